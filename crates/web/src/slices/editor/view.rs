//! Fields as the editor's forms show them: both languages side by side, with what has to be mended.

use commonfront_domain::problems::{LINE, MARKDOWN, PARAGRAPH};
use commonfront_domain::{Language, Text};
use commonfront_wording::ClaimRecord;

use super::typed::Fault;
use super::words::{self, ProblemView};
use crate::i18n::T;
use crate::markdown;
use crate::slices::wording::notes::noted;

/// How long a text a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A line.
    Line,
    /// A paragraph.
    Paragraph,
    /// A text with a preview.
    Markdown,
}

impl Size {
    /// The most characters.
    #[must_use]
    pub fn max(self) -> usize {
        match self {
            Self::Line => LINE,
            Self::Paragraph => PARAGRAPH,
            Self::Markdown => MARKDOWN,
        }
    }
}

/// A field in one language.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name, which is its `id` too: `title.en`.
    pub name: String,
    /// The language's tag.
    pub tag: &'static str,
    /// The language's own name.
    pub language: &'static str,
    /// What stands in it.
    pub value: String,
    /// Whether the campaign speaks the language and the text is missing.
    pub missing: bool,
    /// What has to be mended.
    pub errors: Vec<String>,
    /// How it will look, for Markdown.
    pub preview: String,
}

impl Side {
    /// The attributes that tie the control to its message.
    #[must_use]
    pub fn describe(&self) -> String {
        describe(&self.name, !self.errors.is_empty())
    }
}

fn describe(name: &str, wrong: bool) -> String {
    if wrong { format!(" aria-invalid=\"true\" aria-describedby=\"{name}-error\"") } else { String::new() }
}

/// A text in both languages.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What it is called.
    pub label: String,
    /// A word about it; may be empty.
    pub hint: String,
    /// How long a text.
    pub size: Size,
    /// English, French.
    pub sides: Vec<Side>,
}

impl Pair {
    /// Whether anything in it has to be mended or is missing.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        self.sides.iter().any(|side| side.missing || !side.errors.is_empty())
    }

    /// Whether it is a line.
    #[must_use]
    pub fn is_line(&self) -> bool {
        self.size == Size::Line
    }

    /// Whether it is Markdown.
    #[must_use]
    pub fn is_markdown(&self) -> bool {
        self.size == Size::Markdown
    }
}

/// A field that has one value.
#[derive(Clone, Debug)]
pub struct Single {
    /// Its name, which is its `id` too.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// What has to be mended.
    pub errors: Vec<String>,
}

impl Single {
    /// The attributes that tie the control to its message.
    #[must_use]
    pub fn describe(&self) -> String {
        describe(&self.name, !self.errors.is_empty())
    }
}

/// Makes the fields of one form.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// The person's words.
    pub t: T,
    /// The languages of the campaign.
    pub speaks: &'a [Language],
    /// Whose form: an action's short name, or the campaign's own.
    pub action: Option<&'a str>,
    /// What keeps it from being published.
    pub problems: &'a [ProblemView],
    /// What can't be read.
    pub faults: &'a [Fault],
    /// What texts may refer to.
    pub claims: &'a [ClaimRecord],
}

impl Fields<'_> {
    /// What has to be mended in a field; a missing text is said by its label.
    #[must_use]
    pub fn errors(&self, name: &str) -> Vec<String> {
        let faults = self.faults.iter().filter(|fault| fault.name == name);
        let faults = faults.map(|fault| words::unread(self.t, fault.why).to_owned());
        let mine = |problem: &&ProblemView| {
            problem.action.as_deref() == self.action && problem.field == name && !problem.missing
        };
        faults.chain(self.problems.iter().filter(mine).map(|problem| problem.words.clone())).collect()
    }

    /// A text in both languages.
    #[must_use]
    pub fn pair(&self, name: &str, size: Size, text: &Text) -> Pair {
        self.named(name, words::label(self.t, name), size, text)
    }

    /// A text in both languages with a label of its own.
    #[must_use]
    pub fn named(&self, name: &str, label: String, size: Size, text: &Text) -> Pair {
        let side = |language: Language| {
            let name = format!("{name}.{}", language.tag());
            let value = text.exact(language).unwrap_or_default();
            let preview = match size {
                Size::Markdown => markdown::render(&noted(value, self.claims, language), "preview"),
                _ => String::new(),
            };
            Side {
                errors: self.errors(&name),
                tag: language.tag(),
                language: words::language(self.t, language),
                missing: self.speaks.contains(&language) && text.missing(language),
                value: value.to_owned(),
                preview,
                name,
            }
        };
        let hint = match name {
            "kicker" => self.t.get("editor-hint-kicker"),
            "hero.alt" => self.t.get("editor-hint-hero-alt"),
            "lead" => self.t.get("editor-hint-lead"),
            "story" => self.t.get("editor-hint-story"),
            "effort" => self.t.get("editor-hint-effort"),
            _ => "",
        };
        Pair { label, hint: hint.to_owned(), size, sides: Language::ALL.map(side).into() }
    }

    /// A field with one value; what could not be read stands in it as it was typed.
    #[must_use]
    pub fn single(&self, name: &str, value: String) -> Single {
        let raw = self.faults.iter().find(|fault| fault.name == name).map(|fault| fault.raw.clone());
        Single {
            name: name.to_owned(),
            label: words::label(self.t, name),
            value: raw.unwrap_or(value),
            errors: self.errors(name),
        }
    }
}
