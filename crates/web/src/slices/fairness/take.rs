//! `/{lang}/tools/fairness/SLUG/try`: anybody answers the questions herself and sees her result beside the published
//! one. Everything stands in the address; nothing is kept.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_fairness::{Answer, Criterion, Score, findings};

use super::chart::Line as Ruler;
use super::load::Outcomes;
use super::words::Said;
use super::{card, chart, places, report, typed, words};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::fraud::asked::Asked;

/// The longest number that is read.
const LONGEST: usize = 40;

/// A question to answer.
struct Field {
    id: String,
    question: String,
    evidence: String,
    weight: i64,
    gate: bool,
    /// The answers: value, words, points, whether chosen. Empty for a number.
    choices: Vec<(String, String, String, bool)>,
    value: String,
    unit: String,
    scale: String,
    skipped: bool,
    fault: Option<&'static str>,
}

/// A group of questions.
struct Part {
    name: String,
    fields: Vec<Field>,
}

/// A row of the comparison.
struct Beside {
    name: String,
    mine: String,
    theirs: String,
    mine_width: String,
    their_width: String,
}

/// What came of the answers.
struct Mine {
    outcome: &'static str,
    word: &'static str,
    sentence: String,
    /// The published verdict, beside it.
    beside: String,
    pictured: String,
    coverage: String,
    ruler: Option<Ruler>,
    rows: Vec<Beside>,
}

#[derive(Template)]
#[template(path = "slices/fairness/take.html")]
struct TakePage {
    page: Page,
    base: String,
    title: String,
    slug: String,
    budget: Said,
    link: String,
    parts: Vec<Part>,
    mine: Option<Mine>,
    faulty: bool,
    rubric: String,
}

fn read(t: T, criterion: &Criterion, asked: &Asked) -> Result<Option<Answer>, &'static str> {
    let raw = asked.get(&criterion.id);
    if raw == "na" || asked.get(&format!("na.{}", criterion.id)) == "on" {
        return Ok(Some(Answer::NotApplicable));
    }
    if raw.is_empty() {
        return Ok(None);
    }
    let answer = if criterion.scale.is_some() {
        if raw.len() > LONGEST {
            return Err(t.get("fairness-fault-number"));
        }
        typed::number(t, raw).map(Answer::Value)
    } else {
        raw.parse().ok().map(Answer::Points)
    };
    match answer {
        Some(answer) if criterion.points(answer).is_ok() => Ok(Some(answer)),
        _ if criterion.scale.is_some() => Err(t.get("fairness-fault-number")),
        _ => Err(t.get("fairness-fault-choose")),
    }
}

fn field(t: T, criterion: &Criterion, asked: &Asked, fault: Option<&'static str>) -> Field {
    let raw = asked.get(&criterion.id);
    let choice = |anchor: &commonfront_fairness::Anchor| {
        let value = anchor.points.to_string();
        let on = raw == value;
        (value.clone(), words::of(t, &anchor.words).to_owned(), value, on)
    };
    let unit = criterion.scale.as_ref().map(|scale| words::of(t, &scale.unit)).unwrap_or_default();
    Field {
        id: criterion.id.clone(),
        question: words::of(t, &criterion.question).to_owned(),
        evidence: words::of(t, &criterion.evidence).to_owned(),
        weight: i64::from(criterion.weight),
        gate: criterion.is_gate(),
        choices: criterion.anchors.iter().map(choice).collect(),
        value: if criterion.scale.is_some() { raw.chars().take(LONGEST).collect() } else { String::new() },
        unit: unit.to_owned(),
        scale: words::scale(t, criterion).unwrap_or_default(),
        skipped: raw == "na" || asked.get(&format!("na.{}", criterion.id)) == "on",
        fault,
    }
}

/// `GET /{lang}/tools/fairness/{slug}/try`.
///
/// # Errors
/// [`WebError::NotFound`] if no such test is published.
pub async fn page(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let (whole, theirs, _) = report::read(&app, t, &slug).await?;
    let rubric = &whole.rubric;
    let (mut scores, mut faults) = (Vec::new(), Vec::new());
    for criterion in &rubric.criteria {
        match read(t, criterion, &asked) {
            Ok(Some(answer)) => scores.push(Score {
                criterion: criterion.id.clone(),
                assessor: String::new(),
                answer,
                page: String::new(),
                confidence: Default::default(),
                note: String::new(),
                dissent: String::new(),
            }),
            Ok(None) => {}
            Err(words) => faults.push((criterion.id.clone(), words)),
        }
    }
    let mine = (!scores.is_empty() && faults.is_empty()).then(|| {
        let mine = Outcomes::of(rubric, findings(rubric, &scores, &[]));
        let mean = mine.verdict.mean.map(|mean| mean.tenths_of_points());
        let rows = rubric.dimensions.iter().zip(&mine.verdict.dimensions).zip(&theirs.verdict.dimensions);
        let rows = rows.map(|((dimension, mine), theirs)| {
            let tenths =
                |mark: &commonfront_fairness::DimensionMark| mark.mean.map(|mean| mean.tenths_of_points());
            Beside {
                name: words::of(t, &dimension.name).to_owned(),
                mine: words::points(t, tenths(mine)),
                theirs: words::points(t, tenths(theirs)),
                mine_width: chart::place(tenths(mine).unwrap_or(0)),
                their_width: chart::place(tenths(theirs).unwrap_or(0)),
            }
        });
        Mine {
            outcome: mine.verdict.outcome.name(),
            word: words::outcome(t, mine.verdict.outcome),
            sentence: card::sentence(t, rubric, &mine.verdict),
            beside: words::of_points(
                t,
                if mine.verdict.outcome == theirs.verdict.outcome {
                    "fairness-try-same"
                } else {
                    "fairness-try-other"
                },
                theirs.verdict.mean.map(|mean| mean.tenths_of_points()),
                &[("word", words::outcome(t, theirs.verdict.outcome))],
            ),
            pictured: card::pictured(t, rubric, mean),
            coverage: words::percent(t, mine.verdict.coverage.tenths_of_percent()),
            ruler: mean.map(|mean| Ruler::new(mean, rubric.pass_mark, mine.firm(rubric).range)),
            rows: rows.collect(),
        }
    });
    let fault = |id: &str| faults.iter().find(|(at, _)| at == id).map(|(_, words)| *words);
    let part = |dimension: &commonfront_fairness::Dimension| Part {
        name: words::of(t, &dimension.name).to_owned(),
        fields: rubric.of(&dimension.id).map(|one| field(t, one, &asked, fault(&one.id))).collect(),
    };
    let snapshot = app.catalog.now();
    let title = places::title(t, &whole.row.jurisdiction, whole.row.year);
    let heading = t.with("fairness-try-title", "title", &title);
    let mut page = Page::new(&app, &snapshot, t.0, &heading, format!("/tools/fairness/{slug}/try"));
    t.get("fairness-try-lead").clone_into(&mut page.description);
    if !asked.is_empty() {
        page = page.private();
    }
    let faulty = !faults.is_empty();
    let body = TakePage {
        page,
        base: format!("/{}/tools/fairness", t.0.tag()),
        title,
        slug,
        budget: Said::new(t, &whole.budget.title),
        link: whole.budget.link.clone(),
        parts: rubric.dimensions.iter().map(part).collect(),
        mine,
        faulty,
        rubric: rubric.name(),
    };
    let status = if faulty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page::html(status, page::render(&body)?, SHARED))
}
