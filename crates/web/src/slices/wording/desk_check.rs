//! `/desk/words/check`: a draft checked with one's own organisation's guide and claims; as a page, or as the part
//! of one that a script puts beneath a text that is being written.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::{Language, Right};

use super::checker::fault;
use super::nav::{Part, Tab, tabs};
use super::results::Results;
use super::shelf::{Words, today};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::staff::fields::Posted;
use crate::slices::staff::{Desk, DeskPage, Section};

#[derive(Template)]
#[template(path = "slices/wording/desk_check.html")]
struct CheckPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    text: String,
    written_in: &'static str,
    fault: Option<String>,
    results: Option<Results>,
}

#[derive(Template)]
#[template(path = "slices/wording/beneath.html")]
struct Beneath {
    page: DeskPage,
    fault: Option<String>,
    results: Option<Results>,
}

async fn results(app: &App, desk: &Desk, text: &str, language: Language) -> Result<Results, WebError> {
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, desk.staff.organisation_id).await?;
    drop(conn);
    let guide = format!("/desk/words/{}/", language.tag());
    Ok(Results::new(desk.t, text, language, &words, today(app), guide))
}

fn render(
    app: &App,
    desk: &Desk,
    text: String,
    language: Language,
    (fault, results): (Option<(StatusCode, String)>, Option<Results>),
) -> Result<Response, WebError> {
    let status = fault.as_ref().map_or(StatusCode::OK, |(status, _)| *status);
    let body = CheckPage {
        page: desk.page(app, desk.t.get("words-check-title"), Section::Words),
        tabs: tabs(desk.t, Part::Check),
        text,
        written_in: language.tag(),
        fault: fault.map(|(_, words)| words),
        results,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/words/check`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let language = Language::from_tag(asked.get("language")).unwrap_or(desk.t.0);
    render(&app, &desk, String::new(), language, (None, None))
}

/// `POST /desk/words/check`: nothing of it is kept. With `beneath`, only what was found.
///
/// # Errors
/// [`WebError`].
pub async fn check(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let (t, text) = (desk.t, posted.get("text").to_owned());
    let language = Language::from_tag(posted.get("language")).unwrap_or(t.0);
    let fault = fault(t, &text);
    let mut found = match &fault {
        None => Some(results(&app, &desk, &text, language).await?),
        Some(_) => None,
    };
    if !posted.has("beneath") {
        return render(&app, &desk, text, language, (fault, found));
    }
    if let Some(found) = &mut found {
        found.marked = false;
    }
    let status = fault.as_ref().map_or(StatusCode::OK, |(status, _)| *status);
    let page = desk.page(&app, t.get("words-check-title"), Section::Words);
    let body = Beneath { page, fault: fault.map(|(_, words)| words), results: found };
    Ok(page::html(status, page::render(&body)?, NEVER))
}
