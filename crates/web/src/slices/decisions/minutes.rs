//! The minutes of a decision: written after the close, printed with its text, its count and who said what.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::text_rules;
use commonfront_store::query;

use super::load::{self, Phase, phase};
use super::show::{self, Body};
use super::texts::{self, problem};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::markdown;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

#[derive(Template)]
#[template(path = "slices/decisions/minutes.html")]
struct MinutesPage {
    page: DeskPage,
    body: Body,
    site: String,
    minutes: Option<(String, String)>,
    earlier: Vec<(String, String)>,
    writes: bool,
    version: i64,
    typed: String,
    faults: Faults,
}

async fn form(
    app: &App,
    room: &Room,
    id: i64,
    typed: Option<String>,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, at) = (room.t, app.clock.now());
    let mut conn = app.db.read().await?;
    let loaded = load::find(app, &mut conn, room.own(), id).await?;
    if phase(&loaded.row, at) != Phase::Closed {
        return Err(WebError::NotFound);
    }
    let mut kept = query!(conn, decisions::minutes(id))?.into_iter();
    let body = show::body(app, &mut conn, room, &loaded).await?;
    drop(conn);
    let newest = kept.next();
    let written = |at: i64| t.with("decisions-minutes-written", "when", &t.moment(at));
    let RoomPage { page, .. } = room.page(app, t.get("decisions-minutes"), Part::Decisions);
    let writes = room.speaks() && loaded.row.organisation_id == room.own();
    let answer = MinutesPage {
        page,
        body,
        site: app.catalog.now().name(t.0).to_owned(),
        minutes: newest.as_ref().map(|row| (markdown::render(&row.text, "minutes"), written(row.made_at))),
        earlier: kept.map(|row| (markdown::render(&row.text, "earlier"), written(row.made_at))).collect(),
        writes,
        version: newest.as_ref().map_or(0, |row| row.version),
        typed: typed.unwrap_or_else(|| newest.map(|row| row.text).unwrap_or_default()),
        faults,
    };
    Ok(page::html(answer.faults.status(), page::render(&answer)?, NEVER))
}

/// `GET /desk/pact/decisions/{id}/minutes`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    form(&app, &room, id, None, Faults::default()).await
}

/// `POST /desk/pact/decisions/{id}/minutes`: a new version of them.
///
/// # Errors
/// [`WebError`].
pub async fn write(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (t, at) = (room.t, app.clock.now());
    let mut conn = app.db.read().await?;
    let loaded = load::find(&app, &mut conn, room.own(), id).await?;
    drop(conn);
    if loaded.row.organisation_id != room.own() {
        return Err(WebError::Forbidden);
    }
    if phase(&loaded.row, at) != Phase::Closed {
        return Err(WebError::NotFound);
    }
    let mut faults = Faults::default();
    let text = match text_rules::paragraphs(posted.get("minutes"), texts::TEXT) {
        Ok(text) => text,
        Err(fault) => {
            faults.add("minutes", problem(t, fault));
            return form(&app, &room, id, Some(posted.get("minutes").to_owned()), faults).await;
        }
    };
    let version = posted.get("version").parse::<i64>().unwrap_or(-1).clamp(-1, i64::MAX - 1) + 1;
    let mut tx = app.db.write().await?;
    let newest = query!(tx, decisions::minutes(id))?.first().map_or(0, |row| row.version);
    if version != newest + 1 || !query!(tx, decisions::put_minutes(id, version, &text, at))? {
        drop(tx);
        faults.add("minutes", t.get("decisions-fault-minutes-changed"));
        return form(&app, &room, id, Some(posted.get("minutes").to_owned()), faults).await;
    }
    query!(tx, decisions::shown(id, at))?;
    audit::write(&mut tx, &room.desk, at, &Event::MinutesWritten { decision: id, version }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/decisions/{id}/minutes")))
}
