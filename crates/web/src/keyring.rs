//! The owners' keys, read from the database and unwrapped; an organisation that is new gets its first.

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

/// Puts the keyring of now into the vault; makes the first key of every owner that has none.
///
/// # Errors
/// [`KeyringError`]; the vault stays as it was.
pub async fn load(db: &Db, wrapping: &WrappingKey, vault: &Vault) -> Result<(), KeyringError> {
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
    vault.replace(Keyring::open(wrapping, &keys, vault.entropy())?);
    Ok(())
}
