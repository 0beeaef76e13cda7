//! "I can't find my link": it is mailed again, to one address, and nobody is told whether it had signed.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use commonfront_domain::EmailAddress;
use commonfront_domain::signing::{Fault, Field};
use commonfront_store::{Change, query};

use super::public::body;
use crate::app::{App, Shared};
use crate::catalog::CampaignEntry;
use crate::error::{self, WebError};
use crate::i18n::T;
use crate::page::{self, NEVER, Page};
use crate::slices::campaigns::public::read_language;
use crate::slices::rights;
use crate::{client, form};

#[derive(Template)]
#[template(path = "slices/signing/find.html")]
struct FindPage {
    page: Page,
    typed: String,
    fault: Option<String>,
}

fn blank(app: &App, t: T) -> Page {
    Page::new(app, &app.catalog.now(), t.0, t.get("find-title"), "/find").private()
}

/// `GET /{lang}/find`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let form = FindPage { page: blank(&app, t), typed: String::new(), fault: None };
    Ok(page::html(StatusCode::OK, page::render(&form)?, NEVER))
}

/// `POST /{lang}/find`: the answer is the same whether or not the address has signed anything.
///
/// # Errors
/// [`WebError`].
pub async fn send(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    form::same_site(&headers, &app.settings.base_url)?;
    let bytes = body(bytes)?;
    let typed = form::fields(&headers, &bytes)?.find(|(name, _)| name == "email_address");
    let typed = typed.map(|(_, value)| value.into_owned()).unwrap_or_default();
    let Ok(address) = EmailAddress::parse(&typed) else {
        let fault = if typed.trim().is_empty() { Fault::Missing } else { Fault::NotAnAddress };
        let fault = Some(form::words(t, Field::EmailAddress, fault));
        let form = FindPage { page: blank(&app, t), typed, fault };
        return Ok(page::html(StatusCode::UNPROCESSABLE_ENTITY, page::render(&form)?, NEVER));
    };
    let fingerprint = app.keys.fingerprint(&address);
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    app.limits.post(client)?;
    app.limits.about(client, &fingerprint)?;
    // Answered first: how long it takes would tell whether the address has signed.
    let later = app.clone();
    tokio::spawn(async move {
        if let Err(error) = resend_one(&later, &fingerprint, &address).await {
            tracing::warn!(%error, "a link could not be mailed again");
        }
    });
    let (title, words) = (t.get("find-sent-title"), t.get("find-sent-words").to_owned());
    let kicker = t.get("mine-kicker").to_owned();
    let body = error::message(blank(&app, t), kicker, title, vec![words], None)?;
    Ok(page::html(StatusCode::OK, body, NEVER))
}

/// One mail an hour: about a signature that waits before one that stands; without either, to the record of whom
/// an organisation holds.
async fn resend_one(app: &App, fingerprint: &[u8], address: &EmailAddress) -> Result<(), WebError> {
    let snapshot = app.catalog.now();
    let mut conn = app.db.read().await?;
    let mut best = None;
    for action in snapshot.campaigns.iter().flat_map(CampaignEntry::ever) {
        let found = query!(conn, signing::find(action.id, fingerprint))?;
        // Pending (0) before confirmed (1): it is the one that waits.
        best = best.into_iter().chain(found.filter(|row| row.status <= 1)).min_by_key(|row| row.status);
    }
    drop(conn);
    if let Some(row) = best {
        app.writer.change(Change::Resend { id: row.id, at: app.clock.now() }).await?;
        return Ok(());
    }
    rights::letter::send_link(app, address).await
}
