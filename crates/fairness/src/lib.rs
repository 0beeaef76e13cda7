//! A fairness test of public budgets: a rubric that is written down, scores that several people give on their own,
//! disagreements that are settled in the open, a verdict, and how far it depends on the weights. No I/O, no clock,
//! no chance: the weightings that are tried come from a fixed seed.

mod chance;
mod check;
mod decimal;
mod robustness;
mod rubric;
mod score;
mod verdict;
mod words;

pub use check::{Fault, MOST_CRITERIA, MOST_WORDS, Part};
pub use decimal::{Decimal, NotADecimal};
pub use robustness::{BINS, DRAWS, Robustness, Without, robustness};
pub use rubric::{ANCHORS, Anchor, Criterion, Dimension, Kind, Rubric, RubricError, Scale};
pub use score::{Answer, Confidence, Finding, Misfit, Score, Settlement, Standing, findings};
pub use verdict::{
    CriterionMark, DimensionMark, Gate, GateState, Mark, Outcome, Ratio, Reason, Verdict, verdict,
};
pub use words::Words;

/// The rubric that comes with the crate, as TOML. It is our own: no scoring rule was ever published.
pub const OURS: &str = include_str!("../rubrics/commonfront-1.toml");
