//! Rows: joint statements, and who approved which text of them.

/// A statement, with one of its texts: the newest, or the one that is published.
#[derive(Clone, Debug)]
pub struct StatementRow {
    /// Its key.
    pub id: i64,
    /// Who drafts it.
    pub organisation_id: i64,
    /// Who sees it (a number).
    pub visibility: i64,
    /// 0 being written, 1 waiting for approvals, 2 published, 3 set aside.
    pub state: i64,
    /// The version of the text.
    pub version: i64,
    /// Its name in addresses, once it has been published.
    pub slug: Option<String>,
    /// The campaign that it stands beside; may be empty.
    pub campaign: String,
    /// What the public reads.
    pub published_version: Option<i64>,
    /// When it was published first.
    pub published_at: Option<i64>,
    /// When what the public sees of it changed last, after that.
    pub changed_at: Option<i64>,
    /// An office of government, or nothing for the public.
    pub addressee: String,
    /// The title in English.
    pub title_en: String,
    /// The title in French.
    pub title_fr: String,
    /// The text in English.
    pub text_en: String,
    /// The text in French.
    pub text_fr: String,
    /// The text's SHA-256, in hexadecimal.
    pub sha256: String,
    /// When this text was made.
    pub made_at: i64,
}

/// A text of a statement.
#[derive(Clone, Debug)]
pub struct StatementText {
    /// The version.
    pub version: i64,
    /// An office of government, or nothing for the public.
    pub addressee: String,
    /// The title in English.
    pub title_en: String,
    /// The title in French.
    pub title_fr: String,
    /// The text in English.
    pub text_en: String,
    /// The text in French.
    pub text_fr: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// When it was made.
    pub made_at: i64,
}

/// What an organisation says of one text.
#[derive(Clone, Debug)]
pub struct AnswerRow {
    /// The version.
    pub version: i64,
    /// Whose answer.
    pub organisation_id: i64,
    /// 1 approved, 2 declined.
    pub answer: i64,
    /// Why.
    pub reason: String,
    /// Who answered.
    pub staff_id: i64,
    /// When.
    pub answered_at: i64,
    /// When it took its name back.
    pub withdrawn_at: Option<i64>,
}

/// An answer to be kept.
#[derive(Clone, Debug)]
pub struct NewAnswer<'a> {
    /// The statement.
    pub statement_id: i64,
    /// The version.
    pub version: i64,
    /// Whose answer.
    pub organisation_id: i64,
    /// 1 approved, 2 declined.
    pub answer: i64,
    /// Why.
    pub reason: &'a str,
    /// Who answers.
    pub staff_id: i64,
    /// When.
    pub at: i64,
}
