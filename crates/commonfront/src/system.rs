//! The one place that asks the operating system for the time and for randomness.

use commonfront_domain::{Clock, Micros};

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // This is the place.
    fn now(&self) -> Micros {
        jiff::Timestamp::now().as_microsecond()
    }
}

/// Fresh random bytes.
///
/// # Errors
/// The operating system has none to give.
#[allow(clippy::disallowed_methods)] // This is the place.
pub fn random_bytes() -> Result<[u8; 32], getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
