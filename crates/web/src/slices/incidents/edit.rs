//! Writing an incident down, and correcting what was written.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::incident::{Incident, Kind, Typed, day_number, day_of};
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_store::rows::incidents::{IncidentRow, NewIncident};
use commonfront_store::{Tx, query};
use data_encoding::HEXLOWER;

use super::words::{self, Choice, place};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::messages::notify;
use crate::slices::messages::threads::entry;
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Part, Party, Room, RoomPage, Tab, parties};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, audit};
use crate::zone;

/// Who an incident can be shown to.
const LEVELS: [Visibility; 3] = [Visibility::Own, Visibility::Chosen, Visibility::Parties];

#[derive(Template)]
#[template(path = "slices/incidents/edit.html")]
struct EditPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    title: &'static str,
    action: String,
    back: String,
    entry: String,
    kinds: Vec<Choice>,
    fields: Vec<Input>,
    description: String,
    evidence: String,
    link: Input,
    counted: bool,
    audience: AudienceField,
    faults: Faults,
}

/// A form's content: what was typed, whether it counts in public, whom it is shown to.
struct Form {
    /// The incident's key; none for a new one.
    id: Option<i64>,
    typed: Typed,
    counted: bool,
    chosen: Audience,
    entry: String,
    faults: Faults,
}

async fn render(app: &App, room: &Room, form: Form) -> Result<Response, WebError> {
    let (t, Form { id, typed, counted, chosen, entry, faults }) = (room.t, form);
    let mut conn = app.db.read().await?;
    let parties = parties::parties(app, &mut conn).await?;
    drop(conn);
    let key = if id.is_some() { "incidents-edit" } else { "incidents-new" };
    let RoomPage { page, tabs } = room.page(app, t.get(key), Part::Incidents);
    faults.call_each(
        t,
        &[
            ("kind", "incidents-field-kind"),
            ("description", "incidents-field-description"),
            ("evidence", "incidents-field-evidence"),
        ],
    );
    let body = EditPage {
        page,
        tabs,
        title: t.get(key),
        action: id.map_or("/desk/pact/incidents/new".into(), |id| format!("/desk/pact/incidents/{id}/edit")),
        back: id.map_or("/desk/pact/incidents".into(), |id| format!("/desk/pact/incidents/{id}")),
        entry,
        kinds: words::kinds(t, &typed.kind),
        fields: vec![
            Input::new("happened_on", "date", t.get("incidents-field-happened-on"))
                .value(typed.happened_on)
                .faults(&faults),
            Input::new("place", "text", t.get("incidents-field-place"))
                .value(typed.place)
                .hint(t.get("incidents-hint-place"))
                .faults(&faults),
        ],
        description: typed.description,
        evidence: typed.evidence,
        link: Input::new("link", "url", t.get("incidents-field-link"))
            .value(typed.link)
            .hint(t.get("incidents-hint-link"))
            .optional()
            .faults(&faults),
        counted,
        audience: AudienceField::new(t, &LEVELS, &parties, room.own(), &chosen),
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/incidents/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    let typed = Typed { happened_on: today(&app).to_string(), ..Typed::default() };
    let form = Form {
        id: None,
        typed,
        counted: false,
        chosen: Audience { visibility: Visibility::Own, chosen: Vec::new() },
        entry: HEXLOWER.encode(&app.vault.random::<16>()),
        faults: Faults::default(),
    };
    render(&app, &room, form).await
}

fn today(app: &App) -> jiff::civil::Date {
    zone::local(app.clock.now()).date()
}

/// A form that was read: an incident that can be kept, or the form with what has to be mended.
enum Read {
    Good(Incident, Audience, bool),
    Faulty(Form),
}

fn read(app: &App, room: &Room, posted: &Posted, parties: &[Party], id: Option<i64>) -> Read {
    let text = |name: &str| posted.get(name).to_owned();
    let typed = Typed {
        kind: text("kind"),
        happened_on: text("happened_on"),
        place: text("place"),
        description: text("description"),
        evidence: text("evidence"),
        link: text("link"),
    };
    let (chosen, counted) = (audience::read(posted, &LEVELS, parties), posted.has("counted"));
    let mut faults = Faults::default();
    let read = typed.read(today(app));
    for &(field, fault) in read.as_ref().err().into_iter().flatten() {
        faults.add(field.name(), words::fault(room.t, field, fault));
    }
    if chosen.visibility == Visibility::Chosen && audience::told(&chosen, room.own(), parties).is_empty() {
        faults.add("visibility", room.t.get("messages-fault-nobody"));
    }
    match read {
        Ok(incident) if faults.is_empty() => Read::Good(incident, chosen, counted),
        _ => Read::Faulty(Form { id, typed, counted, chosen, entry: text("entry"), faults }),
    }
}

/// Those who see it and did not before.
async fn tell(
    tx: &mut Tx,
    room: &Room,
    id: i64,
    (before, after): (&[i64], &[i64]),
    at: i64,
) -> Result<(), WebError> {
    let new: Vec<i64> = after.iter().copied().filter(|one| !before.contains(one)).collect();
    notify(tx, at, Notice::ReportShown, (Thing::Incident, id), &new, room.desk.staff.id).await
}

/// `POST /desk/pact/incidents/new`: writes one down.
///
/// # Errors
/// [`WebError`].
pub async fn put(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let (own, entry) = (room.own(), entry(&posted)?);
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    drop(conn);
    let (incident, chosen, counted) = match read(&app, &room, &posted, &parties, None) {
        Read::Good(incident, chosen, counted) => (incident, chosen, counted),
        Read::Faulty(form) => return render(&app, &room, form).await,
    };
    let now = app.clock.now();
    let sealed = sealed::seal(&app.vault, own, place(&entry), &incident.details)?;
    let row = NewIncident {
        organisation_id: own,
        visibility: chosen.visibility.number(),
        kind: incident.kind.number(),
        happened_on: day_number(incident.happened_on),
        counted: i64::from(counted),
        staff_id: room.desk.staff.id,
        entry: &entry,
        sealed: &sealed,
        at: now,
    };
    let mut tx = app.db.write().await?;
    let Some(id) = query!(tx, incidents::put(&row))? else {
        return Ok(see_other("/desk/pact/incidents"));
    };
    audience::put(&mut tx, Thing::Incident, id, &chosen).await?;
    tell(&mut tx, &room, id, (&[], &audience::told(&chosen, own, &parties)), now).await?;
    audit::write(&mut tx, &room.desk, now, &Event::IncidentLogged { incident: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/incidents/{id}?done=logged")))
}

/// One's own organisation's incident.
async fn own(app: &App, room: &Room, id: i64) -> Result<(IncidentRow, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, incidents::get(room.own(), id))?;
    let row = row.filter(|row| row.organisation_id == room.own()).ok_or(WebError::NotFound)?;
    let audience = audience::of(&mut conn, Thing::Incident, id, row.visibility).await?;
    Ok((row, audience))
}

/// `GET /desk/pact/incidents/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (row, chosen) = own(&app, &room, id).await?;
    let details = words::open(&app, &row)?;
    let form = Form {
        id: Some(id),
        typed: Typed {
            kind: Kind::from_number(row.kind).name().to_owned(),
            happened_on: day_of(row.happened_on).to_string(),
            place: details.place,
            description: details.description,
            evidence: details.evidence,
            link: details.link,
        },
        counted: row.counted == 1,
        chosen,
        entry: String::new(),
        faults: Faults::default(),
    };
    render(&app, &room, form).await
}

/// `POST /desk/pact/incidents/{id}/edit`.
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
    let (row, before) = own(&app, &room, id).await?;
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    drop(conn);
    let (incident, chosen, counted) = match read(&app, &room, &posted, &parties, Some(id)) {
        Read::Good(incident, chosen, counted) => (incident, chosen, counted),
        Read::Faulty(form) => return render(&app, &room, form).await,
    };
    let now = app.clock.now();
    let sealed = sealed::seal(&app.vault, room.own(), place(&row.entry), &incident.details)?;
    let changed = NewIncident {
        organisation_id: room.own(),
        visibility: chosen.visibility.number(),
        kind: incident.kind.number(),
        happened_on: day_number(incident.happened_on),
        counted: i64::from(counted),
        staff_id: room.desk.staff.id,
        entry: &row.entry,
        sealed: &sealed,
        at: now,
    };
    let mut tx = app.db.write().await?;
    if query!(tx, incidents::change(id, &changed))? == 0 {
        return Err(WebError::NotFound);
    }
    audience::put(&mut tx, Thing::Incident, id, &chosen).await?;
    let told = |audience: &Audience| audience::told(audience, room.own(), &parties);
    tell(&mut tx, &room, id, (&told(&before), &told(&chosen)), now).await?;
    audit::write(&mut tx, &room.desk, now, &Event::IncidentChanged { incident: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/incidents/{id}?done=changed")))
}
