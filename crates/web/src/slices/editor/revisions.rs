//! Everything that a campaign has said in public: the list, the difference of any two, and the way back.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Campaign;
use commonfront_store::query;
use commonfront_store::rows::drafts::RevisionRow;
use serde::Deserialize;

use super::diff::{self, Change};
use super::posted::Posted;
use super::who;
use super::work::{self, Origin, Saved, Work};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section};

/// Fields that are named in the list before it says "and more".
const NAMED: usize = 4;

/// A revision in the list.
struct Line {
    number: i64,
    moment: String,
    by: String,
    note: String,
    changed: String,
    public: bool,
}

#[derive(Template)]
#[template(path = "slices/editor/revisions.html")]
struct ListPage {
    page: DeskPage,
    slug: String,
    title: String,
    lines: Vec<Line>,
    draft: Option<String>,
    newest: i64,
    unpublished: bool,
}

#[derive(Template)]
#[template(path = "slices/editor/difference.html")]
struct DifferencePage {
    page: DeskPage,
    slug: String,
    title: String,
    heading: String,
    changes: Vec<Change>,
}

fn moment(t: T, at: i64) -> String {
    if at == 0 { "–".to_owned() } else { t.moment(at) }
}

async fn load(app: &App, slug: &str) -> Result<(Work, i64), WebError> {
    let mut conn = app.db.read().await?;
    let work = work::load(&mut conn, slug).await?.ok_or(WebError::NotFound)?;
    let id = work.public.as_ref().ok_or(WebError::NotFound)?.id;
    Ok((work, id))
}

/// What changed from one revision to the next, as a few names of fields.
fn summary(t: T, older: Option<&RevisionRow>, newer: &RevisionRow) -> Result<String, WebError> {
    let Some(older) = older else { return Ok(t.get("editor-revision-first").to_owned()) };
    let changes = diff::changes(t, Some(&work::parse(&older.document)?), &work::parse(&newer.document)?);
    let mut names: Vec<String> = changes.iter().take(NAMED).map(|change| change.label.clone()).collect();
    if changes.len() > NAMED {
        let more = i64::try_from(changes.len() - NAMED).unwrap_or(i64::MAX);
        names.push(t.num("editor-and-more", more));
    }
    Ok(if names.is_empty() { "–".to_owned() } else { names.join("; ") })
}

/// `/desk/campaigns/{slug}/revisions`.
///
/// # Errors
/// [`WebError`].
pub async fn list(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let t = desk.t;
    let (work, id) = load(&app, &slug).await?;
    let mut conn = app.db.read().await?;
    let rows = query!(conn, drafts::revisions(id))?;
    drop(conn);
    let mut lines = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let older = rows.get(i + 1);
        lines.push(Line {
            number: row.number,
            moment: moment(t, row.published_at),
            by: who(&app, &desk, row.published_by).await?,
            note: row.note.clone(),
            // Of the oldest that are shown, what came before may not be.
            changed: if older.is_none() && row.number > 1 {
                "–".to_owned()
            } else {
                summary(t, older, row)?
            },
            public: row.number == work.revision(),
        });
    }
    let page = ListPage {
        page: desk.page(&app, t.get("editor-revisions"), Section::Campaigns),
        title: work.campaign.title.get(t.0).to_owned(),
        lines,
        draft: work.is_changed().then(|| t.get("editor-the-draft").to_owned()),
        newest: work.revision(),
        unpublished: work.is_changed(),
        slug,
    };
    Ok(page::html(StatusCode::OK, page::render(&page)?, NEVER))
}

/// Which two documents to compare: numbers of revisions, or `draft`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Two {
    from: String,
    to: String,
}

async fn document(
    app: &App,
    desk: &Desk,
    work: &Work,
    id: i64,
    name: &str,
) -> Result<(Campaign, String), WebError> {
    if name == "draft" {
        return Ok((work.campaign.clone(), desk.t.get("editor-the-draft").to_owned()));
    }
    let number = name.parse().map_err(|_| WebError::NotFound)?;
    let mut conn = app.db.read().await?;
    let row = query!(conn, drafts::revision(id, number))?.ok_or(WebError::NotFound)?;
    Ok((work::parse(&row.document)?, desk.t.num("editor-revision", number)))
}

/// `/desk/campaigns/{slug}/difference?from=3&to=5`.
///
/// # Errors
/// [`WebError`].
pub async fn difference(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    Query(two): Query<Two>,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let t = desk.t;
    let (work, id) = load(&app, &slug).await?;
    let (old, from) = document(&app, &desk, &work, id, &two.from).await?;
    let (new, to) = document(&app, &desk, &work, id, &two.to).await?;
    let heading = t.with_all("editor-difference", &[("from", &from), ("to", &to)]);
    let page = DifferencePage {
        page: desk.page(&app, &heading, Section::Campaigns),
        title: work.campaign.title.get(t.0).to_owned(),
        changes: diff::changes(t, Some(&old), &new),
        heading,
        slug,
    };
    Ok(page::html(StatusCode::OK, page::render(&page)?, NEVER))
}

/// Puts a revision, or an earlier version of the draft, back into the draft; nothing becomes public by it.
///
/// # Errors
/// [`WebError`].
pub async fn restore(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let mut conn = app.db.read().await?;
    let work = work::load(&mut conn, &slug).await?.ok_or(WebError::NotFound)?;
    let (version, revision) = (posted.number("version"), posted.number("revision"));
    let document = match (&work.draft, &work.public) {
        (Some(draft), _) if version > 0 => query!(conn, drafts::version(draft.id, version))?,
        (_, Some(public)) if revision > 0 => {
            query!(conn, drafts::revision(public.id, revision))?.map(|row| row.document)
        }
        _ => None,
    };
    drop(conn);
    let mut campaign = work::parse(&document.ok_or(WebError::NotFound)?)?;
    campaign.slug.clone_from(&work.campaign.slug);
    let (before, base) = (work.version(), work.campaign.clone());
    let origin = Origin { version: before, revision: work.revision() };
    let event = |campaign, version| Event::CampaignRestored { campaign, version };
    match work::save(&app, &desk, work, origin, Some(&base), &campaign, event).await? {
        Saved::Done { slug, .. } => {
            let undo = if before > 0 { format!("&undo={before}") } else { String::new() };
            Ok(see_other(&format!("/desk/campaigns/{slug}?did=restored{undo}")))
        }
        Saved::Collides(_) | Saved::Refused(_) => Err(WebError::Busy),
    }
}

/// Throws away a draft that was never published.
///
/// # Errors
/// [`WebError`].
pub async fn delete(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let mut conn = app.db.read().await?;
    let work = work::load(&mut conn, &slug).await?.ok_or(WebError::NotFound)?;
    drop(conn);
    if work.public.is_some() || !posted.ticked("sure") {
        return Ok(see_other(&format!("/desk/campaigns/{slug}")));
    }
    let mut tx = app.db.write().await?;
    if query!(tx, drafts::remove(&slug, posted.number("version")))? == 0 {
        // Somebody has written on meanwhile.
        return Ok(see_other(&format!("/desk/campaigns/{slug}")));
    }
    let event = Event::CampaignDeleted { campaign: slug.clone() };
    crate::slices::staff::audit::write(&mut tx, &desk, app.clock.now(), &event).await?;
    tx.commit().await?;
    Ok(see_other("/desk/campaigns?did=deleted"))
}
