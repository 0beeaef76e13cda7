//! `/desk/pact/bargaining`: the collective agreements of the parties, as far as the asker may see them.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::bargaining::Status;
use commonfront_domain::paper;
use commonfront_store::query;
use commonfront_store::rows::bargaining::AgreementRow;
use jiff::civil::Date;

use super::documents::{self, Agreement};
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::paper::sheet::today;
use crate::slices::staff::DeskPage;

/// An agreement, as lists show it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its key.
    pub id: i64,
    /// Whose it is.
    pub organisation_id: i64,
    /// What that is called.
    pub by: String,
    /// That in classes.
    pub slug: String,
    /// Whether it is the asker's own.
    pub mine: bool,
    /// Whom it covers.
    pub unit: String,
    /// With whom it is.
    pub employer: String,
    /// How many people.
    pub people: i64,
    /// Its first day.
    pub from_day: i64,
    /// Its last day.
    pub until_day: i64,
    /// Its first day, in words.
    pub from: String,
    /// Its last day, in words.
    pub until: String,
    /// How far that is.
    pub distance: String,
    /// How bargaining stands.
    pub status: &'static str,
    /// The class of that.
    pub mark: &'static str,
    /// Since when, in words.
    pub since: String,
}

/// The class that marks how bargaining stands.
#[must_use]
pub fn mark(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Ratified) => "desk-status-live",
        Some(Status::Open) => "desk-status-wait",
        Some(Status::Expired) => "desk-status-ended",
        Some(
            Status::Bridged
            | Status::RatificationVote
            | Status::TentativeSettlement
            | Status::AgreementInPrinciple,
        ) => "desk-status-planned",
        None => "",
    }
}

/// How bargaining stands, in words.
#[must_use]
pub fn status_words(t: T, status: i64) -> &'static str {
    Status::from_number(status).map_or("–", |status| t.get(&format!("bargaining-status-{}", status.name())))
}

impl Line {
    /// An agreement as `own` sees it.
    ///
    /// # Errors
    /// Its document can't be read.
    pub fn new(t: T, row: &AgreementRow, names: &Names, own: i64, today: Date) -> Result<Self, WebError> {
        let document: Agreement = documents::parse(&row.document)?;
        let day = |number: i64| t.date(paper::day(number));
        Ok(Self {
            id: row.id,
            organisation_id: row.organisation_id,
            by: names.of(row.organisation_id),
            slug: names.slug(row.organisation_id),
            mine: row.organisation_id == own,
            unit: document.unit.get(t.0).to_owned(),
            employer: document.employer.get(t.0).to_owned(),
            people: row.people,
            from_day: row.from_day,
            until_day: row.until_day,
            from: day(row.from_day),
            until: day(row.until_day),
            distance: nav::distance(t, today, row.until_day),
            status: status_words(t, row.status),
            mark: mark(Status::from_number(row.status)),
            since: day(row.status_since),
        })
    }

    /// Agreements as `own` sees them, in their order.
    ///
    /// # Errors
    /// A document can't be read.
    pub fn all(
        t: T,
        rows: &[AgreementRow],
        names: &Names,
        own: i64,
        today: Date,
    ) -> Result<Vec<Self>, WebError> {
        rows.iter().map(|row| Self::new(t, row, names, own, today)).collect()
    }
}

#[derive(Template)]
#[template(path = "slices/bargaining/agreements.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    notice: Option<&'static str>,
    speaks: bool,
    lines: Vec<Line>,
    people: i64,
    open: i64,
    ending: i64,
}

/// `GET /desk/pact/bargaining`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Query(did): Query<Did>,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let rows = query!(conn, bargaining::agreements(room.own()))?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    drop(conn);
    let day = today(app.clock.now());
    let number = paper::day_number(day);
    let settled = [Status::Ratified.number()];
    let count = |of: &dyn Fn(&&AgreementRow) -> bool| {
        i64::try_from(rows.iter().filter(of).count()).unwrap_or(i64::MAX)
    };
    let open = count(&|row| !settled.contains(&row.status));
    let ending = count(&|row| (number..=number + 365).contains(&row.until_day));
    let mut lines = Line::all(t, &rows, &names, room.own(), day)?;
    lines.sort_by_key(|line| (!line.mine, names.place(line.organisation_id), line.until_day));
    let RoomPage { page, tabs } = room.page(&app, t.get("bargaining-part"), Part::Bargaining);
    let body = ListPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Agreements),
        notice: nav::notice(t, &did.did),
        speaks: room.speaks(),
        people: lines.iter().fold(0, |sum: i64, line| sum.saturating_add(line.people)),
        lines,
        open,
        ending,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
