//! What an organisation says of the very text of a statement, by whoever it authorised; and taking its name back.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_store::query;
use commonfront_store::rows::statements::NewAnswer;

use super::list::addressee;
use super::load::{self, APPROVED, ASIDE, DECLINED, DRAFT, Loaded, PUBLISHED};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::markdown;
use crate::page::{self, NEVER};
use crate::slices::decisions::texts::{Shown, choose, optional};
use crate::slices::decisions::voters;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

/// The longest reason, in characters.
const REASON: usize = 2_000;

#[derive(Template)]
#[template(path = "slices/statements/answer.html")]
struct AnswerPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    version: i64,
    sha256: String,
    organisation: String,
    to: String,
    texts: Vec<Shown>,
    answer: &'static str,
    reason: String,
    faults: Faults,
}

fn here(id: i64) -> String {
    format!("/desk/pact/statements/{id}")
}

/// Whether she may speak for her organisation about this statement.
async fn allowed(app: &App, room: &Room, id: i64, back: &str) -> Result<Loaded, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let loaded = load::find(app, &mut conn, room.own(), id).await?;
    if !voters::may_vote(&mut conn, &room.desk, app.clock.now()).await? {
        return Err(WebError::Forbidden);
    }
    room.desk.fresh(app, back)?;
    Ok(loaded)
}

async fn asked(app: &App, room: &Room, id: i64) -> Result<Loaded, WebError> {
    let loaded = allowed(app, room, id, &format!("{}/answer", here(id))).await?;
    if !loaded.is_asked(room.own()) {
        return Err(WebError::Forbidden);
    }
    if matches!(loaded.row.state, DRAFT | ASIDE) {
        return Err(WebError::SeeOther(here(id)));
    }
    Ok(loaded)
}

fn form(
    app: &App,
    room: &Room,
    loaded: &Loaded,
    answer: &'static str,
    reason: String,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, row) = (room.t, &loaded.row);
    let texts = load::noted_texts(row, &app.catalog.now());
    // Both languages are approved, so both are shown; the reader's first.
    let shown = |language| {
        let (title, found) = choose(language, &texts.title_en, &texts.title_fr);
        let (text, _) = choose(language, &texts.text_en, &texts.text_fr);
        let html = markdown::render(text, language.tag());
        (found == language).then(|| Shown { title: title.to_owned(), html, lang: language.tag() })
    };
    let snapshot = app.catalog.now();
    let organisation = snapshot.organisation(&room.desk.staff.organisation);
    let RoomPage { page, tabs } = room.page(app, t.get("statements-answer"), Part::Statements);
    let body = AnswerPage {
        page,
        tabs,
        id: row.id,
        version: row.version,
        sha256: row.sha256.clone(),
        organisation: organisation.map_or_else(String::new, |party| party.name.get(t.0).to_owned()),
        to: addressee(t, &row.addressee),
        texts: [t.0, t.0.other()].into_iter().filter_map(shown).collect(),
        answer,
        reason,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/statements/{id}/answer`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    let loaded = asked(&app, &room, id).await?;
    form(&app, &room, &loaded, "", String::new(), Faults::default())
}

/// `POST /desk/pact/statements/{id}/answer`.
///
/// # Errors
/// [`WebError`].
pub async fn answer(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let loaded = asked(&app, &room, id).await?;
    let (t, row) = (room.t, &loaded.row);
    let answer = match posted.get("answer") {
        "approve" => Some((APPROVED, "approve")),
        "decline" => Some((DECLINED, "decline")),
        _ => None,
    };
    let mut faults = Faults::default();
    if posted.get("version") != row.version.to_string() || posted.get("sha256") != row.sha256 {
        faults.add("statement", t.get("statements-fault-other-text"));
    }
    if answer.is_none() {
        faults.add("answer", t.get("statements-fault-answer"));
    }
    let reason = optional(t, "reason", posted.get("reason"), REASON, &mut faults);
    if answer.is_some_and(|(number, _)| number == DECLINED)
        && reason.is_empty()
        && faults.of("reason").is_none()
    {
        faults.add("reason", t.get("statements-fault-reason"));
    }
    let (Some((number, _)), true) = (answer, faults.is_empty()) else {
        let chosen = answer.map_or("", |(_, name)| name);
        return form(&app, &room, &loaded, chosen, posted.get("reason").to_owned(), faults);
    };
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if !query!(tx, statements::hold(id, row.version))? {
        return Ok(see_other(&format!("{}?done=changed", here(id))));
    }
    let new = NewAnswer {
        statement_id: id,
        version: row.version,
        organisation_id: room.own(),
        answer: number,
        reason: &reason,
        staff_id: room.desk.staff.id,
        at,
    };
    query!(tx, statements::answer(&new))?;
    if row.state == PUBLISHED && row.published_version == Some(row.version) {
        query!(tx, statements::changed(id, at))?;
    }
    let version = row.version;
    let event = if number == APPROVED {
        Event::StatementApproved { statement: id, version }
    } else {
        Event::StatementDeclined { statement: id, version }
    };
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    let done = if number == APPROVED { "approved" } else { "declined" };
    Ok(see_other(&format!("{}?done={done}", here(id))))
}

/// `POST /desk/pact/statements/{id}/name`: the organisation's name no longer stands beneath it.
///
/// # Errors
/// [`WebError`].
pub async fn withdraw(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id, &here(id)).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let public =
        loaded.row.published_version.is_some_and(|version| loaded.names(version).contains(&room.own()));
    if query!(tx, statements::withdraw_name(id, room.own(), at))? {
        if public {
            query!(tx, statements::changed(id, at))?;
        }
        audit::write(&mut tx, &room.desk, at, &Event::StatementNameWithdrawn { statement: id }).await?;
        tx.commit().await?;
    }
    Ok(see_other(&format!("{}?done=name", here(id))))
}
