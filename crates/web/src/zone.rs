//! The clock on the wall: moments are kept in UTC, and told and asked for in one zone.

use commonfront_domain::Micros;
use commonfront_domain::clock::{timestamp, zone};
use jiff::civil::{Date, Time};

pub use commonfront_domain::clock::ZONE;

/// A moment as date and time on the wall.
#[must_use]
pub fn local(at: Micros) -> jiff::Zoned {
    timestamp(at).to_zoned(zone())
}

/// A date and a time on the wall (`2026-11-24`, `06:00`) as a moment. An hour that does not exist, in
/// spring, is the next; of one that comes twice, in autumn, it is the first.
#[must_use]
pub fn read(date: &str, time: &str) -> Option<Micros> {
    let (date, time): (Date, Time) = (date.parse().ok()?, time.parse().ok()?);
    Some(date.to_datetime(time).to_zoned(zone()).ok()?.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_and_winter_have_their_own_hours() {
        assert_eq!(
            local(read("2026-07-01", "06:00").unwrap()).timestamp().to_string(),
            "2026-07-01T10:00:00Z"
        );
        assert_eq!(
            local(read("2026-12-01", "06:00").unwrap()).timestamp().to_string(),
            "2026-12-01T11:00:00Z"
        );
        assert_eq!(local(read("2026-03-08", "02:30").unwrap()).hour(), 3);
        assert_eq!(read("2026-13-01", "06:00"), None);
    }
}
