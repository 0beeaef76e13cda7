//! `/desk/words`: the guide as one's organisation has it, entry by entry.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::{Language, Right};
use commonfront_wording::{Asked as Search, Kind, search};

use super::nav::{Part, Tab, tabs};
use super::shelf::{Origin, Shelf, Words, today};
use super::uses;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::staff::{Desk, DeskPage, Section};

struct Row {
    slug: String,
    headline: String,
    more: String,
    kind: &'static str,
    owner: String,
    review: String,
    due: bool,
    origin: &'static str,
    mark: &'static str,
}

struct Chip {
    href: String,
    label: &'static str,
    count: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "slices/wording/guide_list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    may_write: bool,
    q: String,
    kind: &'static str,
    shown: &'static str,
    languages: Vec<Chip>,
    kinds: Vec<Chip>,
    rows: Vec<Row>,
    hidden: Vec<String>,
    trouble: i64,
    due: i64,
    done: Option<&'static str>,
}

/// The mark of an origin.
#[must_use]
pub fn mark(origin: Origin) -> &'static str {
    match origin {
        Origin::Shipped => "",
        Origin::Coalition => "desk-status-planned",
        Origin::Own => "desk-status-live",
    }
}

/// `GET /desk/words`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let t = desk.t;
    let language = Language::from_tag(asked.get("language")).unwrap_or(t.0);
    let wanted = Search {
        words: asked.get("q").chars().take(100).collect(),
        kind: Kind::from_name(asked.get("kind")),
    };
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, desk.staff.organisation_id).await?;
    let places = uses::places(&app, &mut conn, &desk).await?;
    drop(conn);
    let now = today(&app);
    let trouble = places.iter().filter(|place| !place.trouble(&words, now).is_empty()).count();
    let shelf = Shelf::Guide(language);
    let found = search(words.guide(language), &wanted);
    let rows: Vec<Row> = found
        .iter()
        .map(|entry| {
            let origin = words.origin(shelf, &entry.slug);
            Row {
                slug: entry.slug.clone(),
                headline: entry.headline().chars().take(160).collect(),
                more: entry
                    .kind
                    .fields()
                    .get(1)
                    .map(|&field| entry.get(field))
                    .unwrap_or_default()
                    .chars()
                    .take(160)
                    .collect(),
                kind: t.get(&format!("words-kind-{}", entry.kind.name())),
                owner: entry.owner.clone(),
                review: t.date(entry.review),
                due: entry.review < now,
                origin: t.get(&format!("words-origin-{}", origin.name())),
                mark: mark(origin),
            }
        })
        .collect();
    let kind_name = wanted.kind.map_or("", Kind::name);
    let link = |language: Language, kind: &str| {
        address("/desk/words", &[("language", language.tag()), ("kind", kind), ("q", &wanted.words)])
    };
    let count = |n: usize| t.number(i64::try_from(n).unwrap_or(i64::MAX));
    let languages = Language::ALL.map(|one| Chip {
        href: link(one, kind_name),
        label: t.get(if one == Language::En { "words-english" } else { "words-french" }),
        count: count(words.guide(one).entries.len()),
        current: one == language,
    });
    let all = Chip {
        href: link(language, ""),
        label: t.get("words-all"),
        count: count(words.guide(language).entries.len()),
        current: wanted.kind.is_none(),
    };
    let kinds = Kind::ALL.map(|kind| Chip {
        href: link(language, kind.name()),
        label: t.get(&format!("words-kinds-{}", kind.name())),
        count: count(words.guide(language).of(kind).count()),
        current: wanted.kind == Some(kind),
    });
    let hidden = words.hidden.iter().filter(|(there, _)| *there == shelf).map(|(_, slug)| slug.clone());
    let body = ListPage {
        page: desk.page(&app, t.get("words-title"), Section::Words),
        tabs: tabs(t, Part::Guide),
        may_write: desk.staff.role.may(Right::Campaigns),
        kind: kind_name,
        shown: language.tag(),
        languages: languages.into(),
        kinds: std::iter::once(all).chain(kinds).collect(),
        due: i64::try_from(rows.iter().filter(|row| row.due).count()).unwrap_or(i64::MAX),
        rows,
        hidden: hidden.collect(),
        trouble: i64::try_from(trouble).unwrap_or(i64::MAX),
        done: match asked.get("done") {
            "saved" => Some(t.get("words-done-saved")),
            "hidden" => Some(t.get("words-done-hidden")),
            "restored" => Some(t.get("words-done-restored")),
            _ => None,
        },
        q: wanted.words,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
