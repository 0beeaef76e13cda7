//! One organisation's data keys in a file for that organisation: with it and a copy of the database it can
//! open what is held of its own people, and nobody else's.

use std::io::Write;

use anyhow::{Context, Result, bail};
use commonfront_store::Db;
use commonfront_vault::{Entropy, Secret, WrappingKey};
use commonfront_web::keyring;
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};

use super::KeyOwner;
use crate::backup::Lock;

/// What is in the file, once it is decrypted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// The version of this format: 1.
    pub format: u32,
    /// The organisation's slug.
    pub organisation: String,
    /// The number that its keys lie under.
    pub owner: i64,
    /// A wrapping key made for this file, in hexadecimal digits.
    pub wrapping: String,
    /// The data keys, wrapped with it.
    pub keys: Vec<ExportedKey>,
}

/// A data key in the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedKey {
    /// Its version.
    pub version: u16,
    /// The key, wrapped, in base 64.
    pub wrapped: String,
}

impl std::fmt::Debug for Exported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exported").field("organisation", &self.organisation).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for ExportedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ExportedKey")
    }
}

/// An organisation's keys, encrypted for whoever opens the lock.
///
/// # Errors
/// It has none, they are another server's, or the database did not answer.
pub async fn export(
    db: &Db,
    wrapping: &WrappingKey,
    of: &KeyOwner,
    lock: &Lock,
    entropy: &dyn Entropy,
) -> Result<Vec<u8>> {
    let mut secret = [0; 32];
    entropy.fill(&mut secret);
    let fresh = WrappingKey::new(&Secret(secret));
    let mut keys = Vec::new();
    for key in keyring::wrapped(db).await?.iter().filter(|key| key.owner == of.owner) {
        let anew = wrapping.rewrap(key, &fresh, entropy).context("The key file is another server's")?;
        keys.push(ExportedKey { version: key.version, wrapped: BASE64.encode(&anew.wrapped) });
    }
    if keys.is_empty() {
        bail!("{} has no keys yet", of.name);
    }
    let exported = Exported {
        format: 1,
        organisation: of.name.clone(),
        owner: of.owner,
        wrapping: HEXLOWER.encode(&secret),
        keys,
    };
    let mut out = lock.close(Vec::new())?;
    out.write_all(&serde_json::to_vec_pretty(&exported)?)?;
    Ok(out.finish()?)
}
