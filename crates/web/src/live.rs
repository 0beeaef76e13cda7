//! The counts in memory, never behind what this node has answered: each commit brings its own; other
//! nodes' come once a second. Watchers are told once a second, all with the same bytes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use commonfront_domain::Micros;
use commonfront_domain::clock::timestamp;
use commonfront_domain::counting::{Counts, next_goal};
use commonfront_store::rows::CounterRow;
use serde::Serialize;
use tokio::sync::watch;

use crate::catalog::Snapshot;
use crate::slices::campaigns::view::Supporter;

/// What is known of one action.
#[derive(Debug)]
struct Known {
    counts: Counts,
    revision: i64,
    shown_revision: i64,
    supporters: Option<(i64, Arc<Vec<Supporter>>)>,
    told: Counts,
    watchers: watch::Sender<Bytes>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            counts: Counts::default(),
            revision: -1,
            shown_revision: 0,
            supporters: None,
            told: Counts::default(),
            watchers: watch::Sender::new(Bytes::new()),
        }
    }
}

/// The counts of all actions.
#[derive(Debug, Default)]
pub struct Live {
    actions: RwLock<HashMap<i64, Known>>,
    version: AtomicU64,
}

/// A count as the API gives it.
#[derive(Clone, Debug, Serialize)]
pub struct CountBody {
    /// The four numbers.
    #[serde(flatten)]
    pub counts: Counts,
    /// The next goal above confirmed and paper together.
    pub goal: Option<i64>,
    /// When (RFC 3339, UTC, whole seconds).
    pub as_of: String,
}

impl CountBody {
    /// The body for an action's counts and goals.
    #[must_use]
    pub fn new(counts: Counts, goals: &[i64], now: Micros) -> Self {
        let second = timestamp(now - now.rem_euclid(1_000_000));
        Self { counts, goal: next_goal(goals, counts.total()), as_of: second.to_string() }
    }
}

impl Live {
    fn read<T>(&self, action: i64, pick: impl FnOnce(&Known) -> T) -> Option<T> {
        self.actions.read().unwrap_or_else(PoisonError::into_inner).get(&action).map(pick)
    }

    /// Takes counters as they stand in the database; older ones than are known already change nothing.
    pub fn counted(&self, rows: &[CounterRow]) {
        let mut changed = false;
        let mut actions = self.actions.write().unwrap_or_else(PoisonError::into_inner);
        for row in rows {
            let known = actions.entry(row.action_id).or_default();
            if row.revision > known.revision {
                known.counts = Counts {
                    confirmed: row.confirmed,
                    pending: row.pending,
                    paper: row.paper,
                    removed: row.removed,
                };
                known.revision = row.revision;
                known.shown_revision = row.shown_revision;
                changed = true;
            }
        }
        drop(actions);
        if changed {
            self.version.fetch_add(1, Ordering::Release);
        }
    }

    /// Grows whenever anything here changes; a page made at a version is good as long as it stands.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// An action's counts.
    #[must_use]
    pub fn counts(&self, action: i64) -> Counts {
        self.read(action, |known| known.counts).unwrap_or_default()
    }

    /// The revision of what is shown of an action's signers, and what was read of them at it.
    #[must_use]
    pub fn supporters(&self, action: i64) -> (i64, Option<Arc<Vec<Supporter>>>) {
        self.read(action, |known| {
            let fresh = known.supporters.as_ref().filter(|(revision, _)| *revision == known.shown_revision);
            (known.shown_revision, fresh.map(|(_, rows)| rows.clone()))
        })
        .unwrap_or_default()
    }

    /// Keeps what was read of an action's signers at a revision.
    pub fn keep_supporters(&self, action: i64, revision: i64, rows: Arc<Vec<Supporter>>) {
        let mut actions = self.actions.write().unwrap_or_else(PoisonError::into_inner);
        actions.entry(action).or_default().supporters = Some((revision, rows));
    }

    /// Watches an action's count.
    #[must_use]
    pub fn watch(&self, action: i64) -> watch::Receiver<Bytes> {
        let mut actions = self.actions.write().unwrap_or_else(PoisonError::into_inner);
        actions.entry(action).or_default().watchers.subscribe()
    }

    /// Tells the watchers of every action whose count has moved.
    pub fn broadcast(&self, snapshot: &Snapshot, now: Micros) {
        let mut actions = self.actions.write().unwrap_or_else(PoisonError::into_inner);
        for (&id, known) in actions.iter_mut().filter(|(_, known)| known.counts != known.told) {
            if let Some((_, action)) = snapshot.action_by_id(id) {
                known.told = known.counts;
                known.watchers.send_replace(event(&CountBody::new(
                    known.counts,
                    &action.document.goals,
                    now,
                )));
            }
        }
    }
}

/// A count as a server-sent event.
#[must_use]
pub fn event(body: &CountBody) -> Bytes {
    let json = serde_json::to_string(body).unwrap_or_default();
    Bytes::from(format!("event: count\ndata: {json}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(revision: i64, confirmed: i64) -> CounterRow {
        CounterRow { action_id: 1, confirmed, pending: 0, paper: 0, removed: 0, revision, shown_revision: 0 }
    }

    #[test]
    fn an_older_count_never_overwrites_a_newer_one() {
        let live = Live::default();
        live.counted(&[row(5, 50)]);
        live.counted(&[row(4, 40)]);
        assert_eq!(live.counts(1).confirmed, 50);
        assert_eq!(live.version(), 1);
    }
}
