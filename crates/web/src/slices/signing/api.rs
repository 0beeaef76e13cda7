//! Signing and counting for machines.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use tokio_stream::wrappers::{IntervalStream, WatchStream};

use super::public::body;
use super::submit::{NotTaken, submit};
use crate::app::Shared;
use crate::error::{self, WebError};
use crate::i18n::T;
use crate::live::{CountBody, event};
use crate::slices::campaigns::public::find;
use crate::{client, form};

/// How often a silent stream says that it is still there: proxies close silent ones after a minute.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// `POST …/signatures`: 202 when the signature is durable; it counts as pending until it is confirmed.
///
/// # Errors
/// [`WebError`], as a problem document.
pub async fn sign(
    State(app): State<Shared>,
    Path((campaign, action)): Path<(String, String)>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let snapshot = app.catalog.now();
    let (campaign, action) = find(&snapshot, &campaign, &action)?;
    form::same_site(&headers, &app.settings.base_url)?;
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    app.limits.post(client)?;
    let typed = form::json(&headers, &body(bytes)?)?;
    let lang = typed.language(error::language("/", &headers));
    let t = T(lang);
    match submit(&app, campaign, action, lang, &typed, client, "api").await {
        Ok(()) => {
            let message = t.get("thanks-open-mail");
            let answer = serde_json::json!({"status": "pending", "message": message});
            Ok((StatusCode::ACCEPTED, Json(answer)).into_response())
        }
        Err(NotTaken::Faults(faults)) => {
            let (title, problems) = (t.get("error-fields"), form::problems(t, &faults));
            let detail = t.num("form-errors", i64::try_from(problems.len()).unwrap_or(i64::MAX));
            Ok(error::problem(StatusCode::UNPROCESSABLE_ENTITY, title, &detail, &problems, None))
        }
        Err(NotTaken::Error(error)) => Ok(error.problem(t, &[])),
    }
}

/// `GET …/count`.
///
/// # Errors
/// [`WebError::NotFound`].
pub async fn count(
    State(app): State<Shared>,
    Path((campaign, action)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let snapshot = app.catalog.now();
    let (_, action) = find(&snapshot, &campaign, &action)?;
    let body = CountBody::new(app.live.counts(action.id), &action.document.goals, app.clock.now());
    Ok(([(CACHE_CONTROL, "public, max-age=1")], Json(body)).into_response())
}

/// Gives a watcher's place back when the stream ends, however it ends.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// `GET …/live`: server-sent events, one `count` at once and one for each second in which it moved.
///
/// # Errors
/// [`WebError::NotFound`]; [`WebError::Busy`] when there are as many watchers as the settings allow.
pub async fn live(
    State(app): State<Shared>,
    Path((campaign, action)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let snapshot = app.catalog.now();
    let (_, action) = find(&snapshot, &campaign, &action)?;
    let watching = app.watching.fetch_add(1, Ordering::Relaxed);
    let place = Place(app.watching.clone());
    if watching >= app.settings.watchers {
        return Err(WebError::Busy);
    }
    let watcher = app.live.watch(action.id);
    let first = event(&CountBody::new(app.live.counts(action.id), &action.document.goals, app.clock.now()));
    let mut beat = tokio::time::interval(KEEP_ALIVE);
    beat.reset();
    let beats = IntervalStream::new(beat).map(|_| Bytes::from_static(b":\n\n"));
    let news = futures_util::stream::select(WatchStream::from_changes(watcher), beats);
    let mut stopping = app.stopping.clone();
    let stop = async move {
        // The sender gone means that the program is ending.
        let _ = stopping.wait_for(|&stop| stop).await;
    };
    let events = futures_util::stream::iter([Bytes::from_static(b"retry: 3000\n\n"), first])
        .chain(news)
        .take_until(Box::pin(stop))
        .map(move |bytes| {
            let _held = &place;
            Ok::<_, std::convert::Infallible>(bytes)
        });
    let headers = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")];
    Ok((headers, [("x-accel-buffering", "no")], Body::from_stream(events)).into_response())
}
