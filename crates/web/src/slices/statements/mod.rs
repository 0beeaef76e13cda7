//! Joint statements and messages to government: a name stands beneath one only if its owner approved that very
//! text, and for as long as it does not take it back.

pub mod answer;
pub mod list;
pub mod load;
pub mod public;
pub mod send;
pub mod show;
pub mod write;
