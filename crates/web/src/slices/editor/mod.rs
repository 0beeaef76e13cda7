//! Campaigns written on the page: drafts in both languages, previews, publishing now or later, revisions.

pub mod action;
pub mod campaign;
pub mod diff;
pub mod head;
pub mod hero;
pub mod list;
pub mod merge;
pub mod parts;
pub mod posted;
pub mod preview;
pub mod publish;
pub mod received;
pub mod revisions;
pub mod schedule;
pub mod skeleton;
pub mod typed;
pub mod view;
pub mod words;
pub mod work;

use commonfront_store::query;

use crate::app::App;
use crate::error::WebError;
use crate::slices::staff::{Desk, accounts};

/// Who did something, as the person at the desk may know it: a colleague by name, others by organisation.
///
/// # Errors
/// The database did not answer.
pub async fn who(app: &App, desk: &Desk, staff_id: Option<i64>) -> Result<String, WebError> {
    let Some(id) = staff_id else { return Ok(desk.t.get("editor-by-command-line").to_owned()) };
    let mut conn = app.db.read().await?;
    let Some(row) = query!(conn, staff::get(id))? else {
        return Ok(desk.t.get("editor-by-nobody").to_owned());
    };
    if row.organisation_id == desk.staff.organisation_id {
        return Ok(accounts::open(&app.vault, &row)?.name);
    }
    let snapshot = app.catalog.now();
    let party = snapshot.organisation(&row.organisation).map(|party| party.acronym.get(desk.t.0).to_owned());
    Ok(party.unwrap_or_else(|| desk.t.get("editor-by-coalition").to_owned()))
}
