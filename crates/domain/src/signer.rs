//! What a signature holds of its signer; sealed wherever it is kept.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Name, address and comment of a signer. Its `Debug` prints nothing of the person.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// First name.
    #[serde(rename = "g", default)]
    pub given_name: String,
    /// Last name.
    #[serde(rename = "f", default)]
    pub family_name: String,
    /// E-mail address.
    #[serde(rename = "e", default)]
    pub email_address: String,
    /// Postal code, `A1A 1A1`.
    #[serde(rename = "p", default)]
    pub postal_code: String,
    /// The comment.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}

impl Signer {
    /// What tells a signature's row from every other: the action and the mailbox's fingerprint.
    #[must_use]
    pub fn row(action_id: i64, fingerprint: &[u8]) -> Vec<u8> {
        [&action_id.to_be_bytes(), fingerprint].concat()
    }
}
