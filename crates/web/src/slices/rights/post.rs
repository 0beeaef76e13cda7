//! What a person has done on her record's page: each a post of its own, each in one transaction.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::EmailAddress;
use commonfront_domain::signing::{self, Field, Typed};

use super::door::Door;
use super::record::Record;
use super::view::Fault;
use super::{change, download, page as record_page};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::campaigns::public::read_language;
use crate::slices::signing::public::body;
use crate::{client, form};

/// What came with a post.
struct Post {
    headers: HeaderMap,
    bytes: Bytes,
}

impl Post {
    /// A field's value; a form without fields may come without a type.
    fn field(&self, wanted: &str) -> Result<String, WebError> {
        if self.bytes.is_empty() {
            return Ok(String::new());
        }
        let found = form::fields(&self.headers, &self.bytes)?.find(|(name, _)| name == wanted);
        Ok(found.map(|(_, value)| value.into_owned()).unwrap_or_default())
    }
}

fn received(
    app: &App,
    peer: SocketAddr,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Post, WebError> {
    form::same_site(&headers, &app.settings.base_url)?;
    app.limits.post(client::address(peer, &headers, &app.settings.trusted_proxies))?;
    Ok(Post { headers, bytes: body(bytes)? })
}

/// `POST /{lang}/my/{token}/record/{what}`.
///
/// # Errors
/// [`WebError`].
pub async fn of_signature(
    State(app): State<Shared>,
    Path((lang, token, what)): Path<(String, String, String)>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let post = received(&app, peer, headers, bytes)?;
    act(&app, t, &Door::of_signature(&app, &token).await?, &what, &post).await
}

/// `POST /{lang}/held/{token}/{what}`.
///
/// # Errors
/// [`WebError`].
pub async fn of_person(
    State(app): State<Shared>,
    Path((lang, token, what)): Path<(String, String, String)>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let post = received(&app, peer, headers, bytes)?;
    act(&app, t, &Door::of_person(&app, &token).await?, &what, &post).await
}

async fn act(app: &App, t: T, door: &Door, what: &str, post: &Post) -> Result<Response, WebError> {
    let known = matches!(what, "download" | "correct" | "withdraw" | "erase");
    let Some(address) = door.address.as_ref().filter(|_| known) else {
        return if known { Ok(see(door, t, "")) } else { Err(WebError::NotFound) };
    };
    match what {
        "download" => {
            let mut conn = app.db.read().await?;
            let record = Record::gather(&mut conn, app, address).await?;
            let snapshot = app.catalog.now();
            let document = download::document(&snapshot, Some(address), &record, app.clock.now());
            Ok(download::file(&document))
        }
        "correct" => correct(app, t, door, address, post).await,
        "withdraw" => {
            change::withdraw(app, address, &post.field("organisation")?).await?;
            Ok(see(door, t, "?done=withdraw"))
        }
        _ => {
            change::erase(app, address).await?;
            Ok(see(door, t, "?done=erase"))
        }
    }
}

fn see(door: &Door, t: T, done: &str) -> Response {
    let next = format!("{}{done}", door.path(t.0));
    (StatusCode::SEE_OTHER, [(LOCATION, next), (CACHE_CONTROL, NEVER.to_owned())]).into_response()
}

async fn correct(
    app: &App,
    t: T,
    door: &Door,
    address: &EmailAddress,
    post: &Post,
) -> Result<Response, WebError> {
    let typed = Typed {
        given_name: post.field("given_name")?,
        family_name: post.field("family_name")?,
        postal_code: post.field("postal_code")?,
        ..Typed::default()
    };
    let mut conn = app.db.read().await?;
    let record = Record::gather(&mut conn, app, address).await?;
    drop(conn);
    match typed.read_correction(!record.signatures.is_empty()) {
        Ok(correction) => {
            change::correct(app, address, &correction).await?;
            Ok(see(door, t, "?done=correct"))
        }
        Err(faults) => {
            let fault = |&(field, fault): &(Field, signing::Fault)| Fault {
                field: field.name(),
                message: form::words(t, field, fault),
            };
            let faults = faults.iter().map(fault).collect();
            let filled = record_page::Filled { typed, faults, done: None };
            let body = record_page::render(app, t, door, address, &record, filled)?;
            Ok(page::html(StatusCode::UNPROCESSABLE_ENTITY, body, NEVER))
        }
    }
}
