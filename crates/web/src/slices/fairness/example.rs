//! The demonstration's fairness tests: our rubric, put to public figures. Each score says where it stands, and
//! everything is marked as an example.

use std::collections::BTreeMap;

use commonfront_domain::Micros;
use commonfront_fairness::OURS;
use commonfront_store::rows::fairness::{FairnessSheetRow, NewFairnessTest};
use commonfront_store::{Tx, query};
use serde::Deserialize;

use super::documents::{self, Budget, Entry, Settled, Sheet};
use super::load::{PUBLISHED, SCORING, SETTLING};
use super::places;
use crate::error::WebError;
use crate::slices::messages::example::Speaker;

/// The example as it stands in `demo/fairness.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The tests.
    pub tests: Vec<ExampleTest>,
}

/// One of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleTest {
    /// Whose it is; empty for the coalition.
    pub by: String,
    /// Whose budget.
    pub jurisdiction: String,
    /// The year in which the budget's year begins.
    pub year: i64,
    /// Whether it is published, or still scored.
    pub published: bool,
    /// Who put its name to it.
    #[serde(default)]
    pub adopted: Vec<String>,
    /// The budget.
    pub budget: Budget,
    /// Who says what, by the criteria's short names.
    #[serde(default)]
    pub sheets: BTreeMap<String, BTreeMap<String, Entry>>,
    /// What was settled.
    #[serde(default)]
    pub settled: BTreeMap<String, Settled>,
}

/// Puts the example's tests into the database.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    example: &Example,
    now: Micros,
    speaker: &(dyn Fn(&str) -> Option<Speaker> + Sync),
) -> Result<(), WebError> {
    let rubric = commonfront_fairness::Rubric::parse(OURS).map_err(|_| WebError::Internal)?;
    for one in &example.tests {
        let Some((organisation_id, staff_id)) = speaker(&one.by) else { continue };
        let new = NewFairnessTest {
            organisation_id,
            visibility: commonfront_domain::sharing::Visibility::Parties.number(),
            slug: &places::slug(&one.jurisdiction, one.year),
            rubric: &rubric.name(),
            jurisdiction: &one.jurisdiction,
            year: one.year,
            document: &documents::write(&one.budget)?,
            staff_id,
            at: now,
        };
        let Some(id) = query!(tx, fairness::add_test(&new))? else { continue };
        for (who, scores) in &one.sheets {
            let Some((organisation_id, staff_id)) = speaker(who) else { continue };
            let document = documents::write(&Sheet { scores: scores.clone() })?;
            let row = FairnessSheetRow { staff_id, organisation_id, document, handed_in_at: Some(now) };
            query!(tx, fairness::put_sheet(id, &row, now))?;
        }
        if !one.published {
            continue;
        }
        query!(tx, fairness::move_test(organisation_id, id, SCORING, SETTLING, now, None))?;
        for (criterion, settled) in &one.settled {
            query!(tx, fairness::settle(id, criterion, &documents::write(settled)?, now, staff_id))?;
        }
        for who in &one.adopted {
            if let Some((organisation, staff)) = speaker(who) {
                query!(tx, fairness::adopt(id, organisation, now, staff))?;
            }
        }
        query!(tx, fairness::move_test(organisation_id, id, SETTLING, PUBLISHED, now, Some(now)))?;
    }
    Ok(())
}
