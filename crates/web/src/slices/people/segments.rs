//! Segments that have a name, each with how many it finds now.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Right, text_rules};
use commonfront_store::query;
use commonfront_vault::Place;
use serde::{Deserialize, Serialize};

use super::held;
use super::list::condition_words;
use super::segment::Segment;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::{Desk, DeskPage, Section, audit};

/// The longest name, in characters.
const LONGEST: usize = 80;

/// A segment as it is kept, sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    query: String,
}

struct SegmentView {
    id: i64,
    name: String,
    href: String,
    people: i64,
    conditions: String,
}

#[derive(Template)]
#[template(path = "slices/people/segments.html")]
struct SegmentsPage {
    page: DeskPage,
    segments: Vec<SegmentView>,
    may_edit: bool,
}

fn place() -> Place<'static> {
    // Its row is only known once it is written; the owner and the table have to do.
    Place { table: "people_segments", column: "sealed", row: b"" }
}

/// `GET /desk/segments`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    desk.may(Right::People)?;
    let (t, keys) = (desk.t, held::keys(&app.vault, desk.staff.organisation_id)?);
    let mut conn = app.db.read().await?;
    let mut segments = Vec::new();
    for row in query!(conn, people_beside::segments(keys.owner()))? {
        let kept: Kept = sealed::open_with(&keys, place(), &row.sealed)?;
        let segment = Segment::read(&kept.query);
        let mut conditions: Vec<String> = Vec::new();
        for condition in &segment.conditions {
            let words = |value: &String| condition_words(&app, t, condition.field, condition.not, value);
            conditions.extend(condition.values.iter().map(words));
        }
        if !segment.words.is_empty() {
            conditions.insert(0, t.with("people-condition-words", "value", &segment.words));
        }
        segments.push(SegmentView {
            id: row.id,
            name: kept.name,
            href: format!("/desk/people?{}", segment.query()),
            people: segment.find(&mut conn, &keys).await?.len(),
            conditions: conditions.join(" · "),
        });
    }
    let may_edit = desk.staff.role.may(Right::EditPeople);
    let page = desk.page(&app, t.get("desk-segments"), Section::Segments);
    Ok(page::html(StatusCode::OK, page::render(&SegmentsPage { page, segments, may_edit })?, NEVER))
}

/// `POST /desk/segments`: keeps the conditions of the list under a name.
///
/// # Errors
/// [`WebError`].
pub async fn keep(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let query = Segment::read(posted.get("query")).query();
    let Ok(name) = text_rules::line(posted.get("name"), LONGEST) else {
        return Ok(see_other(&format!("/desk/people?{query}&done=label")));
    };
    let (keys, now) = (held::keys(&app.vault, desk.staff.organisation_id)?, app.clock.now());
    let plain = serde_json::to_vec(&Kept { name, query }).map_err(|_| WebError::Internal)?;
    let sealed = keys.seal(place(), &plain);
    let mut tx = app.db.write().await?;
    let segment = query!(tx, people_beside::put_segment(keys.owner(), desk.staff.id, &sealed, now))?;
    audit::write(&mut tx, &desk, now, &Event::SegmentKept { segment }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/segments"))
}

/// `POST /desk/segments/{id}/remove`.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    desk: Desk,
    Path(segment): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if !query!(tx, people_beside::remove_segment(desk.staff.organisation_id, segment))? {
        return Err(WebError::NotFound);
    }
    audit::write(&mut tx, &desk, now, &Event::SegmentRemoved { segment }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/segments"))
}
