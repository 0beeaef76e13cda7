//! A report is written, changed, shown to more or fewer, removed: by the organisation whose it is.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_store::query;

use super::documents::{self, KINDS, Report};
use super::reports;
use super::typed::Reader;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::messages;
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Part, Party, Room, RoomPage, Tab, parties};
use crate::slices::paper::sheet::today;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::{Choice, Input};
use crate::slices::staff::{DeskPage, audit};

/// Whom a report can be shown to.
const LEVELS: [Visibility; 2] = [Visibility::Own, Visibility::Chosen];

/// The form of a report.
#[derive(Debug)]
pub struct ReportForm {
    /// What it is about: `kind`.
    pub kinds: Vec<Choice>,
    /// The short fields that stand side by side.
    pub rows: Vec<Vec<Input>>,
    /// What happened.
    pub words: Input,
    /// Whom it is shown to.
    pub audience: AudienceField,
}

#[derive(Template)]
#[template(path = "slices/calls/report_new.html")]
struct NewPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    form: ReportForm,
    faults: Faults,
}

/// The form, with what stands in it.
///
/// # Errors
/// The database did not answer.
pub async fn form(
    app: &App,
    room: &Room,
    typed: &Report,
    audience: &Audience,
    faults: &Faults,
) -> Result<ReportForm, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let parties = parties::parties(app, &mut conn).await?;
    drop(conn);
    let input = |id: &'static str, kind: &'static str, label: &str, value: &str| {
        Input::new(id, kind, t.get(label)).value(value).faults(faults)
    };
    let choice = |kind: &str| Choice {
        value: kind.to_owned(),
        label: t.get(&format!("reports-kind-{kind}")).to_owned(),
        hint: t.get(&format!("reports-kind-{kind}-hint")).to_owned(),
        chosen: typed.kind == kind,
    };
    let place = input("place", "text", "reports-field-place", &typed.place);
    let manager = input("manager", "text", "reports-field-manager", &typed.manager);
    let union = input("union", "text", "reports-field-union", &typed.union);
    Ok(ReportForm {
        kinds: KINDS.into_iter().map(choice).collect(),
        rows: vec![
            vec![
                input("day", "date", "reports-field-day", &typed.day),
                input("time", "time", "reports-field-time", &typed.time).optional(),
            ],
            vec![place],
            vec![
                manager.hint(t.get("reports-hint-manager")),
                union.hint(t.get("reports-hint-union")).optional(),
            ],
        ],
        words: input("words", "textarea", "reports-field-words", &typed.words)
            .hint(t.get("reports-hint-words")),
        audience: AudienceField::new(t, &LEVELS, &parties, room.own(), audience),
    })
}

/// What was typed, with its faults; whatever is at fault is given back as it was typed.
fn read(app: &App, room: &Room, posted: &Posted, parties: &[Party]) -> (Report, Audience, Faults) {
    let t = room.t;
    let mut reader = Reader::new(t, posted);
    let kind = posted.get("kind");
    if !KINDS.contains(&kind) {
        reader.faults.add("kind", t.get("reports-fault-kind"));
    }
    let day = reader.day("day", today(app.clock.now()));
    let time = posted.get("time").trim();
    let read_time = time.get(..5).unwrap_or(time).parse::<jiff::civil::Time>();
    if !time.is_empty() && read_time.is_err() {
        reader.faults.add("time", t.get("reports-fault-time"));
    }
    let report = Report {
        kind: kind.to_owned(),
        day: day.map(|day| day.to_string()).unwrap_or_default(),
        time: read_time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default(),
        place: reader.line("place", true),
        manager: reader.line("manager", true),
        union: reader.line("union", kind == "work"),
        words: reader.words("words", true),
    };
    let audience = reader.audience(&LEVELS, parties, room.own());
    if reader.faults.is_empty() {
        return (report, audience, reader.faults);
    }
    let raw = |name: &str| posted.get(name).to_owned();
    let typed = Report {
        kind: raw("kind"),
        day: raw("day"),
        time: raw("time"),
        place: raw("place"),
        manager: raw("manager"),
        union: raw("union"),
        words: raw("words"),
    };
    (typed, audience, reader.faults)
}

async fn new_page(
    app: &App,
    room: &Room,
    typed: &Report,
    audience: &Audience,
    faults: Faults,
) -> Result<Response, WebError> {
    let form = form(app, room, typed, audience, &faults).await?;
    let RoomPage { page, tabs } = room.page(app, room.t.get("reports-new"), Part::Calls);
    let body = NewPage { page, tabs, form, faults };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/calls/reports/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    let day = today(app.clock.now()).to_string();
    let typed = Report { kind: KINDS[0].to_owned(), day, ..Report::default() };
    let audience = Audience { visibility: Visibility::Own, chosen: Vec::new() };
    new_page(&app, &room, &typed, &audience, Faults::default()).await
}

async fn all_parties(app: &App) -> Result<Vec<Party>, WebError> {
    let mut conn = app.db.read().await?;
    parties::parties(app, &mut conn).await
}

/// `POST /desk/pact/calls/reports/new`.
///
/// # Errors
/// [`WebError`].
pub async fn make(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let (report, audience, faults) = read(&app, &room, &posted, &all_parties(&app).await?);
    if !faults.is_empty() {
        return new_page(&app, &room, &report, &audience, faults).await;
    }
    let (at, own, by) = (app.clock.now(), room.own(), room.desk.staff.id);
    let sealed = documents::seal(&app.vault, own, by, at, &report)?;
    let mut tx = app.db.write().await?;
    let id = reports::number(&app.vault);
    query!(tx, calls::put_report((id, own), audience.visibility.number(), &sealed, by, at))?;
    audience::put(&mut tx, Thing::Report, id, &audience).await?;
    messages::notify(&mut tx, at, Notice::ReportShown, (Thing::Report, id), &audience.chosen, by).await?;
    audit::write(&mut tx, &room.desk, at, &Event::ReportMade { report: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calls/reports/{id}?did=made")))
}

/// `POST /desk/pact/calls/reports/{id}`: whoever comes to see it now is told.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (row, old, before) = reports::find(&app, &room, id).await?;
    if row.organisation_id != room.own() {
        return Err(WebError::NotFound);
    }
    let (report, audience, faults) = read(&app, &room, &posted, &all_parties(&app).await?);
    if !faults.is_empty() {
        let posted = Some((report, audience, faults));
        return reports::render(&app, &room, (row, old, before), posted, None).await;
    }
    let (at, own, by) = (app.clock.now(), room.own(), room.desk.staff.id);
    let sealed = documents::seal(&app.vault, own, row.staff_id, row.created_at, &report)?;
    let mut tx = app.db.write().await?;
    if query!(tx, calls::change_report(own, id, audience.visibility.number(), &sealed, at))? == 0 {
        return Err(WebError::NotFound);
    }
    audience::put(&mut tx, Thing::Report, id, &audience).await?;
    let told: Vec<i64> = audience.chosen.iter().copied().filter(|id| !before.chosen.contains(id)).collect();
    messages::notify(&mut tx, at, Notice::ReportShown, (Thing::Report, id), &told, by).await?;
    audit::write(&mut tx, &room.desk, at, &Event::ReportChanged { report: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calls/reports/{id}?did=changed")))
}

/// `POST /desk/pact/calls/reports/{id}/remove`.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, calls::remove_report(room.own(), id, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, sharing::forget(Thing::Report.number(), id))?;
    audit::write(&mut tx, &room.desk, at, &Event::ReportRemoved { report: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/calls/reports?did=removed"))
}
