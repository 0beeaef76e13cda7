//! A threat is noted, changed and removed; whoever comes to see it is told.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::bargaining::{Severity, Subject, ThreatState};
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_domain::{Micros, paper};
use commonfront_store::rows::bargaining::{NewThreat, ThreatRow};
use commonfront_store::{Tx, query};
use jiff::civil::Date;

use super::documents::{self, Agreement, Threat};
use super::form::{self, Around, Builder, Values, keep_text};
use super::nav::Leaf;
use super::provision::subjects;
use super::typed::{Names, Reader};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::slices::messages;
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Party, Room, parties};
use crate::slices::paper::sheet::today;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Faults, Posted, see_other};

const WHO: Names = ["who_en", "who_fr"];
const DEMAND: Names = ["demand_en", "demand_fr"];
const WORDS: Names = ["words_en", "words_fr"];
/// What employers demand is no page of the public's.
const LEVELS: [Visibility; 3] = [Visibility::Own, Visibility::Chosen, Visibility::Parties];

/// What the form lists besides what stands in it.
struct Lists {
    parties: Vec<Party>,
    /// The own agreements, by key.
    agreements: Vec<(i64, String)>,
}

async fn lists(app: &App, room: &Room) -> Result<Lists, WebError> {
    let mut conn = app.db.read().await?;
    let parties = parties::parties(app, &mut conn).await?;
    let rows = query!(conn, bargaining::agreements(room.own()))?;
    drop(conn);
    let mut agreements = Vec::new();
    for row in rows.iter().filter(|row| row.organisation_id == room.own()) {
        let document: Agreement = documents::parse(&row.document)?;
        agreements.push((row.id, document.unit.get(room.t.0).to_owned()));
    }
    Ok(Lists { parties, agreements })
}

fn form(
    app: &App,
    room: &Room,
    id: Option<i64>,
    lists: &Lists,
    values: &Values<'_>,
    audience: &Audience,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let words = |key: String| t.get(&key).to_owned();
    let mut builder = Builder::new(t, values, &faults);
    builder.pair(DEMAND, "text", "bargaining-field-demand", "bargaining-hint-demand");
    builder.pair(WHO, "text", "bargaining-field-who", "bargaining-hint-who");
    builder.row(vec![builder.input("since", "date", "bargaining-field-since", "")]);
    let severity = |one: &Severity| {
        let name = one.name();
        let means = words(format!("bargaining-severity-means-{name}"));
        (name.to_owned(), words(format!("bargaining-severity-{name}")), means)
    };
    let picks = Severity::ALL.iter().map(severity).collect();
    builder.picks("severity", "bargaining-field-severity", false, picks);
    builder.picks("subjects", "bargaining-subjects", true, subjects(t));
    if !lists.agreements.is_empty() {
        let agreement = |(id, unit): &(i64, String)| (id.to_string(), unit.clone(), String::new());
        let picks = lists.agreements.iter().map(agreement).collect();
        builder.picks("agreements", "bargaining-threat-to", true, picks);
    }
    builder.pair(WORDS, "textarea", "bargaining-field-words", "");
    let state = |one: &ThreatState| {
        (one.name().to_owned(), words(format!("bargaining-state-{}", one.name())), String::new())
    };
    builder.picks("state", "bargaining-field-state", false, ThreatState::ALL.iter().map(state).collect());
    let blocks = builder.blocks;
    let base = "/desk/pact/bargaining/threats";
    let around = Around {
        leaf: Leaf::Threats,
        title: t
            .get(if id.is_none() { "bargaining-threat-new" } else { "bargaining-threat-edit" })
            .to_owned(),
        action: id.map_or(format!("{base}/new"), |id| format!("{base}/{id}/edit")),
        cancel: id.map_or(base.to_owned(), |id| format!("{base}/{id}")),
        button: t.get("bargaining-save"),
        remove: id.map(|id| format!("{base}/{id}/remove")),
    };
    let audience = AudienceField::new(t, &LEVELS, &lists.parties, room.own(), audience);
    form::show(app, room, around, blocks, Some(audience), faults)
}

struct Read {
    document: Threat,
    since: i64,
    severity: Severity,
    state: ThreatState,
    subjects: Vec<Subject>,
    agreements: Vec<i64>,
    audience: Audience,
}

fn read(room: &Room, posted: &Posted, lists: &Lists, today: Date) -> Result<Read, (Audience, Faults)> {
    let mut reader = Reader::new(room.t, posted);
    let document = Threat {
        demand: reader.text(DEMAND, false, true),
        who: reader.text(WHO, false, true),
        words: reader.text(WORDS, true, false),
    };
    let since = reader.past_day("since", today);
    let severity = reader.one_of("severity", Severity::from_name);
    let state = reader.one_of("state", ThreatState::from_name);
    let subjects: Vec<Subject> = posted.all("subjects").filter_map(Subject::from_name).collect();
    let chosen = |id: &i64| posted.all("agreements").any(|there| there == id.to_string());
    let agreements = lists.agreements.iter().map(|(id, _)| *id).filter(chosen).collect();
    let audience = reader.audience(&LEVELS, &lists.parties, room.own());
    match (since, severity, state) {
        (Some(since), Some(severity), Some(state)) if reader.faults.is_empty() => {
            Ok(Read { document, since, severity, state, subjects, agreements, audience })
        }
        _ => Err((audience, reader.faults)),
    }
}

fn row<'r>(room: &Room, read: &Read, document: &'r str, at: Micros) -> NewThreat<'r> {
    NewThreat {
        organisation_id: room.own(),
        visibility: read.audience.visibility.number(),
        document,
        since_day: read.since,
        severity: read.severity.number(),
        state: read.state.number(),
        subjects: Subject::mask(&read.subjects),
        staff_id: room.desk.staff.id,
        at,
    }
}

/// Keeps whom it is shown to and which agreements it is to, and tells those who didn't see it before.
async fn around(
    tx: &mut Tx,
    room: &Room,
    id: i64,
    read: &Read,
    parties: &[Party],
    before: &[i64],
    at: Micros,
) -> Result<(), WebError> {
    audience::put(tx, Thing::Threat, id, &read.audience).await?;
    query!(tx, bargaining::forget_threatened(id))?;
    for &agreement in &read.agreements {
        query!(tx, bargaining::threaten(id, agreement))?;
    }
    let mut told = audience::told(&read.audience, room.own(), parties);
    told.retain(|party| !before.contains(party));
    messages::notify(tx, at, Notice::ThreatNoted, (Thing::Threat, id), &told, room.desk.staff.id).await
}

/// `GET /desk/pact/bargaining/threats/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    let kept =
        vec![("since", today(app.clock.now()).to_string()), ("state", ThreatState::Open.name().to_owned())];
    let lists = lists(&app, &room).await?;
    form(&app, &room, None, &lists, &Values::Kept(kept), &audience, Faults::default())
}

/// `POST /desk/pact/bargaining/threats/new`.
///
/// # Errors
/// [`WebError`].
pub async fn add(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let (at, lists) = (app.clock.now(), lists(&app, &room).await?);
    let read = match read(&room, &posted, &lists, today(at)) {
        Ok(read) => read,
        Err((audience, faults)) => {
            return form(&app, &room, None, &lists, &Values::Posted(&posted), &audience, faults);
        }
    };
    let document = documents::write(&read.document)?;
    let mut tx = app.db.write().await?;
    let id = query!(tx, bargaining::add_threat(&row(&room, &read, &document, at)))?;
    around(&mut tx, &room, id, &read, &lists.parties, &[], at).await?;
    audit::write(&mut tx, &room.desk, at, &Event::ThreatNoted { threat: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/threats/{id}?did=added")))
}

/// A threat of the own organisation. What isn't its own is as if it weren't there.
async fn own(app: &App, room: &Room, id: i64) -> Result<(ThreatRow, Vec<i64>, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, bargaining::threat(room.own(), id))?;
    let row = row.filter(|row| row.organisation_id == room.own()).ok_or(WebError::NotFound)?;
    let agreements = query!(conn, bargaining::agreements_of(room.own(), id))?;
    let audience = audience::of(&mut conn, Thing::Threat, id, row.visibility).await?;
    Ok((row, agreements.into_iter().map(|row| row.id).collect(), audience))
}

/// `GET /desk/pact/bargaining/threats/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (row, agreements, audience) = own(&app, &room, id).await?;
    let document: Threat = documents::parse(&row.document)?;
    let severity = Severity::from_number(row.severity).unwrap_or(Severity::Low);
    let state = ThreatState::from_number(row.state).unwrap_or(ThreatState::Open);
    let mut kept = vec![
        ("since", paper::day(row.since_day).to_string()),
        ("severity", severity.name().to_owned()),
        ("state", state.name().to_owned()),
    ];
    keep_text(&mut kept, WHO, &document.who);
    keep_text(&mut kept, DEMAND, &document.demand);
    keep_text(&mut kept, WORDS, &document.words);
    kept.extend(Subject::in_mask(row.subjects).into_iter().map(|one| ("subjects", one.name().to_owned())));
    kept.extend(agreements.into_iter().map(|id| ("agreements", id.to_string())));
    let lists = lists(&app, &room).await?;
    form(&app, &room, Some(id), &lists, &Values::Kept(kept), &audience, Faults::default())
}

/// `POST /desk/pact/bargaining/threats/{id}/edit`.
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
    let (_, _, before) = own(&app, &room, id).await?;
    let (at, lists) = (app.clock.now(), lists(&app, &room).await?);
    let read = match read(&room, &posted, &lists, today(at)) {
        Ok(read) => read,
        Err((audience, faults)) => {
            return form(&app, &room, Some(id), &lists, &Values::Posted(&posted), &audience, faults);
        }
    };
    let document = documents::write(&read.document)?;
    let before = audience::told(&before, room.own(), &lists.parties);
    let mut tx = app.db.write().await?;
    if query!(tx, bargaining::change_threat(id, &row(&room, &read, &document, at)))? == 0 {
        return Err(WebError::NotFound);
    }
    around(&mut tx, &room, id, &read, &lists.parties, &before, at).await?;
    audit::write(&mut tx, &room.desk, at, &Event::ThreatChanged { threat: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/threats/{id}?did=changed")))
}

/// `POST /desk/pact/bargaining/threats/{id}/remove`.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    own(&app, &room, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, bargaining::remove_threat(room.own(), id, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, messages::forget_thread(Thing::Threat.number(), id))?;
    query!(tx, bargaining::forget_threatened(id))?;
    audit::write(&mut tx, &room.desk, at, &Event::ThreatRemoved { threat: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/bargaining/threats?did=removed"))
}
