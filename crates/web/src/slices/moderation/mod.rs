//! Comments, read before they are shown.

pub mod decide;
pub mod queue;
