//! How hard a text is to read, by the formula that was made for its language.
//!
//! English: Flesch–Kincaid grade (Kincaid and others, 1975): 0.39 × words per sentence + 11.8 × syllables per
//! word − 15.59, about the year of school. French: Kandel and Moles (1958), Flesch's ease with other weights:
//! 207 − 1.015 × words per sentence − 73.6 × syllables per word; 100 is very easy, 0 very hard. Both only count; neither
//! knows whether a text is true, clear or kind.

use commonfront_domain::Language;
use serde::Serialize;

use crate::sentences::Sentence;
use crate::span::{Measure, Span};

/// A text with fewer words is too short to judge.
pub(crate) const LEAST_WORDS: usize = 30;
/// A sentence with more words is hard to say in one breath.
const LONG: usize = 30;
/// The most long sentences that are listed.
const LISTED: usize = 50;

/// Which formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// A grade of school: lower is easier.
    FleschKincaid,
    /// From 0 to about 100: higher is easier.
    KandelMoles,
}

/// What the number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// A child of eleven reads it.
    VeryEasy,
    /// Everybody reads it.
    Easy,
    /// Most adults read it, if they want to.
    Plain,
    /// Some put it down.
    Demanding,
    /// Most put it down.
    Hard,
}

impl Band {
    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::VeryEasy => "very-easy",
            Self::Easy => "easy",
            Self::Plain => "plain",
            Self::Demanding => "demanding",
            Self::Hard => "hard",
        }
    }
}

/// How hard a text is to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Readability {
    /// By which formula.
    pub formula: Formula,
    /// The formula's number, in tenths.
    pub tenths: i64,
    /// What it means.
    pub band: Band,
    /// Words in a sentence, on average, in tenths.
    pub words_per_sentence_tenths: i64,
    /// Sentences that are long.
    pub long: Vec<Span>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "bounded by the text's length"
)]
pub(crate) fn readability(text: &str, sentences: &[Sentence], language: Language) -> Option<Readability> {
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    let syllables: usize = sentences.iter().map(|sentence| sentence.syllables).sum();
    if words < LEAST_WORDS {
        return None;
    }
    let length = words as f64 / sentences.len() as f64;
    let weight = syllables as f64 / words as f64;
    let (formula, value) = match language {
        Language::En => (Formula::FleschKincaid, 0.39 * length + 11.8 * weight - 15.59),
        Language::Fr => (Formula::KandelMoles, 207.0 - 1.015 * length - 73.6 * weight),
    };
    let limits = match language {
        Language::En => [6.0, 8.0, 10.0, 13.0],
        Language::Fr => [-80.0, -65.0, -50.0, -35.0],
    };
    let hardness = if language == Language::En { value } else { -value };
    let band = match limits.iter().filter(|&&limit| hardness > limit).count() {
        0 => Band::VeryEasy,
        1 => Band::Easy,
        2 => Band::Plain,
        3 => Band::Demanding,
        _ => Band::Hard,
    };
    let mut measure = Measure::new(text);
    let long = sentences.iter().filter(|sentence| sentence.words > LONG).take(LISTED);
    Some(Readability {
        formula,
        tenths: (value * 10.0).round() as i64,
        band,
        words_per_sentence_tenths: (length * 10.0).round() as i64,
        long: long.map(|sentence| measure.span(sentence.start, sentence.end)).collect(),
    })
}
