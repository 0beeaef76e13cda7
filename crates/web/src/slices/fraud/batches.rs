//! What has been found invalid so far, batch by batch, and taking it back.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_store::rows::fraud::BatchRow;
use commonfront_store::{Change, query};
use commonfront_vault::COALITION;

use super::asked::{Asked, address};
use super::invalidate::{Grounds, carry_on_aside, place};
use super::scope::{self, Choice};
use super::words;
use crate::app::{App, Shared};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::see_other;
use crate::slices::staff::frame::{DeskPage, Section};
use crate::slices::staff::{accounts, audit};

/// Batches on a page.
const ON_A_PAGE: usize = 30;

/// How a batch stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Its members were never all written down; nothing has changed.
    Unchosen,
    /// Some are still to be found invalid.
    Underway,
    /// All are invalid.
    Stands,
    /// Some are still to be reinstated.
    Undoing,
    /// All are what they were.
    Undone,
}

struct BatchView {
    id: i64,
    scope: String,
    pattern: Vec<String>,
    reason: String,
    category: &'static str,
    by: String,
    at: String,
    machine_at: String,
    chosen: i64,
    invalidated: i64,
    reinstated: i64,
    left: i64,
    standing: Standing,
    word: &'static str,
    undone: Option<String>,
}

impl Standing {
    fn word(self, t: T) -> &'static str {
        match self {
            Self::Unchosen => t.get("fraud-batch-unchosen"),
            Self::Underway => t.get("fraud-batch-underway"),
            Self::Stands => t.get("fraud-batch-stands"),
            Self::Undoing => t.get("fraud-batch-undoing"),
            Self::Undone => t.get("fraud-batch-undone"),
        }
    }
}

impl BatchView {
    fn mark(&self) -> &'static str {
        match self.standing {
            Standing::Stands => "desk-status-refused",
            Standing::Underway | Standing::Undoing => "desk-status-wait",
            Standing::Undone => "desk-status-ended",
            Standing::Unchosen => "",
        }
    }

    fn may_undo(&self) -> bool {
        matches!(self.standing, Standing::Stands | Standing::Underway)
    }

    fn may_continue(&self) -> bool {
        matches!(self.standing, Standing::Underway | Standing::Undoing)
    }
}

#[derive(Template)]
#[template(path = "slices/fraud/batches.html")]
struct BatchesPage {
    page: DeskPage,
    campaigns: Vec<Choice>,
    filtered: bool,
    batches: Vec<BatchView>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "slices/fraud/batch.html")]
struct BatchPage {
    page: DeskPage,
    batch: BatchView,
    done: Option<&'static str>,
}

/// The names of everybody at the desk; for the coalition's own pages only.
///
/// # Errors
/// The database did not answer.
pub async fn names(app: &App) -> Result<HashMap<i64, String>, WebError> {
    let mut conn = app.db.read().await?;
    let rows = query!(conn, staff::all())?;
    rows.iter().map(|row| Ok((row.id, accounts::open(&app.vault, row)?.name))).collect()
}

async fn view(
    app: &App,
    t: T,
    snapshot: &Snapshot,
    names: &HashMap<i64, String>,
    row: BatchRow,
) -> Result<BatchView, WebError> {
    let grounds: Grounds = sealed::open(&app.vault, COALITION, place(&row.id.to_be_bytes()), &row.sealed)?;
    let state = if row.undone_at.is_some() { 1 } else { 0 };
    let mut conn = app.db.read().await?;
    let left = if row.chosen.is_some() { query!(conn, fraud::members(row.id, state))? } else { 0 };
    drop(conn);
    let standing = match (row.chosen, row.undone_at, left) {
        (None, ..) => Standing::Unchosen,
        (_, None, 0) => Standing::Stands,
        (_, None, _) => Standing::Underway,
        (_, Some(_), 0) => Standing::Undone,
        (_, Some(_), _) => Standing::Undoing,
    };
    let name = |id: i64| names.get(&id).cloned().unwrap_or_else(|| "–".to_owned());
    let undone = row.undone_at.map(|at| {
        let by = name(row.undone_by.unwrap_or_default());
        t.with_all("fraud-undone-by", &[("name", &by), ("when", &t.moment(at))])
    });
    let campaign = snapshot.campaigns.iter().find(|campaign| campaign.id == row.campaign_id);
    Ok(BatchView {
        id: row.id,
        scope: match row.action_id {
            Some(action) => scope::title(t, snapshot, action),
            None => campaign.map_or_else(String::new, |campaign| campaign.document.title.get(t.0).to_owned()),
        },
        pattern: grounds.pattern.words(t, snapshot),
        reason: grounds.reason,
        category: t.get(&format!("fraud-category-{}", row.category)),
        by: name(row.made_by),
        at: t.moment(row.made_at),
        machine_at: words::machine(row.made_at),
        chosen: row.chosen.unwrap_or(0),
        invalidated: row.invalidated,
        reinstated: row.reinstated,
        left,
        standing,
        word: standing.word(t),
        undone,
    })
}

/// `GET /desk/signatures/batches`.
///
/// # Errors
/// [`WebError`].
pub async fn list(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let chosen = snapshot.campaign(asked.get("campaign"));
    let slug = chosen.map(|campaign| campaign.document.slug.clone()).unwrap_or_default();
    let before = asked.number("before").unwrap_or(i64::MAX);
    let mut conn = app.db.read().await?;
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = query!(conn, fraud::batches(chosen.map(|campaign| campaign.id), before, limit))?;
    drop(conn);
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().map(|row| row.id.to_string()).unwrap_or_default();
    let next = more.then(|| address("/desk/signatures/batches", &[("campaign", &slug), ("before", &last)]));
    let names = names(&app).await?;
    let mut batches = Vec::with_capacity(rows.len());
    for row in rows {
        batches.push(view(&app, t, &snapshot, &names, row).await?);
    }
    let campaigns = snapshot.campaigns.iter().map(|campaign| Choice {
        value: campaign.document.slug.clone(),
        label: campaign.document.title.get(t.0).to_owned(),
        chosen: campaign.document.slug == slug,
    });
    let body = BatchesPage {
        page: desk.page(&app, t.get("fraud-batches"), Section::Signatures),
        campaigns: campaigns.collect(),
        filtered: !slug.is_empty(),
        batches,
        next,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

async fn find(app: &App, id: i64) -> Result<BatchRow, WebError> {
    let mut conn = app.db.read().await?;
    query!(conn, fraud::batch(id))?.ok_or(WebError::NotFound)
}

/// `GET /desk/signatures/batches/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let row = find(&app, id).await?;
    let batch = view(&app, t, &snapshot, &names(&app).await?, row).await?;
    let done = match (asked.get("done"), batch.standing) {
        ("invalidated", Standing::Stands) => Some(t.get("fraud-done-invalidated")),
        ("reinstated", Standing::Undone) => Some(t.get("fraud-done-reinstated")),
        _ => None,
    };
    let title = t.num("fraud-batch-title", batch.chosen);
    let body = BatchPage { page: desk.page(&app, &title, Section::Signatures), batch, done };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/signatures/batches/{id}/reinstate`.
///
/// # Errors
/// [`WebError`].
pub async fn reinstate(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    find(&app, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, fraud::undo(id, at, desk.staff.id))? {
        let signatures = query!(tx, fraud::members(id, 1))?;
        audit::write(&mut tx, &desk, at, &Event::SignaturesReinstated { batch: id, signatures }).await?;
        tx.commit().await?;
        carry_on_aside(&app, Change::Reinstate { batch: id, at }).await;
    }
    Ok(see_other(&format!("/desk/signatures/batches/{id}?done=reinstated")))
}

/// `POST /desk/signatures/batches/{id}/continue`: goes on where the server was stopped.
///
/// # Errors
/// [`WebError`].
pub async fn go_on(State(app): State<Shared>, desk: Desk, Path(id): Path<i64>) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let row = find(&app, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    audit::write(&mut tx, &desk, at, &Event::BatchContinued { batch: id }).await?;
    tx.commit().await?;
    let (change, done) = match row.undone_at {
        None => (Change::Invalidate { batch: id, at }, "invalidated"),
        Some(_) => (Change::Reinstate { batch: id, at }, "reinstated"),
    };
    carry_on_aside(&app, change).await;
    Ok(see_other(&format!("/desk/signatures/batches/{id}?done={done}")))
}
