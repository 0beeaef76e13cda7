//! What a cut in public spending costs in jobs: low, central and high, from coefficients that name their
//! source, with every step open. No I/O, no clock, no randomness.

pub mod answer;
pub mod check;
pub mod coefficient;
pub mod compare;
pub mod library;
mod model;
pub mod pack;
pub mod query;
pub mod question;
pub mod range;
pub mod shown;
pub mod studies;
pub mod working;

pub use answer::{Answer, Parts, YearLine, answer};
pub use coefficient::Coefficient;
pub use compare::{Comparison, compare};
pub use library::Library;
pub use pack::Pack;
pub use query::{Fault, FaultKind, read};
pub use question::Question;
pub use range::Range;
pub use studies::Studies;
pub use working::Step;

/// What `README.md` says, kept true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
