//! Whether a pack may be used: every figure has its source, ranges are in order, nothing is missing.

use std::collections::BTreeSet;

use crate::coefficient::{Coefficient, Values};
use crate::pack::{Pack, PriceIndex, Source, Text};
use crate::range::Range;
use crate::studies::{Span, Studies};

/// What is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PackFault {
    /// A text lacks a language.
    TextMissing,
    /// A field that has to say something is empty.
    Empty,
    /// No source of this name is in the pack.
    NoSource(String),
    /// Two things have this name.
    Twice(String),
    /// A name holds something else than small letters, digits and hyphens.
    NotAName(String),
    /// A version isn't numbers with dots.
    NotAVersion(String),
    /// Low, central and high aren't in order, or one is below nothing.
    NotOrdered,
    /// It has to be above nothing.
    NotAboveNothing,
    /// It lies outside of what is possible.
    Outside,
    /// The year isn't in the price index.
    NoPrices(i16),
    /// The parts of a mix don't add to 100.
    MixNotAHundred,
    /// A mix names a service that isn't there, or one that is a mix itself.
    MixOf(String),
    /// A service has neither figures nor a mix, or both.
    FiguresOrMix,
    /// The parts don't come to the total that the source prints.
    TotalDiffers,
}

/// A fault with its place: `sector.health.jobs`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where.
    pub at: String,
    /// What.
    pub fault: PackFault,
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match &self.fault {
            PackFault::TextMissing => "needs its text in English and in French".to_owned(),
            PackFault::Empty => "is empty".to_owned(),
            PackFault::NoSource(id) if id.is_empty() => "names no source".to_owned(),
            PackFault::NoSource(id) => format!("names the source “{id}”, which the pack doesn't have"),
            PackFault::Twice(id) => format!("“{id}” is there twice"),
            PackFault::NotAName(id) => format!("“{id}” may hold only a to z, 0 to 9 and hyphens"),
            PackFault::NotAVersion(text) => format!("“{text}” isn't numbers with dots, as 2022.1 is"),
            PackFault::NotOrdered => "low ≤ central ≤ high, none below 0, doesn't hold".to_owned(),
            PackFault::NotAboveNothing => "has to be above 0, over its whole range".to_owned(),
            PackFault::Outside => "lies outside of what is possible".to_owned(),
            PackFault::NoPrices(year) => format!("the price index has no {year}"),
            PackFault::MixNotAHundred => "doesn't add to 100".to_owned(),
            PackFault::MixOf(id) => format!("names “{id}”, which is no service with figures of its own"),
            PackFault::FiguresOrMix => "needs jobs, gdp and pay, or a mix, and not both".to_owned(),
            PackFault::TotalDiffers => {
                "its parts differ from the printed total by more than rounding".to_owned()
            }
        };
        write!(f, "{}: {what}", self.at)
    }
}

#[derive(Default)]
struct Checker {
    sources: BTreeSet<String>,
    found: Vec<Found>,
}

impl Checker {
    fn say(&mut self, at: &str, fault: PackFault) {
        self.found.push(Found { at: at.to_owned(), fault });
    }

    fn when(&mut self, at: &str, wrong: bool, fault: PackFault) {
        if wrong {
            self.say(at, fault);
        }
    }

    fn text(&mut self, at: &str, text: &Text) {
        self.when(at, text.en.trim().is_empty() || text.fr.trim().is_empty(), PackFault::TextMissing);
    }

    fn source(&mut self, at: &str, id: &str) {
        self.when(at, !self.sources.contains(id), PackFault::NoSource(id.to_owned()));
    }

    fn range(&mut self, at: &str, range: Range) {
        self.when(at, !range.is_ordered(), PackFault::NotOrdered);
    }

    fn span(&mut self, at: &str, span: Span) {
        self.range(at, Range { low: span.low, central: span.low, high: span.high });
    }

    fn head(&mut self, id: &str, version: &str, title: &Text, licence: &str, sources: &[Source]) {
        let name = |id: &str| {
            !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        self.when("id", !name(id), PackFault::NotAName(id.to_owned()));
        let number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        self.when("version", !version.split('.').all(number), PackFault::NotAVersion(version.to_owned()));
        self.text("title", title);
        self.when("licence", licence.trim().is_empty(), PackFault::Empty);
        for source in sources {
            let at = format!("source.{}", source.id);
            self.when(&at, !name(&source.id), PackFault::NotAName(source.id.clone()));
            for (field, text) in
                [("publisher", &source.publisher), ("title", &source.title), ("licence", &source.licence)]
            {
                self.text(&format!("{at}.{field}"), text);
            }
            for (field, text) in [("table", &source.table), ("vintage", &source.vintage)] {
                self.when(&format!("{at}.{field}"), text.trim().is_empty(), PackFault::Empty);
            }
            if let Some(note) = &source.note {
                self.text(&format!("{at}.note"), note);
            }
            let new = self.sources.insert(source.id.clone());
            self.when(&at, !new, PackFault::Twice(source.id.clone()));
        }
    }

    fn index(&mut self, index: &PriceIndex) {
        self.source("price_index", &index.source);
        if let Some(recent) = &index.recent {
            self.source("price_index.recent", &recent.source);
        }
        self.when("price_index.values", index.values.is_empty(), PackFault::Empty);
        for (year, value) in &index.values {
            let at = format!("price_index.values.{year}");
            self.when(&at, !year.parse::<i16>().is_ok_and(|y| (1900..2200).contains(&y)), PackFault::Outside);
            self.when(&at, !(*value > 0.0 && value.is_finite()), PackFault::NotAboveNothing);
        }
    }

    fn sectors(&mut self, pack: &Pack) {
        let mut names = BTreeSet::new();
        self.when("sector", pack.sector.is_empty(), PackFault::Empty);
        for sector in &pack.sector {
            let at = format!("sector.{}", sector.id);
            self.when(&at, !names.insert(&sector.id), PackFault::Twice(sector.id.clone()));
            self.text(&format!("{at}.name"), &sector.name);
            self.source(&at, &sector.source);
            let known = ["provincial", "municipal", "federal", "community"];
            self.when(
                &format!("{at}.government"),
                !known.contains(&sector.government.as_str()),
                PackFault::Outside,
            );
            let figures = [sector.jobs, sector.gdp, sector.pay].iter().flatten().count();
            if (figures, sector.mix.is_empty()) != (3, true) && (figures, sector.mix.is_empty()) != (0, false)
            {
                self.say(&at, PackFault::FiguresOrMix);
                continue;
            }
            for id in sector.mix.keys() {
                let own = pack.sector(id).is_some_and(|part| part.mix.is_empty());
                self.when(&format!("{at}.mix"), !own, PackFault::MixOf(id.clone()));
            }
            let sum: f64 = sector.mix.values().sum();
            let adds = sector.mix.is_empty() || (sum - 100.0).abs() < 0.051;
            self.when(&format!("{at}.mix"), !adds, PackFault::MixNotAHundred);
            self.figures(pack, sector, &at);
        }
    }

    fn figures(&mut self, pack: &Pack, sector: &crate::pack::Sector, at: &str) {
        let values = Values::of(pack, sector);
        for coefficient in Coefficient::ALL {
            let (value, (least, most)) = (values.get(coefficient), coefficient.bounds());
            let at = format!("{at}.{}", coefficient.tag());
            self.range(&at, value);
            let outside = value.low < least || value.high > most;
            self.when(&at, outside, PackFault::Outside);
        }
        if let Some(stated) = sector.stated_total {
            let sum = [Coefficient::Direct, Coefficient::Indirect, Coefficient::Induced]
                .iter()
                .map(|coefficient| values.get(*coefficient).central)
                .sum::<f64>();
            // Three rounded parts and a rounded total.
            let differs = (sum - stated).abs() > 4.0 * pack.half_step + 1e-9;
            self.when(&format!("{at}.stated_total"), differs, PackFault::TotalDiffers);
        }
    }
}

/// Whether a number is nothing, less, or none at all.
fn is_none(number: f64) -> bool {
    number <= 0.0 || !number.is_finite()
}

/// What is wrong with a pack of coefficients; nothing if it may be used.
#[must_use]
pub fn pack(pack: &Pack) -> Vec<Found> {
    let mut checker = Checker::default();
    checker.head(&pack.id, &pack.version, &pack.title, &pack.licence, &pack.source);
    for (number, note) in (1..).zip(&pack.notes) {
        checker.text(&format!("notes.{number}"), note);
    }
    checker.when("half_step", !(0.0..1.0).contains(&pack.half_step), PackFault::Outside);
    checker.index(&pack.price_index);
    let priced = pack.price_index.of(pack.price_year).is_some();
    checker.when("price_year", !priced, PackFault::NoPrices(pack.price_year));
    for (at, source, note) in [
        ("model_range", &pack.model_range.source, &pack.model_range.note),
        ("suppliers_follow", &pack.suppliers_follow.source, &pack.suppliers_follow.note),
        ("transfers", &pack.transfers.source, &pack.transfers.note),
        ("capital", &pack.capital.source, &pack.capital.note),
    ] {
        checker.source(at, source);
        checker.text(&format!("{at}.note"), note);
    }
    checker.source("employment", &pack.employment.source);
    checker.when("employment", is_none(pack.employment.thousands), PackFault::NotAboveNothing);
    checker.source("spending", &pack.spending.source);
    checker.when("spending", is_none(pack.spending.millions), PackFault::NotAboveNothing);
    if let Some(districts) = &pack.districts {
        checker.source("districts", &districts.source);
        checker.when("districts", districts.number == 0, PackFault::NotAboveNothing);
    }
    checker.sectors(pack);
    checker.found
}

/// What is wrong with a pack of studies; nothing if it may be used.
#[must_use]
pub fn studies(studies: &Studies) -> Vec<Found> {
    let mut checker = Checker::default();
    checker.head(&studies.id, &studies.version, &studies.title, &studies.licence, &studies.source);
    checker.index(&studies.price_index);
    let mut names = BTreeSet::new();
    for study in &studies.study {
        let at = format!("study.{}", study.id);
        checker.when(&at, !names.insert(&study.id), PackFault::Twice(study.id.clone()));
        checker.text(&format!("{at}.name"), &study.name);
        checker.text(&format!("{at}.by"), &study.by);
        checker.text(&format!("{at}.note"), &study.note);
        let priced = studies.price_index.of(study.price_year).is_some();
        checker.when(&at, !priced, PackFault::NoPrices(study.price_year));
        for span in [study.jobs_per_million, study.gdp_per_dollar].into_iter().flatten() {
            checker.span(&at, span);
        }
        checker.when(&at, study.private_share.is_some_and(|s| !(0.0..=1.0).contains(&s)), PackFault::Outside);
        let says = study.jobs_per_million.is_some()
            || study.gdp_per_dollar.is_some()
            || study.private_per_public.is_some_and(|ratio| ratio >= 0.0);
        checker.when(&at, !says, PackFault::Empty);
    }
    for place in &studies.place {
        let at = format!("place.{}", place.code);
        checker.when(&at, is_none(place.employment.thousands), PackFault::NotAboveNothing);
        checker.source(&at, &place.employment.source);
        if let Some(spending) = &place.spending {
            checker.source(&at, &spending.source);
        }
    }
    checker.found
}
