//! `/{lang}/mute/TOKEN`: behind the private link in a mail, one click to hear no more of a thing, of a kind of
//! news, or of anything. Opening it changes nothing. A mail program's own button posts here as well (RFC 8058).

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use commonfront_domain::keys::Keys;
use commonfront_store::query;
use commonfront_store::rows::messages::{MuteRow, NoticeRow};

use super::letter::{MOST, thing_word, what};
use super::notify::KEEP;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER, Page};
use crate::slices::campaigns::public::read_language;
use crate::slices::fraud::asked::Asked;
use crate::slices::signing::public::body;
use crate::slices::staff::fields::see_other;

/// Something that can be muted.
struct Choice {
    value: String,
    label: String,
    muted: bool,
}

#[derive(Template)]
#[template(path = "slices/messages/mute.html")]
struct MutePage {
    page: Page,
    path: String,
    done: bool,
    all: bool,
    things: Vec<Choice>,
    kinds: Vec<Choice>,
}

/// Everything.
pub const ALL: MuteRow = MuteRow { notice: 0, thing: 0, thing_id: 0 };

async fn find(app: &App, token: &str) -> Result<Vec<NoticeRow>, WebError> {
    let id = Keys::link_number(token).ok_or(WebError::NotFound)?;
    let mut conn = app.db.read().await?;
    let first = query!(conn, notices::get(id))?.ok_or(WebError::NotFound)?;
    if !app.keys.is_notice(token, first.id, first.at) || app.clock.now() - first.at > KEEP {
        return Err(WebError::NotFound);
    }
    Ok(query!(conn, notices::all_of_mail(first.id, MOST))?)
}

/// What a notice can be muted by: its thing, and its kind.
fn mutes(row: &NoticeRow) -> [(MuteRow, String); 2] {
    let thing = MuteRow { notice: 0, thing: row.thing, thing_id: row.thing_id };
    let kind = MuteRow { notice: row.notice, thing: 0, thing_id: 0 };
    [(thing, format!("thing-{}-{}", row.thing, row.thing_id)), (kind, format!("kind-{}", row.notice))]
}

/// `GET /{lang}/mute/{token}`.
///
/// # Errors
/// [`WebError::NotFound`] for a link that is none, or is too old.
pub async fn page(
    State(app): State<Shared>,
    Path((lang, token)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let rows = find(&app, &token).await?;
    show(&app, t, &token, &rows, asked.get("done") == "1").await
}

async fn show(app: &App, t: T, token: &str, rows: &[NoticeRow], done: bool) -> Result<Response, WebError> {
    let staff = rows.first().map_or(0, |row| row.staff_id);
    let mut conn = app.db.read().await?;
    let muted = query!(conn, notices::mutes(staff, i64::MAX))?;
    drop(conn);
    let (mut things, mut kinds): (Vec<Choice>, Vec<Choice>) = (Vec::new(), Vec::new());
    for row in rows {
        let [(thing, thing_value), (kind, kind_value)] = mutes(row);
        if !things.iter().any(|choice| choice.value == thing_value) {
            let label = format!("{} ({})", thing_word(t, row.thing), what(t, row.notice));
            things.push(Choice { label, muted: muted.contains(&thing), value: thing_value });
        }
        if !kinds.iter().any(|choice| choice.value == kind_value) {
            let label = what(t, row.notice).to_owned();
            kinds.push(Choice { label, muted: muted.contains(&kind), value: kind_value });
        }
    }
    let snapshot = app.catalog.now();
    let tail = format!("/mute/{token}");
    let page = Page::new(app, &snapshot, t.0, t.get("messages-mute-title"), tail).private();
    let path = page.path(t.0);
    let body = MutePage { path, done, all: muted.contains(&ALL), things, kinds, page };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// Whether a mail program's button posted it, whichever way it writes its form (RFC 8058, section 3.1).
fn is_one_click(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.contains("List-Unsubscribe") && text.contains("One-Click")
}

/// `POST /{lang}/mute/{token}`: `what` is `all`, `thing-K-ID` or `kind-K` of this mail. Whoever has the link may;
/// there is nothing else to prove, so that a mail program can.
///
/// # Errors
/// [`WebError`].
pub async fn mute(
    State(app): State<Shared>,
    Path((lang, token)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let bytes = body(bytes)?;
    let one_click = is_one_click(&bytes);
    if !one_click {
        form::same_site(&headers, &app.settings.base_url)?;
    }
    let rows = find(&app, &token).await?;
    let mute = if one_click {
        ALL
    } else {
        let mut fields = form::fields(&headers, &bytes)?;
        let asked = fields.find(|(name, _)| name == "what").map(|(_, value)| value.into_owned());
        let asked = asked.unwrap_or_default();
        let all = rows.iter().flat_map(mutes).chain([(ALL, "all".to_owned())]);
        let found = all.into_iter().find(|(_, value)| *value == asked).map(|(mute, _)| mute);
        found.ok_or_else(|| WebError::Malformed(String::new()))?
    };
    let staff = rows.first().map_or(0, |row| row.staff_id);
    let mut tx = app.db.write().await?;
    query!(tx, notices::mute(staff, mute, app.clock.now()))?;
    tx.commit().await?;
    if one_click {
        return show(&app, t, &token, &rows, true).await;
    }
    Ok(see_other(&format!("/{}/mute/{token}?done=1", t.0.tag())))
}
