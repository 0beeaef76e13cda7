//! A threat with the agreements that it is to, as far as the asker may see them, and the way to a call.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::sharing::Thing;
use commonfront_store::query;

use super::agreements;
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use super::threats::Line;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
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
        shown: if line.mine { nav::shown_to(t, &audience, &names) } else { String::new() },
        line,
        agreements,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
