//! `/desk/pact/messages/ID`: one announcement, who has read it, and what is said about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::query;

use super::announcements::{Said, open, read_of};
use super::names::Names;
use super::thread::{Thread, machine};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience, parties};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{DeskPage, audit};

/// Whether a party has read it.
struct Receipt {
    who: String,
    at: Option<String>,
}

#[derive(Template)]
#[template(path = "slices/messages/announcement.html")]
struct AnnouncementPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    said: Option<Said>,
    who: String,
    at: String,
    machine_at: String,
    for_all: bool,
    done: Option<&'static str>,
    ours: bool,
    may_withdraw: bool,
    /// Whether one's own organisation can say that it has read it, or when it did.
    may_receive: bool,
    received: Option<String>,
    receipts: Vec<Receipt>,
    read: usize,
    read_of: String,
    thread: Thread,
}

/// `GET /desk/pact/messages/{id}`.
///
/// # Errors
/// [`WebError::NotFound`] for whom it is not for.
pub async fn show(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let row = query!(conn, messages::announcement(own, id))?.ok_or(WebError::NotFound)?;
    let said = open(&app, &row)?;
    let all = query!(conn, messages::receipts(id))?;
    let names = Names::read(&app, &mut conn).await?;
    let ours = row.organisation_id == own;
    let when = |organisation: i64| {
        all.iter().find(|receipt| receipt.organisation_id == organisation).map(|receipt| t.moment(receipt.at))
    };
    let mut receipts = Vec::new();
    if ours {
        let parties = parties::parties(&app, &mut conn).await?;
        let shown_to = audience::of(&mut conn, Thing::Announcement, id, row.visibility).await?;
        let told = audience::told(&shown_to, own, &parties).into_iter();
        receipts = told.map(|party| Receipt { who: names.of(party, t.0), at: when(party) }).collect();
    }
    let thread = Thread::of(&app, &mut conn, &room, Thing::Announcement, id).await?;
    drop(conn);
    let done = match asked.get("done") {
        "announced" => Some(t.get("messages-done-announced")),
        "read" => Some(t.get("messages-done-read")),
        "withdrawn" => Some(t.get("messages-done-withdrawn")),
        _ => None,
    };
    let title = said.as_ref().map_or(t.get("messages-withdrawn"), |said| said.title.as_str()).to_owned();
    let RoomPage { page, tabs } = room.page(&app, &title, Part::Messages);
    let receives = !ours && own != 0 && said.is_some();
    let read = receipts.iter().filter(|receipt| receipt.at.is_some()).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let body = AnnouncementPage {
        page,
        tabs,
        id,
        who: names.of(row.organisation_id, t.0),
        at: t.moment(row.created_at),
        machine_at: machine(row.created_at),
        for_all: Visibility::from_number(row.visibility) >= Visibility::Parties,
        done,
        ours,
        may_withdraw: ours && room.speaks() && said.is_some(),
        may_receive: receives && row.read == 0 && room.speaks(),
        received: when(own).filter(|_| receives),
        read,
        read_of: read_of(t, number(read), number(receipts.len())),
        receipts,
        said,
        thread,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/pact/messages/{id}/{what}`: `read` says for one's organisation that it has read it; `withdraw`
/// takes one's own organisation's back.
///
/// # Errors
/// [`WebError`].
pub async fn act(
    State(app): State<Shared>,
    room: Room,
    Path((id, what)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (own, now) = (room.own(), app.clock.now());
    let mut tx = app.db.write().await?;
    let row = query!(tx, messages::announcement(own, id))?.ok_or(WebError::NotFound)?;
    let done = match what.as_str() {
        "read" if row.organisation_id != own && own != 0 && row.withdrawn_at == 0 => {
            if query!(tx, messages::receive(id, own, room.desk.staff.id, now))? > 0 {
                audit::write(&mut tx, &room.desk, now, &Event::AnnouncementRead { announcement: id }).await?;
            }
            "read"
        }
        "withdraw" if row.organisation_id == own => {
            if query!(tx, messages::withdraw(own, id, now))? > 0 {
                let event = Event::AnnouncementWithdrawn { announcement: id };
                audit::write(&mut tx, &room.desk, now, &event).await?;
            }
            "withdrawn"
        }
        _ => return Err(WebError::NotFound),
    };
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/messages/{id}?done={done}")))
}
