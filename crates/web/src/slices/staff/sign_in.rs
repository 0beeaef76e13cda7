//! Signing in: address and password, then six digits or a recovery code. Whether there is an account shows
//! neither in what is said nor in how long it takes.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::keys::Keys;
use commonfront_domain::{EmailAddress, totp};
use commonfront_store::rows::staff::StaffRow;
use commonfront_store::{Tx, query};

use super::accounts::{self, ACTIVE};
use super::attempts::{self, Attempt, From, Turn, pause};
use super::audit;
use super::desk::{Desk, local};
use super::door::{self, Door};
use super::fields::{Faults, Posted, see_other};
use super::inputs::Input;
use super::session;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::{client, form};

#[derive(Template)]
#[template(path = "slices/staff/sign_in.html")]
struct SignInPage {
    page: Door,
    faults: Faults,
    fields: Vec<Input>,
    next: String,
}

#[derive(Template)]
#[template(path = "slices/staff/code.html")]
struct CodePage {
    page: Door,
    faults: Faults,
    code: Input,
    recovery: Input,
    step: String,
    next: String,
}

/// What a query names.
fn asked(uri: &Uri, name: &str) -> String {
    let query = uri.query().unwrap_or_default();
    let found = form_urlencoded::parse(query.as_bytes()).find(|(there, _)| there == name);
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

fn form_page(app: &App, t: T, next: &str, email: &str, faults: Faults) -> Result<Response, WebError> {
    let there: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let there = format!("/desk/sign-in?lang={}&next={there}", t.0.other().tag());
    let fields = vec![
        Input::new("email", "email", t.get("staff-email"))
            .value(email)
            .autocomplete("username")
            .fault(faults.of("email")),
        Input::new("password", "password", t.get("staff-password"))
            .autocomplete("current-password")
            .fault(faults.of("password")),
    ];
    let page = Door::new(app, t, t.get("staff-sign-in-title"), there);
    let status = faults.status();
    let body = SignInPage { page, faults, fields, next: next.to_owned() };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

fn code_page(app: &App, t: T, next: &str, step: &str, faults: Faults) -> Result<Response, WebError> {
    let code = Input::new("code", "code", t.get("staff-code"))
        .hint(t.get("staff-code-hint"))
        .fault(faults.of("code"));
    let recovery = Input::new("recovery", "text", t.get("staff-recovery"))
        .hint(t.get("staff-recovery-hint"))
        .fault(faults.of("recovery"));
    let status = faults.status();
    let page = Door::new(app, t, t.get("staff-code-title"), "");
    let body = CodePage { page, faults, code, recovery, step: step.to_owned(), next: next.to_owned() };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// A form that has to wait: status 429, with what was typed.
fn later(mut response: Response, wait: i64) -> Response {
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let seconds = u64::try_from(wait / commonfront_domain::clock::SECOND).unwrap_or(0) + 1;
    crate::error::wait(&mut response, Some(seconds));
    response
}

/// `GET /desk/sign-in`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, uri: Uri, headers: HeaderMap) -> Result<Response, WebError> {
    let next = asked(&uri, "next");
    let next = local(&next);
    if session::find(&app, &headers).await?.is_some() {
        return Ok(see_other(next));
    }
    form_page(&app, T(door::language(&uri, &headers)), next, "", Faults::default())
}

/// `POST /desk/sign-in`: address and password.
///
/// # Errors
/// [`WebError`].
pub async fn password(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    form::same_site(&headers, &app.settings.base_url)?;
    let t = T(door::language(&uri, &headers));
    let posted = Posted::read(&headers, body)?;
    let (typed, next) = (posted.get("email"), local(posted.get("next")));
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    app.limits.post(client)?;
    let mut faults = Faults::default();
    let address = EmailAddress::parse(typed);
    if address.is_err() {
        faults.add("email", t.get("staff-email-fault"));
    }
    if posted.get("password").is_empty() {
        faults.add("password", t.get("staff-password-missing"));
    }
    let Ok(address) = address else { return form_page(&app, t, next, typed, faults) };
    if !faults.is_empty() {
        return form_page(&app, t, next, typed, faults);
    }
    let fingerprint = app.keys.fingerprint(&address);
    let mut conn = app.db.read().await?;
    let found = query!(conn, staff::find(&fingerprint))?;
    drop(conn);
    let whose = found.as_ref().map_or((0, 0), |row| (row.id, row.organisation_id));
    let known = session::known(&app, &headers, &fingerprint);
    let from = known.as_ref().map_or(From::Stranger(client), |number| From::Known(number));
    let attempt = match attempts::begin(&app, &fingerprint, from, whose).await? {
        Turn::Go(attempt) => attempt,
        Turn::Wait(wait) => {
            faults.add("password", pause(t, wait));
            return form_page(&app, t, next, typed, faults).map(|response| later(response, wait));
        }
    };
    let active = found.filter(|row| row.state == ACTIVE);
    let kept = active.as_ref().map(|row| row.password.as_str());
    let right = app.passwords.is_right(posted.get("password"), kept).await?;
    match active.filter(|_| right) {
        Some(row) => {
            let mut tx = app.db.write().await?;
            attempt.was_right(&mut tx).await?;
            tx.commit().await?;
            let step = app.keys.second_step(row.id, row.password_at, app.clock.now());
            code_page(&app, t, next, &step, Faults::default())
        }
        None => {
            faults.add("password", attempt.words(t, "staff-sign-in-wrong"));
            form_page(&app, t, next, typed, faults)
        }
    }
}

/// `POST /desk/sign-in/code`: six digits, or a recovery code.
///
/// # Errors
/// [`WebError`].
pub async fn code(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    form::same_site(&headers, &app.settings.base_url)?;
    let t = T(door::language(&uri, &headers));
    let posted = Posted::read(&headers, body)?;
    let (step, next) = (posted.get("step"), local(posted.get("next")));
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    app.limits.post(client)?;
    let mut faults = Faults::default();
    let Some(row) = after_password(&app, step).await? else {
        faults.add("email", t.get("staff-code-late"));
        return form_page(&app, t, next, "", faults);
    };
    let field = if posted.get("recovery").trim().is_empty() { "code" } else { "recovery" };
    let fingerprint = row.fingerprint.as_slice().try_into().map_err(|_| WebError::Internal)?;
    let whose = (row.id, row.organisation_id);
    let known = session::known(&app, &headers, &fingerprint);
    let from = known.as_ref().map_or(From::Stranger(client), |number| From::Known(number));
    let attempt = match attempts::begin(&app, &fingerprint, from, whose).await? {
        Turn::Go(attempt) => attempt,
        Turn::Wait(wait) => {
            faults.add(field, pause(t, wait));
            return code_page(&app, t, next, step, faults).map(|response| later(response, wait));
        }
    };
    let mut tx = app.db.write().await?;
    let Some(recovery_code) = prove(&app, &mut tx, &row, &posted, &attempt).await? else {
        drop(tx);
        faults.add(field, attempt.words(t, "staff-code-wrong"));
        return code_page(&app, t, next, step, faults);
    };
    let now = app.clock.now();
    let browser = session::browser_name(&headers);
    let token = session::begin(&mut tx, &app.vault, row.id, &browser, now).await?;
    audit::write_as(&mut tx, row.id, row.organisation_id, now, &Event::SignedIn { recovery_code }).await?;
    tx.commit().await?;
    let mut response = see_other(next);
    response.headers_mut().insert(SET_COOKIE, session::cookie(&app.settings, &token));
    response.headers_mut().append(SET_COOKIE, session::known_cookie(&app, &fingerprint));
    Ok(response)
}

/// Whose password was right a moment ago.
async fn after_password(app: &App, step: &str) -> Result<Option<StaffRow>, WebError> {
    let Some(id) = Keys::second_step_number(step) else { return Ok(None) };
    let mut conn = app.db.read().await?;
    let row = query!(conn, staff::get(id))?.filter(|row| row.state == ACTIVE);
    let now = app.clock.now();
    Ok(row.filter(|row| app.keys.is_second_step(step, row.id, row.password_at, now)))
}

/// Whether the digits or the recovery code that were posted are good, and uses them up; which of the two it
/// was.
///
/// # Errors
/// The database did not answer.
pub async fn prove(
    app: &App,
    tx: &mut Tx,
    row: &StaffRow,
    posted: &Posted,
    attempt: &Attempt,
) -> Result<Option<bool>, WebError> {
    let recovery = posted.get("recovery").trim();
    let good = if recovery.is_empty() {
        let secret = accounts::open_totp(&app.vault, "totp", &row.fingerprint, &row.totp)?;
        match totp::accepts(&secret, posted.get("code"), app.clock.now(), row.totp_step) {
            Some(step) => query!(tx, staff::use_step(row.id, step))?,
            None => false,
        }
    } else {
        query!(tx, staff::use_recovery_code(row.id, &app.keys.recovery_code(row.id, recovery)))?
    };
    if good {
        attempt.forgive(tx).await?;
    }
    Ok(good.then_some(!recovery.is_empty()))
}

/// `POST /desk/sign-out`.
///
/// # Errors
/// [`WebError`].
pub async fn sign_out(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    let mut tx = app.db.write().await?;
    query!(tx, staff::end_session(desk.staff.id, desk.session.id))?;
    audit::write(&mut tx, &desk, app.clock.now(), &Event::SignedOut {}).await?;
    tx.commit().await?;
    let mut response = see_other(&format!("/desk/sign-in?lang={}", desk.t.0.tag()));
    response.headers_mut().insert(SET_COOKIE, session::no_cookie(&app.settings));
    Ok(response)
}
