//! Pages before one is signed in: no rail, one thing to do. Their language is asked for by `?lang=`, or
//! what the browser prefers.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::Language;

use crate::app::App;
use crate::assets::{self, Assets};
use crate::error::{self, WebError};
use crate::i18n::T;
use crate::page::{self, NEVER};

/// What `door.html` shows around a page's content.
#[derive(Clone, Debug)]
pub struct Door {
    /// The page's words.
    pub t: T,
    /// The page's language.
    pub lang: Language,
    /// For the window.
    pub title: String,
    /// The coalition's name.
    pub site: String,
    /// The same page in the other language; empty where there is none.
    pub there: String,
    /// Style sheets, scripts, icon.
    pub assets: &'static Assets,
    /// The colours' style sheet.
    pub colours: String,
    /// Whether this is the demonstration.
    pub demo: bool,
}

impl Door {
    /// A page; `there` is its address in the other language.
    #[must_use]
    pub fn new(app: &App, t: T, title: &str, there: impl Into<String>) -> Self {
        let snapshot = app.catalog.now();
        Self {
            t,
            lang: t.0,
            title: format!("{title} · {}", t.get("desk-place")),
            site: snapshot.name(t.0).to_owned(),
            there: there.into(),
            assets: assets::assets(),
            colours: assets::colours_address(&snapshot, None),
            demo: app.settings.demo,
        }
    }

    /// The other language's name in itself.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        T(self.lang.other()).get("language-name")
    }
}

/// The language of a page before one is signed in.
#[must_use]
pub fn language(uri: &Uri, headers: &HeaderMap) -> Language {
    let asked = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, tag)| Language::from_tag(&tag));
    asked.unwrap_or_else(|| error::language("/", headers))
}

#[derive(Template)]
#[template(path = "slices/staff/message.html")]
struct Message<'m> {
    page: Door,
    title: &'m str,
    words: &'m str,
    link: Option<(&'m str, &'m str)>,
}

/// A page that says one thing.
///
/// # Errors
/// The template failed.
pub fn message(
    app: &App,
    t: T,
    status: StatusCode,
    title: &str,
    words: &str,
    link: Option<(&str, &str)>,
) -> Result<Response, WebError> {
    let page = Door::new(app, t, title, "");
    Ok(page::html(status, page::render(&Message { page, title, words, link })?, NEVER))
}
