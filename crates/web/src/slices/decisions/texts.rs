//! A title and a text in English and in French: typed, read, shown. Where one language is missing, the other
//! stands for it.

use commonfront_domain::Language;
use commonfront_domain::text_rules::{self, TextProblem};

use crate::i18n::T;
use crate::markdown;
use crate::slices::editor::diff::{self, Change};
use crate::slices::staff::fields::{Faults, Posted};

/// The longest title, in characters.
pub const TITLE: usize = 160;
/// The longest text, in characters.
pub const TEXT: usize = 12_000;

/// A title and a text in both languages; what is missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The title in English.
    pub title_en: String,
    /// The title in French.
    pub title_fr: String,
    /// The text in English.
    pub text_en: String,
    /// The text in French.
    pub text_fr: String,
}

/// A text in the language that it has, shown as HTML.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The title.
    pub title: String,
    /// The text.
    pub html: String,
    /// The language's tag.
    pub lang: &'static str,
}

/// What is to be done about a text that can't be kept.
#[must_use]
pub fn problem(t: T, problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => t.get("decisions-fault-empty").to_owned(),
        TextProblem::TooLong(most) => t.num("decisions-fault-long", i64::try_from(most).unwrap_or(i64::MAX)),
        TextProblem::Forbidden => t.get("decisions-fault-forbidden").to_owned(),
    }
}

/// Reads paragraphs that may be missing; a fault goes beside the field.
pub fn optional(t: T, field: &'static str, typed: &str, most: usize, faults: &mut Faults) -> String {
    match text_rules::paragraphs(typed, most) {
        Ok(text) => text,
        Err(TextProblem::Empty) => String::new(),
        Err(fault) => {
            faults.add(field, problem(t, fault));
            String::new()
        }
    }
}

/// Which of two languages a text is shown in.
#[must_use]
pub fn choose<'s>(language: Language, en: &'s str, fr: &'s str) -> (&'s str, Language) {
    match language {
        Language::En if en.is_empty() => (fr, Language::Fr),
        Language::Fr if fr.is_empty() => (en, Language::En),
        Language::En => (en, language),
        Language::Fr => (fr, language),
    }
}

impl Texts {
    /// What was typed, as it was typed.
    #[must_use]
    pub fn typed(posted: &Posted) -> Self {
        let get = |name: &str| posted.get(name).to_owned();
        Self {
            title_en: get("title_en"),
            title_fr: get("title_fr"),
            text_en: get("text_en"),
            text_fr: get("text_fr"),
        }
    }

    /// What the controls are called, each with its language.
    pub fn call(t: T, faults: &Faults) {
        for (field, what, language) in [
            ("title_en", "decisions-title", "decisions-english"),
            ("title_fr", "decisions-title", "decisions-french"),
            ("text_en", "decisions-text", "decisions-english"),
            ("text_fr", "decisions-text", "decisions-french"),
        ] {
            faults.call(|wanted| wanted == field, &format!("{} ({})", t.get(what), t.get(language)));
        }
    }

    /// Reads what was typed: one language at least, and each with its title and its text.
    pub fn read(&self, t: T, faults: &mut Faults) -> Self {
        let mut read = |field: &'static str, typed: &str, line: bool| {
            let text =
                if line { text_rules::line(typed, TITLE) } else { text_rules::paragraphs(typed, TEXT) };
            text.or_else(|fault| match fault {
                TextProblem::Empty => Ok(String::new()),
                other => {
                    faults.add(field, problem(t, other));
                    Err(())
                }
            })
        };
        let [title_en, title_fr, text_en, text_fr] = [
            read("title_en", &self.title_en, true),
            read("title_fr", &self.title_fr, true),
            read("text_en", &self.text_en, false),
            read("text_fr", &self.text_fr, false),
        ];
        let is_empty = |text: &Result<String, ()>| text.as_ref().is_ok_and(String::is_empty);
        let speaks = |title, text| !is_empty(title) || !is_empty(text);
        let (en, fr) = (speaks(&title_en, &text_en), speaks(&title_fr, &text_fr));
        let mut wants = |field: &'static str, text: &Result<String, ()>, needed: bool| {
            if needed && is_empty(text) {
                faults.add(
                    field,
                    t.get(if field.starts_with("title") {
                        "decisions-fault-title"
                    } else {
                        "decisions-fault-text"
                    }),
                );
            }
        };
        let native_en = t.0 == Language::En;
        wants("title_en", &title_en, en || (!fr && native_en));
        wants("text_en", &text_en, en || (!fr && native_en));
        wants("title_fr", &title_fr, fr || (!en && !native_en));
        wants("text_fr", &text_fr, fr || (!en && !native_en));
        Self {
            title_en: title_en.unwrap_or_default(),
            title_fr: title_fr.unwrap_or_default(),
            text_en: text_en.unwrap_or_default(),
            text_fr: text_fr.unwrap_or_default(),
        }
    }

    /// The title, in a language or in the one that it has.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        choose(language, &self.title_en, &self.title_fr).0
    }

    /// What another version changes, field by field.
    #[must_use]
    pub fn changes(&self, t: T, to: &Self) -> Vec<Change> {
        let fields = [
            ("decisions-title", Language::En, &self.title_en, &to.title_en),
            ("decisions-title", Language::Fr, &self.title_fr, &to.title_fr),
            ("decisions-text", Language::En, &self.text_en, &to.text_en),
            ("decisions-text", Language::Fr, &self.text_fr, &to.text_fr),
        ];
        let change = |(key, language, from, to): (&str, Language, &String, &String)| Change {
            label: format!(
                "{}, {}",
                t.get(key),
                t.get(match language {
                    Language::En => "decisions-english",
                    Language::Fr => "decisions-french",
                })
            ),
            tag: language.tag(),
            pieces: diff::pieces(from, to),
        };
        fields.into_iter().filter(|(_, _, from, to)| from != to).map(change).collect()
    }

    /// All of it, to be shown in a language or in the one that it has.
    #[must_use]
    pub fn shown(&self, language: Language, prefix: &str) -> Shown {
        let (text, lang) = choose(language, &self.text_en, &self.text_fr);
        Shown { title: self.title(lang).to_owned(), html: markdown::render(text, prefix), lang: lang.tag() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(texts: &Texts) -> Vec<String> {
        let mut faults = Faults::default();
        texts.read(T(Language::En), &mut faults);
        faults.0.iter().map(|fault| fault.field.to_string()).collect()
    }

    #[test]
    fn one_language_is_enough_if_it_is_whole() {
        let mut texts = Texts { title_fr: "Un titre".into(), text_fr: "Un texte".into(), ..Texts::default() };
        assert!(faults_of(&texts).is_empty());
        assert_eq!(texts.title(Language::En), "Un titre");
        assert_eq!(texts.shown(Language::En, "a").lang, "fr");
        texts.title_en = "A title".into();
        assert_eq!(faults_of(&texts), ["text_en"]);
        assert_eq!(faults_of(&Texts::default()), ["title_en", "text_en"]);
        texts.text_en = "a\u{202E}b".into();
        assert_eq!(faults_of(&texts), ["text_en"]);
    }
}
