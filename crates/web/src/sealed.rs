//! What is held of people, sealed for its row and opened again.

use commonfront_domain::{EmailAddress, Signer};
use commonfront_vault::{COALITION, OwnerKeys, Place, Vault};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::WebError;

/// Seals a value, written as JSON, with an owner's key.
///
/// # Errors
/// [`WebError::Internal`]: the key is not here.
pub fn seal(
    vault: &Vault,
    owner: i64,
    place: Place<'_>,
    value: &impl Serialize,
) -> Result<Vec<u8>, WebError> {
    let plain = serde_json::to_vec(value).map_err(fault)?;
    Ok(vault.of(owner).map_err(fault)?.seal(place, &plain))
}

/// Opens a value that [`seal`] has sealed.
///
/// # Errors
/// [`WebError::Internal`]: another key, another place, or it was changed.
pub fn open<T: DeserializeOwned>(
    vault: &Vault,
    owner: i64,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<T, WebError> {
    open_with(&*vault.of(owner).map_err(fault)?, place, sealed)
}

/// As [`open`], with the owner's keys at hand.
///
/// # Errors
/// As [`open`].
pub fn open_with<T: DeserializeOwned>(
    keys: &OwnerKeys,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<T, WebError> {
    let plain = keys.open(place, sealed).map_err(fault)?;
    serde_json::from_slice(&plain).map_err(fault)
}

// The errors' own words hold nothing of anybody: neither serde_json's of a struct that we wrote, nor the vault's.
fn fault(error: impl std::fmt::Display) -> WebError {
    tracing::error!(%error, "a sealed value can't be used");
    WebError::Internal
}

fn signature_place(row: &[u8]) -> Place<'_> {
    Place { table: "signatures", column: "sealed", row }
}

/// Seals what a signature holds of its signer.
///
/// # Errors
/// As [`seal`].
pub fn seal_signer(
    vault: &Vault,
    action: i64,
    fingerprint: &[u8],
    signer: &Signer,
) -> Result<Vec<u8>, WebError> {
    seal(vault, COALITION, signature_place(&Signer::row(action, fingerprint)), signer)
}

/// Opens what a signature holds of its signer; of one that has ended that is nothing.
///
/// # Errors
/// As [`open`].
pub fn open_signer(
    vault: &Vault,
    action: i64,
    fingerprint: &[u8],
    sealed: &[u8],
) -> Result<Signer, WebError> {
    if sealed.is_empty() {
        return Ok(Signer::default());
    }
    open(vault, COALITION, signature_place(&Signer::row(action, fingerprint)), sealed)
}

/// The keyed hashes of an exact address and of its domain, to find signatures by.
///
/// # Errors
/// As [`seal`].
pub fn address_keys(vault: &Vault, address: &EmailAddress) -> Result<(i64, i64), WebError> {
    let keys = vault.of(COALITION).map_err(fault)?;
    let lower = address.as_str().to_lowercase();
    let domain = lower.rsplit('@').next().unwrap_or_default();
    Ok((keys.index("address", &lower), keys.index("domain", domain)))
}
