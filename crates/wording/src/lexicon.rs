//! What the checker looks for, compiled once from a guide.

use commonfront_domain::Language;

use crate::cues::{Cues, Part};
use crate::guide::{Guide, Kind};
use crate::phrases::Phrases;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// One to avoid: the entry's place.
    Avoid(u32),
    /// One within which another is no fault: the entry's place.
    Unless(u32),
    /// A sign of a part of a frame.
    Cue(Part),
}

/// A guide as the checker uses it.
#[derive(Clone, Debug)]
pub struct Lexicon {
    language: Language,
    slugs: Vec<String>,
    phrases: Phrases<What>,
}

impl Lexicon {
    /// Compiles a guide of a language.
    #[must_use]
    pub fn new(guide: &Guide, language: Language) -> Self {
        let cues: Cues = crate::shipped::cues(language);
        let mut patterns = Vec::new();
        let mut slugs = Vec::new();
        for (at, entry) in guide.of(Kind::Pair).enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            slugs.push(entry.slug.clone());
            patterns.extend(entry.phrases().map(|phrase| (What::Avoid(at), phrase)));
            patterns.extend(entry.exceptions().map(|phrase| (What::Unless(at), phrase)));
        }
        patterns.extend(cues.all().map(|(part, cue)| (What::Cue(part), cue)));
        let phrases = Phrases::new(patterns, language);
        Self { language, slugs, phrases }
    }

    /// Its language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    pub(crate) fn phrases(&self) -> &Phrases<What> {
        &self.phrases
    }

    pub(crate) fn slug(&self, at: u32) -> &str {
        self.slugs.get(at as usize).map(String::as_str).unwrap_or_default()
    }
}
