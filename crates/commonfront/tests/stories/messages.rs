//! Announcements and threads between the parties, and the mail that tells of them.
