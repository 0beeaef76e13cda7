//! Staff: invitations, signing in, sessions, roles, organisations, the audit log.
