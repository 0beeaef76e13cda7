//! What differs between two versions of a pact, clause by clause and word by word.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::{Language, Text};
use commonfront_pact::PactText;
use commonfront_store::query;
use serde::Deserialize;

use super::room::{Part, Room, RoomPage, Tab};
use super::texts::{self, Pact};
use super::{text, view};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::editor::diff::{Change, pieces};
use crate::slices::editor::words;
use crate::slices::staff::DeskPage;

#[derive(Template)]
#[template(path = "slices/pact/difference.html")]
struct DifferencePage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    title: String,
    heading: String,
    changes: Vec<Change>,
}

struct Walk {
    t: T,
    changes: Vec<Change>,
}

impl Walk {
    fn plain(&mut self, label: &str, from: &str, to: &str) {
        if from != to {
            self.changes.push(Change { label: label.to_owned(), tag: "", pieces: pieces(from, to) });
        }
    }

    fn text(&mut self, label: &str, from: &Text, to: &Text) {
        for language in Language::ALL {
            let side = |text: &Text| text.exact(language).unwrap_or_default().to_owned();
            let (from, to) = (side(from), side(to));
            if from != to {
                let named = [("field", label), ("language", words::language(self.t, language))];
                self.changes.push(Change {
                    label: self.t.with_all("editor-in-language", &named),
                    tag: language.tag(),
                    pieces: pieces(&from, &to),
                });
            }
        }
    }
}

/// What differs, in the order of the new text; clauses that are gone come last.
#[must_use]
pub fn changes(t: T, old: &PactText, new: &PactText) -> Vec<Change> {
    let mut walk = Walk { t, changes: Vec::new() };
    walk.text(t.get("pact-title"), &old.title, &new.title);
    walk.text(t.get("pact-preamble"), &old.preamble, &new.preamble);
    let numbered = |number: usize| t.num("pact-clause-number", i64::try_from(number).unwrap_or(i64::MAX));
    let empty = Text::default();
    for (i, clause) in new.clauses.iter().enumerate() {
        let before = old.clause(&clause.id);
        let name = numbered(i + 1);
        let field = |key: &str| t.with_all("pact-clause-field", &[("clause", &name), ("field", t.get(key))]);
        let kind = |clause: &commonfront_pact::Clause| t.get(&format!("pact-kind-{}", clause.kind.name()));
        walk.text(&field("pact-heading"), before.map_or(&empty, |(_, b)| &b.heading), &clause.heading);
        walk.text(&field("pact-body"), before.map_or(&empty, |(_, b)| &b.body), &clause.body);
        if let Some((number, before)) = before {
            walk.plain(&field("pact-kind"), kind(before), kind(clause));
            walk.plain(&field("pact-its-place"), &numbered(number), &name);
        }
    }
    for (i, clause) in old.clauses.iter().enumerate().filter(|(_, c)| new.clause(&c.id).is_none()) {
        let label = t.with("pact-clause-gone", "clause", &numbered(i + 1));
        walk.text(&label, &clause.heading, &empty);
        walk.text(&label, &clause.body, &empty);
    }
    walk.plain(t.get("pact-rules"), &view::rules(t, old).join("\n"), &view::rules(t, new).join("\n"));
    walk.changes
}

/// Which two: numbers of versions, or `draft`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Two {
    from: String,
    to: String,
}

async fn document(
    room: &Room,
    on: &mut impl commonfront_store::On,
    pact: &Pact,
    name: &str,
) -> Result<(PactText, String), WebError> {
    if name == "draft" && room.own() == 0 {
        return Ok((pact.text.clone(), room.t.get("editor-the-draft").to_owned()));
    }
    let number = name.parse().map_err(|_| WebError::NotFound)?;
    let row = query!(on, pact::version(pact.row.id, number))?.ok_or(WebError::NotFound)?;
    Ok((texts::parse(&row.document)?, room.t.num("pact-version", number)))
}

/// `GET /desk/pact/text/{id}/difference?from=1&to=2`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    Query(two): Query<Two>,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let pact = text::find(&room, &mut conn, id).await?;
    let (old, from) = document(&room, &mut conn, &pact, &two.from).await?;
    let (new, to) = document(&room, &mut conn, &pact, &two.to).await?;
    drop(conn);
    let heading = t.with_all("editor-difference", &[("from", &from), ("to", &to)]);
    let RoomPage { page, tabs } = room.page(&app, &heading, Part::Text);
    let title = text::title(&room, &new);
    let body = DifferencePage { page, tabs, id, title, heading, changes: changes(t, &old, &new) };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
