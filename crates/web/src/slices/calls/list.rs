//! `/desk/pact/calls`: the calls that wait for answers, and those that have their result.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::calls::Answer;
use commonfront_store::query;

use super::asked;
use super::documents::{self, CallDocument};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::commitments::promises::{self, Names};
use crate::slices::fraud::asked::Asked as Query;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;

/// How many closed calls a page shows.
const PAGE: i64 = 25;

struct Open {
    id: i64,
    title: String,
    by: String,
    mine: bool,
    deadline: String,
    event: String,
    over: bool,
    prepared: bool,
    /// What the own organisation still owes: `none` if nothing.
    own: Option<&'static str>,
    waits: bool,
    answered: String,
    width: String,
}

struct Closed {
    id: i64,
    title: String,
    by: String,
    on: String,
    result: String,
}

#[derive(Template)]
#[template(path = "slices/calls/list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    open: Vec<Open>,
    closed: Vec<Closed>,
    next: Option<i64>,
    later: bool,
    speaks: bool,
}

/// A call's title, in the page's language.
#[must_use]
pub fn title(room: &Room, document: &CallDocument) -> String {
    document.title.get(room.t.0).to_owned()
}

/// `GET /desk/pact/calls`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, query: Query) -> Result<Response, WebError> {
    let (t, own, now) = (room.t, room.own(), app.clock.now());
    let before = query.number("before");
    let mut conn = app.db.read().await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let acting = promises::acting(&app, &mut conn, now).await?;
    let mut open = Vec::new();
    let rows = if before.is_some() { Vec::new() } else { query!(conn, calls::open(own))? };
    for row in rows {
        let asks = asked::of(&mut conn, &row, &acting).await?;
        let document: CallDocument = documents::parse(&row.document)?;
        let answered = i64::try_from(asks.asked.len()).unwrap_or(i64::MAX) - asks.count(None);
        let all = i64::try_from(asks.asked.len()).unwrap_or(i64::MAX);
        let over = row.deadline <= now;
        let mine = asks.of(own).map(asked::Asked::answer);
        open.push(Open {
            id: row.id,
            title: title(&room, &document),
            by: names.of(row.organisation_id),
            mine: row.organisation_id == own,
            deadline: t.moment(row.deadline),
            event: row.event_at.map(|at| t.moment(at)).unwrap_or_default(),
            over,
            prepared: row.visibility == 0,
            own: mine.map(|answer| match answer {
                Some(Answer::Yes) => t.get("calls-own-yes"),
                Some(Answer::Partly) => t.get("calls-own-partly"),
                Some(Answer::Cannot) => t.get("calls-own-cannot"),
                None if over => t.get("calls-own-none"),
                None => t.get("calls-own-waits"),
            }),
            waits: mine == Some(None) && !over,
            answered: t.counted(
                "calls-answered-of",
                answered,
                &[("answered", &t.number(answered)), ("all", &t.number(all))],
            ),
            width: format!("{}%", if all == 0 { 0 } else { answered * 100 / all }),
        });
    }
    let rows = query!(conn, calls::closed(own, before.unwrap_or(i64::MAX), PAGE + 1))?;
    let speaks = room.speaks() && room.acts(&app, &mut conn).await?;
    drop(conn);
    let page_of = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let next = (rows.len() > page_of).then(|| rows.get(page_of - 1).map(|row| row.id)).flatten();
    let mut closed = Vec::new();
    for row in rows.iter().take(page_of) {
        closed.push(Closed {
            id: row.id,
            title: title(&room, &documents::parse(&row.document)?),
            by: names.of(row.organisation_id),
            on: row.closed_at.map(|at| t.day(at)).unwrap_or_default(),
            result: documents::result(row)?.get(t.0).to_owned(),
        });
    }
    let RoomPage { page, tabs } = room.page(&app, t.get("calls-title"), Part::Calls);
    let body = ListPage { page, tabs, open, closed, next, later: before.is_some(), speaks };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
