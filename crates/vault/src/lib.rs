//! What is held of people, sealed at rest. Each organisation has a data key of its own; the data keys lie
//! in the database, wrapped by a key that lies outside it. No I/O and no randomness of its own.
//!
//! A value is sealed with XChaCha20-Poly1305 for its [`Place`]: table, column, row and owner are part of
//! what is authenticated, so that a sealed value moved to another place opens nothing. What has to be found
//! again (an address, a name's beginning, a tag) is found by a keyed hash under the owner's index key.

mod keyring;
mod words;

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

pub use keyring::{Keyring, NameKey, NotHeld, OwnerKeys, WrappedKey, WrappingKey};
pub use words::{LONGEST, beginnings, words};

use std::sync::{Arc, PoisonError, RwLock};

/// Where fresh random bytes come from: the operating system in the program, anything at all in a test.
pub trait Entropy: Send + Sync + 'static {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The keyring of now, and randomness: what everything that seals and opens shares. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    keyring: Arc<RwLock<Arc<Keyring>>>,
    entropy: Arc<dyn Entropy>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("keyring", &self.now()).finish_non_exhaustive()
    }
}

impl Vault {
    /// A vault without a key yet.
    #[must_use]
    pub fn new(entropy: Arc<dyn Entropy>) -> Self {
        Self { keyring: Arc::default(), entropy }
    }

    /// The keyring of now.
    #[must_use]
    pub fn now(&self) -> Arc<Keyring> {
        self.keyring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a newer keyring in its place.
    pub fn replace(&self, keyring: Keyring) {
        *self.keyring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keyring);
    }

    /// An owner's keys.
    ///
    /// # Errors
    /// [`NotHeld`].
    pub fn of(&self, owner: Owner) -> Result<Arc<OwnerKeys>, NotHeld> {
        self.now().of(owner).cloned()
    }

    /// Where randomness comes from.
    #[must_use]
    pub fn entropy(&self) -> &Arc<dyn Entropy> {
        &self.entropy
    }

    /// Fresh random bytes, for what must not be guessed.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}

/// Whose a value is: an organisation's number, or [`COALITION`].
pub type Owner = i64;

/// The owner of what belongs to no single organisation: signatures before anybody's consent, staff.
pub const COALITION: Owner = 0;

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What tells its row from every other: its key, or the columns that are unique together.
    pub row: &'a [u8],
}

impl Place<'_> {
    /// What is authenticated beside the value. Each part is preceded by its length, so that no two places
    /// can be written alike.
    fn associated(&self, owner: Owner, version: u16) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64);
        for part in [self.table.as_bytes(), self.column.as_bytes(), self.row] {
            bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes.extend_from_slice(&owner.to_be_bytes());
        bytes.extend_from_slice(&version.to_be_bytes());
        bytes
    }
}

/// A sealed value can't be opened: another key, another place, or it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value can't be opened here")]
pub struct CannotOpen;

/// Bytes of a nonce (XChaCha20: long enough to be drawn at random).
const NONCE: usize = 24;
/// Bytes before the nonce: the version of the key.
const HEAD: usize = 2;

/// 32 secret bytes. `Debug` prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub [u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

fn seal(
    cipher: &XChaCha20Poly1305,
    version: u16,
    associated: &[u8],
    plain: &[u8],
    entropy: &dyn Entropy,
) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    entropy.fill(&mut nonce);
    // The cipher refuses only texts of more than 256 GiB.
    let sealed = cipher
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: associated })
        .unwrap_or_default();
    let mut out = Vec::with_capacity(HEAD + NONCE + sealed.len());
    out.extend_from_slice(&version.to_be_bytes());
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&sealed);
    out
}

fn open(cipher: &XChaCha20Poly1305, associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
    let rest = sealed.get(HEAD..).ok_or(CannotOpen)?;
    let (nonce, text) = rest.split_at_checked(NONCE).ok_or(CannotOpen)?;
    cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: associated }).map_err(|_| CannotOpen)
}

/// The version of the key that a value was sealed with.
///
/// # Errors
/// It is too short to be one.
pub fn version_of(sealed: &[u8]) -> Result<u16, CannotOpen> {
    let head = sealed.first_chunk::<HEAD>().ok_or(CannotOpen)?;
    Ok(u16::from_be_bytes(*head))
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.0.into())
}

#[cfg(test)]
mod tests;
