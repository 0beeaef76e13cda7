//! `/desk/pact/incidents`: the incidents that one's organisation sees, by filters, with their counts.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::incident::{Kind, Status, day_number};
use commonfront_store::query;
use commonfront_store::rows::incidents::IncidentsAsked;

use super::chart::{self, Chart};
use super::words::{self, Choice};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::messages::names::Names;
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::DeskPage;
use crate::zone;

/// Incidents on a page.
const ON_A_PAGE: usize = 50;

struct Row {
    id: i64,
    kind: &'static str,
    day: String,
    machine_day: String,
    place: String,
    who: String,
    status: &'static str,
    mark: &'static str,
}

#[derive(Template)]
#[template(path = "slices/incidents/list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    speaks: bool,
    chart: Chart,
    kinds: Vec<Choice>,
    statuses: Vec<Choice>,
    owners: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    next: Option<String>,
    removed: bool,
}

/// `GET /desk/pact/incidents`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let (kind, status) = (Kind::from_name(asked.get("kind")), Status::from_name(asked.get("status")));
    let mut conn = app.db.read().await?;
    let (names, parties) = (Names::read(&app, &mut conn).await?, parties::parties(&app, &mut conn).await?);
    let owner = match asked.get("owner") {
        "" => None,
        "coalition" => Some(0),
        slug => names.key(slug),
    };
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let wanted = IncidentsAsked {
        organisation_id: own,
        kind: kind.map_or(0, Kind::number),
        status: status.map_or(0, Status::number),
        owner: owner.unwrap_or(-1),
        until: asked.number("until").unwrap_or(i64::MAX),
        before: asked.number("before").unwrap_or(i64::MAX),
        limit,
    };
    let this_month = day_number(zone::local(app.clock.now()).date()) / 100;
    let counts = query!(conn, incidents::by_month(own, chart::first_day(this_month)))?;
    let mut found = query!(conn, incidents::list(&wanted))?;
    drop(conn);
    let more = found.len() > ON_A_PAGE;
    found.truncate(ON_A_PAGE);
    let (kind_name, status_name) = (kind.map_or("", Kind::name), status.map_or("", Status::name));
    let owner_name = if owner.is_some() { asked.get("owner") } else { "" };
    let next = found.last().filter(|_| more).map(|last| {
        let (until, before) = (last.happened_on.to_string(), last.id.to_string());
        let fields = [("kind", kind_name), ("status", status_name), ("owner", owner_name)];
        address("/desk/pact/incidents", &[&fields[..], &[("until", &until), ("before", &before)]].concat())
    });
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let status = Status::from_number(row.status);
        rows.push(Row {
            id: row.id,
            kind: words::kind(t, Kind::from_number(row.kind)),
            day: words::day(t, row.happened_on),
            machine_day: commonfront_domain::incident::day_of(row.happened_on).to_string(),
            place: words::open(&app, &row)?.place,
            who: names.of(row.organisation_id, t.0),
            status: words::status(t, status),
            mark: words::mark(status),
        });
    }
    let party =
        |value: &str, label: String| Choice { on: owner_name == value, value: value.to_owned(), label };
    let mut owners: Vec<Choice> =
        parties.iter().map(|one| party(&one.slug, one.short(t.0).to_owned())).collect();
    owners.push(party("coalition", names.of(0, t.0)));
    let RoomPage { page, tabs } = room.page(&app, t.get("incidents-title"), Part::Incidents);
    let body = ListPage {
        page,
        tabs,
        speaks: room.speaks(),
        chart: Chart::new(t, this_month, &counts),
        kinds: words::kinds(t, kind_name),
        statuses: words::statuses(t, status_name),
        owners,
        filtered: kind.is_some() || status.is_some() || owner.is_some(),
        rows,
        next,
        removed: asked.get("done") == "removed",
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
