//! The words of the pages: Fluent files in `i18n/`, one folder per language, carried in the program.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;
use std::sync::OnceLock;

use commonfront_domain::{Language, Micros};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;

/// The files of `i18n/`.
#[derive(RustEmbed)]
#[folder = "../../i18n"]
struct Files;

struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, made once.
    plain: HashMap<String, String>,
}

fn load(language: Language) -> Words {
    // Both tags are well-formed; without one Fluent would fall back to the plurals of English.
    let id = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks would end up in titles and mail subjects; both languages run the same way.
    bundle.set_use_isolating(false);
    let mut plain = HashMap::new();
    let prefix = format!("{}/", language.tag());
    for name in Files::iter().filter(|name| name.starts_with(&prefix)) {
        let text = Files::get(&name)
            .map(|file| String::from_utf8_lossy(&file.data).into_owned())
            .unwrap_or_default();
        let keys: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.to_owned())
            .collect();
        // A fault in a file is found by the test below, before anybody is served.
        let resource = match FluentResource::try_new(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                tracing::error!(file = %name, ?errors, "words that can't be read");
                resource
            }
        };
        bundle.add_resource_overriding(resource);
        for key in keys {
            let pattern = bundle.get_message(&key).and_then(|message| message.value());
            let mut errors = Vec::new();
            if let Some(pattern) = pattern {
                let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                if errors.is_empty() {
                    plain.insert(key, text);
                }
            }
        }
    }
    Words { bundle, plain }
}

fn words(language: Language) -> &'static Words {
    static EN: OnceLock<Words> = OnceLock::new();
    static FR: OnceLock<Words> = OnceLock::new();
    match language {
        Language::En => EN.get_or_init(|| load(Language::En)),
        Language::Fr => FR.get_or_init(|| load(Language::Fr)),
    }
}

/// The words in one language; templates call it `t`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct T(pub Language);

impl T {
    /// A text without variables.
    #[must_use]
    pub fn get(self, key: &str) -> &'static str {
        let text = words(self.0).plain.get(key).map(String::as_str);
        if text.is_none() {
            tracing::error!(key, language = self.0.tag(), "a text is missing");
        }
        text.unwrap_or_default()
    }

    /// A text without variables whose key is made from data: nothing if there is none of that name.
    #[must_use]
    pub fn find(self, key: &str) -> Option<&'static str> {
        words(self.0).plain.get(key).map(String::as_str)
    }

    /// A text with a number: `$n` chooses the plural, `$shown` is the number as people write it.
    #[must_use]
    pub fn num(self, key: &str, n: impl Borrow<i64>) -> String {
        let n = *n.borrow();
        let mut arguments = FluentArgs::new();
        arguments.set("n", n);
        arguments.set("shown", self.0.number(n));
        self.format(key, &arguments)
    }

    /// A text with one word put in.
    #[must_use]
    pub fn with(self, key: &str, name: &str, value: &str) -> String {
        self.with_all(key, &[(name, value)])
    }

    /// A text with words put in.
    #[must_use]
    pub fn with_all(self, key: &str, values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for &(name, value) in values {
            arguments.set(name.to_owned(), FluentValue::String(Cow::Borrowed(value)));
        }
        self.format(key, &arguments)
    }

    /// A text with words put in, whose plural follows `$n`: a number that may have decimals, which French
    /// counts as one until it reaches two.
    #[must_use]
    pub fn counted(self, key: &str, n: impl Into<FluentValue<'static>>, values: &[(&str, &str)]) -> String {
        let (mut arguments, n): (_, FluentValue<'_>) = (FluentArgs::new(), n.into());
        arguments.set("n", n);
        for &(name, value) in values {
            arguments.set(name.to_owned(), FluentValue::String(Cow::Borrowed(value)));
        }
        self.format(key, &arguments)
    }

    /// A name before what is said of it: `Title:`, and `Titre :` with the space that French puts there.
    #[must_use]
    pub fn colon(self, label: impl std::fmt::Display) -> String {
        self.with("label-colon", "label", &label.to_string())
    }

    fn format(self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let bundle = &words(self.0).bundle;
        let mut errors = Vec::new();
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        let text =
            pattern.map(|pattern| bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned());
        if text.is_none() || !errors.is_empty() {
            tracing::error!(key, language = self.0.tag(), ?errors, "a text is missing or broken");
        }
        text.unwrap_or_default()
    }

    /// A whole number as people write it.
    #[must_use]
    pub fn number(self, n: impl Borrow<i64>) -> String {
        self.0.number(*n.borrow())
    }

    fn month_name(self, date: jiff::civil::Date) -> &'static str {
        let at = usize::try_from(date.month() - 1).unwrap_or_default();
        self.get("month-names").split(' ').nth(at).unwrap_or_default()
    }

    /// The month of a day: `November 2026`, `novembre 2026`.
    #[must_use]
    pub fn month(self, date: jiff::civil::Date) -> String {
        format!("{} {}", self.month_name(date), date.year())
    }

    /// A day: `November 12, 2026`, `1er novembre 2026`.
    #[must_use]
    pub fn date(self, date: jiff::civil::Date) -> String {
        let month = self.month_name(date);
        match self.0 {
            Language::En => format!("{month} {}, {}", date.day(), date.year()),
            Language::Fr if date.day() == 1 => format!("1er {month} {}", date.year()),
            Language::Fr => format!("{} {month} {}", date.day(), date.year()),
        }
    }

    /// A moment to the minute, on the wall's clock ([`crate::zone`]): `November 12, 2026, 16:05`,
    /// `12 novembre 2026 à 16 h 05`, and on the hour `12 novembre 2026 à 16 h`.
    #[must_use]
    pub fn moment(self, at: Micros) -> String {
        let there = crate::zone::local(at);
        let between = if self.0 == Language::En { "," } else { " à" };
        format!("{}{between} {}", self.date(there.date()), self.clock(there.time()))
    }

    /// A time of day: `18:05`, `18 h 05`, `18 h`.
    #[must_use]
    pub fn clock(self, time: jiff::civil::Time) -> String {
        match (self.0, time.hour(), time.minute()) {
            (Language::En, hour, minute) => format!("{hour}:{minute:02}"),
            (Language::Fr, hour, 0) => format!("{hour}\u{a0}h"),
            (Language::Fr, hour, minute) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        }
    }

    /// The day of a moment, on the wall's clock.
    #[must_use]
    pub fn day(self, at: Micros) -> String {
        self.date(crate::zone::local(at).date())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read_and_every_key_has_words_in_both_languages() {
        let mut names: Vec<_> =
            Files::iter().filter_map(|n| n.strip_prefix("en/").map(str::to_owned)).collect();
        names.sort();
        assert!(!names.is_empty());
        for name in names {
            for language in Language::ALL {
                let file = Files::get(&format!("{}/{name}", language.tag())).expect(&name);
                let text = String::from_utf8(file.data.into_owned()).unwrap();
                assert!(FluentResource::try_new(text).is_ok(), "{} {name}", language.tag());
            }
        }
    }

    #[test]
    fn numbers_and_days_are_written_as_people_write_them() {
        assert_eq!(T(Language::En).date(jiff::civil::date(2026, 11, 1)), "November 1, 2026");
        assert_eq!(T(Language::Fr).date(jiff::civil::date(2026, 11, 1)), "1er novembre 2026");
        assert_eq!(T(Language::Fr).date(jiff::civil::date(2026, 8, 12)), "12 août 2026");
        assert_eq!(T(Language::Fr).month(jiff::civil::date(2026, 11, 1)), "novembre 2026");
        let at = |time| crate::zone::read("2026-11-30", time).unwrap();
        assert_eq!(T(Language::En).moment(at("12:00")), "November 30, 2026, 12:00");
        assert_eq!(T(Language::Fr).moment(at("12:00")), "30 novembre 2026 à 12\u{a0}h");
        assert_eq!(T(Language::Fr).moment(at("16:05")), "30 novembre 2026 à 16\u{a0}h\u{a0}05");
    }

    #[test]
    fn french_counts_as_one_until_two_and_parts_a_colon_from_its_word() {
        let jobs = |language, n: f64, shown| T(language).counted("jobs-headline", n, &[("central", shown)]);
        assert_eq!(jobs(Language::Fr, 0.0, "0"), "Environ 0 emploi");
        assert_eq!(jobs(Language::Fr, 1.4, "1,4"), "Environ 1,4 emploi");
        assert_eq!(jobs(Language::Fr, 2.0, "2"), "Environ 2 emplois");
        assert_eq!(jobs(Language::En, 1.4, "1.4"), "About 1.4 jobs");
        assert_eq!(jobs(Language::En, 1.0, "1"), "About 1 job");
        assert_eq!(T(Language::En).colon("Title"), "Title:");
        assert_eq!(T(Language::Fr).colon("Titre"), "Titre\u{a0}:");
    }
}
