//! Announcements and threads between the parties, and the mail that tells of them.

pub mod announcement;
pub mod announcements;
pub mod example;
pub mod letter;
pub mod mute;
pub mod names;
pub mod notify;
pub mod places;
pub mod sees;
pub mod settings;
pub mod thread;
pub mod threads;

pub use notify::notify;
pub use thread::Thread;
