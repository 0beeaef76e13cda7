//! Rows of the desk for comments, invalid signatures and signatures on paper.

use std::fmt;

/// By what signatures are looked for; `None` leaves a field open. Times are microseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignaturePattern {
    /// The campaign.
    pub campaign_id: i64,
    /// One of its actions.
    pub action_id: Option<i64>,
    /// Keyed hash of the address's domain.
    pub domain_key: Option<i64>,
    /// Keyed hash of the day and the network it came from.
    pub network: Option<i64>,
    /// Made at this moment or later.
    pub from: i64,
    /// Made before this moment.
    pub until: i64,
    /// The status's number; without one, those that wait or count.
    pub status: Option<i64>,
    /// 1 for those with a comment only, 0 for all.
    pub commented: i64,
}

/// How many signatures fit a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FoundRow {
    /// All.
    pub signatures: i64,
    /// Those that are confirmed.
    pub confirmed: i64,
    /// The newest one's key; 0 if there is none.
    pub newest: i64,
}

/// A signature as the fraud desk or a moderator sees it. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct SuspectRow {
    /// The signature's key.
    pub id: i64,
    /// The action.
    pub action_id: i64,
    /// The mailbox's keyed hash.
    pub fingerprint: Vec<u8>,
    /// Name, address, postal code and comment, sealed.
    pub sealed: Vec<u8>,
    /// The status's number.
    pub status: i64,
    /// Keyed hash of the day and the network it came from.
    pub network: Option<i64>,
    /// How to be shown (a number).
    pub display: i64,
    /// 0 no comment, 1 to be read, 2 shown, 3 refused.
    pub comment_status: i64,
    /// Language tag.
    pub language: String,
    /// When it was made.
    pub created_at: i64,
}

impl fmt::Debug for SuspectRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SuspectRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Many signatures from one network in a short time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BurstRow {
    /// Keyed hash of the day and the network.
    pub network: i64,
    /// When the first was made.
    pub first_at: i64,
    /// When the last was made.
    pub last_at: i64,
    /// How many.
    pub signatures: i64,
}

/// A comment that somebody has read and decided about. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct DecidedRow {
    /// The signature's key.
    pub id: i64,
    /// The action.
    pub action_id: i64,
    /// The mailbox's keyed hash.
    pub fingerprint: Vec<u8>,
    /// Name, address, postal code and comment, sealed.
    pub sealed: Vec<u8>,
    /// How to be shown (a number).
    pub display: i64,
    /// 2 shown, 3 refused.
    pub comment_status: i64,
    /// Language tag.
    pub language: String,
    /// When the signature was made.
    pub created_at: i64,
    /// Who decided.
    pub staff_id: i64,
    /// When.
    pub reviewed_at: i64,
}

impl fmt::Debug for DecidedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecidedRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How many comments wait, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaitingRow {
    /// How many.
    pub comments: i64,
    /// When the oldest one's signature was made; 0 if none waits.
    pub oldest: i64,
}

/// Signatures found invalid together.
#[derive(Clone, Debug)]
pub struct BatchRow {
    /// Its key.
    pub id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// The action, if it was looked for in one.
    pub action_id: Option<i64>,
    /// What kind of reason.
    pub category: String,
    /// Pattern and reason, sealed.
    pub sealed: Vec<u8>,
    /// How many were chosen, once all are written down.
    pub chosen: Option<i64>,
    /// How many have been found invalid so far.
    pub invalidated: i64,
    /// How many have been reinstated so far.
    pub reinstated: i64,
    /// When.
    pub made_at: i64,
    /// By whom.
    pub made_by: i64,
    /// When it was undone.
    pub undone_at: Option<i64>,
    /// By whom.
    pub undone_by: Option<i64>,
}

/// A stretch of a batch's members, in the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StretchRow {
    /// The first member's signature.
    pub first: i64,
    /// The last member's.
    pub last: i64,
    /// How many.
    pub members: i64,
}

/// A sheet of signatures on paper.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// Its key.
    pub id: i64,
    /// The action.
    pub action_id: i64,
    /// What makes a form that is sent twice one sheet.
    pub entry_key: Vec<u8>,
    /// How many signatures stand on it.
    pub signatures: i64,
    /// The day it was counted, in days since 1970-01-01.
    pub counted_on: i64,
    /// Who counted, where, its number, notes; sealed for its entry key.
    pub sealed: Vec<u8>,
    /// Length of the scan in bytes, 0 without one.
    pub scan_bytes: i64,
    /// Grows with each change.
    pub revision: i64,
    /// When it was entered.
    pub entered_at: i64,
    /// By whom.
    pub entered_by: i64,
    /// When it was last corrected.
    pub changed_at: Option<i64>,
    /// By whom.
    pub changed_by: Option<i64>,
    /// When it was voided.
    pub voided_at: Option<i64>,
    /// By whom.
    pub voided_by: Option<i64>,
}

/// A sheet to be kept, or what one is corrected to.
#[derive(Clone, Copy, Debug)]
pub struct NewSheetRow<'s> {
    /// The action.
    pub action_id: i64,
    /// What makes a form that is sent twice one sheet.
    pub entry_key: &'s [u8],
    /// How many signatures stand on it.
    pub signatures: i64,
    /// The day it was counted, in days since 1970-01-01.
    pub counted_on: i64,
    /// Who counted, where, its number, notes; sealed for its entry key.
    pub sealed: &'s [u8],
    /// Length of the scan in bytes, 0 without one.
    pub scan_bytes: i64,
    /// When it is entered.
    pub at: i64,
    /// By whom.
    pub by: i64,
}

/// What the sheets of an action that are not voided add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaperTallyRow {
    /// The action.
    pub action_id: i64,
    /// Sheets.
    pub sheets: i64,
    /// Signatures on them.
    pub signatures: i64,
}
