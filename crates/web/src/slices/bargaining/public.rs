//! `/{lang}/contracted-out`: public services that were given to contractors, what was promised and what was
//! found, with the sources, as far as the parties show it to everybody.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_store::query;

use super::contracts::{self, Line};
use super::names::Names;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;

#[derive(Template)]
#[template(path = "slices/bargaining/public.html")]
struct PublicPage {
    page: Page,
    lines: Vec<Line>,
    sentence: Option<String>,
    changed: String,
}

/// `GET /{lang}/contracted-out`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let rows = query!(conn, contracts::public_contracts())?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    drop(conn);
    let snapshot = app.catalog.now();
    let mut page = Page::new(&app, &snapshot, t.0, t.get("bargaining-public-title"), "/contracted-out");
    t.get("bargaining-public-lead").clone_into(&mut page.description);
    let changed = rows.iter().map(|row| row.changed_at).max().map(|at| t.day(at)).unwrap_or_default();
    let body = PublicPage {
        page,
        lines: Line::all(t, &rows, &names, None)?,
        sentence: contracts::together(t, &rows),
        changed,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

/// `GET /{lang}/contracted-out/contracted-out.csv`.
///
/// # Errors
/// [`WebError`].
pub async fn download(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let rows = query!(conn, contracts::public_contracts())?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    drop(conn);
    contracts::file(t, &rows, &names, SHARED)
}
