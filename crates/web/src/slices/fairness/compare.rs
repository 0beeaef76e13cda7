//! `/{lang}/tools/fairness/compare`: published tests by one rule side by side, over years and provinces.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_fairness::Standing;

use super::load::{Outcomes, Whole};
use super::public::{Summary, published};
use super::words;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::fraud::asked::Asked;

/// The most tests side by side.
const MOST: usize = 6;

/// A choice of a test.
struct Choice {
    slug: String,
    title: String,
    on: bool,
}

/// A row of the table: a dimension, or a question with what was answered.
struct Row {
    name: String,
    head: bool,
    /// The points, and the answer beneath them.
    cells: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "slices/fairness/compare.html")]
struct ComparePage {
    page: Page,
    base: String,
    choices: Vec<Choice>,
    tests: Vec<Summary>,
    rows: Vec<Row>,
    left_out: i64,
}

fn rows(t: T, all: &[&(Whole, Outcomes)]) -> Vec<Row> {
    let Some((first, _)) = all.first() else { return Vec::new() };
    let mut rows = Vec::new();
    for (i, dimension) in first.rubric.dimensions.iter().enumerate() {
        let mean = |(_, outcomes): &&(Whole, Outcomes)| {
            let mean = outcomes.verdict.dimensions.get(i).and_then(|mark| mark.mean);
            (words::points(t, mean.map(|mean| mean.tenths_of_points())), String::new())
        };
        let name = words::of(t, &dimension.name).to_owned();
        rows.push(Row { name, head: true, cells: all.iter().map(mean).collect() });
        for criterion in first.rubric.of(&dimension.id) {
            let cell = |(_, outcomes): &&(Whole, Outcomes)| {
                let finding = outcomes.findings.iter().find(|one| one.criterion == criterion.id);
                let Some(finding) =
                    finding.filter(|one| !matches!(one.standing, Standing::Open | Standing::Disputed))
                else {
                    return ("–".to_owned(), t.get("fairness-not-assessed").to_owned());
                };
                let points =
                    criterion.points(finding.answer).ok().flatten().map(|points| i64::from(points) / 1_000);
                (words::points(t, points), words::answer(t, criterion, finding.answer))
            };
            let name = words::of(t, &criterion.name).to_owned();
            rows.push(Row { name, head: false, cells: all.iter().map(cell).collect() });
        }
    }
    rows
}

/// `GET /{lang}/tools/fairness/compare`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let all = published(&mut conn, t).await?;
    drop(conn);
    let wanted = |slug: &str| asked.is_empty() || asked.has("test", slug);
    let chosen: Vec<&(Whole, Outcomes)> =
        all.iter().filter(|(whole, _)| wanted(&whole.row.slug)).take(MOST).collect();
    // Points by different rules mean different things.
    let rule = chosen.first().map(|(whole, _)| whole.row.rubric.clone()).unwrap_or_default();
    let same: Vec<&(Whole, Outcomes)> =
        chosen.iter().copied().filter(|(whole, _)| whole.row.rubric == rule).collect();
    let choice = |(whole, outcomes): &(Whole, Outcomes)| Choice {
        slug: whole.row.slug.clone(),
        title: Summary::new(t, whole, outcomes).title,
        on: same.iter().any(|(one, _)| one.row.id == whole.row.id),
    };
    let snapshot = app.catalog.now();
    let mut page = Page::new(&app, &snapshot, t.0, t.get("fairness-compare"), "/tools/fairness/compare");
    t.get("fairness-compare-lead").clone_into(&mut page.description);
    let body = ComparePage {
        page,
        base: format!("/{}/tools/fairness", t.0.tag()),
        choices: all.iter().map(choice).collect(),
        tests: same.iter().map(|(whole, outcomes)| Summary::new(t, whole, outcomes)).collect(),
        rows: rows(t, &same),
        left_out: i64::try_from(chosen.len() - same.len()).unwrap_or(0),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
