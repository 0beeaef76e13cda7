//! A party records what it did for a commitment, corrects it, says who sees it, takes it away again.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::paper;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_store::query;
use commonfront_store::rows::calls::{DeedRow, NewDeed};
use jiff::civil::Date;

use super::commitment::{self, DeedView};
use super::promises::{self, Promises};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::calls::documents::{self, DeedDocument};
use crate::slices::calls::typed::{Names, Reader, pair, part_of};
use crate::slices::fraud::asked::Asked as Query;
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Part, Party, Room, RoomPage, Tab};
use crate::slices::paper::sheet::today;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::{Choice, Input};
use crate::slices::staff::{DeskPage, audit};

const WHAT: Names = ["what_en", "what_fr"];
const EVIDENCE: Names = ["evidence_en", "evidence_fr"];

/// The form of a deed.
struct DeedForm {
    action: String,
    clauses: Vec<Choice>,
    day: Input,
    pairs: Vec<[Input; 2]>,
    link: Input,
    audience: AudienceField,
    button: &'static str,
}

#[derive(Template)]
#[template(path = "slices/commitments/deed.html")]
struct DeedPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    title: &'static str,
    id: Option<i64>,
    view: Option<DeedView>,
    form: Option<DeedForm>,
    notice: Option<&'static str>,
    faults: Faults,
}

/// What stands in the form.
struct Form<'f> {
    id: Option<i64>,
    value: Box<dyn Fn(&str) -> String + Send + Sync + 'f>,
    audience: Audience,
    faults: Faults,
}

/// The pact in force, with its parties, for one that has signed it.
async fn ours(app: &App, room: &Room) -> Result<Option<(Promises, Vec<Party>)>, WebError> {
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    let Some(promises) = promises::in_force(&mut conn, now).await? else { return Ok(None) };
    let acting = promises::acting(app, &mut conn, now).await?;
    let parties: Vec<Party> = acting.into_iter().map(|one| one.party).collect();
    Ok(parties.iter().any(|party| party.id == room.own()).then_some((promises, parties)))
}

fn clauses(t: T, promises: &Promises, parties: &[Party], own: i64, chosen: &str) -> Vec<Choice> {
    let slug = parties.iter().find(|party| party.id == own).map_or("", |party| party.slug.as_str());
    let standing = promises.standing(slug);
    let signed = |id: &String| standing.is_some_and(|one| one.clauses.contains(id));
    let choice = |one: &promises::Commitment| Choice {
        value: one.id.clone(),
        label: t.with_all(
            "commitments-numbered",
            &[("number", &one.number.to_string()), ("heading", one.heading.get(t.0))],
        ),
        hint: String::new(),
        chosen: one.id == chosen,
    };
    promises.commitments.iter().filter(|one| signed(&one.id)).map(choice).collect()
}

fn form(t: T, promises: &Promises, parties: &[Party], own: i64, form: &Form<'_>) -> DeedForm {
    let (value, faults) = (&*form.value, &form.faults);
    let text =
        |names: Names, label, hint| pair(t, names, (label, hint), "textarea", &|name| value(name), faults);
    let input = |id: &'static str, kind: &'static str, label: &str| {
        Input::new(id, kind, t.get(label)).value(value(id)).faults(faults)
    };
    DeedForm {
        action: form.id.map_or("/desk/pact/commitments/new".to_owned(), |id| {
            format!("/desk/pact/commitments/deeds/{id}")
        }),
        clauses: clauses(t, promises, parties, own, &value("clause")),
        day: input("day", "date", "commitments-field-day"),
        pairs: vec![
            text(WHAT, "commitments-field-what", "commitments-hint-what"),
            text(EVIDENCE, "commitments-field-evidence", "commitments-hint-evidence"),
        ],
        link: input("link", "url", "commitments-field-link").hint(t.get("commitments-hint-link")).optional(),
        audience: AudienceField::new(t, &Visibility::ALL, parties, own, &form.audience),
        button: t.get(if form.id.is_some() { "calls-save" } else { "commitments-record-button" }),
    }
}

async fn new_page(app: &App, room: &Room, typed: Form<'_>) -> Result<Response, WebError> {
    let (promises, parties) = ours(app, room).await?.ok_or(WebError::Closed)?;
    let form = form(room.t, &promises, &parties, room.own(), &typed);
    let title = room.t.get("commitments-record");
    let RoomPage { page, tabs } = room.page(app, title, Part::Commitments);
    let faults = typed.faults;
    let body = DeedPage { page, tabs, title, id: None, view: None, form: Some(form), notice: None, faults };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

struct Read {
    clause: String,
    day: Date,
    document: DeedDocument,
    audience: Audience,
}

fn read(
    app: &App,
    room: &Room,
    posted: &Posted,
    (promises, parties): &(Promises, Vec<Party>),
) -> Result<Read, (Audience, Faults)> {
    let (t, own) = (room.t, room.own());
    let mut reader = Reader::new(t, posted);
    let clause = posted.get("clause").to_owned();
    if !clauses(t, promises, parties, own, "").iter().any(|one| one.value == clause) {
        reader.faults.add("clause", t.get("commitments-fault-clause"));
    }
    let day = reader.day("day", today(app.clock.now()));
    let document = DeedDocument {
        what: reader.text(WHAT, true, true),
        evidence: reader.text(EVIDENCE, true, false),
        link: reader.link("link"),
    };
    let audience = reader.audience(&Visibility::ALL, parties, own);
    match day {
        Some(day) if reader.faults.is_empty() => Ok(Read { clause, day, document, audience }),
        _ => Err((audience, reader.faults)),
    }
}

/// `GET /desk/pact/commitments/new`.
///
/// # Errors
/// [`WebError`]; [`WebError::Closed`] for who has not signed the pact in force.
pub async fn new(State(app): State<Shared>, room: Room, asked: Query) -> Result<Response, WebError> {
    room.may_speak()?;
    let day = today(app.clock.now()).to_string();
    let value = move |name: &str| match name {
        "clause" => asked.get("clause").to_owned(),
        "day" => day.clone(),
        _ => String::new(),
    };
    let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    let typed = Form { id: None, value: Box::new(value), audience, faults: Faults::default() };
    new_page(&app, &room, typed).await
}

/// `POST /desk/pact/commitments/new`.
///
/// # Errors
/// [`WebError`]; [`WebError::Closed`] for who has not signed the pact in force.
pub async fn record(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let ours = ours(&app, &room).await?.ok_or(WebError::Closed)?;
    let read = match read(&app, &room, &posted, &ours) {
        Ok(read) => read,
        Err((audience, faults)) => {
            let value = |name: &str| posted.get(name).to_owned();
            return new_page(&app, &room, Form { id: None, value: Box::new(value), audience, faults }).await;
        }
    };
    let (at, document) = (app.clock.now(), documents::write(&read.document)?);
    let new = NewDeed {
        organisation_id: room.own(),
        visibility: read.audience.visibility.number(),
        pact_id: ours.0.pact_id,
        clause: &read.clause,
        done_on: paper::day_number(read.day),
        document: &document,
        staff_id: room.desk.staff.id,
        at,
    };
    let mut tx = app.db.write().await?;
    let id = query!(tx, calls::put_deed(&new))?;
    audience::put(&mut tx, Thing::Deed, id, &read.audience).await?;
    audit::write(&mut tx, &room.desk, at, &Event::DeedRecorded { deed: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/commitments/{}?did=recorded", read.clause)))
}

async fn find(app: &App, room: &Room, id: i64) -> Result<(DeedRow, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, calls::deed(room.own(), id))?.ok_or(WebError::NotFound)?;
    let audience = audience::of(&mut conn, Thing::Deed, id, row.visibility).await?;
    Ok((row, audience))
}

async fn deed_page(
    app: &App,
    room: &Room,
    row: &DeedRow,
    typed: Form<'_>,
    notice: Option<&'static str>,
) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let names = promises::Names::read(app, &mut conn, t.0).await?;
    let view = commitment::view(&mut conn, t, &names, own, row).await?;
    drop(conn);
    let ours = if view.mine && room.speaks() { ours(app, room).await? } else { None };
    let ours = ours.filter(|(promises, _)| promises.pact_id == row.pact_id);
    let form = ours.map(|(promises, parties)| form(t, &promises, &parties, own, &typed));
    let RoomPage { page, tabs } = room.page(app, t.get("commitments-deed"), Part::Commitments);
    let body = DeedPage {
        page,
        tabs,
        title: t.get("commitments-deed"),
        id: (view.mine && room.speaks()).then_some(row.id),
        view: Some(view),
        form,
        notice,
        faults: typed.faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/commitments/deeds/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    asked: Query,
) -> Result<Response, WebError> {
    let (row, audience) = find(&app, &room, id).await?;
    let document: DeedDocument = documents::parse(&row.document)?;
    let (clause, day) = (row.clause.clone(), paper::day(row.done_on).to_string());
    let value = move |name: &str| {
        let texts = [(&document.what, WHAT), (&document.evidence, EVIDENCE)];
        let text = texts.into_iter().find_map(|(text, names)| part_of(text, names, name));
        text.unwrap_or_else(|| match name {
            "clause" => clause.clone(),
            "day" => day.clone(),
            _ => document.link.clone(),
        })
    };
    let notice = (asked.get("did") == "changed").then(|| room.t.get("commitments-did-changed"));
    let typed = Form { id: Some(id), value: Box::new(value), audience, faults: Faults::default() };
    deed_page(&app, &room, &row, typed, notice).await
}

/// `POST /desk/pact/commitments/deeds/{id}`.
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
    let (row, _) = find(&app, &room, id).await?;
    if row.organisation_id != room.own() {
        return Err(WebError::NotFound);
    }
    let ours = ours(&app, &room).await?.filter(|(promises, _)| promises.pact_id == row.pact_id);
    let ours = ours.ok_or(WebError::Closed)?;
    let read = match read(&app, &room, &posted, &ours) {
        Ok(read) => read,
        Err((audience, faults)) => {
            let value = |name: &str| posted.get(name).to_owned();
            let typed = Form { id: Some(id), value: Box::new(value), audience, faults };
            return deed_page(&app, &room, &row, typed, None).await;
        }
    };
    let (at, document) = (app.clock.now(), documents::write(&read.document)?);
    let to = NewDeed {
        organisation_id: room.own(),
        visibility: read.audience.visibility.number(),
        pact_id: row.pact_id,
        clause: &read.clause,
        done_on: paper::day_number(read.day),
        document: &document,
        staff_id: room.desk.staff.id,
        at,
    };
    let mut tx = app.db.write().await?;
    if query!(tx, calls::change_deed(id, &to))? == 0 {
        return Err(WebError::NotFound);
    }
    audience::put(&mut tx, Thing::Deed, id, &read.audience).await?;
    audit::write(&mut tx, &room.desk, at, &Event::DeedChanged { deed: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/commitments/deeds/{id}?did=changed")))
}

/// `POST /desk/pact/commitments/deeds/{id}/remove`.
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
    if query!(tx, calls::remove_deed(room.own(), id, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, sharing::forget(Thing::Deed.number(), id))?;
    audit::write(&mut tx, &room.desk, at, &Event::DeedRemoved { deed: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/commitments?did=removed"))
}
