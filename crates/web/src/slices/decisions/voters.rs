//! Who votes, and by what terms unless a proposal says otherwise.

use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::{Micros, Role};
use commonfront_store::{On, query};
use commonfront_voting::{Notice, Quorum, Rule, Terms, Weighting};

use crate::app::App;
use crate::error::WebError;
use crate::slices::pact::{Party, parties};
use crate::slices::staff::Desk;
use crate::zone;

/// The terms of a vote by default: a majority of the organisations, half of which have to reply, with a week's
/// notice, or 24 hours when it is urgent.
///
/// # Errors
/// The database did not answer.
pub async fn terms(_on: &mut impl On) -> Result<Terms, WebError> {
    Ok(Terms {
        rule: Rule::Majority,
        weighting: Weighting::OneEach,
        quorum: Quorum { percent: 50, of: Weighting::OneEach },
        notice: Notice { ordinary: 7 * DAY, urgent: 24 * HOUR },
        urgent: false,
    })
}

/// Whether the person at the desk may vote for her organisation, and approve statements for it.
///
/// # Errors
/// The database did not answer.
pub async fn may_vote(_on: &mut impl On, desk: &Desk, _at: Micros) -> Result<bool, WebError> {
    Ok(desk.staff.role == Role::Admin)
}

/// The parties that share decisions now.
///
/// # Errors
/// The database did not answer.
pub async fn acting(app: &App, on: &mut impl On, _at: Micros) -> Result<Vec<Party>, WebError> {
    parties::parties(app, on).await
}

/// When organisations left, with their keys: those that have left by a moment.
///
/// # Errors
/// The database did not answer.
pub async fn left(app: &App, on: &mut impl On, by: Micros) -> Result<Vec<(i64, Micros)>, WebError> {
    let keys = query!(on, campaigns::organisations())?;
    let snapshot = app.catalog.now();
    let left = keys.iter().filter_map(|key| {
        let day = snapshot.organisation(&key.slug)?.left?;
        Some((key.id, zone::read(&day.to_string(), "00:00")?))
    });
    Ok(left.filter(|&(_, at)| at <= by).collect())
}
