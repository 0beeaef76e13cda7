//! The text of a pact: what the parties want together and promise one another.

use commonfront_domain::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::canonical::{Kind, hash};
use crate::rules::DecisionRules;

/// What a clause is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// It says what the parties hold, or how they work together.
    #[default]
    Clause,
    /// It is a promise: what each party does for it can be recorded.
    Commitment,
}

impl ClauseKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Clause, Self::Commitment];

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Commitment => "commitment",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A clause. Its number is its place, from 1; its `id` stays when it moves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// What it is known by, in this pact and in those that renew it.
    pub id: String,
    /// What it is.
    pub kind: ClauseKind,
    /// What it is about, in a few words.
    pub heading: Text,
    /// What it says.
    pub body: Text,
}

impl Clause {
    /// The SHA-256 of all of it.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(Kind::Part, &("clause", self))
    }
}

/// From when until when; both days are within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
}

/// The text of a pact. `Default` is for drafts that have not begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PactText {
    /// What it is called.
    pub title: Text,
    /// Why the parties make it.
    pub preamble: Text,
    /// Its clauses, in their order.
    pub clauses: Vec<Clause>,
    /// Where it is made.
    pub place: Text,
    /// From when until when it holds.
    pub term: Term,
    /// Days between a party's written notice and its leaving.
    pub notice_days: u16,
    /// How the parties decide.
    pub decisions: DecisionRules,
}

/// What a pact's text is made of, besides its clauses.
pub const PARTS: [&str; 6] = ["title", "preamble", "place", "term", "notice", "decisions"];

/// The hash of a part or a clause: its name (for a clause its `id`) and its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hashed {
    /// A name of [`PARTS`], or a clause's `id`.
    pub id: String,
    /// The SHA-256 in hexadecimal digits.
    pub hash: String,
}

impl PactText {
    /// The most clauses that a pact may have.
    pub const MOST_CLAUSES: usize = 100;
    /// The most days of notice to leave.
    pub const MOST_NOTICE: u16 = 730;

    /// An empty text for a term.
    #[must_use]
    pub fn new(term: Term) -> Self {
        Self {
            title: Text::default(),
            preamble: Text::default(),
            clauses: Vec::new(),
            place: Text::default(),
            term,
            notice_days: 60,
            decisions: DecisionRules::default(),
        }
    }

    /// The clause with this `id`, and its number.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<(usize, &Clause)> {
        self.clauses.iter().enumerate().find(|(_, clause)| clause.id == id).map(|(i, clause)| (i + 1, clause))
    }

    /// The first `id` of the form `c1`, `c2` … that no clause has.
    #[must_use]
    pub fn fresh_id(&self) -> String {
        let number = |id: &str| id.strip_prefix('c').and_then(|digits| digits.parse::<u32>().ok());
        let most = self.clauses.iter().filter_map(|clause| number(&clause.id)).max().unwrap_or(0);
        format!("c{}", most.saturating_add(1))
    }

    /// The hashes of [`PARTS`], in that order.
    #[must_use]
    pub fn parts(&self) -> Vec<Hashed> {
        let hashes = [
            hash(Kind::Part, &("title", &self.title)),
            hash(Kind::Part, &("preamble", &self.preamble)),
            hash(Kind::Part, &("place", &self.place)),
            hash(Kind::Part, &("term", &self.term)),
            hash(Kind::Part, &("notice", self.notice_days)),
            hash(Kind::Part, &("decisions", &self.decisions)),
        ];
        PARTS.iter().zip(hashes).map(|(id, hash)| Hashed { id: (*id).to_owned(), hash }).collect()
    }

    /// The hashes of the clauses, in their order.
    #[must_use]
    pub fn clause_hashes(&self) -> Vec<Hashed> {
        self.clauses.iter().map(|clause| Hashed { id: clause.id.clone(), hash: clause.hash() }).collect()
    }

    /// The SHA-256 of the whole text: of the hashes of its parts and of its clauses in their order.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(Kind::Text, &(self.parts(), self.clause_hashes()))
    }

    /// The text in one spelling (Unicode NFC), as it has to be before it is opened for signing.
    #[must_use]
    pub fn normalised(&self) -> Self {
        let mut out = self.clone();
        for text in [&mut out.title, &mut out.preamble, &mut out.place] {
            normalise(text);
        }
        for clause in &mut out.clauses {
            normalise(&mut clause.heading);
            normalise(&mut clause.body);
        }
        out
    }
}

fn normalise(text: &mut Text) {
    for language in Language::ALL {
        let one = text.exact(language).map(|text| text.nfc().collect());
        text.set(language, one);
    }
}
