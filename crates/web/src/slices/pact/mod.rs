//! The pact itself: its text, its versions, who signed; and the room at the desk that the parties share.

pub mod audience;
pub mod overview;
pub mod parties;
pub mod room;

pub use parties::Party;
pub use room::{Part, Room, RoomPage, Tab};
