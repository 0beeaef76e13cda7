//! Pictures of campaigns and logos of organisations: taken in one at a time, kept under a hash of what they show, given to everybody.

pub mod keep;
pub mod shown;

pub use keep::Pictures;
pub use shown::{LogoShown, Shown, serve};
