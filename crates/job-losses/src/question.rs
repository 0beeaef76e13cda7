//! A cut, as somebody asks about it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::coefficient::Coefficient;

/// Whether dollars are counted one by one, by the million or by the billion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Dollars.
    Dollar,
    /// Millions of dollars.
    #[default]
    Million,
    /// Billions (10⁹) of dollars.
    Billion,
}

impl Unit {
    /// All, smallest first.
    pub const ALL: [Self; 3] = [Self::Dollar, Self::Million, Self::Billion];

    /// As it stands in links.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Dollar => "dollar",
            Self::Million => "million",
            Self::Billion => "billion",
        }
    }

    /// How many millions one is.
    #[must_use]
    pub fn millions(self) -> f64 {
        match self {
            Self::Dollar => 1e-6,
            Self::Million => 1.0,
            Self::Billion => 1e3,
        }
    }
}

/// Whether the amount is cut every year, or in all years together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// That much less in each year.
    #[default]
    Year,
    /// That much less over all the years.
    Total,
}

impl Per {
    /// As it stands in links.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Total => "total",
        }
    }
}

/// How a cut comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pace {
    /// All of it from the first year.
    #[default]
    Once,
    /// In equal steps; the last year has all of it.
    Steps,
}

impl Pace {
    /// As it stands in links.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Steps => "steps",
        }
    }
}

/// How large a cut is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Size {
    /// Dollars.
    Dollars {
        /// How many, in the unit.
        amount: f64,
        /// The unit.
        unit: Unit,
        /// Every year, or in all.
        per: Per,
        /// The year in whose dollars.
        prices: i16,
    },
    /// An announced number of positions.
    Positions {
        /// How many.
        number: f64,
    },
}

/// Of what a cut consists, in percent; together 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Mix {
    /// Pay.
    pub payroll: f64,
    /// Goods and services that are bought in.
    pub purchases: f64,
    /// Money to people.
    pub transfers: f64,
    /// Building and equipment.
    pub capital: f64,
    /// The wear of buildings and equipment, as accounts count it: nobody works for it in that year.
    pub wear: f64,
}

impl Mix {
    /// The five shares, with their names in links.
    #[must_use]
    pub fn shares(self) -> [(&'static str, f64); 5] {
        [
            ("payroll", self.payroll),
            ("purchases", self.purchases),
            ("transfers", self.transfers),
            ("capital", self.capital),
            ("wear", self.wear),
        ]
    }
}

/// A cut.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// Where: `on`.
    pub place: String,
    /// The label of the coefficients; none where there are none for the place.
    pub pack: Option<String>,
    /// The label of the studies.
    pub studies: String,
    /// The service; empty where there are no coefficients.
    pub service: String,
    /// How large.
    pub size: Size,
    /// Over how many years.
    pub years: u8,
    /// How it comes.
    pub pace: Pace,
    /// Of what it consists; none for the usual mix of the service.
    pub mix: Option<Mix>,
    /// Coefficients that the person set herself.
    pub set: BTreeMap<Coefficient, f64>,
}

impl Question {
    /// Whether anything was set by the person herself, so that the result is "with your assumptions".
    #[must_use]
    pub fn is_argued(&self) -> bool {
        !self.set.is_empty()
    }

    /// Which share of the full cut each year has.
    #[must_use]
    pub fn shares_by_year(&self) -> Vec<f64> {
        let years = f64::from(self.years.max(1));
        (1..=self.years.max(1))
            .map(|year| match self.pace {
                Pace::Once => 1.0,
                Pace::Steps => f64::from(year) / years,
            })
            .collect()
    }

    /// The canonical fields of its link, in a fixed order; reading them gives the same question.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        let mut put = |name: &str, value: String| out.push((name.to_owned(), value));
        if let Some(pack) = &self.pack {
            put("pack", pack.clone());
        }
        put("studies", self.studies.clone());
        put("place", self.place.clone());
        if !self.service.is_empty() {
            put("service", self.service.clone());
        }
        match &self.size {
            Size::Dollars { amount, unit, per, prices } => {
                put("kind", "dollars".to_owned());
                put("amount", amount.to_string());
                put("unit", unit.tag().to_owned());
                put("per", per.tag().to_owned());
                put("prices", prices.to_string());
            }
            Size::Positions { number } => {
                put("kind", "positions".to_owned());
                put("positions", number.to_string());
            }
        }
        put("years", self.years.to_string());
        put("pace", self.pace.tag().to_owned());
        for (name, share) in self.mix.iter().flat_map(|mix| mix.shares()) {
            put(name, share.to_string());
        }
        for (coefficient, value) in &self.set {
            put(&coefficient.field(), value.to_string());
        }
        out
    }

    /// The canonical query string. Every character in it may stand in an address as it is.
    #[must_use]
    pub fn query(&self) -> String {
        let pairs: Vec<String> =
            self.fields().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("&")
    }
}
