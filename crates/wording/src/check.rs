//! Checking a draft.

use serde::Serialize;

use crate::claims::Claims;
use crate::cues::Part;
use crate::figures::{FigureFinding, figures};
use crate::lexicon::{Lexicon, What};
use crate::mask::Mask;
use crate::phrases::Match;
use crate::readability::{Readability, readability};
use crate::sentences::sentences;
use crate::span::{Measure, Span};
use crate::tokens::tokens;

/// A text with fewer words is no speech: nobody looks for the parts of a frame in it.
const LEAST_FOR_FRAME: usize = 60;

/// A phrase to avoid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhraseFinding {
    /// Where it stands.
    pub span: Span,
    /// The short name of the guide's entry that says what to say instead, and why.
    pub entry: String,
}

/// Everything that was found in a draft, each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Phrases to avoid.
    pub phrases: Vec<PhraseFinding>,
    /// Figures, with what stands behind each.
    pub figures: Vec<FigureFinding>,
    /// How hard it is to read; none for a text that is too short to say.
    pub readability: Option<Readability>,
    /// Parts of a frame of which no sign was found: a hint. Empty for a text that is too short to say.
    pub missing: Vec<Part>,
    /// How many words it has.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
}

/// Of matches that overlap, the one that begins first, and of those the longest; none that lies within an
/// exception of its own entry.
fn settle(mut matches: Vec<Match<u32>>, exceptions: &[Match<u32>]) -> Vec<Match<u32>> {
    matches.sort_by_key(|m| (m.first, std::cmp::Reverse(m.last), m.what));
    let mut next = 0;
    matches.retain(|m| {
        let within = |e: &&Match<u32>| e.what == m.what && e.first <= m.first && m.last <= e.last;
        // Exceptions are short: only those that begin within a few words before can hold a match.
        let from = exceptions.partition_point(|e| e.first + 12 < m.first);
        let near = exceptions[from..].iter().take_while(|e| e.first <= m.first);
        let keep = m.first >= next && near.clone().find(within).is_none();
        if keep {
            next = m.last + 1;
        }
        keep
    });
    matches
}

/// Reads a draft in the lexicon's language. Pure: the same text gives the same findings.
#[must_use]
pub fn check(text: &str, lexicon: &Lexicon, claims: &Claims) -> Findings {
    let language = lexicon.language();
    let mask = Mask::of(text);
    let tokens = tokens(text, &mask, language, lexicon.phrases().vocabulary());
    let (mut avoided, mut exceptions, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    lexicon.phrases().find(&tokens, |m| {
        let of = |what: u32| Match { what, first: m.first, last: m.last };
        match m.what {
            What::Avoid(at) => avoided.push(of(at)),
            What::Unless(at) => exceptions.push(of(at)),
            What::Cue(part) if !seen.contains(&part) => seen.push(part),
            What::Cue(_) => {}
        }
    });
    let mut measure = Measure::new(text);
    let phrases = settle(avoided, &exceptions)
        .into_iter()
        .map(|m| PhraseFinding {
            span: measure.span(tokens[m.first].start, tokens[m.last].end),
            entry: lexicon.slug(m.what).to_owned(),
        })
        .collect();
    let sentences = sentences(text, &mask, language);
    let words = sentences.iter().map(|sentence| sentence.words).sum();
    let missing =
        Part::ALL.into_iter().filter(|part| words >= LEAST_FOR_FRAME && !seen.contains(part)).collect();
    Findings {
        phrases,
        figures: figures(text, &mask, language, claims),
        readability: readability(text, &sentences, language),
        missing,
        words,
        sentences: sentences.len(),
    }
}
