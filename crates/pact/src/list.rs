//! The list of a pact: that it was opened for signing, who signed, who gave notice. Each entry is signed by the
//! server's key over its own content and the hash of the entry before it, so that none can be changed, left
//! out, moved or put in between.

use commonfront_domain::Text;
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature as Mark, Signer as _, SigningKey, VerifyingKey};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::canonical::{Kind, bytes, hash};
use crate::text::Hashed;

/// What stands for "nothing before".
pub const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An organisation as it signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// How many people it represents, as it says itself.
    pub people: i64,
    /// The day of that figure.
    pub as_of: Date,
}

/// Somebody who signs or witnesses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name, as typed.
    pub name: String,
    /// What the person is: "President".
    pub title: String,
}

/// That a pact was opened for signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The number of the version that is signed.
    pub version: i64,
    /// The hash of the whole text.
    pub text: String,
    /// The hashes of its parts.
    pub parts: Vec<Hashed>,
    /// The hashes of its clauses, in their order.
    pub clauses: Vec<Hashed>,
    /// The pact that it renews, with the hash of that one's last entry.
    pub renews: Option<Hashed>,
}

/// That an organisation signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Which one.
    pub organisation: Signatory,
    /// Who signed for it.
    pub officer: Person,
    /// On which day.
    pub date: Date,
    /// Where.
    pub place: String,
    /// Who saw it.
    pub witnesses: Vec<Person>,
    /// What the law lets it do only so: "support before or after work".
    pub limits: Text,
    /// The hash of the whole text that it had before it.
    pub text: String,
    /// The clauses that it signs.
    pub clauses: Vec<Hashed>,
    /// Whether it joins others whose pact is before the public already.
    pub late: bool,
}

/// That an organisation gave written notice to leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    /// Which one.
    pub organisation: Signatory,
    /// Who gave the notice for it.
    pub officer: Person,
    /// The first day on which it is no party any more.
    pub leaves: Date,
    /// The first moment of that day, in microseconds since 1970-01-01T00:00:00Z.
    pub leaves_at: i64,
    /// Why, in its own words; may be empty.
    pub words: Text,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// The pact was opened for signing.
    Opened(Opening),
    /// An organisation signed.
    Signed(Signature),
    /// An organisation gave notice.
    Notice(Leaving),
}

impl Act {
    /// The organisation that acts, if one does.
    #[must_use]
    pub fn organisation(&self) -> Option<&Signatory> {
        match self {
            Self::Opened(_) => None,
            Self::Signed(signature) => Some(&signature.organisation),
            Self::Notice(leaving) => Some(&leaving.organisation),
        }
    }
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Which pact.
    pub pact: String,
    /// Its place in the list, from 1.
    pub number: i64,
    /// The hash of the entry before; [`NOTHING`] for the first.
    pub previous: String,
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// What it says.
    pub act: Act,
    /// Which key signs it.
    pub key: String,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What is signed.
    pub record: Record,
    /// The Ed25519 signature (RFC 8032) of its canonical bytes, in hexadecimal digits.
    pub signature: String,
}

impl Entry {
    /// Its hash, which the next entry names.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(Kind::Entry, self)
    }

    /// Whether a key signed it as it is.
    #[must_use]
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.record.key == key.id && key.signed(Kind::Record, &self.record, &self.signature)
    }
}

/// The hash of a list's last entry.
#[must_use]
pub fn head(list: &[Entry]) -> String {
    list.last().map_or_else(|| NOTHING.to_owned(), Entry::hash)
}

/// A public key, as an exported pact names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicKey {
    /// The beginning of its hash.
    pub id: String,
    /// The key in hexadecimal digits.
    pub ed25519: String,
}

impl PublicKey {
    /// A key under its own name.
    #[must_use]
    pub fn new(ed25519: String) -> Self {
        Self { id: hash(Kind::Key, &ed25519)[..16].to_owned(), ed25519 }
    }

    /// Whether it stands under its own name.
    #[must_use]
    pub fn is_named_right(&self) -> bool {
        *self == Self::new(self.ed25519.clone())
    }

    pub(crate) fn signed(&self, kind: Kind, value: &impl Serialize, signature: &str) -> bool {
        let array = |text: &str| HEXLOWER.decode(text.as_bytes()).ok();
        let key = array(&self.ed25519).and_then(|key| VerifyingKey::from_bytes(&key.try_into().ok()?).ok());
        let mark = array(signature).and_then(|mark| Mark::from_slice(&mark).ok());
        match (key, mark) {
            (Some(key), Some(mark)) => key.verify_strict(&bytes(kind, value), &mark).is_ok(),
            _ => false,
        }
    }
}

/// The server's pact key. `Debug` prints nothing of it.
pub struct PactKey(SigningKey);

impl std::fmt::Debug for PactKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PactKey")
    }
}

impl PactKey {
    /// The key of a secret.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// What others check its signatures with.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::new(HEXLOWER.encode(self.0.verifying_key().as_bytes()))
    }

    pub(crate) fn mark(&self, kind: Kind, value: &impl Serialize) -> String {
        HEXLOWER.encode(&self.0.sign(&bytes(kind, value)).to_bytes())
    }

    /// The next entry of a pact's list.
    #[must_use]
    pub fn enter(&self, pact: &str, list: &[Entry], at: i64, act: Act) -> Entry {
        let record = Record {
            pact: pact.to_owned(),
            number: i64::try_from(list.len()).unwrap_or(i64::MAX - 1) + 1,
            previous: head(list),
            at,
            act,
            key: self.public().id,
        };
        Entry { signature: self.mark(Kind::Record, &record), record }
    }
}
