//! Proposals that the parties vote on: opened, amended, voted on, closed, with minutes.

pub mod amend;
pub mod ballot;
pub mod begin;
pub mod close;
pub mod example;
pub mod explain;
pub mod list;
pub mod load;
pub mod minutes;
pub mod show;
pub mod texts;
pub mod voters;
