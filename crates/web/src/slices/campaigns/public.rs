//! The public pages: the coalition's, a campaign's, an action's.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{LOCATION, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use commonfront_domain::Language;
use commonfront_domain::signing::Typed;

use super::view::{self, Card, PartyView, ShareLink, UpdateView, Voice};
use crate::app::{App, Shared};
use crate::catalog::{ActionEntry, CampaignEntry, Snapshot};
use crate::error::{self, WebError};
use crate::i18n::T;
use crate::page::{self, Page, Preview, SHARED, Stamp};
use crate::slices::signing::panel::{CountView, FormView};
use crate::slices::statements::public::{self as statements, Link};

#[derive(Template)]
#[template(path = "slices/campaigns/home.html")]
struct HomePage {
    page: Page,
    parties: Vec<PartyView>,
    people: String,
    cards: Vec<Card>,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "slices/campaigns/campaign.html")]
struct CampaignPage<'a> {
    page: Page,
    kicker: &'a str,
    title: &'a str,
    lead: &'a str,
    parties: Vec<PartyView>,
    people: String,
    count: CountView,
    form: FormView,
    story: &'a str,
    priorities: Vec<(&'a str, &'a str)>,
    voices: Vec<Voice>,
    cards: Vec<Card>,
    updates: Vec<UpdateView<'a>>,
    links: Vec<Link>,
    share: Vec<ShareLink>,
    share_url: String,
}

#[derive(Template)]
#[template(path = "slices/campaigns/action.html")]
struct ActionPage<'a> {
    page: Page,
    campaign_href: String,
    campaign_title: &'a str,
    title: &'a str,
    summary: &'a str,
    text: &'a str,
    count: CountView,
    form: FormView,
    voices: Vec<Voice>,
    share: Vec<ShareLink>,
    share_url: String,
}

/// The language in a path.
///
/// # Errors
/// [`WebError::NotFound`] for one that we don't speak.
pub fn read_language(tag: &str) -> Result<Language, WebError> {
    Language::from_tag(tag).ok_or(WebError::NotFound)
}

/// `/`: to the coalition's page in the language that the browser prefers.
pub async fn choose_language(headers: HeaderMap) -> Response {
    let lang = error::language("/", &headers);
    (StatusCode::FOUND, [(LOCATION, format!("/{}", lang.tag())), (VARY, "accept-language".into())])
        .into_response()
}

/// `/{lang}`: the coalition and its campaigns.
///
/// # Errors
/// [`WebError`].
pub async fn home(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let (parties, people) = view::parties(&snapshot, t);
    let cards = snapshot.campaigns.iter().map(|campaign| {
        let counts = campaign.main_action().map(|action| app.live.counts(action.id)).unwrap_or_default();
        view::campaign_card(t, campaign, counts)
    });
    let body = HomePage {
        page: Page::new(&app, &snapshot, t.0, snapshot.name(t.0), ""),
        parties,
        people,
        cards: cards.collect(),
        links: statements::links(&app, t, "").await?,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

/// `/{lang}/{campaign}`: the campaign's page.
///
/// # Errors
/// [`WebError`].
pub async fn campaign(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let lang = read_language(&lang)?;
    let snapshot = app.catalog.now();
    let campaign = snapshot.campaign(&slug).ok_or(WebError::NotFound)?;
    if !campaign.speaks(lang) {
        return other_language(&app, &snapshot, lang, campaign, &format!("/{slug}"));
    }
    let (key, stamp) = ((lang, campaign.id, None), Stamp::now(&app, &snapshot));
    let body = match app.pages.get(key, stamp) {
        Some(body) => body,
        None => {
            let body = render_campaign(&app, &snapshot, campaign, T(lang), None).await?;
            app.pages.put(key, stamp, body.clone());
            body
        }
    };
    Ok(page::html(StatusCode::OK, body, SHARED))
}

/// The campaign's page; as a preview, for staff.
///
/// # Errors
/// [`WebError`].
pub async fn render_campaign(
    app: &App,
    snapshot: &Snapshot,
    campaign: &CampaignEntry,
    t: T,
    preview: Option<Preview>,
) -> Result<Bytes, WebError> {
    let (lang, document) = (t.0, &campaign.document);
    let action = campaign.main_action().ok_or(WebError::NotFound)?;
    let (parties, people) = view::parties(snapshot, t);
    let others = campaign.actions.iter().filter(|other| other.id != action.id);
    let title = document.title.get(lang);
    let mut page = Page::new(app, snapshot, lang, title, format!("/{}", document.slug))
        .of(snapshot, campaign)
        .preview(preview);
    page.description = document.lead.get(lang).to_owned();
    page.og_type = "article";
    let url = page.url(lang);
    page.json_ld = Some(view::json_ld(snapshot, &app.settings.base_url, &url, t, title, &page.description));
    page::render(&CampaignPage {
        kicker: document.kicker.get(lang),
        title,
        lead: document.lead.get(lang),
        parties,
        people,
        count: CountView::new(app, campaign, action),
        form: FormView::new(app, snapshot, campaign, action, t, Typed::default()),
        story: campaign.story_html.get(lang),
        priorities: document.priorities.iter().map(|p| (p.title.get(lang), p.text.get(lang))).collect(),
        voices: view::campaign_voices(app, t, campaign).await?,
        cards: others
            .map(|other| {
                let mut card = view::action_card(t, campaign, other, app.live.counts(other.id));
                if page.preview.is_some() {
                    card.href = format!("{}/{}", page.path(lang), other.document.slug);
                }
                card
            })
            .collect(),
        updates: view::updates(t, campaign),
        links: statements::links(app, t, &document.slug).await?,
        share: view::share(t, &url, title, document.hashtag.as_deref()),
        share_url: url,
        page,
    })
}

/// `/{lang}/{campaign}/{action}`: the action's page.
///
/// # Errors
/// [`WebError`].
pub async fn action(
    State(app): State<Shared>,
    Path((lang, campaign, action)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let lang = read_language(&lang)?;
    let snapshot = app.catalog.now();
    let (campaign, action) = find(&snapshot, &campaign, &action)?;
    if !campaign.speaks(lang) {
        let tail = format!("/{}/{}", campaign.document.slug, action.document.slug);
        return other_language(&app, &snapshot, lang, campaign, &tail);
    }
    let (key, stamp) = ((lang, campaign.id, Some(action.id)), Stamp::now(&app, &snapshot));
    let body = match app.pages.get(key, stamp) {
        Some(body) => body,
        None => {
            let form = FormView::new(&app, &snapshot, campaign, action, T(lang), Typed::default());
            let body = render_action(&app, &snapshot, campaign, action, T(lang), form, None).await?;
            app.pages.put(key, stamp, body.clone());
            body
        }
    };
    Ok(page::html(StatusCode::OK, body, SHARED))
}

/// The campaign and the action with these short names.
///
/// # Errors
/// [`WebError::NotFound`].
pub fn find<'s>(
    snapshot: &'s Snapshot,
    campaign: &str,
    action: &str,
) -> Result<(&'s CampaignEntry, &'s ActionEntry), WebError> {
    let campaign = snapshot.campaign(campaign).ok_or(WebError::NotFound)?;
    let action = campaign.action(action).ok_or(WebError::NotFound)?;
    Ok((campaign, action))
}

/// The action's page with a form as it is given: empty, or with what has to be mended.
///
/// # Errors
/// [`WebError`].
pub async fn render_action(
    app: &App,
    snapshot: &Snapshot,
    campaign: &CampaignEntry,
    action: &ActionEntry,
    t: T,
    form: FormView,
    preview: Option<Preview>,
) -> Result<Bytes, WebError> {
    let (lang, document) = (t.0, &action.document);
    let tail = format!("/{}/{}", campaign.document.slug, document.slug);
    let title = document.title.get(lang);
    let mut page = Page::new(app, snapshot, lang, title, tail).of(snapshot, campaign).preview(preview);
    page.description = document.summary.get(lang).to_owned();
    page.og_type = "article";
    let url = page.url(lang);
    page.json_ld = Some(view::json_ld(snapshot, &app.settings.base_url, &url, t, title, &page.description));
    page::render(&ActionPage {
        campaign_href: match &page.preview {
            Some(preview) => format!("{}/{}", preview.base, lang.tag()),
            None => format!("/{}/{}", lang.tag(), campaign.document.slug),
        },
        campaign_title: campaign.document.title.get(lang),
        title,
        summary: document.summary.get(lang),
        text: action.text_html.get(lang),
        count: CountView::new(app, campaign, action),
        form,
        voices: view::voices(t, &view::supporters(app, action.id).await?),
        share: view::share(t, &url, title, campaign.document.hashtag.as_deref()),
        share_url: url,
        page,
    })
}

/// A page that is not in this language says so and leads to the one that is.
fn other_language(
    app: &App,
    snapshot: &Snapshot,
    lang: Language,
    campaign: &CampaignEntry,
    tail: &str,
) -> Result<Response, WebError> {
    let (t, other) = (T(lang), T(lang.other()));
    let mut page = Page::new(app, snapshot, lang, t.get("other-language-title"), tail).of(snapshot, campaign);
    page.private = true;
    let link = Some((page.path(lang.other()), other.get("other-language-link").to_owned()));
    let kicker = campaign.document.title.get(lang.other()).to_owned();
    let lines = vec![t.get("other-language-help").to_owned()];
    let body = error::message(page, kicker, t.get("other-language-title"), lines, link)?;
    Ok(page::html(StatusCode::OK, body, SHARED))
}
