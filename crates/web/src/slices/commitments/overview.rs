//! `/desk/pact/commitments`: each promise with what each party did for it, and where nothing is recorded yet.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::paper::{day, day_number};
use commonfront_store::query;
use commonfront_store::rows::calls::DeedCount;

use super::promises::{self, Acting, Promises};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked as Query;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::paper::sheet::today;
use crate::slices::staff::DeskPage;

/// After so many days without anything new a party is reminded of a commitment.
const QUIET_DAYS: i64 = 180;

/// What a party did for a commitment, at the crossing of the two.
struct Cell {
    party: String,
    signed: bool,
    deeds: i64,
}

struct Row {
    id: String,
    number: usize,
    heading: String,
    cells: Vec<Cell>,
}

/// Where a word from a party would help.
struct Quiet {
    party: String,
    mine: bool,
    lines: Vec<(String, Vec<(String, String)>)>,
}

#[derive(Template)]
#[template(path = "slices/commitments/overview.html")]
struct OverviewPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    pact: Option<String>,
    parties: Vec<(String, String)>,
    rows: Vec<Row>,
    quiet: Vec<Quiet>,
    speaks: bool,
    public: bool,
    removed: bool,
}

fn count<'c>(counts: &'c [DeedCount], party: i64, clause: &str) -> Option<&'c DeedCount> {
    counts.iter().find(|one| one.organisation_id == party && one.clause == clause)
}

/// For one party: since when nothing is recorded, each with the commitments of which that is true.
fn quiet(
    t: T,
    promises: &Promises,
    counts: &[DeedCount],
    one: &Acting,
    now: Micros,
) -> Vec<(String, Vec<(String, String)>)> {
    let Some(standing) = promises.standing(&one.party.slug) else { return Vec::new() };
    let label = |commitment: &promises::Commitment| {
        let words = t.with_all(
            "commitments-numbered",
            &[("number", &commitment.number.to_string()), ("heading", commitment.heading.get(t.0))],
        );
        (commitment.id.clone(), words)
    };
    let signed = |commitment: &&promises::Commitment| standing.clauses.contains(&commitment.id);
    let mut never = Vec::new();
    let mut since: Vec<(i64, (String, String))> = Vec::new();
    for commitment in promises.commitments.iter().filter(signed) {
        match count(counts, one.party.id, &commitment.id) {
            None => never.push(label(commitment)),
            Some(some) if day_number(today(now)) - some.last_on > QUIET_DAYS => {
                since.push((some.last_on, label(commitment)));
            }
            Some(_) => {}
        }
    }
    let mut lines = Vec::new();
    if !never.is_empty() {
        lines.push((t.with("commitments-none-since", "day", &t.day(standing.signed_at)), never));
    }
    for (last, label) in since {
        lines.push((t.with("commitments-quiet-since", "day", &t.date(day(last))), vec![label]));
    }
    lines
}

/// `GET /desk/pact/commitments`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Query) -> Result<Response, WebError> {
    let (t, own, now) = (room.t, room.own(), app.clock.now());
    let mut conn = app.db.read().await?;
    let promises = promises::in_force(&mut conn, now).await?;
    let acting = promises::acting(&app, &mut conn, now).await?;
    let counts = match &promises {
        Some(promises) => query!(conn, calls::deed_counts(own, promises.pact_id))?,
        None => Vec::new(),
    };
    drop(conn);
    let (mut rows, mut silent) = (Vec::new(), Vec::new());
    if let Some(promises) = &promises {
        for commitment in &promises.commitments {
            let cell = |one: &Acting| Cell {
                party: one.party.short(t.0).to_owned(),
                signed: promises
                    .standing(&one.party.slug)
                    .is_some_and(|standing| standing.clauses.contains(&commitment.id)),
                deeds: count(&counts, one.party.id, &commitment.id).map_or(0, |one| one.deeds),
            };
            rows.push(Row {
                id: commitment.id.clone(),
                number: commitment.number,
                heading: commitment.heading.get(t.0).to_owned(),
                cells: acting.iter().map(cell).collect(),
            });
        }
        let parties = acting.iter().map(|one| Quiet {
            party: one.party.short(t.0).to_owned(),
            mine: one.party.id == own,
            lines: quiet(t, promises, &counts, one, now),
        });
        silent = parties.filter(|one| !one.lines.is_empty()).collect();
    }
    let RoomPage { page, tabs } = room.page(&app, t.get("commitments-title"), Part::Commitments);
    let party = |one: &Acting| (one.party.short(t.0).to_owned(), one.party.title(&t).to_owned());
    let body = OverviewPage {
        page,
        tabs,
        public: promises.as_ref().is_some_and(|promises| promises.public),
        pact: promises.map(|promises| promises.title.get(t.0).to_owned()),
        parties: acting.iter().map(party).collect(),
        rows,
        quiet: silent,
        speaks: room.speaks() && own != 0,
        removed: asked.get("did") == "removed",
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
