//! Sending a statement to be approved, and putting it before the public with the names that approved that text.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Notice, Thing, Visibility};
use commonfront_domain::slug;
use commonfront_store::query;

use super::load::{self, ASIDE, DRAFT, Loaded};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::decisions::texts::Shown;
use crate::slices::decisions::voters;
use crate::slices::messages;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience, parties};
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

/// Who can be asked.
pub const LEVELS: [Visibility; 2] = [Visibility::Chosen, Visibility::Parties];

fn here(id: i64) -> String {
    format!("/desk/pact/statements/{id}")
}

async fn owned(app: &App, room: &Room, id: i64) -> Result<Loaded, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let loaded = load::find(app, &mut conn, room.own(), id).await?;
    if loaded.row.organisation_id != room.own() {
        return Err(WebError::Forbidden);
    }
    Ok(loaded)
}

/// `POST /desk/pact/statements/{id}/send`: asks more parties, or asks for the first time.
///
/// # Errors
/// [`WebError`].
pub async fn send(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let loaded = owned(&app, &room, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let parties = voters::acting(&app, &mut tx, at).await?;
    let asked = audience::read(&posted, &LEVELS, &parties);
    let told = audience::told(&asked, room.own(), &parties);
    if told.is_empty() {
        return Ok(see_other(&format!("{}?done=nobody", here(id))));
    }
    if !query!(tx, statements::hold(id, loaded.row.version))? {
        return Ok(see_other(&format!("{}?done=changed", here(id))));
    }
    // A draft that somebody has written anew at this moment is another text.
    let now = query!(tx, statements::get(room.own(), id))?.ok_or(WebError::NotFound)?;
    if now.sha256 != loaded.row.sha256 {
        return Ok(see_other(&format!("{}?done=changed", here(id))));
    }
    query!(tx, statements::send(id, asked.visibility.number(), at))?;
    audience::put(&mut tx, Thing::Statement, id, &asked).await?;
    // Whoever was asked before is not told again.
    let new: Vec<i64> =
        told.into_iter().filter(|one| loaded.row.state == DRAFT || !loaded.is_asked(*one)).collect();
    let about = (Thing::Statement, id);
    messages::notify(&mut tx, at, Notice::StatementToApprove, about, &new, room.desk.staff.id).await?;
    let event = Event::StatementSent { statement: id, version: loaded.row.version };
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?done=sent", here(id))))
}

#[derive(Template)]
#[template(path = "slices/statements/publish.html")]
struct PublishPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    version: i64,
    sha256: String,
    shown: Shown,
    names: Vec<String>,
    without: Vec<String>,
    place: String,
}

/// `GET /desk/pact/statements/{id}/publish`: what will be public, with whose names.
///
/// # Errors
/// [`WebError`].
pub async fn publish_page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let loaded = owned(&app, &room, id).await?;
    room.desk.fresh(&app, &format!("{}/publish", here(id)))?;
    let t = room.t;
    let row = &loaded.row;
    let mut conn = app.db.read().await?;
    let (mut names, mut without) = (Vec::new(), Vec::new());
    let stand = loaded.names(row.version);
    for &party in &stand {
        names.push(parties::name_of(&app, &mut conn, party, t.0).await?);
    }
    for &party in loaded.asked.iter().filter(|party| !stand.contains(party)) {
        without.push(parties::name_of(&app, &mut conn, party, t.0).await?);
    }
    drop(conn);
    let snapshot = app.catalog.now();
    let place =
        snapshot.campaign(&row.campaign).map_or(snapshot.name(t.0), |one| one.document.title.get(t.0));
    let place = place.to_owned();
    let RoomPage { page, tabs } = room.page(&app, t.get("statements-publish"), Part::Statements);
    let body = PublishPage {
        page,
        tabs,
        id,
        version: row.version,
        sha256: row.sha256.clone(),
        shown: load::noted_texts(row, &app.catalog.now()).shown(t.0, "statement"),
        names,
        without,
        place,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/pact/statements/{id}/publish`.
///
/// # Errors
/// [`WebError`].
pub async fn publish(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let loaded = owned(&app, &room, id).await?;
    room.desk.fresh(&app, &format!("{}/publish", here(id)))?;
    let (at, row) = (app.clock.now(), &loaded.row);
    if posted.get("version") != row.version.to_string() || row.state == ASIDE {
        return Ok(see_other(&format!("{}?done=changed", here(id))));
    }
    let mut tx = app.db.write().await?;
    if !query!(tx, statements::hold(id, row.version))? {
        return Ok(see_other(&format!("{}?done=changed", here(id))));
    }
    // An organisation that has left since stays out of what is published from now on.
    let parties = voters::acting(&app, &mut tx, at).await?;
    let answers = query!(tx, statements::answers(id))?;
    let names = load::names(&answers, row.version);
    let (stay, gone): (Vec<i64>, Vec<i64>) =
        names.into_iter().partition(|name| parties.iter().any(|party| party.id == *name));
    if stay.is_empty() {
        return Ok(see_other(&format!("{}?done=nameless", here(id))));
    }
    for organisation in gone {
        query!(tx, statements::withdraw_name(id, organisation, at))?;
    }
    let texts = load::texts(row);
    let proposed = [&texts.title_en, &texts.title_fr].map(|title| slug::propose(title));
    let proposed = proposed.into_iter().find(|slug| !slug.is_empty());
    let proposed = proposed.unwrap_or_else(|| format!("statement-{id}"));
    let name = match &row.slug {
        Some(slug) => slug.clone(),
        None if query!(tx, statements::is_taken(&proposed, id))? => {
            let tail = format!("-{id}");
            let head: String = proposed.chars().take(slug::LONGEST - tail.len()).collect();
            format!("{head}{tail}")
        }
        None => proposed,
    };
    query!(tx, statements::publish(id, &name, at))?;
    let event = Event::StatementPublished { statement: id, version: row.version };
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?done=published", here(id))))
}

/// `POST /desk/pact/statements/{id}/aside`: it is not gone on with; the public does not see it any more.
///
/// # Errors
/// [`WebError`].
pub async fn set_aside(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let loaded = owned(&app, &room, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, statements::hold(id, loaded.row.version))? {
        query!(tx, statements::set_aside(id))?;
        audit::write(&mut tx, &room.desk, at, &Event::StatementSetAside { statement: id }).await?;
        tx.commit().await?;
    }
    Ok(see_other(&here(id)))
}
