//! Sessions: an opaque token in a cookie, kept only as its hash; half an hour idle, twelve hours at most.

use axum::http::header::{COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use commonfront_domain::clock::{HOUR, SECOND};
use commonfront_domain::keys::Fingerprint;
use commonfront_domain::{Language, Micros, Role};
use commonfront_store::rows::staff::SessionRow;
use commonfront_store::{Tx, query};
use commonfront_vault::Vault;
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use super::accounts::{self, Staff};
use crate::app::{App, Settings, Shared};
use crate::error::WebError;

/// A session that nobody uses ends after this.
pub const IDLE: Micros = 1800 * SECOND;
/// Every session ends after this.
pub const LONGEST: Micros = 12 * HOUR;
/// How long somebody has just proved who she is.
pub const FRESH: Micros = 600 * SECOND;
/// How long a browser stays known to an account, in seconds: a year.
const KNOWN: i64 = 365 * 24 * 3600;
/// Using a session is noted so often at most.
const NOTED: Micros = 60 * SECOND;

/// The session of a request.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Its key.
    pub id: i64,
    /// When it began.
    pub created_at: Micros,
    /// When its owner last proved who she is.
    pub confirmed_at: Micros,
}

/// Whether browsers will take a cookie that only goes over secure connections: over HTTPS, and on this
/// machine itself.
fn secure(settings: &Settings) -> bool {
    let host = settings.base_url.strip_prefix("http://");
    host.is_none_or(|host| {
        let name = host.split(':').next().unwrap_or_default();
        matches!(name, "localhost" | "127.0.0.1")
    })
}

/// The cookie's name.
#[must_use]
pub fn cookie_name(settings: &Settings) -> &'static str {
    if secure(settings) { "__Host-desk" } else { "desk" }
}

/// The header that gives a browser its session.
#[must_use]
pub fn cookie(settings: &Settings, token: &str) -> HeaderValue {
    let secure = if secure(settings) { "; Secure" } else { "" };
    let name = cookie_name(settings);
    header(format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"))
}

/// The header that takes it away.
#[must_use]
pub fn no_cookie(settings: &Settings) -> HeaderValue {
    let secure = if secure(settings) { "; Secure" } else { "" };
    let name = cookie_name(settings);
    header(format!("{name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}"))
}

fn header(text: String) -> HeaderValue {
    // The text is ours and ASCII; an empty header would only mean no cookie.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// What a token is kept as.
fn hash(token: &[u8]) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// What a browser sends under a cookie's name.
fn sent<'h>(headers: &'h HeaderMap, name: &'h str) -> impl Iterator<Item = &'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(move |(key, _)| *key == name)
        .map(|(_, value)| value)
        .take(4)
}

fn known_name(settings: &Settings) -> &'static str {
    if secure(settings) { "__Host-known" } else { "known" }
}

/// The header by which a browser stays known to an account, also signed out: it opens nothing, but whoever
/// tries the account elsewhere does not keep this browser waiting.
#[must_use]
pub fn known_cookie(app: &App, fingerprint: &Fingerprint) -> HeaderValue {
    let secure = if secure(&app.settings) { "; Secure" } else { "" };
    let name = known_name(&app.settings);
    let token = app.keys.known_browser(fingerprint, &app.vault.random::<16>());
    header(format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={KNOWN}{secure}"))
}

/// The number of a browser that is known to an account.
#[must_use]
pub fn known(app: &App, headers: &HeaderMap, fingerprint: &Fingerprint) -> Option<[u8; 16]> {
    let mut tokens = sent(headers, known_name(&app.settings));
    tokens.find_map(|token| app.keys.is_known_browser(token, fingerprint))
}

/// The hashes of what a browser sends under our cookie's name.
fn tokens(settings: &Settings, headers: &HeaderMap) -> Vec<[u8; 32]> {
    sent(headers, cookie_name(settings))
        .filter_map(|value| BASE64URL_NOPAD.decode(value.as_bytes()).ok())
        .filter(|token| token.len() == 32)
        .map(|token| hash(&token))
        .collect()
}

/// Begins a session; gives back the token for the cookie.
///
/// # Errors
/// The database did not answer.
pub async fn begin(
    tx: &mut Tx,
    vault: &Vault,
    staff: i64,
    browser: &str,
    now: Micros,
) -> Result<String, WebError> {
    let token = vault.random::<32>();
    query!(tx, staff::begin_session(&hash(&token), staff, browser, now))?;
    Ok(BASE64URL_NOPAD.encode(&token))
}

/// Who a request comes from, if its cookie is of a session that stands.
///
/// # Errors
/// The database did not answer.
pub async fn find(app: &Shared, headers: &HeaderMap) -> Result<Option<(Staff, Session)>, WebError> {
    let hashes = tokens(&app.settings, headers);
    if hashes.is_empty() {
        return Ok(None);
    }
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    for hash in hashes {
        if let Some(row) = query!(conn, staff::session(&hash, now - IDLE, now - LONGEST))? {
            note(app, &row, now);
            return opened(app, row).map(Some);
        }
    }
    Ok(None)
}

fn opened(app: &App, row: SessionRow) -> Result<(Staff, Session), WebError> {
    let person = accounts::open_person(&app.vault, &row.fingerprint, &row.sealed)?;
    let staff = Staff {
        id: row.staff_id,
        organisation_id: row.organisation_id,
        organisation: row.organisation,
        role: Role::from_number(row.role).ok_or(WebError::Internal)?,
        name: person.name,
        email: person.email,
        language: Language::from_tag(&row.language).unwrap_or(Language::En),
    };
    Ok((staff, Session { id: row.id, created_at: row.created_at, confirmed_at: row.confirmed_at }))
}

/// Notes once a minute that the session is in use: the one thing that reading a page writes.
fn note(app: &Shared, row: &SessionRow, now: Micros) {
    if now - row.seen_at < NOTED {
        return;
    }
    let (app, id, staff) = (app.clone(), row.id, row.staff_id);
    tokio::spawn(async move {
        let noted: commonfront_store::Result<()> = async {
            let mut tx = app.db.write().await?;
            query!(tx, staff::see_session(id, staff, now))?;
            tx.commit().await
        }
        .await;
        if let Err(error) = noted {
            tracing::warn!(%error, "that a session is in use could not be noted");
        }
    });
}

/// A coarse name for the browser that sends these headers, for its owner to know it by: `Firefox, Linux`.
#[must_use]
pub fn browser_name(headers: &HeaderMap) -> String {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // Each of these carries the marks of those after it.
    let browser = first(&[
        ("Firefox/", "Firefox"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart_coarsely() {
        let name = |agent: &'static str| {
            browser_name(&HeaderMap::from_iter([(USER_AGENT, HeaderValue::from_static(agent))]))
        };
        assert_eq!(
            name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox, Linux"
        );
        assert_eq!(
            name("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"),
            "Safari, iPhone"
        );
        assert_eq!(name("curl/8"), "");
    }
}
