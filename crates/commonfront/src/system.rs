//! The one place that asks the operating system for the time and for randomness.

use commonfront_domain::{Clock, Micros};
use commonfront_vault::Entropy;

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // This is the place.
    fn now(&self) -> Micros {
        jiff::Timestamp::now().as_microsecond()
    }
}

/// The system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    // Without randomness nothing that has to be secret can be made, and nothing sensible be done instead.
    #[allow(clippy::disallowed_methods, clippy::expect_used)]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness");
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
