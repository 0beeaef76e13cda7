//! The dashboard: what waits, and how the campaigns do.
