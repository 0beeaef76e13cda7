//! The owners' keys, and how they lie in the database: wrapped.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use chacha20poly1305::XChaCha20Poly1305;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{CannotOpen, Entropy, Owner, Place, Secret, cipher, open, seal, version_of, words};

type Hasher = Hmac<Sha256>;

/// An owner's data key of one version as it lies in the database.
#[derive(Clone, Debug)]
pub struct WrappedKey {
    /// Whose.
    pub owner: Owner,
    /// Counts up from 1 with each rotation.
    pub version: u16,
    /// Sealing key and index key, sealed with the wrapping key.
    pub wrapped: Vec<u8>,
}

/// The key outside the database that wraps the data keys; while it is being changed, with the one before.
#[derive(Clone)]
pub struct WrappingKey {
    now: XChaCha20Poly1305,
    before: Option<XChaCha20Poly1305>,
}

impl fmt::Debug for WrappingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WrappingKey")
    }
}

fn wrapping_place() -> Place<'static> {
    Place { table: "data_keys", column: "wrapped", row: b"" }
}

/// A data key in the clear: what seals, and what makes the keyed hashes to find by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct DataKey {
    sealing: Secret,
    index: Secret,
}

impl WrappingKey {
    /// The key from its secret.
    #[must_use]
    pub fn new(secret: &Secret) -> Self {
        Self { now: cipher(secret), before: None }
    }

    /// The same key, which also unwraps what another has wrapped.
    #[must_use]
    pub fn or(mut self, before: &Self) -> Self {
        self.before = Some(before.now.clone());
        self
    }

    fn wrap(&self, owner: Owner, version: u16, key: &DataKey, entropy: &dyn Entropy) -> WrappedKey {
        let mut plain = [0; 64];
        plain[..32].copy_from_slice(&key.sealing.0);
        plain[32..].copy_from_slice(&key.index.0);
        let associated = wrapping_place().associated(owner, version);
        WrappedKey { owner, version, wrapped: seal(&self.now, version, &associated, &plain, entropy) }
    }

    fn unwrap(&self, key: &WrappedKey) -> Result<DataKey, CannotOpen> {
        let associated = wrapping_place().associated(key.owner, key.version);
        let plain = open(&self.now, &associated, &key.wrapped).or_else(|_| {
            self.before
                .as_ref()
                .ok_or(CannotOpen)
                .and_then(|key_before| open(key_before, &associated, &key.wrapped))
        })?;
        let plain: [u8; 64] = plain.try_into().map_err(|_| CannotOpen)?;
        let half = |range: std::ops::Range<usize>| {
            let mut bytes = [0; 32];
            bytes.copy_from_slice(&plain[range]);
            Secret(bytes)
        };
        Ok(DataKey { sealing: half(0..32), index: half(32..64) })
    }

    /// A new owner's first key.
    #[must_use]
    pub fn first(&self, owner: Owner, entropy: &dyn Entropy) -> WrappedKey {
        let (mut sealing, mut index) = ([0; 32], [0; 32]);
        entropy.fill(&mut sealing);
        entropy.fill(&mut index);
        self.wrap(owner, 1, &DataKey { sealing: Secret(sealing), index: Secret(index) }, entropy)
    }

    /// The key that follows: another sealing key; what is found by stays findable.
    ///
    /// # Errors
    /// The present key is not wrapped by this one.
    pub fn next(&self, present: &WrappedKey, entropy: &dyn Entropy) -> Result<WrappedKey, CannotOpen> {
        let mut key = self.unwrap(present)?;
        entropy.fill(&mut key.sealing.0);
        Ok(self.wrap(present.owner, present.version.saturating_add(1), &key, entropy))
    }

    /// The same data key wrapped by another wrapping key.
    ///
    /// # Errors
    /// It is not wrapped by this one.
    pub fn rewrap(
        &self,
        key: &WrappedKey,
        with: &Self,
        entropy: &dyn Entropy,
    ) -> Result<WrappedKey, CannotOpen> {
        Ok(with.wrap(key.owner, key.version, &self.unwrap(key)?, entropy))
    }
}

/// One owner's keys.
#[derive(Clone)]
pub struct OwnerKeys {
    owner: Owner,
    current: u16,
    sealing: BTreeMap<u16, XChaCha20Poly1305>,
    index: Hasher,
    entropy: Arc<dyn Entropy>,
}

impl fmt::Debug for OwnerKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnerKeys").field("owner", &self.owner).finish_non_exhaustive()
    }
}

impl OwnerKeys {
    /// Whose keys these are.
    #[must_use]
    pub fn owner(&self) -> Owner {
        self.owner
    }

    /// The version that new values are sealed with.
    #[must_use]
    pub fn version(&self) -> u16 {
        self.current
    }

    /// Seals a value for its place.
    #[must_use]
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        let associated = place.associated(self.owner, self.current);
        match self.sealing.get(&self.current) {
            Some(cipher) => seal(cipher, self.current, &associated, plain, &*self.entropy),
            // `Keyring::open` puts a key under `current`.
            None => Vec::new(),
        }
    }

    /// Opens a value that was sealed for this place, by this owner's present key or an earlier one.
    ///
    /// # Errors
    /// [`CannotOpen`].
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let version = version_of(sealed)?;
        let cipher = self.sealing.get(&version).ok_or(CannotOpen)?;
        open(cipher, &place.associated(self.owner, version), sealed)
    }

    fn hash(&self, kind: &str, value: &[u8]) -> [u8; 32] {
        let mut mac = self.index.clone();
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(value);
        mac.finalize().into_bytes().into()
    }

    /// The keyed hash of a mailbox among this owner's people: another owner's of the same mailbox says
    /// nothing about it.
    #[must_use]
    pub fn fingerprint(&self, folded_address: &str) -> [u8; 16] {
        let hash = self.hash("mailbox", folded_address.as_bytes());
        let mut out = [0; 16];
        out.copy_from_slice(&hash[..16]);
        out
    }

    /// The keyed hash by which a value of a kind is found: `("tag", "nurse")`.
    #[must_use]
    pub fn index(&self, kind: &str, value: &str) -> i64 {
        let hash = self.hash(kind, value.as_bytes());
        i64::from_be_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
    }

    /// The keyed hashes under which somebody of this name is found: each word whole, and its beginnings.
    #[must_use]
    pub fn name_index(&self, name: &str) -> Vec<i64> {
        let mut keys = Vec::with_capacity(12);
        for word in words::words(name) {
            keys.push(self.index("word", &word));
            keys.extend(words::beginnings(&word).map(|beginning| self.index("beginning", beginning)));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// What to look for somebody by of whom each of these words, or its beginning, is the name.
    #[must_use]
    pub fn name_query(&self, typed: &str) -> Vec<NameKey> {
        let key = |word: String| {
            let beginning = words::query_beginning(&word);
            let whole = (beginning.len() < word.len()).then(|| self.index("word", &word));
            NameKey { beginning: self.index("beginning", beginning), whole }
        };
        words::words(typed).map(key).collect()
    }
}

/// What to look for one typed word by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameKey {
    /// The keyed hash of its beginning.
    pub beginning: i64,
    /// The keyed hash of the whole word, if it is longer than the beginnings that are indexed: then those
    /// found by the beginning have still to be looked at.
    pub whole: Option<i64>,
}

/// This server does not hold the owner's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key of organisation {0} is not here")]
pub struct NotHeld(pub Owner);

/// The keys of every owner that this server holds.
#[derive(Clone, Default)]
pub struct Keyring(BTreeMap<Owner, Arc<OwnerKeys>>);

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Keyring {
    /// Unwraps the keys.
    ///
    /// # Errors
    /// One of them is not wrapped by this key: it is another server's, or the key file is an old one.
    pub fn open(
        wrapping: &WrappingKey,
        keys: &[WrappedKey],
        entropy: &Arc<dyn Entropy>,
    ) -> Result<Self, CannotOpen> {
        let mut owners: BTreeMap<Owner, OwnerKeys> = BTreeMap::new();
        for wrapped in keys {
            let key = wrapping.unwrap(wrapped)?;
            let index = Hasher::new_from_slice(&key.index.0).map_err(|_| CannotOpen)?;
            let owner = owners.entry(wrapped.owner).or_insert_with(|| OwnerKeys {
                owner: wrapped.owner,
                current: 0,
                sealing: BTreeMap::new(),
                index,
                entropy: entropy.clone(),
            });
            owner.current = owner.current.max(wrapped.version);
            owner.sealing.insert(wrapped.version, cipher(&key.sealing));
        }
        Ok(Self(owners.into_iter().map(|(owner, keys)| (owner, Arc::new(keys))).collect()))
    }

    /// An owner's keys.
    ///
    /// # Errors
    /// [`NotHeld`].
    pub fn of(&self, owner: Owner) -> Result<&Arc<OwnerKeys>, NotHeld> {
        self.0.get(&owner).ok_or(NotHeld(owner))
    }

    /// These keys, sealing with the versions that were in use before where those are still here: a version
    /// that has just come may not be known to every server yet. And whether any newer one is held back.
    #[must_use]
    pub fn sealing_as(self, before: &Self) -> (Self, bool) {
        let mut held = false;
        let keep = |(owner, keys): (Owner, Arc<OwnerKeys>)| {
            let used = before.0.get(&owner).map(|before| before.current);
            match used.filter(|used| *used < keys.current && keys.sealing.contains_key(used)) {
                Some(current) => {
                    held = true;
                    (owner, Arc::new(OwnerKeys { current, ..OwnerKeys::clone(&keys) }))
                }
                None => (owner, keys),
            }
        };
        let ring = Self(self.0.into_iter().map(keep).collect());
        (ring, held)
    }

    /// The owners whose keys are here.
    pub fn owners(&self) -> impl Iterator<Item = Owner> {
        self.0.keys().copied()
    }
}
