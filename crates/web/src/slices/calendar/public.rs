//! `/{lang}/calendar`: what everybody may know of, by day and as a month.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::calendar::Month;

use super::desk::{self, Link, Months};
use super::view::{DayList, Eyes, Grid, Names, by_day, month_words};
use super::{events, when};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::fraud::asked::{Asked, address};

#[derive(Template)]
#[template(path = "slices/calendar/public.html")]
struct PublicPage {
    page: Page,
    views: Vec<Link>,
    heading: String,
    grid: Option<Grid>,
    months: Option<Months>,
    days: Vec<DayList>,
    past: bool,
    back: Option<Link>,
    on: Option<Link>,
    webcal: String,
}

/// `GET /{lang}/calendar`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    asked: Asked,
) -> Result<Response, WebError> {
    let (t, now) = (T(read_language(&lang)?), app.clock.now());
    let snapshot = app.catalog.now();
    let base = format!("/{}/calendar", t.0.tag());
    let mut conn = app.db.read().await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let (eyes, viewer) = (Eyes { t, names: &names, own: None }, events::everybody());
    let this = Month::of(when::day(now));
    let month = Month::read(asked.get("month"));
    let past = month.is_none() && asked.get("when") == "past";
    let (mut grid, mut months, mut back, mut on) = (None, None, None, None);
    let (days, heading);
    if let Some(month) = month {
        let rows = desk::of_month(&mut conn, &viewer, month).await?;
        grid = Some(Grid::new(&eyes, month, &rows, now));
        months =
            Some(Months::around(t, month, now, |month| address(&base, &[("month", &month.to_string())])));
        let touches = |row: &&_| {
            let (first, last) = when::days(row);
            Month::of(first) == month
                || Month::of(last) == month
                || (first < month.first() && last > month.first())
        };
        let rows: Vec<_> = rows.iter().filter(touches).cloned().collect();
        days = by_day(&eyes, &rows, Some(month.first()), now);
        heading = month_words(t, month);
    } else {
        let from = desk::place(asked.get("from"));
        let (rows, next) = desk::a_page(&mut conn, &viewer, now, past, from).await?;
        days = by_day(&eyes, &rows, (!past).then(|| when::day(now)), now);
        let link = |label: &str, more: &[(&str, &str)]| Link {
            href: address(&base, more),
            label: t.get(label).to_owned(),
            current: false,
        };
        back = Some(match (past, from) {
            (true, _) => link("calendar-coming", &[]),
            (false, Some(_)) => link("calendar-to-today", &[]),
            (false, None) => link("calendar-past", &[("when", "past")]),
        });
        let label = if past { "calendar-earlier" } else { "calendar-later" };
        on = next.map(|next| link(label, &[("when", if past { "past" } else { "" }), ("from", &next)]));
        heading = t.get(if past { "calendar-past" } else { "calendar-coming" }).to_owned();
    }
    let view =
        |label: &str, href: String, current: bool| Link { href, label: t.get(label).to_owned(), current };
    let views = vec![
        view("calendar-view-agenda", base.clone(), month.is_none()),
        view("calendar-view-month", address(&base, &[("month", &this.to_string())]), month.is_some()),
    ];
    let month = month.map(|month| month.to_string()).unwrap_or_default();
    let tail = address("/calendar", &[("month", &month), ("when", if past { "past" } else { "" })]);
    let mut page = Page::new(&app, &snapshot, t.0, t.get("calendar-public-title"), tail);
    page.description = t.get("calendar-public-lead").to_owned();
    // A month long gone, or far ahead, is nothing to look for.
    page.private = !month.is_empty() || past || !asked.get("from").is_empty();
    let host = app.settings.base_url.split_once("://").map_or("", |(_, host)| host);
    let webcal = format!("webcal://{host}{base}.ics");
    let body = PublicPage { page, views, heading, grid, months, days, past, back, on, webcal };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
