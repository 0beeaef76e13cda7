//! A picture on a page, and its bytes.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Language;
use commonfront_domain::campaign::{Hero, Logo};
use commonfront_media::{LARGE, SMALL, fit};
use commonfront_store::query;

use super::keep::is_name;
use crate::app::Shared;
use crate::assets::FOR_EVER;
use crate::catalog::Snapshot;
use crate::error::WebError;

/// A picture as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The address of the large one.
    pub src: String,
    /// The addresses of both with their widths; empty where one is as good as the other.
    pub srcset: String,
    /// The large one's width, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What can be seen on it.
    pub alt: String,
}

/// Where a picture is found.
#[must_use]
pub fn address(name: &str, most: u32) -> String {
    format!("/pictures/{name}-{most}.jpg")
}

/// A logo as a page shows it: beside the name, so that it has no words of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoShown {
    /// Its address.
    pub src: String,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

impl LogoShown {
    /// A logo, no larger than a page needs it.
    #[must_use]
    pub fn new(logo: &Logo) -> Self {
        let (width, height) = fit(logo.width, logo.height, SMALL);
        Self { src: address(&logo.picture, SMALL), width, height }
    }

    /// An organisation's, if it has one.
    #[must_use]
    pub fn of(snapshot: &Snapshot, organisation: &str) -> Option<Self> {
        snapshot.organisation(organisation).and_then(|party| party.logo.as_ref()).map(Self::new)
    }
}

impl Shown {
    /// A campaign's picture, with its words in a language.
    #[must_use]
    pub fn new(hero: &Hero, lang: Language) -> Self {
        let src = address(&hero.picture, LARGE);
        let (small, _) = fit(hero.width, hero.height, SMALL);
        let srcset = if small < hero.width {
            format!("{} {small}w, {src} {}w", address(&hero.picture, SMALL), hero.width)
        } else {
            String::new()
        };
        Self { src, srcset, width: hero.width, height: hero.height, alt: hero.alt.get(lang).to_owned() }
    }
}

/// `/pictures/{hash}-1600.jpg` and `…-800.jpg`, which never change.
///
/// # Errors
/// [`WebError`].
pub async fn serve(State(app): State<Shared>, Path(file): Path<String>) -> Result<Response, WebError> {
    let (name, most) =
        file.strip_suffix(".jpg").and_then(|stem| stem.rsplit_once('-')).ok_or(WebError::NotFound)?;
    if !is_name(name) {
        return Err(WebError::NotFound);
    }
    let mut conn = app.db.read().await?;
    let bytes = match most.parse() {
        Ok(LARGE) => query!(conn, pictures::large(name))?,
        Ok(SMALL) => query!(conn, pictures::small(name))?,
        _ => None,
    };
    drop(conn);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
    ];
    Ok((StatusCode::OK, headers, bytes.ok_or(WebError::NotFound)?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_domain::Text;

    #[test]
    fn a_page_offers_two_sizes_where_they_differ() {
        let alt = Text { en: Some("A hall".into()), fr: Some("Une salle".into()) };
        let hero = Hero { picture: "ab".into(), width: 1600, height: 900, alt };
        let shown = Shown::new(&hero, Language::Fr);
        assert_eq!(shown.srcset, "/pictures/ab-800.jpg 800w, /pictures/ab-1600.jpg 1600w");
        assert_eq!((shown.src.as_str(), shown.alt.as_str()), ("/pictures/ab-1600.jpg", "Une salle"));
        assert_eq!(Shown::new(&Hero { width: 640, height: 480, ..hero }, Language::En).srcset, "");
    }
}
