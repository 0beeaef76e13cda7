//! `/desk/pact/messages/mail`: what one is told by mail.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_store::query;
use commonfront_store::rows::messages::MuteRow;

use super::letter::{thing_word, what};
use super::mute::ALL;
use super::places;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;
use crate::slices::staff::fields::{Posted, see_other};

/// The most things that are listed.
const LISTED: i64 = 200;
const PAGE: &str = "/desk/pact/messages/mail";

struct Kind {
    value: &'static str,
    label: &'static str,
    on: bool,
}

struct MutedThing {
    thing: &'static str,
    id: i64,
    label: &'static str,
    href: String,
}

#[derive(Template)]
#[template(path = "slices/messages/settings.html")]
struct SettingsPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    done: bool,
    speaks: bool,
    mail: bool,
    kinds: Vec<Kind>,
    things: Vec<MutedThing>,
}

fn of_kind(notice: Notice) -> MuteRow {
    MuteRow { notice: notice.number(), thing: 0, thing_id: 0 }
}

/// `GET /desk/pact/messages/mail`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let muted = query!(conn, notices::mutes(room.desk.staff.id, LISTED))?;
    drop(conn);
    let kind = |notice: Notice| Kind {
        value: notice.name(),
        label: what(t, notice.number()),
        on: !muted.contains(&of_kind(notice)),
    };
    let thing = |row: &MuteRow| {
        let thing = Thing::from_number(row.thing)?;
        let (label, href) = (thing_word(t, row.thing), places::href(thing, row.thing_id));
        Some(MutedThing { thing: thing.name(), id: row.thing_id, label, href })
    };
    let RoomPage { page, tabs } = room.page(&app, t.get("messages-mail-title"), Part::Messages);
    let body = SettingsPage {
        page,
        tabs,
        done: asked.get("done") == "1",
        speaks: room.speaks(),
        mail: !muted.contains(&ALL),
        kinds: Notice::ALL.into_iter().map(kind).collect(),
        things: muted.iter().filter_map(thing).collect(),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/pact/messages/mail`: the kinds of news that one is told (`notice`, with `mail` for any at all), or
/// a thing that one is to hear of again (`thing`, `id`).
///
/// # Errors
/// [`WebError`].
pub async fn save(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    let (staff, now) = (room.desk.staff.id, app.clock.now());
    let mut tx = app.db.write().await?;
    if posted.has("thing") {
        let thing = Thing::from_name(posted.get("thing")).ok_or(WebError::NotFound)?;
        let thing_id = posted.get("id").parse().map_err(|_| WebError::NotFound)?;
        query!(tx, notices::unmute(staff, MuteRow { notice: 0, thing: thing.number(), thing_id }))?;
    } else {
        let wanted = |notice: Notice| posted.all("notice").any(|name| name == notice.name());
        let each = Notice::ALL.into_iter().map(|notice| (of_kind(notice), wanted(notice)));
        for (mute, wanted) in each.chain([(ALL, posted.has("mail"))]) {
            if wanted {
                query!(tx, notices::unmute(staff, mute))?;
            } else {
                query!(tx, notices::mute(staff, mute, now))?;
            }
        }
    }
    tx.commit().await?;
    Ok(see_other(&format!("{PAGE}?done=1")))
}
