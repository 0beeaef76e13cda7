//! Time as the rules see it: handed in, never read, so that a test decides what time it is.

use jiff::Timestamp;

/// Microseconds since 1970-01-01T00:00:00Z; what the database stores.
pub type Micros = i64;

/// Microseconds in a second.
pub const SECOND: Micros = 1_000_000;
/// Microseconds in an hour.
pub const HOUR: Micros = 3_600 * SECOND;
/// Microseconds in a day of 24 hours.
pub const DAY: Micros = 24 * HOUR;

/// Something that knows what time it is: the system's clock in the program, a fake one in tests.
pub trait Clock: Send + Sync + 'static {
    /// The present moment, in microseconds since the epoch.
    fn now(&self) -> Micros;
}

/// The moment as a timestamp; a value outside jiff's range (±9999 years) becomes the epoch.
#[must_use]
pub fn timestamp(at: Micros) -> Timestamp {
    Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}
