//! Collective agreements, their provisions and threats to them, and services that were contracted out.

pub mod agreement;
pub mod agreement_form;
pub mod agreements;
pub mod chart;
pub mod comparison;
pub mod contract;
pub mod contract_form;
pub mod contracts;
pub mod documents;
pub mod expiries;
pub mod form;
pub mod names;
pub mod nav;
pub mod provision;
pub mod public;
pub mod threat;
pub mod threat_form;
pub mod threats;
pub mod typed;
