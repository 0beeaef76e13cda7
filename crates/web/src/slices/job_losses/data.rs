//! `/{lang}/tools/jobs.json` and `.csv`: a result for machines, with the same numbers as the page.

use std::borrow::Cow;

use axum::extract::{Path, RawQuery, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Language;
use commonfront_job_losses::shown::{Quotable, ShownParts, ShownRange};
use commonfront_job_losses::{Answer, Parts, Range};
use serde_json::{Map, Value, json};

use super::outcome::{Outcome, typed};
use super::said::said;
use super::words::fault;
use crate::app::Shared;
use crate::error::{FieldProblem, WebError, problem};
use crate::i18n::T;
use crate::page::{NEVER, SHARED};
use crate::slices::campaigns::public::read_language;

fn range(range: ShownRange) -> Value {
    let [low, central, high] = range.values().map(|number| {
        // Whole where it is whole, so that machines read 2800 and not 2800.0.
        if number.hundredths % 100 == 0 { json!(number.whole()) } else { json!(number.value()) }
    });
    json!({ "low": low, "central": central, "high": high })
}

fn parts(parts: &Parts) -> Value {
    let shown = ShownParts::new(parts);
    json!({
        "direct": range(shown.direct),
        "indirect": range(shown.indirect),
        "induced": range(shown.induced),
        "beyond": range(shown.beyond),
        "total": range(shown.total),
        "unrounded": parts,
    })
}

fn answer(answer: &Answer) -> Value {
    let said = Quotable::new(&answer.jobs);
    let years = answer
        .years
        .iter()
        .map(|year| json!({ "year": year.year, "share": year.share, "jobs": parts(&year.jobs) }));
    json!({
        "jobs": parts(&answer.jobs),
        "quotable": {
            "central": said.central.value(), "low": said.low.value(), "high": said.high.value(),
            "direct": said.direct.value(), "beyond": said.beyond.value(),
        },
        "gdp_millions": parts(&answer.gdp),
        "pay_millions": parts(&answer.pay),
        "per_thousand_employed": answer.per_thousand,
        "per_district_if_even": answer.per_district,
        "years": years.collect::<Vec<_>>(),
        "direct_jobs_are_public": answer.public,
        "your_assumptions": answer.your_assumptions,
        "working": answer.working,
    })
}

/// Everything about an outcome.
#[must_use]
pub fn document(t: T, outcome: &Outcome<'_>, base: &str) -> Value {
    let query = outcome.question.query();
    let fields: Map<String, Value> =
        outcome.question.fields().into_iter().map(|(name, value)| (name, Value::String(value))).collect();
    let [en, fr] = [Language::En, Language::Fr].map(|language| said(T(language), outcome).sentence);
    json!({
        "question": fields,
        "link": format!("{base}/{}/tools/jobs?{query}", t.0.tag()),
        "sentence": { "en": en, "fr": fr },
        "answer": outcome.answer.as_ref().map(answer),
        "studies": outcome.comparison,
        "pack": outcome.pack.map(|pack| json!({
            "id": pack.id, "version": pack.version, "vintage": pack.vintage, "price_year": pack.price_year,
            "licence": pack.licence, "sources": pack.source,
        })),
        "studies_pack": {
            "id": outcome.studies.id, "version": outcome.studies.version, "studies": outcome.studies.study,
        },
    })
}

/// `GET /{lang}/tools/jobs.json`. Other sites' scripts may read it: there is nothing of anybody in it.
///
/// # Errors
/// [`WebError`].
pub async fn json(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    RawQuery(raw): RawQuery,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let anybody = (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    match Outcome::of(&typed(raw.as_deref()), &app.packs) {
        Ok(outcome) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("application/json")),
                (CACHE_CONTROL, HeaderValue::from_static(SHARED)),
                anybody,
            ];
            let body = document(t, &outcome, &app.settings.base_url).to_string();
            Ok((StatusCode::OK, headers, body).into_response())
        }
        Err(faults) => {
            let field = |found: &commonfront_job_losses::Fault| FieldProblem {
                field: Cow::Owned(found.field.clone()),
                message: fault(t, found),
            };
            let fields: Vec<FieldProblem> = faults.iter().map(field).collect();
            let title = t.get("jobs-fault-title");
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let response = problem(status, title, t.get("jobs-fault-help"), &fields, None);
            let headers = [(CACHE_CONTROL, HeaderValue::from_static(NEVER)), anybody];
            Ok((headers, response).into_response())
        }
    }
}

/// A line of the file: what, which part, low, central, high, in what it is counted.
type CsvLine = [String; 6];

fn line(what: &str, part: &str, values: [f64; 3], unit: &str) -> CsvLine {
    let [low, central, high] = values.map(|value| value.to_string());
    [what.to_owned(), part.to_owned(), low, central, high, unit.to_owned()]
}

fn part_lines(what: &str, parts: &Parts, unit: &str) -> Vec<CsvLine> {
    let shown = ShownParts::new(parts);
    let all = [
        ("direct", shown.direct),
        ("indirect", shown.indirect),
        ("induced", shown.induced),
        ("total", shown.total),
    ];
    all.map(|(part, range)| line(what, part, range.values().map(|n| n.value()), unit)).into_iter().collect()
}

fn csv_lines(outcome: &Outcome<'_>) -> Vec<CsvLine> {
    let mut lines = Vec::new();
    if let (Some(answer), Some(pack)) = (&outcome.answer, outcome.pack) {
        let dollars = format!("millions of dollars of {}", pack.price_year);
        lines.extend(part_lines("jobs", &answer.jobs, "jobs"));
        lines.extend(part_lines("gdp", &answer.gdp, &dollars));
        lines.extend(part_lines("pay", &answer.pay, &dollars));
        let hundredths = |range: Range| range.values().map(|value| (value * 100.0).round() / 100.0);
        lines.push(line("per thousand employed", "total", hundredths(answer.per_thousand), "jobs"));
        for year in &answer.years {
            lines.extend(part_lines(&format!("jobs in year {}", year.year), &year.jobs, "jobs"));
        }
    }
    for study in &outcome.comparison.lines {
        let (low, high) = (study.jobs.low.round(), study.jobs.high.round());
        let what = format!("study: {}", study.study);
        lines.push([what, "total".into(), low.to_string(), String::new(), high.to_string(), "jobs".into()]);
    }
    lines
}

/// `GET /{lang}/tools/jobs.csv`.
///
/// # Errors
/// [`WebError`].
pub async fn csv(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    RawQuery(raw): RawQuery,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let outcome = Outcome::found(raw.as_deref(), &app.packs)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let link = format!("{}/{}/tools/jobs?{}", app.settings.base_url, t.0.tag(), outcome.question.query());
    let head = ["what", "part", "low", "central", "high", "unit"].map(str::to_owned);
    let from = ["made by".to_owned(), String::new(), String::new(), String::new(), String::new(), link];
    for line in [head].into_iter().chain(csv_lines(&outcome)).chain([from]) {
        writer.write_record(&line).map_err(|_| WebError::Internal)?;
    }
    let body = writer.into_inner().map_err(|_| WebError::Internal)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"jobs.csv\"")),
        (CACHE_CONTROL, HeaderValue::from_static(SHARED)),
    ];
    Ok((headers, body).into_response())
}
