//! What the server derives for people whom only an organisation holds: the link to their own record; and
//! what is left of a signature whose signer has been forgotten.

use data_encoding::BASE64URL_NOPAD;

use super::{Fingerprint, Keys, same, short, tag};
use crate::clock::{DAY, Micros};

/// Under what the signature of a mailbox goes on counting once everything that it held of the person is
/// erased. It can be told from the mailbox's own fingerprint, so that she can sign anew, and follows from
/// it, so that she then still counts once.
#[must_use]
pub fn set_apart(fingerprint: &[u8]) -> Fingerprint {
    let mut apart = [0; 16];
    for (there, here) in apart.iter_mut().zip(fingerprint) {
        *there = !here;
    }
    apart
}

impl Keys {
    /// How long the link to one's own record can be used.
    pub const PERSON_LINK_LIFETIME: Micros = 30 * DAY;

    /// The secret part of the link to the record of a person: which link, and a tag over that and the
    /// moment at which it was made.
    #[must_use]
    pub fn person_token(&self, link: i64, made_at: Micros) -> String {
        let mut token = [0; 24];
        token[..8].copy_from_slice(&link.to_be_bytes());
        token[8..].copy_from_slice(&self.person_tag(link, made_at));
        BASE64URL_NOPAD.encode(&token)
    }

    fn person_tag(&self, link: i64, made_at: Micros) -> [u8; 16] {
        short(tag(&self.person, &[&link.to_be_bytes(), &made_at.to_be_bytes()]))
    }

    /// Whether a token is of this link, and can still be used.
    #[must_use]
    pub fn is_person_link(&self, token: &str, link: i64, made_at: Micros, now: Micros) -> bool {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap_or_default();
        bytes.len() == 24
            && bytes[..8] == link.to_be_bytes()
            && same(&bytes[8..], &self.person_tag(link, made_at))
            && now.saturating_sub(made_at) <= Self::PERSON_LINK_LIFETIME
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_for_one_record_for_thirty_days() {
        let keys = Keys::derive(&[7; 32]);
        let token = keys.person_token(3, 100);
        assert_eq!(Keys::link_number(&token), Some(3));
        assert!(keys.is_person_link(&token, 3, 100, 100 + Keys::PERSON_LINK_LIFETIME));
        assert!(!keys.is_person_link(&token, 3, 100, 101 + Keys::PERSON_LINK_LIFETIME));
        assert!(!keys.is_person_link(&token, 4, 100, 100) && !keys.is_person_link(&token, 3, 101, 101));
        assert!(!keys.opens(&token, 3, 100), "it is no signature's");
        assert!(!keys.is_person_link(&keys.link_token(3, 100), 3, 100, 100), "nor the other way round");
    }

    #[test]
    fn what_is_set_apart_is_another_and_always_the_same() {
        assert_eq!(set_apart(&[0xF0; 16]), [0x0F; 16]);
        assert_eq!(set_apart(&set_apart(&[7; 16])), [7; 16]);
    }
}
