//! One's own account: the language of the desk.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use commonfront_domain::Language;
use commonfront_store::query;

use super::desk::{Desk, local};
use super::fields::{Posted, see_other};
use crate::app::Shared;
use crate::error::WebError;

/// `POST /desk/language`: the desk speaks another language to this person from now on.
///
/// # Errors
/// [`WebError`].
pub async fn language(
    State(app): State<Shared>,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let posted = Posted::read(&headers, body)?;
    let language = Language::from_tag(posted.get("language")).ok_or(WebError::Malformed(String::new()))?;
    let mut tx = app.db.write().await?;
    query!(tx, staff::set_language(desk.staff.id, language.tag()))?;
    tx.commit().await?;
    Ok(see_other(local(posted.get("next"))))
}
