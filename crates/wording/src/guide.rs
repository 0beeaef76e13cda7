//! The guide: entries of five kinds, in one language, each with its owner, its evidence and its dates.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A story in five parts.
    Frame,
    /// What to avoid, what to say, and why.
    Pair,
    /// A hostile question with its answer.
    Question,
    /// A speech to be given as it is, or to begin from.
    Speech,
    /// A fact with its claim.
    Fact,
}

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is named by what it holds; [`Kind::fields`] says where each belongs")]
pub enum Field {
    Title,
    Value,
    Problem,
    Cause,
    Solution,
    Action,
    Avoid,
    Also,
    Unless,
    Use,
    Why,
    Context,
    Question,
    Bridge,
    Answer,
    Minutes,
    Audience,
    Text,
    Claim,
}

impl Field {
    /// Its name in forms, in files and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Value => "value",
            Self::Problem => "problem",
            Self::Cause => "cause",
            Self::Solution => "solution",
            Self::Action => "action",
            Self::Avoid => "avoid",
            Self::Also => "also",
            Self::Unless => "unless",
            Self::Use => "use",
            Self::Why => "why",
            Self::Context => "context",
            Self::Question => "question",
            Self::Bridge => "bridge",
            Self::Answer => "answer",
            Self::Minutes => "minutes",
            Self::Audience => "audience",
            Self::Text => "text",
            Self::Claim => "claim",
        }
    }

    /// Whether an entry can do without it.
    #[must_use]
    pub fn optional(self) -> bool {
        matches!(self, Self::Also | Self::Unless | Self::Context)
    }

    /// The most characters it may have.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Minutes => 3,
            Self::Claim => 60,
            Self::Title | Self::Avoid | Self::Audience => 200,
            Self::Text => 40_000,
            _ => 3_000,
        }
    }

    /// Whether it is one line.
    #[must_use]
    pub fn is_line(self) -> bool {
        self.most() <= 200
    }
}

impl Kind {
    /// All of them, in the order in which the guide shows them.
    pub const ALL: [Self; 5] = [Self::Pair, Self::Question, Self::Frame, Self::Speech, Self::Fact];

    /// Its name in addresses, in files and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Pair => "pair",
            Self::Question => "question",
            Self::Speech => "speech",
            Self::Fact => "fact",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its fields, in their order; the first is its headline.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Frame => &[F::Title, F::Value, F::Problem, F::Cause, F::Solution, F::Action],
            Self::Pair => &[F::Avoid, F::Use, F::Why, F::Also, F::Unless, F::Context],
            Self::Question => &[F::Question, F::Bridge, F::Answer],
            Self::Speech => &[F::Title, F::Minutes, F::Audience, F::Text],
            Self::Fact => &[F::Text, F::Claim],
        }
    }
}

/// An entry of the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its short name, one of its own within its language.
    pub slug: String,
    /// What it is.
    pub kind: Kind,
    /// Who looks after it: a function or a team.
    pub owner: String,
    /// What makes us believe that it works; said plainly if nothing but judgement does.
    pub evidence: String,
    /// When it was written.
    pub dated: Date,
    /// When somebody has to look at it again.
    pub review: Date,
    /// Its words.
    pub fields: BTreeMap<Field, String>,
}

impl Entry {
    /// What a field says; nothing if it is not there.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        self.fields.get(&field).map(String::as_str).unwrap_or_default()
    }

    /// Its headline.
    #[must_use]
    pub fn headline(&self) -> &str {
        self.kind.fields().first().map(|&field| self.get(field)).unwrap_or_default()
    }

    /// The phrases that a pair says to avoid: those of its headline, between ` / `, and the others, between `|`.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        let pair = self.kind == Kind::Pair;
        let shown = self.get(Field::Avoid).split(" / ");
        let all = shown.chain(self.get(Field::Also).split('|')).map(str::trim);
        all.filter(move |phrase| pair && !phrase.is_empty())
    }

    /// The phrases within which what it says to avoid is no fault.
    pub fn exceptions(&self) -> impl Iterator<Item = &str> {
        self.get(Field::Unless).split('|').map(str::trim).filter(|phrase| !phrase.is_empty())
    }

    /// What keeps it from being used.
    #[must_use]
    pub fn faults(&self) -> Vec<(Field, Fault)> {
        let mut faults = Vec::new();
        for &field in self.kind.fields() {
            let text = self.get(field);
            if text.trim().is_empty() && !field.optional() {
                faults.push((field, Fault::Missing));
            } else if text.chars().count() > field.most() {
                faults.push((field, Fault::TooLong(field.most())));
            } else if field == Field::Minutes && !text.parse().is_ok_and(|n: u8| (1..=120).contains(&n)) {
                faults.push((field, Fault::NotMinutes));
            }
        }
        faults
    }
}

/// Why a field, or a file, can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It is no number of minutes from 1 to 120.
    NotMinutes,
    /// The file is not the TOML we know; the text says where.
    Unreadable(String),
    /// Two entries have one short name.
    Twice(String),
    /// An entry lacks something: its short name, the field.
    Entry(String, Field),
}

/// The guide in one language.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// Its entries, in the order in which they are shown.
    pub entries: Vec<Entry>,
}

impl Guide {
    /// Reads files of a guide: each has its `owner`, `evidence`, `dated` and `review`, which its entries may
    /// replace, and tables `[[pair]]`, `[[question]]`, `[[frame]]`, `[[speech]]`, `[[fact]]`.
    ///
    /// # Errors
    /// The first fault.
    pub fn read(files: &[&str]) -> Result<Self, Fault> {
        let mut entries: Vec<Entry> = Vec::new();
        for file in files {
            let file: File = toml::from_str(file).map_err(|error| Fault::Unreadable(error.to_string()))?;
            let (head, tables) = file.parts();
            for (kind, raw) in tables {
                let Raw { slug, owner, evidence, dated, review, fields } = raw;
                let entry = Entry {
                    slug,
                    kind,
                    owner: owner.unwrap_or_else(|| head.owner.clone()),
                    evidence: evidence.unwrap_or_else(|| head.evidence.clone()),
                    dated: dated.unwrap_or(head.dated),
                    review: review.unwrap_or(head.review),
                    fields,
                };
                if let Some((field, _)) = entry.faults().first() {
                    return Err(Fault::Entry(entry.slug, *field));
                }
                if entries.iter().any(|other| other.slug == entry.slug) {
                    return Err(Fault::Twice(entry.slug));
                }
                entries.push(entry);
            }
        }
        Ok(Self { entries })
    }

    /// The entry with this short name.
    #[must_use]
    pub fn entry(&self, slug: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == slug)
    }

    /// The entries of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Puts an entry in the place of the one with its short name, or behind the others.
    pub fn put(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|other| other.slug == entry.slug) {
            Some(other) => *other = entry,
            None => self.entries.push(entry),
        }
    }

    /// Takes the entry with this short name out.
    pub fn remove(&mut self, slug: &str) {
        self.entries.retain(|entry| entry.slug != slug);
    }
}

struct Head {
    owner: String,
    evidence: String,
    dated: Date,
    review: Date,
}

#[derive(Deserialize)]
struct File {
    owner: String,
    evidence: String,
    dated: Date,
    review: Date,
    #[serde(default)]
    pair: Vec<Raw>,
    #[serde(default)]
    question: Vec<Raw>,
    #[serde(default)]
    frame: Vec<Raw>,
    #[serde(default)]
    speech: Vec<Raw>,
    #[serde(default)]
    fact: Vec<Raw>,
}

impl File {
    fn parts(self) -> (Head, impl Iterator<Item = (Kind, Raw)>) {
        let head =
            Head { owner: self.owner, evidence: self.evidence, dated: self.dated, review: self.review };
        let of = |kind, list: Vec<Raw>| list.into_iter().map(move |raw| (kind, raw));
        let tables = of(Kind::Pair, self.pair)
            .chain(of(Kind::Question, self.question))
            .chain(of(Kind::Frame, self.frame))
            .chain(of(Kind::Speech, self.speech))
            .chain(of(Kind::Fact, self.fact));
        (head, tables)
    }
}

#[derive(Deserialize)]
struct Raw {
    slug: String,
    owner: Option<String>,
    evidence: Option<String>,
    dated: Option<Date>,
    review: Option<Date>,
    #[serde(flatten)]
    fields: BTreeMap<Field, String>,
}
