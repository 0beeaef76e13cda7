//! A way in to the demonstration's desk: its example staff have neither password nor second step, so one
//! chooses by a button whom to be. The routes exist in the demonstration only.

use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_store::query;

use crate::app::Shared;
use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::accounts::{self, ACTIVE};
use crate::slices::staff::door::{self, Door};
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::frame::role_word;
use crate::slices::staff::{audit, session};

struct Example {
    id: i64,
    name: String,
    standing: String,
}

#[derive(Template)]
#[template(path = "slices/demo/desk.html")]
struct DeskDoor {
    page: Door,
    people: Vec<Example>,
}

/// `GET /demo/desk`: whom one may be.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, uri: Uri, headers: HeaderMap) -> Result<Response, WebError> {
    let t = T(door::language(&uri, &headers));
    let snapshot = app.catalog.now();
    let mut conn = app.db.read().await?;
    let rows = query!(conn, staff::all())?;
    let examples = rows.iter().filter(|row| row.state == ACTIVE && row.password.is_empty());
    let people = examples
        .map(|row| {
            let staff = accounts::open(&app.vault, row)?;
            let party = snapshot.organisation(&staff.organisation).map(|party| party.name.get(t.0));
            let standing = format!("{}, {}", role_word(t, staff.role), party.unwrap_or(snapshot.name(t.0)));
            Ok(Example { id: row.id, name: staff.name, standing })
        })
        .collect::<Result<_, WebError>>()?;
    let there = format!("/demo/desk?lang={}", t.0.other().tag());
    let page = Door::new(&app, t, t.get("demo-desk-title"), there);
    Ok(page::html(StatusCode::OK, page::render(&DeskDoor { page, people })?, NEVER))
}

/// `POST /demo/desk`: signs in as one of them.
///
/// # Errors
/// [`WebError`].
pub async fn enter(
    State(app): State<Shared>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    form::same_site(&headers, &app.settings.base_url)?;
    let posted = Posted::read(&headers, body)?;
    let id: i64 = posted.get("id").parse().map_err(|_| WebError::NotFound)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let row = query!(tx, staff::get(id))?.filter(|row| row.state == ACTIVE && row.password.is_empty());
    let row = row.ok_or(WebError::NotFound)?;
    query!(tx, staff::set_language(id, door::language(&uri, &headers).tag()))?;
    let token = session::begin(&mut tx, &app.vault, id, &session::browser_name(&headers), now).await?;
    let event = Event::SignedIn { recovery_code: false };
    audit::write_as(&mut tx, id, row.organisation_id, now, &event).await?;
    tx.commit().await?;
    let mut response = see_other("/desk");
    response.headers_mut().insert(SET_COOKIE, session::cookie(&app.settings, &token));
    Ok(response)
}
