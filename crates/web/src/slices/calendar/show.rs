//! One event: what it says, and calling it off.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::rows::calendar::{EventRow, WrittenEvent};
use commonfront_store::{On, query};

use super::view::{Eyes, Names, Shown};
use super::{events, when};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::messages::Thread;
use crate::slices::pact::{Part, Room, RoomPage, audience};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{DeskPage, audit};

#[derive(Template)]
#[template(path = "slices/calendar/show.html")]
struct ShowPage {
    page: DeskPage,
    event: Shown,
    with: Vec<String>,
    month: String,
    changed: String,
    moved: i64,
    belongs: Option<(String, &'static str)>,
    may_change: bool,
    done: Option<&'static str>,
    thread: Thread,
}

/// An event of the asker's own, written in the calendar. What she doesn't see isn't there for her; what she
/// sees and isn't hers to change is refused.
///
/// # Errors
/// [`WebError::NotFound`], [`WebError::Forbidden`]; the database did not answer.
pub async fn own(on: &mut impl On, room: &Room, id: i64) -> Result<EventRow, WebError> {
    let row = seen(on, room, id).await?;
    if row.organisation_id != room.own() || row.thing != Thing::Event.number() {
        return Err(WebError::Forbidden);
    }
    Ok(row)
}

async fn seen(on: &mut impl On, room: &Room, id: i64) -> Result<EventRow, WebError> {
    let viewer = events::party(room.own());
    query!(on, calendar::one(viewer.own, viewer.least, id))?.ok_or(WebError::NotFound)
}

/// Where what an event belongs to is found, and what that page is called.
fn belongs(row: &EventRow) -> Option<(String, &'static str)> {
    let id = row.thing_id.abs();
    match Thing::from_number(row.thing)? {
        Thing::Pact => Some((format!("/desk/pact/text/{id}"), "calendar-to-pact")),
        Thing::Call => Some((format!("/desk/pact/calls/{id}"), "calendar-to-call")),
        Thing::Decision => Some((format!("/desk/pact/decisions/{id}"), "calendar-to-decision")),
        Thing::Agreement => Some((format!("/desk/pact/bargaining/agreements/{id}"), "calendar-to-agreement")),
        _ => None,
    }
}

/// `GET /desk/pact/calendar/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let row = seen(&mut conn, &room, id).await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let own = row.organisation_id == room.own();
    // Whom its owner chose is the owner's to know.
    let chosen = own && row.visibility == Visibility::Chosen.number();
    let with = match chosen {
        true => audience::of(&mut conn, Thing::Event, id, row.visibility).await?.chosen,
        false => Vec::new(),
    };
    let thread = Thread::of(&app, &mut conn, &room, Thing::Event, id).await?;
    let event = Eyes { t, names: &names, own: Some(room.own()) }.show(&row, when::days(&row).0);
    let RoomPage { page, .. } = room.page(&app, &event.title, Part::Calendar);
    let body = ShowPage {
        page,
        with: with.into_iter().map(|id| names.of(id).to_owned()).collect(),
        month: commonfront_domain::calendar::Month::of(when::days(&row).0).to_string(),
        changed: t.moment(row.changed_at),
        moved: row.sequence,
        belongs: belongs(&row).map(|(href, label)| (href, t.get(label))),
        may_change: own && room.speaks() && row.thing == Thing::Event.number(),
        done: match asked.get("done") {
            "added" => Some(t.get("calendar-done-added")),
            "changed" => Some(t.get("calendar-done-changed")),
            "cancelled" => Some(t.get("calendar-done-cancelled")),
            "restored" => Some(t.get("calendar-done-restored")),
            _ => None,
        },
        thread,
        event,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

async fn set(app: &Shared, room: &Room, id: i64, cancelled: bool) -> Result<Response, WebError> {
    room.may_speak()?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let row = own(&mut tx, room, id).await?;
    let done = if cancelled { "cancelled" } else { "restored" };
    let to = WrittenEvent { cancelled: i64::from(cancelled), ..WrittenEvent::from(&row) };
    if row.cancelled != to.cancelled {
        let audience = audience::of(&mut tx, Thing::Event, id, row.visibility).await?;
        if !events::change(&mut tx, &row, row.revision, &to, &audience, at).await? {
            return Err(WebError::Busy);
        }
        let event = match cancelled {
            true => Event::CalendarEventCancelled { event: id },
            false => Event::CalendarEventRestored { event: id },
        };
        audit::write(&mut tx, &room.desk, at, &event).await?;
        tx.commit().await?;
    }
    Ok(see_other(&format!("/desk/pact/calendar/{id}?done={done}")))
}

/// `POST /desk/pact/calendar/{id}/cancel`: calls it off. It stays in the calendar, struck out.
///
/// # Errors
/// [`WebError`].
pub async fn cancel(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    set(&app, &room, id, true).await
}

/// `POST /desk/pact/calendar/{id}/restore`: it takes place after all.
///
/// # Errors
/// [`WebError`].
pub async fn restore(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    set(&app, &room, id, false).await
}
