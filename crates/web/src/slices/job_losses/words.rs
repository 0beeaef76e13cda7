//! Faults, terms and sources in words.

use commonfront_domain::Language;
use commonfront_job_losses::Fault;
use commonfront_job_losses::FaultKind;
use commonfront_job_losses::pack::{Source, Status, Text};

use super::money::{amount, plain};
use crate::i18n::T;

/// A pack's text in a language.
#[must_use]
pub fn text(t: T, text: &Text) -> &str {
    match t.0 {
        Language::En => &text.en,
        Language::Fr => &text.fr,
    }
}

/// What a field is called.
#[must_use]
pub fn field(t: T, name: &str) -> &'static str {
    match name.strip_prefix("set.") {
        Some(term) => t.get(&format!("jobs-term-{term}")),
        None => t.get(&format!("jobs-field-{name}")),
    }
}

/// What to do about a fault.
#[must_use]
pub fn fault(t: T, fault: &Fault) -> String {
    match &fault.kind {
        FaultKind::Missing => t.get(&format!("jobs-missing-{}", fault.field)).to_owned(),
        FaultKind::NotANumber => t.get("jobs-fault-number").to_owned(),
        FaultKind::NotAboveNothing => t.get("jobs-fault-nothing").to_owned(),
        FaultKind::NotWhole => t.get("jobs-fault-whole").to_owned(),
        FaultKind::TooLong => t.get("jobs-fault-long").to_owned(),
        FaultKind::Unknown if fault.field == "pack" || fault.field == "studies" => {
            t.get("jobs-fault-pack").to_owned()
        }
        FaultKind::Unknown => t.get("jobs-fault-unknown").to_owned(),
        FaultKind::Outside { most, .. } if fault.field == "amount" => {
            t.with("jobs-fault-amount", "most", &amount(t, *most))
        }
        FaultKind::Outside { least, most } => {
            t.with_all("jobs-fault-outside", &[("least", &plain(t, *least)), ("most", &plain(t, *most))])
        }
        FaultKind::MoreThanAll { millions, year } => {
            t.with_all("jobs-fault-all", &[("amount", &amount(t, *millions)), ("year", &year.to_string())])
        }
        FaultKind::MoreThanEmployed { number, year } => {
            t.with_all("jobs-fault-employed", &[("number", &plain(t, *number)), ("year", &year.to_string())])
        }
        FaultKind::NotAHundred { sum } => t.with("jobs-fault-hundred", "sum", &plain(t, *sum)),
    }
}

/// How a figure is known.
#[must_use]
pub fn status(t: T, status: Status) -> &'static str {
    match status {
        Status::Read => t.get("jobs-status-read"),
        Status::Quoted => t.get("jobs-status-quoted"),
        Status::SecondHand => t.get("jobs-status-second-hand"),
        Status::Judgement => t.get("jobs-status-judgement"),
    }
}

/// A source as a page shows it.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Its number on the page.
    pub number: usize,
    /// Who published what.
    pub words: String,
    /// Where it can be read.
    pub address: String,
    /// How we know it.
    pub status: &'static str,
    /// What else should be known.
    pub note: String,
}

impl SourceLine {
    /// A source with its number.
    #[must_use]
    pub fn new(t: T, number: usize, source: &Source) -> Self {
        let (publisher, title) = (text(t, &source.publisher), text(t, &source.title));
        let (table, licence) = (&source.table, text(t, &source.licence));
        let words = match table.as_str() {
            "–" => format!("{publisher}. {title}."),
            _ => format!("{publisher}. {title}. {table} ({}). {licence}.", source.vintage),
        };
        let note = source.note.as_ref().map(|note| text(t, note).to_owned()).unwrap_or_default();
        Self { number, words, address: source.address.clone(), status: status(t, source.status), note }
    }
}

/// A text with its first letter large.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
