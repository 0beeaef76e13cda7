//! The pact itself: its text, its versions, who signed; and the room at the desk that the parties share.

pub mod audience;
pub mod comments;
pub mod difference;
pub mod drafting;
pub mod editing;
pub mod leaving;
pub mod mandates;
pub mod overview;
pub mod parties;
pub mod posted;
pub mod public;
pub mod room;
pub mod signing;
pub mod text;
pub mod texts;
pub mod view;
pub mod waits;

pub use mandates::Mandate;
pub use parties::Party;
pub use room::{Part, Room, RoomPage, Tab};
