//! The people of an organisation: list, record, segments.
