//! All sheets, newest first, with what they add up to.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::paper::{self, Details};
use commonfront_store::query;
use commonfront_vault::COALITION;

use super::sheet::place;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::fraud::batches;
use crate::slices::fraud::scope::{self, Choice, Group};
use crate::slices::staff::desk::Desk;
use crate::slices::staff::frame::{DeskPage, Section};

/// Sheets on a page.
const ON_A_PAGE: usize = 50;

struct SheetView {
    id: i64,
    details: Details,
    action: String,
    day: String,
    machine_day: String,
    signatures: i64,
    scanned: bool,
    voided: bool,
    by: String,
    at: String,
}

#[derive(Template)]
#[template(path = "slices/paper/list.html")]
struct ListPage {
    page: DeskPage,
    groups: Vec<Group>,
    shows: Vec<Choice>,
    filtered: bool,
    sheets: i64,
    signatures: i64,
    rows: Vec<SheetView>,
    done: Option<String>,
    next: Option<String>,
}

/// `GET /desk/paper`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let scope = asked.get("scope").to_owned();
    let action = scope::find(&snapshot, &scope).and_then(|(_, action)| action).map(|action| action.id);
    let show = asked.get("show").to_owned();
    let voided = match show.as_str() {
        "counted" => Some(0),
        "voided" => Some(1),
        _ => None,
    };
    let before = asked.number("before").unwrap_or(i64::MAX);
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut conn = app.db.read().await?;
    let mut rows = query!(conn, paper::sheets(action, voided, before, limit))?;
    let tally = query!(conn, paper::tally())?;
    drop(conn);
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().map(|row| row.id.to_string()).unwrap_or_default();
    let next = more.then(|| address("/desk/paper", &[("scope", &scope), ("show", &show), ("before", &last)]));
    let names = batches::names(&app).await?;
    let view = |row: commonfront_store::rows::fraud::SheetRow| {
        let day = paper::day(row.counted_on);
        Ok::<_, WebError>(SheetView {
            id: row.id,
            details: sealed::open(&app.vault, COALITION, place(&row.entry_key), &row.sealed)?,
            action: scope::title(t, &snapshot, row.action_id),
            day: t.date(day),
            machine_day: day.to_string(),
            signatures: row.signatures,
            scanned: row.scan_bytes > 0,
            voided: row.voided_at.is_some(),
            by: names.get(&row.entered_by).cloned().unwrap_or_else(|| "–".to_owned()),
            at: t.moment(row.entered_at),
        })
    };
    let tally = tally.iter().filter(|row| action.is_none_or(|action| row.action_id == action));
    let (sheets, signatures) =
        tally.fold((0, 0), |(sheets, signatures), row| (sheets + row.sheets, signatures + row.signatures));
    let shows = ["counted", "voided"].map(|value| Choice {
        value: value.to_owned(),
        label: t.get(&format!("paper-show-{value}")).to_owned(),
        chosen: show == value,
    });
    let done = asked.number("done").filter(|n| *n > 0);
    let body = ListPage {
        page: desk.page(&app, t.get("paper-title"), Section::Paper),
        groups: scope::groups(t, &snapshot, &scope, false),
        shows: shows.into(),
        filtered: action.is_some() || voided.is_some(),
        sheets,
        signatures,
        rows: rows.into_iter().map(view).collect::<Result<_, _>>()?,
        done: done.map(|n| t.num("paper-done-csv", n)),
        next,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
