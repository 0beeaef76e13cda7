//! A report card for machines: JSON and CSV, with the very numbers of the page.

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Language;
use commonfront_domain::clock::timestamp;
use commonfront_fairness::{Mark, Ratio, Standing};
use commonfront_people_file::{Delimiter, PeopleWriter};
use serde_json::{Map, Value, json};

use super::card::Card;
use super::load::{Outcomes, Whole};
use super::{places, report};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::SHARED;
use crate::slices::campaigns::public::read_language;
use crate::slices::messages::names::Names;

/// Tenths as a number of JSON.
fn tenths(tenths: i64) -> Value {
    format!("{}.{}", tenths / 10, tenths % 10).parse::<f64>().map_or(Value::Null, Value::from)
}

fn points(mean: Option<Ratio>) -> Value {
    mean.map_or(Value::Null, |mean| tenths(mean.tenths_of_points()))
}

/// A report card as a document.
#[must_use]
pub fn document(t: T, base_url: &str, whole: &Whole, outcomes: &Outcomes, names: &Names) -> Value {
    let (verdict, firm, card) =
        (&outcomes.verdict, outcomes.firm(&whole.rubric), Card::new(t, whole, outcomes, names));
    let lines: Vec<&super::card::Line> = card.groups.iter().flat_map(|group| &group.lines).collect();
    let criterion =
        |(finding, mark): (&commonfront_fairness::Finding, &commonfront_fairness::CriterionMark)| {
            let line = lines.iter().find(|line| line.id == finding.criterion);
            json!({
                "id": finding.criterion,
                "name": line.map(|line| &line.name),
                "question": line.map(|line| &line.question),
                "weight": line.map(|line| line.weight),
                "gate": line.filter(|line| line.gate).map(|line| line.gate_state),
                "standing": line.map(|line| line.standing),
                "answer": line.map(|line| &line.answer),
                "value": match finding.answer {
                    commonfront_fairness::Answer::Value(value) => Value::String(value.to_string()),
                    _ => Value::Null,
                },
                "points": mark.mark.tenths().map(tenths),
                "adds": tenths(mark.adds),
                "citations": line.map(|line| line.cited.iter().map(|cited| json!({
                    "by": cited.who, "source": cited.page.words, "note": cited.note.words,
                })).collect::<Vec<_>>()),
                "settled_because": match &finding.standing {
                    Standing::Settled(reason) => Value::String(reason.clone()),
                    _ => Value::Null,
                },
                "dissents": line.map(|line| line.dissents.iter().map(|one| json!({
                    "by": one.who, "answer": one.answer, "source": one.page.words, "why": one.why.words,
                })).collect::<Vec<_>>()),
                "government": line.map(|line| &line.reply.words).filter(|words| !words.is_empty()),
            })
        };
    let dimension =
        |(one, mark): (&commonfront_fairness::Dimension, &commonfront_fairness::DimensionMark)| {
            json!({
                "id": one.id,
                "name": super::words::of(t, &one.name),
                "points": points(mark.mean),
                "weight": mark.weight,
                "coverage_percent": tenths(mark.coverage.tenths_of_percent()),
                "adds": tenths(mark.adds),
            })
        };
    let without: Map<String, Value> = firm
        .without
        .iter()
        .map(|one| {
            (one.criterion.clone(), json!({ "outcome": one.outcome.name(), "points": points(one.mean) }))
        })
        .collect();
    json!({
        "title": card.title,
        "address": format!("{base_url}/{}/tools/fairness/{}", t.0.tag(), card.slug),
        "language": t.0.tag(),
        "example": card.example,
        "jurisdiction": whole.row.jurisdiction,
        "year": places::fiscal_year(t, whole.row.year),
        "budget": { "title": card.budget.words, "edition": card.edition.words, "link": card.link },
        "published_at": whole.row.published_at.map(timestamp),
        "adopted_by": card.adopters,
        "assessors": card.assessors,
        "rubric": { "name": card.rubric, "pass_mark": card.pass_mark, "coverage_limit_percent": whole.rubric.coverage_limit },
        "verdict": {
            "outcome": card.outcome,
            "sentence": card.sentence,
            "points": points(verdict.mean),
            "coverage_percent": tenths(verdict.coverage.tenths_of_percent()),
            "gates_failed": verdict.gates.iter()
                .filter(|gate| gate.state == commonfront_fairness::GateState::Failed)
                .map(|gate| &gate.criterion).collect::<Vec<_>>(),
        },
        "robustness": {
            "weightings": commonfront_fairness::DRAWS,
            "moved_by_percent": whole.rubric.shift,
            "stands_percent": tenths(firm.tenths()),
            "nine_in_ten_between": firm.range.map(|(low, high)| [tenths(low), tenths(high)]),
            "without": without,
        },
        "government": { "by": card.reply_by.words, "words": card.reply.words },
        "dimensions": whole.rubric.dimensions.iter().zip(&verdict.dimensions).map(dimension).collect::<Vec<_>>(),
        "criteria": outcomes.findings.iter().zip(&verdict.criteria).map(criterion).collect::<Vec<_>>(),
    })
}

/// The columns of the file, as keys of texts.
const COLUMNS: [&str; 12] = [
    "fairness-column-criterion",
    "fairness-dimension",
    "fairness-question",
    "fairness-weight",
    "fairness-answer",
    "fairness-points",
    "fairness-adds",
    "fairness-column-standing",
    "fairness-source",
    "fairness-settled-because",
    "fairness-dissent",
    "fairness-government",
];

fn table(t: T, card: &Card, outcomes: &Outcomes) -> std::io::Result<Vec<u8>> {
    let delimiter = if t.0 == Language::Fr { Delimiter::Semicolon } else { Delimiter::Comma };
    let mut file = PeopleWriter::new(Vec::new(), delimiter)?;
    file.write(COLUMNS.iter().map(|key| t.get(key)))?;
    for group in &card.groups {
        for line in &group.lines {
            let mark =
                outcomes.verdict.criteria.iter().find(|mark| mark.criterion == line.id).map(|mark| mark.mark);
            let sources: Vec<String> =
                line.cited.iter().map(|one| format!("{} {}", t.colon(&one.who), one.page.words)).collect();
            let dissents: Vec<String> = line
                .dissents
                .iter()
                .map(|one| format!("{} {} {}", t.colon(&one.who), one.answer, one.why.words))
                .collect();
            file.write([
                line.name.clone(),
                group.name.clone(),
                line.question.clone(),
                line.weight.to_string(),
                line.answer.clone(),
                mark.and_then(Mark::tenths).map(|_| line.points.clone()).unwrap_or_default(),
                line.adds.clone(),
                t.get(&format!("fairness-standing-{}", line.standing)).to_owned(),
                sources.join(" | "),
                line.reason.words.clone(),
                dissents.join(" | "),
                line.reply.words.clone(),
            ])?;
        }
    }
    file.finish()
}

/// `GET /{lang}/tools/fairness/{slug}/card.json`.
///
/// # Errors
/// [`WebError`].
pub async fn json(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let (whole, outcomes, names) = report::read(&app, t, &slug).await?;
    let document = document(t, &app.settings.base_url, &whole, &outcomes, &names);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CACHE_CONTROL, HeaderValue::from_static(SHARED)),
    ];
    Ok((headers, document.to_string()).into_response())
}

/// `GET /{lang}/tools/fairness/{slug}/card.csv`.
///
/// # Errors
/// [`WebError`].
pub async fn csv(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let (whole, outcomes, names) = report::read(&app, t, &slug).await?;
    let card = Card::new(t, &whole, &outcomes, &names);
    let file = table(t, &card, &outcomes).map_err(|error| {
        tracing::error!(%error, "a report card can't be written");
        WebError::Internal
    })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"fairness-test.csv\"")),
        (CACHE_CONTROL, HeaderValue::from_static(SHARED)),
    ];
    Ok((headers, file).into_response())
}
