//! Days and hours of events, on the wall's clock, in numbers and in words.

use commonfront_domain::Micros;
use commonfront_domain::ical::Span;
use commonfront_store::rows::calendar::EventRow;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::i18n::T;
use crate::zone;

/// The zone of the people who use this server.
#[must_use]
pub fn the_zone() -> TimeZone {
    TimeZone::get(zone::ZONE).unwrap_or(TimeZone::UTC)
}

/// The moment at which a day begins.
#[must_use]
pub fn midnight(day: Date) -> Micros {
    day.to_zoned(the_zone()).map_or(0, |there| there.timestamp().as_microsecond())
}

/// The day of a moment.
#[must_use]
pub fn day(at: Micros) -> Date {
    zone::local(at).date()
}

/// Begin and end as they are kept: whole days from midnight to midnight, a moment with its own end.
#[must_use]
pub fn normal(from: Micros, until: Option<Micros>, whole_day: bool) -> (Micros, Micros) {
    let until = until.map_or(from, |until| until.max(from));
    if whole_day {
        (midnight(day(from)), midnight(day(until).saturating_add(1.day())))
    } else {
        (from, until)
    }
}

/// The first and the last day of an event. What ends at midnight has ended the day before.
#[must_use]
pub fn days(row: &EventRow) -> (Date, Date) {
    let first = day(row.begins_at);
    let last = day(if row.ends_at > row.begins_at { row.ends_at - 1 } else { row.ends_at });
    (first, last.max(first))
}

/// When an event is, for calendars elsewhere.
#[must_use]
pub fn span(row: &EventRow) -> Span {
    if row.whole_day != 0 {
        let (first, last) = days(row);
        Span::Days(first, last)
    } else {
        Span::Moments(row.begins_at, (row.ends_at > row.begins_at).then_some(row.ends_at))
    }
}

/// A time of day: `18:05`, `18 h 05`, `18 h`.
#[must_use]
pub fn time(t: T, at: Micros) -> String {
    t.clock(zone::local(at).time())
}

/// A day with its weekday: `Tuesday, November 24, 2026`.
#[must_use]
pub fn long_day(t: T, day: Date) -> String {
    let names: Vec<&str> = t.get("calendar-weekdays").split(' ').collect();
    let at = usize::try_from(day.weekday().to_sunday_zero_offset()).unwrap_or(0);
    let weekday = names.get(at).copied().unwrap_or_default();
    t.with_all("calendar-long-day", &[("weekday", weekday), ("date", &t.date(day))])
}

/// Hours on one day; nothing for whole days.
fn hours(t: T, from: Micros, until: Micros) -> String {
    if until > from {
        t.with_all("calendar-hours", &[("from", &time(t, from)), ("until", &time(t, until))])
    } else {
        time(t, from)
    }
}

/// When an event is, in a sentence's part.
#[must_use]
pub fn words(t: T, row: &EventRow) -> String {
    let (first, last) = days(row);
    let both = |from: &str, until: &str| t.with_all("calendar-days", &[("from", from), ("until", until)]);
    match (row.whole_day != 0, first == last) {
        (true, true) => long_day(t, first),
        (true, false) => both(&long_day(t, first), &long_day(t, last)),
        (false, true) => {
            let hours = hours(t, row.begins_at, row.ends_at);
            t.with_all("calendar-day-hours", &[("day", &long_day(t, first)), ("hours", &hours)])
        }
        (false, false) => both(&t.moment(row.begins_at), &t.moment(row.ends_at)),
    }
}

/// What part of one of its days an event takes, shortly.
#[must_use]
pub fn on(t: T, row: &EventRow, day: Date) -> String {
    let (first, last) = days(row);
    if row.whole_day != 0 || (first < day && day < last) {
        t.get("calendar-all-day").to_owned()
    } else if first == last {
        hours(t, row.begins_at, row.ends_at)
    } else if day == first {
        t.with("calendar-from", "time", &time(t, row.begins_at))
    } else {
        t.with("calendar-until", "time", &time(t, row.ends_at))
    }
}

/// For machines: the day, or the moment.
#[must_use]
pub fn machine(row: &EventRow) -> String {
    if row.whole_day != 0 {
        return day(row.begins_at).to_string();
    }
    zone::local(row.begins_at).strftime("%Y-%m-%dT%H:%M%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn whole_days_are_whole_across_a_change_of_the_clock() {
        let noon = |day: &str| zone::read(day, "12:00").unwrap();
        // The day on which the clock goes back has 25 hours.
        let (from, until) = normal(noon("2026-11-01"), None, true);
        assert_eq!(until - from, 25 * 3_600_000_000);
        let (from, until) = normal(noon("2026-03-07"), Some(noon("2026-03-09")), true);
        assert_eq!(until - from, 71 * 3_600_000_000);
        assert_eq!((day(from), day(until - 1)), (date(2026, 3, 7), date(2026, 3, 9)));
        assert_eq!(normal(5, Some(3), false), (5, 5));
    }
}
