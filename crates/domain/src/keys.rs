//! Keys derived from the server's one master secret, each for one purpose, so that what is made for
//! one can never be used for another.

mod person;
mod staff;

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::clock::{Micros, SECOND};
use crate::email_address::EmailAddress;

pub use person::set_apart;
pub use staff::Tried;

type Hasher = Hmac<Sha256>;

/// A keyed hash of a folded address; see [`EmailAddress::folded`]. Without the key nobody can tell whose.
pub type Fingerprint = [u8; 16];

/// The server's keys. `Debug` prints nothing.
#[derive(Clone)]
pub struct Keys {
    fingerprint: Hasher,
    link: Hasher,
    person: Hasher,
    form: Hasher,
    network: Hasher,
    staff: Hasher,
    pact: Hasher,
}

fn derive(master: &[u8; 32], purpose: &str) -> Hasher {
    let key = tag(&hasher(master), &[b"commonfront v1 ", purpose.as_bytes()]);
    hasher(&key)
}

#[allow(clippy::expect_used)] // HMAC takes a key of any length (RFC 2104), so this cannot fail.
fn hasher(key: &[u8]) -> Hasher {
    Hasher::new_from_slice(key).expect("HMAC takes any key length")
}

fn tag(key: &Hasher, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = key.clone();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn short(tag: [u8; 32]) -> [u8; 16] {
    let mut out = [0; 16];
    out.copy_from_slice(&tag[..16]);
    out
}

/// Compares without telling by its time where the difference is.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |diff, (x, y)| diff | (x ^ y)) == 0
}

/// Why a form's token was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    /// Not made by this server, or for another form.
    #[error("not a token of this form")]
    Forged,
    /// Sent sooner than a person can fill a form in.
    #[error("sent too soon")]
    TooSoon,
    /// Older than a day.
    #[error("too old")]
    TooOld,
}

/// The secret of the key that the organisations' data keys are wrapped with.
#[must_use]
pub fn wrapping_secret(master: &[u8; 32]) -> [u8; 32] {
    tag(&hasher(master), &[b"commonfront v1 ", b"data keys"])
}

impl Keys {
    /// How long a form's token can be used.
    pub const FORM_LIFETIME: Micros = crate::clock::DAY;

    /// Derives all keys from the master secret.
    #[must_use]
    pub fn derive(master: &[u8; 32]) -> Self {
        Self {
            fingerprint: derive(master, "fingerprint"),
            link: derive(master, "private link"),
            person: derive(master, "person link"),
            form: derive(master, "form token"),
            network: derive(master, "network"),
            staff: derive(master, "staff"),
            pact: derive(master, "pact"),
        }
    }

    /// The secret of the key that signs what is entered in a pact's list.
    #[must_use]
    pub fn pact_secret(&self) -> [u8; 32] {
        tag(&self.pact, &[b"ed25519"])
    }

    /// The keyed hash under which a mailbox is known.
    #[must_use]
    pub fn fingerprint(&self, address: &EmailAddress) -> Fingerprint {
        short(tag(&self.fingerprint, &[address.folded().as_bytes()]))
    }

    /// The secret part of a signature's private link: its number, and a tag over that and the moment at
    /// which it was signed. A number that is given out again, after a backup was restored or a signature
    /// started anew, therefore has another link.
    #[must_use]
    pub fn link_token(&self, signature: i64, signed_at: Micros) -> String {
        let mut token = [0; 24];
        token[..8].copy_from_slice(&signature.to_be_bytes());
        token[8..].copy_from_slice(&self.link_tag(signature, signed_at));
        BASE64URL_NOPAD.encode(&token)
    }

    fn link_tag(&self, signature: i64, signed_at: Micros) -> [u8; 16] {
        short(tag(&self.link, &[&signature.to_be_bytes(), &signed_at.to_be_bytes()]))
    }

    /// The number of the signature that a private link claims to be for; see [`Keys::opens`].
    #[must_use]
    pub fn link_number(token: &str) -> Option<i64> {
        let bytes: [u8; 24] = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?.try_into().ok()?;
        Some(i64::from_be_bytes(bytes[..8].try_into().ok()?))
    }

    /// Whether a private link is for this signature.
    #[must_use]
    pub fn opens(&self, token: &str, signature: i64, signed_at: Micros) -> bool {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap_or_default();
        bytes.len() == 24
            && bytes[..8] == signature.to_be_bytes()
            && same(&bytes[8..], &self.link_tag(signature, signed_at))
    }

    /// A token for one action's form. It tells when it was made, rounded up to the second, so that a page
    /// may be kept for a second and the minimum age still holds.
    #[must_use]
    pub fn form_token(&self, action: i64, now: Micros) -> String {
        let issued = now.div_euclid(SECOND) + 1;
        let mut token = [0; 24];
        token[..8].copy_from_slice(&issued.to_be_bytes());
        token[8..].copy_from_slice(&short(self.form_tag(action, issued)));
        BASE64URL_NOPAD.encode(&token)
    }

    /// Checks a form's token.
    ///
    /// # Errors
    /// [`TokenProblem`]; `min_age` is in microseconds.
    pub fn check_form_token(
        &self,
        token: &str,
        action: i64,
        now: Micros,
        min_age: Micros,
    ) -> Result<(), TokenProblem> {
        let bytes: [u8; 24] = BASE64URL_NOPAD
            .decode(token.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(TokenProblem::Forged)?;
        let issued = i64::from_be_bytes(bytes[..8].try_into().map_err(|_| TokenProblem::Forged)?);
        if !same(&bytes[8..], &short(self.form_tag(action, issued))) {
            return Err(TokenProblem::Forged);
        }
        let age = now - issued * SECOND;
        if age > Self::FORM_LIFETIME {
            Err(TokenProblem::TooOld)
        } else if age < min_age {
            Err(TokenProblem::TooSoon)
        } else {
            Ok(())
        }
    }

    fn form_tag(&self, action: i64, issued: i64) -> [u8; 32] {
        tag(&self.form, &[&action.to_be_bytes(), &issued.to_be_bytes()])
    }

    /// A hash of a network that means nothing on another day and without the key.
    #[must_use]
    pub fn network(&self, day: i64, network: &[u8]) -> u64 {
        let hash = tag(&self.network, &[&day.to_be_bytes(), network]);
        u64::from_be_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
    }

    /// A short stable name for a queued message, for its `Message-ID`.
    #[must_use]
    pub fn message_name(&self, outbox: i64) -> String {
        BASE64URL_NOPAD.encode(&short(tag(&self.link, &[b"message", &outbox.to_be_bytes()])))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys() -> Keys {
        Keys::derive(&[7; 32])
    }

    #[test]
    fn a_link_opens_its_own_signature_only_and_only_here() {
        let token = keys().link_token(42, 7);
        assert_eq!(Keys::link_number(&token), Some(42));
        assert!(keys().opens(&token, 42, 7));
        assert!(!keys().opens(&token, 42, 8), "signed at another moment");
        assert!(!keys().opens(&token, 43, 7));
        assert!(!Keys::derive(&[8; 32]).opens(&token, 42, 7), "made by another server");
        let mut forged = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap();
        forged[23] ^= 1;
        assert!(!keys().opens(&BASE64URL_NOPAD.encode(&forged), 42, 7));
    }

    #[test]
    fn a_form_token_has_an_age_and_a_form() {
        let (k, t0) = (keys(), 1_000_000_000 * SECOND);
        let token = k.form_token(5, t0);
        assert_eq!(k.check_form_token(&token, 5, t0, 2 * SECOND), Err(TokenProblem::TooSoon));
        assert_eq!(k.check_form_token(&token, 5, t0 + 2 * SECOND, 2 * SECOND), Err(TokenProblem::TooSoon));
        assert_eq!(k.check_form_token(&token, 5, t0 + 3 * SECOND, 2 * SECOND), Ok(()));
        assert_eq!(k.check_form_token(&token, 6, t0 + 3 * SECOND, 2 * SECOND), Err(TokenProblem::Forged));
        assert_eq!(k.check_form_token(&token, 5, t0 + 2 * crate::clock::DAY, 0), Err(TokenProblem::TooOld));
        assert_eq!(k.check_form_token("", 5, t0, 0), Err(TokenProblem::Forged));
    }

    proptest! {
        #[test]
        fn no_text_opens_a_link(raw in any::<String>()) {
            prop_assert!(!keys().opens(&raw, Keys::link_number(&raw).unwrap_or(1), 7));
        }
    }
}
