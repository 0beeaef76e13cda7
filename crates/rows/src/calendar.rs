//! Rows: what happens when: the parties' events, and those that other slices bring; feeds for calendars elsewhere.

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// The row's key.
    pub id: i64,
    /// What it belongs to: a number of `Thing`.
    pub thing: i64,
    /// Which of them.
    pub thing_id: i64,
    /// What calendars elsewhere know it by.
    pub uid: String,
    /// Its owner; 0 is the coalition.
    pub organisation_id: i64,
    /// Who sees it: a number of `Visibility`.
    pub visibility: i64,
    /// A number of `Kind`.
    pub kind: i64,
    /// Its title in English; may be empty if the other is not.
    pub title_en: String,
    /// Its title in French; may be empty if the other is not.
    pub title_fr: String,
    /// What it is about, in English; may be empty.
    pub description_en: String,
    /// What it is about, in French; may be empty.
    pub description_fr: String,
    /// Where, in English; may be empty.
    pub place_en: String,
    /// Where, in French; may be empty.
    pub place_fr: String,
    /// An address to look at; may be empty.
    pub link: String,
    /// When it begins.
    pub begins_at: i64,
    /// When it ends; the same for a moment.
    pub ends_at: i64,
    /// 1 if it takes whole days.
    pub whole_day: i64,
    /// 1 if it was called off.
    pub cancelled: i64,
    /// How often something that is shown has changed.
    pub sequence: i64,
    /// Grows with every change.
    pub revision: i64,
    /// When it was written.
    pub created_at: i64,
    /// When something that is shown was last changed.
    pub changed_at: i64,
}

/// What is written of an event, at first and each time it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenEvent<'e> {
    /// What it belongs to: a number of `Thing`.
    pub thing: i64,
    /// Which of them.
    pub thing_id: i64,
    /// Its owner; 0 is the coalition.
    pub organisation_id: i64,
    /// Who sees it: a number of `Visibility`.
    pub visibility: i64,
    /// A number of `Kind`.
    pub kind: i64,
    /// Its title in English.
    pub title_en: &'e str,
    /// Its title in French.
    pub title_fr: &'e str,
    /// What it is about, in English.
    pub description_en: &'e str,
    /// What it is about, in French.
    pub description_fr: &'e str,
    /// Where, in English.
    pub place_en: &'e str,
    /// Where, in French.
    pub place_fr: &'e str,
    /// An address to look at.
    pub link: &'e str,
    /// When it begins.
    pub begins_at: i64,
    /// When it ends; the same for a moment.
    pub ends_at: i64,
    /// 1 if it takes whole days.
    pub whole_day: i64,
    /// 1 if it was called off.
    pub cancelled: i64,
}

impl<'e> From<&'e EventRow> for WrittenEvent<'e> {
    fn from(row: &'e EventRow) -> Self {
        Self {
            thing: row.thing,
            thing_id: row.thing_id,
            organisation_id: row.organisation_id,
            visibility: row.visibility,
            kind: row.kind,
            title_en: &row.title_en,
            title_fr: &row.title_fr,
            description_en: &row.description_en,
            description_fr: &row.description_fr,
            place_en: &row.place_en,
            place_fr: &row.place_fr,
            link: &row.link,
            begins_at: row.begins_at,
            ends_at: row.ends_at,
            whole_day: row.whole_day,
            cancelled: row.cancelled,
        }
    }
}

/// Who looks at the calendar, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The organisation; 0 is the coalition, -1 nobody's.
    pub own: i64,
    /// From which visibility on it sees what is others': 2 for a party, 3 for the public.
    pub least: i64,
    /// Only events of this kind.
    pub kind: Option<i64>,
    /// Only events of this organisation.
    pub organisation: Option<i64>,
}

/// A feed for a calendar elsewhere.
#[derive(Clone, Debug)]
pub struct FeedRow {
    /// The row's key.
    pub id: i64,
    /// Whose it is; 0 is the coalition's.
    pub organisation_id: i64,
    /// What it is called, sealed.
    pub sealed: Vec<u8>,
    /// Language tag.
    pub language: String,
    /// When its address was made.
    pub made_at: i64,
    /// The day it was last asked for, as days since 1970-01-01.
    pub used_on: Option<i64>,
}
