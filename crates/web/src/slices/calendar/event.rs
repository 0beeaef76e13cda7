//! The form of an event: what was typed, and what it says if it says something.

use commonfront_domain::Micros;
use commonfront_domain::calendar::Kind;
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_store::rows::calendar::EventRow;
use jiff::ToSpan;
use jiff::civil::Date;

use super::when;
use crate::i18n::T;
use crate::slices::staff::fields::{Faults, Posted};
use crate::slices::staff::inputs::Input;
use crate::zone;

/// The texts of an event: the control, the longest in characters, whether it may have several lines.
const TEXTS: [(&str, usize, bool); 7] = [
    ("title_en", 120, false),
    ("title_fr", 120, false),
    ("place_en", 200, false),
    ("place_fr", 200, false),
    ("description_en", 2000, true),
    ("description_fr", 2000, true),
    ("link", 500, false),
];
/// The days and hours of an event.
const TIMES: [&str; 4] = ["from_day", "from_time", "until_day", "until_time"];

/// What was typed, field by field.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The kind's name.
    pub kind: String,
    texts: [String; 7],
    times: [String; 4],
}

/// What the form says.
#[derive(Clone, Debug)]
pub struct Read {
    /// What kind of event it is.
    pub kind: Kind,
    /// The texts, in the order of the form.
    pub texts: [String; 7],
    /// When it begins.
    pub begins_at: Micros,
    /// When it ends.
    pub ends_at: Micros,
    /// Whether it takes whole days.
    pub whole_day: bool,
}

/// Whether an address can be opened from a page: of the web, with a host, without blanks.
fn is_web(link: &str) -> bool {
    let uri = link.parse::<axum::http::Uri>();
    uri.is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
    })
}

impl Typed {
    /// What was posted.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        Self {
            kind: posted.get("kind").to_owned(),
            texts: TEXTS.map(|(name, ..)| posted.get(name).to_owned()),
            times: TIMES.map(|name| posted.get(name).trim().to_owned()),
        }
    }

    /// As an event stands.
    #[must_use]
    pub fn of(row: &EventRow) -> Self {
        let texts = [
            &row.title_en,
            &row.title_fr,
            &row.place_en,
            &row.place_fr,
            &row.description_en,
            &row.description_fr,
            &row.link,
        ];
        let hour = |at: Micros| zone::local(at).strftime("%H:%M").to_string();
        let (first, last) = when::days(row);
        let last_day = if last > first { last.to_string() } else { String::new() };
        let times = match (row.whole_day != 0, row.ends_at > row.begins_at) {
            (true, _) => [first.to_string(), String::new(), last_day, String::new()],
            (false, false) => [first.to_string(), hour(row.begins_at), String::new(), String::new()],
            (false, true) => {
                let end = when::day(row.ends_at);
                let end = if end > first { end.to_string() } else { String::new() };
                [first.to_string(), hour(row.begins_at), end, hour(row.ends_at)]
            }
        };
        Self { kind: Kind::from_number(row.kind).name().to_owned(), texts: texts.map(Clone::clone), times }
    }

    /// An empty form, for a day.
    #[must_use]
    pub fn on(day: Date) -> Self {
        let mut typed = Self { kind: Kind::Rally.name().to_owned(), ..Self::default() };
        typed.times[0] = day.to_string();
        typed
    }

    /// Reads it; what can't be read is a fault.
    pub fn read(&self, t: T, faults: &mut Faults) -> Option<Read> {
        let kind = Kind::from_name(&self.kind).filter(|kind| Kind::WRITTEN.contains(kind));
        if kind.is_none() {
            faults.add("kind", t.get("calendar-fault-kind"));
        }
        let mut texts: [String; 7] = Default::default();
        for (at, &(name, most, long)) in TEXTS.iter().enumerate() {
            let typed = self.texts.get(at).map_or("", String::as_str);
            let read = if long { text_rules::paragraphs(typed, most) } else { text_rules::line(typed, most) };
            match read {
                Ok(text) => texts[at] = text,
                Err(TextProblem::Empty) => {}
                Err(TextProblem::TooLong(most)) => {
                    let most = i64::try_from(most).unwrap_or(i64::MAX);
                    faults.add(name, t.num("calendar-fault-long", most));
                }
                Err(TextProblem::Forbidden) => faults.add(name, t.get("calendar-fault-characters")),
            }
        }
        if texts[0].is_empty()
            && texts[1].is_empty()
            && faults.of("title_en").is_none()
            && faults.of("title_fr").is_none()
        {
            faults.add("title_en", t.get("calendar-fault-title"));
        }
        if !texts[6].is_empty() && !is_web(&texts[6]) {
            faults.add("link", t.get("calendar-fault-link"));
        }
        let (begins_at, ends_at, whole_day) = self.times(t, faults)?;
        faults.is_empty().then_some(Read { kind: kind?, texts, begins_at, ends_at, whole_day })
    }

    fn times(&self, t: T, faults: &mut Faults) -> Option<(Micros, Micros, bool)> {
        let before = faults.0.len();
        let [from_day, from_time, until_day, until_time] = &self.times;
        let years = 2000..2100_i16;
        let day = |text: &str| text.parse::<Date>().ok().filter(|day| years.contains(&day.year()));
        let first = day(from_day);
        if first.is_none() {
            faults.add("from_day", t.get("calendar-fault-day"));
        }
        let last = if until_day.is_empty() { first } else { day(until_day) };
        if last.is_none() && first.is_some() {
            faults.add("until_day", t.get("calendar-fault-day"));
        }
        let (first, last) = (first?, last?);
        let whole_day = from_time.is_empty();
        let at = |day: Date, time: &str| zone::read(&day.to_string(), time);
        let (from, until) = if whole_day {
            if !until_time.is_empty() {
                faults.add("from_time", t.get("calendar-fault-both-times"));
            }
            (when::midnight(first), when::midnight(last))
        } else {
            let from = at(first, from_time);
            if from.is_none() {
                faults.add("from_time", t.get("calendar-fault-time"));
            }
            let until = match (until_time.is_empty(), last > first) {
                (true, true) => {
                    faults.add("until_time", t.get("calendar-fault-until-time"));
                    None
                }
                (true, false) => from,
                (false, _) => {
                    let until = at(last, until_time);
                    if until.is_none() {
                        faults.add("until_time", t.get("calendar-fault-time"));
                    }
                    until
                }
            };
            (from.unwrap_or_default(), until.unwrap_or(Micros::MAX))
        };
        if faults.0.len() == before {
            if until < from || last < first {
                faults.add(
                    if last < first { "until_day" } else { "until_time" },
                    t.get("calendar-fault-order"),
                );
            } else if last > first.saturating_add(366.days()) {
                faults.add("until_day", t.get("calendar-fault-far"));
            }
        }
        let (begins_at, ends_at) = when::normal(from, Some(until), whole_day);
        (faults.0.len() == before).then_some((begins_at, ends_at, whole_day))
    }

    /// The controls of the texts.
    #[must_use]
    pub fn text_inputs(&self, t: T, faults: &Faults) -> Vec<Input> {
        let input = |(at, &(name, _, long)): (usize, &(&'static str, usize, bool))| {
            let (what, lang) = match name.rsplit_once('_') {
                Some((what, "en")) => (what, "en"),
                Some((what, "fr")) => (what, "fr"),
                _ => (name, ""),
            };
            let kind = match (name, long) {
                ("link", _) => "url",
                (_, true) => "textarea",
                _ => "text",
            };
            let input = Input::new(name, kind, t.get(&format!("calendar-field-{what}")));
            let input = match lang {
                "" => input.hint(t.get("calendar-field-link-hint")),
                "en" => input.written_in("en", t.get("calendar-in-english")),
                _ => input.written_in("fr", t.get("calendar-in-french")),
            };
            input.optional().value(self.texts.get(at).cloned().unwrap_or_default()).faults(faults)
        };
        TEXTS.iter().enumerate().map(input).collect()
    }

    /// The controls of days and hours.
    #[must_use]
    pub fn time_inputs(&self, t: T, faults: &Faults) -> Vec<Input> {
        let input = |(at, &name): (usize, &&'static str)| {
            let kind = if name.ends_with("day") { "date" } else { "time" };
            let input = Input::new(name, kind, t.get(&format!("calendar-field-{}", name.replace('_', "-"))));
            let input = if name == "from_day" { input } else { input.optional() };
            input.value(self.times.get(at).cloned().unwrap_or_default()).faults(faults)
        };
        TIMES.iter().enumerate().map(input).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_domain::Language;

    fn read(times: [&str; 4]) -> Result<(Micros, Micros, bool), Vec<String>> {
        let mut typed = Typed::on(jiff::civil::date(2026, 11, 24));
        typed.texts[0] = "Rally".into();
        typed.times = times.map(str::to_owned);
        let mut faults = Faults::default();
        let read = typed.read(T(Language::En), &mut faults);
        read.map(|read| (read.begins_at, read.ends_at, read.whole_day))
            .ok_or_else(|| faults.0.iter().map(|fault| fault.field.to_string()).collect())
    }

    #[test]
    fn times_are_read_or_refused_where_they_are_wrong() {
        let hour = 3_600_000_000;
        let (from, until, whole) = read(["2026-11-24", "18:00", "", "20:00"]).unwrap();
        assert_eq!((until - from, whole), (2 * hour, false));
        let (from, until, whole) = read(["2026-11-24", "", "2026-11-25", ""]).unwrap();
        assert_eq!((until - from, whole), (48 * hour, true));
        let (from, until, _) = read(["2026-11-24", "18:00", "", ""]).unwrap();
        assert_eq!(from, until);
        // Across the change of the clock: from one in the morning to four are four hours.
        let (from, until, _) = read(["2026-11-01", "00:30", "", "03:30"]).unwrap();
        assert_eq!(until - from, 4 * hour);
        for (times, field) in [
            (["", "", "", ""], "from_day"),
            (["2026-02-30", "", "", ""], "from_day"),
            (["9999-12-31", "", "", ""], "from_day"),
            (["2026-11-24", "25:00", "", ""], "from_time"),
            (["2026-11-24", "", "", "20:00"], "from_time"),
            (["2026-11-24", "18:00", "2026-11-25", ""], "until_time"),
            (["2026-11-24", "18:00", "", "17:00"], "until_time"),
            (["2026-11-24", "", "2026-11-23", ""], "until_day"),
            (["2026-11-24", "", "2028-11-23", ""], "until_day"),
        ] {
            assert_eq!(read(times), Err(vec![field.to_owned()]), "{times:?}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://commonfront.example/a?b=c"));
        for bad in
            ["javascript:alert(1)", "commonfront.example", "//evil.example", "https://", "mailto:a@b.c"]
        {
            assert!(!is_web(bad), "{bad}");
        }
    }
}
