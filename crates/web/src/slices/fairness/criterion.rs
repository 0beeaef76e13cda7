//! `/desk/fairness/ID/criteria/NAME`: what all assessors answered to one question; here it is settled, dissent is
//! written down, and the government's reply to it is kept.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, Text};
use commonfront_fairness::{Answer, Criterion, Standing};
use commonfront_store::query;

use super::documents::{self, Settled, Sheet};
use super::load::{SCORING, SETTLING, Whole};
use super::typed;
use super::words::Said;
use super::{forms, places, words};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::messages::names::Names;
use crate::slices::pact::Room;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, Section, audit};

/// What one assessor answered.
struct Given {
    who: String,
    mine: bool,
    answer: String,
    points: String,
    page: Said,
    note: Said,
    dissent: Said,
    confidence: &'static str,
    differs: bool,
}

struct Choice {
    value: String,
    words: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "slices/fairness/criterion.html")]
struct CriterionPage {
    page: DeskPage,
    id: i64,
    criterion: String,
    title: String,
    name: String,
    question: String,
    evidence: String,
    standing: &'static str,
    answer: String,
    reason: Said,
    given: Vec<Given>,
    /// Whether it can be settled here; with the answers to choose from.
    settles: bool,
    choices: Vec<Choice>,
    /// For what is measured: what stands there, the unit, what the scale says.
    number: Option<(String, String, String)>,
    reasons: [String; 2],
    dissents: bool,
    my_dissent: String,
    replies: bool,
    reply: [String; 2],
    notice: Option<&'static str>,
    faults: Faults,
}

fn pair(text: &Text) -> [String; 2] {
    Language::ALL.map(|language| text.exact(language).unwrap_or_default().to_owned())
}

fn given(
    room: &Room,
    whole: &Whole,
    names: &Names,
    criterion: &Criterion,
) -> (Vec<Given>, &'static str, Option<Answer>) {
    let t = room.t;
    let called = whole.assessors(t, names);
    let Some(finding) = whole.findings(t).into_iter().find(|one| one.criterion == criterion.id) else {
        return (Vec::new(), "open", None);
    };
    let mut all = Vec::new();
    for held in whole.handed_in() {
        let Some(entry) = held.sheet.scores.get(&criterion.id) else { continue };
        let Some(answer) = entry.answer else { continue };
        let points = criterion.points(answer).ok().flatten().map(|points| i64::from(points) / 1_000);
        all.push(Given {
            who: called.get(&held.key).cloned().unwrap_or_default(),
            mine: held.staff_id == room.desk.staff.id,
            answer: words::answer(t, criterion, answer),
            points: words::points(t, points),
            page: Said::new(t, &entry.page),
            note: Said::new(t, &entry.note),
            dissent: Said::new(t, &entry.dissent),
            confidence: t.get(&format!("fairness-confidence-{}", entry.confidence.name())),
            differs: finding.dissents().any(|score| score.assessor == held.key),
        });
    }
    let (standing, counts) = match finding.standing {
        Standing::Open => ("open", None),
        Standing::Disputed => ("disputed", None),
        Standing::Agreed => ("agreed", Some(finding.answer)),
        Standing::Settled(_) => ("settled", Some(finding.answer)),
    };
    (all, standing, counts)
}

/// A test whose scores she may see, with one of its questions.
async fn read(app: &App, room: &Room, id: i64, name: &str) -> Result<(Whole, Names, Criterion), WebError> {
    let (whole, names) = forms::seen(app, room, id).await?;
    if !whole.opens_scores_to(room.desk.staff.id) {
        return Err(WebError::NotFound);
    }
    let criterion = whole.rubric.criterion(name).cloned().ok_or(WebError::NotFound)?;
    Ok((whole, names, criterion))
}

fn render(
    app: &App,
    room: &Room,
    (whole, names, criterion): (&Whole, &Names, &Criterion),
    posted: Option<&Posted>,
    (did, faults): (&str, Faults),
) -> Result<Response, WebError> {
    let t = room.t;
    let (given, standing, counts) = given(room, whole, names, criterion);
    let ours = whole.row.organisation_id == room.own() && room.speaks();
    let settled = whole.settled.get(&criterion.id);
    let kept_reason = settled.map(|one| pair(&one.reason)).unwrap_or_default();
    let kept_reply = whole.reply(&criterion.id).map(pair).unwrap_or_default();
    let of = |posted: &Posted, name: &str| {
        Language::ALL.map(|language| posted.get(&format!("{name}_{}", language.tag())).to_owned())
    };
    let (choice, value) = match (posted, settled.map(|one| one.answer)) {
        (Some(posted), _) => {
            let of = |what: &str| posted.get(&format!("{what}.{}", criterion.id)).to_owned();
            (of("answer"), of("value"))
        }
        (None, Some(Answer::Points(points))) => (points.to_string(), String::new()),
        (None, Some(Answer::Value(value))) => ("value".to_owned(), words::decimal(t, value)),
        (None, Some(Answer::NotApplicable)) => ("na".to_owned(), String::new()),
        (None, Some(Answer::NoEvidence)) => ("none".to_owned(), String::new()),
        (None, None) => (String::new(), String::new()),
    };
    let one = |value: String, words: String| Choice { on: value == choice, value, words };
    let mut choices: Vec<Choice> = criterion
        .anchors
        .iter()
        .map(|anchor| {
            let words = format!("{} · {}", anchor.points, words::of(t, &anchor.words));
            one(anchor.points.to_string(), words)
        })
        .collect();
    if criterion.scale.is_some() {
        choices.push(one("value".into(), t.get("fairness-a-number").into()));
    }
    choices.push(one("none".into(), t.get("fairness-no-evidence").into()));
    choices.push(one("na".into(), t.get("fairness-not-applicable").into()));
    let mine = whole.handed_in().find(|held| held.staff_id == room.desk.staff.id);
    let my_dissent =
        mine.and_then(|held| held.sheet.scores.get(&criterion.id)).map(|entry| entry.dissent.get(t.0));
    let body = CriterionPage {
        page: room.desk.page(app, words::of(t, &criterion.name), Section::Fairness),
        id: whole.row.id,
        criterion: criterion.id.clone(),
        title: places::title(t, &whole.row.jurisdiction, whole.row.year),
        name: words::of(t, &criterion.name).to_owned(),
        question: words::of(t, &criterion.question).to_owned(),
        evidence: words::of(t, &criterion.evidence).to_owned(),
        standing,
        answer: counts.map(|answer| words::answer(t, criterion, answer)).unwrap_or_default(),
        reason: settled.map(|one| Said::new(t, &one.reason)).unwrap_or_default(),
        settles: ours && whole.row.state == SETTLING && matches!(standing, "disputed" | "settled"),
        choices,
        number: criterion.scale.as_ref().map(|scale| {
            (value, words::of(t, &scale.unit).to_owned(), words::scale(t, criterion).unwrap_or_default())
        }),
        reasons: posted.map_or(kept_reason, |posted| of(posted, "reason")),
        dissents: room.speaks()
            && whole.row.state == SETTLING
            && given.iter().any(|one| one.mine && one.differs),
        my_dissent: posted.filter(|posted| posted.get("do") == "dissent").map_or_else(
            || my_dissent.unwrap_or_default().to_owned(),
            |posted| posted.get("dissent").to_owned(),
        ),
        replies: ours && whole.row.state != SCORING,
        reply: posted
            .filter(|posted| posted.get("do") == "reply")
            .map_or(kept_reply, |posted| of(posted, "reply")),
        given,
        notice: forms::notice(t, did),
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/fairness/{id}/criteria/{criterion}`.
///
/// # Errors
/// [`WebError::NotFound`] also for whoever hasn't given her own scores while others do.
pub async fn show(
    State(app): State<Shared>,
    room: Room,
    Path((id, name)): Path<(i64, String)>,
    asked: Asked,
) -> Result<Response, WebError> {
    let (whole, names, criterion) = read(&app, &room, id, &name).await?;
    render(&app, &room, (&whole, &names, &criterion), None, (asked.get("did"), Faults::default()))
}

/// `POST /desk/fairness/{id}/criteria/{criterion}`: settles, dissents, or keeps a reply.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    room: Room,
    Path((id, name)): Path<(i64, String)>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, names, criterion) = read(&app, &room, id, &name).await?;
    let (mut faults, at) = (Faults::default(), app.clock.now());
    let ours = whole.row.organisation_id == room.own();
    let (did, event) = match posted.get("do") {
        "settle" if !ours => return Err(WebError::NotFound),
        "reply" if !ours || whole.row.state == SCORING => return Err(WebError::NotFound),
        "settle" | "dissent" if whole.row.state != SETTLING => return Err(WebError::Closed),
        "settle" => ("settled", Event::FairnessSettled { test: id, criterion: name.clone() }),
        "dissent" => ("dissent", Event::FairnessDissent { test: id, criterion: name.clone() }),
        "reply" => ("replied", Event::FairnessReplyKept { test: id }),
        _ => return Err(WebError::Malformed(String::new())),
    };
    let mut tx = app.db.write().await?;
    match did {
        "settled" => {
            let answer = typed::answer(room.t, &mut faults, &posted, &criterion);
            if answer.is_none() && faults.is_empty() {
                faults.add(format!("answer.{name}"), room.t.get("fairness-fault-answer"));
            }
            let reason = typed::both(room.t, &mut faults, &posted, "reason", (typed::WORDS, true), true);
            if let Some(answer) = answer.filter(|_| faults.is_empty()) {
                let document = documents::write(&Settled { answer, reason })?;
                query!(tx, fairness::settle(id, &name, &document, at, room.desk.staff.id))?;
            }
        }
        "dissent" => {
            let mine = whole.handed_in().find(|held| held.staff_id == room.desk.staff.id);
            let mut sheet: Sheet = mine.map(|held| held.sheet.clone()).ok_or(WebError::NotFound)?;
            let entry = sheet.scores.get_mut(&name).ok_or(WebError::NotFound)?;
            typed::text(room.t, &mut faults, &posted, "dissent", typed::WORDS, true, &mut entry.dissent);
            if faults.is_empty() {
                let document = documents::write(&sheet)?;
                query!(tx, fairness::say_dissent(id, room.desk.staff.id, &document, at))?;
            }
        }
        _ => {
            let reply = typed::both(room.t, &mut faults, &posted, "reply", (typed::WORDS, true), false);
            let mut budget = whole.budget.clone();
            if Language::ALL.into_iter().all(|language| reply.missing(language)) {
                budget.reply.criteria.remove(&name);
            } else {
                budget.reply.criteria.insert(name.clone(), reply);
            }
            if faults.is_empty() {
                let document = documents::write(&budget)?;
                query!(tx, fairness::change_test(room.own(), id, whole.row.visibility, &document, at))?;
            }
        }
    }
    if !faults.is_empty() {
        drop(tx);
        return render(&app, &room, (&whole, &names, &criterion), Some(&posted), ("", faults));
    }
    query!(tx, fairness::forget_adoptions(id, whole.row.organisation_id))?;
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}/criteria/{name}?did={did}", forms::href(id))))
}
