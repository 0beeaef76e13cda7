//! `/{lang}/tools/fairness/SLUG`: the report card of a published test.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_store::query;

use super::card::Card;
use super::load::{Outcomes, Whole};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::messages::names::Names;

#[derive(Template)]
#[template(path = "slices/fairness/report.html")]
struct ReportPage {
    page: Page,
    card: Card,
    base: String,
    by: String,
}

/// A published test with what comes of it.
///
/// # Errors
/// [`WebError::NotFound`] if there is none of that name.
pub async fn read(app: &App, t: T, slug: &str) -> Result<(Whole, Outcomes, Names), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, fairness::published_test(slug))?.ok_or(WebError::NotFound)?;
    let whole = Whole::read(&mut conn, row).await?;
    let names = Names::read(app, &mut conn).await?;
    drop(conn);
    let outcomes = whole.result(t);
    Ok((whole, outcomes, names))
}

/// `GET /{lang}/tools/fairness/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let (whole, outcomes, names) = read(&app, t, &slug).await?;
    let card = Card::new(t, &whole, &outcomes, &names);
    let snapshot = app.catalog.now();
    let title = t.with_all("fairness-card-title", &[("title", &card.title), ("word", card.word)]);
    let mut page = Page::new(&app, &snapshot, t.0, &title, format!("/tools/fairness/{slug}"));
    page.description.clone_from(&card.sentence);
    page.og_type = "article";
    let base = format!("/{}/tools/fairness", t.0.tag());
    let body = ReportPage { page, card, base, by: names.of(whole.row.organisation_id, t.0) };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
