//! The fields of these forms, read with their faults.

use commonfront_domain::paper::day_number;
use commonfront_domain::sharing::{Audience, Visibility};
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{Language, Text};
use jiff::civil::{Date, date};

use crate::i18n::T;
use crate::slices::pact::{Party, audience};
use crate::slices::staff::fields::{Faults, Posted};

/// The longest line, in characters.
pub const LINE: usize = 200;
/// The longest text, in characters.
pub const WORDS: usize = 6000;
/// The most people or dollars.
pub const MOST: i64 = 1_000_000_000_000;

/// A text's names in a form: its English and its French control.
pub type Names = [&'static str; 2];

/// A posted form, read field by field.
#[derive(Debug)]
pub struct Reader<'p> {
    /// The words of whoever posted it.
    pub t: T,
    /// What was posted.
    pub posted: &'p Posted,
    /// What has to be mended so far.
    pub faults: Faults,
}

impl<'p> Reader<'p> {
    /// Begins with a posted form.
    #[must_use]
    pub fn new(t: T, posted: &'p Posted) -> Self {
        Self { t, posted, faults: Faults::default() }
    }

    fn fault(&mut self, id: &'static str, key: &str) {
        self.faults.add(id, self.t.get(key));
    }

    fn taken(&mut self, id: &'static str, read: Result<String, TextProblem>, needed: bool) -> Option<String> {
        match read {
            Ok(text) => return Some(text),
            Err(TextProblem::Empty) if !needed => {}
            Err(TextProblem::Empty) => self.fault(id, "staff-fault-empty"),
            Err(TextProblem::TooLong(most)) => {
                let most = i64::try_from(most).unwrap_or(i64::MAX);
                self.faults.add(id, self.t.num("staff-fault-long", most));
            }
            Err(TextProblem::Forbidden) => self.fault(id, "staff-fault-forbidden"),
        }
        None
    }

    /// One line.
    pub fn line(&mut self, id: &'static str, needed: bool) -> String {
        let read = text_rules::line(self.posted.get(id), LINE);
        self.taken(id, read, needed).unwrap_or_default()
    }

    /// A text, in one language at least if it is needed.
    pub fn text(&mut self, names: Names, lines: bool, needed: bool) -> Text {
        let mut text = Text::default();
        let before = self.faults.0.len();
        for (language, name) in Language::ALL.into_iter().zip(names) {
            let raw = self.posted.get(name);
            let read = if lines { text_rules::paragraphs(raw, WORDS) } else { text_rules::line(raw, LINE) };
            let read = self.taken(name, read, false);
            text.set(language, read);
        }
        if needed && is_empty(&text) && self.faults.0.len() == before {
            self.fault(names[0], "bargaining-fault-one-language");
        }
        text
    }

    /// A whole number that isn't below nothing; spaces, commas and a dollar sign are overlooked.
    pub fn number(&mut self, id: &'static str, needed: bool) -> Option<i64> {
        let raw = self.posted.get(id);
        let overlooked =
            |c: &char| c.is_whitespace() || matches!(c, ',' | '$' | '\'' | '\u{a0}' | '\u{202f}');
        let digits: String = raw.chars().filter(|c| !overlooked(c)).take(40).collect();
        if digits.is_empty() {
            if needed {
                self.fault(id, "staff-fault-number");
            }
            return None;
        }
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        match digits.parse::<i64>() {
            Ok(number) if plain && number <= MOST => return Some(number),
            _ if plain => {
                self.faults.add(id, self.t.num("bargaining-fault-most", MOST));
            }
            _ => self.fault(id, "staff-fault-number"),
        }
        None
    }

    /// A day between 1950 and 2099.
    pub fn day(&mut self, id: &'static str, needed: bool) -> Option<i64> {
        let raw = self.posted.get(id).trim();
        if raw.is_empty() && !needed {
            return None;
        }
        match raw.parse::<Date>() {
            Ok(day) if day < date(1950, 1, 1) || day > date(2099, 12, 31) => {
                self.fault(id, "bargaining-fault-years");
                None
            }
            Ok(day) => Some(day_number(day)),
            Err(_) => {
                self.fault(id, "staff-fault-day");
                None
            }
        }
    }

    /// A day that isn't in the future.
    pub fn past_day(&mut self, id: &'static str, today: Date) -> Option<i64> {
        let day = self.day(id, true)?;
        if day > day_number(today) {
            self.fault(id, "bargaining-fault-future");
            return None;
        }
        Some(day)
    }

    /// The first and the last day of something.
    pub fn term(&mut self, ids: [&'static str; 2], needed: bool) -> (Option<i64>, Option<i64>) {
        let (from, until) = (self.day(ids[0], needed), self.day(ids[1], needed));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            self.fault(ids[1], "bargaining-fault-reversed");
        }
        (from, until)
    }

    /// One of several.
    pub fn one_of<W>(&mut self, id: &'static str, from_name: impl Fn(&str) -> Option<W>) -> Option<W> {
        let read = from_name(self.posted.get(id));
        if read.is_none() {
            self.fault(id, "bargaining-fault-choose");
        }
        read
    }

    /// An address on the web.
    pub fn link(&mut self, id: &'static str) -> String {
        let link = self.line(id, false);
        if link.is_empty() {
            return link;
        }
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        let plain = |rest: &str| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.contains('.') && !host.contains('@') && !rest.contains([' ', '"', '<', '>', '\\', '`'])
        };
        if !rest.is_some_and(plain) {
            self.fault(id, "bargaining-fault-link");
        }
        link
    }

    /// Whom it is shown to; chosen parties have to be chosen.
    pub fn audience(&mut self, levels: &[Visibility], parties: &[Party], own: i64) -> Audience {
        let mut read = audience::read(self.posted, levels, parties);
        read.chosen.retain(|&party| party != own);
        if read.visibility == Visibility::Chosen && read.chosen.is_empty() {
            self.fault("visibility", "bargaining-fault-chosen");
        }
        if read.visibility != Visibility::Chosen {
            read.chosen.clear();
        }
        read
    }
}

/// Whether a text says nothing in any language.
#[must_use]
pub fn is_empty(text: &Text) -> bool {
    Language::ALL.into_iter().all(|language| text.missing(language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::http::{HeaderMap, HeaderValue};

    fn posted(fields: &[(&str, &str)]) -> Posted {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("application/x-www-form-urlencoded"));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        Posted::read(&headers, Ok(Bytes::from(body))).unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let posted = posted(&[
            ("a", "$12,000"),
            ("b", "1 200 000"),
            ("c", "-4"),
            ("d", "99999999999999999999"),
            ("e", "x"),
        ]);
        let mut reader = Reader::new(T(Language::En), &posted);
        assert_eq!((reader.number("a", true), reader.number("b", true)), (Some(12_000), Some(1_200_000)));
        for id in ["c", "d", "e", "f"] {
            assert_eq!(reader.number(id, true), None);
            assert!(reader.faults.of(id).is_some(), "{id}");
        }
        assert_eq!(reader.number("f", false), None);
    }

    #[test]
    fn a_term_ends_after_it_begins() {
        let posted = posted(&[("a", "2026-04-01"), ("b", "2024-04-01"), ("c", "1066-01-01"), ("d", "soon")]);
        let mut reader = Reader::new(T(Language::En), &posted);
        reader.term(["a", "b"], true);
        reader.term(["c", "d"], true);
        assert!(
            ["b", "c", "d"].iter().all(|id| reader.faults.of(id).is_some())
                && reader.faults.of("a").is_none()
        );
    }

    #[test]
    fn a_link_leads_to_the_web_and_nowhere_else() {
        for (link, good) in [
            ("https://news.example/a?b=c#d", true),
            ("javascript:alert(1)", false),
            ("https://localhost", false),
            ("https://a@b.example", false),
        ] {
            let posted = posted(&[("link", link)]);
            let mut reader = Reader::new(T(Language::En), &posted);
            reader.link("link");
            assert_eq!(reader.faults.is_empty(), good, "{link}");
        }
    }
}
