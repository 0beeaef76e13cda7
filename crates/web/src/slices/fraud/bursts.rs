//! The largest bursts: many signatures from one network in a short time.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::clock::{DAY, SECOND};
use commonfront_store::query;
use commonfront_store::rows::fraud::SignaturePattern;

use super::asked::Asked;
use super::pattern::Typed;
use super::scope::{self, Group};
use super::words;
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::Faults;
use crate::slices::staff::frame::{DeskPage, Section};

/// How many bursts are listed.
const LISTED: i64 = 20;
/// Networks are forgotten after a month: no burst is older.
const LOOK_BACK: i64 = 31 * DAY;

struct Burst {
    network: String,
    first: String,
    machine_first: String,
    lasted: String,
    signatures: i64,
    href: String,
}

#[derive(Template)]
#[template(path = "slices/fraud/bursts.html")]
struct BurstsPage {
    page: DeskPage,
    groups: Vec<Group>,
    at_least: String,
    minutes: String,
    faults: Faults,
    bursts: Option<Vec<Burst>>,
}

/// `GET /desk/signatures/bursts`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Fraud)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let scope = asked.get("scope").to_owned();
    let typed = |name: &str, otherwise: &str| match asked.get(name) {
        "" => otherwise.to_owned(),
        typed => typed.to_owned(),
    };
    let (at_least, minutes) = (typed("at_least", "20"), typed("minutes", "10"));
    let mut faults = Faults::default();
    let mut read = |field: &'static str, typed: &str, least: i64, most: i64, key: &str| {
        let number = typed.parse().ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            faults.add(field, t.get(key));
        }
        number.unwrap_or(least)
    };
    let n = read("at_least", &at_least, 2, 100_000, "fraud-fault-at-least");
    let within = read("minutes", &minutes, 1, 1_440, "fraud-fault-minutes");
    let found = scope::find(&snapshot, &scope);
    if !scope.is_empty() && found.is_none() {
        faults.add("scope", t.get("fraud-fault-scope"));
    }
    let bursts = match found.filter(|_| faults.is_empty()) {
        None => None,
        Some((campaign, action)) => {
            let pattern = SignaturePattern {
                campaign_id: campaign.id,
                action_id: action.map(|action| action.id),
                domain_key: None,
                network: None,
                from: app.clock.now() - LOOK_BACK,
                until: i64::MAX,
                status: None,
                commented: 0,
            };
            let mut conn = app.db.read().await?;
            let rows = query!(conn, fraud::bursts(&pattern, n, within * 60 * SECOND, LISTED))?;
            let burst = rows.into_iter().map(|row| {
                let pattern = Typed {
                    scope: scope.clone(),
                    network: format!("{:016x}", row.network.cast_unsigned()),
                    from: words::field(row.first_at),
                    until: words::field(row.last_at + SECOND),
                    ..Typed::default()
                };
                Burst {
                    network: words::network(row.network),
                    first: t.moment(row.first_at),
                    machine_first: words::machine(row.first_at),
                    lasted: lasted(t, row.last_at - row.first_at),
                    signatures: row.signatures,
                    href: pattern.address("/desk/signatures", &[]),
                }
            });
            Some(burst.collect())
        }
    };
    let body = BurstsPage {
        page: desk.page(&app, t.get("fraud-bursts"), Section::Signatures),
        groups: scope::groups(t, &snapshot, &scope, true),
        at_least,
        minutes,
        faults,
        bursts,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// How long a burst lasted, in words.
fn lasted(t: crate::i18n::T, micros: i64) -> String {
    match micros / SECOND {
        seconds @ 0..120 => t.num("fraud-seconds", seconds),
        seconds => t.num("fraud-minutes", seconds / 60),
    }
}
