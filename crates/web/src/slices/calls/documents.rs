//! What calls, deeds and reports say, as it stands in their rows.

use commonfront_domain::Text;
use commonfront_store::rows::calls::{CallRow, ReportRow};
use commonfront_vault::{Place, Vault};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::WebError;
use crate::sealed;

/// What a call says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CallDocument {
    /// What it is called.
    pub title: Text,
    /// What it asks for.
    pub asks: Text,
    /// Where it takes place; may be empty.
    pub place: Text,
}

/// What a party did for a commitment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct DeedDocument {
    /// What it did.
    pub what: Text,
    /// What shows it; may be empty.
    pub evidence: Text,
    /// Where that can be read; may be empty.
    pub link: String,
}

/// What a report is about.
pub const KINDS: [&str; 2] = ["work", "pressure"];

/// What a report says. Its `Debug` prints nothing of it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// One of [`KINDS`].
    pub kind: String,
    /// The day, as `2026-11-24`.
    pub day: String,
    /// The time, as `06:00`; may be empty.
    pub time: String,
    /// Where.
    pub place: String,
    /// What the manager is, never who.
    pub manager: String,
    /// Whose work was asked for; may be empty.
    pub union: String,
    /// What happened.
    pub words: String,
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Report")
    }
}

/// Reads a document that we wrote ourselves.
///
/// # Errors
/// [`WebError::Internal`]: it was not us.
pub fn parse<D: DeserializeOwned>(document: &str) -> Result<D, WebError> {
    serde_json::from_str(document).map_err(|error| {
        tracing::error!(%error, "a document of the pact room can't be read");
        WebError::Internal
    })
}

/// Writes a document down.
///
/// # Errors
/// [`WebError::Internal`]: a fault of ours.
pub fn write(document: &impl Serialize) -> Result<String, WebError> {
    serde_json::to_string(document).map_err(|error| {
        tracing::error!(%error, "a document of the pact room can't be written down");
        WebError::Internal
    })
}

/// What came of a call, once it is closed.
///
/// # Errors
/// As [`parse`].
pub fn result(call: &CallRow) -> Result<Text, WebError> {
    if call.result.is_empty() { Ok(Text::default()) } else { parse(&call.result) }
}

// A report's own key is only known once it is written.
fn row(staff: i64, at: i64) -> [u8; 16] {
    let mut row = [0; 16];
    row[..8].copy_from_slice(&staff.to_be_bytes());
    row[8..].copy_from_slice(&at.to_be_bytes());
    row
}

fn place(row: &[u8; 16]) -> Place<'_> {
    Place { table: "reports", column: "sealed", row }
}

/// Seals a report with the key of the organisation whose it is: by who wrote it when.
///
/// # Errors
/// The key is not here.
pub fn seal(vault: &Vault, owner: i64, staff: i64, at: i64, report: &Report) -> Result<Vec<u8>, WebError> {
    sealed::seal(vault, owner, place(&row(staff, at)), report)
}

/// Opens a report.
///
/// # Errors
/// As [`sealed::open`].
pub fn open(vault: &Vault, report: &ReportRow) -> Result<Report, WebError> {
    sealed::open(
        vault,
        report.organisation_id,
        place(&row(report.staff_id, report.created_at)),
        &report.sealed,
    )
}
