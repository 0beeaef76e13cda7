//! One person's record: what is held of her, on what ground, and what can be done about it.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::person::Basis;
use commonfront_domain::{Language, PostalCode, Right, places, text_rules};
use commonfront_store::{Conn, PeopleChanges, Tx, query, write_people};
use commonfront_vault::OwnerKeys;

use super::change::{self, Act};
use super::held::{self, Held};
use super::list::{LONGEST_TAG, basis_key, mail_words, parameter};
use super::notes;
use super::segment::Segment;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::imports::plan::Plan;
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::{Desk, DeskPage, Section, accounts, audit};

/// People of the same name who are shown as possibly the same.
const ALIKE: usize = 5;
/// `suppressions.reason`: the organisation itself has removed her.
const REMOVED: i64 = 3;

/// Something that is held of a person.
pub(super) struct FactView {
    pub label: String,
    pub value: String,
}

struct ConsentView {
    when: String,
    action: String,
    wording: String,
    language: String,
    source: String,
    ended: Option<String>,
}

struct GroundView {
    words: String,
    proof: String,
}

struct NoteView {
    id: i64,
    text: String,
    by: String,
}

struct AlikeView {
    number: i64,
    name: String,
    address: String,
}

#[derive(Template)]
#[template(path = "slices/people/record.html")]
struct RecordPage {
    page: DeskPage,
    number: i64,
    name: String,
    sub: String,
    done: Option<&'static str>,
    undo: Option<i64>,
    fault: Option<&'static str>,
    note: String,
    facts: Vec<FactView>,
    consents: Vec<ConsentView>,
    grounds: Vec<GroundView>,
    tags: Vec<String>,
    notes: Vec<NoteView>,
    alike: Vec<AlikeView>,
    may_edit: bool,
    subscribed: bool,
}

#[derive(Template)]
#[template(path = "slices/people/remove.html")]
struct RemovePage {
    page: DeskPage,
    number: i64,
    name: String,
}

/// What is held of a person, her tags, consents and notes apart.
pub(super) fn facts(t: T, held: &Held) -> Vec<FactView> {
    let person = &held.person;
    let fact = |key: &str, value: &str| FactView {
        label: t.get(key).to_owned(),
        value: if value.is_empty() { "–".to_owned() } else { value.to_owned() },
    };
    let town = PostalCode::parse(&person.postal_code).ok().and_then(|code| places::place(&code));
    let mut facts = vec![
        fact("people-given-name", &person.given_name),
        fact("people-family-name", &person.family_name),
        fact("people-address", &person.email_address),
        fact("people-postal-code", &person.postal_code),
        fact("people-town", town.map(|town| town.name(t.0)).unwrap_or_default()),
        fact("people-language", language_words(t, held.language)),
        fact("people-mail", mail_words(t, held.standing.mail_status)),
        fact("people-basis", t.get(basis_key(held.standing.basis as i64))),
        fact("people-tags", &person.tags.join(", ")),
    ];
    if let Some(until) = held.basis_until {
        facts.push(fact("people-basis-until", &t.day(until)));
    }
    for (name, value) in &person.custom {
        facts.push(FactView { label: name.clone(), value: value.clone() });
    }
    facts
}

fn language_words(t: T, language: Language) -> &'static str {
    t.get(match language {
        Language::En => "people-english",
        Language::Fr => "people-french",
    })
}

pub(super) async fn open(conn: &mut Conn, keys: &OwnerKeys, number: i64) -> Result<Held, WebError> {
    let row = query!(conn, people::get(keys.owner(), number))?.ok_or(WebError::NotFound)?;
    Held::open(keys, &row)
}

async fn consents(
    app: &App,
    t: T,
    conn: &mut Conn,
    keys: &OwnerKeys,
    number: i64,
) -> Result<Vec<ConsentView>, WebError> {
    let snapshot = app.catalog.now();
    let rows = query!(conn, people::ledger(keys.owner(), number))?;
    let view = |row: commonfront_store::rows::people::LedgerRow| ConsentView {
        when: t.day(row.given_at),
        action: snapshot
            .action_by_id(row.action_id)
            .map(|(_, action)| action.document.title.get(t.0).to_owned())
            .unwrap_or_default(),
        wording: row.wording,
        language: row.language,
        source: t
            .get(if row.source == "form" { "people-source-form" } else { "people-source-api" })
            .to_owned(),
        ended: row.withdrawn_at.map(|at| t.day(at)),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The imports that she came with, and on what ground.
async fn grounds(t: T, conn: &mut Conn, keys: &OwnerKeys, held: &Held) -> Result<Vec<GroundView>, WebError> {
    let mut grounds = Vec::new();
    for &import in &held.person.imports {
        let Some(row) = query!(conn, imports::get(keys.owner(), import))? else { continue };
        let plan = Plan::open(keys, &row)?;
        let basis = t.get(basis_key(plan.basis.unwrap_or(Basis::Express) as i64));
        let words = t.with_all("people-ground-import", &[("day", &t.day(row.created_at)), ("basis", basis)]);
        grounds.push(GroundView { words, proof: plan.proof });
    }
    Ok(grounds)
}

async fn notes_of(
    app: &App,
    t: T,
    conn: &mut Conn,
    keys: &OwnerKeys,
    number: i64,
) -> Result<Vec<NoteView>, WebError> {
    let mut views = Vec::new();
    for note in query!(conn, people_beside::notes(keys.owner(), number))? {
        let author = match query!(conn, staff::get(note.staff_id))? {
            Some(row) => Some(accounts::open_person(&app.vault, &row.fingerprint, &row.sealed)?.name),
            None => None,
        };
        let author = author.unwrap_or_else(|| t.get("people-note-by-import").to_owned());
        views.push(NoteView {
            id: note.id,
            text: notes::open(keys, &note)?,
            by: format!("{author}, {}", t.day(note.created_at)),
        });
    }
    Ok(views)
}

/// Others of the same name: they may be the same person.
async fn alike(conn: &mut Conn, keys: &OwnerKeys, held: &Held) -> Result<Vec<AlikeView>, WebError> {
    let (given, family) = (&held.person.given_name, &held.person.family_name);
    if given.is_empty() || family.is_empty() {
        return Ok(Vec::new());
    }
    let segment = Segment { words: format!("{given} {family}").replace('@', " "), ..Segment::default() };
    let found = segment.find(conn, keys).await?;
    let mut alike = Vec::new();
    for number in found.iter().filter(|&number| number != held.number).take(ALIKE) {
        let other = open(conn, keys, number).await?;
        alike.push(AlikeView { number, name: other.person.name(), address: other.person.email_address });
    }
    Ok(alike)
}

fn done_key(done: &str) -> Option<&'static str> {
    Some(match done {
        "correct" => "people-did-correct",
        "tag" => "people-did-tag",
        "untag" => "people-did-untag",
        "note" => "people-did-note",
        "note-remove" => "people-did-note-remove",
        "unsubscribe" => "people-did-unsubscribe",
        "merge" => "people-did-merge",
        _ => return None,
    })
}

async fn render(
    app: &App,
    desk: &Desk,
    number: i64,
    query: &str,
    fault: Option<&'static str>,
    note: String,
) -> Result<Response, WebError> {
    desk.may(Right::People)?;
    let t = desk.t;
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let mut conn = app.db.read().await?;
    let held = open(&mut conn, &keys, number).await?;
    let mut shown = facts(t, &held);
    shown.retain(|fact| fact.label != t.get("people-tags"));
    let body = RecordPage {
        page: desk.page(app, &held.person.name(), Section::People),
        number,
        name: held.person.name(),
        sub: t.with("people-here-since", "day", &t.day(held.standing.created_at)),
        done: done_key(&parameter(query, "done")).map(|key| t.get(key)),
        undo: parameter(query, "undo").parse().ok(),
        fault: fault.map(|key| t.get(key)),
        note,
        facts: shown,
        consents: consents(app, t, &mut conn, &keys, number).await?,
        grounds: grounds(t, &mut conn, &keys, &held).await?,
        notes: notes_of(app, t, &mut conn, &keys, number).await?,
        alike: alike(&mut conn, &keys, &held).await?,
        may_edit: desk.staff.role.may(Right::EditPeople),
        subscribed: held.standing.mail_status == commonfront_domain::person::MailStatus::Subscribed,
        tags: held.person.tags,
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/people/{number}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    render(&app, &desk, number, &query.unwrap_or_default(), None, String::new()).await
}

/// `POST /desk/people/{number}/{what}`: tag, untag, note, note-remove, unsubscribe.
///
/// # Errors
/// [`WebError`].
pub async fn act(
    State(app): State<Shared>,
    desk: Desk,
    Path((number, what)): Path<(i64, String)>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    open(&mut app.db.read().await?, &keys, number).await?;
    let now = app.clock.now();
    let tag = text_rules::line(posted.get("tag"), LONGEST_TAG);
    let done = match (what.as_str(), tag) {
        ("tag", Ok(tag)) => change::act(&app, &desk, vec![number], &Act::Tag(tag)).await?.undo,
        ("untag", Ok(tag)) => change::act(&app, &desk, vec![number], &Act::Untag(tag)).await?.undo,
        ("tag" | "untag", Err(_)) => {
            return render(&app, &desk, number, "", Some("people-done-label"), String::new()).await;
        }
        ("unsubscribe", _) => change::act(&app, &desk, vec![number], &Act::Unsubscribe).await?.undo,
        ("note", _) => {
            let Ok(text) = text_rules::paragraphs(posted.get("note"), notes::LONGEST) else {
                let typed = posted.get("note").to_owned();
                return render(&app, &desk, number, "", Some("people-fault-note"), typed).await;
            };
            let mut tx = app.db.write().await?;
            notes::put(&mut tx, &keys, number, desk.staff.id, &text, now).await?;
            audit::write(&mut tx, &desk, now, &Event::PersonNoted { person: number }).await?;
            tx.commit().await?;
            None
        }
        ("note-remove", _) => {
            let id = posted.get("id").parse().map_err(|_| WebError::NotFound)?;
            let mut tx = app.db.write().await?;
            if !query!(tx, people_beside::remove_note(keys.owner(), number, id))? {
                return Err(WebError::NotFound);
            }
            audit::write(&mut tx, &desk, now, &Event::PersonNoteRemoved { person: number }).await?;
            tx.commit().await?;
            None
        }
        _ => return Err(WebError::NotFound),
    };
    let undo = done.map(|undo| format!("&undo={undo}")).unwrap_or_default();
    Ok(see_other(&format!("/desk/people/{number}?done={what}{undo}")))
}

/// `GET /desk/people/{number}/remove`: sure?
///
/// # Errors
/// [`WebError`].
pub async fn remove_page(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let name = open(&mut app.db.read().await?, &keys, number).await?.person.name();
    let page = desk.page(&app, desk.t.get("people-remove"), Section::People);
    Ok(page::html(StatusCode::OK, page::render(&RemovePage { page, number, name })?, NEVER))
}

/// `POST /desk/people/{number}/remove`: the organisation holds nothing of her any more, and no import of
/// its own brings her back.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    query!(tx, people::hold(keys.owner(), 0))?;
    take_out(&mut tx, &keys, number, REMOVED, now).await?;
    audit::write(&mut tx, &desk, now, &Event::PersonRemoved { person: number }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/people?done=gone"))
}

/// Takes a person out of an organisation's people; `reason` is why no import of its own brings her back.
///
/// # Errors
/// [`WebError::NotFound`]; the database can't write.
pub async fn take_out(
    tx: &mut Tx,
    keys: &OwnerKeys,
    number: i64,
    reason: i64,
    now: i64,
) -> Result<(), WebError> {
    let row = query!(tx, people::get(keys.owner(), number))?.ok_or(WebError::NotFound)?;
    let held = Held::open(keys, &row)?;
    let changes = PeopleChanges { remove: vec![(number, held.index(keys))], ..PeopleChanges::default() };
    write_people(tx, keys.owner(), &changes, i64::MAX, now).await?;
    query!(tx, people::suppress(keys.owner(), &row.fingerprint, reason, now))?;
    query!(tx, people::end_consents(keys.owner(), number, now))?;
    Ok(())
}
