//! A party answers a call, within the legal limits that it gave when it signed the pact.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::calls::Answer;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_store::query;
use commonfront_store::rows::calls::NewAnswer;

use super::documents;
use super::show::{self, Typed};
use super::typed::Reader;
use crate::app::Shared;
use crate::error::WebError;
use crate::slices::messages;
use crate::slices::pact::Room;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Posted, see_other};

/// `POST /desk/pact/calls/{id}/answer`: until the deadline, as often as need be; each answer is kept.
///
/// # Errors
/// [`WebError`]: not asked, or too late.
pub async fn answer(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (at, own, t) = (app.clock.now(), room.own(), room.t);
    let (call, asks) = show::find(&app, &room, id).await?;
    if call.organisation_id == own {
        return Err(WebError::Forbidden);
    }
    let Some(one) = asks.of(own).filter(|one| one.acts) else { return Err(WebError::Forbidden) };
    if call.closed_at.is_some() || call.deadline <= at {
        return Err(WebError::Closed);
    }
    let limits = one.limits.clone();
    let mut reader = Reader::new(t, &posted);
    let answer = Answer::from_name(posted.get("answer"));
    if answer.is_none() {
        reader.faults.add("answer", t.get("calls-fault-answer"));
    }
    let words = reader.words("words", true);
    let offers = answer.is_some_and(Answer::offers);
    if offers && !limits.get(t.0).is_empty() && !posted.has("within") {
        reader.faults.add("within", t.get("calls-fault-within"));
    }
    let faults = reader.faults;
    let (Some(answer), true) = (answer, faults.is_empty()) else {
        let typed = Typed { answer: Some(&posted), faults, ..Typed::default() };
        return show::render(&app, &room, (call, asks), typed, None).await;
    };
    let limits = documents::write(&limits)?;
    let new = NewAnswer {
        call_id: id,
        organisation_id: own,
        answer: answer.number(),
        quiet: i64::from(posted.has("quiet")),
        words: &words,
        limits: &limits,
        staff_id: room.desk.staff.id,
        at,
    };
    let mut tx = app.db.write().await?;
    if query!(tx, calls::hold(id, at))? == 0 {
        return Err(WebError::Closed);
    }
    query!(tx, calls::answer(&new))?;
    let (about, by) = ((Thing::Call, id), room.desk.staff.id);
    messages::notify(&mut tx, at, Notice::CallAnswered, about, &[call.organisation_id], by).await?;
    let event = Event::CallAnswered { call: id, answer: answer.name().to_owned() };
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calls/{id}?did=answered")))
}
