//! What a person may ask of whoever holds her: to see all of it, to take it with her, to have it corrected,
//! to take a consent back, to be forgotten. And when that happens without being asked.

pub mod change;
pub mod door;
pub mod download;
pub mod leave;
pub mod letter;
pub mod page;
pub mod post;
pub mod record;
pub mod retention;
pub mod view;
