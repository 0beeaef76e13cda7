//! The second step of signing in: six digits that change every 30 seconds (RFC 6238, on RFC 4226).

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use sha1::Sha1;

use crate::clock::{Micros, SECOND};

/// Seconds that a code is shown for.
const PERIOD: i64 = 30;
/// Bytes of a secret (RFC 4226, section 4, asks for 160 bits).
pub const SECRET: usize = 20;

/// The number of the period in which a moment lies.
#[must_use]
pub fn step(now: Micros) -> i64 {
    now.div_euclid(PERIOD * SECOND)
}

/// The code of a step.
#[must_use]
#[allow(clippy::expect_used)] // HMAC takes a key of any length (RFC 2104), so this cannot fail.
pub fn code(secret: &[u8], step: i64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes any key length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    // Dynamic truncation, RFC 4226, section 5.3.
    let at = usize::from(hash[19] & 0x0f);
    let number = u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// The step that a code is of, if it is of this one, the one before or the one after, and later than
/// `last`: a code is good once.
#[must_use]
pub fn accepts(secret: &[u8], typed: &str, now: Micros, last: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let present = step(now);
    let same = |step: &i64| {
        let code = code(secret, *step);
        code.len() == typed.len()
            && code.bytes().zip(typed.bytes()).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
    };
    [present, present - 1, present + 1].into_iter().filter(|&step| step > last).find(same)
}

/// A secret as people type it: Base32 in groups of four.
#[must_use]
pub fn spoken(secret: &[u8]) -> String {
    let text = BASE32_NOPAD.encode(secret);
    text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// The address that an authenticator reads from a QR code (the key URI format of Google Authenticator).
#[must_use]
pub fn address(secret: &[u8], issuer: &str, account: &str) -> String {
    let escape = |text: &str| -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        text.bytes()
            .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect()
    };
    let (issuer, account) = (escape(issuer), escape(account));
    format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", BASE32_NOPAD.encode(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B (SHA-1), the last six of the eight digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        let known = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (second, digits) in known {
            assert_eq!(code(secret, step(second * SECOND)), digits, "{second}");
        }
    }

    #[test]
    fn a_code_is_good_a_step_around_now_and_once() {
        let (secret, now) = (b"12345678901234567890", 2_000_000_000 * SECOND);
        let present = step(now);
        for near in [-1, 0, 1] {
            let typed = code(secret, present + near);
            assert_eq!(accepts(secret, &typed, now, 0), Some(present + near));
            assert_eq!(accepts(secret, &typed, now, present + near), None, "used");
        }
        assert_eq!(accepts(secret, &code(secret, present + 2), now, 0), None);
        assert_eq!(accepts(secret, &code(secret, present - 2), now, 0), None);
        assert_eq!(accepts(secret, "", now, 0), None);
        assert_eq!(accepts(secret, " 279 037 ", now, 0), Some(present));
    }

    #[test]
    fn the_secret_is_told_to_people_and_to_authenticators() {
        assert_eq!(spoken(b"12345678901234567890"), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            address(b"12345678901234567890", "Front commun", "a@b.example"),
            "otpauth://totp/Front%20commun:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Front%20commun"
        );
    }
}
