//! Staff, their invitations and their sessions.
