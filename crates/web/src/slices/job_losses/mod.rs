//! The job-loss calculator: what a cut would cost in jobs, with every figure's source and every step open.

pub mod argue;
pub mod bars;
pub mod card;
pub mod data;
pub mod embed;
pub mod form;
pub mod index;
pub mod money;
pub mod outcome;
pub mod packs;
pub mod page;
pub mod result;
pub mod said;
pub mod studies;
pub mod words;
pub mod working;
