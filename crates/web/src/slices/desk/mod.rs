//! The dashboard: what waits, and how the campaigns do.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::{Desk, DeskPage, Section};

#[derive(Template)]
#[template(path = "slices/desk/dashboard.html")]
struct Dashboard {
    page: DeskPage,
}

/// `/desk`.
///
/// # Errors
/// [`WebError`].
pub async fn dashboard(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    let page = desk.page(&app, desk.t.get("desk-dashboard"), Section::Dashboard);
    Ok(page::html(StatusCode::OK, page::render(&Dashboard { page })?, NEVER))
}
