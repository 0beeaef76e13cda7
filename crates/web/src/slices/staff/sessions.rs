//! One's own sessions: where one is signed in, and how to end that.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_store::query;

use super::audit;
use super::desk::Desk;
use super::fields::see_other;
use super::frame::{DeskPage, Section};
use super::session::{IDLE, LONGEST};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};

struct Listed {
    id: i64,
    browser: String,
    began: String,
    seen: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "slices/staff/sessions.html")]
struct SessionsPage {
    page: DeskPage,
    sessions: Vec<Listed>,
}

/// `GET /desk/sessions`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    let (t, now) = (desk.t, app.clock.now());
    let mut conn = app.db.read().await?;
    let rows = query!(conn, staff::sessions(desk.staff.id, now - IDLE, now - LONGEST))?;
    let sessions = rows.into_iter().map(|row| Listed {
        id: row.id,
        browser: if row.browser.is_empty() { t.get("staff-browser").to_owned() } else { row.browser },
        began: t.moment(row.created_at),
        seen: t.moment(row.seen_at),
        this: row.id == desk.session.id,
    });
    let page = desk.page(&app, t.get("desk-my-sessions"), Section::Account);
    let body = SessionsPage { sessions: sessions.collect(), page };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/sessions/{which}`: ends one of one's own sessions, or all `others`.
///
/// # Errors
/// [`WebError`].
pub async fn end(
    State(app): State<Shared>,
    desk: Desk,
    Path(which): Path<String>,
) -> Result<Response, WebError> {
    let mut tx = app.db.write().await?;
    let ended = if which == "others" {
        query!(tx, staff::end_sessions(desk.staff.id, desk.session.id))?
    } else {
        let id: i64 = which.parse().map_err(|_| WebError::NotFound)?;
        query!(tx, staff::end_session(desk.staff.id, id))?
    };
    if ended > 0 {
        let event = Event::SessionsEnded { sessions: i64::try_from(ended).unwrap_or(i64::MAX) };
        audit::write(&mut tx, &desk, app.clock.now(), &event).await?;
    }
    tx.commit().await?;
    Ok(see_other("/desk/sessions"))
}
