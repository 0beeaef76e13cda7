//! `/desk/pact`: who the parties are, and what waits for the one that asks.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::room::{Part, Room, RoomPage, Tab};
use super::{Party, parties};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::DeskPage;

#[derive(Template)]
#[template(path = "slices/pact/overview.html")]
struct Overview {
    page: DeskPage,
    tabs: Vec<Tab>,
    parties: Vec<Party>,
    people: i64,
}

/// `GET /desk/pact`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    let RoomPage { page, tabs } = room.page(&app, room.t.get("desk-pact"), Part::Overview);
    let people = parties.iter().map(|party| party.people).sum();
    let body = Overview { page, tabs, parties, people };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
