//! Statements as everybody reads them: with the names of the organisations that approved that very text, and only
//! those.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::slug;
use commonfront_store::query;
use commonfront_store::rows::statements::StatementRow;

use super::load;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::decisions::texts::Shown;
use crate::slices::fraud::asked::Asked;
use crate::slices::fraud::words;
use crate::slices::pictures::LogoShown;

/// Statements on a page.
const ON_A_PAGE: usize = 30;
/// Statements beside a campaign.
const BESIDE: i64 = 3;

/// A link to a statement.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it goes.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The title's language.
    pub lang: &'static str,
    /// To whom it speaks, if not to everybody.
    pub to: String,
    /// The day on which it was published.
    pub date: String,
    /// That day, for machines.
    pub machine: String,
}

/// A name beneath a statement.
struct Name {
    slug: String,
    logo: Option<LogoShown>,
    name: String,
}

#[derive(Template)]
#[template(path = "slices/statements/public_list.html")]
struct ListPage {
    page: Page,
    links: Vec<Link>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "slices/statements/public.html")]
struct StatementPage {
    page: Page,
    shown: Shown,
    to: String,
    date: String,
    machine: String,
    changed: Option<(String, String)>,
    names: Vec<Name>,
    campaign: Option<(String, String)>,
    sha256: String,
}

fn link(t: T, row: &StatementRow) -> Link {
    let shown = load::texts(row).shown(t.0, "statement");
    let at = row.published_at.unwrap_or(row.made_at);
    Link {
        href: format!("/{}/statements/{}", t.0.tag(), row.slug.as_deref().unwrap_or_default()),
        title: shown.title,
        lang: shown.lang,
        to: row.addressee.clone(),
        date: t.day(at),
        machine: words::machine(at),
    }
}

/// The newest statements that stand beside a campaign; those of the coalition itself for an empty name.
///
/// # Errors
/// The database did not answer.
pub async fn links(app: &App, t: T, campaign: &str) -> Result<Vec<Link>, WebError> {
    let mut conn = app.db.read().await?;
    let rows = query!(conn, statements::published(Some(campaign), i64::MAX, BESIDE))?;
    Ok(rows.iter().map(|row| link(t, row)).collect())
}

/// `GET /{lang}/statements`.
///
/// # Errors
/// [`WebError`].
pub async fn list(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let before = asked.number("before").unwrap_or(i64::MAX);
    let mut conn = app.db.read().await?;
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = query!(conn, statements::published(None, before, limit))?;
    drop(conn);
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let next = rows.last().filter(|_| more).map(|row| format!("/{}/statements?before={}", t.0.tag(), row.id));
    let snapshot = app.catalog.now();
    let body = ListPage {
        page: Page::new(&app, &snapshot, t.0, t.get("statements-public-title"), "/statements"),
        links: rows.iter().map(|row| link(t, row)).collect(),
        next,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

/// `GET /{lang}/statements/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    if !slug::is_slug(&slug) {
        return Err(WebError::NotFound);
    }
    let mut conn = app.db.read().await?;
    let row = query!(conn, statements::by_slug(&slug))?.ok_or(WebError::NotFound)?;
    let answers = query!(conn, statements::answers(row.id))?;
    let keys = query!(conn, campaigns::organisations())?;
    drop(conn);
    let snapshot = app.catalog.now();
    let stand = load::names(&answers, row.published_version.unwrap_or_default());
    let coalition = snapshot.coalition.as_ref();
    // In the coalition's order; a party that has left since stays beneath what it approved.
    let names = coalition.iter().flat_map(|coalition| &coalition.organisations).filter(|organisation| {
        keys.iter().any(|key| key.slug == organisation.slug && stand.contains(&key.id))
    });
    let names = names.map(|party| Name {
        slug: party.slug.clone(),
        logo: party.logo.as_ref().map(LogoShown::new),
        name: party.name.get(t.0).to_owned(),
    });
    let shown = load::noted_texts(&row, &snapshot).shown(t.0, "statement");
    let campaign = snapshot.campaign(&row.campaign).map(|campaign| {
        let href = format!("/{}/{}", t.0.tag(), campaign.document.slug);
        (href, campaign.document.title.get(t.0).to_owned())
    });
    let mut page = Page::new(&app, &snapshot, t.0, &shown.title, format!("/statements/{slug}"));
    page.og_type = "article";
    let at = row.published_at.unwrap_or(row.made_at);
    let body = StatementPage {
        page,
        shown,
        to: row.addressee,
        date: t.day(at),
        machine: words::machine(at),
        changed: row.changed_at.map(|at| (t.moment(at), words::machine(at))),
        names: names.collect(),
        campaign,
        sha256: row.sha256,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
