//! A pact between organisations: its text, the list of what was signed, and the proof that nothing in either
//! was changed. No I/O, no clock, no randomness.

pub mod canonical;
pub mod export;
pub mod list;
pub mod rules;
pub mod standing;
pub mod text;
pub mod verify;

#[cfg(test)]
mod tests;

pub use export::Export;
pub use list::{Act, Entry, PactKey, PublicKey};
pub use rules::{DecisionRules, Rule};
pub use standing::{Standing, standings};
pub use text::{Clause, ClauseKind, PactText, Term};
pub use verify::{Finding, verify, verify_file};
