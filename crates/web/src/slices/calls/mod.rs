//! Calls for support, what each party answers, and reports of struck work and pressure.

pub mod answer;
pub mod asked;
pub mod close;
pub mod documents;
pub mod list;
pub mod make;
pub mod remind;
pub mod report_form;
pub mod reports;
pub mod show;
pub mod typed;

pub use crate::slices::commitments::record;
