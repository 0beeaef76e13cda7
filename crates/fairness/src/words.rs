//! A text that exists in both languages.

use serde::{Deserialize, Serialize};

/// A text in English and in French; a rubric has every text in both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    #[serde(default)]
    pub en: String,
    /// French.
    #[serde(default)]
    pub fr: String,
}

impl Words {
    /// The text in the language with this tag: French for `fr`, English for any other.
    #[must_use]
    pub fn get(&self, tag: &str) -> &str {
        if tag == "fr" { &self.fr } else { &self.en }
    }
}
