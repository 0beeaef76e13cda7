//! For machines that watch the server: is it alive, is it ready, what has it done; and the files that
//! browsers and robots ask for.

use std::time::Duration;

use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};
use commonfront_store::query;

use crate::app::Shared;
use crate::assets;
use crate::error::WebError;

/// `/healthz`: the process answers.
pub async fn alive() -> Response {
    (StatusCode::OK, [(CACHE_CONTROL, "no-store")], "alive\n").into_response()
}

/// `/readyz`: the database answers, and the server is not stopping.
pub async fn ready(State(app): State<Shared>) -> Response {
    let answers = async {
        let mut conn = app.db.read().await?;
        query!(conn, campaigns::revision())
    };
    let ready = matches!(tokio::time::timeout(Duration::from_secs(2), answers).await, Ok(Ok(_)));
    if ready && !*app.stopping.borrow() {
        (StatusCode::OK, [(CACHE_CONTROL, "no-store")], "ready\n").into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, [(CACHE_CONTROL, "no-store")], "not ready\n").into_response()
    }
}

/// `/metrics`: what is measured, for Prometheus. Nothing in it is about a person.
///
/// # Errors
/// [`WebError::NotFound`] where nothing is measured.
pub async fn metrics(State(app): State<Shared>) -> Result<Response, WebError> {
    let handle = app.metrics.as_ref().ok_or(WebError::NotFound)?;
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4"), (CACHE_CONTROL, "no-store")], handle.render())
        .into_response())
}

/// `/robots.txt`.
pub async fn robots() -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], "User-agent: *\nDisallow: /api/\nDisallow: /demo/\n")
        .into_response()
}

/// `/favicon.ico`, which browsers ask for unbidden.
pub async fn favicon() -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, assets::assets().icon.clone())]).into_response()
}

/// `/assets/…`.
///
/// # Errors
/// [`WebError::NotFound`].
pub async fn asset(State(app): State<Shared>, OriginalUri(uri): OriginalUri) -> Result<Response, WebError> {
    assets::serve(uri.path(), &app.catalog.now()).ok_or(WebError::NotFound)
}
