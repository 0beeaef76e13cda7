//! Who votes, and by what terms unless a proposal says otherwise.

use commonfront_domain::Micros;
use commonfront_domain::clock::{DAY, HOUR};
use commonfront_pact::DecisionRules;
use commonfront_store::{On, query};
use commonfront_voting::{Notice, Quorum, Rule, Terms, Weighting};
use jiff::civil::Date;

use crate::app::App;
use crate::error::WebError;
use crate::slices::pact::parties::{self, Standing};
use crate::slices::pact::{Mandate, Party, mandates};
use crate::slices::staff::Desk;
use crate::zone;

/// The terms of a vote by default: those of the pact that is in force, or what pacts say by default.
///
/// # Errors
/// The database did not answer.
pub async fn terms(on: &mut impl On, at: Micros) -> Result<Terms, WebError> {
    let pact = parties::in_force(on, at).await?;
    let rules = pact.map_or_else(DecisionRules::default, |pact| pact.text.decisions);
    let weighting = if rules.weighted { Weighting::ByMembers } else { Weighting::OneEach };
    Ok(Terms {
        rule: Rule::from_name(rules.rule.name()).unwrap_or(Rule::Consensus),
        weighting,
        quorum: Quorum { percent: rules.quorum_percent, of: Weighting::OneEach },
        notice: Notice {
            ordinary: i64::from(rules.notice_days) * DAY,
            urgent: i64::from(rules.urgent_hours) * HOUR,
        },
        urgent: false,
    })
}

/// Whether the person at the desk has her organisation's mandate to vote for it, and to approve statements.
///
/// # Errors
/// The database did not answer.
pub async fn may_vote(on: &mut impl On, desk: &Desk, at: Micros) -> Result<bool, WebError> {
    mandates::may(on, desk.staff.id, desk.staff.organisation_id, Mandate::Vote, at).await
}

/// The parties that share decisions at a moment.
///
/// # Errors
/// The database did not answer.
pub async fn acting(app: &App, on: &mut impl On, at: Micros) -> Result<Vec<Party>, WebError> {
    parties::acting(app, on, at).await
}

/// When organisations left the coalition or the pact, with their keys: those that have by a moment.
///
/// # Errors
/// The database did not answer.
pub async fn left(app: &App, on: &mut impl On, by: Micros) -> Result<Vec<(i64, Micros)>, WebError> {
    let begins = |day: Date| zone::read(&day.to_string(), "00:00");
    let keys = query!(on, campaigns::organisations())?;
    let snapshot = app.catalog.now();
    let coalition = keys.iter().filter_map(|key| {
        let day = snapshot.organisation(&key.slug)?.left?;
        Some((key.id, begins(day)?))
    });
    let mut left: Vec<(i64, Micros)> = coalition.collect();
    for party in parties::parties_at(app, on, by).await? {
        if let Standing::Left { on } = party.standing {
            left.extend(begins(on).map(|at| (party.id, at)));
        }
    }
    left.retain(|&(_, at)| at <= by);
    Ok(left)
}
