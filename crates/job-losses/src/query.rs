//! A question read from the fields of a form or a link; faults name the field, and the fields are kept by
//! whoever shows the form again.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::coefficient::Coefficient;
use crate::library::Library;
use crate::pack::Pack;
use crate::question::{Mix, Pace, Per, Question, Size, Unit};
use crate::studies::Studies;

/// The longest that a field may be, in bytes.
pub const LONGEST: usize = 60;
/// The most years.
pub const MOST_YEARS: u8 = 10;
/// The most millions where it isn't known what a government spends: a million million dollars.
const MOST_MILLIONS: f64 = 1e6;

/// Why a field can't be taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum FaultKind {
    /// Nothing stands there.
    Missing,
    /// It is no number.
    NotANumber,
    /// It is nothing, or less.
    NotAboveNothing,
    /// It isn't a whole number.
    NotWhole,
    /// It is longer than we read.
    TooLong,
    /// There is no such choice.
    Unknown,
    /// It lies outside of what is possible.
    Outside {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// More than the government spends in all.
    MoreThanAll {
        /// Millions that it spends in a year.
        millions: f64,
        /// In which year.
        year: i16,
    },
    /// More positions than there are public employees.
    MoreThanEmployed {
        /// How many there are.
        number: f64,
        /// In which year.
        year: i16,
    },
    /// The shares don't add to 100.
    NotAHundred {
        /// What they add to.
        sum: f64,
    },
}

/// A fault in a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fault {
    /// The field's name.
    pub field: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// A number as people type it: `1,250,000`, `1 250 000`, `2.5`, `2,5`, `$4`.
#[must_use]
pub fn number(typed: &str) -> Option<f64> {
    let plain: String =
        typed.chars().filter(|c| !c.is_whitespace() && !"$%\u{202f}\u{a0}'’".contains(*c)).collect();
    let commas = plain.matches(',').count();
    let grouped =
        plain.rsplit(',').next().is_some_and(|last| last.split('.').next().is_some_and(|g| g.len() == 3));
    let plain = match commas {
        0 => plain,
        // 2,5 and 0,125 are decimals; 1,250 is a thousand and more.
        1 if !plain.contains('.') && (!grouped || plain.starts_with("0,")) => plain.replace(',', "."),
        _ if grouped => plain.replace(',', ""),
        _ => return None,
    };
    let digits = plain.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    plain.parse::<f64>().ok().filter(|value| digits && value.is_finite())
}

struct Reader<'f> {
    fields: &'f BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, field: &str, kind: FaultKind) {
        self.faults.push(Fault { field: field.to_owned(), kind });
    }

    fn text(&mut self, field: &str) -> &str {
        let text = self.fields.get(field).map_or("", |text| text.trim());
        if text.len() > LONGEST {
            self.faults.push(Fault { field: field.to_owned(), kind: FaultKind::TooLong });
            return "";
        }
        text
    }

    fn number(&mut self, field: &str) -> Option<f64> {
        let text = self.text(field).to_owned();
        if text.is_empty() {
            return None;
        }
        let value = number(&text);
        if value.is_none() {
            self.fault(field, FaultKind::NotANumber);
        }
        value
    }

    /// A number that has to be there, above nothing.
    fn amount(&mut self, field: &str) -> f64 {
        let before = self.faults.len();
        let value = self.number(field);
        match value {
            _ if self.faults.len() > before => {}
            None => self.fault(field, FaultKind::Missing),
            Some(value) if value <= 0.0 => self.fault(field, FaultKind::NotAboveNothing),
            Some(_) => {}
        }
        value.unwrap_or_default()
    }

    fn choice<C: Copy + Default>(&mut self, field: &str, choices: &[(&str, C)]) -> C {
        let text = self.text(field).to_owned();
        if text.is_empty() {
            return C::default();
        }
        let found = choices.iter().find(|(tag, _)| *tag == text).map(|&(_, choice)| choice);
        if found.is_none() {
            self.fault(field, FaultKind::Unknown);
        }
        found.unwrap_or_default()
    }

    fn mix(&mut self) -> Option<Mix> {
        let names = ["payroll", "purchases", "transfers", "capital", "wear"];
        if names.iter().all(|name| self.fields.get(*name).is_none_or(|text| text.trim().is_empty())) {
            return None;
        }
        let before = self.faults.len();
        let shares = names.map(|name| {
            let share = self.number(name).unwrap_or_default();
            if !(0.0..=100.0).contains(&share) {
                self.fault(name, FaultKind::Outside { least: 0.0, most: 100.0 });
            }
            share
        });
        let sum: f64 = shares.iter().sum();
        if (sum - 100.0).abs() > 0.051 && self.faults.len() == before {
            self.fault("payroll", FaultKind::NotAHundred { sum });
        }
        let [payroll, purchases, transfers, capital, wear] = shares;
        Some(Mix { payroll, purchases, transfers, capital, wear })
    }

    fn set(&mut self) -> BTreeMap<Coefficient, f64> {
        let mut set = BTreeMap::new();
        for coefficient in Coefficient::ALL {
            let field = coefficient.field();
            let Some(value) = self.number(&field) else { continue };
            let (least, most) = coefficient.bounds();
            if !(least..=most).contains(&value) {
                self.fault(&field, FaultKind::Outside { least, most });
            }
            set.insert(coefficient, value);
        }
        set
    }

    fn size(&mut self, pack: Option<&Pack>, studies: &Studies, place: &str) -> Size {
        let kinds = [("dollars", false), ("positions", true)];
        if self.choice("kind", &kinds) {
            return self.size_in_positions(studies, place);
        }
        let units = [("million", Unit::Million), ("billion", Unit::Billion), ("dollar", Unit::Dollar)];
        let unit = self.choice("unit", &units);
        let per = self.choice("per", &[("year", Per::Year), ("total", Per::Total)]);
        let amount = self.amount("amount");
        let years = pack.map_or(&studies.price_index, |pack| &pack.price_index).years();
        let latest = years.last().copied().unwrap_or_default();
        let prices = match self.text("prices").to_owned() {
            text if text.is_empty() => latest,
            text => match text.parse::<i16>() {
                Ok(year) if years.contains(&year) => year,
                _ => {
                    self.fault("prices", FaultKind::Unknown);
                    latest
                }
            },
        };
        Size::Dollars { amount, unit, per, prices }
    }

    fn size_in_positions(&mut self, studies: &Studies, place: &str) -> Size {
        let number = self.amount("positions");
        if number.fract() != 0.0 {
            self.fault("positions", FaultKind::NotWhole);
        }
        if let Some(place) = studies.place(place) {
            let most = place.employment.public_thousands * 1000.0;
            if number > most {
                let year = place.employment.year;
                self.fault("positions", FaultKind::MoreThanEmployed { number: most, year });
            }
        }
        Size::Positions { number }
    }

    /// Nobody can cut more than there is.
    fn most(&mut self, question: &Question, pack: Option<&Pack>, studies: &Studies) {
        let Some((yearly, _)) = crate::compare::yearly_millions(question) else { return };
        let provincial =
            pack.and_then(|pack| pack.sector(&question.service)).is_none_or(|s| s.government == "provincial");
        let place = studies.place(&question.place).and_then(|place| place.spending.as_ref());
        let whole = pack.map(|pack| &pack.spending).or(place).filter(|_| provincial);
        match whole {
            Some(whole) if yearly > whole.millions => {
                self.fault("amount", FaultKind::MoreThanAll { millions: whole.millions, year: whole.year });
            }
            _ if yearly > MOST_MILLIONS => {
                self.fault("amount", FaultKind::Outside { least: 0.0, most: MOST_MILLIONS });
            }
            _ => {}
        }
    }
}

/// Reads a question. Fields that aren't known are passed over; what isn't given is the usual: the newest
/// coefficients of the place, the whole amount in every one of one year.
///
/// # Errors
/// What is wrong, field by field.
pub fn read(fields: &BTreeMap<String, String>, library: &Library) -> Result<Question, Vec<Fault>> {
    let mut reader = Reader { fields, faults: Vec::new() };
    let studies_label = reader.text("studies").to_owned();
    let studies = match studies_label.as_str() {
        "" => library.newest_studies(),
        label => library.studies(label),
    };
    let Some(studies) = studies else {
        return Err(vec![Fault { field: "studies".to_owned(), kind: FaultKind::Unknown }]);
    };
    let place = reader.text("place").to_owned();
    if place.is_empty() {
        reader.fault("place", FaultKind::Missing);
    } else if studies.place(&place).is_none() {
        reader.fault("place", FaultKind::Unknown);
    }
    let label = reader.text("pack").to_owned();
    let pack = match label.as_str() {
        "" => library.newest(&place),
        label => library.pack(label).filter(|pack| pack.jurisdiction == place),
    };
    if pack.is_none() && !label.is_empty() {
        reader.fault("pack", FaultKind::Unknown);
    }
    let service = reader.text("service").to_owned();
    let service = match pack {
        Some(pack) if pack.sector(&service).is_some() => service,
        Some(_) => {
            let kind = if service.is_empty() { FaultKind::Missing } else { FaultKind::Unknown };
            reader.fault("service", kind);
            service
        }
        None => String::new(),
    };
    let size = reader.size(pack, studies, &place);
    let years = reader.number("years").unwrap_or(1.0);
    let most = f64::from(MOST_YEARS);
    if !(1.0..=most).contains(&years) || years.fract() != 0.0 {
        reader.fault("years", FaultKind::Outside { least: 1.0, most });
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one to ten, or a fault")]
    let years = years.clamp(1.0, most) as u8;
    let pace = reader.choice("pace", &[("once", Pace::Once), ("steps", Pace::Steps)]);
    // Where there are no coefficients, there is nothing to argue with and nothing to weigh; positions are pay.
    let dollars = matches!(size, Size::Dollars { .. });
    let mix = if dollars && pack.is_some() { reader.mix() } else { None };
    let set = if pack.is_some() { reader.set() } else { BTreeMap::new() };
    let pack_label = pack.map(Pack::label);
    let question =
        Question { place, pack: pack_label, studies: studies.label(), service, size, years, pace, mix, set };
    reader.most(&question, pack, studies);
    if reader.faults.is_empty() { Ok(question) } else { Err(reader.faults) }
}
