//! The people of an organisation: list, record, segments.

pub mod carry;
pub mod change;
pub mod edit;
pub mod held;
pub mod list;
pub mod merge;
pub mod notes;
pub mod record;
pub mod segment;
pub mod segments;
