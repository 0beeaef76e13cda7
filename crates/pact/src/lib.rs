//! A pact between organisations: its text, the list of what was signed, and the proof that nothing in either
//! was changed. No I/O, no clock, no randomness.

pub mod rules;

pub use rules::{DecisionRules, Rule};
