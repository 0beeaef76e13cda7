//! The demonstration's mailbox: every mail that the server would have sent, to read in the browser.

pub mod desk;
pub mod time;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use commonfront_domain::Language;
use commonfront_mail::Mail;
use commonfront_store::query;
use commonfront_store::rows::MailboxRow;
use serde::Deserialize;

use crate::app::Shared;
use crate::error::{self, WebError};
use crate::i18n::T;
use crate::page::{self, NEVER, Page};

/// Mails listed.
const LISTED: i64 = 100;

/// In which language the mailbox itself is shown.
#[derive(Debug, Deserialize)]
pub struct Shown {
    lang: Option<String>,
}

impl Shown {
    fn language(&self, headers: &HeaderMap) -> Language {
        let asked = self.lang.as_deref().and_then(Language::from_tag);
        asked.unwrap_or_else(|| error::language("/", headers))
    }
}

struct Listed {
    id: i64,
    language: String,
    mail: Mail,
}

#[derive(Template)]
#[template(path = "slices/demo/mailbox.html")]
struct MailboxPage {
    page: Page,
    mails: Vec<Listed>,
}

#[derive(Template)]
#[template(path = "slices/demo/mail.html")]
struct MailPage {
    page: Page,
    mail: Mail,
    language: String,
}

/// `/demo/mailbox`.
///
/// # Errors
/// [`WebError`].
pub async fn mailbox(
    State(app): State<Shared>,
    Query(shown): Query<Shown>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let lang = shown.language(&headers);
    let mut conn = app.db.read().await?;
    let rows = query!(conn, mailbox::latest(LISTED))?;
    let open = |row: MailboxRow| {
        Ok(Listed { id: row.id, mail: Mail::open(&app.vault, &row)?, language: row.language })
    };
    let mails = rows.into_iter().map(open).collect::<Result<_, WebError>>()?;
    let page =
        Page::new(&app, &app.catalog.now(), lang, T(lang).get("mailbox-title"), "/demo/mailbox").private();
    Ok(page::html(StatusCode::OK, page::render(&MailboxPage { page, mails })?, NEVER))
}

/// `/demo/mailbox/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn mail(
    State(app): State<Shared>,
    Path(id): Path<i64>,
    Query(shown): Query<Shown>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let lang = shown.language(&headers);
    let mut conn = app.db.read().await?;
    let row = query!(conn, mailbox::get(id))?.ok_or(WebError::NotFound)?;
    let mail = Mail::open(&app.vault, &row)?;
    let page =
        Page::new(&app, &app.catalog.now(), lang, &mail.subject, format!("/demo/mailbox/{id}")).private();
    let body = MailPage { page, mail, language: row.language };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
