//! `/{lang}/tools/jobs.png`: a result as the picture that other sites show beside its link.

use std::time::Duration;

use axum::extract::{Path, RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_card::{Bar, Card, Part};
use tokio::sync::Semaphore;

use super::outcome::Outcome;
use super::said::said;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::SHARED;
use crate::slices::campaigns::public::read_language;

/// How many pictures are drawn at once.
static TURNS: Semaphore = Semaphore::const_new(2);
/// How long a picture waits for its turn.
const TURN: Duration = Duration::from_secs(5);

/// The accent of pages that belong to no campaign.
const ACCENT: [u8; 3] = [0xa3, 0x12, 0x2a];

/// `GET /{lang}/tools/jobs.png`.
///
/// # Errors
/// [`WebError`].
pub async fn picture(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    RawQuery(raw): RawQuery,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let outcome = Outcome::found(raw.as_deref(), &app.packs)?;
    let said = said(t, &outcome);
    let bar = outcome.answer.as_ref().map(|answer| {
        let total = answer.jobs.total();
        let names = [
            (if answer.public { "jobs-key-direct" } else { "jobs-key-direct-community" }),
            "jobs-key-indirect",
            "jobs-key-induced",
        ];
        let parts = answer.jobs.each().map(|part| part.central).into_iter().zip(names);
        let parts = parts.filter(|(value, _)| *value > 0.0);
        Bar {
            parts: parts.map(|(value, key)| Part { value, label: t.get(key).to_owned() }).collect(),
            range: Some((total.low, total.high)),
        }
    });
    let host = app.settings.base_url.split_once("://").map_or("", |(_, host)| host);
    let card = Card {
        kicker: format!("{} · {}", app.catalog.now().name(t.0), t.get("jobs-title")),
        headline: said.headline,
        words: said.sentence,
        bar: bar.unwrap_or_default(),
        foot: format!("{host}/{}/tools/jobs", t.0.tag()),
        accent: ACCENT,
    };
    // Drawing takes milliseconds of work and megabytes of room: a few at a time, and none holds up others' answers.
    let turn = tokio::time::timeout(TURN, TURNS.acquire()).await;
    let turn = turn.map_err(|_| WebError::Busy)?.map_err(|_| WebError::Internal)?;
    let drawn = tokio::task::spawn_blocking(move || card.png()).await;
    drop(turn);
    let bytes = drawn.ok().flatten().ok_or(WebError::Internal)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (CACHE_CONTROL, HeaderValue::from_static(SHARED)),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}
