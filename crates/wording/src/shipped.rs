//! The guide and the claims that come with this crate.

use std::sync::OnceLock;

use commonfront_domain::Language;

use crate::claims::{self, ClaimRecord};
use crate::cues::Cues;
use crate::guide::Guide;

macro_rules! files {
    ($tag:literal) => {
        &[
            include_str!(concat!("../guide/", $tag, "/money.toml")),
            include_str!(concat!("../guide/", $tag, "/people.toml")),
            include_str!(concat!("../guide/", $tag, "/services.toml")),
            include_str!(concat!("../guide/", $tag, "/together.toml")),
            include_str!(concat!("../guide/", $tag, "/questions.toml")),
            include_str!(concat!("../guide/", $tag, "/frames.toml")),
            include_str!(concat!("../guide/", $tag, "/speeches.toml")),
            include_str!(concat!("../guide/", $tag, "/facts.toml")),
        ]
    };
}

const ENGLISH: &[&str] = files!("en");
const FRENCH: &[&str] = files!("fr");

/// The guide of a language. A test reads it, so that it is never empty because of a fault in a file.
#[must_use]
pub fn shipped(language: Language) -> &'static Guide {
    static GUIDES: OnceLock<[Guide; 2]> = OnceLock::new();
    let [en, fr] =
        GUIDES.get_or_init(|| [ENGLISH, FRENCH].map(|files| Guide::read(files).unwrap_or_default()));
    match language {
        Language::En => en,
        Language::Fr => fr,
    }
}

/// The claims behind the guide's key facts.
#[must_use]
pub fn shipped_claims() -> &'static [ClaimRecord] {
    static CLAIMS: OnceLock<Vec<ClaimRecord>> = OnceLock::new();
    CLAIMS.get_or_init(|| claims::read(include_str!("../guide/claims.toml")).unwrap_or_default())
}

/// The cue words of a language.
pub(crate) fn cues(language: Language) -> Cues {
    let toml = match language {
        Language::En => include_str!("../guide/en/cues.toml"),
        Language::Fr => include_str!("../guide/fr/cues.toml"),
    };
    toml::from_str(toml).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for files in [ENGLISH, FRENCH] {
            for file in files {
                assert_eq!(Guide::read(&[file]).err(), None);
            }
            assert_eq!(Guide::read(files).err(), None);
        }
        assert_eq!(claims::read(include_str!("../guide/claims.toml")).err(), None);
        for language in Language::ALL {
            assert!(cues(language).all().count() > 50);
        }
    }
}
