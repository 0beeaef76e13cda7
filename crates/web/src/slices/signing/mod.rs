//! Signing: the form and the API, the confirmation, a signer's own page, and the counts.

pub mod api;
pub mod find;
pub mod letter;
pub mod mine;
pub mod panel;
pub mod public;
pub mod submit;
