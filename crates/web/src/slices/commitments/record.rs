//! `/{lang}/pact/record`: what was promised and what was done for it, as far as the parties show it to everybody.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Language;
use commonfront_domain::paper;
use commonfront_store::{On, query};

use super::promises::{self, Names};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::calls::documents::{self, CallDocument, DeedDocument};
use crate::slices::campaigns::public::read_language;
use crate::slices::paper::sheet::today;

/// What a party did, for everybody to read.
#[derive(Clone, Debug)]
pub struct Deed {
    /// The party's name in short.
    pub party: String,
    /// The party's short name in addresses.
    pub slug: String,
    /// The day in words.
    pub day: String,
    /// The day for machines.
    pub machine_day: String,
    /// What was done.
    pub what: String,
    /// What shows it; may be empty.
    pub evidence: String,
    /// Where that can be read; may be empty.
    pub link: String,
}

/// A promise with its record.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its clause's `id`.
    pub id: String,
    /// Its clause's number.
    pub number: usize,
    /// What it is about.
    pub heading: String,
    /// What was done for it, the newest first.
    pub deeds: Vec<Deed>,
}

/// A call that everybody may read.
#[derive(Clone, Debug)]
pub struct PublicCall {
    /// What it is called.
    pub title: String,
    /// Who calls.
    pub by: String,
    /// What it asks for.
    pub asks: String,
    /// When and where it takes place; may be empty.
    pub when: String,
    /// Where; may be empty.
    pub place: String,
}

/// The record of the pact that is in force and before the public.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The promises; none without such a pact.
    pub kept: Vec<Kept>,
    /// The calls that are open to everybody's eyes.
    pub calls: Vec<PublicCall>,
}

/// Reads the public record, in a language.
///
/// # Errors
/// The database did not answer.
pub async fn public(app: &App, on: &mut impl On, language: Language) -> Result<Record, WebError> {
    let (t, now) = (T(language), app.clock.now());
    let names = Names::read(app, on, language).await?;
    let mut calls = Vec::new();
    for row in query!(on, calls::public(now))? {
        let document: CallDocument = documents::parse(&row.document)?;
        calls.push(PublicCall {
            title: document.title.get(language).to_owned(),
            by: names.of(row.organisation_id),
            asks: document.asks.get(language).to_owned(),
            when: row.event_at.map(|at| t.moment(at)).unwrap_or_default(),
            place: document.place.get(language).to_owned(),
        });
    }
    let promises = promises::in_force(on, now).await?.filter(|promises| promises.public);
    let Some(promises) = promises else { return Ok(Record { calls, kept: Vec::new() }) };
    let rows = query!(on, calls::public_deeds(promises.pact_id))?;
    let mut kept = Vec::new();
    for commitment in &promises.commitments {
        let mut deeds = Vec::new();
        for row in rows.iter().filter(|row| row.clause == commitment.id) {
            let document: DeedDocument = documents::parse(&row.document)?;
            let day = paper::day(row.done_on);
            deeds.push(Deed {
                party: names.of(row.organisation_id),
                slug: names.slug(row.organisation_id),
                day: t.date(day),
                machine_day: day.to_string(),
                what: document.what.get(language).to_owned(),
                evidence: document.evidence.get(language).to_owned(),
                link: document.link,
            });
        }
        kept.push(Kept {
            id: commitment.id.clone(),
            number: commitment.number,
            heading: commitment.heading.get(language).to_owned(),
            deeds,
        });
    }
    Ok(Record { kept, calls })
}

#[derive(Template)]
#[template(path = "slices/commitments/record.html")]
struct RecordPage {
    page: Page,
    record: Record,
    as_of: String,
}

/// `GET /{lang}/pact/record`.
///
/// # Errors
/// [`WebError`]; [`WebError::NotFound`] while there is nothing that everybody may read.
pub async fn page(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let mut conn = app.db.read().await?;
    let record = public(&app, &mut conn, t.0).await?;
    drop(conn);
    if record.kept.is_empty() && record.calls.is_empty() {
        return Err(WebError::NotFound);
    }
    let snapshot = app.catalog.now();
    let page = Page::new(&app, &snapshot, t.0, t.get("record-title"), "/pact/record");
    let as_of = t.date(today(app.clock.now()));
    let body = RecordPage { page, record, as_of };
    Ok(page::html(StatusCode::OK, page::render(&body)?, SHARED))
}
