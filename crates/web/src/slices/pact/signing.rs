//! `/desk/pact/text/{id}/sign`: an organisation's authorised officer signs the pact, all of it or some clauses.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Organisation;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{Language, Text};
use commonfront_pact::list::{Person, Signatory, Signature};
use commonfront_pact::{Act, standings};
use commonfront_store::query;
use jiff::civil::Date;

use super::mandates::{self, Mandate};
use super::room::{Part, Room, RoomPage};
use super::texts::{self, Pact, Phase};
use super::{drafting, text, view};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::editor::words;
use crate::slices::messages::notify;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, audit};
use crate::zone;

/// The longest name, title or place, in characters.
pub const LINE: usize = 160;
/// The longest limits.
const LIMITS: usize = 1_000;
/// Witnesses that a form has room for: the ids of their names and titles.
const WITNESSES: [[&str; 2]; 3] =
    [["witness1", "witness1_title"], ["witness2", "witness2_title"], ["witness3", "witness3_title"]];

struct ClauseChoice {
    id: String,
    number: usize,
    heading: String,
    on: bool,
    signed: bool,
}

#[derive(Template)]
#[template(path = "slices/pact/sign.html")]
struct SignPage {
    page: DeskPage,
    id: i64,
    title: String,
    hash: String,
    text: String,
    organisation: String,
    people: String,
    faults: Faults,
    clauses: Vec<ClauseChoice>,
    who: Vec<Input>,
    when: Vec<Input>,
    witnesses: Vec<Vec<Input>>,
    limits: Vec<Input>,
    sure: bool,
}

/// Reads one line of a form into a fault or a text; `required` says whether it may be empty.
pub fn line(t: T, posted: &Posted, faults: &mut Faults, id: &'static str, required: bool) -> String {
    match text_rules::line(posted.get(id), LINE) {
        Ok(text) => text,
        Err(TextProblem::Empty) if !required => String::new(),
        Err(problem) => {
            faults.add(id, problem_words(t, problem));
            String::new()
        }
    }
}

fn problem_words(t: T, problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => t.get("staff-fault-empty").to_owned(),
        TextProblem::TooLong(max) => t.num("staff-fault-long", i64::try_from(max).unwrap_or(i64::MAX)),
        TextProblem::Forbidden => t.get("staff-fault-forbidden").to_owned(),
    }
}

/// Reads several lines in both languages; they may be empty.
pub fn both(t: T, posted: &Posted, faults: &mut Faults, ids: [&'static str; 2]) -> Text {
    let mut text = Text::default();
    for (language, id) in Language::ALL.into_iter().zip(ids) {
        match text_rules::paragraphs(posted.get(id), LIMITS) {
            Ok(read) => text.set(language, Some(read)),
            Err(TextProblem::Empty) => {}
            Err(problem) => faults.add(id, problem_words(t, problem)),
        }
    }
    text
}

/// An organisation as it signs.
#[must_use]
pub fn signatory(party: &Organisation) -> Signatory {
    Signatory {
        slug: party.slug.clone(),
        name: party.name.clone(),
        people: party.people_represented,
        as_of: party.as_of,
    }
}

/// A pact that the person at the desk may sign for her organisation, or leave.
///
/// # Errors
/// [`WebError::Forbidden`] without a mandate; [`WebError::NotFound`], [`WebError::Closed`].
pub async fn authorised(
    app: &App,
    room: &Room,
    id: i64,
    back: &str,
) -> Result<(Pact, Organisation), WebError> {
    let mut conn = app.db.read().await?;
    let pact = text::find(room, &mut conn, id).await?;
    let (own, now) = (room.own(), app.clock.now());
    let may = own != 0 && mandates::may(&mut conn, room.desk.staff.id, own, Mandate::Sign, now).await?;
    drop(conn);
    if !may {
        return Err(WebError::Forbidden);
    }
    if matches!(pact.phase(now), Phase::Draft | Phase::Ended) {
        return Err(WebError::Closed);
    }
    let snapshot = app.catalog.now();
    let party = snapshot.parties().find(|party| party.slug == room.desk.staff.organisation);
    let party = party.ok_or(WebError::Forbidden)?.clone();
    room.desk.fresh(app, back)?;
    Ok((pact, party))
}

fn form(
    app: &App,
    room: &Room,
    pact: &Pact,
    party: &Organisation,
    posted: Option<&Posted>,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, now) = (room.t, app.clock.now());
    let standings = pact.standings(now);
    let mine = standings.iter().find(|one| one.organisation.slug == party.slug && one.stands(now));
    let signed = |id: &str| mine.is_some_and(|one| one.clauses.iter().any(|clause| clause == id));
    let clauses = pact.text.clauses.iter().enumerate().map(|(i, clause)| ClauseChoice {
        id: clause.id.clone(),
        number: i + 1,
        heading: clause.heading.get(t.0).to_owned(),
        on: posted.is_none_or(|posted| posted.all("clause").any(|id| id == clause.id)),
        signed: signed(&clause.id),
    });
    let value = |id: &str, default: String| posted.map_or(default, |posted| posted.get(id).to_owned());
    let blank = |id: &'static str, kind, label: &str, default: String| {
        Input::new(id, kind, label).value(value(id, default))
    };
    let input = |id: &'static str, kind, label: &str, default: String| {
        blank(id, kind, label, default).faults(&faults)
    };
    let officer = party.officer.clone().unwrap_or_else(|| room.desk.staff.name.clone());
    let limits = mine.map(|one| one.limits.clone()).unwrap_or_default();
    let languages = [("limits_en", Language::En), ("limits_fr", Language::Fr)];
    let RoomPage { page, .. } = room.page(app, t.get("pact-sign-title"), Part::Text);
    let status = faults.status();
    let body = SignPage {
        page,
        id: pact.row.id,
        title: text::title(room, &pact.text),
        hash: view::grouped(&pact.text.hash()),
        text: pact.text.hash(),
        organisation: party.name.get(t.0).to_owned(),
        people: t.with_all(
            "pact-people-as-of",
            &[
                ("people", &t.num("pact-party-people", party.people_represented)),
                ("day", &t.date(party.as_of)),
            ],
        ),
        clauses: clauses.collect(),
        who: vec![
            input("name", "text", t.get("pact-officer"), officer),
            input("title", "text", t.get("pact-officer-title"), party.officer_title.get(t.0).to_owned()),
        ],
        when: vec![
            input("date", "date", t.get("pact-date"), zone::local(now).date().to_string()),
            input("place", "text", t.get("pact-sign-place"), pact.text.place.get(t.0).to_owned()),
        ],
        witnesses: WITNESSES
            .iter()
            .map(|[name, title]| {
                vec![
                    input(name, "text", t.get("pact-witness"), String::new()).optional(),
                    input(title, "text", t.get("pact-witness-title"), String::new()).optional(),
                ]
            })
            .collect(),
        limits: languages
            .map(|(id, language)| {
                let default = limits.exact(language).unwrap_or_default().to_owned();
                blank(id, "textarea", t.get("pact-limits"), default)
                    .written_in(language.tag(), words::language(t, language))
                    .faults(&faults)
                    .optional()
            })
            .into(),
        sure: posted.is_some_and(|posted| posted.has("sure")),
        faults,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/pact/text/{id}/sign`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    let (pact, party) = authorised(&app, &room, id, &format!("/desk/pact/text/{id}/sign")).await?;
    form(&app, &room, &pact, &party, None, Faults::default())
}

fn read(
    t: T,
    pact: &Pact,
    party: &Organisation,
    posted: &Posted,
    today: Date,
    faults: &mut Faults,
) -> Option<Signature> {
    let mut clauses = pact.text.clause_hashes();
    clauses.retain(|clause| posted.all("clause").any(|id| id == clause.id));
    if clauses.is_empty() {
        faults.add("clauses", t.get("pact-fault-clauses"));
    }
    let officer =
        Person { name: line(t, posted, faults, "name", true), title: line(t, posted, faults, "title", true) };
    let date = posted.get("date").trim().parse::<Date>().ok().filter(|date| *date <= today);
    if date.is_none() {
        faults.add("date", t.get("pact-fault-date"));
    }
    let place = line(t, posted, faults, "place", true);
    let mut witnesses = Vec::new();
    for [name, title] in WITNESSES {
        let witness = Person {
            name: line(t, posted, faults, name, false),
            title: line(t, posted, faults, title, false),
        };
        if !witness.name.is_empty() {
            witnesses.push(witness);
        } else if !witness.title.is_empty() {
            faults.add(name, t.get("staff-fault-empty"));
        }
    }
    let limits = both(t, posted, faults, ["limits_en", "limits_fr"]);
    if !posted.has("sure") {
        faults.add("sure", t.get("pact-fault-sure"));
    }
    if posted.get("text") != pact.text.hash() {
        faults.add("clauses", t.get("pact-fault-text"));
    }
    Some(Signature {
        organisation: signatory(party),
        officer,
        date: date?,
        place,
        witnesses,
        limits,
        text: pact.text.hash(),
        clauses,
        late: pact.row.published_at.is_some(),
    })
}

/// `POST /desk/pact/text/{id}/sign`.
///
/// # Errors
/// [`WebError`].
pub async fn sign(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let (pact, party) = authorised(&app, &room, id, &format!("/desk/pact/text/{id}/sign")).await?;
    let (now, staff, mut faults) = (app.clock.now(), room.desk.staff.id, Faults::default());
    let signature = read(room.t, &pact, &party, &posted, zone::local(now).date(), &mut faults);
    let Some(signature) = signature.filter(|_| faults.is_empty()) else {
        return form(&app, &room, &pact, &party, Some(&posted), faults);
    };
    let clauses = i64::try_from(signature.clauses.len()).unwrap_or(i64::MAX);
    let slug = party.slug.clone();
    let (key, mut tx) = (texts::key(&app), app.db.write().await?);
    // As the list is now that nobody else enters anything.
    let entered = texts::enter(&mut tx, &key, &pact.row, now, move |list| {
        let all = standings(list, now);
        let mine = all.iter().find(|one| one.organisation.slug == slug && one.stands(now));
        let nothing_new = mine.is_some_and(|one| {
            one.leaves.is_some() || signature.clauses.iter().all(|clause| one.clauses.contains(&clause.id))
        });
        if nothing_new { Err(WebError::Closed) } else { Ok(Act::Signed(signature)) }
    });
    let entry = entered.await?.record.number;
    query!(tx, sharing::join(room.own()))?;
    let told = drafting::told(&app, &mut tx).await?;
    notify(&mut tx, now, Notice::PactSigned, (Thing::Pact, id), &told, staff).await?;
    audit::write(&mut tx, &room.desk, now, &Event::PactSigned { pact: id, entry, clauses }).await?;
    tx.commit().await?;
    app.refresh().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=signed")))
}
