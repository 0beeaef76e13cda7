//! The two languages of every page, and a text that exists in one or both of them.

use serde::{Deserialize, Serialize};

/// A language that the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, as written in Canada.
    En,
    /// French, as written in Canada.
    Fr,
}

impl Language {
    /// Both languages, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The language's tag (BCP 47), as it stands in addresses: `en` or `fr`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The locale for OpenGraph: `en_CA` or `fr_CA`.
    #[must_use]
    pub fn locale(self) -> &'static str {
        match self {
            Self::En => "en_CA",
            Self::Fr => "fr_CA",
        }
    }

    /// The language with this tag, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }

    /// The best of ours for an `Accept-Language` header (RFC 9110, section 12.5.4); English when it
    /// names neither.
    #[must_use]
    pub fn preferred(accept_language: &str) -> Self {
        let mut best = (Self::En, 0.0_f32);
        for range in accept_language.split(',').take(32) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let primary = tag.split('-').next().unwrap_or_default();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
            if let Some(language) = Self::from_tag(primary)
                && weight > best.1
            {
                best = (language, weight);
            }
        }
        best.0
    }

    /// A whole number with the language's thousands separator: `18,204` or `18 204` (narrow no-break space).
    #[must_use]
    pub fn number(self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() + 8);
        if n < 0 {
            out.push('\u{2212}');
        }
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(match self {
                    Self::En => ',',
                    Self::Fr => '\u{202f}',
                });
            }
            out.push(digit);
        }
        out
    }
}

/// A text in English, French or both; never in neither once [`Text::missing`] has been asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// The French text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
}

impl Text {
    /// The text in this language, or else in the other, or else nothing.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.exact(language).or_else(|| self.exact(language.other())).unwrap_or_default()
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&str> {
        match language {
            Language::En => self.en.as_deref(),
            Language::Fr => self.fr.as_deref(),
        }
    }

    /// Whether it lacks a (non-blank) text in this language.
    #[must_use]
    pub fn missing(&self, language: Language) -> bool {
        self.exact(language).is_none_or(|text| text.trim().is_empty())
    }

    /// Puts the text of one language.
    pub fn set(&mut self, language: Language, text: Option<String>) {
        match language {
            Language::En => self.en = text,
            Language::Fr => self.fr = text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_chooses_by_weight_and_falls_back_to_english() {
        assert_eq!(Language::preferred("fr-CA,fr;q=0.9,en;q=0.8"), Language::Fr);
        assert_eq!(Language::preferred("en-US,en;q=0.9,fr;q=0.8"), Language::En);
        assert_eq!(Language::preferred("de, fr;q=0.1"), Language::Fr);
        assert_eq!(Language::preferred("de, fr;q=abc"), Language::En);
        assert_eq!(Language::preferred(""), Language::En);
    }

    #[test]
    fn numbers_take_the_separator_of_their_language() {
        assert_eq!(Language::En.number(0), "0");
        assert_eq!(Language::En.number(1_000_000), "1,000,000");
        assert_eq!(Language::Fr.number(18_204), "18\u{202f}204");
        assert_eq!(Language::Fr.number(-1_500), "\u{2212}1\u{202f}500");
    }
}
