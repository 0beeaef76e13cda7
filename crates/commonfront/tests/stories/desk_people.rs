//! An organisation's people: found, noted, merged.
