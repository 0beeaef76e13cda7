//! Rows: tests of how fair a budget is.

/// A test to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewFairnessTest<'a> {
    /// Its owner; 0 for the coalition.
    pub organisation_id: i64,
    /// How far it goes before it is published.
    pub visibility: i64,
    /// Its short name in public addresses.
    pub slug: &'a str,
    /// The rubric's name with its version.
    pub rubric: &'a str,
    /// Whose budget: `on`.
    pub jurisdiction: &'a str,
    /// The year in which the budget's year begins.
    pub year: i64,
    /// The budget, and the government's reply: JSON.
    pub document: &'a str,
    /// Who did it.
    pub staff_id: i64,
    /// Now.
    pub at: i64,
}

/// A test as somebody sees it who may.
#[derive(Clone, Debug)]
pub struct FairnessTestRow {
    /// The row's key.
    pub id: i64,
    /// Its owner; 0 for the coalition.
    pub organisation_id: i64,
    /// How far it goes before it is published.
    pub visibility: i64,
    /// Its short name in public addresses.
    pub slug: String,
    /// The rubric's name with its version.
    pub rubric: String,
    /// Whose budget.
    pub jurisdiction: String,
    /// The year in which the budget's year begins.
    pub year: i64,
    /// The budget, and the government's reply: JSON.
    pub document: String,
    /// 1 scored, 2 settled, 3 published.
    pub state: i64,
    /// When it was last changed.
    pub changed_at: i64,
    /// When it was published, if it is.
    pub published_at: Option<i64>,
}

/// What one assessor answers.
#[derive(Clone, Debug)]
pub struct FairnessSheetRow {
    /// Who.
    pub staff_id: i64,
    /// Her organisation; 0 for the coalition.
    pub organisation_id: i64,
    /// Her scores: JSON.
    pub document: String,
    /// When it was handed in, if it was.
    pub handed_in_at: Option<i64>,
}

/// How a disagreement was settled.
#[derive(Clone, Debug)]
pub struct FairnessSettlementRow {
    /// The criterion's short name.
    pub criterion: String,
    /// Answer and reason: JSON.
    pub document: String,
}

/// A rubric that was brought.
#[derive(Clone, Debug)]
pub struct FairnessRubricRow {
    /// Its name with its version.
    pub name: String,
    /// Who brought it; 0 for the coalition.
    pub organisation_id: i64,
    /// The rubric: TOML.
    pub document: String,
    /// When.
    pub made_at: i64,
}
