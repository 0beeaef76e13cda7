//! Finding signatures invalid: what will happen, why, and then doing it.

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Right, text_rules};
use commonfront_store::{Change, choose, query};
use commonfront_vault::{COALITION, Place};
use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::pattern::{Pattern, Typed};
use super::scope::Choice;
use super::search::{self, Found};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::staff::audit;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::frame::{DeskPage, Section};

/// What signatures are found invalid for; the texts are `fraud-category-…`.
pub const CATEGORIES: [&str; 4] = ["machine", "same-person", "not-real", "other"];
/// The longest reason, in characters.
const LONGEST_REASON: usize = 1_000;
/// How many members are written down in one transaction.
const AT_ONCE: usize = 2_000;
/// How long an answer waits for the work before it shows how far it is.
const PATIENCE: Duration = Duration::from_secs(8);

/// What a batch keeps, sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Grounds {
    /// By what its signatures were found.
    pub pattern: Typed,
    /// Why they are invalid.
    pub reason: String,
}

impl std::fmt::Debug for Grounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Grounds")
    }
}

/// Where a batch's grounds are sealed.
#[must_use]
pub fn place(row: &[u8; 8]) -> Place<'_> {
    Place { table: "fraud_batches", column: "sealed", row }
}

#[derive(Template)]
#[template(path = "slices/fraud/invalidate.html")]
struct InvalidatePage {
    page: DeskPage,
    typed: Typed,
    words: Vec<String>,
    signatures: i64,
    pending: i64,
    newest: i64,
    stopped: bool,
    falls: String,
    categories: Vec<Choice>,
    reason: String,
    faults: Faults,
    back: String,
}

/// The page that asks once more, with what was typed.
fn confirmation(
    app: &App,
    desk: &Desk,
    typed: Typed,
    pattern: &Pattern,
    found: &Found,
    (category, reason): (&str, String),
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, snapshot) = (desk.t, app.catalog.now());
    let action = pattern.row.action_id.and_then(|id| snapshot.action_by_id(id));
    let falls = match action {
        None => t.num("fraud-confirm-falls-by", found.confirmed),
        Some((_, action)) => {
            let total = app.live.counts(action.id).total();
            let title = action.document.title.get(t.0);
            let (from, to) = (t.number(total), t.number(total - found.confirmed));
            t.with_all("fraud-confirm-falls", &[("title", title), ("from", &from), ("to", &to)])
        }
    };
    let categories = CATEGORIES.map(|value| Choice {
        value: value.to_owned(),
        label: t.get(&format!("fraud-category-{value}")).to_owned(),
        chosen: value == category,
    });
    let body = InvalidatePage {
        page: desk.page(app, &t.num("fraud-confirm-title", found.signatures), Section::Signatures),
        words: typed.words(t, &snapshot),
        signatures: found.signatures,
        pending: found.signatures - found.confirmed,
        newest: found.newest,
        stopped: found.stopped,
        falls,
        categories: categories.into(),
        reason,
        back: typed.address("/desk/signatures", &[]),
        typed,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// Reads a pattern that has come from one of our own pages.
fn pattern(app: &App, t: T, typed: &Typed) -> Result<Pattern, WebError> {
    let pattern = typed.read(t, &app.catalog.now(), &app.vault, &mut Faults::default())?;
    pattern.filter(|_| !typed.seeks_invalid()).ok_or(WebError::Malformed(String::new()))
}

/// The page that asks once more.
fn address(typed: &Typed, newest: i64) -> String {
    typed.address("/desk/signatures/invalidate", &[("newest", &newest.to_string())])
}

/// `GET /desk/signatures/invalidate`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let typed = Typed::asked(&asked);
    let pattern = pattern(&app, desk.t, &typed)?;
    let newest = asked.number("newest").unwrap_or(i64::MAX - 1);
    desk.fresh(&app, &address(&typed, newest))?;
    let found = search::found(&app, &pattern, newest).await?;
    confirmation(&app, &desk, typed, &pattern, &found, ("", String::new()), Faults::default())
}

/// `POST /desk/signatures/invalidate`.
///
/// # Errors
/// [`WebError`].
pub async fn invalidate(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let typed = Typed::posted(&posted);
    let t = desk.t;
    let pattern = pattern(&app, t, &typed)?;
    let newest = posted.get("newest").parse().unwrap_or(i64::MAX - 1);
    desk.fresh(&app, &address(&typed, newest))?;
    let found = search::found(&app, &pattern, newest).await?;
    let mut faults = Faults::default();
    let category = CATEGORIES.into_iter().find(|&category| category == posted.get("category"));
    if category.is_none() {
        faults.add("category", t.get("fraud-fault-category"));
    }
    let reason = text_rules::paragraphs(posted.get("reason"), LONGEST_REASON);
    if reason.is_err() {
        faults.add("reason", t.get("fraud-fault-reason"));
    }
    if found.signatures == 0 || posted.get("found").parse() != Ok(found.signatures) {
        faults.add("found", t.get("fraud-fault-changed"));
    }
    let (Some(category), Ok(reason), true) = (category, reason, faults.is_empty()) else {
        let reason = posted.get("reason").to_owned();
        return confirmation(&app, &desk, typed, &pattern, &found, (posted.get("category"), reason), faults);
    };
    let grounds = Grounds { pattern: typed, reason };
    let batch = begin(&app, &desk, &pattern, category, &grounds).await?;
    let work = {
        let (app, desk) = (app.clone(), desk.clone());
        // It goes on if the browser, or our patience, gives up.
        tokio::spawn(async move {
            let done = write_down(&app, &desk, batch, category, &pattern, &found).await;
            match done {
                Ok(()) => carry_on(&app, Change::Invalidate { batch, at: app.clock.now() }).await,
                Err(error) => tracing::error!(%error, batch, "a batch of signatures was not chosen"),
            }
        })
    };
    // How far it is, the batch's own page shows.
    let _ = tokio::time::timeout(PATIENCE, work).await;
    Ok(see_other(&format!("/desk/signatures/batches/{batch}?done=invalidated")))
}

async fn begin(
    app: &App,
    desk: &Desk,
    pattern: &Pattern,
    category: &str,
    grounds: &Grounds,
) -> Result<i64, WebError> {
    let (campaign, action) = (pattern.row.campaign_id, pattern.row.action_id);
    let mut tx = app.db.write().await?;
    let batch = query!(tx, fraud::begin(campaign, action, category, app.clock.now(), desk.staff.id))?;
    let sealed = sealed::seal(&app.vault, COALITION, place(&batch.to_be_bytes()), grounds)?;
    query!(tx, fraud::explain(batch, &sealed))?;
    tx.commit().await?;
    Ok(batch)
}

/// Writes the members down, and last that they are all there; only then does anything change.
async fn write_down(
    app: &App,
    desk: &Desk,
    batch: i64,
    category: &str,
    pattern: &Pattern,
    found: &Found,
) -> Result<(), WebError> {
    for some in search::keys(app, pattern, found).await?.chunks(AT_ONCE) {
        let mut tx = app.db.write().await?;
        choose(&mut tx, batch, some).await?;
        tx.commit().await?;
    }
    let mut tx = app.db.write().await?;
    let signatures = query!(tx, fraud::chosen(batch))?;
    let event = Event::SignaturesInvalidated { batch, signatures, category: category.to_owned() };
    audit::write(&mut tx, desk, app.clock.now(), &event).await?;
    Ok(tx.commit().await?)
}

/// Repeats a change until nothing is left to do; what a full queue refuses is tried again a little later.
pub(super) async fn carry_on(app: &App, change: Change) {
    const WAITS: u32 = 50;
    let mut refused = 0;
    loop {
        match app.writer.change(change).await {
            Ok(done) if done.0 == 0 => return,
            Ok(_) => refused = 0,
            Err(error) if refused < WAITS => {
                refused += 1;
                tracing::warn!(%error, "a batch of signatures has to wait");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            Err(error) => {
                tracing::error!(%error, "a batch of signatures was broken off; its page can take it up again");
                return;
            }
        }
    }
}

/// As [`carry_on`], without holding the answer up for longer than a person waits.
pub(super) async fn carry_on_aside(app: &Shared, change: Change) {
    let app = app.clone();
    let work = tokio::spawn(async move { carry_on(&app, change).await });
    let _ = tokio::time::timeout(PATIENCE, work).await;
}
