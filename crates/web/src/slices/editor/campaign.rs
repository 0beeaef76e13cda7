//! The page on which a whole campaign is written.

use askama::Template;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Campaign;

use super::head::{Back, Head, did, head, opened, parties};
use super::hero::{self, HeroPart};
use super::list::Did;
use super::parts::{self, Choice, Item};
use super::received::receive;
use super::typed::{self, Fault};
use super::view::{Fields, Pair, Single, Size};
use super::words;
use super::work::{self, Origin, Saved, Work};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section};
use crate::zone;

/// An action in the campaign's list.
struct ActionLine {
    slug: String,
    title: String,
    kind: &'static str,
    signatures: String,
    main: bool,
    at: usize,
    up: bool,
    down: bool,
}

/// An organisation's consent.
struct ConsentLine {
    name: String,
    version: String,
    pair: Pair,
}

#[derive(Template)]
#[template(path = "slices/editor/campaign.html")]
struct EditPage {
    page: DeskPage,
    head: Head,
    placard: Vec<Pair>,
    hero: HeroPart,
    story: Pair,
    languages: Vec<Choice>,
    language_errors: Vec<String>,
    slug: Single,
    accent: Single,
    contrast: String,
    hashtag: Single,
    ends: Single,
    retention: Single,
    priorities: Vec<Item>,
    updates: Vec<Item>,
    actions: Vec<ActionLine>,
    retired: Vec<ActionLine>,
    action_errors: Vec<String>,
    kinds: Vec<Choice>,
    consents: Vec<ConsentLine>,
    open: Option<&'static str>,
}

fn action_line(app: &App, t: T, campaign: &Campaign, slug: &str, at: usize) -> ActionLine {
    let snapshot = app.catalog.now();
    let entry =
        snapshot.campaign(&campaign.slug).and_then(|entry| entry.ever().find(|a| a.document.slug == slug));
    let document = campaign.action(slug);
    ActionLine {
        slug: slug.to_owned(),
        title: document.map(|action| action.title.get(t.0).to_owned()).unwrap_or_default(),
        kind: document.map(|action| words::kind(t, action.kind)).unwrap_or_default(),
        signatures: entry.map_or_else(|| "–".to_owned(), |entry| t.number(app.live.counts(entry.id).total())),
        main: campaign.main_action == slug,
        at,
        up: at > 0,
        down: at + 1 < campaign.action_order.len(),
    }
}

fn consent_lines(app: &App, fields: &Fields<'_>, campaign: &Campaign, work: &Work) -> Vec<ConsentLine> {
    let snapshot = app.catalog.now();
    let parties = snapshot.coalition.iter().flat_map(|coalition| &coalition.organisations);
    let mut slugs: Vec<&str> =
        campaign.consents.iter().map(|consent| consent.organisation.as_str()).collect();
    for party in parties {
        if !slugs.contains(&party.slug.as_str()) {
            slugs.push(&party.slug);
        }
    }
    let line = |slug: &&str| {
        let consent = campaign.consents.iter().find(|consent| consent.organisation == **slug);
        let public = work.public.as_ref();
        let shown = public.and_then(|public| {
            public.wordings.iter().filter(|row| row.organisation == **slug).map(|row| row.version).max()
        });
        let number = |version: i64| fields.t.number(version);
        let version = match (consent, shown) {
            (None, _) => fields.t.get("editor-consent-none").to_owned(),
            (Some(_), None) => fields.t.get("editor-consent-first").to_owned(),
            (Some(consent), Some(shown)) if consent.version > shown => fields.t.with_all(
                "editor-consent-next",
                &[("version", &number(consent.version)), ("before", &number(shown))],
            ),
            (Some(_), Some(shown)) => fields.t.with("editor-consent-same", "version", &number(shown)),
        };
        let text = consent.map(|consent| consent.text.clone()).unwrap_or_default();
        let name = snapshot
            .organisation(slug)
            .map_or_else(|| (*slug).to_owned(), |party| party.name.get(fields.t.0).to_owned());
        let label = fields.t.get("editor-consent-text").to_owned();
        let mut pair = fields.named(&format!("consents.{slug}"), label, Size::Paragraph, &text);
        if consent.is_none() {
            pair.sides.iter_mut().for_each(|side| side.missing = false);
        }
        let general = fields.errors(&format!("consents.{slug}"));
        if let Some(side) = pair.sides.first_mut() {
            side.errors.extend(general);
        }
        ConsentLine { name, version, pair }
    };
    slugs.iter().map(line).collect()
}

async fn render(
    app: &App,
    desk: &Desk,
    work: &Work,
    campaign: &Campaign,
    origin: Origin,
    back: Back,
    status: StatusCode,
) -> Result<Response, WebError> {
    let t = desk.t;
    let head = head(app, desk, work, campaign, origin, &back).await?;
    let snapshot = app.catalog.now();
    let fields = Fields {
        t,
        speaks: &campaign.languages,
        action: None,
        problems: &head.problems,
        faults: &back.faults,
        claims: &snapshot.words.claims,
    };
    let lines = |slugs: Vec<&str>| -> Vec<ActionLine> {
        slugs.iter().enumerate().map(|(at, slug)| action_line(app, t, campaign, slug, at)).collect()
    };
    let mut action_errors = fields.errors("actions");
    action_errors.extend(fields.errors("main_action"));
    let title = if head.title.is_empty() { head.slug.clone() } else { head.title.clone() };
    let page = EditPage {
        page: desk.page(app, &title, Section::Campaigns),
        placard: vec![
            fields.pair("title", Size::Line, &campaign.title),
            fields.pair("kicker", Size::Line, &campaign.kicker),
            fields.pair("lead", Size::Paragraph, &campaign.lead),
        ],
        hero: hero::part(&fields, campaign),
        story: fields.pair("story", Size::Markdown, &campaign.story),
        languages: parts::languages(t, &campaign.languages),
        language_errors: fields.errors("languages"),
        slug: fields.single("slug", campaign.slug.clone()),
        accent: fields.single("accent", campaign.accent.to_string()),
        contrast: words::contrast(t, campaign.accent),
        hashtag: fields.single("hashtag", campaign.hashtag.clone().unwrap_or_default()),
        ends: fields.single("ends", campaign.ends.map(|day| day.to_string()).unwrap_or_default()),
        retention: fields.single(
            "retention_months",
            campaign.retention_months.map(|months| months.to_string()).unwrap_or_default(),
        ),
        priorities: parts::priorities(&fields, campaign),
        updates: parts::updates(&fields, campaign),
        actions: lines(campaign.action_order.iter().map(String::as_str).collect()),
        retired: lines(campaign.retired().map(|action| action.slug.as_str()).collect()),
        action_errors,
        kinds: parts::kinds(t, None),
        consents: consent_lines(app, &fields, campaign, work),
        open: back.open,
        head,
    };
    Ok(page::html(status, page::render(&page)?, NEVER))
}

/// `/desk/campaigns/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    Query(query): Query<Did>,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let mut conn = app.db.read().await?;
    let work = work::load(&mut conn, &slug).await?.ok_or(WebError::NotFound)?;
    drop(conn);
    let back = Back { notices: did(desk.t, &query.did), undo: query.undo, ..Back::default() };
    let origin = Origin { version: work.version(), revision: work.revision() };
    render(&app, &desk, &work, &work.campaign, origin, back, StatusCode::OK).await
}

/// Saves the form, or does what another of its buttons says.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let (posted, file) = receive(request, hero::FIELD).await?;
    let (work, origin, base) = opened(&app, &slug, &posted).await?;
    let from = base.as_ref().unwrap_or(&work.campaign);
    let typed = typed::campaign(&posted, from, &parties(&app), work.public.is_some());
    let (mut campaign, mut faults) = (typed.campaign, typed.faults);
    hero::read(&app, &posted, file, &mut campaign, &mut faults).await?;
    let button = posted.trimmed("do");
    let today = zone::local(app.clock.now()).date();
    if let Some(list) = parts::change(&mut campaign, button, today) {
        let notices = vec![("desk-notice-wait", desk.t.get("editor-not-saved-yet").to_owned())];
        // The lines have moved, so that what could not be read is asked for anew when it is saved.
        let faults = faults.into_iter().filter(|fault| !fault.name.contains('.')).collect();
        let back = Back { faults, notices, open: Some(list), ..Back::default() };
        return render(&app, &desk, &work, &campaign, origin, back, StatusCode::OK).await;
    }
    if !faults.is_empty() {
        let back = Back { faults, ..Back::default() };
        return render(&app, &desk, &work, &campaign, origin, back, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let added = parts::add_action(&mut campaign, button);
    let event = |campaign, version| Event::CampaignSaved { campaign, version };
    let saved = work::save(&app, &desk, work.clone(), origin, base.as_ref(), &campaign, event).await?;
    match saved {
        Saved::Done { slug, merged } => {
            let page = format!("/desk/campaigns/{slug}");
            Ok(see_other(&match (added, button.split_once('.')) {
                (Some(action), _) => format!("{page}/actions/{action}"),
                (None, Some(("open", action))) if campaign.action(action).is_some() => {
                    format!("{page}/actions/{action}")
                }
                (None, Some(("preview", lang))) => {
                    format!("{page}/preview/{}", if lang == "fr" { "fr" } else { "en" })
                }
                _ if button == "publish" => format!("{page}/publish"),
                _ if merged => format!("{page}?did=merged"),
                _ => format!("{page}?did=saved"),
            }))
        }
        Saved::Collides(collision) => {
            let (theirs, merged) = (collision.theirs.clone(), collision.merged.clone());
            let origin = Origin { version: theirs.version(), revision: theirs.revision() };
            let back = Back { collision: Some(collision), ..Back::default() };
            render(&app, &desk, &theirs, &merged, origin, back, StatusCode::CONFLICT).await
        }
        Saved::Refused(why) => {
            let fault = Fault { name: "slug".into(), raw: campaign.slug.clone(), why };
            let back = Back { faults: vec![fault], ..Back::default() };
            render(&app, &desk, &work, &campaign, origin, back, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
