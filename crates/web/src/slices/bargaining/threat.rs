//! A threat with the agreements that it is to, as far as the asker may see them, and the way to a call.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_domain::{Language, Text};
use commonfront_store::query;

use super::agreements;
use super::documents::{self, Threat};
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use super::threats::Line;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::messages::thread::Thread;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience};
use crate::slices::paper::sheet::today;
use crate::slices::staff::DeskPage;

#[derive(Template)]
#[template(path = "slices/bargaining/threat.html")]
struct ShowPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    notice: Option<&'static str>,
    speaks: bool,
    line: Line,
    agreements: Vec<agreements::Line>,
    thread: Thread,
    shown: String,
}

/// `GET /desk/pact/bargaining/threats/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    Query(did): Query<Did>,
) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let row = query!(conn, bargaining::threat(own, id))?.ok_or(WebError::NotFound)?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let rows = query!(conn, bargaining::agreements_of(own, id))?;
    let audience = audience::of(&mut conn, Thing::Threat, id, row.visibility).await?;
    let thread = Thread::of(&app, &mut conn, &room, Thing::Threat, id).await?;
    drop(conn);
    let line = Line::new(t, &row, &names, own)?;
    let agreements = agreements::Line::all(t, &rows, &names, own, today(app.clock.now()))?;
    let RoomPage { page, tabs } = room.page(&app, &line.demand, Part::Bargaining);
    let body = ShowPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Threats),
        notice: nav::notice(t, &did.did),
        speaks: room.speaks(),
        thread,
        shown: if line.mine { nav::shown_to(t, &audience, &names) } else { String::new() },
        line,
        agreements,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// Whether a party may make a call of a threat: of its own, and of what all parties see.
#[must_use]
pub fn may_call(owner: i64, own: i64, visibility: i64) -> bool {
    owner == own || visibility >= Visibility::Parties.number()
}

/// What a call that is made of a threat begins with, its title and what it asks; nothing if there is no such
/// threat for the asker.
///
/// # Errors
/// The database did not answer.
pub async fn for_call(app: &App, room: &Room, id: i64) -> Result<Option<(Text, Text)>, WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, bargaining::threat(room.own(), id))?;
    let Some(row) = row.filter(|row| may_call(row.organisation_id, room.own(), row.visibility)) else {
        return Ok(None);
    };
    let threat: Threat = documents::parse(&row.document)?;
    let mut asks = Text::default();
    for language in Language::ALL {
        let words = threat.words.get(language);
        let demand =
            format!("{} {}", T(language).colon(threat.who.get(language)), threat.demand.get(language));
        asks.set(language, Some(format!("{demand}\n\n{words}").trim_end().to_owned()));
    }
    Ok(Some((threat.demand, asks)))
}
