//! Coefficients of one place: a versioned file in which every figure names its source.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::range::Range;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

/// How a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Read in the source.
    Read,
    /// Quoted in evidence or debate.
    Quoted,
    /// Taken from somebody who quotes or transcribed it.
    SecondHand,
    /// Nobody's measurement: our judgement.
    Judgement,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name within the pack.
    pub id: String,
    /// Who published it.
    pub publisher: Text,
    /// What it is called.
    pub title: Text,
    /// The table, or the place within.
    pub table: String,
    /// The years it describes.
    pub vintage: String,
    /// Where it can be read; empty if nowhere.
    pub address: String,
    /// Under which licence.
    pub licence: Text,
    /// How we know it.
    pub status: Status,
    /// What else should be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A figure: as it is printed, or with its own range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Figure {
    /// As printed; its range is that of the rounding.
    Printed(f64),
    /// With its range.
    Ranged(Range),
}

impl Figure {
    /// Its range.
    #[must_use]
    pub fn range(self, half_step: f64) -> Range {
        match self {
            Self::Printed(value) => Range::rounded(value, half_step),
            Self::Ranged(range) => range,
        }
    }
}

/// What a million (or a dollar) of a sector's output means: in the sector, at its suppliers, in what
/// households buy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Multipliers {
    /// In the sector itself.
    pub direct: Figure,
    /// At its suppliers.
    pub indirect: Figure,
    /// Where those who are paid spend their pay.
    pub induced: Figure,
}

/// What an announced number of positions takes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadCounts {
    /// Pay, and a part of what the positions used.
    #[default]
    SuppliersFollow,
    /// Pay only: the sector's purchases have little to do with its positions.
    PayOnly,
}

/// A kind of public service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// Its name within the pack.
    pub id: String,
    /// The industry's code in the source.
    pub code: String,
    /// Whose it is: `provincial`, `municipal`, `federal`, `community`.
    pub government: String,
    /// What people call it, so that "a cut to …" can be said.
    pub name: Text,
    /// Where its figures come from.
    pub source: String,
    /// Jobs per million dollars of output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jobs: Option<Multipliers>,
    /// GDP at basic prices per dollar of output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gdp: Option<Multipliers>,
    /// Labour income per dollar of output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay: Option<Multipliers>,
    /// In place of figures: other sectors with their shares in percent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mix: BTreeMap<String, f64>,
    /// The total jobs that the source prints, for whoever compares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_total: Option<f64>,
    /// What an announced number of positions takes with it.
    #[serde(default)]
    pub head_counts: HeadCounts,
    /// Whether its own jobs are public.
    #[serde(default = "yes")]
    pub public: bool,
}

const fn yes() -> bool {
    true
}

/// Factors on the three parts: how far the truth may lie from the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelRange {
    /// On jobs in the sector.
    pub direct: Range,
    /// On suppliers.
    pub indirect: Range,
    /// On what households buy.
    pub induced: Range,
    /// Whose factors these are.
    pub source: String,
    /// Why.
    pub note: Text,
}

/// A factor of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// The factor.
    pub value: Range,
    /// Whose it is.
    pub source: String,
    /// Why.
    pub note: Text,
}

/// What a million that isn't a sector's own output means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spending {
    /// Jobs per million dollars.
    pub jobs: Range,
    /// GDP per dollar.
    pub gdp: Range,
    /// Labour income per dollar.
    pub pay: Range,
    /// Where it comes from.
    pub source: String,
    /// How it was worked out.
    pub note: Text,
}

/// Prices by year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceIndex {
    /// Where it comes from.
    pub source: String,
    /// Years that come from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recent: Option<Recent>,
    /// The index by year.
    pub values: BTreeMap<String, f64>,
}

/// The later years of an index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recent {
    /// From this year on.
    pub from: i16,
    /// Where it comes from.
    pub source: String,
}

impl PriceIndex {
    /// The index of a year.
    #[must_use]
    pub fn of(&self, year: i16) -> Option<f64> {
        self.values.get(&year.to_string()).copied()
    }

    /// The years it knows, earliest first.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.values.keys().filter_map(|year| year.parse().ok()).collect();
        years.sort_unstable();
        years
    }

    /// The source of a year's value.
    #[must_use]
    pub fn source_of(&self, year: i16) -> &str {
        self.recent
            .as_ref()
            .filter(|recent| year >= recent.from)
            .map_or(&self.source, |recent| &recent.source)
    }
}

/// How many people are employed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employment {
    /// Thousands of employees.
    pub thousands: f64,
    /// Those of them in the public sector.
    pub public_thousands: f64,
    /// In which year.
    pub year: i16,
    /// Where it comes from.
    pub source: String,
}

/// What the government of the place spends in all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// Millions of dollars.
    pub millions: f64,
    /// In which year.
    pub year: i16,
    /// Where it comes from.
    pub source: String,
}

/// Electoral districts of the place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Districts {
    /// How many.
    pub number: u32,
    /// Where it comes from.
    pub source: String,
}

/// The coefficients of one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its name in links.
    pub id: String,
    /// Its version in links: numbers with dots.
    pub version: String,
    /// Of which place: `on`.
    pub jurisdiction: String,
    /// The year whose economy it describes.
    pub vintage: i16,
    /// The year in whose dollars it counts.
    pub price_year: i16,
    /// Half of the last digit of printed figures.
    pub half_step: f64,
    /// The licence of the figures.
    pub licence: String,
    /// What it is called.
    pub title: Text,
    /// What should be known before using it.
    pub notes: Vec<Text>,
    /// Where the figures come from.
    pub source: Vec<Source>,
    /// The services.
    pub sector: Vec<Sector>,
    /// How far the truth may lie from the model.
    pub model_range: ModelRange,
    /// How much of what positions used goes with them.
    pub suppliers_follow: Factor,
    /// A million to people.
    pub transfers: Spending,
    /// A million for building.
    pub capital: Spending,
    /// Prices by year.
    pub price_index: PriceIndex,
    /// Who is employed.
    pub employment: Employment,
    /// What the government spends.
    pub spending: Whole,
    /// Electoral districts, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub districts: Option<Districts>,
}

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    /// It isn't TOML, or not of this shape; the text says where.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// A sector by its name.
    #[must_use]
    pub fn sector(&self, id: &str) -> Option<&Sector> {
        self.sector.iter().find(|sector| sector.id == id)
    }

    /// A source by its name.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.iter().find(|source| source.id == id)
    }

    /// Its name and version, as they stand in links: `on-2022.1`.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}-{}", self.id, self.version)
    }
}
