//! Staff: invitations, signing in, sessions, roles, organisations, the audit log.

pub mod account;
pub mod accounts;
pub mod audit;
pub mod desk;
pub mod door;
pub mod fields;
pub mod frame;
pub mod session;

pub use desk::Desk;
pub use frame::{DeskPage, Section};
