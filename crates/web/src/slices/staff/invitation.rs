//! Taking up an invitation: name and password, then the second step, then recovery codes that are shown once.

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::keys::Keys;
use commonfront_domain::password::{self, Weak};
use commonfront_domain::{Language, PersonName, totp};
use commonfront_store::query;
use commonfront_store::rows::staff::{Credentials, StaffRow};

use super::accounts::{self, INVITED, Person, Staff};
use super::door::{self, Door};
use super::fields::{Faults, Posted, see_other};
use super::frame::role_word;
use super::inputs::Input;
use super::secrets::{self, Setup};
use super::{audit, session};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER};

#[derive(Template)]
#[template(path = "slices/staff/invitation.html")]
struct InvitationPage {
    page: Door,
    path: String,
    heading: String,
    intro: String,
    faults: Faults,
    fields: Vec<Input>,
    setup: Option<Setup>,
}

#[derive(Template)]
#[template(path = "slices/staff/recovery_codes.html")]
struct CodesPage {
    page: Door,
    codes: Vec<String>,
}

/// What passwords may not be made of: what everybody knows of the person.
#[must_use]
pub fn known(app: &App, staff: &Staff) -> Vec<String> {
    let snapshot = app.catalog.now();
    let mut known = vec![staff.name.clone(), staff.email.clone()];
    for language in Language::ALL {
        known.push(snapshot.name(language).to_owned());
        if let Some(party) = snapshot.organisation(&staff.organisation) {
            known.extend([party.name.get(language).to_owned(), party.acronym.get(language).to_owned()]);
        }
    }
    known
}

/// Reads a new password that is typed twice.
pub fn new_password(t: T, faults: &mut Faults, typed: &str, again: &str, known: &[String]) {
    match password::check(typed, known.iter().map(String::as_str)) {
        Err(Weak::Short) => faults.add("password", t.get("staff-password-short")),
        Err(Weak::Long) => faults.add("password", t.get("staff-password-long")),
        Err(Weak::Common) => faults.add("password", t.get("staff-password-common")),
        Err(Weak::Known) => faults.add("password", t.get("staff-password-known")),
        Ok(()) if typed != again => faults.add("again", t.get("staff-password-again-fault")),
        Ok(()) => {}
    }
}

/// The two controls for a new password.
#[must_use]
pub fn password_inputs(t: T, faults: &Faults) -> [Input; 2] {
    [
        Input::new("password", "password", t.get("staff-new-password"))
            .hint(t.get("staff-new-password-hint"))
            .autocomplete("new-password")
            .fault(faults.of("password")),
        Input::new("again", "password", t.get("staff-password-again"))
            .autocomplete("new-password")
            .fault(faults.of("again")),
    ]
}

/// The invitation that a link is for, while it can be taken up.
async fn find(app: &App, token: &str) -> Result<Option<StaffRow>, WebError> {
    let Some(id) = Keys::staff_number(token) else { return Ok(None) };
    let mut conn = app.db.read().await?;
    let row = query!(conn, staff::get(id))?.filter(|row| row.state == INVITED);
    let open = |row: &StaffRow| {
        app.keys.is_invitation(token, row.id, row.invited_at)
            && app.clock.now() - row.invited_at <= Keys::INVITATION_LIFETIME
    };
    Ok(row.filter(open))
}

fn gone(app: &App, t: T) -> Result<Response, WebError> {
    let link = Some(("/desk/sign-in", t.get("staff-sign-in")));
    let (title, words) = (t.get("staff-invitation-gone"), t.get("staff-invitation-gone-help"));
    door::message(app, t, StatusCode::GONE, title, words, link)
}

struct Shown {
    t: T,
    token: String,
    row: StaffRow,
    staff: Staff,
}

impl Shown {
    fn page(&self, app: &App, name: &str, faults: Faults) -> Result<Response, WebError> {
        let t = self.t;
        let path = format!("/desk/invitation/{}?lang=", self.token);
        let page = Door::new(app, t, t.get("staff-welcome-title"), format!("{path}{}", t.0.other().tag()));
        let snapshot = app.catalog.now();
        let organisation = snapshot.organisation(&self.staff.organisation).map(|party| party.name.get(t.0));
        let words = [
            ("organisation", organisation.unwrap_or_else(|| snapshot.name(t.0))),
            ("role", role_word(t, self.staff.role)),
        ];
        let setup = match self.row.pending_totp.is_empty() {
            true => None,
            false => {
                let (print, sealed) = (&self.row.fingerprint, &self.row.pending_totp);
                let secret = accounts::open_totp(&app.vault, "pending_totp", print, sealed)?;
                Some(secrets::setup(app, &secret, &self.staff.email))
            }
        };
        let fields = if setup.is_some() {
            vec![Input::new("code", "code", t.get("staff-code-now")).fault(faults.of("code"))]
        } else {
            let name = Input::new("name", "text", t.get("staff-name"))
                .value(name)
                .autocomplete("name")
                .fault(faults.of("name"));
            std::iter::once(name).chain(password_inputs(t, &faults)).collect()
        };
        let status = faults.status();
        let body = InvitationPage {
            page,
            path: format!("{path}{}", t.0.tag()),
            heading: t.with("staff-welcome", "name", &self.staff.name),
            intro: t.with_all("staff-welcome-words", &words),
            faults,
            fields,
            setup,
        };
        Ok(page::html(status, page::render(&body)?, NEVER))
    }
}

/// The page speaks what is asked for, or else the language that the person was invited in.
fn spoken(uri: &Uri, headers: &HeaderMap, row: &StaffRow) -> Language {
    let asks = uri.query().unwrap_or_default().contains("lang=");
    let invited = Language::from_tag(&row.language).filter(|_| !asks);
    invited.unwrap_or_else(|| door::language(uri, headers))
}

/// `GET /desk/invitation/{token}`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    Path(token): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let Some(row) = find(&app, &token).await? else {
        return gone(&app, T(door::language(&uri, &headers)));
    };
    let t = T(spoken(&uri, &headers, &row));
    let staff = accounts::open(&app.vault, &row)?;
    let name = staff.name.clone();
    Shown { t, token, row, staff }.page(&app, &name, Faults::default())
}

/// `POST /desk/invitation/{token}`: name and password first, then the six digits.
///
/// # Errors
/// [`WebError`].
pub async fn accept(
    State(app): State<Shared>,
    Path(token): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    form::same_site(&headers, &app.settings.base_url)?;
    let posted = Posted::read(&headers, body)?;
    let Some(row) = find(&app, &token).await? else {
        return gone(&app, T(door::language(&uri, &headers)));
    };
    let t = T(spoken(&uri, &headers, &row));
    let staff = accounts::open(&app.vault, &row)?;
    let shown = Shown { t, token, row, staff };
    if posted.has("code") {
        second_step(&app, shown, &posted, &headers).await
    } else {
        first_step(&app, shown, &posted).await
    }
}

async fn first_step(app: &Shared, mut shown: Shown, posted: &Posted) -> Result<Response, WebError> {
    let (t, mut faults) = (shown.t, Faults::default());
    let typed = posted.get("name");
    match PersonName::parse(typed) {
        Ok(name) => shown.staff.name = name.as_str().to_owned(),
        Err(_) => faults.add("name", t.get("staff-name-fault")),
    }
    let known = known(app, &shown.staff);
    new_password(t, &mut faults, posted.get("password"), posted.get("again"), &known);
    if !faults.is_empty() {
        return shown.page(app, typed, faults);
    }
    let (row, now) = (&shown.row, app.clock.now());
    let person = Person { name: shown.staff.name.clone(), email: shown.staff.email.clone() };
    let sealed = accounts::seal_person(&app.vault, &row.fingerprint, &person)?;
    let secret = app.vault.random::<{ totp::SECRET }>();
    let totp = accounts::seal_totp(&app.vault, "pending_totp", &row.fingerprint, &secret)?;
    let password = app.passwords.keep(posted.get("password"), &app.vault).await?;
    let new = Credentials { password: &password, totp: &totp, at: now };
    let mut tx = app.db.write().await?;
    let done = query!(tx, staff::prepare(row.id, row.invited_at, &sealed, &new))?;
    query!(tx, staff::set_language(row.id, t.0.tag()))?;
    if !done {
        return gone(app, t);
    }
    tx.commit().await?;
    Ok(see_other(&format!("/desk/invitation/{}?lang={}", shown.token, t.0.tag())))
}

async fn second_step(
    app: &Shared,
    shown: Shown,
    posted: &Posted,
    headers: &HeaderMap,
) -> Result<Response, WebError> {
    let (t, row, now) = (shown.t, &shown.row, app.clock.now());
    if row.pending_totp.is_empty() {
        return Ok(see_other(&format!("/desk/invitation/{}?lang={}", shown.token, t.0.tag())));
    }
    let secret = accounts::open_totp(&app.vault, "pending_totp", &row.fingerprint, &row.pending_totp)?;
    let Some(step) = totp::accepts(&secret, posted.get("code"), now, row.totp_step) else {
        let mut faults = Faults::default();
        faults.add("code", t.get("staff-code-setup-wrong"));
        return shown.page(app, "", faults);
    };
    let totp = accounts::seal_totp(&app.vault, "totp", &row.fingerprint, &secret)?;
    let mut tx = app.db.write().await?;
    if !query!(tx, staff::accept(row.id, row.invited_at, &totp, step))? {
        return gone(app, t);
    }
    let codes = secrets::recovery_codes(app, &mut tx, row.id).await?;
    query!(tx, staff::end_sessions(row.id, 0))?;
    let browser = session::browser_name(headers);
    let token = session::begin(&mut tx, &app.vault, row.id, &browser, now).await?;
    audit::write_as(&mut tx, row.id, row.organisation_id, now, &Event::InvitationAccepted {}).await?;
    tx.commit().await?;
    let page = Door::new(app, t, t.get("staff-codes-title"), "");
    let mut response = page::html(StatusCode::OK, page::render(&CodesPage { page, codes })?, NEVER);
    response.headers_mut().insert(SET_COOKIE, session::cookie(&app.settings, &token));
    let fingerprint = row.fingerprint.as_slice().try_into().map_err(|_| WebError::Internal)?;
    response.headers_mut().append(SET_COOKIE, session::known_cookie(app, &fingerprint));
    Ok(response)
}
