//! The owners' keys, read from the database and unwrapped; an organisation that is new gets its first.

use std::sync::{Arc, Mutex, PoisonError};

use commonfront_store::rows::KeysStateRow;
use commonfront_store::{Db, query};
use commonfront_vault::{COALITION, CannotOpen, Keyring, Vault, WrappedKey, WrappingKey};

/// Why the keys could not be read.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The database did not answer.
    #[error("the database did not answer: {0}")]
    Database(#[from] commonfront_store::Error),
    /// The data keys in the database are not wrapped by this server's key.
    #[error("the data keys in the database are not wrapped by the key in this server's key file")]
    OtherKey(#[from] CannotOpen),
}

/// All data keys as they lie in the database.
///
/// # Errors
/// The database did not answer.
pub async fn wrapped(db: &Db) -> commonfront_store::Result<Vec<WrappedKey>> {
    let mut conn = db.read().await?;
    let rows = query!(conn, keys::all())?;
    let key = |row: commonfront_store::rows::DataKeyRow| WrappedKey {
        owner: row.owner,
        version: u16::try_from(row.version).unwrap_or(0),
        wrapped: row.wrapped,
    };
    Ok(rows.into_iter().map(key).collect())
}

/// Reads the key that wraps the data keys, as it lies outside the database now.
pub type ReadWrapping = Arc<dyn Fn() -> WrappingKey + Send + Sync>;

/// For how many seconds a new version opens only, so that every server knows it before any seals with it.
const HOLD: u8 = 4;

/// What a running server remembers of the data keys it has read.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Seen>);

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    state: Option<KeysStateRow>,
    hold: u8,
}

impl Watch {
    /// Whether the keys have to be read anew, and if so, whether a new version may seal already. Asked once
    /// a second.
    #[must_use]
    pub fn look(&self, now: KeysStateRow) -> Option<Use> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.state != Some(now) {
            return Some(Use::HoldNew);
        }
        seen.hold = seen.hold.checked_sub(1)?;
        (seen.hold == 0).then_some(Use::Newest)
    }

    /// They have been read.
    pub fn seen(&self, state: KeysStateRow, held: bool) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *seen = Seen { state: Some(state), hold: if held { HOLD } else { 0 } };
    }
}

/// Which version of a key seals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The newest.
    Newest,
    /// The one that has sealed so far, if it is still there.
    HoldNew,
}

/// Puts the keyring of now into the vault; makes the first key of every owner that has none.
///
/// # Errors
/// [`KeyringError`]; the vault stays as it was.
pub async fn load(db: &Db, wrapping: &WrappingKey, vault: &Vault) -> Result<(), KeyringError> {
    load_for(db, wrapping, vault, Use::Newest).await.map(drop)
}

/// As [`load`]; gives back whether a new version is held back.
///
/// # Errors
/// As [`load`].
pub async fn load_for(
    db: &Db,
    wrapping: &WrappingKey,
    vault: &Vault,
    which: Use,
) -> Result<bool, KeyringError> {
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    drop(conn);
    let mut keys = wrapped(db).await?;
    let owners = std::iter::once(COALITION).chain(organisations.iter().map(|row| row.id));
    let missing: Vec<i64> = owners.filter(|&owner| !keys.iter().any(|key| key.owner == owner)).collect();
    if !missing.is_empty() {
        // Keys of which one could be opened say that this is the right key file; without, a wrong one
        // would be noticed only when there is something to open.
        Keyring::open(wrapping, &keys, vault.entropy())?;
        let mut tx = db.write().await?;
        for owner in missing {
            let first = wrapping.first(owner, &**vault.entropy());
            query!(tx, keys::put(owner, i64::from(first.version), &first.wrapped))?;
        }
        tx.commit().await?;
        keys = wrapped(db).await?;
    }
    let mut ring = Keyring::open(wrapping, &keys, vault.entropy())?;
    let mut held = false;
    if which == Use::HoldNew {
        (ring, held) = ring.sealing_as(&vault.now());
    }
    vault.replace(ring);
    Ok(held)
}
