//! What makes a rubric hold together. Faults are values: whoever shows them finds the words.

use std::collections::BTreeSet;

use crate::rubric::{ANCHORS, Criterion, Kind, Rubric};
use crate::words::Words;

/// The most criteria that a rubric may have.
pub const MOST_CRITERIA: usize = 60;
/// The longest text, in characters.
pub const MOST_WORDS: usize = 2_000;

/// A part of a rubric that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its title.
    Title,
    /// What it says of itself.
    About,
    /// What something is called.
    Name,
    /// A question.
    Question,
    /// What has to be shown.
    Evidence,
    /// An answer in words.
    Anchor,
    /// What is counted.
    Unit,
}

impl Part {
    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::About => "about",
            Self::Name => "name",
            Self::Question => "question",
            Self::Evidence => "evidence",
            Self::Anchor => "anchor",
            Self::Unit => "unit",
        }
    }
}

/// Something that has to be mended in a rubric; `at` is the short name of what it is about, and empty for the
/// rubric itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A short name has something else in it than a to z, 0 to 9 and inner hyphens, or is too long.
    BadName(String),
    /// Two things have the same short name.
    SameName(String),
    /// Versions are counted from 1.
    NoVersion,
    /// There is no criterion that counts.
    Nothing,
    /// There are more criteria than [`MOST_CRITERIA`], or more dimensions.
    TooMany,
    /// The weights add up to this, not to 100.
    Weights(u32),
    /// A criterion that isn't a gate counts for nothing.
    NoWeight(String),
    /// A gate has a weight.
    WeightOnGate(String),
    /// The pass mark isn't from 1 to 100.
    PassMark,
    /// The limit of coverage isn't from 1 to 100.
    CoverageLimit,
    /// Weights are moved by 0 to 90 percent.
    Shift,
    /// A criterion names a dimension that isn't there.
    UnknownDimension(String),
    /// A dimension has no criterion.
    EmptyDimension(String),
    /// A text is missing in a language.
    Missing {
        /// Whose.
        at: String,
        /// Which.
        part: Part,
        /// The language's tag.
        language: &'static str,
    },
    /// A text is longer than [`MOST_WORDS`].
    TooLong {
        /// Whose.
        at: String,
        /// Which.
        part: Part,
    },
    /// The answers in words aren't the four, best first.
    Anchors(String),
    /// What is measured has no scale, or both a scale and answers in words.
    NoScale(String),
    /// A scale begins where it ends.
    FlatScale(String),
    /// A gate has no threshold from 1 to 100, or something else has one.
    Threshold(String),
}

fn is_name(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-')
}

fn words(faults: &mut Vec<Fault>, at: &str, part: Part, words: &Words) {
    for (language, text) in [("en", &words.en), ("fr", &words.fr)] {
        if text.trim().is_empty() {
            faults.push(Fault::Missing { at: at.to_owned(), part, language });
        } else if text.chars().count() > MOST_WORDS {
            faults.push(Fault::TooLong { at: at.to_owned(), part });
        }
    }
}

fn names<'n>(faults: &mut Vec<Fault>, all: impl Iterator<Item = &'n String>) {
    let mut seen = BTreeSet::new();
    for name in all {
        if !is_name(name) {
            faults.push(Fault::BadName(name.clone()));
        } else if !seen.insert(name) {
            faults.push(Fault::SameName(name.clone()));
        }
    }
}

fn criterion(faults: &mut Vec<Fault>, rubric: &Rubric, one: &Criterion) {
    let at = || one.id.clone();
    words(faults, &one.id, Part::Name, &one.name);
    words(faults, &one.id, Part::Question, &one.question);
    words(faults, &one.id, Part::Evidence, &one.evidence);
    if !rubric.dimensions.iter().any(|dimension| dimension.id == one.dimension) {
        faults.push(Fault::UnknownDimension(at()));
    }
    match one.kind {
        Kind::Gate if one.weight != 0 => faults.push(Fault::WeightOnGate(at())),
        Kind::Ordinal | Kind::Numeric if one.weight == 0 => faults.push(Fault::NoWeight(at())),
        _ => {}
    }
    if one.threshold.is_some_and(|points| (1..=100).contains(&points)) != one.is_gate()
        || one.threshold.is_some() != one.is_gate()
    {
        faults.push(Fault::Threshold(at()));
    }
    let measured = match one.kind {
        Kind::Ordinal => false,
        Kind::Numeric => true,
        Kind::Gate => one.scale.is_some(),
    };
    if measured {
        match &one.scale {
            Some(scale) if one.anchors.is_empty() => {
                words(faults, &one.id, Part::Unit, &scale.unit);
                if scale.zero == scale.full {
                    faults.push(Fault::FlatScale(at()));
                }
            }
            _ => faults.push(Fault::NoScale(at())),
        }
    } else {
        if one.scale.is_some() || !one.anchors.iter().map(|anchor| anchor.points).eq(ANCHORS) {
            faults.push(Fault::Anchors(at()));
        }
        for anchor in &one.anchors {
            words(faults, &one.id, Part::Anchor, &anchor.words);
        }
    }
}

/// Everything that is wrong with a rubric.
pub(crate) fn faults(rubric: &Rubric) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_name(&rubric.id) {
        faults.push(Fault::BadName(rubric.id.clone()));
    }
    if rubric.version == 0 {
        faults.push(Fault::NoVersion);
    }
    words(&mut faults, "", Part::Title, &rubric.title);
    words(&mut faults, "", Part::About, &rubric.about);
    if !(1..=100).contains(&rubric.pass_mark) {
        faults.push(Fault::PassMark);
    }
    if !(1..=100).contains(&rubric.coverage_limit) {
        faults.push(Fault::CoverageLimit);
    }
    if rubric.shift > 90 {
        faults.push(Fault::Shift);
    }
    if rubric.criteria.len() > MOST_CRITERIA || rubric.dimensions.len() > MOST_CRITERIA {
        faults.push(Fault::TooMany);
        return faults;
    }
    names(&mut faults, rubric.dimensions.iter().map(|dimension| &dimension.id));
    names(&mut faults, rubric.criteria.iter().map(|one| &one.id));
    for dimension in &rubric.dimensions {
        words(&mut faults, &dimension.id, Part::Name, &dimension.name);
        if rubric.of(&dimension.id).next().is_none() {
            faults.push(Fault::EmptyDimension(dimension.id.clone()));
        }
    }
    for one in &rubric.criteria {
        criterion(&mut faults, rubric, one);
    }
    let sum: u32 = rubric.criteria.iter().map(|one| u32::from(one.weight)).sum();
    if rubric.criteria.iter().all(Criterion::is_gate) {
        faults.push(Fault::Nothing);
    } else if sum != 100 {
        faults.push(Fault::Weights(sum));
    }
    faults
}
