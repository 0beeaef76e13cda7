//! Signing by the form: a signature and on to the next page, or the form again with all that was typed.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::keys::TokenProblem;

use super::panel::FormView;
use super::submit::{NotTaken, submit};
use crate::app::Shared;
use crate::client;
use crate::error::{self, WebError};
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER, Page, SHARED};
use crate::slices::campaigns::public::{find, read_language, render_action};
use crate::slices::campaigns::view::{self, Card, ShareLink};

#[derive(Template)]
#[template(path = "slices/signing/thanks.html")]
struct ThanksPage<'a> {
    page: Page,
    campaign_href: String,
    campaign_title: &'a str,
    thanks: &'a str,
    next: Option<Card>,
    share: Vec<ShareLink>,
    share_url: String,
}

/// The body of a post, or what is wrong with it.
///
/// # Errors
/// [`WebError::TooLarge`] over the limit, [`WebError::Malformed`] if it broke off.
pub fn body(body: Result<Bytes, BytesRejection>) -> Result<Bytes, WebError> {
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        _ => WebError::Malformed(String::new()),
    })
}

/// `POST /{lang}/{campaign}/{action}`.
///
/// # Errors
/// [`WebError`].
pub async fn sign(
    State(app): State<Shared>,
    Path((lang, campaign, action)): Path<(String, String, String)>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let lang = read_language(&lang)?;
    let snapshot = app.catalog.now();
    let (campaign, action) = find(&snapshot, &campaign, &action)?;
    form::same_site(&headers, &app.settings.base_url)?;
    let posted = form::posted(&headers, &body(bytes)?)?;

    let t = T(lang);
    let token =
        app.keys.check_form_token(&posted.token, action.id, app.clock.now(), app.settings.min_form_age);
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    let limited = app.limits.post(client);
    let result = match token {
        _ if limited.is_err() => limited.map_err(|error| Some(NotTaken::Error(error))),
        // A password manager may fill the trap in, and a page may have been open since yesterday: a person
        // presses once more and has lost nothing.
        _ if !posted.trap.is_empty() => Err(None),
        Err(_) => Err(None),
        Ok(()) => submit(&app, campaign, action, lang, &posted.typed, client, "form").await.map_err(Some),
    };
    let Err(not_taken) = result else {
        let next = format!("/{}/{}/{}/thanks", lang.tag(), campaign.document.slug, action.document.slug);
        return Ok((StatusCode::SEE_OTHER, [(LOCATION, next)]).into_response());
    };
    let mut form = FormView::new(&app, &snapshot, campaign, action, t, posted.typed);
    if token == Err(TokenProblem::TooSoon) {
        // Its age goes on: pressing once more must not start the wait anew.
        form.token = posted.token;
    }
    let (status, form, retry_after) = match not_taken {
        None => (StatusCode::UNPROCESSABLE_ENTITY, form.with_notice(t.get("form-once-more")), None),
        Some(NotTaken::Faults(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, form.with_faults(&faults), None),
        Some(NotTaken::Error(error)) => {
            (error.status(), form.with_notice(error.notice(t)), error.retry_after())
        }
    };
    let body = render_action(&app, &snapshot, campaign, action, t, form, None).await?;
    let mut response = page::html(status, body, NEVER);
    error::wait(&mut response, retry_after);
    Ok(response)
}

/// `/{lang}/{campaign}/{action}/thanks`: the same for everybody, whether or not they had signed before.
///
/// # Errors
/// [`WebError`].
pub async fn thanks(
    State(app): State<Shared>,
    Path((lang, campaign, action)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let (campaign, action) = find(&snapshot, &campaign, &action)?;
    let campaign_href = format!("/{}/{}", t.0.tag(), campaign.document.slug);
    let tail = format!("/{}/{}/thanks", campaign.document.slug, action.document.slug);
    let page = Page::new(&app, &snapshot, t.0, t.get("thanks-title"), tail).of(&snapshot, campaign).private();
    let position = campaign.actions.iter().position(|other| other.id == action.id).unwrap_or(0);
    let after = campaign.actions.iter().skip(position + 1);
    let next = after.chain(&campaign.actions).find(|other| other.id != action.id);
    let share_url = format!("{}{campaign_href}", app.settings.base_url);
    let title = campaign.document.title.get(t.0);
    let body = ThanksPage {
        campaign_href,
        campaign_title: title,
        thanks: action.document.thanks.get(t.0),
        next: next.map(|next| view::action_card(t, campaign, next, app.live.counts(next.id))),
        share: view::share(t, &share_url, title, campaign.document.hashtag.as_deref()),
        share_url,
        page,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
