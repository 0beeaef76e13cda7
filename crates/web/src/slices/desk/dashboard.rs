//! The page that the desk opens with.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::figures::{self, Figures};
use super::guide::{self, Step};
use super::waiting::{self, Item};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::scope::Choice;
use crate::slices::staff::{Desk, DeskPage, Section};

/// Which campaign's figures are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Its short name; empty for all.
    campaign: String,
}

#[derive(Template)]
#[template(path = "slices/desk/dashboard.html")]
struct Dashboard {
    page: DeskPage,
    heading: &'static str,
    items: Vec<Item>,
    now: String,
    steps: Option<Vec<Step>>,
    campaigns: Vec<Choice>,
    everything: bool,
    figures: Option<Figures>,
    people: Option<i64>,
    public: Option<String>,
}

/// `GET /desk`.
///
/// # Errors
/// [`WebError`].
pub async fn dashboard(
    State(app): State<Shared>,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let (t, snapshot) = (desk.t, app.catalog.now());
    let items = waiting::items(&app, &desk).await?;
    let steps = guide::steps(&app, &desk).await?;
    let chosen = snapshot.campaign(&asked.campaign);
    let figures = match steps {
        None => figures::read(&app, &desk, chosen).await?,
        Some(_) => None,
    };
    let campaigns = snapshot.campaigns.iter().filter(|_| snapshot.campaigns.len() > 1);
    let campaigns = campaigns.map(|entry| Choice {
        value: entry.document.slug.clone(),
        label: entry.document.title.get(t.0).to_owned(),
        chosen: chosen.is_some_and(|chosen| chosen.id == entry.id),
    });
    let public = chosen.or_else(|| snapshot.campaigns.first());
    let body = Dashboard {
        page: desk.page(&app, t.get("desk-dashboard"), Section::Dashboard),
        heading: t.get(match (&steps, items.iter().all(|item| item.calm)) {
            (_, false) => "desk-waits",
            (None, true) => "desk-nothing-waits",
            (Some(_), true) => "desk-dashboard",
        }),
        items,
        now: t.moment(app.clock.now()),
        steps,
        campaigns: campaigns.collect(),
        everything: chosen.is_none(),
        figures,
        people: figures::people(&app, &desk).await?,
        public: public.map(|entry| format!("/{}/{}", t.0.tag(), entry.document.slug)),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
