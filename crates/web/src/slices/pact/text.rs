//! `/desk/pact/text`: the pacts there are, and the page of one: its text, what is said of it, who signed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Right;
use commonfront_store::query;
use commonfront_store::rows::pact::VersionRow;

use super::comments::{self, Thread};
use super::mandates::{self, Mandate};
use super::room::{Part, Room, RoomPage, Tab};
use super::texts::{self, Pact, Phase};
use super::view::{self, ClauseView, SignatoryView};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::DeskPage;

struct Listed {
    id: i64,
    title: String,
    term: String,
    phase: &'static str,
    mark: &'static str,
    note: String,
}

#[derive(Template)]
#[template(path = "slices/pact/list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    pacts: Vec<Listed>,
    may_begin: bool,
    may_authorise: bool,
}

struct Version {
    number: i64,
    note: String,
    moment: String,
    before: i64,
}

/// What the person at the desk may do about a pact.
#[derive(Default)]
struct May {
    edit: bool,
    comment: bool,
    open: bool,
    publish: bool,
    sign: bool,
    leave: bool,
    renew: bool,
    mandate: bool,
}

#[derive(Template)]
#[template(path = "slices/pact/text.html")]
struct TextPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    title: String,
    phase: &'static str,
    mark: &'static str,
    notice: Option<&'static str>,
    draft: bool,
    version: i64,
    changed: bool,
    preamble: String,
    preamble_thread: Thread,
    clauses: Vec<(ClauseView, Thread)>,
    rules: Vec<String>,
    rules_thread: Thread,
    versions: Vec<Version>,
    signatories: Vec<SignatoryView>,
    waiting: String,
    hash: String,
    published: bool,
    revision: i64,
    may: May,
}

/// `GET /desk/pact/text`.
///
/// # Errors
/// [`WebError`].
pub async fn list(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    let (t, now) = (room.t, app.clock.now());
    let mut conn = app.db.read().await?;
    let mut pacts = Vec::new();
    for row in query!(conn, pact::all())? {
        let Some(pact) = seen(&room, texts::load(&mut conn, row).await?) else { continue };
        let text = shown(&room, &mut conn, &pact).await?;
        let (phase, mark) = pact.phase(now).words();
        let stand = pact.standings(now).iter().filter(|one| one.stands(now)).count();
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        pacts.push(Listed {
            id: pact.row.id,
            title: title(&room, &text),
            term: view::term(t, &text),
            phase: t.get(phase),
            mark,
            note: match pact.row.state {
                texts::DRAFT if pact.row.versions == 0 => t.get("pact-not-circulated").to_owned(),
                texts::DRAFT => t.num("pact-version", pact.row.versions),
                _ => t.num("pact-signatories-count", count(stand)),
            },
        });
    }
    let RoomPage { page, tabs } = room.page(&app, t.get("pact-room-text"), Part::Text);
    let may_authorise = room.own() != 0 && room.desk.may(Right::ManageStaff).is_ok();
    let body = ListPage { page, tabs, pacts, may_begin: room.own() == 0, may_authorise };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// What a pact is called.
#[must_use]
pub fn title(room: &Room, text: &commonfront_pact::PactText) -> String {
    match text.title.get(room.t.0) {
        "" => room.t.get("pact-untitled").to_owned(),
        title => title.to_owned(),
    }
}

/// A pact that the person at the desk may see: a party sees what was circulated.
fn seen(room: &Room, pact: Pact) -> Option<Pact> {
    (room.own() == 0 || pact.row.state != texts::DRAFT || pact.row.versions > 0).then_some(pact)
}

/// A pact that the person at the desk may see.
///
/// # Errors
/// [`WebError::NotFound`], or the database did not answer.
pub async fn find(room: &Room, on: &mut impl commonfront_store::On, id: i64) -> Result<Pact, WebError> {
    seen(room, texts::get(on, id).await?).ok_or(WebError::NotFound)
}

/// The text as the person at the desk may see it: of a draft, what was circulated last.
async fn shown(
    room: &Room,
    on: &mut impl commonfront_store::On,
    pact: &Pact,
) -> Result<commonfront_pact::PactText, WebError> {
    if pact.row.state != texts::DRAFT || (room.own() == 0 && pact.row.versions == 0) {
        return Ok(pact.text.clone());
    }
    let version = query!(on, pact::version(pact.row.id, pact.row.versions))?.ok_or(WebError::Internal)?;
    texts::parse(&version.document)
}

async fn may(app: &App, room: &Room, pact: &Pact, changed: bool) -> Result<May, WebError> {
    let (now, own, draft) = (app.clock.now(), room.own(), pact.row.state == texts::DRAFT);
    if own == 0 {
        return Ok(May {
            edit: draft && room.speaks(),
            comment: draft && pact.row.versions > 0 && room.speaks(),
            open: draft && pact.row.versions > 0 && !changed,
            publish: !draft && pact.row.published_at.is_none() && pact.list.len() > 1,
            renew: !draft,
            ..May::default()
        });
    }
    let mut conn = app.db.read().await?;
    let mandate = mandates::may(&mut conn, room.desk.staff.id, own, Mandate::Sign, now).await?;
    let slug = &room.desk.staff.organisation;
    let all = pact.standings(now);
    let mine = all.iter().find(|one| one.organisation.slug == *slug && one.stands(now));
    let open = !draft && pact.phase(now) != Phase::Ended;
    let missing = mine.is_none_or(|one| one.clauses.len() < pact.text.clauses.len() && one.leaves.is_none());
    Ok(May {
        comment: draft && room.speaks(),
        sign: open && mandate && missing,
        leave: open && mandate && mine.is_some_and(|one| one.leaves.is_none()),
        mandate,
        ..May::default()
    })
}

fn versions(room: &Room, rows: &[VersionRow]) -> Vec<Version> {
    let version = |(i, row): (usize, &VersionRow)| Version {
        number: row.number,
        note: row.note.clone(),
        moment: room.t.moment(row.circulated_at),
        before: rows.get(i + 1).map_or(0, |before| before.number),
    };
    rows.iter().enumerate().map(version).collect()
}

fn notice(room: &Room, uri: &Uri) -> Option<&'static str> {
    let did = uri.query()?.strip_prefix("did=")?;
    let known = ["saved", "circulated", "said", "settled", "opened", "signed", "notice", "published"];
    known.contains(&did).then(|| room.t.get(&format!("pact-did-{did}")))
}

/// `GET /desk/pact/text/{id}`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    uri: Uri,
) -> Result<Response, WebError> {
    let (t, now) = (room.t, app.clock.now());
    let mut conn = app.db.read().await?;
    let pact = find(&room, &mut conn, id).await?;
    let text = shown(&room, &mut conn, &pact).await?;
    let rows = query!(conn, pact::versions(id))?;
    let mut threads = comments::threads(&app, &room, &mut conn, id).await?;
    drop(conn);
    let draft = pact.row.state == texts::DRAFT;
    let changed = draft && text != pact.text;
    let snapshot = app.catalog.now();
    let all = pact.standings(now);
    let standing: Vec<_> = all.iter().filter(|one| one.stands(now)).collect();
    let open = |slug: &str| standing.iter().all(|one| one.organisation.slug != slug);
    let waiting: Vec<String> = snapshot
        .parties()
        .filter(|party| open(&party.slug))
        .map(|party| party.acronym.get(t.0).to_owned())
        .collect();
    let (phase, mark) = pact.phase(now).words();
    let may = may(&app, &room, &pact, changed).await?;
    let title = title(&room, &text);
    let RoomPage { page, tabs } = room.page(&app, &title, Part::Text);
    let clauses = view::clauses(t, &text, &standing, &snapshot);
    let body = TextPage {
        page,
        tabs,
        id,
        title,
        phase: t.get(phase),
        mark,
        notice: notice(&room, &uri),
        draft,
        version: pact.row.versions,
        changed: changed && room.own() == 0,
        preamble: crate::markdown::render(text.preamble.get(t.0), "preamble"),
        preamble_thread: threads.take("preamble"),
        rules_thread: threads.take("rules"),
        clauses: clauses
            .into_iter()
            .map(|clause| {
                let thread = threads.take(&clause.id);
                (clause, thread)
            })
            .collect(),
        rules: view::rules(t, &text),
        versions: versions(&room, &rows),
        signatories: view::signatories(t, &snapshot, &pact, now),
        waiting: if waiting.is_empty() || draft { String::new() } else { view::listed(t, &waiting) },
        hash: view::grouped(&text.hash()),
        published: pact.row.published_at.is_some(),
        revision: pact.row.revision,
        may,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// A pact in a file, as an answer.
///
/// # Errors
/// The database did not answer.
pub async fn file(app: &App, pact: &Pact, cache: &'static str) -> Result<Response, WebError> {
    let mut conn = app.db.read().await?;
    let keys = texts::keys(&mut conn).await?;
    drop(conn);
    let bytes = pact.export(&texts::key(app), keys, app.clock.now()).to_bytes();
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"pact.json\"")),
        (axum::http::header::CACHE_CONTROL, HeaderValue::from_static(cache)),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET /desk/pact/text/{id}/text.json`: what can be proved of it, for the parties.
///
/// # Errors
/// [`WebError`].
pub async fn export(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let mut conn = app.db.read().await?;
    let pact = find(&room, &mut conn, id).await?;
    drop(conn);
    if pact.row.state == texts::DRAFT {
        return Err(WebError::NotFound);
    }
    file(&app, &pact, NEVER).await
}
