//! One's own account: the desk's language, password, second step, recovery codes.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, totp};
use commonfront_store::query;
use commonfront_store::rows::staff::StaffRow;

use super::attempts::{self, From, Turn, pause};
use super::desk::{Desk, local};
use super::fields::{Faults, Posted, see_other};
use super::frame::{DeskPage, Section};
use super::inputs::Input;
use super::invitation::{known, new_password, password_inputs};
use super::secrets::{self, Setup};
use super::{accounts, audit};
use crate::app::{App, Shared};
use crate::client;
use crate::error::WebError;
use crate::page::{self, NEVER};

const PAGE: &str = "/desk/account";

#[derive(Template)]
#[template(path = "slices/staff/account.html")]
struct AccountPage {
    page: DeskPage,
    faults: Faults,
    done: Option<&'static str>,
    passwords: Vec<Input>,
    codes_left: String,
    setup: Option<Setup>,
    code: Input,
}

#[derive(Template)]
#[template(path = "slices/staff/new_codes.html")]
struct NewCodesPage {
    page: DeskPage,
    codes: Vec<String>,
}

/// `POST /desk/language`: the desk speaks another language to this person from now on.
///
/// # Errors
/// [`WebError`].
pub async fn language(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    let language = Language::from_tag(posted.get("language")).ok_or(WebError::Malformed(String::new()))?;
    let mut tx = app.db.write().await?;
    query!(tx, staff::set_language(desk.staff.id, language.tag()))?;
    tx.commit().await?;
    Ok(see_other(local(posted.get("next"))))
}

async fn own(app: &App, desk: &Desk) -> Result<StaffRow, WebError> {
    let mut conn = app.db.read().await?;
    query!(conn, staff::get(desk.staff.id))?.ok_or(WebError::NotFound)
}

async fn form_page(
    app: &App,
    desk: &Desk,
    faults: Faults,
    done: Option<&'static str>,
) -> Result<Response, WebError> {
    let (t, row) = (desk.t, own(app, desk).await?);
    let mut conn = app.db.read().await?;
    let left = query!(conn, staff::recovery_codes(row.id))?;
    drop(conn);
    let current = Input::new("current", "password", t.get("staff-current-password"))
        .autocomplete("current-password")
        .fault(faults.of("current"));
    let setup = match row.pending_totp.is_empty() {
        true => None,
        false => {
            let secret =
                accounts::open_totp(&app.vault, "pending_totp", &row.fingerprint, &row.pending_totp)?;
            Some(secrets::setup(app, &secret, &desk.staff.email))
        }
    };
    let status = faults.status();
    let body = AccountPage {
        page: desk.page(app, t.get("desk-account"), Section::Account),
        done,
        passwords: std::iter::once(current).chain(password_inputs(t, &faults)).collect(),
        codes_left: t.num("staff-codes-left", left),
        setup,
        code: Input::new("code", "code", t.get("staff-code-now")).fault(faults.of("code")),
        faults,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/account`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, desk: Desk, uri: Uri) -> Result<Response, WebError> {
    let done = match uri.query() {
        Some("done=password") => Some(desk.t.get("staff-done-password")),
        Some("done=second-step") => Some(desk.t.get("staff-done-second-step")),
        _ => None,
    };
    form_page(&app, &desk, Faults::default(), done).await
}

/// `POST /desk/account/password`: asks for the present one, and ends all other sessions.
///
/// # Errors
/// [`WebError`].
pub async fn password(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let posted = Posted::read(&headers, body)?;
    let (t, row, mut faults) = (desk.t, own(&app, &desk).await?, Faults::default());
    let client = client::address(peer, &headers, &app.settings.trusted_proxies);
    app.limits.post(client)?;
    let known = known(&app, &desk.staff);
    new_password(t, &mut faults, posted.get("password"), posted.get("again"), &known);
    if !faults.is_empty() {
        return form_page(&app, &desk, faults, None).await;
    }
    let fingerprint = row.fingerprint.as_slice().try_into().map_err(|_| WebError::Internal)?;
    let (whose, session) = ((row.id, row.organisation_id), desk.session.id.to_be_bytes());
    let attempt = match attempts::begin(&app, &fingerprint, From::Known(&session), whose).await? {
        Turn::Go(attempt) => attempt,
        Turn::Wait(wait) => {
            faults.add("current", pause(t, wait));
            return form_page(&app, &desk, faults, None).await;
        }
    };
    if !app.passwords.is_right(posted.get("current"), Some(&row.password)).await? {
        faults.add("current", attempt.words(t, "staff-current-wrong"));
        return form_page(&app, &desk, faults, None).await;
    }
    let (kept, now) = (app.passwords.keep(posted.get("password"), &app.vault).await?, app.clock.now());
    let mut tx = app.db.write().await?;
    attempt.was_right(&mut tx).await?;
    query!(tx, staff::set_password(row.id, &kept, now))?;
    query!(tx, staff::end_sessions(row.id, desk.session.id))?;
    audit::write(&mut tx, &desk, now, &Event::PasswordChanged {}).await?;
    tx.commit().await?;
    Ok(see_other("/desk/account?done=password"))
}

/// `POST /desk/account/recovery-codes`: new ones in the place of the old, shown once.
///
/// # Errors
/// [`WebError`].
pub async fn recovery_codes(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    desk.fresh(&app, PAGE)?;
    let mut tx = app.db.write().await?;
    let codes = secrets::recovery_codes(&app, &mut tx, desk.staff.id).await?;
    audit::write(&mut tx, &desk, app.clock.now(), &Event::RecoveryCodesMade {}).await?;
    tx.commit().await?;
    let page = desk.page(&app, desk.t.get("staff-codes-title"), Section::Account);
    Ok(page::html(StatusCode::OK, page::render(&NewCodesPage { page, codes })?, NEVER))
}

/// `POST /desk/account/second-step`: first a new secret to be set up, then the six digits that prove it.
///
/// # Errors
/// [`WebError`].
pub async fn second_step(
    State(app): State<Shared>,
    desk: Desk,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.fresh(&app, PAGE)?;
    let (row, now) = (own(&app, &desk).await?, app.clock.now());
    let mut tx = app.db.write().await?;
    if !posted.has("code") || row.pending_totp.is_empty() {
        let secret = app.vault.random::<{ totp::SECRET }>();
        let sealed = accounts::seal_totp(&app.vault, "pending_totp", &row.fingerprint, &secret)?;
        query!(tx, staff::set_pending(row.id, &sealed))?;
        tx.commit().await?;
        return Ok(see_other("/desk/account#second-step"));
    }
    let secret = accounts::open_totp(&app.vault, "pending_totp", &row.fingerprint, &row.pending_totp)?;
    let Some(step) = totp::accepts(&secret, posted.get("code"), now, 0) else {
        drop(tx);
        let mut faults = Faults::default();
        faults.add("code", desk.t.get("staff-code-setup-wrong"));
        return form_page(&app, &desk, faults, None).await;
    };
    let sealed = accounts::seal_totp(&app.vault, "totp", &row.fingerprint, &secret)?;
    query!(tx, staff::set_totp(row.id, &sealed, step))?;
    query!(tx, staff::end_sessions(row.id, desk.session.id))?;
    audit::write(&mut tx, &desk, now, &Event::SecondStepChanged {}).await?;
    tx.commit().await?;
    Ok(see_other("/desk/account?done=second-step"))
}
