//! Staff: invitations, signing in, sessions, roles, organisations, the audit log.

pub mod account;
pub mod accounts;
pub mod attempts;
pub mod audit;
pub mod confirm;
pub mod desk;
pub mod door;
pub mod fields;
pub mod frame;
pub mod inputs;
pub mod invitation;
pub mod letter;
pub mod log;
pub mod logo;
pub mod members;
pub mod organisations;
pub mod passwords;
pub mod qr;
pub mod secrets;
pub mod session;
pub mod sessions;
pub mod sign_in;

pub use desk::Desk;
pub use frame::{DeskPage, Section};
