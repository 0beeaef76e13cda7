//! `/desk/pact/bargaining/expiries`: when the parties' agreements run and end, as a chart with its table.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::paper;
use commonfront_store::query;

use super::agreements::Line;
use super::chart::{Bar, Timeline};
use super::names::Names;
use super::nav::{self, Leaf, Link};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::paper::sheet::today;
use crate::slices::staff::DeskPage;

#[derive(Template)]
#[template(path = "slices/bargaining/expiries.html")]
struct ExpiriesPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    sentence: String,
    label: String,
    chart: Timeline,
    rows: Vec<(Line, Bar)>,
    parties: Vec<(String, String)>,
    as_of: String,
}

/// `GET /desk/pact/bargaining/expiries`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let rows = query!(conn, bargaining::agreements(own))?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    drop(conn);
    let day = today(app.clock.now());
    let number = paper::day_number(day);
    let lines = Line::all(t, &rows, &names, own, day)?;
    let terms: Vec<(i64, i64)> = lines.iter().map(|line| (line.from_day, line.until_day)).collect();
    let chart = Timeline::new(&terms, number);
    let next = lines.iter().find(|line| line.until_day >= number);
    let soon = lines.iter().filter(|line| (number..=number + 365).contains(&line.until_day));
    let mut parties: Vec<(String, String)> = Vec::new();
    for line in &lines {
        let party = (line.slug.clone(), line.by.clone());
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    let soon = i64::try_from(soon.count()).unwrap_or(i64::MAX);
    let mut sentence = t.num("bargaining-expiries-sentence", soon);
    if let Some(next) = next {
        let of = [("name", next.by.as_str()), ("unit", next.unit.as_str()), ("day", next.until.as_str())];
        sentence = format!("{sentence} {}", t.with_all("bargaining-expiries-next", &of));
    }
    let RoomPage { page, tabs } = room.page(&app, t.get("bargaining-expiries"), Part::Bargaining);
    let body = ExpiriesPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Expiries),
        label: format!("{sentence} {}", t.get("bargaining-expiries-label")),
        sentence,
        rows: lines.into_iter().zip(chart.bars.clone()).collect(),
        chart,
        parties,
        as_of: t.date(day),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
