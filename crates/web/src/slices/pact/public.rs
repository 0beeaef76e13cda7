//! `/{lang}/pact`: what the parties promise one another, who signed, how many people they represent.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use bytes::Bytes;
use commonfront_domain::Micros;
use commonfront_pact::ClauseKind;

use super::text;
use super::texts::{self, Pact, Phase};
use super::view::{self, ClauseView, SignatoryView};
use crate::app::{App, Shared};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::markdown;
use crate::page::{self, NavItem, Page, SHARED, Stamp};
use crate::slices::campaigns::public::read_language;

struct Other {
    href: String,
    title: String,
    term: String,
}

#[derive(Template)]
#[template(path = "slices/pact/public.html")]
struct PactPage {
    page: Page,
    kicker: String,
    title: String,
    preamble: String,
    clauses: Vec<ClauseView>,
    rules: Vec<String>,
    standing: Vec<SignatoryView>,
    left: Vec<SignatoryView>,
    people: String,
    method: String,
    file: String,
    hash: String,
    key: String,
    others: Vec<Other>,
    record: bool,
}

#[derive(Template)]
#[template(path = "slices/pact/none.html")]
struct NonePage {
    page: Page,
}

/// The pact that the public page shows by itself: the one in force, or else the newest.
fn main(snapshot: &Snapshot, now: Micros) -> Option<&Pact> {
    let all = &snapshot.pacts;
    all.iter().find(|pact| pact.phase(now) == Phase::InForce).or_else(|| all.first())
}

/// The link in the public navigation, once there is a pact to read.
#[must_use]
pub fn nav(snapshot: &Snapshot, t: T) -> Option<NavItem> {
    let label = t.get("pact-nav").to_owned();
    let href = format!("/{}/pact", t.0.tag());
    (!snapshot.pacts.is_empty()).then_some(NavItem { href, label, current: false })
}

/// Whether there is a record of what was done for its promises: it is in force, and has some.
fn has_record(snapshot: &Snapshot, pact: &Pact, now: Micros) -> bool {
    let shown = main(snapshot, now).is_some_and(|main| main.row.id == pact.row.id);
    let promises = pact.text.clauses.iter().any(|clause| clause.kind == ClauseKind::Commitment);
    shown && promises && pact.phase(now) == Phase::InForce
}

fn framed(app: &App, snapshot: &Snapshot, t: T, title: &str, tail: String) -> Page {
    let mut page = Page::new(app, snapshot, t.0, title, tail);
    let href = format!("/{}/pact", t.0.tag());
    page.nav.iter_mut().filter(|item| item.href == href).for_each(|item| item.current = true);
    page
}

fn render(app: &App, snapshot: &Snapshot, t: T, pact: &Pact, tail: String) -> Result<Bytes, WebError> {
    let (now, text) = (app.clock.now(), &pact.text);
    let all = pact.standings(now);
    let standing: Vec<_> = all.iter().filter(|one| one.stands(now)).collect();
    let (left, stands): (Vec<_>, Vec<_>) =
        view::signatories(t, snapshot, pact, now).into_iter().partition(|one| one.left);
    let people: i64 = standing.iter().map(|one| one.organisation.people).sum();
    let oldest = standing.iter().map(|one| one.organisation.as_of).min();
    let title = text.title.get(t.0);
    let mut page = framed(app, snapshot, t, title, tail);
    page.description = t.with("pact-description", "site", snapshot.name(t.0));
    page.og_type = "article";
    let (phase, _) = pact.phase(now).words();
    let others = snapshot.pacts.iter().filter(|other| other.row.id != pact.row.id).map(|other| Other {
        href: format!("/{}/pact/{}", t.0.tag(), other.row.id),
        title: other.text.title.get(t.0).to_owned(),
        term: view::term(t, &other.text),
    });
    page::render(&PactPage {
        page,
        kicker: t.with_all("pact-kicker", &[("phase", t.get(phase)), ("term", &view::term(t, text))]),
        title: title.to_owned(),
        preamble: markdown::render(text.preamble.get(t.0), "preamble"),
        clauses: view::clauses(t, text, &standing, snapshot),
        rules: view::rules(t, text),
        standing: stands,
        left,
        people: t.number(people),
        method: oldest.map_or_else(String::new, |day| t.with("pact-method", "day", &t.date(day))),
        file: format!("/{}/pact/{}/text.json", t.0.tag(), pact.row.id),
        hash: view::grouped(&text.hash()),
        key: view::grouped(&texts::key(app).public().ed25519),
        others: others.collect(),
        record: has_record(snapshot, pact, now),
    })
}

/// `GET /{lang}/pact`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let Some(pact) = main(&snapshot, app.clock.now()) else {
        let page = framed(&app, &snapshot, t, t.get("pact-nav"), "/pact".to_owned());
        return Ok(page::html(StatusCode::OK, page::render(&NonePage { page })?, SHARED));
    };
    // Kept under a number that no campaign has.
    let (key, stamp) = ((t.0, -pact.row.id, None), Stamp::now(&app, &snapshot));
    let body = match app.pages.get(key, stamp) {
        Some(body) => body,
        None => {
            let body = render(&app, &snapshot, t, pact, "/pact".to_owned())?;
            app.pages.put(key, stamp, body.clone());
            body
        }
    };
    Ok(page::html(StatusCode::OK, body, SHARED))
}

fn one(snapshot: &Snapshot, id: i64) -> Result<&Pact, WebError> {
    snapshot.pacts.iter().find(|pact| pact.row.id == id).ok_or(WebError::NotFound)
}

/// `GET /{lang}/pact/{id}`: a certain one, such as one that is over.
///
/// # Errors
/// [`WebError`].
pub async fn certain(
    State(app): State<Shared>,
    Path((lang, id)): Path<(String, i64)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let body = render(&app, &snapshot, t, one(&snapshot, id)?, format!("/pact/{id}"))?;
    Ok(page::html(StatusCode::OK, body, SHARED))
}

/// `GET /{lang}/pact/text.json`: the pact that the page shows, to be proved offline.
///
/// # Errors
/// [`WebError`].
pub async fn export(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    read_language(&lang)?;
    let snapshot = app.catalog.now();
    let pact = main(&snapshot, app.clock.now()).ok_or(WebError::NotFound)?;
    text::file(&app, pact, SHARED).await
}

/// `GET /{lang}/pact/{id}/text.json`: a certain one.
///
/// # Errors
/// [`WebError`].
pub async fn export_certain(
    State(app): State<Shared>,
    Path((lang, id)): Path<(String, i64)>,
) -> Result<Response, WebError> {
    read_language(&lang)?;
    let snapshot = app.catalog.now();
    text::file(&app, one(&snapshot, id)?, SHARED).await
}
