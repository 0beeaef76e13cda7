//! The style sheet, the script and the icon, carried in the program and named by their content, so that
//! a browser may keep them for ever. Campaign colours are a small style sheet of their own: the
//! Content-Security-Policy allows no style in the page.

use std::fmt::Write as _;
use std::sync::OnceLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::catalog::Snapshot;

/// The files of `assets/`.
#[derive(RustEmbed)]
#[folder = "../../assets"]
struct Files;

/// A year, as long as caches go (RFC 9111 advises no more).
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Where the pages find what they need.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet's address.
    pub css: String,
    /// The script's address.
    pub js: String,
    /// The address of the desk's style sheet, which goes beside the other.
    pub desk_css: String,
    /// The address of the desk's script; empty if it has none.
    pub desk_js: String,
    /// The icon's address.
    pub icon: String,
    served: Vec<(String, &'static str, Bytes)>,
}

fn named(stem: &str, extension: &str, content: &str) -> String {
    let hash = HEXLOWER.encode(&Sha256::digest(content.as_bytes())[..6]);
    format!("/assets/{stem}-{hash}.{extension}")
}

/// All files of a folder, in the order of their names, as one text: the desk's, named `…desk…`, or the others.
fn joined(folder: &str, desk: bool) -> String {
    let mut names: Vec<_> =
        Files::iter().filter(|name| name.starts_with(folder) && name.contains("desk") == desk).collect();
    names.sort();
    let files = names.iter().filter_map(|name| Files::get(name));
    files.map(|file| String::from_utf8_lossy(&file.data).into_owned()).collect::<Vec<_>>().join("\n")
}

/// The assets of this program.
pub fn assets() -> &'static Assets {
    static ASSETS: OnceLock<Assets> = OnceLock::new();
    ASSETS.get_or_init(|| {
        const CSS: &str = "text/css; charset=utf-8";
        const JS: &str = "text/javascript; charset=utf-8";
        let mut served = Vec::new();
        let mut serve = |stem: &str, extension: &str, kind: &'static str, content: String| {
            let name = named(stem, extension, &content);
            served.push((name.clone(), kind, Bytes::from(content)));
            name
        };
        let css = serve("site", "css", CSS, joined("css/", false));
        let js = serve("site", "js", JS, joined("js/", false));
        let desk_css = serve("desk", "css", CSS, joined("css/", true));
        let script = joined("js/", true);
        let desk_js = if script.is_empty() { String::new() } else { serve("desk", "js", JS, script) };
        let icon = serve("icon", "svg", "image/svg+xml", joined("icon.svg", false));
        Assets { css, js, desk_css, desk_js, icon, served }
    })
}

/// The style sheet with one campaign's accent (or none's) and all parties' colours.
#[must_use]
pub fn colours(snapshot: &Snapshot, campaign: Option<&str>) -> String {
    let mut css = String::new();
    if let Some(accent) =
        campaign.and_then(|slug| snapshot.campaign(slug)).map(|campaign| campaign.document.accent)
    {
        let dark = accent.nearest_on_dark();
        // Writing to a String cannot fail.
        let _ = write!(css, ":root{{--accent:{accent};--accent-on-dark:{dark}}}");
    }
    for party in snapshot.coalition.iter().flat_map(|coalition| &coalition.organisations) {
        let dark = party.colour.nearest_on_dark();
        let _ = write!(css, ".party-{}{{--party:{};--party-on-dark:{dark}}}", party.slug, party.colour);
    }
    css
}

/// The address of a campaign's colours, or of those of pages that belong to none.
#[must_use]
pub fn colours_address(snapshot: &Snapshot, campaign: Option<&str>) -> String {
    named(&format!("colours-{}", campaign.unwrap_or("_")), "css", &colours(snapshot, campaign))
}

/// Answers a request for an asset.
#[must_use]
pub fn serve(path: &str, snapshot: &Snapshot) -> Option<Response> {
    if let Some((_, kind, content)) = assets().served.iter().find(|(name, ..)| name == path) {
        return Some(answer(kind, content.clone()));
    }
    let campaigns =
        snapshot.campaigns.iter().map(|campaign| Some(campaign.document.slug.as_str())).chain([None]);
    campaigns.into_iter().find_map(|campaign| {
        let css = colours(snapshot, campaign);
        let name = named(&format!("colours-{}", campaign.unwrap_or("_")), "css", &css);
        (name == path).then(|| answer("text/css; charset=utf-8", Bytes::from(css)))
    })
}

fn answer(kind: &'static str, content: Bytes) -> Response {
    let headers =
        [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CACHE_CONTROL, HeaderValue::from_static(FOR_EVER))];
    (StatusCode::OK, headers, content).into_response()
}
