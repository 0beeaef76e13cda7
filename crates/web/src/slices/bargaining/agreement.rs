//! An agreement: what it is, how bargaining for it stood, its provisions, the threats to it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::bargaining::{Severity, Status, Subject};
use commonfront_domain::paper;
use commonfront_domain::sharing::Thing;
use commonfront_store::query;

use super::agreement_form::{own, statuses};
use super::agreements::{Line, status_words};
use super::documents::{self, Provision, Threat};
use super::form::{Block, Builder, Values};
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use super::typed::Reader;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::messages::thread::Thread;
use crate::slices::pact::{Part, Room, RoomPage, Tab, audience};
use crate::slices::paper::sheet::today;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

/// How bargaining stood since a day.
struct Stood {
    day: String,
    machine_day: String,
    words: &'static str,
}

/// A provision, as pages show it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its key.
    pub id: i64,
    /// Where it stands.
    pub reference: String,
    /// What it says.
    pub text: String,
}

/// The provisions on a subject.
struct Group {
    subject: &'static str,
    words: &'static str,
    clauses: Vec<Clause>,
}

struct Threatened {
    id: i64,
    who: String,
    demand: String,
    severity: &'static str,
}

#[derive(Template)]
#[template(path = "slices/bargaining/agreement.html")]
struct ShowPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    notice: Option<&'static str>,
    changes: bool,
    line: Line,
    shown: String,
    history: Vec<Stood>,
    groups: Vec<Group>,
    threats: Vec<Threatened>,
    blocks: Vec<Block>,
    thread: Thread,
    faults: Faults,
}

/// What a subject is called.
#[must_use]
pub fn subject_words(t: T, subject: Subject) -> &'static str {
    t.get(&format!("bargaining-subject-{}", subject.name()))
}

async fn show(
    app: &App,
    room: &Room,
    id: i64,
    did: &str,
    values: Values<'_>,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let mut conn = app.db.read().await?;
    let row = query!(conn, bargaining::agreement(own, id))?.ok_or(WebError::NotFound)?;
    let names = Names::read(app, &mut conn, t.0).await?;
    let audience = audience::of(&mut conn, Thing::Agreement, id, row.visibility).await?;
    let thread = Thread::of(app, &mut conn, room, Thing::Agreement, id).await?;
    let stood = query!(conn, bargaining::statuses(id))?;
    let provisions = query!(conn, bargaining::provisions(id))?;
    let threats = query!(conn, bargaining::threats_to(own, id))?;
    drop(conn);
    let line = Line::new(t, &row, &names, own, today(app.clock.now()))?;
    let mut groups: Vec<Group> = Vec::new();
    for provision in provisions {
        let subject = Subject::from_number(provision.subject).unwrap_or(Subject::Other);
        let document: Provision = documents::parse(&provision.document)?;
        let clause =
            Clause { id: provision.id, reference: provision.clause, text: document.text.get(t.0).to_owned() };
        match groups.last_mut().filter(|group| group.subject == subject.name()) {
            Some(group) => group.clauses.push(clause),
            None => groups.push(Group {
                subject: subject.name(),
                words: subject_words(t, subject),
                clauses: vec![clause],
            }),
        }
    }
    let mut threatened = Vec::new();
    for threat in threats {
        let document: Threat = documents::parse(&threat.document)?;
        let severity = Severity::from_number(threat.severity).unwrap_or(Severity::Low);
        threatened.push(Threatened {
            id: threat.id,
            who: document.who.get(t.0).to_owned(),
            demand: document.demand.get(t.0).to_owned(),
            severity: t.get(&format!("bargaining-severity-{}", severity.name())),
        });
    }
    let changes = line.mine && room.speaks();
    let mut builder = Builder::new(t, &values, &faults);
    if changes {
        builder.picks("status", "bargaining-field-status", false, statuses(t));
        builder.row(vec![builder.input("since", "date", "bargaining-field-since", "")]);
    }
    let blocks = builder.blocks;
    let history = stood.iter().map(|row| Stood {
        day: t.date(paper::day(row.since_day)),
        machine_day: paper::day(row.since_day).to_string(),
        words: status_words(t, row.status),
    });
    let RoomPage { page, tabs } = room.page(app, &line.unit, Part::Bargaining);
    let body = ShowPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Agreements),
        notice: nav::notice(t, did),
        changes,
        shown: if line.mine { nav::shown_to(t, &audience, &names) } else { String::new() },
        line,
        history: history.collect(),
        groups,
        threats: threatened,
        blocks,
        thread,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/bargaining/agreements/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    Query(did): Query<Did>,
) -> Result<Response, WebError> {
    let kept = vec![("since", today(app.clock.now()).to_string())];
    show(&app, &room, id, &did.did, Values::Kept(kept), Faults::default()).await
}

/// `POST /desk/pact/bargaining/agreements/{id}/status`: the newest by its day is how bargaining stands.
///
/// # Errors
/// [`WebError`].
pub async fn note(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    own(&app, &room, id).await?;
    let at = app.clock.now();
    let mut reader = Reader::new(room.t, &posted);
    let (status, since) = (reader.one_of("status", Status::from_name), reader.past_day("since", today(at)));
    let (Some(status), Some(since)) = (status, since) else {
        let faults = reader.faults;
        return show(&app, &room, id, "", Values::Posted(&posted), faults).await;
    };
    let mut tx = app.db.write().await?;
    query!(tx, bargaining::note_status(id, status.number(), since, at, room.desk.staff.id))?;
    let newest = query!(tx, bargaining::statuses(id))?.into_iter().next().ok_or(WebError::Internal)?;
    query!(tx, bargaining::put_status(id, newest.status, newest.since_day, at))?;
    let event = Event::AgreementStatus { agreement: id, status: status.name().to_owned() };
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/agreements/{id}?did=noted")))
}
