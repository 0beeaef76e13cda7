//! Rows: what happens when: the parties' events, and those that other slices bring; feeds for calendars elsewhere.
