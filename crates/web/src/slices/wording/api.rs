//! `POST /api/v1/words/check`: the checker for programs. `{"language": "en", "text": "…"}` in, findings out, with
//! ranges in bytes and in characters; nothing is kept.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Language;
use commonfront_wording::{Field, check};
use serde::Deserialize;

use super::checker::fault;
use super::shelf::today;
use crate::app::Shared;
use crate::client;
use crate::error::{WebError, problem};
use crate::i18n::T;
use crate::page::NEVER;
use crate::slices::signing::public::body;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    language: Language,
    text: String,
}

/// `POST /api/v1/words/check`.
///
/// # Errors
/// [`WebError`].
pub async fn words(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    app.limits.post(client::address(peer, &headers, &app.settings.trusted_proxies))?;
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        return Err(WebError::MediaType);
    }
    let Draft { language, text } = serde_json::from_slice(&body(bytes)?)
        .map_err(|error| WebError::Malformed(format!("line {}, column {}", error.line(), error.column())))?;
    let t = T(language);
    if let Some((status, words)) = fault(t, &text) {
        return Ok(problem(status, t.get("words-check-title"), &words, &[], None));
    }
    let snapshot = app.catalog.now();
    let found = check(&text, snapshot.words.lexicon(language), &snapshot.words.claims_on(today(&app)));
    let mut answer = serde_json::to_value(&found).map_err(|_| WebError::Internal)?;
    for phrase in answer["phrases"].as_array_mut().into_iter().flatten() {
        let slug = phrase["entry"].as_str().unwrap_or_default().to_owned();
        if let Some(entry) = snapshot.words.guide(language).entry(&slug) {
            phrase["use"] = entry.get(Field::Use).into();
            phrase["why"] = entry.get(Field::Why).into();
        }
    }
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CACHE_CONTROL, HeaderValue::from_static(NEVER)),
    ];
    Ok((StatusCode::OK, headers, answer.to_string()).into_response())
}
