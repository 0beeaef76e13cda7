//! A pact in a file: the text, the whole list, the keys, and a seal that says how long the list is.

use serde::{Deserialize, Serialize};

use crate::canonical::Kind;
use crate::list::{Entry, PactKey, PublicKey, head};
use crate::text::PactText;

/// What `format` says in a file of this version.
pub const FORMAT: &str = "commonfront pact 1";

/// What closes a list, so that nothing can be taken from its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// Which pact.
    pub pact: String,
    /// How many entries the list has.
    pub entries: i64,
    /// The hash of its last entry.
    pub last: String,
    /// The hash of the text.
    pub text: String,
    /// When the file was made, in microseconds since 1970-01-01T00:00:00Z.
    pub made_at: i64,
    /// Which key signs it.
    pub key: String,
}

/// The seal with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// What is signed.
    pub sealed: Sealed,
    /// The Ed25519 signature of its canonical bytes, in hexadecimal digits.
    pub signature: String,
}

/// A pact in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// [`FORMAT`].
    pub format: String,
    /// Which pact.
    pub pact: String,
    /// Its text.
    pub text: PactText,
    /// Everything that was signed, in its order.
    pub list: Vec<Entry>,
    /// The keys that signed.
    pub keys: Vec<PublicKey>,
    /// What closes the list.
    pub seal: Seal,
}

impl Export {
    /// Closes a list. `keys`: those of entries that an earlier key has signed.
    #[must_use]
    pub fn new(
        key: &PactKey,
        keys: Vec<PublicKey>,
        pact: &str,
        text: PactText,
        list: Vec<Entry>,
        made_at: i64,
    ) -> Self {
        let own = key.public();
        let sealed = Sealed {
            pact: pact.to_owned(),
            entries: i64::try_from(list.len()).unwrap_or(i64::MAX),
            last: head(&list),
            text: text.hash(),
            made_at,
            key: own.id.clone(),
        };
        let seal = Seal { signature: key.mark(Kind::Seal, &sealed), sealed };
        let mut all = vec![own];
        for key in keys {
            if !all.contains(&key) {
                all.push(key);
            }
        }
        Self { format: FORMAT.to_owned(), pact: pact.to_owned(), text, list, keys: all, seal }
    }

    /// The file's bytes: JSON over many lines, in the order of this type's fields, with a line break at its end.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // None of these types can fail to be written.
        let mut out = serde_json::to_vec_pretty(self).unwrap_or_default();
        out.push(b'\n');
        out
    }
}
