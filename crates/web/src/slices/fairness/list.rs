//! `/desk/fairness`: the tests that one's organisation sees, and the rubrics.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_store::query;

use super::load::{PUBLISHED, SCORING, Whole};
use super::{forms, places, rubrics, words};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::messages::names::Names;
use crate::slices::pact::Room;
use crate::slices::staff::{DeskPage, Section};

struct Line {
    id: i64,
    title: String,
    budget: words::Said,
    by: String,
    state: &'static str,
    mark: &'static str,
    outcome: String,
    waits: bool,
}

struct Rule {
    name: String,
    title: String,
    by: String,
    questions: i64,
}

#[derive(Template)]
#[template(path = "slices/fairness/list.html")]
struct ListPage {
    page: DeskPage,
    speaks: bool,
    notice: Option<&'static str>,
    lines: Vec<Line>,
    rules: Vec<Rule>,
}

/// The word and the mark of a state.
#[must_use]
pub fn state(t: T, state: i64) -> (&'static str, &'static str) {
    match state {
        SCORING => (t.get("fairness-state-scoring"), "desk-status-wait"),
        PUBLISHED => (t.get("fairness-state-published"), "desk-status-live"),
        _ => (t.get("fairness-state-settling"), "desk-status-planned"),
    }
}

fn line(t: T, room: &Room, whole: &Whole, names: &Names) -> Line {
    let (word, mark) = state(t, whole.row.state);
    let staff = room.desk.staff.id;
    let given = whole.handed_in().any(|held| held.staff_id == staff);
    // What scores lead to is told to whoever may see the scores.
    let outcome = if whole.opens_scores_to(staff) && whole.row.state != SCORING {
        let verdict = whole.result(t).verdict;
        let points = words::points(t, verdict.mean.map(|mean| mean.tenths_of_points()));
        format!("{} · {points}", words::outcome(t, verdict.outcome))
    } else {
        String::new()
    };
    Line {
        id: whole.row.id,
        title: places::title(t, &whole.row.jurisdiction, whole.row.year),
        budget: words::Said::new(t, &whole.budget.title),
        by: names.of(whole.row.organisation_id, t.0),
        state: word,
        mark,
        outcome,
        waits: whole.row.state == SCORING && !given && room.speaks(),
    }
}

/// `GET /desk/fairness`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let names = Names::read(&app, &mut conn).await?;
    let mut lines = Vec::new();
    for row in query!(conn, fairness::tests(room.own()))? {
        let whole = Whole::read(&mut conn, row).await?;
        lines.push(line(t, &room, &whole, &names));
    }
    let rules = rubrics::all(&mut conn).await?;
    drop(conn);
    let rule = |listed: &rubrics::Listed| Rule {
        name: listed.rubric.name(),
        title: words::of(t, &listed.rubric.title).to_owned(),
        by: listed.by.map_or_else(|| t.get("fairness-with-the-program").to_owned(), |id| names.of(id, t.0)),
        questions: i64::try_from(listed.rubric.criteria.len()).unwrap_or(0),
    };
    let body = ListPage {
        page: room.desk.page(&app, t.get("fairness-title"), Section::Fairness),
        speaks: room.speaks(),
        notice: forms::notice(t, asked.get("did")),
        lines,
        rules: rules.iter().map(rule).collect(),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
