//! All campaigns with where they stand, and the beginning of a new one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::campaign::Campaign;
use commonfront_domain::{Language, Right, Text, slug};
use commonfront_store::query;
use commonfront_store::rows::drafts::DraftRow;

use super::posted::Posted;
use super::typed::{Fault, Unread};
use super::view::{Fields, Pair, Single, Size};
use super::{skeleton, who, words, work};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section};

/// Where a campaign stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What its badge is coloured by; empty for a draft.
    pub class: &'static str,
    /// What it says.
    pub words: String,
}

/// A campaign in the list.
struct Line {
    href: String,
    title: String,
    slug: String,
    standing: Standing,
    languages: String,
    signatures: String,
    changed: String,
    by: String,
}

#[derive(Template)]
#[template(path = "slices/editor/list.html")]
struct ListPage {
    page: DeskPage,
    lines: Vec<Line>,
    summary: String,
    may_write: bool,
    deleted: bool,
}

#[derive(Template)]
#[template(path = "slices/editor/new.html")]
struct NewPage {
    page: DeskPage,
    title: Pair,
    slug: Single,
    first: bool,
    errors: Vec<(String, String)>,
}

/// Where a campaign stands, from its draft and whether it is public.
#[must_use]
pub fn standing(t: T, draft: Option<&DraftRow>, public: bool) -> Standing {
    let scheduled = draft.and_then(|draft| draft.publish_at);
    let changed = draft.is_some_and(|draft| draft.changed != 0);
    let (class, words) = match (scheduled, public) {
        (Some(at), _) => ("desk-status-planned", t.with("editor-scheduled-for", "moment", &t.moment(at))),
        (None, false) => ("", t.get("editor-status-draft").to_owned()),
        (None, true) if changed => ("desk-status-live", t.get("editor-status-changed").to_owned()),
        (None, true) => ("desk-status-live", t.get("editor-status-published").to_owned()),
    };
    Standing { class, words }
}

fn languages(t: T, campaign: &Campaign) -> String {
    let names: Vec<&str> = campaign.languages.iter().map(|&language| words::language(t, language)).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

/// `/desk/campaigns`.
///
/// # Errors
/// [`WebError`].
pub async fn list(
    State(app): State<Shared>,
    desk: Desk,
    axum::extract::Query(query): axum::extract::Query<Did>,
) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let t = desk.t;
    let lines = lines(&app, &desk).await?;
    let public = lines.iter().filter(|(_, public)| *public).count();
    let drafts = lines.len() - public;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let page = ListPage {
        page: desk.page(&app, t.get("desk-campaigns"), Section::Campaigns),
        summary: format!(
            "{}, {}",
            t.num("editor-count-published", number(public)),
            t.num("editor-count-drafts", number(drafts))
        ),
        lines: lines.into_iter().map(|(line, _)| line).collect(),
        may_write: desk.staff.role.may(Right::Campaigns),
        deleted: query.did == "deleted",
    };
    Ok(page::html(StatusCode::OK, page::render(&page)?, NEVER))
}

/// What has just been done, from an address.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Did {
    /// What.
    pub did: String,
    /// The draft's version before, where that can be brought back.
    pub undo: i64,
}

/// Every campaign and whether it is public; the last changed first.
async fn lines(app: &App, desk: &Desk) -> Result<Vec<(Line, bool)>, WebError> {
    let t = desk.t;
    let snapshot = app.catalog.now();
    let mut conn = app.db.read().await?;
    let drafts = query!(conn, drafts::all())?;
    let public = query!(conn, campaigns::campaigns())?;
    let mut found: Vec<(i64, Line, bool)> = Vec::new();
    for row in &public {
        let draft = drafts.iter().find(|draft| draft.slug == row.slug);
        let campaign = work::parse(draft.map_or(&row.document, |draft| &draft.document))?;
        let newest = query!(conn, drafts::newest(row.id))?;
        let revision = query!(conn, drafts::revision(row.id, newest))?;
        let published = revision.map(|revision| (revision.published_at, revision.published_by));
        let last = match draft.filter(|draft| draft.changed != 0) {
            Some(draft) => Some((draft.updated_at, draft.updated_by)),
            None => published,
        };
        let entry = snapshot.campaign(&row.slug);
        let signatures: i64 = entry
            .into_iter()
            .flat_map(|entry| entry.ever())
            .map(|action| app.live.counts(action.id).total())
            .sum();
        let (at, by) = last.unwrap_or_default();
        found.push((at, line(t, &campaign, draft, true, t.number(signatures)), true));
        named(app, desk, &mut found, at, by).await?;
    }
    for draft in drafts.iter().filter(|draft| public.iter().all(|row| row.slug != draft.slug)) {
        let campaign = work::parse(&draft.document)?;
        found.push((draft.updated_at, line(t, &campaign, Some(draft), false, "–".to_owned()), false));
        named(app, desk, &mut found, draft.updated_at, draft.updated_by).await?;
    }
    found.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    Ok(found.into_iter().map(|(_, line, public)| (line, public)).collect())
}

/// Says on the last line when it was changed, and by whom.
async fn named(
    app: &App,
    desk: &Desk,
    found: &mut [(i64, Line, bool)],
    at: i64,
    by: Option<i64>,
) -> Result<(), WebError> {
    if let Some((_, line, _)) = found.last_mut()
        && at > 0
    {
        line.changed = desk.t.moment(at);
        line.by = who(app, desk, by).await?;
    }
    Ok(())
}

fn line(t: T, campaign: &Campaign, draft: Option<&DraftRow>, public: bool, signatures: String) -> Line {
    Line {
        href: format!("/desk/campaigns/{}", campaign.slug),
        title: campaign.title.get(t.0).to_owned(),
        slug: campaign.slug.clone(),
        standing: standing(t, draft, public),
        languages: languages(t, campaign),
        signatures,
        changed: String::new(),
        by: String::new(),
    }
}

fn new_page(
    app: &App,
    desk: &Desk,
    posted: &Posted,
    first: bool,
    faults: &[Fault],
) -> Result<Response, WebError> {
    let t = desk.t;
    let fields = Fields { t, speaks: &[], action: None, problems: &[], faults, claims: &[] };
    let title = fields.pair("title", Size::Line, &posted.line("title"));
    let errors = faults.iter().map(|fault| {
        let field = if fault.why == Unread::Title { "title.en" } else { &fault.name };
        (field.to_owned(), words::unread(t, fault.why).to_owned())
    });
    let page = NewPage {
        page: desk.page(app, t.get("editor-new"), Section::Campaigns),
        title,
        slug: fields.single("slug", posted.trimmed("slug").to_owned()),
        first,
        errors: errors.collect(),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::html(status, page::render(&page)?, NEVER))
}

/// `/desk/campaigns/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let first = lines(&app, &desk).await?.is_empty();
    new_page(&app, &desk, &Posted::default(), first, &[])
}

/// Makes a campaign to go on with.
///
/// # Errors
/// [`WebError`].
pub async fn create(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let title = posted.line("title");
    let typed = posted.trimmed("slug");
    let refuse = |name: &str, why| {
        let fault = Fault { name: name.into(), raw: typed.into(), why };
        new_page(&app, &desk, &posted, false, &[fault])
    };
    if Language::ALL.into_iter().all(|language| title.missing(language)) {
        return refuse("title", Unread::Title);
    }
    let wanted = if typed.is_empty() { proposed(&app, &title).await? } else { typed.to_owned() };
    // The name "new" is this page's own.
    if !slug::is_slug(&wanted) || slug::is_reserved(&wanted) || wanted == "new" {
        return refuse("slug", Unread::Name);
    }
    let snapshot = app.catalog.now();
    let campaign = skeleton::campaign(snapshot.coalition.as_ref(), &wanted, &title);
    if work::is_taken(&app, &wanted).await? || !work::create(&app, &desk, &campaign).await? {
        return refuse("slug", Unread::Taken);
    }
    Ok(see_other(&format!("/desk/campaigns/{wanted}?did=created")))
}

/// A short name from the title, one that is free.
async fn proposed(app: &App, title: &Text) -> Result<String, WebError> {
    let mut name = slug::propose(title.get(Language::En));
    if name.is_empty() || slug::is_reserved(&name) || name == "new" {
        name = if name.is_empty() { "campaign-1".to_owned() } else { format!("{name}-1") };
    }
    let mut conn = app.db.read().await?;
    let drafts = query!(conn, drafts::all())?;
    let public = query!(conn, campaigns::campaigns())?;
    let taken = |slug: &str| {
        drafts.iter().any(|draft| draft.slug == slug) || public.iter().any(|row| row.slug == slug)
    };
    Ok(slug::free(&name, taken))
}
