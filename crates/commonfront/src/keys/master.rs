//! A new key to wrap the data keys with. What is sealed stays as it is: only the wrapping changes.

use std::path::Path;

use anyhow::{Context, Result, bail};
use commonfront_store::{Db, query};
use commonfront_vault::{Entropy, Keyring, WrappedKey, WrappingKey};
use commonfront_web::keyring;

use crate::secrets;

/// How often keys that come into being meanwhile are looked for.
const ROUNDS: usize = 5;

/// Puts a new wrapping key into the key file and wraps every data key with it; the file as it was stays
/// beside it. If it was broken off before, this finishes it. Gives back how many data keys there are.
///
/// # Errors
/// The key file is another server's or can't be written, or the database did not answer. Both the file and
/// the one beside it then open what is there.
pub async fn rotate_master(db: &Db, file: &Path, entropy: &std::sync::Arc<dyn Entropy>) -> Result<usize> {
    let present = secrets::load(file)?;
    let keys = keyring::wrapped(db).await?;
    let opens = |with: &WrappingKey, keys: &[WrappedKey]| Keyring::open(with, keys, entropy).is_ok();
    if !opens(&present.wrapping, &keys) {
        bail!("{} does not open the data keys in this database: it is another server's", file.display());
    }
    // Where the file's own key does not open them all, a change was broken off: it is finished.
    if opens(present.wrapping_now(), &keys) {
        let old = secrets::old(file);
        if old.exists() && secrets::differs_from_old(file)? {
            bail!(
                "{} is still there: backups taken before the last change open with it. Move it to a safe place first",
                old.display()
            );
        }
        secrets::change_wrapping(file)?;
    }
    let secrets = secrets::load(file)?;
    for _ in 0..ROUNDS {
        let keys = keyring::wrapped(db).await?;
        if opens(secrets.wrapping_now(), &keys) {
            return Ok(keys.len());
        }
        let mut tx = db.write().await?;
        for key in &keys {
            let anew = secrets.wrapping.rewrap(key, secrets.wrapping_now(), &**entropy);
            let anew = anew.context("A data key does not open")?;
            query!(tx, keys::rewrap(key.owner, i64::from(key.version), &anew.wrapped))?;
        }
        tx.commit().await?;
    }
    bail!(
        "Another server goes on making keys with the old key file; copy the new one to it and run this again"
    )
}
