//! `/{lang}/incidents`: how many incidents there were, by kind and year. Counts in public, cases never: an
//! incident counts only if its owner said so, and no small number is told.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::incident::{Kind, TOLD_FROM, Told, told};
use commonfront_store::query;
use commonfront_store::rows::incidents::IncidentCountRow;

use super::words;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;

/// A kind with what is told of each year.
struct Line {
    kind: &'static str,
    years: Vec<String>,
}

#[derive(Template)]
#[template(path = "slices/incidents/public.html")]
struct PublicPage {
    page: Page,
    years: Vec<i64>,
    lines: Vec<Line>,
    few: String,
}

fn words_of(t: T, n: i64) -> String {
    match told(n) {
        Told::None => "–".to_owned(),
        Told::Few => t.get("incidents-public-few").to_owned(),
        Told::Number(n) => t.number(n),
    }
}

fn lines(t: T, years: &[i64], rows: &[IncidentCountRow]) -> Vec<Line> {
    let of = |kind: Kind, year: i64| {
        rows.iter().filter(|row| row.kind == kind.number() && row.period == year).map(|row| row.n).sum()
    };
    // No sums: with them a small number could be worked out from the others.
    let line = |kind: Kind| Line {
        kind: words::kind(t, kind),
        years: years.iter().map(|&year| words_of(t, of(kind, year))).collect(),
    };
    let there = |kind: &Kind| rows.iter().any(|row| row.kind == kind.number());
    Kind::ALL.into_iter().filter(there).map(line).collect()
}

/// `GET /{lang}/incidents`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let rows = query!(conn, incidents::in_public())?;
    drop(conn);
    let mut years: Vec<i64> = rows.iter().map(|row| row.period).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let snapshot = app.catalog.now();
    let mut page = Page::new(&app, &snapshot, t.0, t.get("incidents-public-title"), "/incidents");
    t.get("incidents-public-lead").clone_into(&mut page.description);
    let body = PublicPage {
        page,
        lines: lines(t, &years, &rows),
        years,
        few: t.num("incidents-public-small", TOLD_FROM),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}

#[cfg(test)]
mod tests {
    use commonfront_domain::Language;

    use super::*;

    #[test]
    fn what_could_single_somebody_out_is_not_told() {
        let rows = [(1, 2026, 4), (1, 2025, 5), (3, 2026, 1)].map(|(kind, period, n)| IncidentCountRow {
            kind,
            period,
            n,
        });
        let lines = lines(T(Language::En), &[2026, 2025], &rows);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].years, ["fewer than five", "5"]);
        assert_eq!(lines[1].years, ["fewer than five", "–"]);
    }
}
