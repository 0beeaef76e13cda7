//! `/{lang}/tools/jobs/embed`: a result to be put into another page. The only address that may be framed.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::outcome::Outcome;
use super::result::Shown;
use crate::app::Shared;
use crate::error::{Frameable, WebError};
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;

#[derive(Template)]
#[template(path = "slices/job_losses/embed.html")]
struct Embed {
    page: Page,
    result: Shown,
}

/// `GET /{lang}/tools/jobs/embed`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    RawQuery(raw): RawQuery,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let outcome = Outcome::found(raw.as_deref(), &app.packs)?;
    let snapshot = app.catalog.now();
    let result = Shown::new(t, &outcome, &app.settings.base_url);
    let page = Page::new(&app, &snapshot, t.0, &result.said.cut, "/tools/jobs").private();
    let body = page::render(&Embed { page, result })?;
    Ok((Extension(Frameable), page::html(StatusCode::OK, body, SHARED)).into_response())
}
