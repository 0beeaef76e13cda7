//! The comments that wait, oldest first, and those that somebody has decided about.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::comment::Verdict;
use commonfront_domain::{Language, Right, Role};
use commonfront_store::query;

use super::decide;
use crate::app::{App, Shared};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::fraud::scope::{self, Choice, Group};
use crate::slices::fraud::words;
use crate::slices::staff::accounts;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::frame::{DeskPage, Section};

/// Comments on a page.
const ON_A_PAGE: usize = 20;
/// Characters of a comment that a notice repeats.
const REPEATED: usize = 60;

/// A comment with what a moderator needs to know; her address is not part of it.
struct Card {
    id: i64,
    comment: String,
    language: String,
    foreign: bool,
    language_name: &'static str,
    action: String,
    shown_as: Option<String>,
    at: String,
    machine_at: String,
    status: i64,
    decided: String,
}

/// What has just been done, with the way back.
struct Notice {
    words: String,
    undo: Vec<i64>,
}

#[derive(Template)]
#[template(path = "slices/moderation/queue.html")]
struct QueuePage {
    page: DeskPage,
    heading: String,
    notice: Option<Notice>,
    cards: Vec<Card>,
    groups: Vec<Group>,
    languages: Vec<Choice>,
    scope: String,
    language: String,
    after: String,
    filtered: bool,
    waiting: i64,
    older: bool,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "slices/moderation/decided.html")]
struct DecidedPage {
    page: DeskPage,
    notice: Option<Notice>,
    cards: Vec<Card>,
    groups: Vec<Group>,
    scope: String,
    filtered: bool,
    next: Option<String>,
}

/// A signature as the two lists give it.
struct Row {
    id: i64,
    action_id: i64,
    fingerprint: Vec<u8>,
    sealed: Vec<u8>,
    display: i64,
    language: String,
    created_at: i64,
    status: i64,
    decided: String,
}

fn card(app: &App, t: T, snapshot: &Snapshot, row: Row) -> Card {
    // One that can't be opened is noted in the log and shown empty: it is not to hold the others up.
    let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed);
    let signer = signer.unwrap_or_default();
    let language = Language::from_tag(&row.language);
    Card {
        id: row.id,
        shown_as: words::shown_as(t, &signer, row.display),
        comment: signer.comment.unwrap_or_default(),
        foreign: language.is_some_and(|language| language != t.0),
        language_name: language_name(t, &row.language),
        language: row.language,
        action: scope::title(t, snapshot, row.action_id),
        at: t.moment(row.created_at),
        machine_at: words::machine(row.created_at),
        status: row.status,
        decided: row.decided,
    }
}

fn language_name(t: T, tag: &str) -> &'static str {
    match tag {
        "fr" => t.get("moderation-french"),
        _ => t.get("moderation-english"),
    }
}

/// What a moderator's last act came to, from the address that it led to.
async fn notice(app: &App, t: T, asked: &Asked) -> Result<Option<Notice>, WebError> {
    let undo: Vec<i64> = asked.numbers("id").collect();
    let verdict = decide::from_name(asked.get("done"));
    let (Some(verdict), Some(&first)) = (verdict, undo.first()) else {
        let nothing = asked.get("done") == "none";
        let words = t.get("moderation-done-none").to_owned();
        return Ok(nothing.then_some(Notice { words, undo: Vec::new() }));
    };
    let many = i64::try_from(undo.len()).unwrap_or(i64::MAX);
    let words = match (verdict, many) {
        (Verdict::Waiting, _) => t.num("moderation-done-waiting", many),
        (Verdict::Shown, 2..) => t.num("moderation-done-shown-many", many),
        (Verdict::Refused, 2..) => t.num("moderation-done-refused-many", many),
        (verdict, _) => {
            let mut conn = app.db.read().await?;
            let row = query!(conn, signing::get(first))?.filter(|row| row.comment_status > 0);
            let Some(row) = row else { return Ok(None) };
            let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed)?;
            let comment = words::excerpt(&signer.comment.unwrap_or_default(), REPEATED);
            let shown = verdict == Verdict::Shown;
            t.with(
                if shown { "moderation-done-shown" } else { "moderation-done-refused" },
                "comment",
                &comment,
            )
        }
    };
    let undo = if verdict == Verdict::Waiting { Vec::new() } else { undo };
    Ok(Some(Notice { words, undo }))
}

/// `GET /desk/moderation`.
///
/// # Errors
/// [`WebError`].
pub async fn queue(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Moderate)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let scope = asked.get("scope").to_owned();
    let action = scope::find(&snapshot, &scope).and_then(|(_, action)| action).map(|action| action.id);
    let language = Language::from_tag(asked.get("language")).map(Language::tag);
    let after = asked.number("after").unwrap_or(0);
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let notice = notice(&app, t, &asked).await?;
    let mut conn = app.db.read().await?;
    let waiting = query!(conn, moderation::how_many(action, language))?;
    let mut rows = query!(conn, moderation::waiting(action, language, after, limit))?;
    // Whoever has decided about the last ones of the queue goes on with those that were left before them.
    let after = if rows.is_empty() && after > 0 {
        rows = query!(conn, moderation::waiting(action, language, 0, limit))?;
        0
    } else {
        after
    };
    let all = query!(conn, moderation::how_many(None, None))?;
    drop(conn);
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().map(|row| row.id.to_string()).unwrap_or_default();
    let language = language.unwrap_or_default().to_owned();
    let next = more.then(|| {
        let fields = [("scope", scope.as_str()), ("language", &language), ("after", &last)];
        address("/desk/moderation", &fields)
    });
    let cards = rows.into_iter().map(|row| {
        let row = Row {
            id: row.id,
            action_id: row.action_id,
            fingerprint: row.fingerprint,
            sealed: row.sealed,
            display: row.display,
            language: row.language,
            created_at: row.created_at,
            status: row.comment_status,
            decided: String::new(),
        };
        card(&app, t, &snapshot, row)
    });
    let cards = cards.collect();
    let heading = match waiting.comments {
        0 => t.get("moderation-nothing").to_owned(),
        n => t.num("moderation-title", n),
    };
    let languages = ["en", "fr"].map(|tag| Choice {
        value: tag.to_owned(),
        label: language_name(t, tag).to_owned(),
        chosen: tag == language,
    });
    let body = QueuePage {
        page: desk.page(&app, &heading, Section::Moderation).waiting(Section::Moderation, all.comments),
        heading,
        notice,
        cards,
        groups: scope::groups(t, &snapshot, &scope, false),
        languages: languages.into(),
        filtered: action.is_some() || !language.is_empty(),
        scope,
        language,
        after: if after > 0 { after.to_string() } else { String::new() },
        waiting: waiting.comments,
        older: after > 0,
        next,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// Who decided: by name for those of the same organisation and for the secretary; of others, nobody's.
async fn names(app: &App, desk: &Desk) -> Result<HashMap<i64, String>, WebError> {
    let mut conn = app.db.read().await?;
    let mut names = HashMap::new();
    for row in query!(conn, staff::all())? {
        if desk.staff.role == Role::Secretary || row.organisation_id == desk.staff.organisation_id {
            names.insert(row.id, accounts::open(&app.vault, &row)?.name);
        }
    }
    Ok(names)
}

/// `GET /desk/moderation/decided`.
///
/// # Errors
/// [`WebError`].
pub async fn decided(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Moderate)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let scope = asked.get("scope").to_owned();
    let action = scope::find(&snapshot, &scope).and_then(|(_, action)| action).map(|action| action.id);
    let (before, before_id) = match asked.get("after").split_once('-') {
        Some((at, id)) => (at.parse().unwrap_or(i64::MAX), id.parse().unwrap_or(i64::MAX)),
        None => (i64::MAX, i64::MAX),
    };
    let notice = notice(&app, t, &asked).await?;
    let names = names(&app, &desk).await?;
    let mut conn = app.db.read().await?;
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = query!(conn, moderation::decided(action, before, before_id, limit))?;
    let waiting = query!(conn, moderation::how_many(None, None))?;
    drop(conn);
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().map(|row| format!("{}-{}", row.reviewed_at, row.id)).unwrap_or_default();
    let next = more.then(|| address("/desk/moderation/decided", &[("scope", &scope), ("after", &last)]));
    let cards = rows.into_iter().map(|row| {
        let when = t.moment(row.reviewed_at);
        let decided = match names.get(&row.staff_id) {
            Some(name) => t.with_all("moderation-decided-by", &[("name", name), ("when", &when)]),
            None => t.with("moderation-decided-elsewhere", "when", &when),
        };
        let row = Row {
            id: row.id,
            action_id: row.action_id,
            fingerprint: row.fingerprint,
            sealed: row.sealed,
            display: row.display,
            language: row.language,
            created_at: row.created_at,
            status: row.comment_status,
            decided,
        };
        card(&app, t, &snapshot, row)
    });
    let body = DecidedPage {
        cards: cards.collect(),
        page: desk
            .page(&app, t.get("moderation-decided"), Section::Moderation)
            .waiting(Section::Moderation, waiting.comments),
        notice,
        groups: scope::groups(t, &snapshot, &scope, false),
        filtered: action.is_some(),
        scope,
        next,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
