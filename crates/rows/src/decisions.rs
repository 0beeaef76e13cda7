//! Rows: proposals, and the votes on them.

/// A proposal, with the text that it has now.
#[derive(Clone, Debug)]
pub struct DecisionRow {
    /// Its key.
    pub id: i64,
    /// Who proposes it.
    pub organisation_id: i64,
    /// Who sees it (a number).
    pub visibility: i64,
    /// The rule's name.
    pub rule: String,
    /// What a vote weighs, by name.
    pub weighting: String,
    /// The quorum, in per cent.
    pub quorum: i64,
    /// Of what, by name.
    pub quorum_of: String,
    /// The ordinary notice, in microseconds.
    pub notice: i64,
    /// The notice when urgent.
    pub urgent_notice: i64,
    /// 1 if it was opened as urgent.
    pub urgent: i64,
    /// 1 open, 2 closed, 3 withdrawn.
    pub state: i64,
    /// The version of the text.
    pub version: i64,
    /// When it was opened.
    pub opened_at: i64,
    /// Since when the text has been with the electors.
    pub version_at: i64,
    /// When it closes.
    pub closes_at: i64,
    /// When it was closed or withdrawn.
    pub closed_at: Option<i64>,
    /// What became of it (a number).
    pub outcome: Option<i64>,
    /// The count, as JSON.
    pub result: Option<String>,
    /// The title in English.
    pub title_en: String,
    /// The title in French.
    pub title_fr: String,
    /// The text in English.
    pub text_en: String,
    /// The text in French.
    pub text_fr: String,
}

/// A proposal that is opened.
#[derive(Clone, Debug)]
pub struct NewDecision<'d> {
    /// Who proposes it.
    pub organisation_id: i64,
    /// Who sees it (a number).
    pub visibility: i64,
    /// The rule's name.
    pub rule: &'d str,
    /// What a vote weighs, by name.
    pub weighting: &'d str,
    /// The quorum, in per cent.
    pub quorum: i64,
    /// Of what, by name.
    pub quorum_of: &'d str,
    /// The ordinary notice, in microseconds.
    pub notice: i64,
    /// The notice when urgent.
    pub urgent_notice: i64,
    /// 1 if it is urgent.
    pub urgent: i64,
    /// Now.
    pub at: i64,
    /// When it closes.
    pub closes_at: i64,
    /// When to remind those without a ballot.
    pub remind_at: i64,
    /// Who opens it.
    pub staff_id: i64,
}

/// A text that a proposal had, or is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// The version.
    pub version: i64,
    /// The title in English.
    pub title_en: String,
    /// The title in French.
    pub title_fr: String,
    /// The text in English.
    pub text_en: String,
    /// The text in French.
    pub text_fr: String,
    /// What it changes, and why.
    pub note: String,
    /// When it was made.
    pub made_at: i64,
}

/// An organisation that may vote.
#[derive(Clone, Debug)]
pub struct ElectorRow {
    /// The organisation.
    pub organisation_id: i64,
    /// The people it represented when the vote opened.
    pub members: i64,
    /// When it left, if the vote is closed and it had.
    pub left_at: Option<i64>,
}

/// A ballot.
#[derive(Clone, Debug)]
pub struct BallotRow {
    /// Its key.
    pub id: i64,
    /// The version it is about.
    pub version: i64,
    /// Whose.
    pub organisation_id: i64,
    /// What it says (a number).
    pub choice: i64,
    /// 1 if the organisation finds the proposal not urgent.
    pub not_urgent: i64,
    /// Why.
    pub reason: String,
    /// Who cast it.
    pub staff_id: i64,
    /// When.
    pub cast_at: i64,
}

/// A ballot to be cast.
#[derive(Clone, Debug)]
pub struct NewBallot<'b> {
    /// The proposal.
    pub decision_id: i64,
    /// The version it is about.
    pub version: i64,
    /// Whose.
    pub organisation_id: i64,
    /// What it says (a number).
    pub choice: i64,
    /// 1 if the organisation finds the proposal not urgent.
    pub not_urgent: i64,
    /// Why.
    pub reason: &'b str,
    /// Who casts it.
    pub staff_id: i64,
    /// When.
    pub at: i64,
}

/// An amendment that an elector proposes.
#[derive(Clone, Debug)]
pub struct AmendmentRow {
    /// Its key.
    pub id: i64,
    /// The version that it would change.
    pub version: i64,
    /// Who proposes it.
    pub organisation_id: i64,
    /// The title in English.
    pub title_en: String,
    /// The title in French.
    pub title_fr: String,
    /// The text in English.
    pub text_en: String,
    /// The text in French.
    pub text_fr: String,
    /// What it changes, and why.
    pub note: String,
    /// 0 waits, 1 accepted, 2 declined.
    pub state: i64,
    /// When it was proposed.
    pub made_at: i64,
}

/// Minutes.
#[derive(Clone, Debug)]
pub struct MinutesRow {
    /// The version.
    pub version: i64,
    /// The text.
    pub text: String,
    /// When it was written.
    pub made_at: i64,
}

/// A vote that an organisation may still vote in.
#[derive(Clone, Copy, Debug)]
pub struct OpenVote {
    /// Its key.
    pub id: i64,
    /// When it closes.
    pub closes_at: i64,
}
