//! What people may ask of whoever holds them.

/// A link to a person's own record.
#[derive(Clone, Copy, Debug)]
pub struct PersonLinkRow {
    /// The link's key.
    pub id: i64,
    /// The organisation that holds her.
    pub organisation_id: i64,
    /// Her number there.
    pub number: i64,
    /// Keyed hash of the very address that the link was mailed to.
    pub address_key: i64,
    /// When it was made.
    pub created_at: i64,
}

/// A consent as its giver may see it, with what it belongs to.
#[derive(Clone, Debug)]
pub struct GivenRow {
    /// The consent's key.
    pub id: i64,
    /// The organisation that it was given to.
    pub organisation_id: i64,
    /// The organisation's short name.
    pub organisation: String,
    /// The action that it came with.
    pub action_id: i64,
    /// The exact words.
    pub wording: String,
    /// Their version.
    pub version: i64,
    /// Language tag of the words.
    pub language: String,
    /// Where it was given: `form`, `api`.
    pub source: String,
    /// When it was given.
    pub given_at: i64,
    /// When it was taken back.
    pub withdrawn_at: Option<i64>,
    /// Where it stands: see the ledger of consents.
    pub state: i64,
}

/// A signature that still holds something of its signer.
#[derive(Clone, Debug)]
pub struct HeldSignatureRow {
    /// The signature's key.
    pub id: i64,
    /// The mailbox's keyed hash.
    pub fingerprint: Vec<u8>,
}
