//! `/{lang}/tools`: the three instruments.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;

/// An instrument.
struct Tool {
    href: String,
    name: &'static str,
    question: &'static str,
    lead: &'static str,
}

#[derive(Template)]
#[template(path = "slices/job_losses/index.html")]
struct ToolsPage {
    page: Page,
    tools: Vec<Tool>,
}

/// `GET /{lang}/tools`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let mut page = Page::new(&app, &snapshot, t.0, t.get("tools-title"), "/tools");
    t.get("tools-lead").clone_into(&mut page.description);
    let tool = |address: &str| Tool {
        href: format!("/{}/tools/{address}", t.0.tag()),
        name: t.get(&format!("tools-{address}-name")),
        question: t.get(&format!("tools-{address}-question")),
        lead: t.get(&format!("tools-{address}-lead")),
    };
    let tools = ["jobs", "fairness", "words"].map(tool).into_iter().collect();
    Ok(page::html(StatusCode::OK, page::render(&ToolsPage { page, tools })?, SHARED))
}
