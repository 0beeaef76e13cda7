//! People of an organisation and the index that they are found by.

use std::fmt;

/// Where an organisation's people stand: the number that the next gets, and a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleStateRow {
    /// The next person's number.
    pub next_number: i64,
    /// Grows with each change.
    pub revision: i64,
}

/// A person. Its `Debug` prints nothing of her.
#[derive(Clone)]
pub struct PersonRow {
    /// Her number within the organisation.
    pub number: i64,
    /// The organisation's keyed hash of her mailbox.
    pub fingerprint: Vec<u8>,
    /// What is held of her, sealed.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: String,
    /// Whether she may be written to (a number).
    pub mail_status: i64,
    /// Why she is held (a number).
    pub basis: i64,
    /// When an implied consent runs out.
    pub basis_until: Option<i64>,
    /// Grows with each change.
    pub revision: i64,
    /// When she came.
    pub created_at: i64,
    /// When something about her last changed.
    pub updated_at: i64,
}

impl fmt::Debug for PersonRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonRow").field("number", &self.number).finish_non_exhaustive()
    }
}

/// A person to be kept: new, or in place of what is held of her. Its `Debug` prints nothing of her.
#[derive(Clone)]
pub struct PersonWrite {
    /// Her number within the organisation.
    pub number: i64,
    /// The organisation's keyed hash of her mailbox.
    pub fingerprint: [u8; 16],
    /// What is held of her, sealed.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: &'static str,
    /// Whether she may be written to (a number).
    pub mail_status: i64,
    /// Why she is held (a number).
    pub basis: i64,
    /// When an implied consent runs out.
    pub basis_until: Option<i64>,
    /// When she came.
    pub created_at: i64,
    /// What she is found by now that she was not found by before: keyed hashes.
    pub add: Vec<i64>,
    /// What she is no longer found by.
    pub remove: Vec<i64>,
}

impl fmt::Debug for PersonWrite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonWrite").field("number", &self.number).finish_non_exhaustive()
    }
}

/// A chunk of those who have something in common.
#[derive(Clone, Debug)]
pub struct ChunkRow {
    /// The chunk.
    pub chunk: i64,
    /// Its members; see `commonfront_domain::PeopleSet`.
    pub members: Vec<u8>,
}

/// A chunk of those who have something in common, and what that is.
#[derive(Clone, Debug)]
pub struct IndexRow {
    /// The chunk.
    pub chunk: i64,
    /// The keyed hash of what they have in common.
    pub key: i64,
    /// The members.
    pub members: Vec<u8>,
}

/// A consent that is to be carried to an organisation's people, or out of them. Its `Debug` prints nothing
/// of its giver.
#[derive(Clone)]
pub struct CarryRow {
    /// The consent's key.
    pub id: i64,
    /// 1 to be carried in, 3 to be carried out.
    pub state: i64,
    /// Whose people.
    pub organisation_id: i64,
    /// Her number there, once carried.
    pub person_number: Option<i64>,
    /// The action that she signed.
    pub action_id: i64,
    /// The server's keyed hash of her mailbox.
    pub fingerprint: Vec<u8>,
    /// What the signature holds of her, sealed; empty once it has ended.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: String,
    /// When the consent was given.
    pub given_at: i64,
    /// When she took it back; nothing if it ends since her signature was found invalid.
    pub withdrawn_at: Option<i64>,
}

impl fmt::Debug for CarryRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CarryRow").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

/// A consent in a person's ledger.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    /// The consent's key.
    pub id: i64,
    /// The action that it came with.
    pub action_id: i64,
    /// The exact words.
    pub wording: String,
    /// Their version.
    pub version: i64,
    /// Language tag of the words.
    pub language: String,
    /// Where it was given.
    pub source: String,
    /// When it was given.
    pub given_at: i64,
    /// When it was taken back.
    pub withdrawn_at: Option<i64>,
}

/// A word that can be chosen in a filter, sealed.
#[derive(Clone, Debug)]
pub struct LabelRow {
    /// 0 a tag, 1 a custom field with its value.
    pub kind: i64,
    /// Its keyed hash in the index.
    pub key: i64,
    /// The word.
    pub sealed: Vec<u8>,
}

/// A note about a person, sealed.
#[derive(Clone, Debug)]
pub struct NoteRow {
    /// The note's key.
    pub id: i64,
    /// Who wrote it.
    pub staff_id: i64,
    /// What it says.
    pub sealed: Vec<u8>,
    /// When.
    pub created_at: i64,
}

/// Something sealed that belongs to an organisation: a named segment, what can be undone.
#[derive(Clone, Debug)]
pub struct SealedRow {
    /// Its key.
    pub id: i64,
    /// Who made it.
    pub staff_id: i64,
    /// What kind it is.
    pub kind: i64,
    /// What it says.
    pub sealed: Vec<u8>,
    /// When.
    pub created_at: i64,
}
