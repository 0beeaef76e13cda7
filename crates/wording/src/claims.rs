//! Claims: facts that a campaign uses, with their figures, and whether they may still be used.

use commonfront_domain::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::numbers;

/// Millionths in one.
pub(crate) const MICRO: i128 = 1_000_000;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Things, people, jobs: a bare number.
    Plain,
    /// Hundredths.
    Percent,
    /// Dollars, or another money.
    Money,
}

/// A number with what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Figure {
    /// Its value in millionths.
    pub micros: i128,
    /// What it counts.
    pub unit: Unit,
}

impl Figure {
    /// Reads a figure as people type it, in either language: `13,065 $`, `20,4 %`, `7.4 billion $`, `16258260`.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        numbers::figure(typed)
    }
}

/// What its owner says of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It stands.
    #[default]
    Live,
    /// Somebody doubts it, and it is being looked at.
    UnderReview,
    /// It is not used any more.
    Retired,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Live, Self::UnderReview, Self::Retired];

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::UnderReview => "under-review",
            Self::Retired => "retired",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// How a claim stands on a certain day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It may be used.
    Live,
    /// It is being looked at.
    UnderReview,
    /// It is not used any more.
    Retired,
    /// Its review date has gone by, and nobody has looked.
    Expired,
}

impl Standing {
    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::UnderReview => "under-review",
            Self::Retired => "retired",
            Self::Expired => "expired",
        }
    }
}

/// A claim as it is written down, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRecord {
    /// Its short name: texts refer to it by `[claim:slug]`.
    pub slug: String,
    /// The fact, in a sentence.
    pub text: Text,
    /// Its figures as they were typed, one each.
    #[serde(default)]
    pub figures: Vec<String>,
    /// Publisher, title, date, table.
    pub source: Text,
    /// Where that can be opened; may be empty.
    #[serde(default)]
    pub link: Text,
    /// When the source is from.
    pub dated: Date,
    /// When somebody has to look at it again; after this day it has expired.
    pub review: Date,
    /// What its owner says of it.
    #[serde(default)]
    pub status: Status,
    /// Who looks after it: a function or a team.
    #[serde(default)]
    pub owner: String,
}

impl ClaimRecord {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: Date) -> Standing {
        match self.status {
            Status::Retired => Standing::Retired,
            Status::UnderReview => Standing::UnderReview,
            Status::Live if self.review < today => Standing::Expired,
            Status::Live => Standing::Live,
        }
    }

    /// What the checker needs of it.
    #[must_use]
    pub fn claim(&self, today: Date) -> Claim {
        Claim {
            slug: self.slug.clone(),
            figures: self.figures.iter().filter_map(|typed| Figure::read(typed)).collect(),
            standing: self.standing(today),
        }
    }
}

/// A claim as the checker knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its short name.
    pub slug: String,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// How it stands.
    pub standing: Standing,
}

/// All claims that a draft may lean on.
#[derive(Clone, Debug, Default)]
pub struct Claims(Vec<Claim>);

impl FromIterator<Claim> for Claims {
    fn from_iter<I: IntoIterator<Item = Claim>>(claims: I) -> Self {
        Self(claims.into_iter().collect())
    }
}

impl Claims {
    /// The claim with this short name.
    #[must_use]
    pub fn get(&self, slug: &str) -> Option<&Claim> {
        self.0.iter().find(|claim| claim.slug == slug)
    }

    /// The claim whose figure a number is, or is a rounding of; a live one, if any is.
    pub(crate) fn behind(&self, figure: Figure, step: i128) -> Option<&Claim> {
        let fits = |own: &Figure| own.unit == figure.unit && (own.micros - figure.micros).abs() * 2 <= step;
        let mut behind = self.0.iter().filter(|claim| claim.figures.iter().any(fits));
        let first = behind.clone().next();
        behind.find(|claim| claim.standing == Standing::Live).or(first)
    }
}

/// The short names of the claims that a text refers to by `[claim:slug]`, each once, in order.
#[must_use]
pub fn references(text: &str) -> Vec<&str> {
    let mut slugs = Vec::new();
    for rest in text.split("[claim:").skip(1) {
        let Some((slug, _)) = rest.split_once(']') else { continue };
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !slug.is_empty() && slug.len() <= 60 && slug.bytes().all(fits) && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    slugs
}

/// Why a file of claims can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimsFault {
    /// It is not the TOML we know; the text says where.
    Unreadable(String),
    /// Two claims have one short name.
    Twice(String),
    /// A figure can't be read: the claim, and what stands there.
    Figure(String, String),
    /// A claim has no source, or no text, in a language.
    Missing(String, Language),
}

/// Reads a file of claims: `[[claim]]` tables.
pub(crate) fn read(toml: &str) -> Result<Vec<ClaimRecord>, ClaimsFault> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        claim: Vec<ClaimRecord>,
    }
    let File { claim: claims } =
        toml::from_str(toml).map_err(|error| ClaimsFault::Unreadable(error.to_string()))?;
    for (at, claim) in claims.iter().enumerate() {
        if claims[..at].iter().any(|other| other.slug == claim.slug) {
            return Err(ClaimsFault::Twice(claim.slug.clone()));
        }
        if let Some(bad) = claim.figures.iter().find(|typed| Figure::read(typed).is_none()) {
            return Err(ClaimsFault::Figure(claim.slug.clone(), bad.clone()));
        }
        for language in Language::ALL {
            if claim.text.exact(language).is_none() || claim.source.exact(language).is_none() {
                return Err(ClaimsFault::Missing(claim.slug.clone(), language));
            }
        }
    }
    Ok(claims)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_people_type_it() {
        for (typed, micros, unit) in [
            ("13,065 $", 13_065_000_000, Unit::Money),
            ("$13,065", 13_065_000_000, Unit::Money),
            ("13\u{202F}065 $", 13_065_000_000, Unit::Money),
            ("20.4 %", 20_400_000, Unit::Percent),
            ("20,4 %", 20_400_000, Unit::Percent),
            ("11.7", 11_700_000, Unit::Plain),
            ("16258260", 16_258_260_000_000, Unit::Plain),
            ("7.4 billion $", 7_400_000_000_000_000, Unit::Money),
            ("7,4 milliards de dollars", 7_400_000_000_000_000, Unit::Money),
        ] {
            assert_eq!(Figure::read(typed), Some(Figure { micros, unit }), "{typed}");
        }
        for bad in ["", "many", "-5", "5 apples", "1.2.3", "%"] {
            assert_eq!(Figure::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn references_are_read_once_and_in_order() {
        assert_eq!(references("A [claim:b-1] b [claim:a] [claim:b-1] [claim:Not] [claim:]"), ["b-1", "a"]);
    }
}
