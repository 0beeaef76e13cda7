//! `/desk/pact/statements`: what the parties write together.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_store::query;

use super::load::{self, ASIDE, DRAFT, PUBLISHED};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::DeskPage;

/// Where it is.
pub const PAGE: &str = "/desk/pact/statements";
/// Statements on a page.
const ON_A_PAGE: usize = 30;

struct Listed {
    id: i64,
    title: String,
    to: String,
    by: String,
    status: &'static str,
    mark: &'static str,
    approved: String,
    waits: bool,
}

#[derive(Template)]
#[template(path = "slices/statements/list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    statements: Vec<Listed>,
    speaks: bool,
    first: bool,
    next: Option<String>,
}

/// A word for how a statement stands, with the class of its mark.
#[must_use]
pub fn standing(t: T, state: i64) -> (&'static str, &'static str) {
    match state {
        DRAFT => (t.get("statements-draft"), ""),
        PUBLISHED => (t.get("statements-published"), "desk-status-live"),
        ASIDE => (t.get("statements-aside"), "desk-status-ended"),
        _ => (t.get("statements-waiting"), "desk-status-wait"),
    }
}

/// To whom a statement speaks.
#[must_use]
pub fn addressee(t: T, addressee: &str) -> String {
    if addressee.is_empty() { t.get("statements-to-public").to_owned() } else { addressee.to_owned() }
}

/// `GET /desk/pact/statements`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let before = asked.number("before");
    let mut conn = app.db.read().await?;
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = query!(conn, statements::list(own, before.unwrap_or(i64::MAX), limit))?;
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().map(|row| row.id.to_string()).unwrap_or_default();
    let mut statements = Vec::with_capacity(rows.len());
    for row in rows {
        let loaded = load::find(&app, &mut conn, own, row.id).await?;
        let (status, mark) = standing(t, row.state);
        let names = i64::try_from(loaded.names(row.version).len()).unwrap_or(i64::MAX);
        let asked = i64::try_from(loaded.asked.len()).unwrap_or(i64::MAX);
        statements.push(Listed {
            id: row.id,
            title: load::texts(&row).title(t.0).to_owned(),
            to: addressee(t, &row.addressee),
            by: parties::name_of(&app, &mut conn, row.organisation_id, t.0).await?,
            status,
            mark,
            approved: t
                .with_all("statements-of", &[("names", &t.number(names)), ("asked", &t.number(asked))]),
            waits: row.state != DRAFT
                && row.state != ASIDE
                && loaded.is_asked(own)
                && loaded.answer_of(own, row.version).is_none(),
        });
    }
    let speaks = room.speaks() && room.acts(&app, &mut conn).await?;
    drop(conn);
    let RoomPage { page, tabs } = room.page(&app, t.get("statements-heading"), Part::Statements);
    let body = ListPage {
        page,
        tabs,
        statements,
        speaks,
        first: before.is_none(),
        next: more.then(|| address(PAGE, &[("before", &last)])),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
