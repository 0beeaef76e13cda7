//! `/desk/pact/statements/{id}`: the text, who approved it, and what can be done; and the letter, to be printed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_store::query;

use super::list::{addressee, standing};
use super::load::{self, APPROVED, ASIDE, DRAFT, Loaded, PUBLISHED};
use super::send::LEVELS;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::decisions::texts::Shown;
use crate::slices::decisions::{load as decisions, voters};
use crate::slices::editor::diff::Change;
use crate::slices::fraud::asked::Asked;
use crate::slices::fraud::words;
use crate::slices::messages::Thread;
use crate::slices::pact::audience::AudienceField;
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::DeskPage;

struct AnswerView {
    name: String,
    said: &'static str,
    mark: &'static str,
    reason: String,
    when: Option<(String, String)>,
    by: Option<String>,
}

struct VersionView {
    title: String,
    at: String,
    machine: String,
    sha256: String,
    names: String,
    changes: Vec<Change>,
}

#[derive(Template)]
#[template(path = "slices/statements/show.html")]
struct ShowPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    shown: Shown,
    other: Option<Shown>,
    to: String,
    by: String,
    status: &'static str,
    mark: &'static str,
    sha256: String,
    version: String,
    done: Option<(&'static str, &'static str)>,
    public: Option<String>,
    outdated: bool,
    answers: Vec<AnswerView>,
    versions: Vec<VersionView>,
    owns: bool,
    is_draft: bool,
    is_aside: bool,
    may_answer: bool,
    answered: bool,
    may_withdraw: bool,
    audience: AudienceField,
    thread: Option<Thread>,
}

#[derive(Template)]
#[template(path = "slices/statements/letter.html")]
struct LetterPage {
    page: DeskPage,
    id: i64,
    shown: Shown,
    to: String,
    from: String,
    date: String,
    names: Vec<String>,
    sha256: String,
}

fn done(t: T, asked: &str) -> Option<(&'static str, &'static str)> {
    let (good, bad) = ("desk-notice-good", "desk-notice-bad");
    Some(match asked {
        "written" => (good, t.get("statements-done-written")),
        "rewritten" => (good, t.get("statements-done-rewritten")),
        "moved" => (good, t.get("statements-done-moved")),
        "sent" => (good, t.get("statements-done-sent")),
        "approved" => (good, t.get("statements-done-approved")),
        "declined" => (good, t.get("statements-done-declined")),
        "published" => (good, t.get("statements-done-published")),
        "name" => (good, t.get("statements-done-name")),
        "nobody" => (bad, t.get("statements-done-nobody")),
        "changed" => (bad, t.get("statements-fault-other-text")),
        "nameless" => (bad, t.get("statements-nameless")),
        _ => return None,
    })
}

fn versions(t: T, loaded: &Loaded) -> Vec<VersionView> {
    let rows = &loaded.versions;
    let before = |i: usize| rows.get(i + 1);
    let view = |(i, row): (usize, &commonfront_store::rows::statements::StatementText)| VersionView {
        title: t.num("decisions-version-title", row.version),
        at: t.moment(row.made_at),
        machine: words::machine(row.made_at),
        sha256: row.sha256.clone(),
        names: t
            .num("statements-approvals", i64::try_from(loaded.names(row.version).len()).unwrap_or(i64::MAX)),
        changes: before(i)
            .map(|old| load::version_texts(old).changes(t, &load::version_texts(row)))
            .unwrap_or_default(),
    };
    rows.iter().enumerate().map(view).collect()
}

/// `GET /desk/pact/statements/{id}`.
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
    let row = &loaded.row;
    let colleagues = decisions::colleagues(&app, &mut conn, own).await?;
    let mut answers = Vec::with_capacity(loaded.asked.len());
    for &party in &loaded.asked {
        let answer = loaded.answer_of(party, row.version);
        let (said, mark) = match answer.map(|answer| answer.answer) {
            Some(APPROVED) => (t.get("statements-said-yes"), "desk-status-live"),
            Some(_) => (t.get("statements-said-no"), "desk-status-refused"),
            None => (t.get("statements-said-nothing"), "desk-status-wait"),
        };
        answers.push(AnswerView {
            name: parties::name_of(&app, &mut conn, party, t.0).await?,
            said,
            mark,
            reason: answer.map(|answer| answer.reason.clone()).unwrap_or_default(),
            when: answer.map(|answer| (t.moment(answer.answered_at), words::machine(answer.answered_at))),
            by: answer.filter(|_| party == own).and_then(|answer| colleagues.get(&answer.staff_id).cloned()),
        });
    }
    let by = parties::name_of(&app, &mut conn, row.organisation_id, t.0).await?;
    let parties = voters::acting(&app, &mut conn, at).await?;
    let may = room.speaks() && voters::may_vote(&mut conn, &room.desk, at).await?;
    let (is_draft, is_aside) = (row.state == DRAFT, row.state == ASIDE);
    // Nobody else sees a draft, so that there is nobody to talk to.
    let thread = match is_draft {
        true => None,
        false => Some(Thread::of(&app, &mut conn, &room, Thing::Statement, id).await?),
    };
    drop(conn);
    let texts = load::noted_texts(row, &app.catalog.now());
    let shown = texts.shown(t.0, "statement");
    let other = texts.shown(t.0.other(), "other");
    let chosen = if is_draft {
        Audience { visibility: Visibility::Parties, chosen: Vec::new() }
    } else {
        loaded.audience.clone()
    };
    let (status, mark) = standing(t, row.state);
    let public = row.slug.as_ref().filter(|_| row.state == PUBLISHED);
    let RoomPage { page, tabs } = room.page(&app, &shown.title, Part::Statements);
    let body = ShowPage {
        page,
        tabs,
        id,
        other: (other.lang != shown.lang).then_some(other),
        shown,
        to: addressee(t, &row.addressee),
        by,
        status,
        mark,
        sha256: row.sha256.clone(),
        version: t.num("decisions-version-title", row.version),
        done: done(t, asked.get("done")),
        public: public.map(|slug| format!("/{}/statements/{slug}", t.0.tag())),
        outdated: row.state == PUBLISHED && row.published_version != Some(row.version),
        answers,
        versions: versions(t, &loaded),
        owns: row.organisation_id == own && room.speaks(),
        is_draft,
        is_aside,
        may_answer: may && !is_draft && !is_aside && loaded.is_asked(own),
        answered: loaded.answer_of(own, row.version).is_some(),
        may_withdraw: may
            && loaded.answers.iter().any(|answer| {
                answer.organisation_id == own && answer.answer == APPROVED && answer.withdrawn_at.is_none()
            }),
        audience: AudienceField::new(t, &LEVELS, &parties, own, &chosen),
        thread,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `GET /desk/pact/statements/{id}/letter`: the newest text as a letter, with the names that approved it.
///
/// # Errors
/// [`WebError`].
pub async fn letter(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let loaded = load::find(&app, &mut conn, room.own(), id).await?;
    let row = &loaded.row;
    let keys = query!(conn, campaigns::organisations())?;
    drop(conn);
    let snapshot = app.catalog.now();
    let name = |id: &i64| {
        let slug = &keys.iter().find(|key| key.id == *id)?.slug;
        Some(snapshot.organisation(slug)?.name.get(t.0).to_owned())
    };
    let names = loaded.names(row.version).iter().filter_map(name).collect();
    let coalition = snapshot.coalition.as_ref();
    let address = coalition.map(|coalition| coalition.postal_address.clone()).unwrap_or_default();
    let shown = load::noted_texts(row, &app.catalog.now()).shown(t.0, "letter");
    let RoomPage { page, .. } = room.page(&app, &shown.title, Part::Statements);
    let body = LetterPage {
        page,
        id,
        shown,
        to: row.addressee.clone(),
        from: format!("{}\n{address}", snapshot.name(t.0)),
        date: t.day(app.clock.now()),
        names,
        sha256: row.sha256.clone(),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
