//! What is counted by the day, and what waits at the desk.

/// How a day moved an action's counts, by where signatures came from.
#[derive(Clone, Debug)]
pub struct DayRow {
    /// The day, as days since 1970-01-01.
    pub day: i64,
    /// The action.
    pub action_id: i64,
    /// Where they came from: `form`, `api`, `paper`.
    pub source: String,
    /// Signatures made on the day.
    pub signed: i64,
    /// How the number of those that count moved.
    pub confirmed: i64,
}

/// How many of an action's signatures count that came from one source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceRow {
    /// The action.
    pub action_id: i64,
    /// Where they came from.
    pub source: String,
    /// How many.
    pub signatures: i64,
}

/// How many signatures of an action there are of one source and one hour.
#[derive(Clone, Debug)]
pub struct HourRow {
    /// The action.
    pub action_id: i64,
    /// Where they came from.
    pub source: String,
    /// The hour, as hours since 1970-01-01T00:00:00Z.
    pub hour: i64,
    /// How many.
    pub signatures: i64,
}

/// A signature that has changed: its action and where it came from.
#[derive(Clone, Debug)]
pub struct MovedRow {
    /// The action.
    pub action_id: i64,
    /// Where it came from.
    pub source: String,
}

/// How many things wait, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenRow {
    /// How many.
    pub things: i64,
    /// When the oldest began to wait, in microseconds; 0 if none does.
    pub since: i64,
}

/// A draft that somebody still has to do something with.
#[derive(Clone, Debug)]
pub struct OpenDraftRow {
    /// The campaign's short name.
    pub slug: String,
    /// Whether it says something else than the public one.
    pub changed: i64,
    /// When it was last saved.
    pub updated_at: i64,
    /// When it is to be published by itself.
    pub publish_at: Option<i64>,
    /// When that was tried and could not be.
    pub failed_at: Option<i64>,
}
