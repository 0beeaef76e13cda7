//! What the server derives for its staff: links of invitations, recovery codes, and the proof that a
//! password was right until the second step is taken.

use data_encoding::BASE64URL_NOPAD;

use super::{Fingerprint, Keys, same, short, tag};
use crate::clock::{HOUR, Micros, SECOND};

/// Something that can be tried too often.
#[derive(Clone, Copy, Debug)]
pub enum Tried<'a> {
    /// An account, whether or not there is one, by strangers wherever they are.
    Account(&'a Fingerprint),
    /// An account from one network.
    AccountFrom(&'a Fingerprint, &'a [u8]),
    /// An account by a browser that it has been used in.
    Browser(&'a Fingerprint, &'a [u8]),
    /// A network.
    Network(&'a [u8]),
}

impl Keys {
    /// How long an invitation can be taken up.
    pub const INVITATION_LIFETIME: Micros = 72 * HOUR;
    /// How long after the password the second step can be taken.
    pub const SECOND_STEP_LIFETIME: Micros = 600 * SECOND;

    /// The secret part of an invitation's link. Taking it up, or inviting anew, changes the moment it is
    /// made from, so that it works once.
    #[must_use]
    pub fn invitation_token(&self, staff: i64, invited_at: Micros) -> String {
        self.staff_token(b"invitation", staff, invited_at)
    }

    /// Whether a token is of this invitation.
    #[must_use]
    pub fn is_invitation(&self, token: &str, staff: i64, invited_at: Micros) -> bool {
        same(token.as_bytes(), self.invitation_token(staff, invited_at).as_bytes())
    }

    /// The number of the member of staff that a token claims to be for.
    #[must_use]
    pub fn staff_number(token: &str) -> Option<i64> {
        Self::link_number(token)
    }

    /// The secret part of the link in a mail that tells of something: it mutes for whom the mail is.
    #[must_use]
    pub fn notice_token(&self, mail: i64, at: Micros) -> String {
        self.staff_token(b"notice", mail, at)
    }

    /// Whether a token is of this mail.
    #[must_use]
    pub fn is_notice(&self, token: &str, mail: i64, at: Micros) -> bool {
        same(token.as_bytes(), self.notice_token(mail, at).as_bytes())
    }

    fn staff_token(&self, purpose: &[u8], staff: i64, at: Micros) -> String {
        let mut token = [0; 24];
        token[..8].copy_from_slice(&staff.to_be_bytes());
        let of = tag(&self.staff, &[purpose, &staff.to_be_bytes(), &at.to_be_bytes()]);
        token[8..].copy_from_slice(&short(of));
        BASE64URL_NOPAD.encode(&token)
    }

    /// Says that a member of staff gave the right password, set at `password_at`, at `now`.
    #[must_use]
    pub fn second_step(&self, staff: i64, password_at: Micros, now: Micros) -> String {
        let mut token = [0; 32];
        token[..8].copy_from_slice(&staff.to_be_bytes());
        token[8..16].copy_from_slice(&now.to_be_bytes());
        token[16..].copy_from_slice(&self.second_step_tag(staff, password_at, now));
        BASE64URL_NOPAD.encode(&token)
    }

    fn second_step_tag(&self, staff: i64, password_at: Micros, at: Micros) -> [u8; 16] {
        let parts = [staff.to_be_bytes(), password_at.to_be_bytes(), at.to_be_bytes()];
        short(tag(&self.staff, &[b"second step", &parts.concat()]))
    }

    /// The number of the member of staff that a proof of the first step claims to be for.
    #[must_use]
    pub fn second_step_number(token: &str) -> Option<i64> {
        let bytes: [u8; 32] = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?.try_into().ok()?;
        Some(i64::from_be_bytes(bytes[..8].try_into().ok()?))
    }

    /// Whether a proof of the first step is good now.
    #[must_use]
    pub fn is_second_step(&self, token: &str, staff: i64, password_at: Micros, now: Micros) -> bool {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap_or_default();
        let Some(at) = bytes.get(8..16).and_then(|at| at.try_into().ok()).map(i64::from_be_bytes) else {
            return false;
        };
        bytes.len() == 32
            && bytes[..8] == staff.to_be_bytes()
            && same(&bytes[16..], &self.second_step_tag(staff, password_at, at))
            && (0..=Self::SECOND_STEP_LIFETIME).contains(&now.saturating_sub(at))
    }

    /// Under what a recovery code is kept; spaces, hyphens and case make no difference.
    #[must_use]
    pub fn recovery_code(&self, staff: i64, code: &str) -> [u8; 16] {
        let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = plain.to_ascii_lowercase();
        short(tag(&self.staff, &[b"recovery code", &staff.to_be_bytes(), plain.as_bytes()]))
    }

    /// What a browser keeps of an account that has been signed in to with it; `number` is drawn for it.
    #[must_use]
    pub fn known_browser(&self, fingerprint: &Fingerprint, number: &[u8; 16]) -> String {
        let mut token = [0; 32];
        token[..16].copy_from_slice(number);
        token[16..].copy_from_slice(&short(tag(&self.staff, &[b"known browser", fingerprint, number])));
        BASE64URL_NOPAD.encode(&token)
    }

    /// The number of a browser that keeps this, if the account has been signed in to with it.
    #[must_use]
    pub fn is_known_browser(&self, token: &str, fingerprint: &Fingerprint) -> Option<[u8; 16]> {
        let bytes: [u8; 32] = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?.try_into().ok()?;
        let number: [u8; 16] = bytes[..16].try_into().ok()?;
        same(token.as_bytes(), self.known_browser(fingerprint, &number).as_bytes()).then_some(number)
    }

    /// Under what failures to sign in are counted.
    #[must_use]
    pub fn tried(&self, what: Tried<'_>) -> [u8; 16] {
        short(match what {
            Tried::Account(fingerprint) => tag(&self.staff, &[b"account", fingerprint]),
            Tried::AccountFrom(fingerprint, network) => {
                tag(&self.staff, &[b"account from", fingerprint, network])
            }
            Tried::Browser(fingerprint, browser) => tag(&self.staff, &[b"browser", fingerprint, browser]),
            Tried::Network(network) => tag(&self.staff, &[b"network", network]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::derive(&[7; 32])
    }

    #[test]
    fn an_invitation_is_for_one_person_and_one_moment() {
        let token = keys().invitation_token(5, 100);
        assert_eq!(Keys::staff_number(&token), Some(5));
        assert!(keys().is_invitation(&token, 5, 100));
        assert!(!keys().is_invitation(&token, 5, 101) && !keys().is_invitation(&token, 6, 100));
        assert!(!keys().is_invitation("", 5, 100));
    }

    #[test]
    fn a_mails_link_is_for_that_mail_and_opens_nothing_else() {
        let token = keys().notice_token(5, 100);
        assert!(keys().is_notice(&token, 5, 100));
        assert!(!keys().is_notice(&token, 6, 100) && !keys().is_notice(&token, 5, 101));
        assert!(!keys().is_invitation(&token, 5, 100) && !keys().opens(&token, 5, 100));
    }

    #[test]
    fn the_second_step_waits_ten_minutes_and_ends_with_the_password() {
        let token = keys().second_step(5, 3, 1000);
        assert_eq!(Keys::second_step_number(&token), Some(5));
        assert!(keys().is_second_step(&token, 5, 3, 1000 + Keys::SECOND_STEP_LIFETIME));
        assert!(!keys().is_second_step(&token, 5, 3, 1001 + Keys::SECOND_STEP_LIFETIME));
        assert!(!keys().is_second_step(&token, 5, 4, 1000), "another password");
        assert!(!keys().is_second_step(&token, 6, 3, 1000) && !keys().is_second_step("x", 5, 3, 1000));
    }

    #[test]
    fn a_browser_is_known_to_one_account() {
        let token = keys().known_browser(&[1; 16], &[9; 16]);
        assert_eq!(keys().is_known_browser(&token, &[1; 16]), Some([9; 16]));
        assert_eq!(keys().is_known_browser(&token, &[2; 16]), None);
        assert_eq!(keys().is_known_browser("AAAA", &[1; 16]), None);
    }

    #[test]
    fn a_recovery_code_may_be_typed_loosely() {
        assert_eq!(keys().recovery_code(1, "K7WQ 93HD"), keys().recovery_code(1, "k7wq-93hd"));
        assert_ne!(keys().recovery_code(1, "k7wq93hd"), keys().recovery_code(2, "k7wq93hd"));
    }
}
