//! A backup is taken, checked and restored.
