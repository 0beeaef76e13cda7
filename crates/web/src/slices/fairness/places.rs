//! Whose budgets can be tested, and what their years are called.

use commonfront_domain::Language;

use crate::i18n::T;

/// The provinces and territories, and Canada itself, by their codes in addresses and in keys of texts.
pub const JURISDICTIONS: [&str; 14] =
    ["on", "qc", "bc", "ab", "sk", "mb", "nb", "ns", "pe", "nl", "yt", "nt", "nu", "ca"];

/// What a jurisdiction is called.
#[must_use]
pub fn name(t: T, code: &str) -> &'static str {
    t.get(&format!("fairness-in-{}", JURISDICTIONS.into_iter().find(|one| *one == code).unwrap_or("ca")))
}

/// A budget's year, which begins in April: `2023–24`, `2023-2024`.
#[must_use]
pub fn fiscal_year(t: T, year: i64) -> String {
    match t.0 {
        Language::En => format!("{year}–{:02}", (year + 1).rem_euclid(100)),
        Language::Fr => format!("{year}-{}", year + 1),
    }
}

/// What a test is called: `Ontario 2023–24`.
#[must_use]
pub fn title(t: T, code: &str, year: i64) -> String {
    format!("{} {}", name(t, code), fiscal_year(t, year))
}

/// Its short name in addresses: `on-2023-24`.
#[must_use]
pub fn slug(code: &str, year: i64) -> String {
    format!("{code}-{year}-{:02}", (year + 1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_called_as_treasuries_call_it() {
        assert_eq!(title(T(Language::En), "on", 2023), "Ontario 2023–24");
        assert_eq!(title(T(Language::Fr), "on", 2023), "Ontario 2023-2024");
        assert_eq!(fiscal_year(T(Language::En), 1999), "1999–00");
        assert_eq!(slug("qc", 1999), "qc-1999-00");
        for code in JURISDICTIONS {
            assert!(!name(T(Language::Fr), code).is_empty());
        }
    }
}
