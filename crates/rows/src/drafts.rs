//! Campaigns as they are being written, and their revisions.
