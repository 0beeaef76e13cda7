//! A call is written, and changed while it is open.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::calls::remind_at;
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_domain::{Language, Micros};
use commonfront_store::rows::calls::{CallRow, NewCall};
use commonfront_store::{Tx, query};
use serde::Deserialize;

use super::documents::{self, CallDocument};
use super::typed::{self, Names, Reader, for_control, pair, part_of};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::bargaining::threat;
use crate::slices::calendar::{self, Occasion};
use crate::slices::commitments::promises;
use crate::slices::messages;
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Part, Party, Room, RoomPage, Tab};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, audit};

const TITLE: Names = ["title_en", "title_fr"];
const ASKS: Names = ["asks_en", "asks_fr"];
const PLACE: Names = ["place_en", "place_fr"];

#[derive(Template)]
#[template(path = "slices/calls/make.html")]
struct MakePage {
    page: DeskPage,
    tabs: Vec<Tab>,
    title: &'static str,
    action: String,
    cancel: String,
    button: &'static str,
    pairs: Vec<[Input; 2]>,
    deadline: Input,
    event: Input,
    place: [Input; 2],
    audience: AudienceField,
    limits: Vec<(String, String)>,
    faults: Faults,
}

/// What stands in the form.
struct Form<'f> {
    value: Box<dyn Fn(&str) -> String + Send + Sync + 'f>,
    audience: Audience,
    faults: Faults,
}

async fn form(app: &App, room: &Room, call: Option<i64>, form: Form<'_>) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let acting = promises::acting(app, &mut conn, app.clock.now()).await?;
    drop(conn);
    let parties: Vec<Party> = acting.iter().map(|one| one.party.clone()).collect();
    let others = acting.iter().filter(|one| one.party.id != room.own());
    let limits = others
        .filter(|one| !one.limits.get(t.0).is_empty())
        .map(|one| (one.party.short(t.0).to_owned(), one.limits.get(t.0).to_owned()))
        .collect();
    let (value, faults) = (&*form.value, form.faults);
    let text =
        |names: Names, label, hint, kind| pair(t, names, (label, hint), kind, &|name| value(name), &faults);
    let moment = |name: &'static str, label: &str, hint: &str| {
        let input = Input::new(name, "datetime-local", t.get(label)).hint(t.get(hint));
        input.value(value(name)).faults(&faults)
    };
    let (title, button) = match call {
        None => ("calls-make", "calls-make-button"),
        Some(_) => ("calls-change", "calls-save"),
    };
    let RoomPage { page, tabs } = room.page(app, t.get(title), Part::Calls);
    let body = MakePage {
        page,
        tabs,
        title: t.get(title),
        action: call.map_or("/desk/pact/calls/new".to_owned(), |id| format!("/desk/pact/calls/{id}/edit")),
        cancel: call.map_or("/desk/pact/calls".to_owned(), |id| format!("/desk/pact/calls/{id}")),
        button: t.get(button),
        pairs: vec![
            text(TITLE, "calls-field-title", "calls-hint-title", "text"),
            text(ASKS, "calls-field-asks", "calls-hint-asks", "textarea"),
        ],
        deadline: moment("deadline", "calls-field-deadline", "calls-hint-deadline"),
        event: moment("event", "calls-field-event", "calls-hint-event").optional(),
        place: text(PLACE, "calls-field-place", "", "text"),
        audience: AudienceField::new(t, &Visibility::ALL, &parties, room.own(), &form.audience),
        limits,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

struct Read {
    document: CallDocument,
    deadline: Micros,
    event_at: Option<Micros>,
    audience: Audience,
}

/// Reads the form. A change may leave moments as they were, though they have passed.
fn read(
    t: T,
    posted: &Posted,
    now: Micros,
    old: Option<&CallRow>,
    parties: &[Party],
    own: i64,
) -> Result<Read, (Audience, Faults)> {
    let mut reader = Reader::new(t, posted);
    let document = CallDocument {
        title: reader.text(TITLE, false, true),
        asks: reader.text(ASKS, true, true),
        place: reader.text(PLACE, false, false),
    };
    let kept =
        |name: &str, was: Option<Micros>| was.filter(|&was| posted.get(name).trim() == for_control(was));
    let deadline =
        kept("deadline", old.map(|old| old.deadline)).or_else(|| reader.moment("deadline", now, true));
    let event_at =
        kept("event", old.and_then(|old| old.event_at)).or_else(|| reader.moment("event", now, false));
    if event_at.is_none()
        && document.place != commonfront_domain::Text::default()
        && reader.faults.of("event").is_none()
    {
        reader.faults.add("event", t.get("calls-fault-event"));
    }
    let audience = reader.audience(&Visibility::ALL, parties, own);
    match deadline {
        Some(deadline) if reader.faults.is_empty() => Ok(Read { document, deadline, event_at, audience }),
        _ => Err((audience, reader.faults)),
    }
}

/// Brings a call's deadline and what it asks to come to into the calendar, or moves them there. `had_event`:
/// whether that was there before.
///
/// # Errors
/// The database can't write.
pub async fn into_calendar(
    tx: &mut Tx,
    call: &CallRow,
    had_event: bool,
    audience: &Audience,
    at: Micros,
) -> Result<(), WebError> {
    let document: CallDocument = documents::parse(&call.document)?;
    let title = |language: Language| document.title.get(language).to_owned();
    let due = |language: Language| T(language).with("calls-calendar-due", "title", &title(language));
    let (en, fr) = (due(Language::En), due(Language::Fr));
    let deadline = Occasion {
        thing: (Thing::Call, call.id),
        organisation_id: call.organisation_id,
        title: (&en, &fr),
        from: call.deadline,
        until: None,
        whole_day: false,
        audience,
        cancelled: call.closed_at.is_some_and(|closed_at| closed_at < call.deadline),
    };
    calendar::keep(tx, &deadline, at).await?;
    if call.event_at.is_none() && !had_event {
        return Ok(());
    }
    let (en, fr) = (title(Language::En), title(Language::Fr));
    let event = Occasion {
        title: (&en, &fr),
        from: call.event_at.unwrap_or(call.deadline),
        cancelled: call.event_at.is_none(),
        ..deadline
    };
    calendar::keep_beside(tx, &event, at).await
}

/// What an address may say: the threat that the call is made of.
#[derive(Debug, Default, Deserialize)]
pub struct Of {
    /// Its key.
    #[serde(default)]
    threat: String,
}

/// `GET /desk/pact/calls/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room, Query(of): Query<Of>) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let threat = match of.threat.parse() {
        Ok(id) => threat::for_call(&app, &room, id).await?,
        Err(_) => None,
    };
    let (title, asks) = threat.unwrap_or_default();
    let value = move |name: &str| {
        let texts = [(&title, TITLE), (&asks, ASKS)];
        texts.into_iter().find_map(|(text, names)| part_of(text, names, name)).unwrap_or_default()
    };
    let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    form(&app, &room, None, Form { value: Box::new(value), audience, faults: Faults::default() }).await
}

async fn parties(app: &App) -> Result<Vec<Party>, WebError> {
    let mut conn = app.db.read().await?;
    let acting = promises::acting(app, &mut conn, app.clock.now()).await?;
    Ok(acting.into_iter().map(|one| one.party).collect())
}

/// `POST /desk/pact/calls/new`.
///
/// # Errors
/// [`WebError`].
pub async fn make(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let (at, own, parties) = (app.clock.now(), room.own(), parties(&app).await?);
    let read = match read(room.t, &posted, at, None, &parties, own) {
        Ok(read) => read,
        Err((audience, faults)) => {
            let value = |name: &str| posted.get(name).to_owned();
            return form(&app, &room, None, Form { value: Box::new(value), audience, faults }).await;
        }
    };
    let document = documents::write(&read.document)?;
    let new = NewCall {
        organisation_id: own,
        visibility: read.audience.visibility.number(),
        document: &document,
        event_at: read.event_at,
        deadline: read.deadline,
        remind_at: remind_at(at, read.deadline),
        staff_id: room.desk.staff.id,
        at,
    };
    let mut tx = app.db.write().await?;
    let id = query!(tx, calls::make(&new))?;
    audience::put(&mut tx, Thing::Call, id, &read.audience).await?;
    let call = query!(tx, calls::get(own, id))?.ok_or(WebError::Internal)?;
    into_calendar(&mut tx, &call, false, &read.audience, at).await?;
    let told = audience::told(&read.audience, own, &parties);
    messages::notify(&mut tx, at, Notice::CallMade, (Thing::Call, id), &told, room.desk.staff.id).await?;
    audit::write(&mut tx, &room.desk, at, &Event::CallMade { call: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calls/{id}?did=made")))
}

/// A call of the own organisation that is still open. What isn't its own is as if it weren't there.
async fn own_open(app: &App, room: &Room, id: i64) -> Result<(CallRow, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let call = query!(conn, calls::get(room.own(), id))?.ok_or(WebError::NotFound)?;
    if call.organisation_id != room.own() {
        return Err(WebError::NotFound);
    }
    if call.closed_at.is_some() {
        return Err(WebError::Closed);
    }
    let audience = audience::of(&mut conn, Thing::Call, id, call.visibility).await?;
    Ok((call, audience))
}

/// `GET /desk/pact/calls/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let (call, audience) = own_open(&app, &room, id).await?;
    let document: CallDocument = documents::parse(&call.document)?;
    let value = move |name: &str| {
        let texts = [(&document.title, TITLE), (&document.asks, ASKS), (&document.place, PLACE)];
        let text = texts.into_iter().find_map(|(text, names)| part_of(text, names, name));
        text.unwrap_or_else(|| match name {
            "deadline" => for_control(call.deadline),
            _ => call.event_at.map(for_control).unwrap_or_default(),
        })
    };
    form(&app, &room, Some(id), Form { value: Box::new(value), audience, faults: Faults::default() }).await
}

/// `POST /desk/pact/calls/{id}/edit`: whoever comes to see it now is told.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let (old, before) = own_open(&app, &room, id).await?;
    let (at, own, parties) = (app.clock.now(), room.own(), parties(&app).await?);
    let read = match read(room.t, &posted, at, Some(&old), &parties, own) {
        Ok(read) => read,
        Err((audience, faults)) => {
            let value = |name: &str| posted.get(name).to_owned();
            return form(&app, &room, Some(id), Form { value: Box::new(value), audience, faults }).await;
        }
    };
    let document = documents::write(&read.document)?;
    let to = NewCall {
        organisation_id: own,
        visibility: read.audience.visibility.number(),
        document: &document,
        event_at: read.event_at,
        deadline: read.deadline,
        remind_at: remind_at(old.made_at, read.deadline),
        staff_id: room.desk.staff.id,
        at,
    };
    let mut tx = app.db.write().await?;
    if query!(tx, calls::change(id, &to))? == 0 {
        return Err(WebError::Closed);
    }
    audience::put(&mut tx, Thing::Call, id, &read.audience).await?;
    let call = query!(tx, calls::get(own, id))?.ok_or(WebError::Internal)?;
    into_calendar(&mut tx, &call, old.event_at.is_some(), &read.audience, at).await?;
    let knew = audience::told(&before, own, &parties);
    let mut told = audience::told(&read.audience, own, &parties);
    told.retain(|party| !knew.contains(party));
    messages::notify(&mut tx, at, Notice::CallMade, (Thing::Call, id), &told, room.desk.staff.id).await?;
    audit::write(&mut tx, &room.desk, at, &Event::CallChanged { call: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calls/{id}?did=changed")))
}

/// A text that may be left out, for a form's two controls.
pub(super) fn result_pair(t: T, value: &dyn Fn(&str) -> String, faults: &Faults) -> [Input; 2] {
    typed::pair(t, super::close::RESULT, ("calls-field-result", ""), "textarea", value, faults)
}
