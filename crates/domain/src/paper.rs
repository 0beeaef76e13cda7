//! Sheets of signatures on paper: how many stand on one, who counted them, where and when. Whose they are
//! stays on the paper.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::text_rules::{self, TextProblem};

/// The most signatures on one sheet, or on a pile that is entered as one.
pub const MOST: i64 = 100_000;
/// The longest name of a person or a place, in characters.
const NAME: usize = 120;
/// The longest number of a sheet, in characters: `12`, `12–19`, `B 4`.
const NUMBER: usize = 60;
/// The longest note, in characters.
const NOTE: usize = 1_000;
/// No sheet is older than this.
const OLDEST: Date = date(2000, 1, 1);

/// A field of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// How many signatures.
    Signatures,
    /// The day it was counted.
    CountedOn,
    /// Where the signatures were gathered.
    Place,
    /// Who counted.
    CountedBy,
    /// The sheet's own number.
    Number,
    /// A note.
    Note,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It is empty.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It has characters that can't be kept.
    Forbidden,
    /// Not a whole number from 1 to [`MOST`].
    NotANumber,
    /// Not a day, or one in the future or before 2000.
    NotADay,
}

/// A sheet as it was typed, or as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// How many signatures.
    pub signatures: String,
    /// The day it was counted: `2026-11-21`.
    pub counted_on: String,
    /// Where they were gathered.
    pub place: String,
    /// Who counted.
    pub counted_by: String,
    /// The sheet's own number.
    pub number: String,
    /// A note.
    pub note: String,
}

/// A sheet that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How many signatures.
    pub signatures: i64,
    /// The day it was counted.
    pub counted_on: Date,
    /// What is sealed of it.
    pub details: Details,
}

/// What is sealed of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Where the signatures were gathered.
    pub place: String,
    /// Who counted.
    pub counted_by: String,
    /// The sheet's own number, or nothing.
    pub number: String,
    /// A note, or nothing.
    pub note: String,
    /// Why it no longer counts, or nothing.
    #[serde(default)]
    pub void_reason: String,
    /// The type of its scan, or nothing.
    #[serde(default)]
    pub scan_type: String,
}

fn text(read: Result<String, TextProblem>, required: bool) -> Result<String, Fault> {
    match read {
        Ok(text) => Ok(text),
        Err(TextProblem::Empty) if required => Err(Fault::Missing),
        Err(TextProblem::Empty) => Ok(String::new()),
        Err(TextProblem::TooLong(most)) => Err(Fault::TooLong(most)),
        Err(TextProblem::Forbidden) => Err(Fault::Forbidden),
    }
}

/// Why a sheet no longer counts.
///
/// # Errors
/// It is empty, too long, or can't be kept.
pub fn reason(typed: &str) -> Result<String, Fault> {
    text(text_rules::paragraphs(typed, NOTE), true)
}

/// A whole number as people write it: `1250`, `1 250`, `1,250`.
fn number(typed: &str) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let plain = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|n| plain && (1..=MOST).contains(n))
}

impl Typed {
    /// Reads it, or says what to mend, field by field.
    ///
    /// # Errors
    /// The fields that can't be kept.
    pub fn read(&self, today: Date) -> Result<Sheet, Vec<(Field, Fault)>> {
        let mut faults = Vec::new();
        let mut take = |field, read: Result<String, Fault>| {
            read.unwrap_or_else(|fault| {
                faults.push((field, fault));
                String::new()
            })
        };
        let place = take(Field::Place, text(text_rules::line(&self.place, NAME), true));
        let counted_by = take(Field::CountedBy, text(text_rules::line(&self.counted_by, NAME), true));
        let sheet = take(Field::Number, text(text_rules::line(&self.number, NUMBER), false));
        let note = take(Field::Note, text(text_rules::paragraphs(&self.note, NOTE), false));
        let signatures = number(&self.signatures).unwrap_or_else(|| {
            let missing = self.signatures.trim().is_empty();
            faults.push((Field::Signatures, if missing { Fault::Missing } else { Fault::NotANumber }));
            0
        });
        let day = self.counted_on.trim();
        let counted_on: Date = match day.parse() {
            Ok(day) if (OLDEST..=today).contains(&day) => day,
            _ => {
                faults.push((Field::CountedOn, if day.is_empty() { Fault::Missing } else { Fault::NotADay }));
                today
            }
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        let details = Details { place, counted_by, number: sheet, note, ..Details::default() };
        Ok(Sheet { signatures, counted_on, details })
    }
}

/// A day as the database keeps it: days since 1970-01-01.
#[must_use]
pub fn day_number(day: Date) -> i64 {
    let epoch = date(1970, 1, 1);
    day.since(epoch).map_or(0, |span| i64::from(span.get_days()))
}

/// The day with this number.
#[must_use]
pub fn day(number: i64) -> Date {
    let span = jiff::Span::new().try_days(number);
    span.ok().and_then(|span| date(1970, 1, 1).checked_add(span).ok()).unwrap_or(date(1970, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 21);

    fn typed() -> Typed {
        Typed {
            signatures: "1 250".into(),
            counted_on: "2026-11-20".into(),
            place: " Sudbury,  market ".into(),
            counted_by: "Jonas Okafor".into(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_sheet_is_read_as_people_write_it() {
        let sheet = typed().read(TODAY).unwrap();
        assert_eq!((sheet.signatures, sheet.counted_on), (1250, date(2026, 11, 20)));
        assert_eq!(sheet.details.place, "Sudbury, market");
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = Typed::default().read(TODAY).unwrap_err();
        let fields = [Field::Place, Field::CountedBy, Field::Signatures, Field::CountedOn];
        assert_eq!(faults, fields.map(|field| (field, Fault::Missing)));
        for (signatures, counted_on) in [
            ("0", "2026-11-22"),
            ("-3", "1999-12-31"),
            ("100001", "x"),
            ("٣", "2026-02-30"),
            ("1.5", "20 nov"),
        ] {
            let wrong = Typed { signatures: signatures.into(), counted_on: counted_on.into(), ..typed() };
            let faults = wrong.read(TODAY).unwrap_err();
            let expected = [(Field::Signatures, Fault::NotANumber), (Field::CountedOn, Fault::NotADay)];
            assert_eq!(faults, expected, "{signatures} {counted_on}");
        }
    }

    #[test]
    fn a_day_has_a_number() {
        assert_eq!(day_number(date(1970, 1, 2)), 1);
        assert_eq!(day(day_number(TODAY)), TODAY);
        assert_eq!(day(i64::MAX), date(1970, 1, 1));
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(text in any::<String>()) {
            let typed = Typed {
                signatures: text.clone(), counted_on: text.clone(), place: text.clone(),
                counted_by: text.clone(), number: text.clone(), note: text,
            };
            let _ = typed.read(TODAY);
        }
    }
}
