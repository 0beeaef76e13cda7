//! Campaigns as they are being written, and their revisions.

/// A campaign as it is being written.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// The row's key.
    pub id: i64,
    /// The campaign's short name.
    pub slug: String,
    /// The document.
    pub document: String,
    /// 1 if it says something else than the public one, 0 if not.
    pub changed: i64,
    /// The public revision that it started from; 0 for none.
    pub base_revision: i64,
    /// Counts saves.
    pub version: i64,
    /// Who saved it last; nobody if the command line did.
    pub updated_by: Option<i64>,
    /// When.
    pub updated_at: i64,
    /// When to publish it.
    pub publish_at: Option<i64>,
    /// Who asked for that.
    pub scheduled_by: Option<i64>,
    /// When publishing it was tried and could not be.
    pub failed_at: Option<i64>,
}

/// A draft as it is saved.
#[derive(Clone, Copy, Debug)]
pub struct SaveDraft<'d> {
    /// The short name that it has.
    pub slug: &'d str,
    /// The version that it was written from; another one in the database means that somebody was quicker.
    pub version: i64,
    /// The short name that it gets.
    pub new_slug: &'d str,
    /// The document.
    pub document: &'d str,
    /// 1 if it says something else than the public one, 0 if not.
    pub changed: i64,
    /// The public revision that it is compared with.
    pub base_revision: i64,
    /// Who saves it.
    pub staff_id: Option<i64>,
    /// When.
    pub at: i64,
}

/// A draft whose time has come.
#[derive(Clone, Debug)]
pub struct DueDraftRow {
    /// Its short name.
    pub slug: String,
    /// When it was to be published.
    pub publish_at: i64,
}

/// A document that has been public.
#[derive(Clone, Debug)]
pub struct RevisionRow {
    /// Counts up from 1 for each campaign.
    pub number: i64,
    /// The document.
    pub document: String,
    /// When; 0 for before revisions were kept.
    pub published_at: i64,
    /// Who; nobody if the command line did.
    pub published_by: Option<i64>,
    /// What the publisher said about it.
    pub note: String,
}

/// A revision to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewRevision<'d> {
    /// The campaign.
    pub campaign_id: i64,
    /// Counts up from 1 for each campaign.
    pub number: i64,
    /// The document.
    pub document: &'d str,
    /// When.
    pub at: i64,
    /// Who.
    pub staff_id: Option<i64>,
    /// What the publisher says about it.
    pub note: &'d str,
}
