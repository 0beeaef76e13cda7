//! A service that was contracted out is noted, changed and removed. What was found needs its source.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::bargaining::ContractState;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_domain::{Micros, paper};
use commonfront_store::query;
use commonfront_store::rows::bargaining::{ContractRow, NewContract};

use super::documents::{self, Contract};
use super::form::{self, Around, Builder, Values, keep_text};
use super::nav::Leaf;
use super::typed::{Names, Reader, is_empty};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Party, Room, parties};
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Faults, Posted, see_other};

const SERVICE: Names = ["service_en", "service_fr"];
const FROM: Names = ["body_en", "body_fr"];
const FINDING: Names = ["finding_en", "finding_fr"];
const SOURCE: Names = ["source_en", "source_fr"];

async fn form(
    app: &App,
    room: &Room,
    id: Option<i64>,
    values: Values<'_>,
    audience: &Audience,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let parties = all_parties(app).await?;
    let mut builder = Builder::new(t, &values, &faults);
    builder.pair(SERVICE, "text", "bargaining-field-service", "bargaining-hint-service");
    builder.pair(FROM, "text", "bargaining-field-from-body", "");
    let input = |id, kind, label, hint| builder.input(id, kind, label, hint).optional();
    let row = vec![
        builder.input("to", "text", "bargaining-field-to", ""),
        input("number", "text", "bargaining-field-number", ""),
        input("worth", "text", "bargaining-field-worth", ""),
    ];
    let term = vec![
        input("begin", "date", "bargaining-field-begin", ""),
        input("end", "date", "bargaining-field-end", ""),
    ];
    let costs = vec![
        input("promised", "text", "bargaining-field-promised", "bargaining-hint-promised"),
        input("found", "text", "bargaining-field-found", "bargaining-hint-found"),
    ];
    let link = vec![input("link", "url", "bargaining-field-link", "")];
    builder.row(row);
    builder.row(term);
    let state = |one: &ContractState| {
        let words = t.get(&format!("bargaining-contract-{}", one.name())).to_owned();
        (one.name().to_owned(), words, String::new())
    };
    let states = ContractState::ALL.iter().map(state).collect();
    builder.picks("state", "bargaining-field-contract-state", false, states);
    builder.head("bargaining-promised-found", "bargaining-costs-words");
    builder.row(costs);
    builder.pair(FINDING, "textarea", "bargaining-field-finding", "");
    builder.pair(SOURCE, "text", "bargaining-field-source", "bargaining-hint-source");
    builder.row(link);
    let blocks = builder.blocks;
    let base = "/desk/pact/bargaining/contracts";
    let around = Around {
        leaf: Leaf::Contracts,
        title: t
            .get(if id.is_none() { "bargaining-contract-new" } else { "bargaining-contract-edit" })
            .to_owned(),
        action: id.map_or(format!("{base}/new"), |id| format!("{base}/{id}/edit")),
        cancel: id.map_or(base.to_owned(), |id| format!("{base}/{id}")),
        button: t.get("bargaining-save"),
        remove: id.map(|id| format!("{base}/{id}/remove")),
    };
    let audience = AudienceField::new(t, &Visibility::ALL, &parties, room.own(), audience);
    form::show(app, room, around, blocks, Some(audience), faults)
}

struct Read {
    document: Contract,
    state: ContractState,
    worth: Option<i64>,
    promised: Option<i64>,
    found: Option<i64>,
    term: (Option<i64>, Option<i64>),
    audience: Audience,
}

fn read(room: &Room, posted: &Posted, parties: &[Party]) -> Result<Read, (Audience, Faults)> {
    let mut reader = Reader::new(room.t, posted);
    let mut document = Contract {
        service: reader.text(SERVICE, false, true),
        from: reader.text(FROM, false, true),
        to: reader.line("to", true),
        number: reader.line("number", false),
        ..Contract::default()
    };
    let worth = reader.number("worth", false);
    let term = reader.term(["begin", "end"], false);
    let state = reader.one_of("state", ContractState::from_name);
    let (promised, found) = (reader.number("promised", false), reader.number("found", false));
    document.finding = reader.text(FINDING, true, false);
    document.source = reader.text(SOURCE, false, false);
    document.link = reader.link("link");
    if found.is_some() || !is_empty(&document.finding) {
        let fault = room.t.get("bargaining-fault-source");
        if is_empty(&document.source) && SOURCE.iter().all(|name| reader.faults.of(name).is_none()) {
            reader.faults.add(SOURCE[0], fault);
        }
        if document.link.is_empty() && reader.faults.of("link").is_none() {
            reader.faults.add("link", fault);
        }
    }
    let audience = reader.audience(&Visibility::ALL, parties, room.own());
    match state {
        Some(state) if reader.faults.is_empty() => {
            Ok(Read { document, state, worth, promised, found, term, audience })
        }
        _ => Err((audience, reader.faults)),
    }
}

fn row<'r>(room: &Room, read: &Read, document: &'r str, at: Micros) -> NewContract<'r> {
    NewContract {
        organisation_id: room.own(),
        visibility: read.audience.visibility.number(),
        document,
        state: read.state.number(),
        worth: read.worth,
        promised: read.promised,
        found: read.found,
        from_day: read.term.0,
        until_day: read.term.1,
        staff_id: room.desk.staff.id,
        at,
    }
}

async fn all_parties(app: &App) -> Result<Vec<Party>, WebError> {
    let mut conn = app.db.read().await?;
    parties::parties(app, &mut conn).await
}

/// `GET /desk/pact/bargaining/contracts/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    let kept = vec![("state", ContractState::Running.name().to_owned())];
    form(&app, &room, None, Values::Kept(kept), &audience, Faults::default()).await
}

/// `POST /desk/pact/bargaining/contracts/new`.
///
/// # Errors
/// [`WebError`].
pub async fn add(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let read = match read(&room, &posted, &all_parties(&app).await?) {
        Ok(read) => read,
        Err((audience, faults)) => {
            return form(&app, &room, None, Values::Posted(&posted), &audience, faults).await;
        }
    };
    let (document, at) = (documents::write(&read.document)?, app.clock.now());
    let mut tx = app.db.write().await?;
    let id = query!(tx, contracts::add_contract(&row(&room, &read, &document, at)))?;
    audience::put(&mut tx, Thing::Contract, id, &read.audience).await?;
    audit::write(&mut tx, &room.desk, at, &Event::ContractNoted { contract: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/contracts/{id}?did=added")))
}

/// A contract that the own organisation noted. What isn't its own is as if it weren't there.
async fn own(app: &App, room: &Room, id: i64) -> Result<(ContractRow, Audience), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, contracts::contract(room.own(), id))?;
    let row = row.filter(|row| row.organisation_id == room.own()).ok_or(WebError::NotFound)?;
    let audience = audience::of(&mut conn, Thing::Contract, id, row.visibility).await?;
    Ok((row, audience))
}

/// `GET /desk/pact/bargaining/contracts/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (row, audience) = own(&app, &room, id).await?;
    let document: Contract = documents::parse(&row.document)?;
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let day = |day: Option<i64>| day.map(|day| paper::day(day).to_string()).unwrap_or_default();
    let state = ContractState::from_number(row.state).unwrap_or(ContractState::Running);
    let mut kept = vec![
        ("to", document.to),
        ("number", document.number),
        ("worth", number(row.worth)),
        ("begin", day(row.from_day)),
        ("end", day(row.until_day)),
        ("state", state.name().to_owned()),
        ("promised", number(row.promised)),
        ("found", number(row.found)),
        ("link", document.link),
    ];
    keep_text(&mut kept, SERVICE, &document.service);
    keep_text(&mut kept, FROM, &document.from);
    keep_text(&mut kept, FINDING, &document.finding);
    keep_text(&mut kept, SOURCE, &document.source);
    form(&app, &room, Some(id), Values::Kept(kept), &audience, Faults::default()).await
}

/// `POST /desk/pact/bargaining/contracts/{id}/edit`.
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
    let read = match read(&room, &posted, &all_parties(&app).await?) {
        Ok(read) => read,
        Err((audience, faults)) => {
            return form(&app, &room, Some(id), Values::Posted(&posted), &audience, faults).await;
        }
    };
    let (document, at) = (documents::write(&read.document)?, app.clock.now());
    let mut tx = app.db.write().await?;
    if query!(tx, contracts::change_contract(id, &row(&room, &read, &document, at)))? == 0 {
        return Err(WebError::NotFound);
    }
    audience::put(&mut tx, Thing::Contract, id, &read.audience).await?;
    audit::write(&mut tx, &room.desk, at, &Event::ContractChanged { contract: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/contracts/{id}?did=changed")))
}

/// `POST /desk/pact/bargaining/contracts/{id}/remove`.
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
    if query!(tx, contracts::remove_contract(room.own(), id, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, messages::forget_thread(Thing::Contract.number(), id))?;
    audit::write(&mut tx, &room.desk, at, &Event::ContractRemoved { contract: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/bargaining/contracts?did=removed"))
}
