//! `/desk/pact/calendar`: the calendar as a month, as an agenda, as a list.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::calendar::{Kind, Month};
use commonfront_store::rows::calendar::{EventRow, Viewer};
use commonfront_store::{Conn, query};
use jiff::ToSpan;

use super::view::{DayList, Eyes, Grid, Names, Shown, by_day};
use super::{events, when};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::pact::audience::Choice;
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::DeskPage;

/// The page's address.
pub const HERE: &str = "/desk/pact/calendar";
/// How many events a page of the agenda or the list has.
const A_PAGE: i64 = 30;
/// The most events that a month shows.
pub const A_MONTH: i64 = 1000;

/// A link that may be the page itself.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it goes.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether the page is it.
    pub current: bool,
}

/// Where one can go from a month.
#[derive(Clone, Debug)]
pub struct Months {
    /// The month before.
    pub previous: Option<Link>,
    /// The month that today is in.
    pub today: Link,
    /// The month after.
    pub next: Option<Link>,
}

impl Months {
    /// The months around one; `to` makes an address of a month.
    #[must_use]
    pub fn around(t: T, month: Month, now: Micros, to: impl Fn(Month) -> String) -> Self {
        let link = |month: Month| Link {
            href: to(month),
            label: super::view::month_words(t, month),
            current: false,
        };
        let this = Month::of(when::day(now));
        Self {
            previous: month.plus(-1).map(link),
            today: Link { label: t.get("calendar-today").to_owned(), current: this == month, ..link(this) },
            next: month.plus(1).map(link),
        }
    }
}

#[derive(Template)]
#[template(path = "slices/calendar/room.html")]
struct CalendarPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    views: Vec<Link>,
    view: &'static str,
    month: String,
    kinds: Vec<Choice>,
    owners: Vec<Choice>,
    filtered: bool,
    cleared: String,
    speaks: bool,
    grid: Option<Grid>,
    months: Option<Months>,
    days: Vec<DayList>,
    list: Vec<Shown>,
    past: bool,
    back: Option<Link>,
    on: Option<Link>,
}

/// The place after or before which a page goes on: `begins_at.id`.
pub(super) fn place(text: &str) -> Option<(i64, i64)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}

/// The events of a month's table, its weeks whole.
///
/// # Errors
/// The database did not answer.
pub async fn of_month(conn: &mut Conn, viewer: &Viewer, month: Month) -> Result<Vec<EventRow>, WebError> {
    let weeks = month.weeks();
    let first = weeks.first().map_or(month.first(), |week| week[0]);
    let last = weeks.last().map_or(month.first(), |week| week[6]);
    let (from, until) = (when::midnight(first), when::midnight(last.saturating_add(1.day())));
    Ok(query!(conn, calendar::between(viewer, from, until, A_MONTH))?)
}

/// A page of events before or after now: the events, and where the next page begins.
pub(super) async fn a_page(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Micros,
    past: bool,
    from: Option<(i64, i64)>,
) -> Result<(Vec<EventRow>, Option<String>), WebError> {
    let mut rows = match past {
        true => query!(conn, calendar::past(viewer, now, from.unwrap_or((i64::MAX, i64::MAX)), A_PAGE + 1))?,
        false => query!(conn, calendar::coming(viewer, now, from.unwrap_or((i64::MIN, 0)), A_PAGE + 1))?,
    };
    let most = usize::try_from(A_PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|last| format!("{}.{}", last.begins_at, last.id));
    Ok((rows, next))
}

/// `GET /desk/pact/calendar`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let (t, now) = (room.t, app.clock.now());
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    let eyes = Eyes { t, names: &names, own: Some(room.own()) };
    let kind = Kind::from_name(asked.get("kind"));
    let owner = match asked.get("party") {
        "coalition" => Some(0),
        slug => parties.iter().find(|party| party.slug == slug).map(|party| party.id),
    };
    let view = match asked.get("view") {
        "agenda" => "agenda",
        "list" => "list",
        _ => "month",
    };
    let month = Month::read(asked.get("month")).unwrap_or_else(|| Month::of(when::day(now)));
    let past = asked.get("when") == "past";
    let (kind_name, owner_name) =
        (kind.map_or("", Kind::name), if owner.is_some() { asked.get("party") } else { "" });
    let to = |view: &str, more: &[(&str, &str)]| {
        let mut fields = vec![("view", view), ("kind", kind_name), ("party", owner_name)];
        fields.extend(more);
        address(HERE, &fields)
    };
    let viewer = Viewer { kind: kind.map(Kind::number), organisation: owner, ..events::party(room.own()) };
    let (mut grid, mut months, mut days, mut list) = (None, None, Vec::new(), Vec::new());
    let (mut back, mut on) = (None, None);
    if view == "month" {
        grid = Some(Grid::new(&eyes, month, &of_month(&mut conn, &viewer, month).await?, now));
        months = Some(Months::around(t, month, now, |month| to(view, &[("month", &month.to_string())])));
    } else {
        let from = place(asked.get("from"));
        let (rows, next) = a_page(&mut conn, &viewer, now, past, from).await?;
        if view == "agenda" {
            let since = (!past).then(|| when::day(now));
            days = by_day(&eyes, &rows, since, now);
        } else {
            list = rows.iter().map(|row| eyes.show(row, when::days(row).0)).collect();
        }
        let link = |label: &str, more: &[(&str, &str)]| Link {
            href: to(view, more),
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
    }
    let views = ["month", "agenda", "list"].map(|one| Link {
        href: to(one, &[]),
        label: t.get(&format!("calendar-view-{one}")).to_owned(),
        current: one == view,
    });
    let choice =
        |value: &str, label: &str, on: bool| Choice { value: value.to_owned(), label: label.to_owned(), on };
    let kinds = Kind::ALL
        .iter()
        .map(|&one| choice(one.name(), t.get(&format!("calendar-kind-{}", one.name())), kind == Some(one)));
    let coalition = choice("coalition", names.of(0), owner == Some(0));
    let others = parties.iter().map(|party| choice(&party.slug, party.short(t.0), owner == Some(party.id)));
    let speaks = room.speaks();
    let RoomPage { page, tabs } = room.page(&app, t.get("calendar-title"), Part::Calendar);
    let body = CalendarPage {
        page,
        tabs,
        views: views.into(),
        view,
        month: if view == "month" { month.to_string() } else { String::new() },
        kinds: kinds.collect(),
        owners: [coalition].into_iter().chain(others).collect(),
        filtered: kind.is_some() || owner.is_some(),
        cleared: address(HERE, &[("view", view)]),
        speaks,
        grid,
        months,
        days,
        list,
        past,
        back,
        on,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
