//! Campaigns: their pages, and their documents as files and in the database.

pub mod documents;
pub mod files;
pub mod public;
pub mod view;
