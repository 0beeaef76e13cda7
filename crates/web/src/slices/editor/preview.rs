//! How a draft will look: the public pages themselves, for staff only, with a form that sends nothing; and
//! a text's Markdown while it is being typed.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use commonfront_domain::signing::Typed;
use commonfront_domain::{Language, Right};
use std::collections::HashMap;

use super::posted::Posted;
use super::work;
use crate::app::{App, Shared};
use crate::assets;
use crate::catalog::{CampaignEntry, Snapshot};
use crate::error::WebError;
use crate::i18n::T;
use crate::markdown;
use crate::page::{self, NEVER, Preview};
use crate::slices::campaigns::public::{read_language, render_action, render_campaign};
use crate::slices::signing::panel::FormView;
use crate::slices::staff::Desk;
use crate::slices::staff::fields::see_other;
use crate::slices::wording::notes::noted;

/// `POST /desk/preview`: a text (`text`) as HTML.
///
/// # Errors
/// [`WebError`].
pub async fn text(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let language = Language::from_tag(posted.raw("language")).unwrap_or(desk.t.0);
    let text = posted.raw("text");
    let html = markdown::render(&noted(text, &app.catalog.now().words.claims, language), "preview");
    Ok(page::html(StatusCode::OK, Bytes::from(html), NEVER))
}

/// Everything as it would be with the draft in its place. Actions that are not public yet have keys below
/// nought, which no signature has.
async fn imagined(app: &App, slug: &str) -> Result<Snapshot, WebError> {
    let mut conn = app.db.read().await?;
    let work = work::load(&mut conn, slug).await?.ok_or(WebError::NotFound)?;
    let mut snapshot = (*app.catalog.now()).clone();
    let known = snapshot.campaign(slug).cloned();
    let order: Vec<String> = work.campaign.actions.iter().map(|action| action.slug.clone()).collect();
    let key = |slug: &str| {
        let public =
            known.as_ref().and_then(|known| known.ever().find(|action| action.document.slug == slug));
        let place = order.iter().position(|there| there == slug).and_then(|at| i64::try_from(at).ok());
        public.map(|action| action.id).or_else(|| place.map(|at| -1 - at))
    };
    let id = known.as_ref().map_or(-1, |known| known.id);
    let entry = CampaignEntry::new(id, work.campaign, key, HashMap::new(), &snapshot.words);
    snapshot.campaigns.retain(|campaign| campaign.document.slug != slug);
    snapshot.campaigns.push(entry);
    Ok(snapshot)
}

fn preview(slug: &str, tail: String) -> Preview {
    Preview { desk: format!("/desk/campaigns/{slug}"), base: format!("/desk/campaigns/{slug}/preview"), tail }
}

/// `/desk/campaigns/{slug}/preview/{lang}`, and `…/colours.css` with the draft's colour.
///
/// # Errors
/// [`WebError`].
pub async fn campaign(
    State(app): State<Shared>,
    desk: Desk,
    Path((slug, what)): Path<(String, String)>,
) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let snapshot = imagined(&app, &slug).await?;
    if what == "colours.css" {
        let css = assets::colours(&snapshot, Some(&slug));
        return Ok(([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, NEVER)], css).into_response());
    }
    let t = T(read_language(&what)?);
    let entry = snapshot.campaign(&slug).ok_or(WebError::NotFound)?;
    if entry.main_action().is_none() {
        return Ok(see_other(&format!("/desk/campaigns/{slug}?did=no-preview")));
    }
    let body = render_campaign(&app, &snapshot, entry, t, Some(preview(&slug, String::new()))).await?;
    Ok(page::html(StatusCode::OK, body, NEVER))
}

/// `/desk/campaigns/{slug}/preview/{lang}/{action}`.
///
/// # Errors
/// [`WebError`].
pub async fn action(
    State(app): State<Shared>,
    desk: Desk,
    Path((slug, lang, action)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let t = T(read_language(&lang)?);
    let snapshot = imagined(&app, &slug).await?;
    let entry = snapshot.campaign(&slug).ok_or(WebError::NotFound)?;
    let action = entry.action(&action).ok_or(WebError::NotFound)?;
    let form = FormView::new(&app, &snapshot, entry, action, t, Typed::default());
    let preview = preview(&slug, format!("/{}", action.document.slug));
    let body = render_action(&app, &snapshot, entry, action, t, form, Some(preview)).await?;
    Ok(page::html(StatusCode::OK, body, NEVER))
}
