//! Imports of people from files.
