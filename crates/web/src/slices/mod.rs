//! What the server does, a folder each: its pages, its API, its words, its tests.

pub mod bargaining;
pub mod calendar;
pub mod calls;
pub mod campaigns;
pub mod commitments;
pub mod decisions;
pub mod demo;
pub mod desk;
pub mod editor;
pub mod fairness;
pub mod fraud;
pub mod health;
pub mod imports;
pub mod incidents;
pub mod job_losses;
pub mod messages;
pub mod moderation;
pub mod pact;
pub mod paper;
pub mod people;
pub mod pictures;
pub mod rights;
pub mod signing;
pub mod staff;
pub mod statements;
pub mod trust;
