//! The rules of a coalition's campaigns as plain functions over plain types: no I/O, no clock, no
//! randomness, no HTTP and no SQL, so that every rule can be tested by itself.

pub mod audit;
pub mod bargaining;
pub mod calendar;
pub mod calls;
pub mod campaign;
pub mod clock;
pub mod colour;
pub mod comment;
pub mod counting;
pub mod email_address;
pub mod ical;
pub mod incident;
pub mod keys;
pub mod language;
pub mod paper;
pub mod password;
pub mod people_set;
pub mod person;
pub mod person_name;
pub mod places;
pub mod postal_code;
pub mod problems;
pub mod role;
pub mod sharing;
pub mod signer;
pub mod signing;
pub mod slug;
pub mod text_rules;
pub mod totp;

pub use clock::{Clock, Micros};
pub use comment::Comment;
pub use email_address::EmailAddress;
pub use language::{Language, Text};
pub use people_set::PeopleSet;
pub use person::Person;
pub use person_name::PersonName;
pub use postal_code::PostalCode;
pub use role::{Right, Role};
pub use signer::Signer;
