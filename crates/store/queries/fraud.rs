//! Signatures looked for by pattern, and found invalid or valid again.
