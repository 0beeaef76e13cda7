//! People from files, and into files.

pub mod begin;
pub mod columns;
pub mod engine;
pub mod export;
pub mod export_file;
pub mod faults;
pub mod file;
pub mod matching;
pub mod pages;
pub mod plan;
mod prepare;
pub mod upload;
