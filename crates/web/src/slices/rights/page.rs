//! A person's own record as a page, and the page that asks whether she is sure. Opening either changes
//! nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use commonfront_domain::signing::Typed;
use commonfront_domain::{EmailAddress, Language};
use serde::Deserialize;

use super::door::Door;
use super::record::Record;
use super::view::{self, ConsentView, Fault, HolderView, SignatureView};
use crate::app::{App, Shared};
use crate::error::{self, WebError};
use crate::i18n::T;
use crate::page::{self, NEVER, Page};
use crate::slices::campaigns::public::read_language;

#[derive(Template)]
#[template(path = "slices/rights/record.html")]
struct RecordPage {
    page: Page,
    path: String,
    done: Option<&'static str>,
    address: String,
    signatures: Vec<SignatureView>,
    holders: Vec<HolderView>,
    consents: Vec<ConsentView>,
    retention: Vec<String>,
    contact: String,
    typed: Typed,
    faults: Vec<Fault>,
}

impl RecordPage {
    fn fault(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.message.as_str())
    }

    fn describe(&self, field: &str) -> String {
        match self.fault(field) {
            Some(_) => format!(" aria-invalid=\"true\" aria-describedby=\"{field}-error\""),
            None => String::new(),
        }
    }
}

#[derive(Template)]
#[template(path = "slices/rights/erase.html")]
struct ErasePage {
    page: Page,
    path: String,
    address: String,
}

/// What has just been done, for the page to say.
#[derive(Debug, Deserialize)]
pub struct Done {
    done: Option<String>,
}

fn done_key(done: &str) -> Option<&'static str> {
    Some(match done {
        "correct" => "rights-done-correct",
        "withdraw" => "rights-done-withdraw",
        _ => return None,
    })
}

/// Everything that can be done on the page.
const WHAT: [&str; 4] = ["correct", "withdraw", "download", "erase"];

/// `GET /{lang}/my/{token}/record`.
///
/// # Errors
/// [`WebError`].
pub async fn of_signature(
    State(app): State<Shared>,
    Path((lang, token)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    show(&app, t, &Door::of_signature(&app, &token).await?, &done).await
}

/// `GET /{lang}/held/{token}`.
///
/// # Errors
/// [`WebError`].
pub async fn of_person(
    State(app): State<Shared>,
    Path((lang, token)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    show(&app, t, &Door::of_person(&app, &token).await?, &done).await
}

/// `GET /{lang}/my/{token}/record/{what}`: whether she is sure, or back to the page.
///
/// # Errors
/// [`WebError`].
pub async fn of_signature_what(
    State(app): State<Shared>,
    Path((lang, token, what)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    ask(&app, t, &Door::of_signature(&app, &token).await?, &what)
}

/// `GET /{lang}/held/{token}/{what}`: whether she is sure, or back to the page.
///
/// # Errors
/// [`WebError`].
pub async fn of_person_what(
    State(app): State<Shared>,
    Path((lang, token, what)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    ask(&app, t, &Door::of_person(&app, &token).await?, &what)
}

fn ask(app: &App, t: T, door: &Door, what: &str) -> Result<Response, WebError> {
    if !WHAT.contains(&what) {
        return Err(WebError::NotFound);
    }
    let Some(address) = door.address.as_ref().filter(|_| what == "erase") else {
        return Ok((StatusCode::FOUND, [(LOCATION, door.path(t.0))]).into_response());
    };
    let tail = format!("{}/erase", door.tail);
    let page = Page::new(app, &app.catalog.now(), t.0, t.get("rights-erase-title"), tail).private();
    let body = ErasePage { page, path: door.path(t.0), address: address.as_str().to_owned() };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

async fn show(app: &App, t: T, door: &Door, done: &Done) -> Result<Response, WebError> {
    let Some(address) = &door.address else {
        return nothing(app, t, door, done.done.as_deref() == Some("erase"));
    };
    let mut conn = app.db.read().await?;
    let record = Record::gather(&mut conn, app, address).await?;
    drop(conn);
    if record.is_empty() {
        return nothing(app, t, door, false);
    }
    let person = record.person();
    let typed = Typed {
        given_name: person.given_name,
        family_name: person.family_name,
        postal_code: person.postal_code,
        ..Typed::default()
    };
    let done = done.done.as_deref().and_then(done_key).map(|key| t.get(key));
    let body = render(app, t, door, address, &record, Filled { typed, faults: Vec::new(), done })?;
    Ok(page::html(StatusCode::OK, body, NEVER))
}

/// Nothing is held any more, or never was; after an erasure with what has been done.
fn nothing(app: &App, t: T, door: &Door, erased: bool) -> Result<Response, WebError> {
    let (title, lines) = if erased {
        let lines =
            ["rights-erased-done", "rights-erased-count", "rights-erased-kept", "rights-erased-copies"];
        ("rights-erased-title", lines.to_vec())
    } else {
        ("rights-nothing-title", vec!["rights-nothing-words", "rights-nothing-else"])
    };
    let page = Page::new(app, &app.catalog.now(), t.0, t.get(title), door.tail.clone()).private();
    let lines = lines.into_iter().map(|line| t.get(line).to_owned()).collect();
    let link = Some((format!("/{}/your-data", t.0.tag()), t.get("form-data-link").to_owned()));
    let body = error::message(page, t.get("rights-kicker").to_owned(), t.get(title), lines, link)?;
    Ok(page::html(StatusCode::OK, body, NEVER))
}

/// What stands in the form, what has to be mended there, and what has just been done.
pub(super) struct Filled {
    /// What was typed, or what is held.
    pub typed: Typed,
    /// What has to be mended.
    pub faults: Vec<Fault>,
    /// What has just been done.
    pub done: Option<&'static str>,
}

/// The page of a record.
pub(super) fn render(
    app: &App,
    t: T,
    door: &Door,
    address: &EmailAddress,
    record: &Record,
    filled: Filled,
) -> Result<bytes::Bytes, WebError> {
    let snapshot = app.catalog.now();
    let mut page = Page::new(app, &snapshot, t.0, t.get("rights-title"), door.tail.clone()).private();
    page.languages = Language::ALL.to_vec();
    let contact =
        snapshot.coalition.as_ref().map(|coalition| coalition.contact_email.clone()).unwrap_or_default();
    page::render(&RecordPage {
        path: door.path(t.0),
        done: filled.done,
        address: address.as_str().to_owned(),
        signatures: record.signatures.iter().map(|one| view::signature(t, &snapshot, one)).collect(),
        holders: record.holders.iter().map(|one| view::holder(t, &snapshot, one, &record.consents)).collect(),
        consents: record
            .consents
            .iter()
            .map(|one| view::consent(t, &snapshot, one, &record.holders))
            .collect(),
        retention: view::retention(t, &snapshot, record),
        contact,
        typed: filled.typed,
        faults: filled.faults,
        page,
    })
}
