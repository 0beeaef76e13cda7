//! `/desk/pact/commitments/{clause}`: one promise, with what the parties did for it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::paper;
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::rows::calls::DeedRow;
use commonfront_store::{Conn, query};

use super::promises::{self, Names};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::markdown;
use crate::page::{self, NEVER};
use crate::slices::calls::documents::{self, DeedDocument};
use crate::slices::calls::typed::shown_to;
use crate::slices::fraud::asked::Asked as Query;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience};
use crate::slices::staff::DeskPage;

/// How many deeds a page shows.
const PAGE: i64 = 50;

/// A deed as pages show it.
#[derive(Debug)]
pub struct DeedView {
    /// Its key.
    pub id: i64,
    /// The party's name in short.
    pub party: String,
    /// The party's short name in addresses.
    pub slug: String,
    /// Whether it is the own organisation's.
    pub mine: bool,
    /// The day in words.
    pub day: String,
    /// The day for machines.
    pub machine_day: String,
    /// What was done.
    pub what: String,
    /// What shows it; may be empty.
    pub evidence: String,
    /// Where that can be read; may be empty.
    pub link: String,
    /// Whom it is shown to; for others' deeds empty, unless it is everybody.
    pub shown: String,
}

#[derive(Template)]
#[template(path = "slices/commitments/commitment.html")]
struct CommitmentPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: String,
    number: usize,
    heading: String,
    html: String,
    deeds: Vec<DeedView>,
    next: Option<i64>,
    may_record: bool,
    notice: Option<&'static str>,
}

/// A deed for a page of `own`, an organisation that sees it.
///
/// # Errors
/// The database did not answer.
pub async fn view(
    conn: &mut Conn,
    t: T,
    names: &Names,
    own: i64,
    row: &DeedRow,
) -> Result<DeedView, WebError> {
    let document: DeedDocument = documents::parse(&row.document)?;
    let mine = row.organisation_id == own;
    let shown = match Visibility::from_number(row.visibility) {
        Visibility::Public => t.get("calls-shown-public").to_owned(),
        _ if !mine => String::new(),
        _ => {
            let audience = audience::of(conn, Thing::Deed, row.id, row.visibility).await?;
            shown_to(t, &audience, &|id| names.of(id))
        }
    };
    let day = paper::day(row.done_on);
    Ok(DeedView {
        id: row.id,
        party: names.of(row.organisation_id),
        slug: names.slug(row.organisation_id),
        mine,
        day: t.date(day),
        machine_day: day.to_string(),
        what: document.what.get(t.0).to_owned(),
        evidence: document.evidence.get(t.0).to_owned(),
        link: document.link,
        shown,
    })
}

/// `GET /desk/pact/commitments/{clause}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(clause): Path<String>,
    asked: Query,
) -> Result<Response, WebError> {
    let (t, own, now) = (room.t, room.own(), app.clock.now());
    let mut conn = app.db.read().await?;
    let promises = promises::in_force(&mut conn, now).await?.ok_or(WebError::NotFound)?;
    let commitment = promises.commitment(&clause).ok_or(WebError::NotFound)?.clone();
    let names = Names::read(&app, &mut conn, t.0).await?;
    let after = asked.number("after").unwrap_or(0).clamp(0, 1_000_000);
    let rows = query!(conn, calls::deeds(own, promises.pact_id, &clause, PAGE + 1, after))?;
    let page_of = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let next = (rows.len() > page_of).then_some(after + PAGE);
    let mut deeds = Vec::new();
    for row in rows.iter().take(page_of) {
        deeds.push(view(&mut conn, t, &names, own, row).await?);
    }
    drop(conn);
    let slug = names.slug(own);
    let signed = promises.standing(&slug).is_some_and(|one| one.clauses.contains(&clause));
    let notice = (asked.get("did") == "recorded").then(|| t.get("commitments-did-recorded"));
    let heading = commitment.heading.get(t.0).to_owned();
    let RoomPage { page, tabs } = room.page(&app, &heading, Part::Commitments);
    let body = CommitmentPage {
        page,
        tabs,
        id: clause,
        number: commitment.number,
        heading,
        html: markdown::render(commitment.body.get(t.0), "commitment"),
        deeds,
        next,
        may_record: signed && own != 0 && room.speaks(),
        notice,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
