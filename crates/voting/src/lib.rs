//! How the parties to a pact decide: the rules, the weights, quorum and notice, and the count with every step
//! that led to it. No I/O and no clock: moments are handed in, as microseconds.

mod count;
mod terms;

pub use count::{Outcome, Share, Step, Verdict, count};
pub use terms::{Ballot, Choice, Elector, Notice, Quorum, Rule, Terms, Vote, Weighting};
