//! What the server does, a folder each: its pages, its API, its words, its tests.

pub mod campaigns;
pub mod demo;
pub mod health;
pub mod signing;
pub mod trust;
