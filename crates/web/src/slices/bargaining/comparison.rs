//! `/desk/pact/bargaining/compare`: what the parties' agreements say on one subject, side by side.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::bargaining::Subject;
use commonfront_store::query;
use serde::Deserialize;

use super::agreement::{Clause, subject_words};
use super::agreements::Line;
use super::documents::{self, Provision};
use super::names::Names;
use super::nav::{self, Leaf, Link};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::paper::sheet::today;
use crate::slices::staff::DeskPage;

/// A subject to choose.
struct Choice {
    name: &'static str,
    words: &'static str,
    /// Whether any agreement says something on it.
    said: bool,
    current: bool,
}

/// What one agreement says.
struct Column {
    line: Line,
    clauses: Vec<Clause>,
}

#[derive(Template)]
#[template(path = "slices/bargaining/comparison.html")]
struct ComparisonPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    subject: &'static str,
    words: &'static str,
    choices: Vec<Choice>,
    columns: Vec<Column>,
    silent: Vec<Line>,
    speaks: bool,
    as_of: String,
}

/// What an address may say: the subject.
#[derive(Debug, Default, Deserialize)]
pub struct About {
    /// The subject.
    #[serde(default)]
    subject: String,
}

/// `GET /desk/pact/bargaining/compare`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Query(about): Query<About>,
) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let said = query!(conn, bargaining::subjects(own))?;
    let first = said.first().and_then(|&number| Subject::from_number(number));
    let subject = Subject::from_name(&about.subject).or(first).unwrap_or(Subject::Pay);
    let rows = query!(conn, bargaining::agreements(own))?;
    let provisions = query!(conn, bargaining::provisions_on(own, subject.number()))?;
    drop(conn);
    let day = today(app.clock.now());
    let (mut columns, mut silent) = (Vec::new(), Vec::new());
    for line in Line::all(t, &rows, &names, own, day)? {
        let mut clauses = Vec::new();
        for row in provisions.iter().filter(|row| row.agreement_id == line.id) {
            let document: Provision = documents::parse(&row.document)?;
            let text = document.text.get(t.0).to_owned();
            clauses.push(Clause { id: row.id, reference: row.clause.clone(), text });
        }
        match clauses.is_empty() {
            true => silent.push(line),
            false => columns.push(Column { line, clauses }),
        }
    }
    let order = |line: &Line| (!line.mine, names.place(line.organisation_id), line.until_day);
    columns.sort_by_key(|column| order(&column.line));
    silent.sort_by_key(order);
    let choice = |&one: &Subject| Choice {
        name: one.name(),
        words: subject_words(t, one),
        said: said.contains(&one.number()),
        current: one == subject,
    };
    let title = t.with("bargaining-comparison-title", "subject", subject_words(t, subject));
    let RoomPage { page, tabs } = room.page(&app, &title, Part::Bargaining);
    let body = ComparisonPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Comparison),
        subject: subject.name(),
        words: subject_words(t, subject),
        choices: Subject::ALL.iter().map(choice).collect(),
        columns,
        silent,
        speaks: room.speaks(),
        as_of: t.date(day),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
