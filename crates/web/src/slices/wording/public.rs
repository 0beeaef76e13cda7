//! `/{lang}/tools/words`: the guide for everybody, found as one types; each entry on a page of its own; and the
//! pocket card, laid out for paper.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::slug;
use commonfront_wording::{Asked as Search, Entry, Kind, search};

use super::view::{EntryView, Group, groups};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::fraud::asked::{Asked, address};

/// Entries of a kind on the page that shows something of each.
const OF_EACH: usize = 5;
/// The longest search, in characters.
const LONGEST: usize = 100;
/// What fits on the card: pairs, questions, facts.
const ON_CARD: (usize, usize, usize) = (16, 4, 4);

/// A kind to choose.
struct KindLink {
    href: String,
    label: &'static str,
    count: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "slices/wording/guide.html")]
struct GuidePage {
    page: Page,
    q: String,
    kind: &'static str,
    kinds: Vec<KindLink>,
    groups: Vec<Group>,
    found: String,
    base: String,
}

#[derive(Template)]
#[template(path = "slices/wording/entry.html")]
struct EntryPage {
    page: Page,
    kind_title: &'static str,
    entry: EntryView,
    base: String,
}

#[derive(Template)]
#[template(path = "slices/wording/card.html")]
struct CardPage {
    page: Page,
    pairs: Vec<Vec<EntryView>>,
    questions: Vec<EntryView>,
    facts: Vec<EntryView>,
    base: String,
}

fn read(asked: &Asked) -> Search {
    Search { words: asked.get("q").chars().take(LONGEST).collect(), kind: Kind::from_name(asked.get("kind")) }
}

fn base(t: T) -> String {
    format!("/{}/tools/words", t.0.tag())
}

/// `GET /{lang}/tools/words`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let wanted = read(&asked);
    let snapshot = app.catalog.now();
    let words = &snapshot.words;
    let all = wanted.kind.is_some() || !wanted.words.is_empty();
    let groups = groups(t, words, t.0, &wanted, if all { usize::MAX } else { OF_EACH });
    let n: i64 = groups.iter().map(|group| group.all).sum();
    let kind_name = wanted.kind.map_or("", Kind::name);
    let kinds = Kind::ALL.map(|kind| KindLink {
        href: address(&base(t), &[("kind", kind.name()), ("q", &wanted.words)]),
        label: t.get(&format!("words-kinds-{}", kind.name())),
        count: t.number(i64::try_from(words.guide(t.0).of(kind).count()).unwrap_or(i64::MAX)),
        current: wanted.kind == Some(kind),
    });
    let mut page = Page::new(&app, &snapshot, t.0, t.get("words-title"), "/tools/words");
    t.get("words-lead").clone_into(&mut page.description);
    let body = GuidePage {
        page,
        q: wanted.words,
        kind: kind_name,
        kinds: kinds.into(),
        groups,
        found: t.num("words-found", n),
        base: base(t),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

/// `GET /{lang}/tools/words/{slug}`.
///
/// # Errors
/// [`WebError`]; an entry of the other language's guide leads to the guide.
pub async fn entry(
    State(app): State<Shared>,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    if !slug::is_slug(&slug) {
        return Err(WebError::NotFound);
    }
    let snapshot = app.catalog.now();
    let words = &snapshot.words;
    let Some(entry) = words.guide(t.0).entry(&slug) else {
        let there = words.guide(t.0.other()).entry(&slug).is_some();
        return Err(if there { WebError::SeeOther(base(t)) } else { WebError::NotFound });
    };
    let entry = EntryView::new(t, entry, words);
    let title: String = entry.headline.chars().take(120).collect();
    let mut page = Page::new(&app, &snapshot, t.0, &title, format!("/tools/words/{slug}"));
    page.languages = vec![t.0];
    page.og_type = "article";
    let body =
        EntryPage { page, kind_title: t.get(&format!("words-kinds-{}", entry.kind)), entry, base: base(t) };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

/// Some of a list, from all over it.
fn spread<'e>(entries: Vec<&'e Entry>, most: usize) -> Vec<&'e Entry> {
    let all = entries.len();
    (0..most.min(all)).map(|n| entries[n * all / most.min(all)]).collect()
}

/// `GET /{lang}/tools/words/card`: what was found, as far as it fits; or something of everything.
///
/// # Errors
/// [`WebError`].
pub async fn card(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let wanted = read(&asked);
    let snapshot = app.catalog.now();
    let words = &snapshot.words;
    let found = search(words.guide(t.0), &Search { kind: None, ..wanted.clone() });
    let searched = !wanted.words.is_empty();
    let of = |kind: Kind, most: usize| -> Vec<EntryView> {
        let mine: Vec<&Entry> = found.iter().filter(|entry| entry.kind == kind).copied().collect();
        let some = if searched { mine.into_iter().take(most).collect() } else { spread(mine, most) };
        some.into_iter().map(|entry| EntryView::new(t, entry, words)).collect()
    };
    let (pairs, questions, facts) = ON_CARD;
    let mut panels: Vec<Vec<EntryView>> = Vec::new();
    for entry in of(Kind::Pair, pairs) {
        match panels.last_mut().filter(|panel| panel.len() < 4) {
            Some(panel) => panel.push(entry),
            None => panels.push(vec![entry]),
        }
    }
    let page = Page::new(&app, &snapshot, t.0, t.get("words-card-title"), "/tools/words/card").private();
    let body = CardPage {
        page,
        pairs: panels,
        questions: of(Kind::Question, questions),
        facts: of(Kind::Fact, facts),
        base: base(t),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
