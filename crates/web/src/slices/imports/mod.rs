//! People from files.

pub mod engine;
pub mod file;
pub mod plan;
mod prepare;
