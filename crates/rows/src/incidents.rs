//! Rows: the log of incidents that touch rights and liberties.

use std::fmt;

/// An incident to be kept. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct NewIncident<'a> {
    /// Its owner; 0 for the coalition.
    pub organisation_id: i64,
    /// How far it goes.
    pub visibility: i64,
    /// What kind it is of.
    pub kind: i64,
    /// The day: 20261122.
    pub happened_on: i64,
    /// Whether it counts in public: 1 or 0.
    pub counted: i64,
    /// Who wrote it down.
    pub staff_id: i64,
    /// Made with the form.
    pub entry: &'a [u8],
    /// Place, description and evidence, sealed.
    pub sealed: &'a [u8],
    /// Now.
    pub at: i64,
}

impl fmt::Debug for NewIncident<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewIncident")
    }
}

/// An incident as somebody sees it who may. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct IncidentRow {
    /// The row's key.
    pub id: i64,
    /// Its owner; 0 for the coalition.
    pub organisation_id: i64,
    /// How far it goes.
    pub visibility: i64,
    /// What kind it is of.
    pub kind: i64,
    /// How it stands.
    pub status: i64,
    /// The day: 20261122.
    pub happened_on: i64,
    /// Whether it counts in public: 1 or 0.
    pub counted: i64,
    /// Made with the form.
    pub entry: Vec<u8>,
    /// Place, description and evidence, sealed.
    pub sealed: Vec<u8>,
    /// When it was written down.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

impl fmt::Debug for IncidentRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IncidentRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Which incidents of those that an organisation sees; 0 asks for any.
#[derive(Clone, Copy, Debug)]
pub struct IncidentsAsked {
    /// Who asks.
    pub organisation_id: i64,
    /// Of which kind.
    pub kind: i64,
    /// How they stand.
    pub status: i64,
    /// Whose; -1 asks for anybody's.
    pub owner: i64,
    /// Not later than this day …
    pub until: i64,
    /// … and of that day before this key.
    pub before: i64,
    /// How many at most.
    pub limit: i64,
}

/// How many incidents of a kind there were in a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IncidentCountRow {
    /// What kind.
    pub kind: i64,
    /// The month (202611) or the year (2026).
    pub period: i64,
    /// How many.
    pub n: i64,
}
