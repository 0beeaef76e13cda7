//! What others have published about cuts: jobs per million at the prices of their day.

use serde::{Deserialize, Serialize};

use crate::pack::{Employment, PriceIndex, Source, Status, Text, Whole};

/// From–to, or one figure twice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// A published study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Its name within the pack.
    pub id: String,
    /// What it is called in tables.
    pub name: Text,
    /// Who published it.
    pub by: Text,
    /// The year in whose dollars it counts.
    pub price_year: i16,
    /// Jobs per million dollars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jobs_per_million: Option<Span>,
    /// Private jobs for each public one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private_per_public: Option<f64>,
    /// The share of private jobs, of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private_share: Option<f64>,
    /// GDP per dollar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gdp_per_dollar: Option<Span>,
    /// Whether it speaks of public spending at large, so that the range of all may be told.
    pub broad: bool,
    /// How we know it.
    pub status: Status,
    /// Why it differs.
    pub note: Text,
}

/// A place without coefficients of its own, and what is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its code: `qc`; `ca` for all of Canada.
    pub code: String,
    /// Who is employed.
    pub employment: Employment,
    /// What its government spends, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spending: Option<Whole>,
}

/// Published studies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Studies {
    /// `studies`.
    pub kind: String,
    /// Its name in links.
    pub id: String,
    /// Its version in links: numbers with dots.
    pub version: String,
    /// The licence of the figures.
    pub licence: String,
    /// What it is called.
    pub title: Text,
    /// Where figures come from that aren't a study's own.
    pub source: Vec<Source>,
    /// Prices by year.
    pub price_index: PriceIndex,
    /// The studies.
    pub study: Vec<Study>,
    /// The places.
    pub place: Vec<Place>,
}

impl Studies {
    /// Reads a pack of studies.
    ///
    /// # Errors
    /// It isn't TOML, or not of this shape; the text says where.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// A place by its code.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.place.iter().find(|place| place.code == code)
    }

    /// A source by its name.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.iter().find(|source| source.id == id)
    }

    /// Its name and version, as they stand in links.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}-{}", self.id, self.version)
    }
}
