//! `/desk/pact/decisions`: what is being voted on, and what has been.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_store::query;
use commonfront_store::rows::decisions::DecisionRow;
use commonfront_voting::Outcome;

use super::load::{self, Phase, phase, texts};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::fraud::words;
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::DeskPage;

/// Where it is.
pub const PAGE: &str = "/desk/pact/decisions";
/// Votes that are over, on a page.
const ON_A_PAGE: i64 = 30;
/// Open votes that are shown.
const OPEN: i64 = 200;

struct Listed {
    id: i64,
    title: String,
    by: String,
    status: &'static str,
    mark: &'static str,
    when: String,
    machine: String,
    waits: bool,
    urgent: bool,
}

#[derive(Template)]
#[template(path = "slices/decisions/list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    open: Vec<Listed>,
    past: Vec<Listed>,
    waiting: i64,
    speaks: bool,
    first: bool,
    next: Option<String>,
}

/// A word for how a proposal stands, with the class of its mark.
#[must_use]
pub fn standing(t: T, phase: Phase, outcome: Option<Outcome>) -> (&'static str, &'static str) {
    match (phase, outcome) {
        (Phase::Open, _) => (t.get("decisions-open"), "desk-status-wait"),
        (Phase::Withdrawn, _) => (t.get("decisions-withdrawn"), "desk-status-ended"),
        (Phase::Closed, Some(outcome)) => (
            t.get(&format!("decisions-outcome-{}", outcome.name())),
            if outcome == Outcome::Adopted { "desk-status-live" } else { "desk-status-refused" },
        ),
        (Phase::Closed, None) => (t.get("decisions-closed"), "desk-status-ended"),
    }
}

/// `GET /desk/pact/decisions`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let (t, at, own) = (room.t, app.clock.now(), room.own());
    let before = asked.number("before");
    let mut conn = app.db.read().await?;
    let open_rows = if before.is_none() { query!(conn, decisions::open(own, OPEN))? } else { Vec::new() };
    let waiting = query!(conn, decisions::without_ballot(own, at))?;
    let mut past_rows = query!(conn, decisions::past(own, before.unwrap_or(i64::MAX), ON_A_PAGE + 1))?;
    let more = i64::try_from(past_rows.len()).is_ok_and(|n| n > ON_A_PAGE);
    past_rows.truncate(usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX));
    let last = past_rows.last().map(|row| row.id.to_string()).unwrap_or_default();
    let (mut open, mut past) = (Vec::new(), Vec::new());
    for row in open_rows.into_iter().chain(past_rows) {
        let by = parties::name_of(&app, &mut conn, row.organisation_id, t.0).await?;
        let now = phase(&row, at);
        let row = if now == Phase::Closed && row.outcome.is_none() {
            // Its time is over, and the sweep has not come by yet.
            let loaded = load::load(&app, &mut conn, row).await?;
            DecisionRow { outcome: Some(loaded.verdict.outcome.number()), ..loaded.row }
        } else {
            row
        };
        let listed = listed(t, &row, now, by, waiting.iter().any(|vote| vote.id == row.id), at);
        if now == Phase::Open { open.push(listed) } else { past.push(listed) }
    }
    let speaks = room.speaks() && room.acts(&app, &mut conn).await?;
    drop(conn);
    let RoomPage { page, tabs } = room.page(&app, t.get("decisions-heading"), Part::Decisions);
    let body = ListPage {
        page,
        tabs,
        open,
        past,
        waiting: i64::try_from(waiting.len()).unwrap_or(i64::MAX),
        speaks,
        first: before.is_none(),
        next: more.then(|| address(PAGE, &[("before", &last)])),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

fn listed(t: T, row: &DecisionRow, now: Phase, by: String, waits: bool, at: Micros) -> Listed {
    let (status, mark) = standing(t, now, row.outcome.and_then(Outcome::from_number));
    let moment = row.closed_at.unwrap_or(row.closes_at);
    let key = if now == Phase::Open { "decisions-closes" } else { "decisions-closed-at" };
    Listed {
        id: row.id,
        title: texts(row).title(t.0).to_owned(),
        by,
        status,
        mark,
        when: t.with(key, "when", &t.moment(moment)),
        machine: words::machine(moment),
        waits: waits && row.closes_at > at,
        urgent: row.urgent != 0,
    }
}
