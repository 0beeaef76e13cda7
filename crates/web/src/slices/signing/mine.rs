//! A signer's own page, behind the link in her mail. Opening it changes nothing; each change is a POST.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Language;
use commonfront_domain::clock::DAY;
use commonfront_domain::counting::Status;
use commonfront_domain::keys::Keys;
use commonfront_domain::signing::Display;
use commonfront_store::rows::SignatureRow;
use commonfront_store::{Change, query};
use serde::Deserialize;

use super::panel::{Choice, displays, organisation_name};
use super::public::body;
use crate::app::{App, Shared};
use crate::catalog::CampaignEntry;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER, Page};
use crate::slices::campaigns::public::read_language;
use crate::{client, form, sealed};

/// How long a mailbox is left in peace after "this wasn't me".
const SILENCE: i64 = 30 * DAY;

struct OtherView {
    id: i64,
    title: String,
    pending: bool,
    path: String,
}

struct ConsentView {
    organisation: String,
    wording: String,
    language: String,
}

#[derive(Template)]
#[template(path = "slices/signing/mine.html")]
struct MinePage {
    page: Page,
    path: String,
    done: Option<&'static str>,
    heading: &'static str,
    title: String,
    campaign_href: String,
    pending: bool,
    standing: bool,
    /// The coalition's contact address, if the signature was found invalid.
    invalid: Option<String>,
    others: Vec<OtherView>,
    standing_others: Vec<OtherView>,
    displays: [Choice; 3],
    name: String,
    email_address: String,
    postal_code: String,
    comment: Option<String>,
    comment_state: &'static str,
    signed_on: String,
    consents: Vec<ConsentView>,
}

/// What has just been done, for the page to say.
#[derive(Debug, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// The signature that a private link is for.
///
/// # Errors
/// [`WebError::NotFound`] for a link that is none.
pub async fn find(app: &App, token: &str) -> Result<SignatureRow, WebError> {
    let id = Keys::link_number(token).ok_or(WebError::NotFound)?;
    let mut conn = app.db.read().await?;
    let signature = query!(conn, signing::get(id))?.ok_or(WebError::NotFound)?;
    if app.keys.opens(token, signature.id, signature.created_at) {
        Ok(signature)
    } else {
        Err(WebError::NotFound)
    }
}

/// The other signatures of the same address that wait or stand. The same mailbox is not enough: a link shows only
/// what was signed with the very address that it was mailed to.
async fn others(app: &App, mine: &SignatureRow) -> Result<Vec<SignatureRow>, WebError> {
    let snapshot = app.catalog.now();
    let mut conn = app.db.read().await?;
    let mut others = Vec::new();
    for action in snapshot.campaigns.iter().flat_map(CampaignEntry::ever) {
        if action.id == mine.action_id {
            continue;
        }
        let Some(found) = query!(conn, signing::find(action.id, &mine.fingerprint))? else { continue };
        if found.status > Status::Confirmed as i64 {
            continue;
        }
        if let Some(other) = query!(conn, signing::get(found.id))?
            && other.address_key == mine.address_key
        {
            others.push(other);
        }
    }
    Ok(others)
}

/// `GET /{lang}/my/{token}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path((lang, token)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let signature = find(&app, &token).await?;
    let snapshot = app.catalog.now();
    let (campaign, action) = snapshot.action_by_id(signature.action_id).ok_or(WebError::NotFound)?;
    let status = Status::from_number(signature.status).ok_or(WebError::Internal)?;
    let standing = matches!(status, Status::Pending | Status::Confirmed);
    if standing && signature.sealed.is_empty() {
        // Its signer has been forgotten; it goes on counting.
        return Ok(to_record(t.0, &token));
    }
    let others = if standing { others(&app, &signature).await? } else { Vec::new() };
    let others = others.iter().filter_map(|other| {
        let (_, action) = snapshot.action_by_id(other.action_id)?;
        Some(OtherView {
            id: other.id,
            title: action.document.title.get(t.0).to_owned(),
            pending: other.status == Status::Pending as i64,
            path: format!("/{}/my/{}", t.0.tag(), app.keys.link_token(other.id, other.created_at)),
        })
    });
    let (others, standing_others) = others.partition(|other| other.pending);
    let mut conn = app.db.read().await?;
    let consents = query!(conn, signing::consents(signature.id))?;
    drop(conn);
    let consents =
        consents.into_iter().filter(|consent| consent.withdrawn_at.is_none()).map(|consent| ConsentView {
            organisation: organisation_name(&snapshot, &consent.organisation, t.0),
            wording: consent.wording,
            language: consent.language,
        });
    let signer =
        sealed::open_signer(&app.vault, signature.action_id, &signature.fingerprint, &signature.sealed)?;
    let heading = t.get(match status {
        Status::Pending => "mine-pending",
        Status::Confirmed => "mine-confirmed",
        Status::Invalidated => "mine-invalid",
        _ => "mine-ended",
    });
    let mut page =
        Page::new(&app, &snapshot, t.0, heading, format!("/my/{token}")).of(&snapshot, campaign).private();
    page.languages = Language::ALL.to_vec();
    let body = MinePage {
        path: format!("/{}/my/{token}", t.0.tag()),
        done: done.done.as_deref().and_then(done_key).map(|key| t.get(key)),
        heading,
        title: action.document.title.get(t.0).to_owned(),
        campaign_href: format!("/{}/{}", t.0.tag(), campaign.document.slug),
        pending: status == Status::Pending,
        standing,
        invalid: (status == Status::Invalidated).then(|| {
            let coalition = snapshot.coalition.as_ref();
            coalition.map(|coalition| coalition.contact_email.clone()).unwrap_or_default()
        }),
        others,
        standing_others,
        displays: displays(t, Display::from_number(signature.display)),
        name: format!("{} {}", signer.given_name, signer.family_name),
        comment_state: t.get(match signature.comment_status {
            2 => "comment-shown",
            3 => "comment-refused",
            _ => "comment-waiting",
        }),
        signed_on: t.day(signature.created_at),
        consents: consents.collect(),
        email_address: signer.email_address,
        postal_code: signer.postal_code,
        comment: signer.comment,
        page,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

fn to_record(lang: Language, token: &str) -> Response {
    let next = format!("/{}/my/{token}/record", lang.tag());
    (StatusCode::SEE_OTHER, [(LOCATION, next), (CACHE_CONTROL, NEVER.to_owned())]).into_response()
}

fn done_key(done: &str) -> Option<&'static str> {
    Some(match done {
        "confirm" => "done-confirm",
        "display" => "done-display",
        "withdraw" => "done-withdraw",
        "not-me" => "done-not-me",
        "resend" => "done-resend",
        _ => return None,
    })
}

/// `GET /{lang}/my/{token}/{what}`: somebody reloads or shares the address of a change: back to the page.
///
/// # Errors
/// [`WebError::NotFound`].
pub async fn back(Path((lang, token, what)): Path<(String, String, String)>) -> Result<Response, WebError> {
    let lang = read_language(&lang)?;
    done_key(&what).ok_or(WebError::NotFound)?;
    // Only what can stand in an address goes back into one.
    let plain = token.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !plain {
        return Err(WebError::NotFound);
    }
    Ok((StatusCode::FOUND, [(LOCATION, format!("/{}/my/{token}", lang.tag()))]).into_response())
}

/// `POST /{lang}/my/{token}/{what}`: confirm, display, withdraw, not-me, resend.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    Path((lang, token, what)): Path<(String, String, String)>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let lang = read_language(&lang)?;
    form::same_site(&headers, &app.settings.base_url)?;
    app.limits.post(client::address(peer, &headers, &app.settings.trusted_proxies))?;
    let bytes = body(bytes)?;
    let mine = find(&app, &token).await?;
    if mine.status == Status::Confirmed as i64 && mine.sealed.is_empty() {
        return Ok(to_record(lang, &token));
    }
    let (id, at) = (mine.id, app.clock.now());
    match what.as_str() {
        "confirm" => {
            app.writer.change(Change::Confirm { id, at }).await?;
            let also = sent(&headers, &bytes, "also")?;
            for other in others(&app, &mine).await? {
                if also.contains(&other.id.to_string()) {
                    app.writer.change(Change::Confirm { id: other.id, at }).await?;
                }
            }
        }
        "display" => {
            let chosen = sent(&headers, &bytes, "display")?;
            let display = chosen.first().and_then(|name| Display::from_name(name));
            let display = display.ok_or(WebError::Malformed(String::new()))?;
            app.writer.change(Change::Display { id, display: display as i64 }).await?;
        }
        "withdraw" => drop(app.writer.change(Change::TakeBack { id, at }).await?),
        "not-me" => drop(app.writer.change(Change::NotMe { id, at, silence_until: at + SILENCE }).await?),
        "resend" => drop(app.writer.change(Change::Resend { id, at }).await?),
        _ => return Err(WebError::NotFound),
    }
    let next = format!("/{}/my/{token}?done={what}", lang.tag());
    Ok((StatusCode::SEE_OTHER, [(LOCATION, next), (CACHE_CONTROL, NEVER.to_owned())]).into_response())
}

/// All values of a field; a form without fields may come without a type.
fn sent(headers: &HeaderMap, bytes: &[u8], field: &str) -> Result<Vec<String>, WebError> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let fields = form::fields(headers, bytes)?;
    Ok(fields.filter(|(name, _)| name == field).map(|(_, value)| value.into_owned()).collect())
}
