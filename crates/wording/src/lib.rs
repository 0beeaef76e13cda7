//! Words that work: a guide for people who speak for a campaign, and a checker of their drafts.
//!
//! The guide ([`Guide`]) is data: frames, pairs of what to avoid and what to say, answers to hostile questions,
//! speeches, key facts; [`shipped()`] gives the one that comes with this crate, in English and in French, each
//! authored apart. [`check()`] reads a draft and says where it uses a phrase to avoid, which figures no live
//! [`Claim`] stands behind, how hard it is to read, and which parts of a frame it seems to lack. Nothing is
//! stored, nothing is asked of a clock or a network, and findings are typed: the words for them are the caller's.

mod check;
mod claims;
mod cues;
mod figures;
mod fold;
mod guide;
mod lexicon;
mod mask;
mod numbers;
mod phrases;
mod readability;
mod search;
mod sentences;
mod shipped;
mod span;
mod spelled;
mod stem;
mod tokens;

pub use check::{Findings, PhraseFinding, check};
pub use claims::{Claim, ClaimRecord, Claims, ClaimsFault, Figure, Standing, Status, Unit, references};
pub use cues::Part;
pub use figures::{FigureFinding, Support};
pub use fold::fold;
pub use guide::{Entry, Fault, Field, Guide, Kind};
pub use lexicon::Lexicon;
pub use readability::{Band, Formula, Readability};
pub use search::{Asked, search};
pub use shipped::{shipped, shipped_claims};
pub use span::Span;
