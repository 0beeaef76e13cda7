//! What happens when: the parties' events, and those that other slices bring; feeds for calendars elsewhere.

pub mod keep;

pub use keep::{Occasion, keep, keep_beside};
