//! Rows: announcements and threads between the parties, and the mail that tells of them.

use std::fmt;

/// An announcement to be kept. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct NewAnnouncement<'a> {
    /// Its author's organisation; 0 for the coalition.
    pub organisation_id: i64,
    /// How far it goes.
    pub visibility: i64,
    /// Who wrote it.
    pub staff_id: i64,
    /// Made with the form.
    pub entry: &'a [u8],
    /// Title and text, sealed.
    pub sealed: &'a [u8],
    /// Now.
    pub at: i64,
}

impl fmt::Debug for NewAnnouncement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewAnnouncement")
    }
}

/// An announcement as somebody sees it who may. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct AnnouncementRow {
    /// The row's key.
    pub id: i64,
    /// Its author's organisation; 0 for the coalition.
    pub organisation_id: i64,
    /// How far it goes.
    pub visibility: i64,
    /// Made with the form.
    pub entry: Vec<u8>,
    /// Title and text, sealed; empty once it was taken back.
    pub sealed: Vec<u8>,
    /// When it was made.
    pub created_at: i64,
    /// When it was taken back; 0 if it was not.
    pub withdrawn_at: i64,
    /// How many organisations have read it.
    pub receipts: i64,
    /// Whether the asker's has: 1 or 0.
    pub read: i64,
    /// How many replies there are.
    pub replies: i64,
}

impl fmt::Debug for AnnouncementRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnnouncementRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Who has read an announcement, and when.
#[derive(Clone, Copy, Debug)]
pub struct ReceiptRow {
    /// The organisation.
    pub organisation_id: i64,
    /// When it said so.
    pub at: i64,
}

/// A reply to be kept. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct NewReply<'a> {
    /// The kind of the thing that it is about.
    pub thing: i64,
    /// Its key.
    pub thing_id: i64,
    /// Its author's organisation; 0 for the coalition.
    pub organisation_id: i64,
    /// Who wrote it.
    pub staff_id: i64,
    /// Made with the form.
    pub entry: &'a [u8],
    /// What it says, sealed.
    pub sealed: &'a [u8],
    /// Who reads it, now and later: 0 its author's organisation, 1 those noted beside it, 2 all parties that see
    /// the thing.
    pub reach: i64,
    /// Now.
    pub at: i64,
}

impl fmt::Debug for NewReply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewReply")
    }
}

/// A reply. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct ReplyRow {
    /// The row's key.
    pub id: i64,
    /// Its author's organisation; 0 for the coalition.
    pub organisation_id: i64,
    /// Who wrote it.
    pub staff_id: i64,
    /// Made with the form.
    pub entry: Vec<u8>,
    /// What it says, sealed; empty once it was taken back.
    pub sealed: Vec<u8>,
    /// When it was made.
    pub created_at: i64,
    /// When it was taken back; 0 if it was not.
    pub withdrawn_at: i64,
    /// Who reads it: as [`NewReply::reach`].
    pub reach: i64,
}

impl fmt::Debug for ReplyRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplyRow").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Something that an organisation's staff are to be told.
#[derive(Clone, Copy, Debug)]
pub struct NewNotice {
    /// The organisation.
    pub organisation_id: i64,
    /// What happened.
    pub notice: i64,
    /// To what kind of thing.
    pub thing: i64,
    /// Its key.
    pub thing_id: i64,
    /// Who did it, and isn't told; 0 for nobody.
    pub by: i64,
    /// Now.
    pub at: i64,
}

/// A notice with the person that it is for.
#[derive(Clone, Copy, Debug)]
pub struct ForRow {
    /// The notice's key.
    pub id: i64,
    /// The member of staff.
    pub staff_id: i64,
}

/// A notice.
#[derive(Clone, Copy, Debug)]
pub struct NoticeRow {
    /// The row's key.
    pub id: i64,
    /// Whom it is for.
    pub staff_id: i64,
    /// What happened.
    pub notice: i64,
    /// To what kind of thing.
    pub thing: i64,
    /// Its key.
    pub thing_id: i64,
    /// Whose staff did it; -1 if nobody did.
    pub by_organisation: i64,
    /// When.
    pub at: i64,
}

/// What somebody doesn't want to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MuteRow {
    /// What happened; 0 for whatever it was.
    pub notice: i64,
    /// To what kind of thing; 0 for whatever it is.
    pub thing: i64,
    /// Its key.
    pub thing_id: i64,
}
