//! `/desk/pact/text/{id}/edit`: the secretary writes the draft, clause by clause, English and French side by
//! side. Every button saves.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, Text};
use commonfront_pact::{ClauseKind, PactText, Rule};
use commonfront_store::query;

use super::posted::{self, Faults};
use super::room::{Part, Room, RoomPage};
use super::{drafting, text, texts};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::editor::posted::Posted;
use crate::slices::editor::words;
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{DeskPage, audit};

/// One language's control of a pair.
struct Side {
    name: String,
    tag: &'static str,
    language: &'static str,
    missing: bool,
    value: String,
    fault: String,
}

/// A text in both languages.
struct Pair {
    label: String,
    rows: usize,
    sides: Vec<Side>,
}

/// One of several to choose from.
struct Choice {
    value: &'static str,
    label: &'static str,
    on: bool,
}

struct Item {
    at: usize,
    id: String,
    legend: String,
    kinds: Vec<Choice>,
    heading: Pair,
    body: Pair,
    last: bool,
}

/// A control for a number or a day.
struct Single {
    name: &'static str,
    kind: &'static str,
    label: &'static str,
    value: String,
    fault: String,
}

#[derive(Template)]
#[template(path = "slices/pact/edit.html")]
struct EditPage {
    page: DeskPage,
    id: i64,
    title: String,
    revision: i64,
    version: i64,
    saved: bool,
    unready: Vec<String>,
    faults: Faults,
    head: Vec<Pair>,
    items: Vec<Item>,
    more: bool,
    dates: Vec<Single>,
    numbers: Vec<Single>,
    rules: Vec<Choice>,
    weighted: Vec<Choice>,
}

fn fault(faults: &Faults, name: &str) -> String {
    faults.iter().find(|(field, _)| field == name).map(|(_, words)| words.clone()).unwrap_or_default()
}

fn pair(t: T, faults: &Faults, name: &str, label: String, rows: usize, text: &Text) -> Pair {
    let side = |language: Language| {
        let name = format!("{name}.{}", language.tag());
        Side {
            fault: fault(faults, &name),
            name,
            tag: language.tag(),
            language: words::language(t, language),
            missing: text.missing(language),
            value: text.exact(language).unwrap_or_default().to_owned(),
        }
    };
    Pair { label, rows, sides: Language::ALL.map(side).into() }
}

fn items(t: T, text: &PactText, faults: &Faults) -> Vec<Item> {
    let item = |(at, clause): (usize, &commonfront_pact::Clause)| {
        let name = |field: &str| format!("clauses.{at}.{field}");
        let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let kind = |kind: ClauseKind| Choice {
            value: kind.name(),
            label: t.get(&format!("pact-kind-{}", kind.name())),
            on: clause.kind == kind,
        };
        let label = |key: &str| t.get(key).to_owned();
        Item {
            at,
            id: clause.id.clone(),
            legend: t.num("pact-clause-number", number),
            kinds: ClauseKind::ALL.map(kind).into(),
            heading: pair(t, faults, &name("heading"), label("pact-heading"), 0, &clause.heading),
            body: pair(t, faults, &name("body"), label("pact-body"), 5, &clause.body),
            last: at + 1 == text.clauses.len(),
        }
    };
    text.clauses.iter().enumerate().map(item).collect()
}

struct Shown<'s> {
    id: i64,
    revision: i64,
    version: i64,
    saved: bool,
    unready: bool,
    text: &'s PactText,
    /// What was typed, if it could not be kept.
    typed: Option<&'s Posted>,
    faults: Faults,
}

fn form(app: &App, room: &Room, shown: Shown<'_>) -> Result<Response, WebError> {
    let (t, text, faults) = (room.t, shown.text, &shown.faults);
    let single = |name: &'static str, kind, key, value: String| Single {
        name,
        kind,
        label: t.get(key),
        value: shown.typed.map_or(value, |typed| typed.trimmed(name).to_owned()),
        fault: fault(faults, name),
    };
    let rule = |rule: Rule| Choice {
        value: rule.name(),
        label: t.get(&format!("pact-rule-{}", rule.name())),
        on: rule == text.decisions.rule,
    };
    let weighted = |(value, key, on)| Choice { value, label: t.get(key), on };
    let label = |key: &str| t.get(key).to_owned();
    let rules = &text.decisions;
    let title = text::title(room, text);
    let RoomPage { page, .. } = room.page(app, &title, Part::Text);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let body = EditPage {
        page,
        id: shown.id,
        title,
        revision: shown.revision,
        version: shown.version,
        saved: shown.saved,
        unready: if shown.unready { drafting::unready(t, text) } else { Vec::new() },
        head: vec![
            pair(t, faults, "title", label("pact-title"), 0, &text.title),
            pair(t, faults, "preamble", label("pact-preamble"), 6, &text.preamble),
            pair(t, faults, "place", label("pact-place"), 0, &text.place),
        ],
        items: items(t, text, faults),
        more: text.clauses.len() < PactText::MOST_CLAUSES,
        dates: vec![
            single("from", "date", "pact-from", text.term.from.to_string()),
            single("until", "date", "pact-until", text.term.until.to_string()),
        ],
        numbers: vec![
            single("notice", "number", "pact-notice-days", text.notice_days.to_string()),
            single("quorum", "number", "pact-quorum", rules.quorum_percent.to_string()),
            single("days", "number", "pact-days", rules.notice_days.to_string()),
            single("hours", "number", "pact-hours", rules.urgent_hours.to_string()),
        ],
        rules: Rule::ALL.map(rule).into(),
        weighted: [("no", "pact-rule-each", !rules.weighted), ("yes", "pact-rule-weighted", rules.weighted)]
            .map(weighted)
            .into(),
        faults: shown.faults,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/pact/text/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    uri: Uri,
) -> Result<Response, WebError> {
    drafting::secretary(&room)?;
    let mut conn = app.db.read().await?;
    let pact = texts::get(&mut conn, id).await?;
    drop(conn);
    if pact.row.state != texts::DRAFT {
        return Err(WebError::Closed);
    }
    let asked = uri.query().unwrap_or_default();
    let shown = Shown {
        id,
        revision: pact.row.revision,
        version: pact.row.versions,
        saved: asked == "did=saved",
        unready: asked == "unready=1",
        text: &pact.text,
        typed: None,
        faults: Faults::new(),
    };
    form(&app, &room, shown)
}

/// `POST /desk/pact/text/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    drafting::secretary(&room)?;
    let (t, now) = (room.t, app.clock.now());
    let mut tx = app.db.write().await?;
    let pact = texts::get(&mut tx, id).await?;
    if pact.row.state != texts::DRAFT {
        return Err(WebError::Closed);
    }
    let (mut text, mut faults) = posted::read(t, &posted, &pact.text);
    let about = posted::change(&mut text, posted.trimmed("do"));
    if posted.number("revision") != pact.row.revision {
        faults.push(("title.en".to_owned(), t.get("pact-fault-collision").to_owned()));
    }
    if faults.is_empty() && text != pact.text {
        let document = texts::write(&text)?;
        query!(tx, pact::save(id, pact.row.revision, &document, room.desk.staff.id, now))?;
        audit::write(&mut tx, &room.desk, now, &Event::PactSaved { pact: id }).await?;
        tx.commit().await?;
    } else if !faults.is_empty() {
        drop(tx);
        let shown = Shown {
            id,
            revision: pact.row.revision,
            version: pact.row.versions,
            saved: false,
            unready: false,
            text: &text,
            typed: Some(&posted),
            faults,
        };
        return form(&app, &room, shown);
    }
    Ok(see_other(&match (posted.trimmed("do"), about) {
        ("done", _) => format!("/desk/pact/text/{id}?did=saved"),
        (_, Some(clause)) if text.clause(&clause).is_some() => format!("/desk/pact/text/{id}/edit#{clause}"),
        (_, Some(_)) => format!("/desk/pact/text/{id}/edit#clauses"),
        _ => format!("/desk/pact/text/{id}/edit?did=saved"),
    }))
}
