//! `/desk/pact/calls/{id}`: a call, who answered what, and what can still be done about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::calls::Answer;
use commonfront_domain::sharing::Thing;
use commonfront_store::query;
use commonfront_store::rows::calls::{AnswerRow, CallRow};

use super::asked::{self, Asked, Asks};
use super::documents::{self, CallDocument};
use super::typed::shown_to;
use super::{list, make};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::commitments::promises::Names;
use crate::slices::fraud::asked::Asked as Query;
use crate::slices::messages::Thread;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;
use crate::slices::staff::fields::{Faults, Posted};
use crate::slices::staff::inputs::{Choice, Input};

/// One answer in words.
struct Said {
    answer: &'static str,
    mark: &'static str,
    words: String,
    quiet: bool,
    when: String,
}

/// A party's line in the table.
struct Line {
    name: String,
    limits: String,
    limits_then: String,
    last: Option<Said>,
    before: Vec<Said>,
}

/// A stretch of the bar.
struct Stretch {
    class: &'static str,
    label: &'static str,
    count: i64,
    from: String,
    width: String,
}

struct AnswerForm {
    answers: Vec<Choice>,
    words: String,
    quiet: bool,
    limits: String,
    within: bool,
    again: bool,
}

#[derive(Template)]
#[template(path = "slices/calls/show.html")]
struct ShowPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    title: String,
    by: String,
    mine: bool,
    state: &'static str,
    mark: &'static str,
    asks: String,
    place: String,
    event: String,
    deadline: String,
    shown: String,
    made: String,
    reminded: String,
    closed: String,
    result: String,
    notice: Option<&'static str>,
    answer: Option<AnswerForm>,
    sentence: String,
    bar: Vec<Stretch>,
    lines: Vec<Line>,
    thread: Thread,
    close: Option<[Input; 2]>,
    faults: Faults,
}

/// The key and the mark of an answer.
fn words_of(t: T, answer: Option<Answer>) -> (&'static str, &'static str) {
    match answer {
        Some(Answer::Yes) => (t.get("calls-answer-yes"), "desk-status-live"),
        Some(Answer::Partly) => (t.get("calls-answer-partly"), "desk-status-wait"),
        Some(Answer::Cannot) => (t.get("calls-answer-cannot"), "desk-status-refused"),
        None => (t.get("calls-answer-none"), ""),
    }
}

fn said(room: &Room, call: &CallRow, row: &AnswerRow) -> Said {
    let own = room.own();
    let hidden = row.quiet == 1 && own != call.organisation_id && own != row.organisation_id;
    let (answer, mark) = words_of(room.t, Answer::from_number(row.answer));
    Said {
        answer,
        mark,
        words: if hidden { room.t.get("calls-words-quiet").to_owned() } else { row.words.clone() },
        quiet: hidden,
        when: room.t.moment(row.answered_at),
    }
}

fn line(room: &Room, call: &CallRow, names: &Names, one: &Asked) -> Result<Line, WebError> {
    let t = room.t;
    let limits = one.limits.get(t.0).to_owned();
    let then = match one.last() {
        Some(row) => documents::parse::<commonfront_domain::Text>(&row.limits)?.get(t.0).to_owned(),
        None => limits.clone(),
    };
    let mut all: Vec<Said> = one.answers.iter().map(|row| said(room, call, row)).collect();
    let last = all.pop();
    all.reverse();
    Ok(Line {
        name: names.of(one.id),
        limits_then: if then == limits { String::new() } else { then },
        limits,
        last,
        before: all,
    })
}

fn bar(t: T, asks: &Asks) -> Vec<Stretch> {
    let all = i64::try_from(asks.asked.len()).unwrap_or(i64::MAX).max(1);
    let kinds = [
        (Some(Answer::Yes), "calls-bar-yes"),
        (Some(Answer::Partly), "calls-bar-partly"),
        (Some(Answer::Cannot), "calls-bar-cannot"),
        (None, "calls-bar-none"),
    ];
    let mut so_far = 0;
    let stretch = |(answer, class): (Option<Answer>, &'static str)| {
        let count = asks.count(answer);
        let from = format!("{:.3}%", so_far as f64 * 100.0 / all as f64);
        let width = format!("{:.3}%", count as f64 * 100.0 / all as f64);
        so_far += count;
        Stretch { class, label: words_of(t, answer).0, count, from, width }
    };
    kinds.into_iter().map(stretch).collect()
}

/// What was typed into one of the page's forms, to be shown again.
#[derive(Debug, Default)]
pub struct Typed<'t> {
    /// The answer's form.
    pub answer: Option<&'t Posted>,
    /// The closing form.
    pub close: Option<&'t Posted>,
    /// What has to be mended.
    pub faults: Faults,
}

fn answer_form(t: T, one: &Asked, posted: Option<&Posted>) -> AnswerForm {
    let last = one.last();
    let chosen = match posted {
        Some(posted) => Answer::from_name(posted.get("answer")),
        None => one.answer(),
    };
    let choice = |answer: Answer| Choice {
        value: answer.name().to_owned(),
        label: t.get(&format!("calls-answer-{}", answer.name())).to_owned(),
        hint: t.get(&format!("calls-answer-{}-hint", answer.name())).to_owned(),
        chosen: chosen == Some(answer),
    };
    AnswerForm {
        answers: Answer::ALL.into_iter().map(choice).collect(),
        words: posted.map_or_else(
            || last.map(|row| row.words.clone()).unwrap_or_default(),
            |posted| posted.get("words").to_owned(),
        ),
        quiet: posted.map_or(last.is_some_and(|row| row.quiet == 1), |posted| posted.has("quiet")),
        limits: one.limits.get(t.0).to_owned(),
        within: posted.is_some_and(|posted| posted.has("within")),
        again: last.is_some(),
    }
}

/// A call that the organisation at the desk sees, with whom it asks.
///
/// # Errors
/// [`WebError::NotFound`]; the database did not answer.
pub async fn find(app: &App, room: &Room, id: i64) -> Result<(CallRow, Asks), WebError> {
    let mut conn = app.db.read().await?;
    let call = query!(conn, calls::get(room.own(), id))?.ok_or(WebError::NotFound)?;
    let asks = asked::asks(app, &mut conn, &call).await?;
    Ok((call, asks))
}

/// The page of a call.
///
/// # Errors
/// The database did not answer.
pub async fn render(
    app: &App,
    room: &Room,
    (call, asks): (CallRow, Asks),
    typed: Typed<'_>,
    notice: Option<&'static str>,
) -> Result<Response, WebError> {
    let (t, own, now) = (room.t, room.own(), app.clock.now());
    let mut conn = app.db.read().await?;
    let names = Names::read(app, &mut conn, t.0).await?;
    let thread = Thread::of(app, &mut conn, room, Thing::Call, call.id).await?;
    drop(conn);
    let document: CallDocument = documents::parse(&call.document)?;
    let takes_answers = call.closed_at.is_none() && call.deadline > now;
    let (state, mark) = match (call.closed_at, call.visibility, takes_answers) {
        (Some(_), ..) => ("calls-state-closed", "desk-status-ended"),
        (None, 0, _) => ("calls-state-prepared", ""),
        (None, _, true) => ("calls-state-open", "desk-status-live"),
        (None, _, false) => ("calls-state-over", "desk-status-wait"),
    };
    let all = i64::try_from(asks.asked.len()).unwrap_or(i64::MAX);
    let answered = all - asks.count(None);
    let mine = call.organisation_id == own;
    let closes = mine && room.speaks() && call.closed_at.is_none();
    let value = |name: &str| typed.close.map(|posted| posted.get(name).to_owned()).unwrap_or_default();
    let may_answer = takes_answers && room.speaks() && !mine;
    let title = list::title(room, &document);
    let RoomPage { page, tabs } = room.page(app, &title, Part::Calls);
    let lines: Result<Vec<Line>, WebError> =
        asks.asked.iter().map(|one| line(room, &call, &names, one)).collect();
    let body = ShowPage {
        page,
        tabs,
        id: call.id,
        title,
        by: names.of(call.organisation_id),
        mine,
        state: t.get(state),
        mark,
        asks: document.asks.get(t.0).to_owned(),
        place: document.place.get(t.0).to_owned(),
        event: call.event_at.map(|at| t.moment(at)).unwrap_or_default(),
        deadline: t.moment(call.deadline),
        shown: shown_to(t, &asks.audience, &|id| names.of(id)),
        made: t.moment(call.made_at),
        reminded: call.reminded_at.map(|at| t.moment(at)).unwrap_or_default(),
        closed: call.closed_at.map(|at| t.moment(at)).unwrap_or_default(),
        result: documents::result(&call)?.get(t.0).to_owned(),
        notice,
        answer: asks
            .of(own)
            .filter(|one| may_answer && one.acts)
            .map(|one| answer_form(t, one, typed.answer)),
        sentence: t.counted(
            "calls-answered-sentence",
            answered,
            &[("answered", &t.number(answered)), ("all", &t.number(all))],
        ),
        bar: bar(t, &asks),
        lines: lines?,
        thread,
        close: closes.then(|| make::result_pair(t, &value, &typed.faults)),
        faults: typed.faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/calls/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    query: Query,
) -> Result<Response, WebError> {
    let did = query.get("did");
    let known = ["made", "changed", "answered", "closed"].contains(&did);
    let notice = known.then(|| room.t.get(&format!("calls-did-{did}")));
    let found = find(&app, &room, id).await?;
    render(&app, &room, found, Typed::default(), notice).await
}
