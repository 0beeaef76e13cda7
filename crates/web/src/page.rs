//! What every page has around its content, and how a page becomes an answer. Pages that everybody sees
//! alike are kept as they were last rendered, for as long as nothing on them has changed.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{PoisonError, RwLock};

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use commonfront_domain::Language;
use commonfront_domain::clock::SECOND;

use crate::app::App;
use crate::assets::{self, Assets};
use crate::catalog::{CampaignEntry, Snapshot};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::pact;
use crate::slices::pictures::Shown;

/// A link of the main navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it goes.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether it is this page.
    pub current: bool,
}

/// What `base.html` shows around a page's content.
#[derive(Clone, Debug)]
pub struct Page {
    /// The page's words.
    pub t: T,
    /// The page's language.
    pub lang: Language,
    /// The languages in which the page exists.
    pub languages: Vec<Language>,
    /// For the window.
    pub title: String,
    /// For cards on other sites.
    pub og_title: String,
    /// For search engines and cards on other sites.
    pub description: String,
    /// `website` or `article`.
    pub og_type: &'static str,
    /// The path after the language, with a slash at its beginning unless empty.
    pub tail: String,
    /// The server's address.
    pub base_url: String,
    /// The coalition's name.
    pub site: String,
    /// Who publishes, with the postal address.
    pub publisher: String,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// Style sheet, script, icon.
    pub assets: &'static Assets,
    /// The colours' style sheet.
    pub colours: String,
    /// Whether search engines are to stay away.
    pub private: bool,
    /// Structured data, made safe for its place.
    pub json_ld: Option<String>,
    /// For cards on other sites.
    pub image: Option<Shown>,
    /// For cards on other sites: a picture drawn for this page, in place of the other.
    pub share_image: Option<ShareImage>,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Whether this shows a draft to staff.
    pub preview: Option<Preview>,
}

/// A page that shows staff how a draft will look.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where it is written.
    pub desk: String,
    /// Its own address up to the language: `/desk/campaigns/beds/preview`.
    pub base: String,
    /// What follows the language.
    pub tail: String,
}

/// A picture that was drawn for a page, as large as cards on other sites want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareImage {
    /// Its path.
    pub src: String,
    /// What it says.
    pub alt: String,
}

impl Page {
    /// A page with a title; `tail` is its path after the language.
    #[must_use]
    pub fn new(app: &App, snapshot: &Snapshot, lang: Language, title: &str, tail: impl Into<String>) -> Self {
        let tail = tail.into();
        let site = snapshot.name(lang).to_owned();
        let t = T(lang);
        let full = if title == site { site.clone() } else { format!("{title} · {site}") };
        Self {
            t,
            lang,
            languages: Language::ALL.to_vec(),
            title: full,
            og_title: title.to_owned(),
            description: t.get("site-description").to_owned(),
            og_type: "website",
            base_url: app.settings.base_url.clone(),
            publisher: snapshot
                .coalition
                .as_ref()
                .map(|coalition| format!("{site}, {}", coalition.postal_address))
                .unwrap_or_default(),
            site,
            nav: nav(app, snapshot, t, &tail),
            tail,
            assets: assets::assets(),
            colours: assets::colours_address(snapshot, None),
            private: false,
            json_ld: None,
            image: None,
            share_image: None,
            demo: app.settings.demo,
            preview: None,
        }
    }

    /// Makes it a preview for staff.
    #[must_use]
    pub fn preview(mut self, preview: Option<Preview>) -> Self {
        if let Some(preview) = &preview {
            self.colours = format!("{}/colours.css", preview.base);
            self.private = true;
        }
        self.preview = preview;
        self
    }

    /// Puts the page into a campaign: its colours, its languages, its picture, its link in the navigation.
    #[must_use]
    pub fn of(mut self, snapshot: &Snapshot, campaign: &CampaignEntry) -> Self {
        let slug = &campaign.document.slug;
        let href = format!("/{}/{slug}", self.lang.tag());
        let label = self.t.get("nav-campaign").to_owned();
        self.nav.insert(0, NavItem { current: self.tail == format!("/{slug}"), href, label });
        self.colours = assets::colours_address(snapshot, Some(slug));
        if !campaign.document.languages.is_empty() {
            self.languages.clone_from(&campaign.document.languages);
        }
        self.image = campaign.document.hero.as_ref().map(|hero| Shown::new(hero, self.lang));
        self
    }

    /// Keeps search engines and caches away.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// The page's path in a language.
    #[must_use]
    pub fn path(&self, language: Language) -> String {
        if let Some(preview) = &self.preview {
            return format!("{}/{}{}", preview.base, language.tag(), preview.tail);
        }
        if self.tail.starts_with("/demo/") {
            return format!("{}?lang={}", self.tail, language.tag());
        }
        format!("/{}{}", language.tag(), self.tail)
    }

    /// The page's full address in a language.
    #[must_use]
    pub fn url(&self, language: Language) -> String {
        format!("{}{}", self.base_url, self.path(language))
    }

    /// The page's own full address.
    #[must_use]
    pub fn here(&self) -> String {
        self.url(self.lang)
    }

    /// The same page in the other language.
    #[must_use]
    pub fn there(&self) -> String {
        self.path(self.lang.other())
    }

    /// The page's addresses by language tag, and which is for everybody else.
    #[must_use]
    pub fn alternates(&self) -> Vec<(&'static str, String)> {
        let each = self.languages.iter().map(|&language| (language.tag(), self.url(language)));
        each.chain(self.languages.first().map(|&first| ("x-default", self.url(first)))).collect()
    }

    /// The locales of the page's other languages.
    #[must_use]
    pub fn other_locales(&self) -> Vec<&'static str> {
        self.languages
            .iter()
            .filter(|&&language| language != self.lang)
            .map(|language| language.locale())
            .collect()
    }

    /// The other language's name in itself.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        T(self.lang.other()).get("language-name")
    }
}

/// The main navigation: the pact, the calendar, once something is to come, the tools, and what happens to
/// people's data.
fn nav(app: &App, snapshot: &Snapshot, t: T, tail: &str) -> Vec<NavItem> {
    let item = |page: &str, label: &str| NavItem {
        href: format!("/{}/{page}", t.0.tag()),
        label: t.get(label).to_owned(),
        current: tail.strip_prefix('/').and_then(|tail| tail.split('?').next()) == Some(page),
    };
    let calendar = app.public_calendar.load(Ordering::Relaxed).then(|| item("calendar", "nav-calendar"));
    let pact = pact::public::nav(snapshot, t);
    pact.into_iter()
        .chain(calendar)
        .chain([item("tools", "nav-tools"), item("your-data", "nav-your-data")])
        .collect()
}

/// Renders a template.
///
/// # Errors
/// A template failed: a fault of ours.
pub fn render(template: &impl Template) -> Result<Bytes, WebError> {
    template.render().map(Bytes::from).map_err(|error| {
        tracing::error!(%error, "a page can't be rendered");
        WebError::Internal
    })
}

/// An answer with a page.
#[must_use]
pub fn html(status: StatusCode, body: Bytes, cache: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static(cache)),
    ];
    (status, headers, body).into_response()
}

/// For pages that everybody sees alike: may be kept, must be asked about.
pub const SHARED: &str = "public, no-cache";
/// For pages about a person.
pub const NEVER: &str = "private, no-store";

/// Headers that every answer carries.
pub const SECURITY: [(HeaderName, HeaderValue); 6] = [
    (
        HeaderName::from_static("content-security-policy"),
        HeaderValue::from_static(
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
        ),
    ),
    (HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("referrer-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("x-frame-options"), HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    ),
];

/// The policy of an answer that may be framed by anybody: no form, no script.
pub const FRAMEABLE: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// What a shared page was made from; if any of it moves, the page is made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    catalog: i64,
    live: u64,
    second: i64,
}

impl Stamp {
    /// The stamp of now. Form tokens carry the second.
    #[must_use]
    pub fn now(app: &App, snapshot: &Snapshot) -> Self {
        Self {
            catalog: snapshot.revision,
            live: app.live.version(),
            second: app.clock.now().div_euclid(SECOND),
        }
    }
}

/// Which shared page: its language, its campaign, and its action if it is an action's.
pub type PageKey = (Language, i64, Option<i64>);

/// Shared pages as they were last rendered.
#[derive(Debug, Default)]
pub struct PageCache {
    pages: RwLock<HashMap<PageKey, (Stamp, Bytes)>>,
}

impl PageCache {
    /// The page of a campaign (or of one of its actions), if nothing it was made from has moved.
    #[must_use]
    pub fn get(&self, key: PageKey, stamp: Stamp) -> Option<Bytes> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        pages.get(&key).filter(|(made, _)| *made == stamp).map(|(_, page)| page.clone())
    }

    /// Keeps a page. There are as many as campaigns, actions and languages, so nothing is ever thrown out.
    pub fn put(&self, key: PageKey, stamp: Stamp, page: Bytes) {
        self.pages.write().unwrap_or_else(PoisonError::into_inner).insert(key, (stamp, page));
    }
}
