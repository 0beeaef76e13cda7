//! Rows: what was changed of the guide to words and of its claims, and what was added.

/// A changed or added entry or claim.
#[derive(Clone, Debug)]
pub struct GuideTextRow {
    /// Its key.
    pub id: i64,
    /// Whose it is; 0 for the coalition.
    pub organisation_id: i64,
    /// 1 the guide in English, 2 in French, 3 claims.
    pub shelf: i64,
    /// Its short name.
    pub slug: String,
    /// The entry or the claim (JSON).
    pub document: String,
    /// Whether it takes out what would stand there otherwise: 1 or 0.
    pub hidden: i64,
    /// Why.
    pub reason: String,
    /// Grows with each change.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: i64,
}

/// One to be kept.
#[derive(Clone, Debug)]
pub struct NewGuideText<'a> {
    /// Whose it is; 0 for the coalition.
    pub organisation_id: i64,
    /// 1 the guide in English, 2 in French, 3 claims.
    pub shelf: i64,
    /// Its short name.
    pub slug: &'a str,
    /// The entry or the claim (JSON).
    pub document: &'a str,
    /// Whether it takes out what would stand there otherwise: 1 or 0.
    pub hidden: i64,
    /// Why.
    pub reason: &'a str,
    /// Now.
    pub at: i64,
    /// Who.
    pub by: i64,
}
