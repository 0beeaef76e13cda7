//! Signatures on paper.
