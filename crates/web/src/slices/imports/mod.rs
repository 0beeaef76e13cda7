//! People from files.
