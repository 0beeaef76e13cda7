//! The log of incidents that touch rights and liberties.

pub mod chart;
pub mod edit;
pub mod example;
pub mod incident;
pub mod list;
pub mod public;
pub mod words;
