//! Staff, their sessions, and the audit log.
