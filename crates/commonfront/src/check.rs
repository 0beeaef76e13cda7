//! Proves the counters against the rows they count: signatures, and sheets of signatures on paper.

use std::collections::BTreeMap;

use commonfront_domain::counting::{Counts, Status};
use commonfront_store::rows::TallyRow;
use commonfront_store::rows::daily::SourceRow;
use commonfront_store::rows::fraud::PaperTallyRow;
use commonfront_store::{Db, PAPER, Result, query};

/// Every counter that does not equal its rows, in words. Reads both in one transaction.
///
/// # Errors
/// The database did not answer.
pub async fn counters(db: &Db) -> Result<Vec<String>> {
    // A write transaction: on SQLite nothing can change in between.
    let mut tx = db.write().await?;
    let counters = query!(tx, signing::counters())?;
    let tally = query!(tx, signing::tally())?;
    let paper = query!(tx, paper::tally())?;
    let days = query!(tx, daily::before(i64::MAX))?;
    drop(tx);
    let mut faults = by_day(&days, &tally, &paper);
    let mut rows: BTreeMap<i64, Counts> = BTreeMap::new();
    for row in tally {
        let one = Status::from_number(row.status).map(Status::counts).unwrap_or_default();
        *rows.entry(row.action_id).or_default() += Counts {
            confirmed: one.confirmed * row.signatures,
            pending: one.pending * row.signatures,
            paper: 0,
            removed: one.removed * row.signatures,
        };
    }
    for row in paper {
        rows.entry(row.action_id).or_default().paper += row.signatures;
    }
    for counter in counters {
        let counted = rows.remove(&counter.action_id).unwrap_or_default();
        let kept = Counts {
            confirmed: counter.confirmed,
            pending: counter.pending,
            paper: counter.paper,
            removed: counter.removed,
        };
        if counted != kept {
            faults.push(format!(
                "action {}: the counter says {kept:?}, the rows say {counted:?}",
                counter.action_id
            ));
        }
    }
    faults.extend(rows.keys().map(|action| format!("action {action} has signatures but no counter")));
    Ok(faults)
}

/// Where the days together do not say what the rows say, by action and source.
fn by_day(days: &[SourceRow], tally: &[TallyRow], paper: &[PaperTallyRow]) -> Vec<String> {
    let mut found: BTreeMap<(i64, &str), (i64, i64)> = BTreeMap::new();
    for row in days {
        found.entry((row.action_id, &row.source)).or_default().0 += row.signatures;
    }
    for row in tally.iter().filter(|row| row.status == Status::Confirmed as i64) {
        found.entry((row.action_id, &row.source)).or_default().1 += row.signatures;
    }
    for row in paper {
        found.entry((row.action_id, PAPER)).or_default().1 += row.signatures;
    }
    let wrong = found.into_iter().filter(|(_, (kept, counted))| kept != counted);
    wrong
        .map(|((action, source), (kept, counted))| {
            format!("action {action}, {source}: the days add up to {kept}, the rows to {counted}")
        })
        .collect()
}
