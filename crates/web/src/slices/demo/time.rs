//! Time passes in the demonstration when one says so, so that what takes a week can be seen today.

use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::clock::{DAY, HOUR};

use crate::app::{App, Shared};
use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::door::{self, Door};
use crate::slices::staff::fields::{Posted, see_other};

/// How much may pass at a time: its name in the form and the key of its words.
const STEPS: [(&str, &str, Micros); 4] = [
    ("hour", "demo-time-hour", HOUR),
    ("day", "demo-time-day", DAY),
    ("week", "demo-time-week", 7 * DAY),
    ("month", "demo-time-month", 30 * DAY),
];

#[derive(Template)]
#[template(path = "slices/demo/time.html")]
struct Time {
    page: Door,
    now: String,
    steps: Vec<(&'static str, &'static str)>,
    far: bool,
}

fn answer(app: &App, t: T, status: StatusCode, far: bool) -> Result<Response, WebError> {
    let there = format!("/demo/time?lang={}", t.0.other().tag());
    let page = Door::new(app, t, t.get("demo-time-title"), there);
    let steps = STEPS.iter().map(|(name, key, _)| (*name, t.get(key))).collect();
    let body = Time { page, now: t.moment(app.clock.now()), steps, far };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /demo/time`: what time it is for the demonstration.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, uri: Uri, headers: HeaderMap) -> Result<Response, WebError> {
    answer(&app, T(door::language(&uri, &headers)), StatusCode::OK, false)
}

/// `POST /demo/time`: lets an hour, a day, a week or thirty days pass.
///
/// # Errors
/// [`WebError`].
pub async fn pass(
    State(app): State<Shared>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    form::same_site(&headers, &app.settings.base_url)?;
    let posted = Posted::read(&headers, body)?;
    let t = T(door::language(&uri, &headers));
    let step = STEPS.iter().find(|(name, _, _)| *name == posted.get("pass"));
    let (_, _, by) = step.ok_or_else(|| WebError::Malformed("no such step of time".into()))?;
    if !app.clock.let_pass(*by) {
        return answer(&app, t, StatusCode::UNPROCESSABLE_ENTITY, true);
    }
    Ok(see_other(&format!("/demo/time?lang={}", t.0.tag())))
}
