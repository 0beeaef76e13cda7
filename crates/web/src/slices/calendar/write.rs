//! Putting an event into the calendar, and changing it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::calendar::Kind;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_store::query;
use commonfront_store::rows::calendar::{EventRow, WrittenEvent};
use jiff::civil::Date;

use super::event::{Read, Typed};
use super::{events, show, when};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::pact::audience::{self, AudienceField, Choice};
use crate::slices::pact::{Part, Party, Room, RoomPage, parties};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, audit};

#[derive(Template)]
#[template(path = "slices/calendar/write.html")]
struct WritePage {
    page: DeskPage,
    title: &'static str,
    action: String,
    back: String,
    /// The form's key, or the revision that it changes.
    token: (&'static str, String),
    kinds: Vec<Choice>,
    texts: Vec<Input>,
    times: Vec<Input>,
    audience: AudienceField,
    faults: Faults,
}

/// What a form is about.
struct Form {
    title: &'static str,
    action: String,
    back: String,
    token: (&'static str, String),
}

impl Form {
    fn new(entry: String) -> Self {
        Self {
            title: "calendar-new",
            action: "/desk/pact/calendar/new".to_owned(),
            back: "/desk/pact/calendar".to_owned(),
            token: ("entry", entry),
        }
    }

    fn of(row: &EventRow) -> Self {
        let back = format!("/desk/pact/calendar/{}", row.id);
        Self {
            title: "calendar-edit",
            action: format!("{back}/edit"),
            back,
            token: ("revision", row.revision.to_string()),
        }
    }

    fn page(
        self,
        app: &Shared,
        room: &Room,
        parties: &[Party],
        typed: &Typed,
        audience: &Audience,
        faults: Faults,
    ) -> Result<Response, WebError> {
        let t = room.t;
        let kind = |kind: &Kind| Choice {
            value: kind.name().to_owned(),
            label: t.get(&format!("calendar-kind-{}", kind.name())).to_owned(),
            on: kind.name() == typed.kind,
        };
        let title = t.get(self.title);
        let RoomPage { page, .. } = room.page(app, title, Part::Calendar);
        faults.call_each(t, &[("kind", "calendar-field-kind")]);
        let body = WritePage {
            page,
            title,
            action: self.action,
            back: self.back,
            token: self.token,
            kinds: Kind::WRITTEN.iter().map(kind).collect(),
            texts: typed.text_inputs(t, &faults),
            times: typed.time_inputs(t, &faults),
            audience: AudienceField::new(t, &Visibility::ALL, parties, room.own(), audience),
            faults,
        };
        Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
    }
}

/// What is to be written.
fn written<'r>(
    read: &'r Read,
    thing_id: i64,
    own: i64,
    audience: &Audience,
    cancelled: i64,
) -> WrittenEvent<'r> {
    let [title_en, title_fr, place_en, place_fr, description_en, description_fr, link] = &read.texts;
    WrittenEvent {
        thing: Thing::Event.number(),
        thing_id,
        organisation_id: own,
        visibility: audience.visibility.number(),
        kind: read.kind.number(),
        title_en,
        title_fr,
        description_en,
        description_fr,
        place_en,
        place_fr,
        link,
        begins_at: read.begins_at,
        ends_at: read.ends_at,
        whole_day: i64::from(read.whole_day),
        cancelled,
    }
}

/// `GET /desk/pact/calendar/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    let day = asked.get("day").parse::<Date>().unwrap_or_else(|_| when::day(app.clock.now()));
    let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    // 62 bits and never 0, so that it stands in every number of 64.
    let entry = (i64::from_be_bytes(app.vault.random::<8>()) >> 2).unsigned_abs().max(1);
    Form::new(entry.to_string()).page(&app, &room, &parties, &Typed::on(day), &audience, Faults::default())
}

/// `POST /desk/pact/calendar/new`.
///
/// # Errors
/// [`WebError`].
pub async fn create(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    drop(conn);
    let (typed, mut faults) = (Typed::posted(&posted), Faults::default());
    let audience = audience::read(&posted, &Visibility::ALL, &parties);
    let Some(read) = typed.read(room.t, &mut faults) else {
        return Form::new(posted.get("entry").to_owned())
            .page(&app, &room, &parties, &typed, &audience, faults);
    };
    let entry: i64 = posted
        .get("entry")
        .parse()
        .ok()
        .filter(|&entry| entry > 0)
        .ok_or_else(|| WebError::Malformed(String::new()))?;
    let (own, at) = (room.own(), app.clock.now());
    let mut tx = app.db.write().await?;
    let Some(id) = events::add(&mut tx, &written(&read, entry, own, &audience, 0), &audience, at).await?
    else {
        // The same form sent twice: the event is there already.
        let there = query!(tx, calendar::of_thing(Thing::Event.number(), entry))?;
        let mine = there.filter(|row| row.organisation_id == own).ok_or(WebError::NotFound)?;
        return Ok(see_other(&format!("/desk/pact/calendar/{}", mine.id)));
    };
    audit::write(&mut tx, &room.desk, at, &Event::CalendarEventAdded { event: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calendar/{id}?done=added")))
}

/// `GET /desk/pact/calendar/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let row = show::own(&mut conn, &room, id).await?;
    let parties = parties::parties(&app, &mut conn).await?;
    let audience = audience::of(&mut conn, Thing::Event, id, row.visibility).await?;
    Form::of(&row).page(&app, &room, &parties, &Typed::of(&row), &audience, Faults::default())
}

/// `POST /desk/pact/calendar/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let row = show::own(&mut conn, &room, id).await?;
    let parties = parties::parties(&app, &mut conn).await?;
    drop(conn);
    let (typed, mut faults) = (Typed::posted(&posted), Faults::default());
    let audience = audience::read(&posted, &Visibility::ALL, &parties);
    let Some(read) = typed.read(room.t, &mut faults) else {
        return Form::of(&row).page(&app, &room, &parties, &typed, &audience, faults);
    };
    let revision: i64 = posted.get("revision").parse().unwrap_or(-1);
    let at = app.clock.now();
    let to = written(&read, row.thing_id, row.organisation_id, &audience, row.cancelled);
    let mut tx = app.db.write().await?;
    if revision != row.revision || !events::change(&mut tx, &row, revision, &to, &audience, at).await? {
        drop(tx);
        faults.add("kind", room.t.get("calendar-fault-changed"));
        return Form::of(&row).page(&app, &room, &parties, &typed, &audience, faults);
    }
    audit::write(&mut tx, &room.desk, at, &Event::CalendarEventChanged { event: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/calendar/{id}?done=changed")))
}
