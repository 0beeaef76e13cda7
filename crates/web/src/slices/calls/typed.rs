//! What these forms have in common: texts in both languages, moments, days, links and the audience, read with
//! their faults and shown again.

use commonfront_domain::sharing::{Audience, Visibility};
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{Language, Micros, Text};
use jiff::civil::Date;

use crate::i18n::T;
use crate::slices::pact::{Party, audience};
use crate::slices::staff::fields::{Faults, Posted};
use crate::slices::staff::inputs::Input;
use crate::zone;

/// The longest title or place, in characters.
pub const LINE: usize = 160;
/// The longest text, in characters.
pub const WORDS: usize = 4000;

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

    fn taken(&mut self, id: &'static str, read: Result<String, TextProblem>, needed: bool) -> Option<String> {
        match read {
            Ok(text) => return Some(text),
            Err(TextProblem::Empty) if !needed => {}
            Err(TextProblem::Empty) => self.faults.add(id, self.t.get("staff-fault-empty")),
            Err(TextProblem::TooLong(most)) => {
                let most = i64::try_from(most).unwrap_or(i64::MAX);
                self.faults.add(id, self.t.num("staff-fault-long", most));
            }
            Err(TextProblem::Forbidden) => self.faults.add(id, self.t.get("staff-fault-forbidden")),
        }
        None
    }

    /// One line.
    pub fn line(&mut self, id: &'static str, needed: bool) -> String {
        let read = text_rules::line(self.posted.get(id), LINE);
        self.taken(id, read, needed).unwrap_or_default()
    }

    /// Several lines.
    pub fn words(&mut self, id: &'static str, needed: bool) -> String {
        let read = text_rules::paragraphs(self.posted.get(id), WORDS);
        self.taken(id, read, needed).unwrap_or_default()
    }

    /// A text in one language at least, if it is needed.
    pub fn text(&mut self, names: Names, lines: bool, needed: bool) -> Text {
        let mut text = Text::default();
        let before = self.faults.0.len();
        for (language, name) in Language::ALL.into_iter().zip(names) {
            let raw = self.posted.get(name);
            let read = if lines { text_rules::paragraphs(raw, WORDS) } else { text_rules::line(raw, LINE) };
            text.set(language, self.taken(name, read, false));
        }
        let none = Language::ALL.into_iter().all(|language| text.missing(language));
        if needed && none && self.faults.0.len() == before {
            self.faults.add(names[0], self.t.get("calls-fault-one-language"));
        }
        text
    }

    /// A moment of the wall's clock, after another and within two years.
    pub fn moment(&mut self, id: &'static str, now: Micros, needed: bool) -> Option<Micros> {
        const TWO_YEARS: Micros = 731 * commonfront_domain::clock::DAY;
        let raw = self.posted.get(id).trim();
        if raw.is_empty() {
            if needed {
                self.faults.add(id, self.t.get("calls-fault-moment"));
            }
            return None;
        }
        let read = raw.split_once(['T', ' ']).and_then(|(date, time)| zone::read(date, time));
        match read {
            None => self.faults.add(id, self.t.get("calls-fault-moment")),
            Some(at) if at <= now => self.faults.add(id, self.t.get("calls-fault-past")),
            Some(at) if at - now > TWO_YEARS => self.faults.add(id, self.t.get("calls-fault-far")),
            read => return read,
        }
        None
    }

    /// A day that isn't in the future.
    pub fn day(&mut self, id: &'static str, today: Date) -> Option<Date> {
        let oldest = jiff::civil::date(1990, 1, 1);
        match self.posted.get(id).trim().parse::<Date>() {
            Ok(day) if day > today => self.faults.add(id, self.t.get("calls-fault-future")),
            Ok(day) if day >= oldest => return Some(day),
            _ => self.faults.add(id, self.t.get("staff-fault-day")),
        }
        None
    }

    /// An address on the web, or nothing.
    pub fn link(&mut self, id: &'static str) -> String {
        let link = text_rules::line(self.posted.get(id), 500);
        let Some(link) = self.taken(id, link, false) else { return String::new() };
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        let plain = |rest: &str| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.contains('.') && !host.contains('@') && !rest.contains([' ', '"', '<', '>', '\\', '`'])
        };
        if !rest.is_some_and(plain) {
            self.faults.add(id, self.t.get("calls-fault-link"));
        }
        link
    }

    /// Whom it is shown to; chosen parties have to be chosen.
    pub fn audience(&mut self, levels: &[Visibility], parties: &[Party], own: i64) -> Audience {
        let mut read = audience::read(self.posted, levels, parties);
        read.chosen.retain(|&party| party != own);
        if read.visibility == Visibility::Chosen && read.chosen.is_empty() {
            self.faults.add("visibility", self.t.get("calls-fault-chosen"));
        }
        if read.visibility != Visibility::Chosen {
            read.chosen.clear();
        }
        read
    }
}

/// The two controls of a text. `value` says what stands in a control.
#[must_use]
pub fn pair(
    t: T,
    names: Names,
    (label, hint): (&str, &str),
    kind: &'static str,
    value: &dyn Fn(&str) -> String,
    faults: &Faults,
) -> [Input; 2] {
    let input = |language: Language, name: &'static str| {
        let words = t.get(if language == Language::En { "staff-english" } else { "staff-french" });
        let input = Input::new(name, kind, t.get(label)).written_in(language.tag(), words).optional();
        let input = if hint.is_empty() { input } else { input.hint(t.get(hint)) };
        input.value(value(name)).faults(faults)
    };
    [input(Language::En, names[0]), input(Language::Fr, names[1])]
}

/// A text's part that belongs to a control, if the control is one of its two.
#[must_use]
pub fn part_of(text: &Text, names: Names, name: &str) -> Option<String> {
    let at = names.iter().position(|one| *one == name)?;
    let language = if at == 0 { Language::En } else { Language::Fr };
    Some(text.exact(language).unwrap_or_default().to_owned())
}

/// A moment as a control for date and time takes it.
#[must_use]
pub fn for_control(at: Micros) -> String {
    zone::local(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Whom a thing is shown to, in words: `names` says what parties are called.
#[must_use]
pub fn shown_to(t: T, audience: &Audience, name: &dyn Fn(i64) -> String) -> String {
    match audience.visibility {
        Visibility::Chosen => {
            let names: Vec<String> = audience.chosen.iter().map(|&id| name(id)).collect();
            t.with("calls-shown-chosen", "names", &names.join(", "))
        }
        other => t.get(&format!("calls-shown-{}", other.name())).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::http::{HeaderMap, HeaderValue};

    fn posted(body: &str) -> Posted {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("application/x-www-form-urlencoded"));
        Posted::read(&headers, Ok(Bytes::copy_from_slice(body.as_bytes()))).unwrap()
    }

    #[test]
    fn a_link_leads_to_the_web_and_nowhere_else() {
        let read = |link: &str| {
            let body =
                format!("link={}", form_urlencoded::byte_serialize(link.as_bytes()).collect::<String>());
            let posted = posted(&body);
            let mut reader = Reader::new(T(Language::En), &posted);
            reader.link("link");
            reader.faults.is_empty()
        };
        for good in ["", "https://news.example/a?b=c#d", "http://union.example"] {
            assert!(read(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "https://",
            "https://localhost",
            "https://a@b.example",
            "ftp://x.example",
            "https://x.example/\"onclick",
        ] {
            assert!(!read(bad), "{bad}");
        }
    }

    #[test]
    fn one_language_is_enough() {
        let posted = posted("a_en=&a_fr=Bonjour&b_en=&b_fr=");
        let mut reader = Reader::new(T(Language::En), &posted);
        assert_eq!(reader.text(["a_en", "a_fr"], false, true).get(Language::En), "Bonjour");
        assert!(reader.faults.is_empty());
        reader.text(["b_en", "b_fr"], false, true);
        assert!(reader.faults.of("b_en").is_some());
    }
}
