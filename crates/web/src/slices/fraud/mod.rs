//! The fraud desk: signatures by pattern, found invalid in bulk, reversibly.

pub mod asked;
pub mod batches;
pub mod bursts;
pub mod find;
pub mod invalidate;
pub mod pattern;
pub mod scope;
pub mod search;
pub mod words;
