//! What is drawn at random for a member of staff: the secret of her second step, her recovery codes.

use commonfront_domain::totp;
use commonfront_store::{Tx, query};

use super::qr::{Qr, qr};
use crate::app::App;
use crate::error::WebError;

/// Recovery codes that somebody gets.
const CODES: usize = 10;
/// What they are made of: no letter or digit that looks like another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A second step that is being set up, as its page shows it.
#[derive(Clone, Debug)]
pub struct Setup {
    /// For the camera.
    pub qr: Option<Qr>,
    /// For the keyboard.
    pub key: String,
}

/// How an authenticator is told a secret.
#[must_use]
pub fn setup(app: &App, secret: &[u8], email: &str) -> Setup {
    let snapshot = app.catalog.now();
    let issuer = snapshot.name(commonfront_domain::Language::En);
    Setup { qr: qr(&totp::address(secret, issuer, email)), key: totp::spoken(secret) }
}

/// Makes recovery codes in the place of those there were; they are shown once and kept as hashes only.
///
/// # Errors
/// The database did not answer.
pub async fn recovery_codes(app: &App, tx: &mut Tx, staff: i64) -> Result<Vec<String>, WebError> {
    query!(tx, staff::drop_recovery_codes(staff))?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        // Twelve of 32 letters: 60 bits.
        let letters = app.vault.random::<12>().map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
        let code: String = letters.iter().collect();
        let code = format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]);
        query!(tx, staff::put_recovery_code(staff, &app.keys.recovery_code(staff, &code)))?;
        codes.push(code);
    }
    Ok(codes)
}
