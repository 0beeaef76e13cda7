//! Rows: collective agreements, their provisions and threats to them, and services that were contracted out.

/// A collective agreement.
#[derive(Clone, Debug)]
pub struct AgreementRow {
    /// Its key.
    pub id: i64,
    /// Whose it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// Unit and employer (JSON).
    pub document: String,
    /// How many people it covers.
    pub people: i64,
    /// Its first day, counted from 1970-01-01.
    pub from_day: i64,
    /// Its last day.
    pub until_day: i64,
    /// How bargaining for it stands.
    pub status: i64,
    /// Since which day.
    pub status_since: i64,
}

/// An agreement to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewAgreement<'a> {
    /// Whose it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// Unit and employer (JSON).
    pub document: &'a str,
    /// How many people it covers.
    pub people: i64,
    /// Its first day, counted from 1970-01-01.
    pub from_day: i64,
    /// Its last day.
    pub until_day: i64,
    /// Who writes it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

/// How bargaining for an agreement stood.
#[derive(Clone, Debug)]
pub struct StatusRow {
    /// Its how manieth entry.
    pub number: i64,
    /// How it stood.
    pub status: i64,
    /// Since which day, counted from 1970-01-01.
    pub since_day: i64,
}

/// A provision of an agreement.
#[derive(Clone, Debug)]
pub struct ProvisionRow {
    /// Its key.
    pub id: i64,
    /// The agreement's key.
    pub agreement_id: i64,
    /// What it is about.
    pub subject: i64,
    /// Where it stands in the agreement.
    pub clause: String,
    /// Its text (JSON).
    pub document: String,
}

/// A threat to agreements.
#[derive(Clone, Debug)]
pub struct ThreatRow {
    /// Its key.
    pub id: i64,
    /// Whose it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// Who demands what (JSON).
    pub document: String,
    /// Since which day, counted from 1970-01-01.
    pub since_day: i64,
    /// How grave it is.
    pub severity: i64,
    /// What became of it.
    pub state: i64,
    /// A bit for each subject.
    pub subjects: i64,
}

/// A threat to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewThreat<'a> {
    /// Whose it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// Who demands what (JSON).
    pub document: &'a str,
    /// Since which day, counted from 1970-01-01.
    pub since_day: i64,
    /// How grave it is.
    pub severity: i64,
    /// What became of it.
    pub state: i64,
    /// A bit for each subject.
    pub subjects: i64,
    /// Who writes it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}

/// A service that was contracted out.
#[derive(Clone, Debug)]
pub struct ContractRow {
    /// Its key.
    pub id: i64,
    /// Whose entry it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// What is said of it (JSON).
    pub document: String,
    /// What became of it.
    pub state: i64,
    /// What the contract is worth, in dollars.
    pub worth: Option<i64>,
    /// What it was to cost.
    pub promised: Option<i64>,
    /// What it was found to cost.
    pub found: Option<i64>,
    /// The contract's first day, counted from 1970-01-01.
    pub from_day: Option<i64>,
    /// Its last day.
    pub until_day: Option<i64>,
    /// When it was changed last, in microseconds since the epoch.
    pub changed_at: i64,
}

/// A contract to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewContract<'a> {
    /// Whose entry it is.
    pub organisation_id: i64,
    /// Who sees it.
    pub visibility: i64,
    /// What is said of it (JSON).
    pub document: &'a str,
    /// What became of it.
    pub state: i64,
    /// What the contract is worth, in dollars.
    pub worth: Option<i64>,
    /// What it was to cost.
    pub promised: Option<i64>,
    /// What it was found to cost.
    pub found: Option<i64>,
    /// The contract's first day, counted from 1970-01-01.
    pub from_day: Option<i64>,
    /// Its last day.
    pub until_day: Option<i64>,
    /// Who writes it.
    pub staff_id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
}
