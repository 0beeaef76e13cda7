//! The pact: its texts, what was said of them, what was signed, and who may sign.

use std::fmt;

/// A pact without its text.
#[derive(Clone, Debug)]
pub struct PactRow {
    /// Its key.
    pub id: i64,
    /// What it is known by in what is signed.
    pub name: String,
    /// 0 a draft, 1 open for signing.
    pub state: i64,
    /// The text (JSON).
    pub document: String,
    /// Grows with each save.
    pub revision: i64,
    /// How many versions were circulated.
    pub versions: i64,
    /// The pact that it follows.
    pub renews: Option<i64>,
    /// How many entries its list has.
    pub entries: i64,
    /// The first moment of its term, once it is open.
    pub from_at: Option<i64>,
    /// The first moment after its term, once it is open.
    pub until_at: Option<i64>,
    /// When it was saved last.
    pub changed_at: i64,
    /// When it was opened for signing.
    pub opened_at: Option<i64>,
    /// When it was put before the public.
    pub published_at: Option<i64>,
}

/// A draft to be begun.
#[derive(Clone, Copy, Debug)]
pub struct NewPact<'p> {
    /// What it is to be known by in what is signed.
    pub name: &'p str,
    /// The text (JSON).
    pub document: &'p str,
    /// The pact that it follows.
    pub renews: Option<i64>,
    /// Who begins it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

/// A version that was circulated.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// Its number, from 1.
    pub number: i64,
    /// The text (JSON).
    pub document: String,
    /// What changed, in a sentence.
    pub note: String,
    /// When it was circulated.
    pub circulated_at: i64,
}

/// What a party says of a clause. Its `Debug` prints nothing of what was said.
#[derive(Clone)]
pub struct CommentRow {
    /// Its key.
    pub id: i64,
    /// The clause's `id`, or `preamble` or `rules`.
    pub clause: String,
    /// The version that was read.
    pub version: i64,
    /// The party's key; 0 is the coalition.
    pub organisation_id: i64,
    /// Who wrote it.
    pub staff_id: i64,
    /// The words, sealed.
    pub sealed: Vec<u8>,
    /// When.
    pub created_at: i64,
    /// When it was settled.
    pub resolved_at: Option<i64>,
}

impl fmt::Debug for CommentRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CommentRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A comment to be kept. Its `Debug` prints nothing of what was said.
#[derive(Clone, Copy)]
pub struct NewComment<'c> {
    /// The pact.
    pub pact_id: i64,
    /// The clause's `id`, or `preamble` or `rules`.
    pub clause: &'c str,
    /// The version that was read.
    pub version: i64,
    /// The party's key; 0 is the coalition.
    pub organisation_id: i64,
    /// Who writes it.
    pub staff_id: i64,
    /// The words, sealed.
    pub sealed: &'c [u8],
    /// When, in microseconds since the epoch.
    pub at: i64,
}

impl fmt::Debug for NewComment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewComment").field("pact_id", &self.pact_id).finish_non_exhaustive()
    }
}

/// A public key that entries were signed with.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// The beginning of its hash.
    pub id: String,
    /// The key in hexadecimal digits.
    pub ed25519: String,
}

/// Somebody whom her organisation has authorised.
#[derive(Clone, Copy, Debug)]
pub struct MandateRow {
    /// Who.
    pub staff_id: i64,
    /// 1 to sign, 2 to vote.
    pub mandate: i64,
    /// Since when.
    pub given_at: i64,
}
