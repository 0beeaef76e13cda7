//! `/desk/fairness/ID/sheet`: one's own sheet. It is kept as often as one likes and handed in once.

use std::collections::BTreeMap;

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_fairness::{Answer, Confidence, Criterion, MOST_CRITERIA};
use commonfront_store::query;
use commonfront_store::rows::fairness::FairnessSheetRow;

use super::documents::{self, Entry, Sheet};
use super::load::{SCORING, Whole};
use super::typed;
use super::words::Said;
use super::{forms, places, words};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::Room;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, Section, audit};

/// One of the answers.
struct Choice {
    value: String,
    words: String,
    points: String,
    on: bool,
}

/// A question of the sheet.
struct Field {
    id: String,
    question: String,
    evidence: String,
    weight: i64,
    gate: bool,
    choices: Vec<Choice>,
    /// For what is measured: what stands there, its unit, what the scale says.
    number: Option<(String, String, String)>,
    page: String,
    note: String,
    confidences: Vec<(&'static str, &'static str, bool)>,
}

struct Group {
    name: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "slices/fairness/sheet.html")]
struct SheetPage {
    page: DeskPage,
    id: i64,
    title: String,
    budget: Said,
    link: String,
    groups: Vec<Group>,
    faults: Faults,
}

/// What stands in the form: what was posted, or what is kept.
enum Values<'v> {
    Posted(&'v Posted),
    Kept(&'v BTreeMap<String, Entry>),
}

fn field(room: &Room, criterion: &Criterion, values: &Values<'_>) -> Field {
    let (t, id) = (room.t, &criterion.id);
    let entry = match values {
        Values::Kept(kept) => kept.get(id).cloned().unwrap_or_default(),
        Values::Posted(_) => Entry::default(),
    };
    let (choice, number, page, note, confidence) = match values {
        Values::Posted(posted) => {
            let of = |what: &str| posted.get(&format!("{what}.{id}")).to_owned();
            (of("answer"), of("value"), of("page"), of("note"), of("confidence"))
        }
        Values::Kept(_) => {
            let (choice, number) = match entry.answer {
                Some(Answer::Points(points)) => (points.to_string(), String::new()),
                Some(Answer::Value(value)) => ("value".to_owned(), words::decimal(t, value)),
                Some(Answer::NotApplicable) => ("na".to_owned(), String::new()),
                Some(Answer::NoEvidence) => ("none".to_owned(), String::new()),
                None => (String::new(), String::new()),
            };
            let text = |text: &commonfront_domain::Text| text.get(t.0).to_owned();
            (choice, number, text(&entry.page), text(&entry.note), entry.confidence.name().to_owned())
        }
    };
    let one = |value: &str, words: String, points: String| Choice {
        value: value.to_owned(),
        words,
        points,
        on: choice == value,
    };
    let anchors = criterion.anchors.iter().map(|anchor| {
        let points = anchor.points.to_string();
        one(&points, words::of(t, &anchor.words).to_owned(), points.clone())
    });
    let mut choices: Vec<Choice> = anchors.collect();
    if criterion.scale.is_some() {
        choices.push(one("value", t.get("fairness-a-number").to_owned(), String::new()));
    }
    choices.push(one("none", t.get("fairness-no-evidence").to_owned(), String::new()));
    choices.push(one("na", t.get("fairness-not-applicable").to_owned(), String::new()));
    let scale = criterion.scale.as_ref().map(|scale| {
        (number, words::of(t, &scale.unit).to_owned(), words::scale(t, criterion).unwrap_or_default())
    });
    let sure = |one: Confidence| {
        (one.name(), t.get(&format!("fairness-confidence-{}", one.name())), one.name() == confidence)
    };
    Field {
        id: id.clone(),
        question: words::of(t, &criterion.question).to_owned(),
        evidence: words::of(t, &criterion.evidence).to_owned(),
        weight: i64::from(criterion.weight),
        gate: criterion.is_gate(),
        choices,
        number: scale,
        page,
        note,
        confidences: Confidence::ALL.into_iter().map(sure).collect(),
    }
}

fn render(
    app: &App,
    room: &Room,
    whole: &Whole,
    values: &Values<'_>,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, rubric) = (room.t, &whole.rubric);
    let group = |dimension: &commonfront_fairness::Dimension| Group {
        name: words::of(t, &dimension.name).to_owned(),
        fields: rubric.of(&dimension.id).map(|one| field(room, one, values)).collect(),
    };
    let body = SheetPage {
        page: room.desk.page(app, t.get("fairness-sheet"), Section::Fairness),
        id: whole.row.id,
        title: places::title(t, &whole.row.jurisdiction, whole.row.year),
        budget: Said::new(t, &whole.budget.title),
        link: whole.budget.link.clone(),
        groups: rubric.dimensions.iter().map(group).collect(),
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// One's own sheet as it stands, if it may still be written.
async fn mine(app: &App, room: &Room, id: i64) -> Result<(Whole, BTreeMap<String, Entry>), WebError> {
    let (whole, _) = forms::seen(app, room, id).await?;
    let held = whole.sheets.iter().find(|held| held.staff_id == room.desk.staff.id);
    if whole.row.state != SCORING || held.is_some_and(|held| held.handed_in) {
        return Err(WebError::Closed);
    }
    let scores = held.map(|held| held.sheet.scores.clone()).unwrap_or_default();
    Ok((whole, scores))
}

/// `GET /desk/fairness/{id}/sheet`.
///
/// # Errors
/// [`WebError::Closed`] once it was handed in, or scoring is over.
pub async fn show(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, scores) = mine(&app, &room, id).await?;
    render(&app, &room, &whole, &Values::Kept(&scores), Faults::default())
}

/// `POST /desk/fairness/{id}/sheet`: keeps it, or hands it in.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let posted = Posted::read_up_to(MOST_CRITERIA * 5 + 20, &headers, body)?;
    let (whole, before) = mine(&app, &room, id).await?;
    let hands_in = posted.get("do") == "hand-in";
    let (mut faults, mut sheet) = (Faults::default(), Sheet::default());
    for criterion in &whole.rubric.criteria {
        let entry = typed::entry(room.t, &mut faults, &posted, criterion, before.get(&criterion.id));
        if hands_in {
            typed::complete(room.t, &mut faults, criterion, &entry);
        }
        let tail = format!(".{}", criterion.id);
        faults.call(|field| field.ends_with(&tail), words::of(room.t, &criterion.name));
        sheet.scores.insert(criterion.id.clone(), entry);
    }
    if !faults.is_empty() {
        return render(&app, &room, &whole, &Values::Posted(&posted), faults);
    }
    let at = app.clock.now();
    let row = FairnessSheetRow {
        staff_id: room.desk.staff.id,
        organisation_id: room.own(),
        document: documents::write(&sheet)?,
        handed_in_at: hands_in.then_some(at),
    };
    let mut tx = app.db.write().await?;
    if query!(tx, fairness::put_sheet(id, &row, at))? == 0 {
        return Err(WebError::Closed);
    }
    if hands_in {
        audit::write(&mut tx, &room.desk, at, &Event::FairnessSheetHandedIn { test: id }).await?;
    }
    tx.commit().await?;
    let did = if hands_in { "handed-in" } else { "saved" };
    Ok(see_other(&format!("{}?did={did}", forms::href(id))))
}
