//! The fraud desk: signatures by pattern, found invalid in bulk, reversibly.
