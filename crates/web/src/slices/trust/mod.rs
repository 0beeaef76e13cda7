//! What happens to a supporter's data, in plain words, from what is true of this server now.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::{App, Shared};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;
use crate::slices::rights::view;

/// Who sees something of a supporter, and what.
struct Sees {
    who: String,
    what: String,
}

/// How long a campaign keeps its signatures.
struct Kept {
    campaign: String,
    promise: String,
}

#[derive(Template)]
#[template(path = "slices/trust/your_data.html")]
struct YourDataPage {
    page: Page,
    operator: String,
    location: String,
    sees: Vec<Sees>,
    pending: String,
    kept: Vec<Kept>,
    connects: Vec<String>,
    ask: String,
}

fn sees(t: T, snapshot: &Snapshot) -> Vec<Sees> {
    let row = |who: &str, what: &str| Sees { who: t.get(who).to_owned(), what: t.get(what).to_owned() };
    let mut rows = vec![row("data-sees-public", "data-sees-public-what")];
    rows.extend(snapshot.parties().map(|party| Sees {
        who: party.name.get(t.0).to_owned(),
        what: t.with("data-sees-union-what", "acronym", party.acronym.get(t.0)),
    }));
    rows.extend([
        row("data-sees-coalition", "data-sees-coalition-what"),
        row("data-sees-moderators", "data-sees-moderators-what"),
        row("data-sees-operator", "data-sees-operator-what"),
        row("data-sees-others", "data-sees-others-what"),
    ]);
    rows
}

fn connects(t: T, app: &App) -> Vec<String> {
    let trust = &app.settings.trust;
    vec![
        trust.database.as_deref().map_or_else(
            || t.get("data-connects-database-here").to_owned(),
            |host| t.with("data-connects-database", "host", host),
        ),
        trust.mail.as_deref().map_or_else(
            || t.get("data-connects-no-mail").to_owned(),
            |host| t.with("data-connects-mail", "host", host),
        ),
    ]
}

/// What somebody has said, or that nobody has.
fn or_unsaid(t: T, said: &str, key: &str) -> String {
    if said.is_empty() { t.get(key).to_owned() } else { said.to_owned() }
}

/// `/{lang}/your-data`.
///
/// # Errors
/// [`WebError`].
pub async fn your_data(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let page = Page::new(&app, &snapshot, t.0, t.get("data-title"), "/your-data");
    let kept = snapshot.campaigns.iter().map(|campaign| Kept {
        campaign: campaign.document.title.get(t.0).to_owned(),
        promise: view::promise(t, &campaign.document)
            .unwrap_or_else(|| t.get("data-long-until-withdrawn").to_owned()),
    });
    let contact = snapshot.coalition.as_ref().map_or("", |coalition| &coalition.contact_email);
    let trust = &app.settings.trust;
    let body = page::render(&YourDataPage {
        operator: or_unsaid(t, &trust.operator, "data-operator-unsaid"),
        location: or_unsaid(t, &trust.location, "data-location-unsaid"),
        sees: sees(t, &snapshot),
        pending: t.num("data-long-pending", app.settings.pending_days),
        kept: kept.collect(),
        connects: connects(t, &app),
        ask: t.with_all("data-ask-words", &[("name", snapshot.name(t.0)), ("address", contact)]),
        page,
    })?;
    Ok(page::html(StatusCode::OK, body, SHARED))
}
