//! A service that was contracted out, with its sources.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::sharing::Thing;
use commonfront_store::query;

use super::contracts::Line;
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::messages::thread::Thread;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience};
use crate::slices::staff::DeskPage;

#[derive(Template)]
#[template(path = "slices/bargaining/contract.html")]
struct ShowPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    notice: Option<&'static str>,
    speaks: bool,
    line: Line,
    thread: Thread,
    shown: String,
}

/// `GET /desk/pact/bargaining/contracts/{id}`.
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
    let row = query!(conn, contracts::contract(own, id))?.ok_or(WebError::NotFound)?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let audience = audience::of(&mut conn, Thing::Contract, id, row.visibility).await?;
    let thread = Thread::of(&app, &mut conn, &room, Thing::Contract, id).await?;
    drop(conn);
    let line = Line::new(t, &row, &names, Some(own))?;
    let RoomPage { page, tabs } = room.page(&app, &line.service, Part::Bargaining);
    let body = ShowPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Contracts),
        notice: nav::notice(t, &did.did),
        speaks: room.speaks(),
        thread,
        shown: if line.mine { nav::shown_to(t, &audience, &names) } else { String::new() },
        line,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
