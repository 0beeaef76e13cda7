//! What could not be taken from a file, in the words of the person who brought it.

use std::io;

use commonfront_domain::Language;
use commonfront_people_file::{Delimiter, PeopleWriter};
use commonfront_store::rows::imports::ImportFaultRow;

use super::plan::Plan;
use super::prepare::LEFT_OUT;
use crate::i18n::T;

/// A fault as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its line in the file.
    pub line: i64,
    /// What the column is called there; empty if it is about the whole line.
    pub column: String,
    /// What is wrong.
    pub problem: String,
    /// What became of the line.
    pub outcome: &'static str,
}

/// A fault in words.
#[must_use]
pub fn told(t: T, plan: &Plan, fault: &ImportFaultRow) -> Told {
    let (code, outcome) = match fault.code.strip_prefix(LEFT_OUT) {
        Some(code) => (code, t.get("imports-outcome-left-out")),
        None => (fault.code.as_str(), t.get("imports-outcome-refused")),
    };
    Told {
        line: fault.line,
        column: fault.field.parse().map(|place: usize| head(t, plan, place)).unwrap_or_default(),
        problem: t.get(&format!("imports-fault-{code}")).to_owned(),
        outcome,
    }
}

/// What the column at a place, from 1, is called.
#[must_use]
pub fn head(t: T, plan: &Plan, place: usize) -> String {
    let name = place.checked_sub(1).and_then(|place| plan.headers.get(place)).map(String::as_str);
    match name.unwrap_or_default() {
        "" => t.num("imports-column-number", i64::try_from(place).unwrap_or(i64::MAX)),
        name => name.to_owned(),
    }
}

/// What a spreadsheet expects between cells where this language is spoken.
#[must_use]
pub fn delimiter(language: Language) -> Delimiter {
    match language {
        Language::En => Delimiter::Comma,
        Language::Fr => Delimiter::Semicolon,
    }
}

/// All faults as a file.
///
/// # Errors
/// None, since it is written to memory.
pub fn csv(t: T, plan: &Plan, faults: &[ImportFaultRow]) -> io::Result<Vec<u8>> {
    let mut writer = PeopleWriter::new(Vec::new(), delimiter(t.0))?;
    writer.write(
        ["imports-head-line", "imports-head-column", "imports-head-problem", "imports-head-outcome"]
            .map(|key| t.get(key)),
    )?;
    for fault in faults {
        let told = told(t, plan, fault);
        writer.write([&told.line.to_string(), &told.column, &told.problem, told.outcome])?;
    }
    writer.finish()
}
