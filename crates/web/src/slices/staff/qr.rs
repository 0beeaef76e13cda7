//! A QR code as the path of an SVG picture: no style, no other host, nothing stored.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// White around the code that scanners need, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A QR code, ready for `<svg viewBox="0 0 SIDE SIDE"><path d="PATH"/></svg>`.
#[derive(Clone)]
pub struct Qr {
    /// Modules along each side, the white around it included.
    pub side: i32,
    /// The dark modules.
    pub path: String,
}

impl std::fmt::Debug for Qr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Qr").field("side", &self.side).finish_non_exhaustive()
    }
}

/// The QR code of a text; nothing if it is too long for one.
#[must_use]
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    Some(Qr { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_corners_and_its_white() {
        let code = qr("otpauth://totp/a:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=a").unwrap();
        assert!(code.side > 29 && code.path.starts_with("M4 4h1v1h-1z"));
        assert!(qr(&"x".repeat(10_000)).is_none());
    }
}
