//! The pages of imports: all of them, and one as it stands.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_store::query;
use commonfront_store::rows::imports::ImportRow;

use super::begin::Unusable;
use super::engine;
use super::faults::{self, Told};
use super::matching::matching;
use super::plan::{Plan, State as Stands, Tools};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::people::held;
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section, audit};

/// Imports listed, the newest.
const LISTED: i64 = 200;
/// Faults shown on the page; all that are kept are in the file.
const SHOWN: i64 = 20;
/// More faults than are ever kept.
const ALL: i64 = 100_000;

/// An import in the list.
struct Listed {
    id: i64,
    file_name: String,
    day: String,
    status: &'static str,
    mark: &'static str,
    row: ImportRow,
}

#[derive(Template)]
#[template(path = "slices/imports/list.html")]
struct List {
    page: DeskPage,
    imports: Vec<Listed>,
    unusable: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "slices/imports/running.html")]
struct Running {
    page: DeskPage,
    id: i64,
    file_name: String,
    dry: bool,
    progress: Progress,
}

#[derive(Template)]
#[template(path = "slices/imports/result.html")]
struct Outcome {
    page: DeskPage,
    id: i64,
    file_name: String,
    stands: &'static str,
    row: ImportRow,
    faults: Vec<Told>,
    more: bool,
}

impl Outcome {
    /// How many people would be taken in, or changed.
    fn taken(&self) -> i64 {
        self.row.added + self.row.updated + self.row.unsubscribed
    }
}

/// How far an import has come, for its page.
#[derive(Debug, serde::Serialize)]
struct Progress {
    state: &'static str,
    done: i64,
    total: i64,
    words: String,
}

impl Stands {
    /// Its name in keys of texts and in what scripts are told.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::ToMatch => "to-match",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::GivenUp => "given-up",
            Self::BrokenOff => "broken-off",
        }
    }

    /// The mark of its status: see the desk's style sheet.
    fn mark(self) -> &'static str {
        match self {
            Self::Receiving | Self::Checking | Self::Running => "desk-status-planned",
            Self::ToMatch | Self::Checked => "desk-status-wait",
            Self::Done => "desk-status-live",
            Self::GivenUp => "desk-status-ended",
            Self::BrokenOff => "desk-status-refused",
        }
    }
}

/// An import's page.
#[must_use]
pub fn address(id: i64) -> String {
    format!("/desk/imports/{id}")
}

/// The number in an address.
///
/// # Errors
/// [`WebError::NotFound`]: there is no such import.
pub fn number(id: &str) -> Result<i64, WebError> {
    id.parse().map_err(|_| WebError::NotFound)
}

fn stands_words(t: T, stands: Stands) -> &'static str {
    t.get(&format!("imports-state-{}", stands.name()))
}

/// `GET /desk/imports`: a file can be brought, and those that were are listed.
///
/// # Errors
/// [`WebError`].
pub async fn list(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    desk.may(Right::Import)?;
    listed(&app, &desk, None, StatusCode::OK).await
}

/// The list, with why a file was not taken.
///
/// # Errors
/// [`WebError`].
pub async fn listed(
    app: &Shared,
    desk: &Desk,
    unusable: Option<Unusable>,
    status: StatusCode,
) -> Result<Response, WebError> {
    let (t, organisation) = (desk.t, desk.staff.organisation_id);
    let keys = held::keys(&app.vault, organisation)?;
    let mut conn = app.db.read().await?;
    let rows = query!(conn, imports::list(organisation, LISTED))?;
    drop(conn);
    let mut imports = Vec::with_capacity(rows.len());
    for row in rows {
        let stands = Stands::from_number(row.state);
        if stands == Stands::Receiving {
            // Nothing can be said of it yet; most likely it is the one that was refused just now.
            continue;
        }
        imports.push(Listed {
            id: row.id,
            file_name: Plan::open(&keys, &row)?.file_name,
            day: t.day(row.created_at),
            status: stands_words(t, stands),
            mark: stands.mark(),
            row,
        });
    }
    let page = desk.page(app, t.get("imports-title"), Section::Imports);
    let unusable = unusable.map(|unusable| t.get(unusable.words()));
    Ok(page::html(status, page::render(&List { page, imports, unusable })?, NEVER))
}

/// Who asks, what for.
async fn open(app: &Shared, desk: &Desk, id: &str) -> Result<(Tools, ImportRow, Plan), WebError> {
    desk.may(Right::Import)?;
    let tools = Tools::from(&**app);
    let row = engine::read(&tools, desk.staff.organisation_id, number(id)?).await?;
    if Stands::from_number(row.state) == Stands::Receiving {
        return Err(WebError::NotFound);
    }
    let plan = Plan::open(&*held::keys(&tools.vault, row.organisation_id)?, &row)?;
    Ok((tools, row, plan))
}

/// `GET /desk/imports/{id}`: an import as it stands.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, row, plan) = open(&app, &desk, &id).await?;
    let stands = Stands::from_number(row.state);
    let page = desk.page(&app, desk.t.get("imports-title"), Section::Imports);
    let body = match stands {
        Stands::Receiving | Stands::ToMatch => return matching(&app, &desk, &plan, row.id, row.bytes),
        Stands::Checking | Stands::Running => page::render(&Running {
            page,
            id: row.id,
            dry: stands == Stands::Checking,
            progress: progress_of(desk.t, &row, &plan),
            file_name: plan.file_name,
        })?,
        _ => {
            let mut conn = app.db.read().await?;
            let mut rows = query!(conn, imports::faults(row.id, SHOWN + 1))?;
            let more = rows.len() > usize::try_from(SHOWN).unwrap_or(usize::MAX);
            rows.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
            page::render(&Outcome {
                page,
                id: row.id,
                stands: stands.name(),
                faults: rows.iter().map(|fault| faults::told(desk.t, &plan, fault)).collect(),
                more,
                file_name: plan.file_name,
                row,
            })?
        }
    };
    Ok(page::html(StatusCode::OK, body, NEVER))
}

fn progress_of(t: T, row: &ImportRow, plan: &Plan) -> Progress {
    let stands = Stands::from_number(row.state);
    let total = match stands {
        // The file has not been counted yet.
        Stands::Checking => plan.about(row.bytes).max(row.records_done + 1),
        _ => row.records_total.max(1),
    };
    let shown = [("done", t.number(row.records_done)), ("total", t.number(total))];
    let shown = [("done", shown[0].1.as_str()), ("total", shown[1].1.as_str())];
    let words = match stands {
        Stands::Checking => t.counted("imports-progress-checking", row.records_done, &shown),
        _ => t.counted("imports-progress-running", row.records_done, &shown),
    };
    Progress { state: stands.name(), done: row.records_done, total, words }
}

/// `GET /desk/imports/{id}/progress`: for the script of its page.
///
/// # Errors
/// [`WebError`].
pub async fn progress(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, row, plan) = open(&app, &desk, &id).await?;
    let headers = [(CACHE_CONTROL, HeaderValue::from_static(NEVER))];
    Ok((headers, axum::Json(progress_of(desk.t, &row, &plan))).into_response())
}

/// `GET /desk/imports/{id}/faults.csv`: all that was wrong, by line and column.
///
/// # Errors
/// [`WebError`].
pub async fn all_faults(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, row, plan) = open(&app, &desk, &id).await?;
    let mut conn = app.db.read().await?;
    let rows = query!(conn, imports::faults(row.id, ALL))?;
    let body = faults::csv(desk.t, &plan, &rows).map_err(|_| WebError::Internal)?;
    let name =
        format!("attachment; filename=\"import-{}-{}.csv\"", row.id, desk.t.get("imports-faults-file"));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static(NEVER)),
        (CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(|_| WebError::Internal)?),
    ];
    Ok((headers, body).into_response())
}

/// `POST /desk/imports/{id}/start`: what was looked over is taken in.
///
/// # Errors
/// [`WebError`].
pub async fn start(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (tools, row, _) = open(&app, &desk, &id).await?;
    let mut tx = tools.db.write().await?;
    if query!(tx, imports::go_on(row.id, Stands::Checked as i64, Stands::Running as i64, 0))? {
        audit::write(&mut tx, &desk, tools.clock.now(), &Event::ImportStarted { import: row.id }).await?;
        tx.commit().await?;
    }
    Ok(see_other(&address(row.id)))
}

/// `POST /desk/imports/{id}/back`: what was looked over is to be matched otherwise.
///
/// # Errors
/// [`WebError`].
pub async fn back(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (tools, row, _) = open(&app, &desk, &id).await?;
    let mut tx = tools.db.write().await?;
    if query!(tx, imports::go_on(row.id, Stands::Checked as i64, Stands::ToMatch as i64, 0))? {
        query!(tx, imports::start_over(row.id))?;
        tx.commit().await?;
    }
    Ok(see_other(&address(row.id)))
}

/// `POST /desk/imports/{id}/stop`: it is given up.
///
/// # Errors
/// [`WebError`].
pub async fn stop(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (tools, row, _) = open(&app, &desk, &id).await?;
    engine::give_up(&tools, row.organisation_id, row.id, desk.staff.id).await?;
    Ok(see_other(&address(row.id)))
}
