//! Writing the audit log: each entry in the transaction of what it is about.

use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_store::rows::staff::NewAudit;
use commonfront_store::{Tx, query};

use super::desk::Desk;
use crate::error::WebError;

/// Notes what the person at the desk does, in her organisation's log.
///
/// # Errors
/// The database did not answer.
pub async fn write(tx: &mut Tx, desk: &Desk, at: Micros, event: &Event) -> Result<(), WebError> {
    write_as(tx, desk.staff.id, desk.staff.organisation_id, at, event).await
}

/// Notes what the person at the desk does in another organisation's log: the secretary's acts about a
/// union's staff belong there.
///
/// # Errors
/// The database did not answer.
pub async fn write_in(
    tx: &mut Tx,
    desk: &Desk,
    organisation_id: i64,
    at: Micros,
    event: &Event,
) -> Result<(), WebError> {
    write_as(tx, desk.staff.id, organisation_id, at, event).await
}

/// Notes what somebody did who is not at the desk; 0 is the command line, and nobody known.
///
/// # Errors
/// The database did not answer.
pub async fn write_as(
    tx: &mut Tx,
    staff_id: i64,
    organisation_id: i64,
    at: Micros,
    event: &Event,
) -> Result<(), WebError> {
    let detail = serde_json::to_string(event).map_err(|error| {
        tracing::error!(%error, "an entry of the audit log can't be written down");
        WebError::Internal
    })?;
    let shared = i64::from(event.area().is_shared());
    let entry = NewAudit { at, staff_id, organisation_id, shared, kind: event.kind(), detail: &detail };
    Ok(query!(tx, audit::put(&entry))?)
}
