//! What pages say of incidents, and how what is sealed of one is opened.

use commonfront_domain::incident::{Details, Fault, Field, Kind, Status, day_of};
use commonfront_store::rows::incidents::IncidentRow;
use commonfront_vault::Place;

use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::sealed;

/// One of several to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// Where what is sealed of an incident stands.
#[must_use]
pub fn place(entry: &[u8]) -> Place<'_> {
    Place { table: "incidents", column: "sealed", row: entry }
}

/// What is sealed of an incident.
///
/// # Errors
/// It can't be opened.
pub fn open(app: &App, row: &IncidentRow) -> Result<Details, WebError> {
    sealed::open(&app.vault, row.organisation_id, place(&row.entry), &row.sealed)
}

/// What a kind is called.
#[must_use]
pub fn kind(t: T, kind: Kind) -> &'static str {
    t.get(&format!("incidents-kind-{}", kind.name()))
}

/// What a status is called.
#[must_use]
pub fn status(t: T, status: Status) -> &'static str {
    t.get(&format!("incidents-status-{}", status.name()))
}

/// The mark of a status.
#[must_use]
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::New => "desk-status-wait",
        Status::Grievance | Status::Tribunal => "desk-status-planned",
        Status::Settled => "desk-status-live",
        Status::Dismissed => "desk-status-ended",
    }
}

/// All kinds to choose from.
#[must_use]
pub fn kinds(t: T, chosen: &str) -> Vec<Choice> {
    let choice = |one: Kind| Choice {
        value: one.name().to_owned(),
        label: kind(t, one).to_owned(),
        on: one.name() == chosen,
    };
    Kind::ALL.into_iter().map(choice).collect()
}

/// All statuses to choose from.
#[must_use]
pub fn statuses(t: T, chosen: &str) -> Vec<Choice> {
    let choice = |one: Status| Choice {
        value: one.name().to_owned(),
        label: status(t, one).to_owned(),
        on: one.name() == chosen,
    };
    Status::ALL.into_iter().map(choice).collect()
}

/// A day in words.
#[must_use]
pub fn day(t: T, number: i64) -> String {
    t.date(day_of(number))
}

/// What to do about a fault.
#[must_use]
pub fn fault(t: T, field: Field, fault: Fault) -> String {
    let label = || t.get(&format!("incidents-field-{}", field.name().replace('_', "-")));
    match fault {
        Fault::Missing => t.with("incidents-fault-missing", "field", label()),
        Fault::TooLong(most) => {
            let most = t.number(i64::try_from(most).unwrap_or(i64::MAX));
            t.with_all("incidents-fault-long", &[("field", label()), ("most", &most)])
        }
        Fault::Forbidden => t.with("incidents-fault-forbidden", "field", label()),
        Fault::NotADay => t.get("incidents-fault-day").to_owned(),
        Fault::NotALink => t.get("incidents-fault-link").to_owned(),
    }
}
