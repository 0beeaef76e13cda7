//! All SQL of the product, one file per slice. Each query is written once, in SQL that SQLite and
//! PostgreSQL both accept; this tree is compiled into `store-sqlite` and `store-postgres`, where
//! `crate::Conn` is the database's connection and the macros check it against that database.

pub mod audit;
pub mod bargaining;
pub mod calendar;
pub mod calls;
pub mod campaigns;
pub mod contracts;
pub mod daily;
pub mod decisions;
pub mod desk;
pub mod drafts;
pub mod fairness;
pub mod fraud;
pub mod guide;
pub mod imports;
pub mod incidents;
pub mod keys;
pub mod mailbox;
pub mod messages;
pub mod moderation;
pub mod notices;
pub mod outbox;
pub mod pact;
pub mod paper;
pub mod people;
pub mod people_beside;
pub mod pictures;
pub mod rights;
pub mod sharing;
pub mod signing;
pub mod staff;
pub mod statements;
