//! A clock that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use commonfront_domain::clock::SECOND;
use commonfront_domain::{Clock, Micros};

/// 2026-11-21T12:00:00Z.
const START: Micros = 1_795_262_400 * SECOND;

/// The clock; its clones are the same clock.
#[derive(Clone, Debug)]
pub struct FakeClock(Arc<AtomicI64>);

impl Default for FakeClock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(START)))
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Micros {
        self.0.load(Ordering::SeqCst)
    }

    fn let_pass(&self, by: Micros) -> bool {
        self.advance(by);
        true
    }
}

impl FakeClock {
    /// Moves it on.
    pub fn advance(&self, by: Micros) {
        self.0.fetch_add(by, Ordering::SeqCst);
    }
}
