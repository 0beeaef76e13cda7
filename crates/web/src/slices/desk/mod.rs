//! The dashboard: what waits, how the campaigns do, and how to begin.

pub mod chart;
pub mod dashboard;
pub mod figures;
pub mod guide;
pub mod waiting;

pub use dashboard::dashboard;
