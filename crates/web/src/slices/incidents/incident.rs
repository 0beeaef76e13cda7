//! `/desk/pact/incidents/ID`: one incident, how it stands, and what is said about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::incident::{Details, Kind, Status, day_of};
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::query;

use super::words::{self, Choice};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::messages::Thread;
use crate::slices::messages::names::Names;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience};
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

#[derive(Template)]
#[template(path = "slices/incidents/incident.html")]
struct IncidentPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    kind: &'static str,
    details: Details,
    day: String,
    machine_day: String,
    who: String,
    status: &'static str,
    mark: &'static str,
    statuses: Vec<Choice>,
    ours: bool,
    may_change: bool,
    counted: bool,
    shown_to: String,
    written: String,
    changed: Option<String>,
    done: Option<&'static str>,
    thread: Thread,
}

/// `GET /desk/pact/incidents/{id}`.
///
/// # Errors
/// [`WebError::NotFound`] for whoever it isn't shown to.
pub async fn show(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let row = query!(conn, incidents::get(own, id))?.ok_or(WebError::NotFound)?;
    let names = Names::read(&app, &mut conn).await?;
    let ours = row.organisation_id == own;
    let shown_to = audience::of(&mut conn, Thing::Incident, id, row.visibility).await?;
    let thread = Thread::of(&app, &mut conn, &room, Thing::Incident, id).await?;
    drop(conn);
    // To whom else it is shown is the owner's to know.
    let chosen: Vec<String> = shown_to.chosen.iter().map(|&one| names.of(one, t.0)).collect();
    let shown_to = match shown_to.visibility {
        _ if !ours => String::new(),
        Visibility::Chosen => t.with("incidents-shown-chosen", "parties", &chosen.join(", ")),
        level => t.get(&format!("audience-{}", level.name())).to_owned(),
    };
    let done = match asked.get("done") {
        "logged" => Some(t.get("incidents-done-logged")),
        "changed" => Some(t.get("incidents-done-changed")),
        _ => None,
    };
    let (kind, status) = (words::kind(t, Kind::from_number(row.kind)), Status::from_number(row.status));
    let RoomPage { page, tabs } = room.page(&app, kind, Part::Incidents);
    let body = IncidentPage {
        page,
        tabs,
        id,
        kind,
        details: words::open(&app, &row)?,
        day: words::day(t, row.happened_on),
        machine_day: day_of(row.happened_on).to_string(),
        who: names.of(row.organisation_id, t.0),
        status: words::status(t, status),
        mark: words::mark(status),
        statuses: words::statuses(t, status.name()),
        ours,
        may_change: ours && room.speaks(),
        counted: row.counted == 1,
        shown_to,
        written: t.moment(row.created_at),
        changed: (row.changed_at != row.created_at).then(|| t.moment(row.changed_at)),
        done,
        thread,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/pact/incidents/{id}/status`: how one's own stands.
///
/// # Errors
/// [`WebError`].
pub async fn status(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let now = app.clock.now();
    let status = Status::from_name(posted.get("status"));
    let mut tx = app.db.write().await?;
    let number = status.map_or(0, Status::number);
    let row = query!(tx, incidents::get(room.own(), id))?;
    let row = row.filter(|row| row.organisation_id == room.own()).ok_or(WebError::NotFound)?;
    let status = status.ok_or_else(|| WebError::Malformed(String::new()))?;
    if row.status != number {
        query!(tx, incidents::set_status(room.own(), id, number, now))?;
        let event = Event::IncidentStatus { incident: id, status: status.name().to_owned() };
        audit::write(&mut tx, &room.desk, now, &event).await?;
    }
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/incidents/{id}?done=changed")))
}

/// `POST /desk/pact/incidents/{id}/remove`: one's own, with all that was said about it.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let mut tx = app.db.write().await?;
    if query!(tx, incidents::remove(room.own(), id))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, sharing::forget(Thing::Incident.number(), id))?;
    query!(tx, messages::forget_thread(Thing::Incident.number(), id))?;
    let event = Event::IncidentRemoved { incident: id };
    audit::write(&mut tx, &room.desk, app.clock.now(), &event).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/incidents?done=removed"))
}
