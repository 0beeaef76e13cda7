//! `/desk/pact`: what waits for the one that asks, where each party stands, and what comes next.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_store::query;

use super::parties::{self, Party};
use super::room::{Part, Room, RoomPage, Tab};
use super::view::{self, SignatoryView};
use super::waits::Waits;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::calendar::view::{Eyes, Names, Shown};
use crate::slices::calendar::{events, when};
use crate::slices::desk::waiting::Item;
use crate::slices::staff::DeskPage;

/// How many of the next events are shown.
const NEXT: i64 = 6;

/// The pact that is in force.
struct InForce {
    href: String,
    title: String,
    term: String,
}

#[derive(Template)]
#[template(path = "slices/pact/overview.html")]
struct Overview {
    page: DeskPage,
    tabs: Vec<Tab>,
    waits: Vec<Item>,
    pact: Option<InForce>,
    signatories: Vec<SignatoryView>,
    others: Vec<Party>,
    people: i64,
    next: Vec<Shown>,
}

/// `GET /desk/pact`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    let (t, now, own) = (room.t, app.clock.now(), room.own());
    let mut conn = app.db.read().await?;
    let waits = Waits::of(&app, &mut conn, own).await?.items(t);
    let pact = parties::in_force(&mut conn, now).await?;
    let all = parties::parties(&app, &mut conn).await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let eyes = Eyes { t, names: &names, own: Some(own) };
    let coming = query!(conn, calendar::coming(&events::party(own), now, (i64::MIN, 0), NEXT))?;
    drop(conn);
    let signatories =
        pact.as_ref().map(|pact| view::signatories(t, &app.catalog.now(), pact, now)).unwrap_or_default();
    let people = all.iter().map(|party| party.people).sum();
    let signed = |party: &Party| signatories.iter().any(|one| one.slug == party.slug);
    let others = all.into_iter().filter(|party| !signed(party)).collect();
    let in_force = |pact: &parties::Pact| InForce {
        href: format!("/desk/pact/text/{}", pact.row.id),
        title: pact.text.title.get(t.0).to_owned(),
        term: view::term(t, &pact.text),
    };
    let next = coming.iter().map(|row| eyes.show(row, when::days(row).0)).collect();
    let RoomPage { page, tabs } = room.page(&app, t.get("desk-pact"), Part::Overview);
    let pact = pact.as_ref().map(in_force);
    let body = Overview { page, tabs, waits, pact, signatories, others, people, next };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
