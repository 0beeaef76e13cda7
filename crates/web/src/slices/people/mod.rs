//! The people of an organisation: list, record, segments.

pub mod carry;
pub mod held;
pub mod notes;
pub mod segment;
