//! The program: configuration, wiring, and the command line. `server::build` is what the tests start, too.

pub mod backup;
pub mod check;
pub mod commands;
pub mod config;
pub mod connections;
pub mod demo;
pub mod doctor;
pub mod keys;
pub mod logging;
pub mod packs;
pub mod pact;
pub mod people;
pub mod secrets;
pub mod server;
pub mod staff;
pub mod system;
