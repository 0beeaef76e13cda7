//! Rows: calls for support, what each party answers, what each did for its commitments, and reports of pressure.

use std::fmt;

/// A call for support.
#[derive(Clone, Debug)]
pub struct CallRow {
    /// Its key.
    pub id: i64,
    /// Who calls; 0 is the coalition.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// What it says (JSON).
    pub document: String,
    /// When what it asks for takes place, if it does.
    pub event_at: Option<i64>,
    /// Until when answers are taken.
    pub deadline: i64,
    /// When it was made.
    pub made_at: i64,
    /// When those who had not answered were reminded.
    pub reminded_at: Option<i64>,
    /// When it was closed.
    pub closed_at: Option<i64>,
    /// What came of it (JSON).
    pub result: String,
}

/// A call to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewCall<'c> {
    /// Who calls; 0 is the coalition.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// What it says (JSON).
    pub document: &'c str,
    /// When what it asks for takes place, if it does.
    pub event_at: Option<i64>,
    /// Until when answers are taken.
    pub deadline: i64,
    /// When those who have not answered are reminded.
    pub remind_at: i64,
    /// Who writes it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

/// What a party answered.
#[derive(Clone, Debug)]
pub struct AnswerRow {
    /// Which call.
    pub call_id: i64,
    /// The party.
    pub organisation_id: i64,
    /// Its how manieth answer.
    pub number: i64,
    /// 1 yes, 2 partly, 3 cannot.
    pub answer: i64,
    /// 1 if only the party that calls reads the words.
    pub quiet: i64,
    /// With what, or why not.
    pub words: String,
    /// The party's legal limits then (JSON).
    pub limits: String,
    /// When.
    pub answered_at: i64,
}

/// An answer to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewAnswer<'a> {
    /// Which call.
    pub call_id: i64,
    /// The party.
    pub organisation_id: i64,
    /// 1 yes, 2 partly, 3 cannot.
    pub answer: i64,
    /// 1 if only the party that calls reads the words.
    pub quiet: i64,
    /// With what, or why not.
    pub words: &'a str,
    /// The party's legal limits now (JSON).
    pub limits: &'a str,
    /// Who writes it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

/// A report of struck work or pressure. Its `Debug` prints nothing of what it says.
#[derive(Clone)]
pub struct ReportRow {
    /// Its key.
    pub id: i64,
    /// Whose it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// Who wrote it.
    pub staff_id: i64,
    /// When.
    pub created_at: i64,
    /// When it was changed last.
    pub changed_at: i64,
    /// All that it says, sealed.
    pub sealed: Vec<u8>,
}

impl fmt::Debug for ReportRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What a party did for a commitment.
#[derive(Clone, Debug)]
pub struct DeedRow {
    /// Its key.
    pub id: i64,
    /// Who did it.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// The pact.
    pub pact_id: i64,
    /// The commitment's `id`.
    pub clause: String,
    /// The day, counted from 1970-01-01.
    pub done_on: i64,
    /// What was done, with the evidence (JSON).
    pub document: String,
    /// When it was entered.
    pub created_at: i64,
}

/// A deed to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewDeed<'d> {
    /// Who did it.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// The pact.
    pub pact_id: i64,
    /// The commitment's `id`.
    pub clause: &'d str,
    /// The day, counted from 1970-01-01.
    pub done_on: i64,
    /// What was done, with the evidence (JSON).
    pub document: &'d str,
    /// Who enters it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

/// How many deeds of a party there are for a commitment, and the day of the last.
#[derive(Clone, Debug)]
pub struct DeedCount {
    /// The party.
    pub organisation_id: i64,
    /// The commitment's `id`.
    pub clause: String,
    /// How many.
    pub deeds: i64,
    /// The day of the last, counted from 1970-01-01.
    pub last_on: i64,
}
