//! The page that finds signatures by a pattern and shows what would be found invalid.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::counting::Status;
use commonfront_store::rows::fraud::SuspectRow;

use super::asked::Asked;
use super::pattern::Typed;
use super::scope::{self, Group};
use super::search::{self, MOST_OPENED};
use super::words;
use crate::app::{App, Shared};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::Faults;
use crate::slices::staff::frame::{DeskPage, Section};

/// Signatures on a page.
const ON_A_PAGE: usize = 50;
/// Characters of a comment in a table.
const EXCERPT: usize = 90;

/// A signature as staff of the coalition see it: enough to tell a machine from a person.
pub struct Suspect {
    name: String,
    domain: String,
    action: String,
    at: String,
    machine_at: String,
    network: Option<(String, String)>,
    comment: String,
    language: String,
    status: &'static str,
}

/// What was found.
struct Results {
    signatures: i64,
    confirmed: i64,
    stopped: Option<String>,
    rows: Vec<Suspect>,
    next: Option<String>,
    invalidate: Option<String>,
    narrow: bool,
    whole: bool,
}

#[derive(Template)]
#[template(path = "slices/fraud/find.html")]
struct FindPage {
    page: DeskPage,
    typed: Typed,
    groups: Vec<Group>,
    statuses: Vec<scope::Choice>,
    faults: Faults,
    blank: bool,
    result: Option<Results>,
}

/// The word and the mark of a status.
#[must_use]
pub fn status_word(t: T, status: i64) -> &'static str {
    match Status::from_number(status) {
        Some(Status::Pending) => t.get("fraud-status-pending"),
        Some(Status::Confirmed) => t.get("fraud-status-confirmed"),
        Some(Status::Invalidated) => t.get("fraud-status-invalid"),
        _ => t.get("fraud-status-ended"),
    }
}

fn suspect(app: &App, t: T, snapshot: &Snapshot, typed: &Typed, row: &SuspectRow) -> Suspect {
    // One that can't be opened is noted in the log and shown without a name: the others are to be seen.
    let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed);
    let signer = signer.unwrap_or_default();
    let network = row.network.map(|key| {
        let mut same = typed.clone();
        same.network = format!("{:016x}", key.cast_unsigned());
        (words::network(key), same.address("/desk/signatures", &[]))
    });
    Suspect {
        name: words::masked(&signer),
        domain: words::domain(&signer).to_owned(),
        action: scope::title(t, snapshot, row.action_id),
        at: t.moment(row.created_at),
        machine_at: words::machine(row.created_at),
        network,
        comment: words::excerpt(&signer.comment.unwrap_or_default(), EXCERPT),
        language: row.language.clone(),
        status: status_word(t, row.status),
    }
}

/// `GET /desk/signatures`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let typed = Typed::asked(&asked);
    let blank = typed.scope.is_empty();
    let mut faults = Faults::default();
    let pattern = if blank { None } else { typed.read(t, &snapshot, &app.vault, &mut faults)? };
    let result = match &pattern {
        None => None,
        Some(pattern) => {
            let found = search::found(&app, pattern, i64::MAX - 1).await?;
            let before = asked.number("before").unwrap_or(i64::MAX);
            let (rows, more) = search::page(&app, pattern, &found, before, ON_A_PAGE).await?;
            let last = rows.last().map(|row| row.id.to_string()).unwrap_or_default();
            let rows = rows.iter().map(|row| suspect(&app, t, &snapshot, &typed, row));
            let (newest, signatures) = (found.newest.to_string(), found.signatures.to_string());
            let offer = found.signatures > 0 && !typed.seeks_invalid();
            Some(Results {
                rows: rows.collect(),
                next: more.then(|| typed.address("/desk/signatures", &[("before", &last)])),
                invalidate: offer.then(|| {
                    let more = [("newest", newest.as_str()), ("found", &signatures)];
                    typed.address("/desk/signatures/invalidate", &more)
                }),
                signatures: found.signatures,
                confirmed: found.confirmed,
                stopped: found
                    .stopped
                    .then(|| t.num("fraud-stopped", i64::try_from(MOST_OPENED).unwrap_or(i64::MAX))),
                narrow: pattern.narrow,
                whole: pattern.row.action_id.is_none(),
            })
        }
    };
    let statuses = ["pending", "confirmed", "invalid"].map(|value| scope::Choice {
        value: value.to_owned(),
        label: t.get(&format!("fraud-status-{value}")).to_owned(),
        chosen: typed.status == value,
    });
    let body = FindPage {
        page: desk.page(&app, t.get("fraud-title"), Section::Signatures),
        groups: scope::groups(t, &snapshot, &typed.scope, true),
        statuses: statuses.into(),
        typed,
        blank,
        result,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}
