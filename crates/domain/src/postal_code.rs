//! Canadian postal codes, in any spacing.

use std::fmt;

/// A Canadian postal code, kept as `A1A 1A1`. Its `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct PostalCode([u8; 7]);

/// The text is not a Canadian postal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Canadian postal code")]
pub struct NotAPostalCode;

impl PostalCode {
    /// Reads a code in any case, with any spaces, dots or dashes. Letters that Canada Post never uses
    /// (D, F, I, O, Q, U; W and Z in first place) are refused.
    ///
    /// # Errors
    /// [`NotAPostalCode`].
    pub fn parse(raw: &str) -> Result<Self, NotAPostalCode> {
        if raw.len() > 64 {
            return Err(NotAPostalCode);
        }
        let mut code = [b' '; 7];
        let mut n = 0;
        for c in
            raw.chars().filter(|c| !(c.is_whitespace() || matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}')))
        {
            let c = u8::try_from(c.to_ascii_uppercase()).map_err(|_| NotAPostalCode)?;
            let fits = match n {
                0 => c.is_ascii_uppercase() && !b"DFIOQUWZ".contains(&c),
                2 | 4 => c.is_ascii_uppercase() && !b"DFIOQU".contains(&c),
                1 | 3 | 5 => c.is_ascii_digit(),
                _ => false,
            };
            if !fits {
                return Err(NotAPostalCode);
            }
            code[if n < 3 { n } else { n + 1 }] = c;
            n += 1;
        }
        if n == 6 { Ok(Self(code)) } else { Err(NotAPostalCode) }
    }

    /// The code as `A1A 1A1`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The forward sortation area, its first three characters.
    #[must_use]
    pub fn area(&self) -> &str {
        &self.as_str()[..3]
    }
}

impl fmt::Debug for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PostalCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn any_spacing_and_case_is_read() {
        for raw in ["k1n6n5", " K1N 6N5 ", "K1N-6N5", "k 1 n 6 n 5", "K1N\u{a0}6N5", "k1n–6n5"] {
            assert_eq!(
                PostalCode::parse(raw).map(|c| c.as_str().to_owned()),
                Ok("K1N 6N5".to_owned()),
                "{raw}"
            );
        }
    }

    #[test]
    fn what_canada_post_never_uses_is_refused() {
        for raw in [
            "", "K1N 6N", "K1N 6N55", "D1N 6N5", "K1O 6N5", "W1N 6N5", "90210", "K1N 6Ñ5", "１2３", "OIO IOI",
        ] {
            assert_eq!(PostalCode::parse(raw), Err(NotAPostalCode), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn every_real_shape_survives_spacing(code in "[ABCEGHJKLMNPRSTVXY][0-9][ABCEGHJKLMNPRSTVWXYZ][0-9][ABCEGHJKLMNPRSTVWXYZ][0-9]", gap in " {0,3}") {
            let typed = format!("{}{gap}{}", &code[..3], &code[3..]).to_lowercase();
            let read = PostalCode::parse(&typed).unwrap();
            prop_assert_eq!(read.as_str(), format!("{} {}", &code[..3], &code[3..]));
            prop_assert_eq!(PostalCode::parse(read.as_str()), Ok(read));
        }

        #[test]
        fn no_text_makes_it_panic(raw in any::<String>()) {
            let _ = PostalCode::parse(&raw);
        }
    }
}
