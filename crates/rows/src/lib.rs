//! What the store's queries take and give. A crate of its own because the queries are compiled twice,
//! once per database, and both must speak of the same types.

pub mod bargaining;
pub mod calendar;
pub mod calls;
pub mod daily;
pub mod decisions;
pub mod drafts;
pub mod fairness;
pub mod fraud;
pub mod guide;
pub mod imports;
pub mod incidents;
pub mod messages;
pub mod pact;
pub mod people;
pub mod pictures;
pub mod rights;
pub mod staff;
pub mod statements;

use std::fmt;

/// A document with the row's key.
#[derive(Clone, Debug)]
pub struct DocumentRow {
    /// The row's key.
    pub id: i64,
    /// The short name.
    pub slug: String,
    /// The document (JSON).
    pub document: String,
}

/// A row known by its short name.
#[derive(Clone, Debug)]
pub struct SlugRow {
    /// The row's key.
    pub id: i64,
    /// The short name.
    pub slug: String,
}

/// An action of a campaign.
#[derive(Clone, Debug)]
pub struct ActionRow {
    /// The row's key.
    pub id: i64,
    /// Its campaign.
    pub campaign_id: i64,
    /// Its short name.
    pub slug: String,
}

/// One wording of one organisation's consent box in one language.
#[derive(Clone, Debug)]
pub struct WordingRow {
    /// The row's key.
    pub id: i64,
    /// Its campaign.
    pub campaign_id: i64,
    /// The organisation's short name.
    pub organisation: String,
    /// Its version.
    pub version: i64,
    /// Its language's tag.
    pub language: String,
    /// The exact words.
    pub wording: String,
}

/// An action's counters; `revision` grows with each change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CounterRow {
    /// The action.
    pub action_id: i64,
    /// Confirmed by mail.
    pub confirmed: i64,
    /// Waiting to be confirmed.
    pub pending: i64,
    /// Counted on paper.
    pub paper: i64,
    /// Had counted, no longer do.
    pub removed: i64,
    /// Grows by one with each change.
    pub revision: i64,
    /// Grows with each change of what is shown of the signers.
    pub shown_revision: i64,
}

/// How many of an action's signatures that came from one source have a status.
#[derive(Clone, Debug)]
pub struct TallyRow {
    /// The action.
    pub action_id: i64,
    /// Where they came from: `form`, `api`.
    pub source: String,
    /// The status's number.
    pub status: i64,
    /// How many.
    pub signatures: i64,
}

/// A signature to be kept. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct NewSignature {
    /// The action that is signed.
    pub action_id: i64,
    /// The mailbox's keyed hash.
    pub fingerprint: [u8; 16],
    /// Name, address, postal code and comment, sealed.
    pub sealed: Vec<u8>,
    /// Keyed hash of the exact address.
    pub address_key: i64,
    /// Keyed hash of the address's domain.
    pub domain_key: i64,
    /// Keyed hash of the day and the network it came from.
    pub network: Option<i64>,
    /// How to be shown (a number).
    pub display: i64,
    /// Whether there is a comment, to be read by a moderator first.
    pub has_comment: bool,
    /// Keys of the commitments made, with commas between.
    pub commitments: String,
    /// Language tag of the page.
    pub language: &'static str,
    /// Where it came from: `form`, `api`.
    pub source: &'static str,
    /// Keys of the wordings agreed to.
    pub wordings: Vec<i64>,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

impl fmt::Debug for NewSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSignature").field("action_id", &self.action_id).finish_non_exhaustive()
    }
}

/// What an insert of signatures gives back for each one that was new.
#[derive(Clone, Copy, Debug)]
pub struct InsertedRow {
    /// The signature's key.
    pub id: i64,
    /// The action.
    pub action_id: i64,
    /// The mailbox's keyed hash.
    pub fingerprint: [u8; 16],
}

/// A mail to queue.
#[derive(Clone, Copy, Debug)]
pub struct NewMail {
    /// What kind of thing it is about: see [`DueMailRow`].
    pub kind: i64,
    /// Which of them.
    pub subject_id: i64,
    /// When it may go, in microseconds since the epoch.
    pub due_at: i64,
}

/// A signature's key and status.
#[derive(Clone, Copy, Debug)]
pub struct StatusRow {
    /// The signature's key.
    pub id: i64,
    /// The action.
    pub action_id: i64,
    /// The status's number.
    pub status: i64,
}

/// A signature as its signer may see it. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct SignatureRow {
    /// The signature's key.
    pub id: i64,
    /// The action.
    pub action_id: i64,
    /// The mailbox's keyed hash.
    pub fingerprint: Vec<u8>,
    /// The status's number.
    pub status: i64,
    /// Name, address, postal code and comment, sealed; empty once it has ended.
    pub sealed: Vec<u8>,
    /// Keyed hash of the exact address.
    pub address_key: i64,
    /// How to be shown (a number).
    pub display: i64,
    /// 0 none, 1 to be read, 2 shown, 3 refused.
    pub comment_status: i64,
    /// Language tag.
    pub language: String,
    /// When it was made.
    pub created_at: i64,
    /// When it was confirmed.
    pub confirmed_at: Option<i64>,
}

impl fmt::Debug for SignatureRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureRow")
            .field("id", &self.id)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A supporter who chose to be shown. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct SupporterRow {
    /// The mailbox's keyed hash.
    pub fingerprint: Vec<u8>,
    /// Name, address, postal code and comment, sealed.
    pub sealed: Vec<u8>,
    /// How to be shown (a number).
    pub display: i64,
    /// 0 no comment, 1 to be read, 2 shown, 3 refused.
    pub comment_status: i64,
    /// The language she signed in.
    pub language: String,
    /// When she confirmed.
    pub confirmed_at: i64,
}

impl fmt::Debug for SupporterRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SupporterRow")
    }
}

/// A consent as its giver may see it.
#[derive(Clone, Debug)]
pub struct ConsentRow {
    /// The organisation's short name.
    pub organisation: String,
    /// The exact words.
    pub wording: String,
    /// Their version.
    pub version: i64,
    /// Language tag.
    pub language: String,
    /// Where it was given.
    pub source: String,
    /// When it was given.
    pub given_at: i64,
    /// When it was taken back.
    pub withdrawn_at: Option<i64>,
}

/// A mail to be sent now.
#[derive(Clone, Copy, Debug)]
pub struct DueMailRow {
    /// The mail's key.
    pub id: i64,
    /// What kind of thing it is about: 0 a signature, 1 an invitation of staff, 2 a person's own page.
    pub kind: i64,
    /// Which of them.
    pub subject_id: i64,
    /// How often it has been tried, this time included.
    pub attempts: i64,
    /// When it was queued.
    pub created_at: i64,
}

/// A mail in the demonstration's mailbox.
#[derive(Clone, Debug)]
pub struct MailboxRow {
    /// The row's key.
    pub id: i64,
    /// The outbox's row that it comes from.
    pub outbox_id: i64,
    /// Recipient, subject and texts, sealed.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: String,
    /// When it was sent.
    pub created_at: i64,
}

/// A data key as it lies in the database.
#[derive(Clone, Debug)]
pub struct DataKeyRow {
    /// Whose: an organisation, or 0 for the coalition.
    pub owner: i64,
    /// Its version.
    pub version: i64,
    /// The key, wrapped.
    pub wrapped: Vec<u8>,
}

/// What changes whenever a data key comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeysStateRow {
    /// How many there are.
    pub keys: i64,
    /// The sum of their versions.
    pub versions: i64,
}

/// A mail for the demonstration's mailbox.
#[derive(Clone, Copy, Debug)]
pub struct NewMailboxRow<'m> {
    /// The outbox's row that it comes from.
    pub outbox_id: i64,
    /// Recipient, subject and texts, sealed.
    pub sealed: &'m [u8],
    /// Language tag.
    pub language: &'m str,
    /// When it is sent.
    pub created_at: i64,
}
