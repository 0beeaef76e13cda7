//! `/desk/words/claims`: the facts that campaigns use, how each stands, and the places that use one which no
//! longer does.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_wording::Standing;

use super::nav::{Part, Tab, tabs};
use super::shelf::{Shelf, Words, today};
use super::uses;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::staff::{Desk, DeskPage, Section};

struct Row {
    slug: String,
    text: String,
    standing: &'static str,
    mark: &'static str,
    review: String,
    owner: String,
    origin: &'static str,
    places: i64,
}

/// A place that uses what does not stand.
struct Trouble {
    kind: &'static str,
    title: String,
    href: String,
    public: bool,
    said: Vec<String>,
}

#[derive(Template)]
#[template(path = "slices/wording/claim_list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    may_write: bool,
    rows: Vec<Row>,
    troubles: Vec<Trouble>,
    done: Option<&'static str>,
}

/// The mark of how a claim stands.
#[must_use]
pub fn mark(standing: Standing) -> &'static str {
    match standing {
        Standing::Live => "desk-status-live",
        Standing::UnderReview => "desk-status-wait",
        Standing::Retired => "desk-status-ended",
        Standing::Expired => "desk-status-refused",
    }
}

/// What is the matter with a claim that a text refers to.
#[must_use]
pub fn said(t: T, slug: &str, standing: Option<&str>) -> String {
    match standing {
        None => t.with("words-reference-unknown", "claim", slug),
        Some(standing) => {
            let standing = t.get(&format!("words-standing-{standing}"));
            t.with_all("words-reference-stale", &[("claim", slug), ("standing", standing)])
        }
    }
}

/// `GET /desk/words/claims`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let (t, now) = (desk.t, today(&app));
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, desk.staff.organisation_id).await?;
    let places = uses::places(&app, &mut conn, &desk).await?;
    drop(conn);
    let mut rows: Vec<(bool, Row)> = words
        .claims
        .iter()
        .map(|claim| {
            let standing = claim.standing(now);
            let used = places.iter().filter(|place| place.claims.contains(&claim.slug)).count();
            let row = Row {
                slug: claim.slug.clone(),
                text: claim.text.get(t.0).to_owned(),
                standing: t.get(&format!("words-standing-{}", standing.name())),
                mark: mark(standing),
                review: t.date(claim.review),
                owner: claim.owner.clone(),
                origin: t.get(&format!("words-origin-{}", words.origin(Shelf::Claims, &claim.slug).name())),
                places: i64::try_from(used).unwrap_or(i64::MAX),
            };
            (standing == Standing::Live, row)
        })
        .collect();
    // What somebody has to look at comes first.
    rows.sort_by_key(|(live, _)| *live);
    let troubles = places.iter().filter_map(|place| {
        let trouble = place.trouble(&words, now);
        (!trouble.is_empty()).then(|| Trouble {
            kind: place.kind,
            title: place.title.clone(),
            href: place.href.clone(),
            public: place.public,
            said: trouble.iter().map(|(slug, standing)| said(t, slug, *standing)).collect(),
        })
    });
    let body = ListPage {
        page: desk.page(&app, t.get("words-claims"), Section::Words),
        tabs: tabs(t, Part::Claims),
        may_write: desk.staff.role.may(Right::Campaigns),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        troubles: troubles.collect(),
        done: (asked.get("done") == "saved").then(|| t.get("words-done-claim")),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
