//! Staff, their sessions, and the audit log.

use std::fmt;

/// A member of staff. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct StaffRow {
    /// The row's key.
    pub id: i64,
    /// Her organisation, or 0 for the coalition.
    pub organisation_id: i64,
    /// Her organisation's short name, or nothing.
    pub organisation: String,
    /// Her role's number.
    pub role: i64,
    /// 0 invited, 1 active, 2 disabled.
    pub state: i64,
    /// The keyed hash of her folded address.
    pub fingerprint: Vec<u8>,
    /// Her name and address, sealed.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: String,
    /// When she was last invited; 0 once no invitation is open.
    pub invited_at: i64,
    /// Her password's PHC string; empty before she has one.
    pub password: String,
    /// When it was set.
    pub password_at: i64,
    /// The secret of her second step, sealed; empty before she has one.
    pub totp: Vec<u8>,
    /// The last step that was used.
    pub totp_step: i64,
    /// A secret that is being set up, sealed; empty if none is.
    pub pending_totp: Vec<u8>,
    /// When she was last here; 0 for never.
    pub seen_at: i64,
}

impl fmt::Debug for StaffRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaffRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A member of staff to be kept. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct NewStaff<'s> {
    /// Her organisation, or 0 for the coalition.
    pub organisation_id: i64,
    /// Her role's number.
    pub role: i64,
    /// The keyed hash of her folded address.
    pub fingerprint: &'s [u8],
    /// Her name and address, sealed.
    pub sealed: &'s [u8],
    /// Language tag.
    pub language: &'s str,
    /// Now.
    pub at: i64,
}

impl fmt::Debug for NewStaff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewStaff")
    }
}

/// What lets a member of staff in. Its `Debug` prints nothing.
#[derive(Clone)]
pub struct Credentials<'c> {
    /// The password's PHC string.
    pub password: &'c str,
    /// The secret of the second step that is to be proved, sealed.
    pub totp: &'c [u8],
    /// Now.
    pub at: i64,
}

impl fmt::Debug for Credentials<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials")
    }
}

/// A session with whose it is.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// The session's key.
    pub id: i64,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to the minute.
    pub seen_at: i64,
    /// When the person last proved who she is.
    pub confirmed_at: i64,
    /// Whose.
    pub staff_id: i64,
    /// Her organisation, or 0.
    pub organisation_id: i64,
    /// Her organisation's short name, or nothing.
    pub organisation: String,
    /// Her role's number.
    pub role: i64,
    /// The keyed hash of her address.
    pub fingerprint: Vec<u8>,
    /// Her name and address, sealed.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: String,
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct OwnSessionRow {
    /// The session's key.
    pub id: i64,
    /// A coarse name of the browser.
    pub browser: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to the minute.
    pub seen_at: i64,
}

/// How often signing in has failed.
#[derive(Clone, Copy, Debug)]
pub struct FailuresRow {
    /// In a row.
    pub failures: i64,
    /// Nothing is tried before.
    pub blocked_until: i64,
}

/// An entry of the audit log.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// The entry's key.
    pub id: i64,
    /// When.
    pub at: i64,
    /// Who; 0 for the command line and for nobody known.
    pub staff_id: i64,
    /// Whose log it stands in; 0 for the coalition's.
    pub organisation_id: i64,
    /// What.
    pub kind: String,
    /// The whole event (JSON).
    pub detail: String,
}

/// An entry to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewAudit<'a> {
    /// When.
    pub at: i64,
    /// Who; 0 for the command line and for nobody known.
    pub staff_id: i64,
    /// Whose log it stands in; 0 for the coalition's.
    pub organisation_id: i64,
    /// 1 if the coalition's secretary sees it.
    pub shared: i64,
    /// What.
    pub kind: &'a str,
    /// The whole event (JSON).
    pub detail: &'a str,
}

/// Which entries of the audit log are looked for.
#[derive(Clone, Copy, Debug)]
pub struct AuditFilter<'f> {
    /// A kind, or all if empty.
    pub kind: &'f str,
    /// A member of staff, or everybody if -1.
    pub staff_id: i64,
    /// Not before.
    pub from: i64,
    /// Before.
    pub until: i64,
    /// Entries older than this one.
    pub before: i64,
    /// At most so many.
    pub limit: i64,
}
