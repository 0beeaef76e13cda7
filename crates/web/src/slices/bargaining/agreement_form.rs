//! An agreement is entered, changed and removed.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::bargaining::Status;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_domain::{Language, Micros, paper};
use commonfront_store::rows::bargaining::{AgreementRow, NewAgreement};
use commonfront_store::{Tx, query};
use jiff::civil::Date;

use super::documents::{self, Agreement};
use super::form::{self, Around, Builder, Values, keep_text};
use super::nav::Leaf;
use super::typed::{Names, Reader};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::calendar::{self, Occasion};
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Party, Room, parties};
use crate::slices::paper::sheet::today;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::zone;

const UNIT: Names = ["unit_en", "unit_fr"];
const EMPLOYER: Names = ["employer_en", "employer_fr"];

/// The statuses to choose from.
#[must_use]
pub fn statuses(t: T) -> Vec<(String, String, String)> {
    let one = |status: &Status| {
        let words = |kind: &str| t.get(&format!("bargaining-{kind}-{}", status.name())).to_owned();
        (status.name().to_owned(), words("status"), words("status-means"))
    };
    Status::ALL.iter().map(one).collect()
}

async fn form(
    app: &App,
    room: &Room,
    id: Option<i64>,
    values: Values<'_>,
    audience: &Audience,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let parties = parties::parties(app, &mut conn).await?;
    drop(conn);
    let mut builder = Builder::new(t, &values, &faults);
    builder.pair(UNIT, "text", "bargaining-field-unit", "bargaining-hint-unit");
    builder.pair(EMPLOYER, "text", "bargaining-field-employer", "");
    builder.row(vec![
        builder.input("people", "text", "bargaining-field-people", ""),
        builder.input("from", "date", "bargaining-field-from", ""),
        builder.input("until", "date", "bargaining-field-until", ""),
    ]);
    if id.is_none() {
        builder.picks("status", "bargaining-field-status", false, statuses(t));
        builder.row(vec![builder.input("since", "date", "bargaining-field-since", "")]);
    }
    let blocks = builder.blocks;
    let around = Around {
        leaf: Leaf::Agreements,
        title: t
            .get(if id.is_none() { "bargaining-agreement-new" } else { "bargaining-agreement-edit" })
            .to_owned(),
        action: id.map_or("/desk/pact/bargaining/agreements/new".to_owned(), |id| {
            format!("/desk/pact/bargaining/agreements/{id}/edit")
        }),
        cancel: id.map_or("/desk/pact/bargaining".to_owned(), |id| {
            format!("/desk/pact/bargaining/agreements/{id}")
        }),
        button: t.get("bargaining-save"),
        remove: id.map(|id| format!("/desk/pact/bargaining/agreements/{id}/remove")),
    };
    let audience = AudienceField::new(t, &Visibility::ALL, &parties, room.own(), audience);
    form::show(app, room, around, blocks, Some(audience), faults)
}

struct Read {
    document: Agreement,
    people: i64,
    from: i64,
    until: i64,
    status: Option<(Status, i64)>,
    audience: Audience,
}

fn read(
    room: &Room,
    posted: &Posted,
    parties: &[Party],
    fresh: Option<Date>,
) -> Result<Read, (Audience, Faults)> {
    let mut reader = Reader::new(room.t, posted);
    let document =
        Agreement { unit: reader.text(UNIT, false, true), employer: reader.text(EMPLOYER, false, true) };
    let people = reader.number("people", true);
    let (from, until) = reader.term(["from", "until"], true);
    let status =
        fresh.map(|today| (reader.one_of("status", Status::from_name), reader.past_day("since", today)));
    let audience = reader.audience(&Visibility::ALL, parties, room.own());
    let (Some(people), Some(from), Some(until)) = (people, from, until) else {
        return Err((audience, reader.faults));
    };
    let status = match status {
        Some((Some(status), Some(since))) => Some((status, since)),
        _ => None,
    };
    if !reader.faults.is_empty() {
        return Err((audience, reader.faults));
    }
    Ok(Read { document, people, from, until, status, audience })
}

/// Brings an agreement's end into the calendar, or moves it there.
///
/// # Errors
/// The database can't write.
pub async fn into_calendar(
    tx: &mut Tx,
    row: &AgreementRow,
    audience: &Audience,
    cancelled: bool,
    at: Micros,
) -> Result<(), WebError> {
    let document: Agreement = documents::parse(&row.document)?;
    let title = |language: Language| {
        let (unit, employer) = (document.unit.get(language), document.employer.get(language));
        T(language).with_all("bargaining-calendar-end", &[("unit", unit), ("employer", employer)])
    };
    let (en, fr) = (title(Language::En), title(Language::Fr));
    let day = paper::day(row.until_day).to_string();
    let occasion = Occasion {
        thing: (Thing::Agreement, row.id),
        organisation_id: row.organisation_id,
        title: (&en, &fr),
        from: zone::read(&day, "00:00").unwrap_or_default(),
        until: None,
        whole_day: true,
        audience,
        cancelled,
    };
    calendar::keep(tx, &occasion, at).await
}

/// An agreement of the own organisation. What isn't its own is as if it weren't there.
///
/// # Errors
/// [`WebError::NotFound`].
pub async fn own(app: &App, room: &Room, id: i64) -> Result<(AgreementRow, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, bargaining::agreement(room.own(), id))?;
    let row = row.filter(|row| row.organisation_id == room.own()).ok_or(WebError::NotFound)?;
    let audience = audience::of(&mut conn, Thing::Agreement, id, row.visibility).await?;
    Ok((row, audience))
}

/// `GET /desk/pact/bargaining/agreements/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    let audience = Audience { visibility: Visibility::Own, chosen: Vec::new() };
    let kept = vec![("since", today(app.clock.now()).to_string())];
    form(&app, &room, None, Values::Kept(kept), &audience, Faults::default()).await
}

async fn all_parties(app: &App) -> Result<Vec<Party>, WebError> {
    let mut conn = app.db.read().await?;
    parties::parties(app, &mut conn).await
}

fn row<'r>(room: &Room, read: &Read, document: &'r str, at: Micros) -> NewAgreement<'r> {
    NewAgreement {
        organisation_id: room.own(),
        visibility: read.audience.visibility.number(),
        document,
        people: read.people,
        from_day: read.from,
        until_day: read.until,
        staff_id: room.desk.staff.id,
        at,
    }
}

/// `POST /desk/pact/bargaining/agreements/new`.
///
/// # Errors
/// [`WebError`].
pub async fn add(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let at = app.clock.now();
    let read = match read(&room, &posted, &all_parties(&app).await?, Some(today(at))) {
        Ok(read) => read,
        Err((audience, faults)) => {
            return form(&app, &room, None, Values::Posted(&posted), &audience, faults).await;
        }
    };
    let (status, since) = read.status.ok_or(WebError::Internal)?;
    let document = documents::write(&read.document)?;
    let mut tx = app.db.write().await?;
    let id =
        query!(tx, bargaining::add_agreement(&row(&room, &read, &document, at), status.number(), since))?;
    query!(tx, bargaining::note_status(id, status.number(), since, at, room.desk.staff.id))?;
    audience::put(&mut tx, Thing::Agreement, id, &read.audience).await?;
    let kept = query!(tx, bargaining::agreement(room.own(), id))?.ok_or(WebError::Internal)?;
    into_calendar(&mut tx, &kept, &read.audience, false, at).await?;
    audit::write(&mut tx, &room.desk, at, &Event::AgreementAdded { agreement: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/agreements/{id}?did=added")))
}

/// `GET /desk/pact/bargaining/agreements/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (row, audience) = own(&app, &room, id).await?;
    let document: Agreement = documents::parse(&row.document)?;
    let mut kept = vec![
        ("people", row.people.to_string()),
        ("from", paper::day(row.from_day).to_string()),
        ("until", paper::day(row.until_day).to_string()),
    ];
    keep_text(&mut kept, UNIT, &document.unit);
    keep_text(&mut kept, EMPLOYER, &document.employer);
    form(&app, &room, Some(id), Values::Kept(kept), &audience, Faults::default()).await
}

/// `POST /desk/pact/bargaining/agreements/{id}/edit`.
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
    own(&app, &room, id).await?;
    let at = app.clock.now();
    let read = match read(&room, &posted, &all_parties(&app).await?, None) {
        Ok(read) => read,
        Err((audience, faults)) => {
            return form(&app, &room, Some(id), Values::Posted(&posted), &audience, faults).await;
        }
    };
    let document = documents::write(&read.document)?;
    let mut tx = app.db.write().await?;
    if query!(tx, bargaining::change_agreement(id, &row(&room, &read, &document, at)))? == 0 {
        return Err(WebError::NotFound);
    }
    audience::put(&mut tx, Thing::Agreement, id, &read.audience).await?;
    let kept = query!(tx, bargaining::agreement(room.own(), id))?.ok_or(WebError::Internal)?;
    into_calendar(&mut tx, &kept, &read.audience, false, at).await?;
    audit::write(&mut tx, &room.desk, at, &Event::AgreementChanged { agreement: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/agreements/{id}?did=changed")))
}

/// `POST /desk/pact/bargaining/agreements/{id}/remove`: with its provisions.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (row, audience) = own(&app, &room, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, bargaining::remove_agreement(room.own(), id, at))? == 0 {
        return Err(WebError::NotFound);
    }
    into_calendar(&mut tx, &row, &audience, true, at).await?;
    query!(tx, bargaining::forget_provisions(id))?;
    query!(tx, bargaining::forget_statuses(id))?;
    query!(tx, messages::forget_thread(Thing::Agreement.number(), id))?;
    audit::write(&mut tx, &room.desk, at, &Event::AgreementRemoved { agreement: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/bargaining?did=removed"))
}
