//! Whoever called says what came of it; that closes the call.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_store::query;

use super::documents;
use super::make::into_calendar;
use super::show::{self, Typed};
use super::typed::{Names, Reader};
use crate::app::Shared;
use crate::error::WebError;
use crate::slices::messages;
use crate::slices::pact::Room;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Posted, see_other};

/// The controls of the result.
pub const RESULT: Names = ["result_en", "result_fr"];

/// `POST /desk/pact/calls/{id}/close`.
///
/// # Errors
/// [`WebError`]: somebody else's, or closed already.
pub async fn close(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (at, own) = (app.clock.now(), room.own());
    let (call, asks) = show::find(&app, &room, id).await?;
    if call.organisation_id != own {
        return Err(WebError::NotFound);
    }
    if call.closed_at.is_some() {
        return Err(WebError::Closed);
    }
    let mut reader = Reader::new(room.t, &posted);
    let result = reader.text(RESULT, true, true);
    let faults = reader.faults;
    if !faults.is_empty() {
        let typed = Typed { close: Some(&posted), faults, ..Typed::default() };
        return show::render(&app, &room, (call, asks), typed, None).await;
    }
    let mut told: Vec<i64> = asks.asked.iter().map(|one| one.id).collect();
    told.retain(|&party| asks.audience.includes(own, party, true) && party != own);
    let mut tx = app.db.write().await?;
    if query!(tx, calls::close(own, id, &documents::write(&result)?, at))? == 0 {
        return Err(WebError::Closed);
    }
    let call = query!(tx, calls::get(own, id))?.ok_or(WebError::Internal)?;
    into_calendar(&mut tx, &call, false, &asks.audience, at).await?;
    messages::notify(&mut tx, at, Notice::CallClosed, (Thing::Call, id), &told, room.desk.staff.id).await?;
    audit::write(&mut tx, &room.desk, at, &Event::CallClosed { call: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calls/{id}?did=closed")))
}
