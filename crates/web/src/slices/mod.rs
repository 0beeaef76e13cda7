//! What the server does, a folder each: its pages, its API, its words, its tests.

pub mod campaigns;
pub mod demo;
pub mod desk;
pub mod editor;
pub mod fraud;
pub mod health;
pub mod imports;
pub mod moderation;
pub mod paper;
pub mod people;
pub mod rights;
pub mod signing;
pub mod staff;
pub mod trust;
