//! `/desk/pact/bargaining/contracts`: services that were contracted out, what was promised and what was found.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::bargaining::{ContractState, difference};
use commonfront_domain::{Language, paper};
use commonfront_people_file::{Delimiter, PeopleWriter};
use commonfront_store::query;
use commonfront_store::rows::bargaining::ContractRow;

use super::documents::{self, Contract};
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;

/// A service that was contracted out, as pages show it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its key.
    pub id: i64,
    /// Whose entry it is.
    pub by: String,
    /// That in classes.
    pub slug: String,
    /// Whether it is the asker's own.
    pub mine: bool,
    /// What is said of it, in the asker's language.
    pub service: String,
    /// Who gave it away.
    pub from: String,
    /// Who got it.
    pub to: String,
    /// The contract's number.
    pub number: String,
    /// The contract's term, in words; may be empty.
    pub term: String,
    /// What the contract is worth; may be empty.
    pub worth: String,
    /// What became of it.
    pub state: &'static str,
    /// The class of that.
    pub mark: &'static str,
    /// What was promised; may be empty.
    pub promised: String,
    /// What was found; may be empty.
    pub found: String,
    /// How wide the bar of the promise is, in percent.
    pub promised_width: i64,
    /// How wide the bar of the finding is.
    pub found_width: i64,
    /// By how much they differ; may be empty.
    pub difference: String,
    /// Whether more was found than promised.
    pub more: bool,
    /// What was found, in words; may be empty.
    pub finding: String,
    /// Who found it; may be empty.
    pub source: String,
    /// Where that can be read; may be empty.
    pub link: String,
}

/// A whole share of the greatest, 1 at least.
fn width(amount: Option<i64>, greatest: i64) -> i64 {
    let share = i128::from(amount.unwrap_or(0)) * 100 / i128::from(greatest.max(1));
    i64::try_from(share).unwrap_or(100).clamp(i64::from(amount.is_some_and(|amount| amount > 0)), 100)
}

impl Line {
    /// A contract as `own` sees it.
    ///
    /// # Errors
    /// Its document can't be read.
    pub fn new(t: T, row: &ContractRow, names: &Names, own: Option<i64>) -> Result<Self, WebError> {
        let document: Contract = documents::parse(&row.document)?;
        let text = |text: &commonfront_domain::Text| text.get(t.0).to_owned();
        let state = ContractState::from_number(row.state).unwrap_or(ContractState::Running);
        let money = |amount: Option<i64>| amount.map(|amount| nav::money(t, amount)).unwrap_or_default();
        let day = |number: i64| t.date(paper::day(number));
        let term = match (row.from_day, row.until_day) {
            (Some(from), Some(until)) => {
                t.with_all("bargaining-term", &[("from", &day(from)), ("until", &day(until))])
            }
            (Some(from), None) => t.with("bargaining-term-from", "from", &day(from)),
            (None, Some(until)) => t.with("bargaining-term-until", "until", &day(until)),
            (None, None) => String::new(),
        };
        let differ = row.promised.zip(row.found).and_then(|(promised, found)| {
            let percent = difference(promised, found)?;
            let sign = if percent > 0 {
                "+"
            } else if percent < 0 {
                "−"
            } else {
                ""
            };
            let amount = format!("{sign}{}", t.number(percent.saturating_abs()));
            Some(t.with("bargaining-percent", "number", &amount))
        });
        let greatest = row.promised.unwrap_or(0).max(row.found.unwrap_or(0));
        Ok(Self {
            id: row.id,
            by: names.of(row.organisation_id),
            slug: names.slug(row.organisation_id),
            mine: own == Some(row.organisation_id),
            service: text(&document.service),
            from: text(&document.from),
            to: document.to,
            number: document.number,
            term,
            worth: money(row.worth),
            state: t.get(&format!("bargaining-contract-{}", state.name())),
            mark: match state {
                ContractState::Planned => "desk-status-planned",
                ContractState::Running => "desk-status-wait",
                ContractState::Ended => "desk-status-ended",
                ContractState::Returned => "desk-status-live",
            },
            promised: money(row.promised),
            found: money(row.found),
            promised_width: width(row.promised, greatest),
            found_width: width(row.found, greatest),
            difference: differ.unwrap_or_default(),
            more: row.found > row.promised && row.promised.is_some(),
            finding: text(&document.finding),
            source: text(&document.source),
            link: document.link,
        })
    }

    /// Contracts as `own` sees them, in their order.
    ///
    /// # Errors
    /// A document can't be read.
    pub fn all(t: T, rows: &[ContractRow], names: &Names, own: Option<i64>) -> Result<Vec<Self>, WebError> {
        rows.iter().map(|row| Self::new(t, row, names, own)).collect()
    }
}

/// What was promised and found together, where both are known: in words, if there is any.
#[must_use]
pub fn together(t: T, rows: &[ContractRow]) -> Option<String> {
    let both = rows.iter().filter_map(|row| row.promised.zip(row.found));
    let (mut cases, mut promised, mut found) = (0, 0_i64, 0_i64);
    for (one, other) in both {
        (cases, promised, found) = (cases + 1, promised.saturating_add(one), found.saturating_add(other));
    }
    let (promised, found) = (nav::money(t, promised), nav::money(t, found));
    let sums = [("promised", promised.as_str()), ("found", found.as_str())];
    (cases > 0).then(|| {
        format!("{} {}", t.num("bargaining-together-cases", cases), t.with_all("bargaining-together", &sums))
    })
}

#[derive(Template)]
#[template(path = "slices/bargaining/contracts.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    notice: Option<&'static str>,
    speaks: bool,
    lines: Vec<Line>,
    sentence: Option<String>,
}

/// `GET /desk/pact/bargaining/contracts`.
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
    let rows = query!(conn, contracts::contracts(room.own()))?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    drop(conn);
    let RoomPage { page, tabs } = room.page(&app, t.get("bargaining-contracts"), Part::Bargaining);
    let body = ListPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Contracts),
        notice: nav::notice(t, &did.did),
        speaks: room.speaks(),
        lines: Line::all(t, &rows, &names, Some(room.own()))?,
        sentence: together(t, &rows),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// The columns of the file, as keys of texts.
const COLUMNS: [&str; 14] = [
    "bargaining-party",
    "bargaining-field-service",
    "bargaining-field-from-body",
    "bargaining-field-to",
    "bargaining-field-number",
    "bargaining-field-worth",
    "bargaining-field-begin",
    "bargaining-field-end",
    "bargaining-field-contract-state",
    "bargaining-field-promised",
    "bargaining-field-found",
    "bargaining-field-finding",
    "bargaining-field-source",
    "bargaining-field-link",
];

fn written(t: T, rows: &[ContractRow], names: &Names) -> Result<Vec<u8>, WebError> {
    let failed = |error: std::io::Error| {
        tracing::error!(%error, "a file of contracts can't be written");
        WebError::Internal
    };
    let delimiter = if t.0 == Language::Fr { Delimiter::Semicolon } else { Delimiter::Comma };
    let mut file = PeopleWriter::new(Vec::new(), delimiter).map_err(failed)?;
    file.write(COLUMNS.iter().map(|key| t.get(key))).map_err(failed)?;
    for row in rows {
        let document: Contract = documents::parse(&row.document)?;
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let day = |day: Option<i64>| day.map(|day| paper::day(day).to_string()).unwrap_or_default();
        let state = ContractState::from_number(row.state);
        let state = state.map_or("", |state| t.get(&format!("bargaining-contract-{}", state.name())));
        let cells = [
            names.of(row.organisation_id),
            document.service.get(t.0).to_owned(),
            document.from.get(t.0).to_owned(),
            document.to,
            document.number,
            number(row.worth),
            day(row.from_day),
            day(row.until_day),
            state.to_owned(),
            number(row.promised),
            number(row.found),
            document.finding.get(t.0).to_owned(),
            document.source.get(t.0).to_owned(),
            document.link,
        ];
        file.write(cells).map_err(failed)?;
    }
    file.finish().map_err(failed)
}

/// An answer with contracts as a file that spreadsheets open.
///
/// # Errors
/// [`WebError::Internal`].
pub fn file(t: T, rows: &[ContractRow], names: &Names, cache: &'static str) -> Result<Response, WebError> {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"contracted-out.csv\"")),
        (CACHE_CONTROL, HeaderValue::from_static(cache)),
    ];
    Ok((headers, written(t, rows, names)?).into_response())
}

/// `GET /desk/pact/bargaining/contracts.csv`.
///
/// # Errors
/// [`WebError`].
pub async fn download(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    let mut conn = app.db.read().await?;
    let rows = query!(conn, contracts::contracts(room.own()))?;
    let names = Names::read(&app, &mut conn, room.t.0).await?;
    drop(conn);
    file(room.t, &rows, &names, NEVER)
}
