//! Proving anew who one is, before something that matters: exports, roles, staff.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_store::query;

use super::attempts::{self, From, Turn, pause};
use super::desk::{Desk, local};
use super::fields::{Faults, Posted, see_other};
use super::frame::{DeskPage, Section};
use super::inputs::Input;
use super::{audit, sign_in};
use crate::app::{App, Shared};
use crate::client;
use crate::error::WebError;
use crate::page::{self, NEVER};

#[derive(Template)]
#[template(path = "slices/staff/confirm.html")]
struct ConfirmPage {
    page: DeskPage,
    faults: Faults,
    fields: Vec<Input>,
    recovery: Input,
    next: String,
    /// The demonstration's staff have neither password nor second step.
    passes: bool,
}

fn form_page(app: &App, desk: &Desk, next: &str, faults: Faults, passes: bool) -> Result<Response, WebError> {
    let t = desk.t;
    let fields = vec![
        Input::new("password", "password", t.get("staff-password"))
            .autocomplete("current-password")
            .fault(faults.of("password")),
        Input::new("code", "code", t.get("staff-code"))
            .hint(t.get("staff-code-fresh-hint"))
            .fault(faults.of("code")),
    ];
    let recovery =
        Input::new("recovery", "text", t.get("staff-recovery")).hint(t.get("staff-recovery-hint")).optional();
    let page = desk.page(app, t.get("staff-confirm-title"), Section::Account);
    let status = faults.status();
    let body = ConfirmPage { page, faults, fields, recovery, next: next.to_owned(), passes };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// Whether somebody of the demonstration, who has no password, passes by a button.
async fn passes(app: &App, desk: &Desk) -> Result<bool, WebError> {
    if !app.settings.demo {
        return Ok(false);
    }
    let mut conn = app.db.read().await?;
    Ok(query!(conn, staff::get(desk.staff.id))?.is_some_and(|row| row.password.is_empty()))
}

/// `GET /desk/confirm?next=…`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, desk: Desk, uri: Uri) -> Result<Response, WebError> {
    let query = uri.query().unwrap_or_default();
    let next = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next");
    let next = next.map(|(_, next)| next.into_owned()).unwrap_or_default();
    let passes = passes(&app, &desk).await?;
    form_page(&app, &desk, local(&next), Faults::default(), passes)
}

/// `POST /desk/confirm`.
///
/// # Errors
/// [`WebError`].
pub async fn prove(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let posted = Posted::read(&headers, body)?;
    let (t, next, now) = (desk.t, local(posted.get("next")), app.clock.now());
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    app.limits.post(client)?;
    let mut conn = app.db.read().await?;
    let row = query!(conn, staff::get(desk.staff.id))?.ok_or(WebError::NotFound)?;
    drop(conn);
    if !(app.settings.demo && row.password.is_empty()) {
        let mut faults = Faults::default();
        let fingerprint = row.fingerprint.as_slice().try_into().map_err(|_| WebError::Internal)?;
        let whose = (row.id, row.organisation_id);
        let attempt =
            match attempts::begin(&app, &fingerprint, From::Known(&desk.session.id.to_be_bytes()), whose)
                .await?
            {
                Turn::Go(attempt) => attempt,
                Turn::Wait(wait) => {
                    faults.add("password", pause(t, wait));
                    let mut response = form_page(&app, &desk, next, faults, false)?;
                    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
                    return Ok(response);
                }
            };
        if !app.passwords.is_right(posted.get("password"), Some(&row.password)).await? {
            faults.add("password", attempt.words(t, "staff-confirm-wrong"));
            return form_page(&app, &desk, next, faults, false);
        }
        let mut tx = app.db.write().await?;
        if sign_in::prove(&app, &mut tx, &row, &posted, &attempt).await?.is_none() {
            drop(tx);
            faults.add("code", attempt.words(t, "staff-code-wrong"));
            return form_page(&app, &desk, next, faults, false);
        }
        tx.commit().await?;
    }
    let mut tx = app.db.write().await?;
    query!(tx, staff::confirm_session(desk.session.id, now))?;
    audit::write(&mut tx, &desk, now, &Event::Confirmed {}).await?;
    tx.commit().await?;
    Ok(see_other(next))
}
