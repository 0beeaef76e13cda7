//! The sentence that may be quoted, with its numbers rounded honestly.

use commonfront_job_losses::compare::yearly_millions;
use commonfront_job_losses::question::{Pace, Per, Size};
use commonfront_job_losses::shown::{Quotable, about};

use super::money::{amount, short};
use super::outcome::Outcome;
use crate::i18n::T;

/// What is said of a cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The number alone: `About 2,800 jobs`.
    pub headline: String,
    /// The sentence.
    pub sentence: String,
    /// What of it is public and what isn't; empty where that can't be said.
    pub beyond: String,
    /// The cut in short: `$250 million a year to schools in Ontario`.
    pub cut: String,
}

/// What the cut is, as a part of a sentence: `$250 million a year`.
fn cut(t: T, outcome: &Outcome<'_>) -> String {
    let question = &outcome.question;
    let years = question.years.to_string();
    match question.size {
        Size::Positions { number } => t.num("jobs-cut-positions", whole(number)),
        Size::Dollars { amount: typed, unit, per, .. } => {
            let money = amount(t, typed * unit.millions());
            let key = match (per, question.pace, question.years) {
                (Per::Total, _, 2..) => "jobs-cut-total",
                (_, Pace::Steps, 2..) => "jobs-cut-steps",
                _ => "jobs-cut-year",
            };
            t.with_all(key, &[("amount", &money), ("years", &years)])
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "positions are whole and limited")]
fn whole(number: f64) -> i64 {
    number as i64
}

/// Where: `in Ontario`, `au Québec`.
#[must_use]
pub fn place(t: T, code: &str) -> &'static str {
    t.get(&format!("jobs-in-{code}"))
}

/// What a service is called.
#[must_use]
pub fn service(t: T, outcome: &Outcome<'_>) -> String {
    let sector = outcome.pack.and_then(|pack| pack.sector(&outcome.question.service));
    sector.map(|sector| super::words::text(t, &sector.name).to_owned()).unwrap_or_default()
}

/// Says it.
#[must_use]
pub fn said(t: T, outcome: &Outcome<'_>) -> Said {
    let (cut, place) = (cut(t, outcome), place(t, &outcome.question.place));
    let service = service(t, outcome);
    let Some(answer) = &outcome.answer else { return by_studies(t, outcome, &cut, place) };
    let numbers = Quotable::new(&answer.jobs);
    let n = numbers.central.value();
    let [central, low, high] = [numbers.central, numbers.low, numbers.high].map(|number| short(t, number));
    let key = match (outcome.is_of_positions(), answer.your_assumptions) {
        (false, false) => "jobs-said-dollars",
        (true, false) => "jobs-said-positions",
        (false, true) => "jobs-said-dollars-yours",
        (true, true) => "jobs-said-positions-yours",
    };
    let sentence = t.counted(
        key,
        n,
        &[
            ("cut", cut.as_str()),
            ("service", &service),
            ("place", place),
            ("central", &central),
            ("low", &low),
            ("high", &high),
        ],
    );
    let both = numbers.direct.hundredths > 0 && numbers.beyond.hundredths > 0;
    let beyond = if both {
        let key = if answer.public { "jobs-said-beyond" } else { "jobs-said-beyond-community" };
        t.with_all(key, &[("direct", &short(t, numbers.direct)), ("beyond", &short(t, numbers.beyond))])
    } else {
        String::new()
    };
    let cut = t.with_all("jobs-said-cut", &[("cut", &cut), ("service", &service), ("place", place)]);
    Said { headline: t.counted("jobs-headline", n, &[("central", &central)]), sentence, beyond, cut }
}

fn by_studies(t: T, outcome: &Outcome<'_>, cut: &str, place: &str) -> Said {
    let short_cut = t.with_all("jobs-said-cut-only", &[("cut", cut), ("place", place)]);
    let Some(range) = outcome.comparison.range else {
        let sentence = t.with_all("jobs-said-nothing", &[("cut", cut), ("place", place)]);
        return Said { headline: String::new(), sentence, beyond: String::new(), cut: short_cut };
    };
    let n = about(range.high).value();
    let (low, high) = (short(t, about(range.low)), short(t, about(range.high)));
    let values = [("cut", cut), ("place", place), ("low", &low), ("high", &high)];
    let key = if low == high { "jobs-said-one-study" } else { "jobs-said-studies" };
    let head = if low == high { "jobs-headline-one-study" } else { "jobs-headline-studies" };
    Said {
        headline: t.counted(head, n, &[("low", &low), ("high", &high)]),
        sentence: t.counted(key, n, &values),
        beyond: String::new(),
        cut: short_cut,
    }
}

/// In whose dollars the amount is, and what it is at the pack's prices.
#[must_use]
pub fn prices(t: T, outcome: &Outcome<'_>) -> String {
    let Some((millions, year)) = yearly_millions(&outcome.question) else { return String::new() };
    let Some(pack) = outcome.pack else {
        return t.with("jobs-prices-only", "year", &year.to_string());
    };
    let (from, to) = (pack.price_index.of(year), pack.price_index.of(pack.price_year));
    let at = from.zip(to).map_or(millions, |(from, to)| millions * to / from);
    let year = year.to_string();
    if year == pack.price_year.to_string() {
        return t.with("jobs-prices-only", "year", &year);
    }
    let values = [
        ("year", year.as_str()),
        ("pack", &pack.price_year.to_string()),
        ("amount", &amount(t, (at * 10.0).round() / 10.0)),
    ];
    t.with_all("jobs-prices", &values)
}
