//! Calendars as other programs read them (iCalendar, RFC 5545): a feed of events in one time zone, written.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::clock::{Micros, timestamp};

/// The longest line in bytes, without its end.
const LONGEST_LINE: usize = 75;
/// The most changes of the clock that are written; four times as many as a feed of ten years needs.
const MOST_CHANGES: usize = 100;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole days, both included.
    Days(Date, Date),
    /// From one moment to another; without the other it is a moment.
    Moments(Micros, Option<Micros>),
}

/// An event of a feed.
#[derive(Clone, Debug)]
pub struct Entry<'e> {
    /// What it is known by, for ever and everywhere.
    pub uid: &'e str,
    /// Its title.
    pub summary: &'e str,
    /// What it is about; may be empty.
    pub description: &'e str,
    /// Where; may be empty.
    pub location: &'e str,
    /// An address to look at; may be empty.
    pub url: &'e str,
    /// What kind of event it is, in words.
    pub category: &'e str,
    /// When.
    pub when: Span,
    /// Whether it was called off.
    pub cancelled: bool,
    /// How often it has changed.
    pub sequence: i64,
    /// When it was first written.
    pub created: Micros,
    /// When it was last changed.
    pub changed: Micros,
}

/// A feed.
#[derive(Clone, Debug)]
pub struct Feed<'f> {
    /// What it is called.
    pub name: &'f str,
    /// The zone in which its times are told.
    pub zone: &'f TimeZone,
    /// The zone's name.
    pub zone_name: &'f str,
    /// The moment that the zone's rules have to cover even without an event.
    pub around: Micros,
    /// Its events.
    pub entries: &'f [Entry<'f>],
}

impl Feed<'_> {
    /// The feed as a file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = Lines(String::with_capacity(1024 + self.entries.len() * 600));
        out.line("BEGIN:VCALENDAR");
        out.line("VERSION:2.0");
        out.line("PRODID:-//Common Front//Common Front calendar//EN");
        out.line("CALSCALE:GREGORIAN");
        out.line("METHOD:PUBLISH");
        out.text("NAME", self.name);
        out.text("X-WR-CALNAME", self.name);
        out.text("X-WR-TIMEZONE", self.zone_name);
        out.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        out.line("X-PUBLISHED-TTL:PT1H");
        self.zone(&mut out);
        for entry in self.entries {
            self.entry(entry, &mut out);
        }
        out.line("END:VCALENDAR");
        out.0
    }

    fn entry(&self, entry: &Entry<'_>, out: &mut Lines) {
        out.line("BEGIN:VEVENT");
        out.text("UID", entry.uid);
        out.line(&format!("DTSTAMP:{}", utc(entry.changed)));
        self.when(entry.when, out);
        out.text("SUMMARY", entry.summary);
        for (name, text) in [("DESCRIPTION", entry.description), ("LOCATION", entry.location)] {
            if !text.is_empty() {
                out.text(name, text);
            }
        }
        if !entry.url.is_empty() {
            out.line(&format!("URL:{}", plain(entry.url)));
        }
        if !entry.category.is_empty() {
            out.text("CATEGORIES", entry.category);
        }
        out.line(if entry.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        let takes_time = matches!(entry.when, Span::Moments(_, Some(_))) && !entry.cancelled;
        out.line(if takes_time { "TRANSP:OPAQUE" } else { "TRANSP:TRANSPARENT" });
        out.line(&format!("SEQUENCE:{}", entry.sequence));
        out.line(&format!("CREATED:{}", utc(entry.created)));
        out.line(&format!("LAST-MODIFIED:{}", utc(entry.changed)));
        out.line("END:VEVENT");
    }

    fn when(&self, when: Span, out: &mut Lines) {
        match when {
            Span::Days(first, last) => {
                let after = last.max(first).tomorrow().unwrap_or(last);
                out.line(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
                out.line(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")));
            }
            Span::Moments(from, until) => {
                let until = until.filter(|&until| until > from);
                // An hour that comes twice can only be told apart in UTC; both ends are told alike.
                let local = self.tells(from) && until.is_none_or(|until| self.tells(until));
                let mut put = |name: &str, at: Micros| {
                    if local {
                        let there = timestamp(at).to_zoned(self.zone.clone());
                        let there = there.strftime("%Y%m%dT%H%M%S");
                        out.line(&format!("{name};TZID={}:{there}", self.zone_name));
                    } else {
                        out.line(&format!("{name}:{}", utc(at)));
                    }
                };
                put("DTSTART", from);
                if let Some(until) = until {
                    put("DTEND", until);
                }
            }
        }
    }

    /// Whether the zone's clock tells a moment from every other.
    fn tells(&self, at: Micros) -> bool {
        let at = timestamp(at);
        let there = self.zone.to_datetime(at);
        self.zone
            .to_ambiguous_timestamp(there)
            .compatible()
            .is_ok_and(|first| first.as_second() == at.as_second())
    }

    /// The zone's rules for the years that the events cover: each change of the clock by itself.
    fn zone(&self, out: &mut Lines) {
        let moments = self.entries.iter().filter_map(|entry| match entry.when {
            Span::Moments(from, until) => Some((from, until.unwrap_or(from))),
            Span::Days(..) => None,
        });
        let around = (self.around, self.around);
        let (from, until) = moments.fold(around, |(a, b), (c, d)| (a.min(c), b.max(d)));
        let (from, until) = (timestamp(from), timestamp(until));
        out.line("BEGIN:VTIMEZONE");
        out.text("TZID", self.zone_name);
        let before: Vec<_> = self.zone.preceding(from).take(2).collect();
        let after = self.zone.following(from).take(MOST_CHANGES);
        let mut changes: Vec<Timestamp> = before.iter().rev().map(|change| change.timestamp()).collect();
        for change in after {
            changes.push(change.timestamp());
            if change.timestamp() > until {
                break;
            }
        }
        if changes.is_empty() {
            let offset = self.zone.to_offset(from);
            observance(out, "STANDARD", "19700101T000000", (offset, offset), self.zone_name);
        }
        for at in changes {
            let just_before = at - jiff::SignedDuration::from_secs(1);
            let (was, is) = (self.zone.to_offset(just_before), self.zone.to_offset_info(at));
            let kind = if is.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
            let starts = was.to_datetime(at).strftime("%Y%m%dT%H%M%S").to_string();
            observance(out, kind, &starts, (was, is.offset()), is.abbreviation());
        }
        out.line("END:VTIMEZONE");
    }
}

fn observance(out: &mut Lines, kind: &str, starts: &str, (was, is): (Offset, Offset), name: &str) {
    out.line(&format!("BEGIN:{kind}"));
    out.line(&format!("DTSTART:{starts}"));
    out.line(&format!("TZOFFSETFROM:{}", hours(was)));
    out.line(&format!("TZOFFSETTO:{}", hours(is)));
    out.text("TZNAME", name);
    out.line(&format!("END:{kind}"));
}

fn hours(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

fn utc(at: Micros) -> String {
    timestamp(at).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Without line breaks and controls, which no value may hold.
fn plain(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// A text as it stands in a value.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Lines with their ends, none longer than a reader has to take.
struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, text: &str) {
        self.line(&format!("{name}:{}", escape(text)));
    }

    fn line(&mut self, line: &str) {
        let mut room = LONGEST_LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= c.len_utf8();
            // A String takes every character.
            let _ = self.0.write_char(c);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{DAY, HOUR, SECOND};
    use proptest::prelude::*;

    fn zone() -> TimeZone {
        TimeZone::get("America/Toronto").unwrap()
    }

    fn feed(entries: &[Entry<'_>]) -> String {
        let zone = zone();
        let around = 1_795_262_400 * SECOND;
        Feed { name: "Calendar", zone: &zone, zone_name: "America/Toronto", around, entries }.write()
    }

    fn entry(summary: &str, when: Span) -> Entry<'_> {
        Entry {
            uid: "1",
            summary,
            description: "",
            location: "",
            url: "",
            category: "",
            when,
            cancelled: false,
            sequence: 0,
            created: 0,
            changed: 0,
        }
    }

    fn at(moment: &str) -> Micros {
        moment.parse::<Timestamp>().unwrap().as_microsecond()
    }

    fn unfold(file: &str) -> String {
        file.replace("\r\n ", "")
    }

    fn value<'f>(file: &'f str, name: &str) -> &'f str {
        let event = file.split_once("BEGIN:VEVENT").map_or(file, |(_, event)| event);
        let line =
            event.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {file}"));
        &line[name.len()..]
    }

    fn unescape(text: &str) -> String {
        let (mut out, mut chars) = (String::new(), text.chars());
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => out.push('\n'),
                    Some(c) => out.push(c),
                    None => {}
                },
                c => out.push(c),
            }
        }
        out
    }

    #[test]
    fn whole_days_end_on_the_day_after_and_times_are_told_in_their_zone() {
        let days = Span::Days(jiff::civil::date(2026, 12, 31), jiff::civil::date(2027, 1, 1));
        let file = feed(&[entry("Days", days)]);
        assert_eq!(value(&file, "DTSTART;"), "VALUE=DATE:20261231");
        assert_eq!(value(&file, "DTEND;"), "VALUE=DATE:20270102");
        let from = at("2026-11-24T23:00:00Z");
        let file = feed(&[entry("Rally", Span::Moments(from, Some(from + 2 * HOUR)))]);
        assert_eq!(value(&file, "DTSTART;"), "TZID=America/Toronto:20261124T180000");
        assert_eq!(value(&file, "DTEND;"), "TZID=America/Toronto:20261124T200000");
        let file = feed(&[entry("Deadline", Span::Moments(from, Some(from)))]);
        assert!(!unfold(&file).contains("DTEND"), "{file}");
    }

    #[test]
    fn an_hour_that_comes_twice_is_told_in_utc_the_second_time() {
        let first = at("2026-11-01T05:30:00Z");
        assert_eq!(
            value(&feed(&[entry("x", Span::Moments(first, None))]), "DTSTART;"),
            "TZID=America/Toronto:20261101T013000"
        );
        let second = Span::Moments(first + HOUR, Some(first + 3 * HOUR));
        let file = feed(&[entry("x", second)]);
        assert_eq!(value(&file, "DTSTART:"), "20261101T063000Z");
        assert_eq!(value(&file, "DTEND:"), "20261101T083000Z");
    }

    #[test]
    fn the_zone_covers_every_event() {
        let from = at("2025-01-01T12:00:00Z");
        let file = feed(&[entry("x", Span::Moments(from, Some(from + 800 * DAY)))]);
        for change in
            ["20240310T020000", "20241103T020000", "20250309T020000", "20261101T020000", "20271107T020000"]
        {
            let covered = file.contains(&format!("DTSTART:{change}\r\n"));
            assert_eq!(covered, change != "20271107T020000", "{change} {file}");
        }
        assert!(file.contains("BEGIN:DAYLIGHT\r\nDTSTART:20250309T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\n"));
        assert!(feed(&[]).contains("BEGIN:VTIMEZONE"));
    }

    proptest! {
        #[test]
        fn any_text_comes_through(text in any::<String>(), tail in "\\PC{0,90}") {
            let text = text + "é🙂;,\\\n" + &tail;
            let file = feed(&[entry(&text, Span::Moments(0, None))]);
            prop_assert!(file.ends_with("\r\n"));
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= LONGEST_LINE && !line.contains(['\r', '\n']), "{line:?}");
            }
            let kept: String = text.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String = kept.chars().filter(|&c| !c.is_control() || c == '\n' || c == '\t').collect();
            let whole = unfold(&file);
            // Lines of the file end with CRLF only, whatever other breaks a text has.
            let line = whole.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:"));
            prop_assert_eq!(line.map(unescape), Some(kept));
        }

        #[test]
        fn every_moment_comes_back(minutes in 0_i64..120_000, long in 1_i64..4_000) {
            let from = at("2026-01-01T00:00:00Z") + minutes * 60 * SECOND * 10;
            let file = feed(&[entry("x", Span::Moments(from, Some(from + long * 60 * SECOND)))]);
            let start = file.split("BEGIN:VEVENT").nth(1).unwrap().lines().find(|l| l.starts_with("DTSTART")).unwrap();
            let told = start.rsplit(':').next().unwrap();
            let moment = match told.strip_suffix('Z') {
                Some(utc) => jiff::civil::DateTime::strptime("%Y%m%dT%H%M%S", utc).unwrap().to_zoned(TimeZone::UTC),
                None => jiff::civil::DateTime::strptime("%Y%m%dT%H%M%S", told).unwrap().to_zoned(zone()),
            };
            prop_assert_eq!(moment.unwrap().timestamp().as_microsecond(), from);
        }
    }
}
