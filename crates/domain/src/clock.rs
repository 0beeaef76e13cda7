//! Time as the rules see it: handed in, never read, so that a test decides what time it is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::paper::day_number;

/// Microseconds since 1970-01-01T00:00:00Z; what the database stores.
pub type Micros = i64;

/// Microseconds in a second.
pub const SECOND: Micros = 1_000_000;
/// Microseconds in an hour.
pub const HOUR: Micros = 3_600 * SECOND;
/// Microseconds in a day of 24 hours.
pub const DAY: Micros = 24 * HOUR;

/// The zone of the people who use this server.
pub const ZONE: &str = "America/Toronto";

/// Something that knows what time it is: the system's clock in the program, a fake one in tests.
pub trait Clock: Send + Sync + 'static {
    /// The present moment, in microseconds since the epoch.
    fn now(&self) -> Micros;

    /// Moves on by itself, where time can be made to pass: in the demonstration and in tests. Says whether it did.
    fn let_pass(&self, _by: Micros) -> bool {
        false
    }
}

/// The moment as a timestamp; a value outside jiff's range (±9999 years) becomes the epoch.
#[must_use]
pub fn timestamp(at: Micros) -> Timestamp {
    Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The zone; the program carries its rules.
#[must_use]
pub fn zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}

/// The day on the wall's clock of an hour since 1970-01-01T00:00:00Z, as days since 1970-01-01. The zone is
/// whole hours from UTC, so that an hour is never of two days.
#[must_use]
pub fn day_of_hour(hour: i64) -> i64 {
    day_number(timestamp(hour.saturating_mul(HOUR)).to_zoned(zone()).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_summer_and_in_winter() {
        let hour = |at: &str| at.parse::<Timestamp>().unwrap().as_microsecond().div_euclid(HOUR);
        let july = day_of_hour(hour("2026-07-01T12:00:00Z"));
        assert_eq!(day_of_hour(hour("2026-07-02T03:00:00Z")), july);
        assert_eq!(day_of_hour(hour("2026-07-02T04:00:00Z")), july + 1);
        let december = day_of_hour(hour("2026-12-01T12:00:00Z"));
        assert_eq!(day_of_hour(hour("2026-12-02T04:00:00Z")), december);
        assert_eq!(day_of_hour(hour("2026-12-02T05:00:00Z")), december + 1);
        assert_eq!(day_of_hour(hour("1970-01-01T12:00:00Z")), 0);
    }
}
