//! The demonstration's clock: the system's, and ahead of it by as much as one has let pass. It stays ahead when
//! the demonstration is started again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use commonfront_domain::clock::DAY;
use commonfront_domain::{Clock, Micros};

use crate::system::SystemClock;

/// The furthest that it goes ahead.
const FURTHEST: Micros = 3_653 * DAY;

/// The clock.
#[derive(Debug)]
pub(super) struct DemoClock {
    ahead: AtomicI64,
    /// Where it is kept by how many microseconds it is ahead.
    file: PathBuf,
}

impl DemoClock {
    /// That of the demonstration in a folder.
    pub(super) fn of(dir: &Path) -> Self {
        let file = dir.join("time-ahead");
        let kept = fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok());
        let ahead = kept.filter(|ahead| (0..=FURTHEST).contains(ahead)).unwrap_or(0);
        Self { ahead: AtomicI64::new(ahead), file }
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Micros {
        SystemClock.now() + self.ahead.load(Ordering::SeqCst)
    }

    fn let_pass(&self, by: Micros) -> bool {
        let moved = self.ahead.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |ahead| {
            ahead.checked_add(by).filter(|sum| by >= 0 && *sum <= FURTHEST)
        });
        let Ok(before) = moved else { return false };
        if let Err(error) = fs::write(&self.file, (before + by).to_string()) {
            tracing::warn!(%error, "the demonstration will not know after a restart how much time has passed");
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_ahead_after_a_restart_and_never_goes_back() {
        let folder = tempfile::tempdir().unwrap();
        let clock = DemoClock::of(folder.path());
        let before = clock.now();
        assert!(clock.let_pass(DAY) && !clock.let_pass(-DAY) && !clock.let_pass(FURTHEST));
        assert!(DemoClock::of(folder.path()).now() >= before + DAY);
        fs::write(folder.path().join("time-ahead"), "nonsense").unwrap();
        assert!(DemoClock::of(folder.path()).now() < before + DAY);
    }
}
