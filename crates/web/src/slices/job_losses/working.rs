//! The working in words: each step with its formula, the numbers in it, and where they come from.

use commonfront_job_losses::pack::Source;
use commonfront_job_losses::shown::digits;
use commonfront_job_losses::working::{Counted, Step, Term, fill};
use commonfront_job_losses::{Answer, Pack};

use super::money::{millions, plain, short};
use super::words::SourceLine;
use crate::i18n::T;

/// The sources that a page uses, numbered in the order in which they come.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    used: Vec<Source>,
}

impl Numbered {
    /// The number of a source.
    pub fn of(&mut self, source: &Source) -> usize {
        let known =
            self.used.iter().position(|used| used.title == source.title && used.table == source.table);
        known.unwrap_or_else(|| {
            self.used.push(source.clone());
            self.used.len() - 1
        }) + 1
    }

    /// All of them.
    #[must_use]
    pub fn lines(&self, t: T) -> Vec<SourceLine> {
        (1..).zip(&self.used).map(|(number, source)| SourceLine::new(t, number, source)).collect()
    }
}

/// A step as a page shows it.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// What is reckoned.
    pub title: &'static str,
    /// The formula in words.
    pub formula: String,
    /// The formula in numbers, central ones.
    pub numbers: String,
    /// What comes out.
    pub result: String,
    /// Between what it lies; empty if it is exact.
    pub range: String,
    /// The numbers of its sources.
    pub sources: Vec<usize>,
    /// The numbers in it with their ranges, and whether they are the person's own.
    pub terms: Vec<TermLine>,
}

/// A number in a step.
#[derive(Clone, Debug)]
pub struct TermLine {
    /// What it is.
    pub label: String,
    /// Its central value.
    pub value: String,
    /// Its range; empty if it is exact.
    pub range: String,
    /// The number of its source; 0 if it has none.
    pub source: usize,
    /// Whether the person set it.
    pub yours: bool,
}

/// The keys of steps and of terms: a step's result is a term of a later one.
#[must_use]
pub fn label(t: T, id: &str) -> &'static str {
    t.get(&format!("jobs-term-{id}"))
}

/// A number of a step: three digits and more.
fn shown(t: T, value: f64, counted: Counted) -> String {
    let figures = if counted == Counted::Plain { 3 } else { 4 };
    if value.abs() < 0.1 { plain(t, value) } else { short(t, digits(value, figures).0) }
}

fn term_line(t: T, term: &Term, pack: &Pack, sources: &mut Numbered) -> TermLine {
    let source = term.source.as_deref().and_then(|id| pack.source(id));
    let exact = term.value.low >= term.value.high;
    let ends = [term.value.low, term.value.high].map(|value| number(t, value));
    TermLine {
        label: label(t, term.id).to_owned(),
        value: number(t, term.value.central),
        range: if exact {
            String::new()
        } else {
            t.with_all("jobs-from-to", &[("low", &ends[0]), ("high", &ends[1])])
        },
        source: source.map_or(0, |source| sources.of(source)),
        yours: term.yours,
    }
}

/// A number in a formula.
fn number(t: T, value: f64) -> String {
    if value.abs() >= 1000.0 { plain(t, (value * 10.0).round() / 10.0) } else { plain(t, value) }
}

fn step(t: T, step: &Step, pack: &Pack, sources: &mut Numbered) -> StepLine {
    let terms: Vec<TermLine> = step.terms.iter().map(|term| term_line(t, term, pack, sources)).collect();
    let value = |name: &str| {
        let term = step.terms.iter().find(|term| term.id == name);
        term.map(|term| number(t, term.value.central)).unwrap_or_default()
    };
    let mut used: Vec<usize> = terms.iter().map(|term| term.source).filter(|number| *number > 0).collect();
    used.dedup();
    let with_unit = |value: f64| {
        let number = shown(t, value, step.counted);
        match step.counted {
            Counted::Jobs => t.counted("jobs-unit-jobs", value, &[("number", &number)]),
            Counted::Millions => millions(t, &number),
            Counted::Thousands | Counted::Plain => number,
        }
    };
    let exact = step.result.low >= step.result.high;
    let ends = [step.result.low, step.result.high].map(|value| shown(t, value, step.counted));
    StepLine {
        title: label(t, step.id),
        formula: fill(&step.formula, |name| label(t, name).to_owned()),
        numbers: fill(&step.formula, value),
        result: with_unit(step.result.central),
        range: if exact {
            String::new()
        } else {
            t.with_all("jobs-from-to", &[("low", &ends[0]), ("high", &ends[1])])
        },
        sources: used,
        terms,
    }
}

/// Every step.
#[must_use]
pub fn steps(t: T, answer: &Answer, pack: &Pack, sources: &mut Numbered) -> Vec<StepLine> {
    // What is its own result says nothing.
    let says = |step: &&Step| step.formula != "{amount}" && step.formula != "{positions}";
    answer.working.iter().filter(says).map(|one| step(t, one, pack, sources)).collect()
}
