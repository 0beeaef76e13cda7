//! `/{lang}/tools/fairness`: what the test is, which budgets were tested, and by which rule.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_fairness::{Kind, Rubric};
use commonfront_store::{On, query};

use super::chart::{self, Line as Ruler};
use super::load::{Outcomes, Whole};
use super::{card, places, rubrics, words};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::messages::names::Names;

/// A published test in a list.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Its short name in addresses.
    pub slug: String,
    /// `Ontario 2023–24`.
    pub title: String,
    /// The budget's document.
    pub budget: words::Said,
    /// Whether it is an example.
    pub example: bool,
    /// The outcome's name.
    pub outcome: &'static str,
    /// The outcome's word.
    pub word: &'static str,
    /// The verdict in a sentence or two.
    pub sentence: String,
    /// The mean, or a dash.
    pub points: String,
    /// The share that was answered.
    pub coverage: String,
    /// The line from 0 to 100, if there is a mean.
    pub ruler: Option<Ruler>,
    /// The rubric's name with its version.
    pub rubric: String,
}

impl Summary {
    /// A test in a list.
    #[must_use]
    pub fn new(t: T, whole: &Whole, outcomes: &Outcomes) -> Self {
        let (rubric, verdict) = (&whole.rubric, &outcomes.verdict);
        let mean = verdict.mean.map(|mean| mean.tenths_of_points());
        Self {
            slug: whole.row.slug.clone(),
            title: places::title(t, &whole.row.jurisdiction, whole.row.year),
            budget: words::Said::new(t, &whole.budget.title),
            example: whole.budget.example,
            outcome: verdict.outcome.name(),
            word: words::outcome(t, verdict.outcome),
            sentence: card::sentence(t, rubric, verdict),
            points: words::points(t, mean),
            coverage: words::percent(t, verdict.coverage.tenths_of_percent()),
            ruler: mean.map(|mean| Ruler::new(mean, rubric.pass_mark, None)),
            rubric: rubric.name(),
        }
    }
}

/// Every published test with what comes of it.
///
/// # Errors
/// The database did not answer.
pub async fn published(on: &mut impl On, t: T) -> Result<Vec<(Whole, Outcomes)>, WebError> {
    let mut all = Vec::new();
    for row in query!(on, fairness::published())? {
        let whole = Whole::read(on, row).await?;
        let outcomes = whole.result(t);
        all.push((whole, outcomes));
    }
    Ok(all)
}

/// A dimension as the rule shows it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// What it is called.
    pub name: String,
    /// Its weight.
    pub weight: i64,
    /// How wide its bar is: the whole picture is forty.
    pub width: String,
    /// Its questions.
    pub asked: Vec<Question>,
}

/// A question as the rule shows it.
#[derive(Clone, Debug)]
pub struct Question {
    /// What it is called.
    pub name: String,
    /// The question.
    pub question: String,
    /// What has to be shown.
    pub evidence: String,
    /// Its weight.
    pub weight: i64,
    /// The points below which it fails everything, for a gate.
    pub threshold: Option<i64>,
    /// How it is answered, in words.
    pub kind: &'static str,
    /// The answers with their points.
    pub anchors: Vec<(i64, String)>,
    /// The scale in words, for what is measured.
    pub scale: String,
}

/// The dimensions of a rule.
#[must_use]
pub fn weighed(t: T, rubric: &Rubric) -> Vec<Weighed> {
    let question = |one: &commonfront_fairness::Criterion| Question {
        name: words::of(t, &one.name).to_owned(),
        question: words::of(t, &one.question).to_owned(),
        evidence: words::of(t, &one.evidence).to_owned(),
        weight: i64::from(one.weight),
        threshold: one.threshold.map(i64::from),
        kind: t.get(match one.kind {
            Kind::Ordinal => "fairness-kind-ordinal",
            Kind::Numeric => "fairness-kind-numeric",
            Kind::Gate => "fairness-kind-gate",
        }),
        anchors: one
            .anchors
            .iter()
            .map(|anchor| (i64::from(anchor.points), words::of(t, &anchor.words).to_owned()))
            .collect(),
        scale: words::scale(t, one).unwrap_or_default(),
    };
    let dimension = |one: &commonfront_fairness::Dimension| {
        let weight: i64 = rubric.of(&one.id).map(|criterion| i64::from(criterion.weight)).sum();
        Weighed {
            name: words::of(t, &one.name).to_owned(),
            weight,
            width: chart::place(weight * 25),
            asked: rubric.of(&one.id).map(question).collect(),
        }
    };
    rubric.dimensions.iter().map(dimension).collect()
}

#[derive(Template)]
#[template(path = "slices/fairness/public.html")]
struct PublicPage {
    page: Page,
    base: String,
    tests: Vec<Summary>,
    rubric: String,
    pass_mark: i64,
    limit: String,
    weighed: Vec<Weighed>,
}

/// `GET /{lang}/tools/fairness`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let all = published(&mut conn, t).await?;
    drop(conn);
    let rubric = rubrics::ours().last().ok_or(WebError::Internal)?;
    let snapshot = app.catalog.now();
    let mut page = Page::new(&app, &snapshot, t.0, t.get("fairness-title"), "/tools/fairness");
    t.get("fairness-lead").clone_into(&mut page.description);
    let body = PublicPage {
        page,
        base: format!("/{}/tools/fairness", t.0.tag()),
        tests: all.iter().map(|(whole, outcomes)| Summary::new(t, whole, outcomes)).collect(),
        rubric: rubric.name(),
        pass_mark: i64::from(rubric.pass_mark),
        limit: words::percent(t, i64::from(rubric.coverage_limit) * 10),
        weighed: weighed(t, rubric),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

#[derive(Template)]
#[template(path = "slices/fairness/rubric.html")]
struct RubricPage {
    page: Page,
    base: String,
    title: String,
    about: String,
    name: String,
    by: String,
    pass_mark: i64,
    limit: String,
    shift: String,
    weighed: Vec<Weighed>,
}

/// `GET /{lang}/tools/fairness/rubric/{name}`: a rule with every question, answer and weight.
///
/// # Errors
/// [`WebError::NotFound`] if there is none of that name.
pub async fn rubric(
    State(app): State<Shared>,
    Path((lang, name)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let listed = rubrics::find(&mut conn, &name).await?.ok_or(WebError::NotFound)?;
    let names = Names::read(&app, &mut conn).await?;
    drop(conn);
    let rubric = listed.rubric;
    let (snapshot, title) = (app.catalog.now(), words::of(t, &rubric.title).to_owned());
    let mut page = Page::new(&app, &snapshot, t.0, &title, format!("/tools/fairness/rubric/{name}"));
    t.get("fairness-own-rule").clone_into(&mut page.description);
    let body = RubricPage {
        page,
        base: format!("/{}/tools/fairness", t.0.tag()),
        title,
        about: words::of(t, &rubric.about).to_owned(),
        name,
        by: listed.by.map(|id| names.of(id, t.0)).unwrap_or_default(),
        pass_mark: i64::from(rubric.pass_mark),
        limit: words::percent(t, i64::from(rubric.coverage_limit) * 10),
        shift: words::percent(t, i64::from(rubric.shift) * 10),
        weighed: weighed(t, &rubric),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
