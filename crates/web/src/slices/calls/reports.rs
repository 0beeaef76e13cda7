//! Reports of struck work and pressure: seen by the organisation whose they are, and by the parties it chose.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::sharing::{Audience, Thing};
use commonfront_store::query;
use commonfront_store::rows::calls::ReportRow;
use commonfront_vault::Vault;

use super::documents::{self, Report};
use super::report_form::{self, ReportForm};
use super::typed::shown_to;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::commitments::promises::Names;
use crate::slices::fraud::asked::Asked as Query;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience};
use crate::slices::staff::DeskPage;
use crate::slices::staff::fields::Faults;

/// How many reports a page shows.
const PAGE: i64 = 25;

struct Listed {
    id: i64,
    kind: &'static str,
    when: String,
    report: Report,
    from: String,
    mine: bool,
    shown: String,
}

#[derive(Template)]
#[template(path = "slices/calls/reports.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    reports: Vec<Listed>,
    next: Option<i64>,
    speaks: bool,
    removed: bool,
}

#[derive(Template)]
#[template(path = "slices/calls/report.html")]
struct ReportPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    kind: &'static str,
    when: String,
    report: Report,
    from: String,
    mine: bool,
    shown: String,
    written: String,
    notice: Option<&'static str>,
    form: Option<ReportForm>,
    faults: Faults,
}

fn kind(t: T, report: &Report) -> &'static str {
    t.get(if report.kind == "pressure" { "reports-kind-pressure" } else { "reports-kind-work" })
}

fn when(t: T, report: &Report) -> String {
    let day = report.day.parse().map(|day| t.date(day)).unwrap_or_default();
    if report.time.is_empty() {
        day
    } else {
        let time = report.time.parse().map_or_else(|_| report.time.clone(), |time| t.clock(time));
        t.with_all("reports-when", &[("day", &day), ("time", &time)])
    }
}

/// A number for a report that nobody can guess.
#[must_use]
pub fn number(vault: &Vault) -> i64 {
    i64::from_be_bytes(vault.random::<8>()) & (i64::MAX >> 1)
}

/// `GET /desk/pact/calls/reports`.
///
/// # Errors
/// [`WebError`].
pub async fn list(State(app): State<Shared>, room: Room, query: Query) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let before = query.number("before").unwrap_or(0);
    let rows = query!(conn, calls::reports(own, before, PAGE + 1))?;
    let page_of = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let next = (rows.len() > page_of).then(|| rows.get(page_of - 1).map(|row| row.id)).flatten();
    let mut reports = Vec::new();
    for row in rows.iter().take(page_of) {
        let report = documents::open(&app.vault, row)?;
        let mine = row.organisation_id == own;
        reports.push(Listed {
            id: row.id,
            kind: kind(t, &report),
            when: when(t, &report),
            from: names.of(row.organisation_id),
            shown: shown(&mut conn, t, row, mine, &names).await?,
            mine,
            report,
        });
    }
    drop(conn);
    let removed = query.get("did") == "removed";
    let RoomPage { page, tabs } = room.page(&app, t.get("reports-title"), Part::Calls);
    let body = ListPage { page, tabs, reports, next, speaks: room.speaks(), removed };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// Whom a report is shown to; that is for those alone whose it is.
async fn shown(
    conn: &mut commonfront_store::Conn,
    t: T,
    row: &ReportRow,
    mine: bool,
    names: &Names,
) -> Result<String, WebError> {
    if !mine {
        return Ok(t.get("reports-shown-you").to_owned());
    }
    let audience = audience::of(conn, Thing::Report, row.id, row.visibility).await?;
    Ok(shown_to(t, &audience, &|id| names.of(id)))
}

/// A report that the organisation at the desk sees.
///
/// # Errors
/// [`WebError::NotFound`]; the database did not answer.
pub async fn find(app: &App, room: &Room, id: i64) -> Result<(ReportRow, Report, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, calls::report(room.own(), id))?.ok_or(WebError::NotFound)?;
    let audience = audience::of(&mut conn, Thing::Report, id, row.visibility).await?;
    let report = documents::open(&app.vault, &row)?;
    Ok((row, report, audience))
}

/// The page of a report; for whose it is with the form to change it, as posted if it was.
///
/// # Errors
/// The database did not answer.
pub async fn render(
    app: &App,
    room: &Room,
    (row, report, audience): (ReportRow, Report, Audience),
    posted: Option<(Report, Audience, Faults)>,
    notice: Option<&'static str>,
) -> Result<Response, WebError> {
    let (t, mine) = (room.t, row.organisation_id == room.own());
    let mut conn = app.db.read().await?;
    let names = Names::read(app, &mut conn, t.0).await?;
    let shown = shown(&mut conn, t, &row, mine, &names).await?;
    drop(conn);
    let (typed, chosen, faults) = posted.unwrap_or((report.clone(), audience, Faults::default()));
    let form = match mine && room.speaks() {
        true => Some(report_form::form(app, room, &typed, &chosen, &faults).await?),
        false => None,
    };
    let RoomPage { page, tabs } = room.page(app, kind(t, &report), Part::Calls);
    let body = ReportPage {
        page,
        tabs,
        id: row.id,
        kind: kind(t, &report),
        when: when(t, &report),
        from: names.of(row.organisation_id),
        mine,
        shown,
        written: t.moment(row.created_at),
        notice,
        form,
        report,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/calls/reports/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    query: Query,
) -> Result<Response, WebError> {
    let notice = match query.get("did") {
        "made" => Some(room.t.get("reports-did-made")),
        "changed" => Some(room.t.get("reports-did-changed")),
        _ => None,
    };
    let found = find(&app, &room, id).await?;
    render(&app, &room, found, None, notice).await
}
