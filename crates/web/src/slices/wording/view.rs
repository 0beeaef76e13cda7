//! Entries of the guide as pages show them.

use commonfront_domain::Language;
use commonfront_wording::{Asked, Entry, Field, Kind, search};
use jiff::civil::Date;

use super::shelf::Words;
use crate::i18n::T;
use crate::markdown;

/// An entry.
pub struct EntryView {
    /// Its short name.
    pub slug: String,
    /// Its kind's name: `pair`, `question` …
    pub kind: &'static str,
    /// Its headline.
    pub headline: String,
    /// For a pair, what to avoid, one after the other.
    pub avoid: Vec<String>,
    /// Its fields by name, those that are not empty, with their labels.
    fields: Vec<(&'static str, String)>,
    /// A speech as HTML.
    pub html: String,
    /// Who looks after it, since when, until when; in a sentence.
    pub meta: String,
    /// What makes us believe that it works.
    pub evidence: String,
    /// The claim behind a fact: its source and where that can be opened.
    pub source: Option<(String, String)>,
}

impl EntryView {
    /// An entry of a language.
    #[must_use]
    pub fn new(t: T, entry: &Entry, words: &Words) -> Self {
        let claim = words.claim(entry.get(Field::Claim)).filter(|_| entry.kind == Kind::Fact);
        let fields = entry.kind.fields().iter().filter(|&&field| !entry.get(field).is_empty());
        let date = |date: Date| t.date(date);
        Self {
            slug: entry.slug.clone(),
            kind: entry.kind.name(),
            headline: entry.headline().to_owned(),
            avoid: entry.get(Field::Avoid).split(" / ").map(str::to_owned).collect(),
            fields: fields.map(|&field| (field.name(), entry.get(field).to_owned())).collect(),
            html: if entry.kind == Kind::Speech {
                markdown::render(entry.get(Field::Text), &entry.slug)
            } else {
                String::new()
            },
            meta: t.with_all(
                "words-meta",
                &[("owner", &entry.owner), ("dated", &date(entry.dated)), ("review", &date(entry.review))],
            ),
            evidence: entry.evidence.clone(),
            source: claim.map(|claim| (claim.source.get(t.0).to_owned(), claim.link.get(t.0).to_owned())),
        }
    }

    /// What a field says; nothing if it is empty.
    #[must_use]
    pub fn say(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(there, _)| *there == name)
            .map(|(_, text)| text.as_str())
            .unwrap_or_default()
    }

    /// The parts of a frame, each with what it is called.
    #[must_use]
    pub fn parts(&self, t: &T) -> Vec<(&'static str, &str)> {
        let label = |name: &str| t.get(&format!("words-field-{name}"));
        self.fields
            .iter()
            .filter(|(name, _)| *name != "title")
            .map(|(name, text)| (label(name), text.as_str()))
            .collect()
    }

    /// A speech's length in words.
    #[must_use]
    pub fn minutes(&self, t: &T) -> String {
        t.num("words-minutes", self.say("minutes").parse::<i64>().unwrap_or(0))
    }
}

/// The entries of a kind that were found.
pub struct Group {
    /// The kind's name.
    pub kind: &'static str,
    /// Its name in words.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Those that are shown.
    pub entries: Vec<EntryView>,
    /// How many there are in all.
    pub all: i64,
}

impl Group {
    /// Whether some are not shown.
    #[must_use]
    pub fn more(&self) -> bool {
        i64::try_from(self.entries.len()).is_ok_and(|shown| shown < self.all)
    }
}

/// What was found, by kind. `most` of each are shown.
#[must_use]
pub fn groups(t: T, words: &Words, language: Language, asked: &Asked, most: usize) -> Vec<Group> {
    let found = search(words.guide(language), asked);
    let of = |kind: Kind| {
        let mine: Vec<&&Entry> = found.iter().filter(|entry| entry.kind == kind).collect();
        Group {
            kind: kind.name(),
            title: t.get(&format!("words-kinds-{}", kind.name())),
            lead: t.get(&format!("words-lead-{}", kind.name())),
            all: i64::try_from(mine.len()).unwrap_or(i64::MAX),
            entries: mine.into_iter().take(most).map(|entry| EntryView::new(t, entry, words)).collect(),
        }
    };
    Kind::ALL.into_iter().map(of).filter(|group| group.all > 0).collect()
}
