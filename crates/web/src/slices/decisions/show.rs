//! `/desk/pact/decisions/{id}`: the proposal, what the electors say, and what became of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::sharing::Thing;
use commonfront_store::{On, query};
use commonfront_voting::{Choice, Weighting};

use super::amend::{ACCEPTED, may_amend, offered_texts};
use super::begin::stretch;
use super::explain::{self, Slice, StepView};
use super::list::standing;
use super::load::{self, Loaded, Phase, phase, texts};
use super::texts::{Shown, Texts};
use super::voters;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::editor::diff::Change;
use crate::slices::fraud::asked::Asked;
use crate::slices::fraud::words;
use crate::slices::messages::Thread;
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::DeskPage;

/// An elector with its ballot.
pub struct ElectorView {
    pub(super) name: String,
    pub(super) people: i64,
    pub(super) said: &'static str,
    pub(super) mark: &'static str,
    pub(super) calm: bool,
    pub(super) reason: String,
    pub(super) cast: Option<(String, String)>,
    pub(super) by: Option<String>,
    pub(super) left: Option<String>,
}

struct AmendmentView {
    id: i64,
    by: String,
    note: String,
    changes: Vec<Change>,
    state: &'static str,
    waits: bool,
    outdated: bool,
}

struct VersionView {
    title: String,
    note: String,
    at: String,
    machine: String,
    changes: Vec<Change>,
}

/// What the page and the minutes show alike.
pub struct Body {
    pub(super) id: i64,
    pub(super) shown: Shown,
    pub(super) status: &'static str,
    pub(super) mark: &'static str,
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) sum: String,
    pub(super) slices: Vec<Slice>,
    pub(super) steps: Vec<StepView>,
    pub(super) by_members: bool,
    pub(super) electors: Vec<ElectorView>,
    pub(super) is_open: bool,
    pub(super) explained: bool,
    pub(super) words: String,
}

#[derive(Template)]
#[template(path = "slices/decisions/show.html")]
struct ShowPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    body: Body,
    done: Option<(&'static str, &'static str)>,
    own: Option<&'static str>,
    may_vote: bool,
    must_be_told: bool,
    may_amend: bool,
    owns: bool,
    amendments: Vec<AmendmentView>,
    versions: Vec<VersionView>,
    has_minutes: bool,
    thread: Thread,
}

fn said(t: T, choice: Option<Choice>) -> (&'static str, &'static str) {
    match choice {
        Some(Choice::Yes) => (t.get("decisions-choice-yes"), "desk-status-live"),
        Some(Choice::No) => (t.get("decisions-choice-no"), "desk-status-refused"),
        Some(Choice::Block) => (t.get("decisions-choice-block"), "desk-status-refused"),
        Some(Choice::Abstain) => (t.get("decisions-choice-abstain"), "desk-status-ended"),
        None => (t.get("decisions-said-nothing"), ""),
    }
}

/// What the page and the minutes show alike.
///
/// # Errors
/// The database did not answer.
pub async fn body(app: &App, on: &mut impl On, room: &Room, loaded: &Loaded) -> Result<Body, WebError> {
    let (t, at, row) = (room.t, app.clock.now(), &loaded.row);
    let (terms, now) = (load::terms(row), phase(row, at));
    let outcome = loaded.outcome(at);
    let (status, mark) = standing(t, now, outcome);
    let colleagues = load::colleagues(app, on, room.own()).await?;
    let mut electors = Vec::with_capacity(loaded.electors.len());
    for elector in &loaded.electors {
        let ballot = loaded.ballot_of(elector.organisation_id);
        let (said, mark) = said(t, ballot.and_then(|ballot| Choice::from_number(ballot.choice)));
        let own = elector.organisation_id == room.own();
        electors.push(ElectorView {
            name: parties::name_of(app, on, elector.organisation_id, t.0).await?,
            people: elector.members,
            said,
            mark,
            calm: ballot.is_some_and(|ballot| ballot.not_urgent != 0),
            reason: ballot.map(|ballot| ballot.reason.clone()).unwrap_or_default(),
            cast: ballot.map(|ballot| (t.moment(ballot.cast_at), words::machine(ballot.cast_at))),
            by: ballot.filter(|_| own).and_then(|ballot| colleagues.get(&ballot.staff_id).cloned()),
            left: elector.left_at.map(|at| t.with("decisions-left", "when", &t.day(at))),
        });
    }
    let proposer = parties::name_of(app, on, row.organisation_id, t.0).await?;
    let quorum = t.with_all(
        match terms.quorum.of {
            Weighting::OneEach => "decisions-quorum-organisations",
            Weighting::ByMembers => "decisions-quorum-people",
        },
        &[("percent", &t.number(i64::from(terms.quorum.percent)))],
    );
    let notice = stretch(t, terms.notice_needed());
    let mut facts = vec![
        (t.get("decisions-by"), proposer),
        (t.get("decisions-opened"), t.moment(row.opened_at)),
        (t.get("decisions-closing"), t.moment(row.closes_at)),
        (t.get("decisions-rule"), t.get(&format!("decisions-rule-{}", terms.rule.name())).to_owned()),
        (
            t.get("decisions-weighting"),
            t.get(&format!("decisions-weighting-{}", terms.weighting.name())).to_owned(),
        ),
        (t.get("decisions-quorum-fact"), quorum),
        (
            t.get("decisions-step-notice"),
            t.with(
                if terms.urgent { "decisions-notice-short" } else { "decisions-notice-long" },
                "notice",
                &notice,
            ),
        ),
    ];
    if row.version > 1 {
        let version = t.with_all(
            "decisions-version-fact",
            &[("version", &t.number(row.version)), ("when", &t.moment(row.version_at))],
        );
        facts.insert(2, (t.get("decisions-version"), version));
    }
    let words =
        outcome.map(|outcome| t.get(&format!("decisions-outcome-{}-words", outcome.name())).to_owned());
    Ok(Body {
        id: row.id,
        shown: texts(row).shown(t.0, "proposal"),
        status,
        mark,
        facts,
        sum: explain::sum(t, &loaded.verdict.steps, terms.weighting),
        slices: explain::slices(t, &loaded.verdict.steps),
        steps: explain::steps(t, &loaded.verdict.steps, terms.weighting),
        by_members: terms.weighting == Weighting::ByMembers,
        electors,
        is_open: now == Phase::Open,
        explained: now == Phase::Closed,
        words: words.unwrap_or_default(),
    })
}

fn done(t: T, asked: &str) -> Option<(&'static str, &'static str)> {
    let good = "desk-notice-good";
    Some(match asked {
        "opened" => (good, t.get("decisions-done-opened")),
        "cast" => (good, t.get("decisions-done-cast")),
        "amended" => (good, t.get("decisions-done-amended")),
        "offered" => (good, t.get("decisions-done-offered")),
        "declined" => (good, t.get("decisions-done-declined")),
        "too-late" => ("desk-notice-bad", t.get("decisions-done-too-late")),
        "outdated" => ("desk-notice-bad", t.get("decisions-done-outdated")),
        _ => return None,
    })
}

async fn amendments(
    app: &App,
    on: &mut impl On,
    room: &Room,
    loaded: &Loaded,
) -> Result<Vec<AmendmentView>, WebError> {
    let (t, row) = (room.t, &loaded.row);
    let versions = query!(on, decisions::versions(row.id))?;
    let base = |version: i64| {
        versions.iter().find(|one| one.version == version).map(version_texts).unwrap_or_default()
    };
    let mut views = Vec::new();
    for one in query!(on, decisions::amendments(row.id))? {
        views.push(AmendmentView {
            id: one.id,
            by: parties::name_of(app, on, one.organisation_id, t.0).await?,
            changes: base(one.version).changes(t, &offered_texts(&one)),
            state: match one.state {
                0 => t.get("decisions-amendment-waits"),
                ACCEPTED => t.get("decisions-amendment-accepted"),
                _ => t.get("decisions-amendment-declined"),
            },
            waits: one.state == 0,
            outdated: one.version != row.version,
            note: one.note,
        });
    }
    Ok(views)
}

fn version_texts(row: &commonfront_store::rows::decisions::TextRow) -> Texts {
    Texts {
        title_en: row.title_en.clone(),
        title_fr: row.title_fr.clone(),
        text_en: row.text_en.clone(),
        text_fr: row.text_fr.clone(),
    }
}

async fn versions(on: &mut impl On, t: T, id: i64) -> Result<Vec<VersionView>, WebError> {
    let rows = query!(on, decisions::versions(id))?;
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let view = |(new, old): (&commonfront_store::rows::decisions::TextRow, _)| VersionView {
        title: t.num("decisions-version-title", new.version),
        note: new.note.clone(),
        at: t.moment(new.made_at),
        machine: words::machine(new.made_at),
        changes: version_texts(old).changes(t, &version_texts(new)),
    };
    Ok(pairs.map(view).collect())
}

fn own_choice(t: T, loaded: &Loaded, own: i64) -> Option<&'static str> {
    let choice = Choice::from_number(loaded.ballot_of(own)?.choice);
    Some(said(t, choice).0)
}

/// Whether she may cast a ballot now, and whether somebody else of her organisation would have to.
async fn votes(on: &mut impl On, room: &Room, loaded: &Loaded, at: Micros) -> Result<(bool, bool), WebError> {
    let open = phase(&loaded.row, at) == Phase::Open && loaded.is_elector(room.own());
    let may = room.speaks() && voters::may_vote(on, &room.desk, at).await?;
    Ok((open && may, open && !may))
}

/// `GET /desk/pact/decisions/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    let (t, at, own) = (room.t, app.clock.now(), room.own());
    let mut conn = app.db.read().await?;
    let loaded = load::find(&app, &mut conn, own, id).await?;
    let body = body(&app, &mut conn, &room, &loaded).await?;
    let (may_vote, must_be_told) = votes(&mut conn, &room, &loaded, at).await?;
    let amendments = amendments(&app, &mut conn, &room, &loaded).await?;
    let versions = versions(&mut conn, t, id).await?;
    let has_minutes = !query!(conn, decisions::minutes(id))?.is_empty();
    let thread = Thread::of(&app, &mut conn, &room, Thing::Decision, id).await?;
    drop(conn);
    let RoomPage { page, tabs } = room.page(&app, &body.shown.title, Part::Decisions);
    let answer = ShowPage {
        page,
        tabs,
        done: done(t, asked.get("done")),
        own: own_choice(t, &loaded, own),
        may_vote,
        must_be_told,
        may_amend: may_amend(&room, &loaded, at),
        owns: loaded.row.organisation_id == own && room.speaks(),
        amendments,
        versions,
        has_minutes,
        thread,
        body,
    };
    Ok(page::html(StatusCode::OK, page::render(&answer)?, NEVER))
}
