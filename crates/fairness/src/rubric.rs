//! The rule by which a budget is judged, as a document that can be read, kept and numbered.

use serde::{Deserialize, Serialize};

use crate::check::{self, Fault};
use crate::decimal::Decimal;
use crate::words::Words;

/// The points of the four answers to a question that is answered in words, best first. The habit is that of the
/// Open Budget Survey.
pub const ANCHORS: [u8; 4] = [100, 67, 33, 0];

/// A rubric: what is asked, what each answer is worth, and what it takes to pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Its short name: a to z, 0 to 9, hyphens.
    pub id: String,
    /// Its version, from 1. What was published under a version is never changed: a change is a new version.
    pub version: u32,
    /// Its title.
    pub title: Words,
    /// What it is, in a paragraph or two.
    pub about: Words,
    /// The points that a budget needs to pass, out of 100.
    pub pass_mark: u8,
    /// The share of the weight that has to be answered for a verdict, in percent.
    pub coverage_limit: u8,
    /// By how many percent each weight is moved up or down when the weightings are tried.
    pub shift: u8,
    /// What is looked at, in the order of the report.
    pub dimensions: Vec<Dimension>,
    /// What is asked, in the order of the report.
    pub criteria: Vec<Criterion>,
}

/// Something that a budget is looked at for: inequality, the poorest, women …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its short name.
    pub id: String,
    /// What it is called.
    pub name: Words,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its short name.
    pub id: String,
    /// The dimension that it belongs to, by its short name.
    pub dimension: String,
    /// What it is called in tables.
    pub name: Words,
    /// The question.
    pub question: Words,
    /// What has to be shown for an answer.
    pub evidence: Words,
    /// How much it counts, in hundredths of the whole; a gate has none.
    #[serde(default)]
    pub weight: u8,
    /// How it is answered.
    pub kind: Kind,
    /// The four answers in words, best first, for whatever isn't measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    /// The scale, for what is measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// The points below which a gate fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<u8>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// By one of four answers.
    Ordinal,
    /// By a number on a scale.
    Numeric,
    /// Either way; who falls below the threshold fails as a whole, whatever else is said.
    Gate,
}

impl Kind {
    /// Its name in files and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ordinal => "ordinal",
            Self::Numeric => "numeric",
            Self::Gate => "gate",
        }
    }
}

/// An answer in words, with its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// 100, 67, 33 or 0.
    pub points: u8,
    /// What has to be true for it.
    pub words: Words,
}

/// How a number becomes points: `zero` and what lies beyond it is worth nothing, `full` and beyond 100, and
/// between them each step is worth the same. `full` may be the smaller number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// What is counted: `percent`, `dollars per person`.
    pub unit: Words,
    /// The number that is worth nothing.
    pub zero: Decimal,
    /// The number that is worth 100.
    pub full: Decimal,
}

impl Scale {
    /// The points of a number, in ten-thousandths of a point, rounded half up.
    #[must_use]
    pub fn points(&self, value: Decimal) -> u32 {
        let part = |number: Decimal| i128::from(number.ten_thousandths());
        let (mut over, mut under) = (part(value) - part(self.zero), part(self.full) - part(self.zero));
        if under < 0 {
            (over, under) = (-over, -under);
        }
        if over <= 0 || under == 0 {
            return 0;
        }
        let points = (over * 2_000_000 + under) / (2 * under);
        u32::try_from(points).unwrap_or(u32::MAX).min(1_000_000)
    }
}

/// Why a text is no rubric.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RubricError {
    /// It isn't TOML of the right shape; with the reader's own words and the line, if it is known.
    #[error("the rubric can't be read: {message}")]
    Unreadable {
        /// What the reader said, in English.
        message: String,
        /// The line, from 1.
        line: Option<usize>,
    },
    /// It can be read, and doesn't hold together.
    #[error("the rubric has {} faults", .0.len())]
    Faults(Vec<Fault>),
}

impl Rubric {
    /// Reads a rubric and checks that it holds together.
    ///
    /// # Errors
    /// [`RubricError`] with everything that is wrong.
    pub fn parse(text: &str) -> Result<Self, RubricError> {
        let rubric: Self = toml::from_str(text).map_err(|error| RubricError::Unreadable {
            message: error.message().to_owned(),
            line: error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1),
        })?;
        let faults = check::faults(&rubric);
        if faults.is_empty() { Ok(rubric) } else { Err(RubricError::Faults(faults)) }
    }

    /// What is wrong with it; nothing if it holds together.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        check::faults(self)
    }

    /// Its name with its version: `commonfront-1`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{}", self.id, self.version)
    }

    /// A criterion by its short name.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The criteria of a dimension.
    pub fn of<'r>(&'r self, dimension: &'r str) -> impl Iterator<Item = &'r Criterion> {
        self.criteria.iter().filter(move |criterion| criterion.dimension == dimension)
    }
}

impl Criterion {
    /// The answer in words that is worth these points.
    #[must_use]
    pub fn anchor(&self, points: u8) -> Option<&Anchor> {
        self.anchors.iter().find(|anchor| anchor.points == points)
    }

    /// Whether it is a gate.
    #[must_use]
    pub fn is_gate(&self) -> bool {
        self.kind == Kind::Gate
    }
}
