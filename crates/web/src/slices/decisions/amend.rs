//! Amendments: whoever made a proposal changes its text; any other elector offers a change, which she accepts or
//! declines. A changed text is voted on anew, with its notice from the beginning.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_domain::{Language, Micros};
use commonfront_store::rows::decisions::{AmendmentRow, DecisionRow};
use commonfront_store::{Tx, query};

use super::begin::{stretch, version};
use super::close;
use super::load::{self, Loaded, Phase, phase, texts};
use super::texts::{Texts, optional};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::messages;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

/// The longest note, in characters.
const NOTE: usize = 2_000;
/// Accepted, in the database.
pub const ACCEPTED: i64 = 1;
/// Declined, in the database.
const DECLINED: i64 = 2;
/// The most amendments that may wait at one proposal.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "slices/decisions/amend.html")]
struct AmendPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    title: String,
    version: i64,
    owns: bool,
    what_happens: String,
    typed: Texts,
    note: String,
    faults: Faults,
}

fn here(id: i64) -> String {
    format!("/desk/pact/decisions/{id}")
}

async fn allowed(app: &App, room: &Room, id: i64) -> Result<Loaded, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let loaded = load::find(app, &mut conn, room.own(), id).await?;
    let owns = loaded.row.organisation_id == room.own();
    if !owns && !loaded.is_elector(room.own()) {
        return Err(WebError::Forbidden);
    }
    if phase(&loaded.row, app.clock.now()) != Phase::Open {
        return Err(WebError::SeeOther(format!("{}?done=too-late", here(id))));
    }
    Ok(loaded)
}

/// When a vote closes whose text changes now: not before its notice is over again.
fn closes_at(row: &DecisionRow, at: Micros) -> Micros {
    row.closes_at.max(at + load::terms(row).notice_needed())
}

fn form(
    app: &App,
    room: &Room,
    row: &DecisionRow,
    typed: Texts,
    note: String,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, owns) = (room.t, row.organisation_id == room.own());
    let close = t.moment(closes_at(row, app.clock.now()));
    let notice = stretch(t, load::terms(row).notice_needed());
    let what_happens = if owns {
        t.with_all("decisions-amend-own", &[("notice", &notice), ("close", &close)])
    } else {
        t.get("decisions-amend-other").to_owned()
    };
    let key = if owns { "decisions-amend" } else { "decisions-amend-offer" };
    let RoomPage { page, tabs } = room.page(app, t.get(key), Part::Decisions);
    Texts::call(t, &faults);
    faults.call_each(t, &[("note", "decisions-note")]);
    let body = AmendPage {
        page,
        tabs,
        id: row.id,
        title: texts(row).title(t.0).to_owned(),
        version: row.version,
        owns,
        what_happens,
        typed,
        note,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/decisions/{id}/amend`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id).await?;
    form(&app, &room, &loaded.row, texts(&loaded.row), String::new(), Faults::default())
}

/// `POST /desk/pact/decisions/{id}/amend`.
///
/// # Errors
/// [`WebError`].
pub async fn amend(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id).await?;
    let (t, at, row) = (room.t, app.clock.now(), &loaded.row);
    let typed = Texts::typed(&posted);
    let mut faults = Faults::default();
    let read = typed.read(t, &mut faults);
    let note = optional(t, "note", posted.get("note"), NOTE, &mut faults);
    if posted.get("version") != row.version.to_string() {
        faults.add("title_en", t.get("decisions-fault-amended"));
    } else if faults.is_empty() && read == texts(row) {
        faults.add(if t.0 == Language::Fr { "text_fr" } else { "text_en" }, t.get("decisions-fault-same"));
    }
    if !faults.is_empty() {
        return form(&app, &room, row, typed, posted.get("note").to_owned(), faults);
    }
    let mut tx = app.db.write().await?;
    if row.organisation_id == room.own() {
        if !put_version(&mut tx, &app, &room, row, (&read, note), at).await? {
            return Ok(see_other(&format!("{}?done=too-late", here(id))));
        }
        tx.commit().await?;
        return Ok(see_other(&format!("{}?done=amended", here(id))));
    }
    let waiting = query!(tx, decisions::amendments(id))?;
    if waiting.len() >= MOST {
        return Err(WebError::TooMany { retry_after: 3600 });
    }
    query!(tx, decisions::shown(id, at))?;
    query!(tx, decisions::put_amendment(id, room.own(), &version(&read, row.version, note, at)))?;
    let about = (Thing::Decision, id);
    messages::notify(&mut tx, at, Notice::DecisionAmended, about, &[row.organisation_id], room.desk.staff.id)
        .await?;
    audit::write(&mut tx, &room.desk, at, &Event::AmendmentOffered { decision: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?done=offered", here(id))))
}

/// Gives a proposal its next text; false if somebody was quicker.
async fn put_version(
    tx: &mut Tx,
    app: &App,
    room: &Room,
    row: &DecisionRow,
    (texts, note): (&Texts, String),
    at: Micros,
) -> Result<bool, WebError> {
    let closes = closes_at(row, at);
    let remind = close::remind_at(at, closes);
    if !query!(tx, decisions::raise_version(row.id, row.version, at, closes, remind))? {
        return Ok(false);
    }
    let next = row.version + 1;
    query!(tx, decisions::put_version(row.id, &version(texts, next, note, at)))?;
    let row = query!(tx, decisions::get(row.organisation_id, row.id))?.ok_or(WebError::NotFound)?;
    let audience = close::shown_to(tx, &row).await?;
    close::in_calendar(tx, &row, &audience, false, at).await?;
    let id = row.id;
    let told = load::load(app, tx, row).await?.electors_but(room.own());
    let about = (Thing::Decision, id);
    messages::notify(tx, at, Notice::DecisionAmended, about, &told, room.desk.staff.id).await?;
    audit::write(tx, &room.desk, at, &Event::DecisionAmended { decision: id, version: next }).await?;
    Ok(true)
}

/// `POST /desk/pact/decisions/{id}/amendments/{amendment}`: accepts or declines it.
///
/// # Errors
/// [`WebError`].
pub async fn settle(
    State(app): State<Shared>,
    room: Room,
    Path((id, amendment)): Path<(i64, i64)>,
    posted: Posted,
) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id).await?;
    let (at, row) = (app.clock.now(), &loaded.row);
    if row.organisation_id != room.own() {
        return Err(WebError::Forbidden);
    }
    let mut tx = app.db.write().await?;
    let all = query!(tx, decisions::amendments(id))?;
    let offered = all.into_iter().find(|one| one.id == amendment).ok_or(WebError::NotFound)?;
    let accepts = match posted.get("do") {
        "accept" => true,
        "decline" => false,
        _ => return Err(WebError::Malformed(String::new())),
    };
    // What was offered for an earlier text would take back what has been changed since.
    if accepts && offered.version != row.version {
        return Ok(see_other(&format!("{}?done=outdated", here(id))));
    }
    let state = if accepts { ACCEPTED } else { DECLINED };
    if !query!(tx, decisions::settle(amendment, id, state, at))? {
        return Ok(see_other(&here(id)));
    }
    let done = if accepts {
        let note = offered.note.clone();
        if !put_version(&mut tx, &app, &room, row, (&offered_texts(&offered), note), at).await? {
            return Ok(see_other(&format!("{}?done=too-late", here(id))));
        }
        "amended"
    } else {
        audit::write(&mut tx, &room.desk, at, &Event::AmendmentDeclined { decision: id }).await?;
        "declined"
    };
    tx.commit().await?;
    Ok(see_other(&format!("{}?done={done}", here(id))))
}

/// The texts of an amendment.
#[must_use]
pub fn offered_texts(row: &AmendmentRow) -> Texts {
    Texts {
        title_en: row.title_en.clone(),
        title_fr: row.title_fr.clone(),
        text_en: row.text_en.clone(),
        text_fr: row.text_fr.clone(),
    }
}

/// `POST /desk/pact/decisions/{id}/withdraw`: whoever made the proposal takes it back.
///
/// # Errors
/// [`WebError`].
pub async fn withdraw(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id).await?;
    let (at, row) = (app.clock.now(), &loaded.row);
    if row.organisation_id != room.own() {
        return Err(WebError::Forbidden);
    }
    let mut tx = app.db.write().await?;
    if query!(tx, decisions::withdraw(id, at))? {
        let audience = close::shown_to(&mut tx, row).await?;
        close::in_calendar(&mut tx, row, &audience, true, at).await?;
        let told = loaded.electors_but(room.own());
        let about = (Thing::Decision, id);
        messages::notify(&mut tx, at, Notice::DecisionClosed, about, &told, room.desk.staff.id).await?;
        audit::write(&mut tx, &room.desk, at, &Event::DecisionWithdrawn { decision: id }).await?;
        tx.commit().await?;
    }
    Ok(see_other(&here(id)))
}

/// Whether a proposal may still be changed by its owner, or may be offered a change by an elector.
#[must_use]
pub fn may_amend(room: &Room, loaded: &Loaded, at: Micros) -> bool {
    let concerned = loaded.row.organisation_id == room.own() || loaded.is_elector(room.own());
    room.speaks() && concerned && phase(&loaded.row, at) == Phase::Open
}
