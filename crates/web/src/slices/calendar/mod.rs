//! What happens when: the parties' events, and those that other slices bring; feeds for calendars elsewhere.

pub mod desk;
pub mod event;
pub mod events;
pub mod feeds;
pub mod ics;
pub mod keep;
pub mod public;
pub mod show;
pub mod view;
pub mod when;
pub mod write;

pub use keep::{Occasion, keep, keep_beside};
