//! `/{lang}/tools/words/check`: anybody's draft, checked and forgotten.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use commonfront_domain::Language;

use super::results::{MOST_CHARS, Results};
use super::shelf::today;
use crate::app::{App, Shared};
use crate::client;
use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::staff::fields::Posted;

/// The longest form, in bytes: far more than is checked, so that a draft that is too long comes back whole, with
/// what to do about it.
pub const MAX_BODY: usize = 8 * 1024 * 1024;

#[derive(Template)]
#[template(path = "slices/wording/check.html")]
struct CheckPage {
    page: Page,
    base: String,
    text: String,
    written_in: &'static str,
    fault: Option<String>,
    results: Option<Results>,
}

/// What is wrong with a draft before it is read.
#[must_use]
pub fn fault(t: T, text: &str) -> Option<(StatusCode, String)> {
    if text.trim().is_empty() {
        return Some((StatusCode::UNPROCESSABLE_ENTITY, t.get("words-fault-empty").to_owned()));
    }
    let chars = if text.len() <= MOST_CHARS { 0 } else { text.chars().count() };
    let number = |n: usize| t.number(i64::try_from(n).unwrap_or(i64::MAX));
    (chars > MOST_CHARS).then(|| {
        let values = [("most", &*number(MOST_CHARS)), ("has", &*number(chars))];
        (StatusCode::PAYLOAD_TOO_LARGE, t.with_all("words-fault-long", &values))
    })
}

fn answer(app: &App, t: T, text: String, written_in: Language, posted: bool) -> Result<Response, WebError> {
    let snapshot = app.catalog.now();
    let fault = if posted { fault(t, &text) } else { None };
    let base = format!("/{}/tools/words", t.0.tag());
    let results = (posted && fault.is_none()).then(|| {
        let guide = format!("/{}/tools/words/", written_in.tag());
        Results::new(t, &text, written_in, &snapshot.words, today(app), guide)
    });
    let status = fault.as_ref().map_or(StatusCode::OK, |(status, _)| *status);
    let mut page = Page::new(app, &snapshot, t.0, t.get("words-check-title"), "/tools/words/check");
    t.get("words-check-lead").clone_into(&mut page.description);
    let body = CheckPage {
        page,
        base,
        text,
        written_in: written_in.tag(),
        fault: fault.map(|(_, words)| words),
        results,
    };
    Ok(page::html(status, page::render(&body)?, if posted { NEVER } else { SHARED }))
}

/// `GET /{lang}/tools/words/check`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let language = read_language(&lang)?;
    answer(&app, T(language), String::new(), language, false)
}

/// `POST /{lang}/tools/words/check`: nothing of it is kept.
///
/// # Errors
/// [`WebError`].
pub async fn check(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let language = read_language(&lang)?;
    form::same_site(&headers, &app.settings.base_url)?;
    app.limits.post(client::address(peer, &headers, &app.settings.trusted_proxies))?;
    let posted = Posted::read(&headers, bytes)?;
    let written_in = Language::from_tag(posted.get("language")).unwrap_or(language);
    answer(&app, T(language), posted.get("text").to_owned(), written_in, true)
}
