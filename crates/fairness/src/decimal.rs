//! Numbers with four decimals, exactly: what is measured is written in them, and never becomes a float.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Ten-thousandths in one.
const ONE: i64 = 10_000;
/// The greatest whole number.
const MOST: i64 = 1_000_000_000_000;

/// A number with up to four decimals, at most a million millions on either side of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Not a number that a [`Decimal`] can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number with at most four decimals, or too large")]
pub struct NotADecimal;

impl Decimal {
    /// A whole number.
    ///
    /// # Errors
    /// [`NotADecimal`] if it is too large.
    pub fn whole(number: i64) -> Result<Self, NotADecimal> {
        if number.unsigned_abs() > MOST.unsigned_abs() { Err(NotADecimal) } else { Ok(Self(number * ONE)) }
    }

    /// The number in ten-thousandths.
    #[must_use]
    pub fn ten_thousandths(self) -> i64 {
        self.0
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// `12`, `-3.75`, `+0.5`, `.5`; both the hyphen and the minus sign (U+2212) are taken.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let text = text.trim();
        let below = text.starts_with(['-', '\u{2212}']);
        let digits = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) || (whole.is_empty() && part.is_empty()) || whole.len() > 20 {
            return Err(NotADecimal);
        }
        let part = part.trim_end_matches('0');
        if part.len() > 4 {
            return Err(NotADecimal);
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| NotADecimal)? };
        let part: i64 = format!("{part:0<4}").parse().map_err(|_| NotADecimal)?;
        if whole > MOST || (whole == MOST && part > 0) {
            return Err(NotADecimal);
        }
        let number = whole * ONE + part;
        Ok(Self(if below { -number } else { number }))
    }
}

impl fmt::Display for Decimal {
    /// With a point, a hyphen for less than nothing, and as few decimals as it has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let part = format!("{part:04}");
        write!(f, "{sign}{whole}.{}", part.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number with at most four decimals")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
                Decimal::whole(number).map_err(E::custom)
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
                i64::try_from(number).map_err(E::custom).and_then(|number| self.visit_i64(number))
            }

            // The shortest text that leads back to the float is what was written in the file.
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
                number.to_string().parse().map_err(E::custom)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_exactly() {
        for (text, written) in
            [("12", "12"), ("-3.75", "-3.75"), ("\u{2212}0.5", "-0.5"), ("+.25", "0.25"), ("1.50000", "1.5")]
        {
            assert_eq!(text.parse::<Decimal>().map(|number| number.to_string()), Ok(written.to_owned()));
        }
        for text in ["", "-", ".", "1.23456", "1,5", "1e9", "NaN", "1000000000000.1", "99999999999999999999"]
        {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal), "{text}");
        }
    }
}
