//! The result as it is shown: the sentence, the picture, the tables.

use commonfront_job_losses::shown::{Number, ShownParts, ShownRange, digits};
use commonfront_job_losses::{Answer, Pack, Range};

use super::bars::{Bars, Shows};
use super::money::number;
use super::outcome::Outcome;
use super::said::{self, Said, said};
use super::studies::{self, Compared};
use super::words::SourceLine;
use super::working::{self, StepLine};
use crate::i18n::T;

/// A line of a table: low, central, high.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// The numbers.
    pub values: [String; 3],
    /// Whether it is a total.
    pub total: bool,
    /// Whether it is a part of the line above.
    pub part: bool,
    /// How its colour is called.
    pub class: &'static str,
}

/// Everything the result's template shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The sentence.
    pub said: Said,
    /// In whose dollars.
    pub prices: String,
    /// Whether coefficients were set by the person.
    pub yours: bool,
    /// Whether only studies are known.
    pub studies_only: bool,
    /// The picture of the parts.
    pub parts: Option<Bars>,
    /// Jobs, part by part.
    pub jobs: Vec<Line>,
    /// GDP, pay, and what it means for the place.
    pub more: Vec<Line>,
    /// Year by year; empty for a single year.
    pub years: Option<(Bars, Vec<Line>)>,
    /// What studies say.
    pub compared: Compared,
    /// The working.
    pub steps: Vec<StepLine>,
    /// The sources of everything above.
    pub sources: Vec<SourceLine>,
    /// What should be known of the pack.
    pub notes: Vec<String>,
    /// The pack's name, with its version.
    pub pack: String,
    /// The canonical query of the link.
    pub query: String,
    /// The query that uses a newer pack, if there is one.
    pub newer: Option<String>,
    /// The full address of the link.
    pub link: String,
    /// What to put into another page.
    pub embed: String,
    /// The year in whose prices GDP and pay are.
    pub price_year: i16,
}

fn values(t: T, range: ShownRange, decimals: u8) -> [String; 3] {
    range.values().map(|value| number(t, value, decimals))
}

/// The lines of three parts: the service, what lies beyond it in two parts, and all.
#[must_use]
pub fn lines(t: T, shown: &ShownParts, public: bool) -> Vec<Line> {
    let line = |key: &str, range, total, part, class| Line {
        label: t.get(key).to_owned(),
        values: values(t, range, shown.decimals),
        total,
        part,
        class,
    };
    let direct = if public { "jobs-part-direct" } else { "jobs-part-direct-community" };
    vec![
        line(direct, shown.direct, false, false, "jobs-direct"),
        line("jobs-part-beyond", shown.beyond, false, false, ""),
        line("jobs-part-indirect", shown.indirect, false, true, "jobs-indirect"),
        line("jobs-part-induced", shown.induced, false, true, "jobs-induced"),
        line("jobs-part-total", shown.total, true, false, ""),
    ]
}

/// A line of one range, with so many digits in its central value.
fn single(t: T, label: String, range: Range) -> Line {
    let (_, decimals) = digits(range.central, 2);
    let round = |value: f64| {
        let step = 10_f64.powi(-i32::from(decimals));
        #[allow(clippy::cast_possible_truncation, reason = "shown numbers are short")]
        let hundredths = ((value / step).round() * step * 100.0).round() as i64;
        number(t, Number { hundredths }, decimals)
    };
    Line { label, values: range.values().map(round), total: false, part: false, class: "" }
}

fn picture(t: T, answer: &Answer, shown: &ShownParts) -> Bars {
    let names = [("jobs-low", "jobs-thin"), ("jobs-central", "jobs-thick"), ("jobs-high", "jobs-thin")];
    let bars = names.into_iter().enumerate().map(|(i, (key, class))| {
        let parts = answer.jobs.each().map(|part| part.values()[i]);
        let total = shown.total.values()[i];
        Shows {
            label: t.get(key).to_owned(),
            pieces: parts.into_iter().zip(["jobs-direct", "jobs-indirect", "jobs-induced"]).collect(),
            number: number(t, total, shown.decimals),
            class,
            ..Shows::default()
        }
    });
    Bars::new(bars.collect())
}

fn by_year(t: T, answer: &Answer) -> Option<(Bars, Vec<Line>)> {
    if answer.years.len() < 2 {
        return None;
    }
    let mut bars = Vec::new();
    let mut table = Vec::new();
    for year in &answer.years {
        let shown = ShownParts::new(&year.jobs);
        let label = t.with("jobs-year", "year", &year.year.to_string());
        let (total, range) = (shown.total, year.jobs.total());
        let parts = year.jobs.each().map(|part| part.central);
        bars.push(Shows {
            label: label.clone(),
            pieces: parts.into_iter().zip(["jobs-direct", "jobs-indirect", "jobs-induced"]).collect(),
            whisker: Some((range.low, range.high)),
            number: number(t, total.central, shown.decimals),
            ..Shows::default()
        });
        let values = values(t, total, shown.decimals);
        table.push(Line { label, values, total: false, part: false, class: "" });
    }
    Some((Bars::new(bars), table))
}

fn more(t: T, answer: &Answer, pack: &Pack) -> Vec<Line> {
    let money = |key: &str, shown: ShownParts| Line {
        label: t.with(key, "year", &pack.price_year.to_string()),
        values: values(t, shown.total, shown.decimals),
        total: false,
        part: false,
        class: "",
    };
    let mut lines = vec![
        money("jobs-more-gdp", ShownParts::new(&answer.gdp)),
        money("jobs-more-pay", ShownParts::new(&answer.pay)),
        single(t, t.get("jobs-more-thousand").to_owned(), answer.per_thousand),
    ];
    if let (Some(range), Some(districts)) = (answer.per_district, &pack.districts) {
        lines.push(single(t, t.num("jobs-more-district", i64::from(districts.number)), range));
    }
    lines
}

impl Shown {
    /// What an outcome shows; `base` is the server's address.
    #[must_use]
    pub fn new(t: T, outcome: &Outcome<'_>, base: &str) -> Self {
        let query = outcome.question.query();
        let link = format!("{base}/{}/tools/jobs?{query}", t.0.tag());
        let title = t.get("jobs-title");
        let embed = format!(
            "<iframe src=\"{base}/{}/tools/jobs/embed?{}\" title=\"{title}\" width=\"100%\" height=\"470\" loading=\"lazy\"></iframe>",
            t.0.tag(),
            query.replace('&', "&amp;"),
        );
        let mut sources = working::Numbered::default();
        let steps = outcome.answer.as_ref().zip(outcome.pack);
        let steps =
            steps.map(|(answer, pack)| working::steps(t, answer, pack, &mut sources)).unwrap_or_default();
        let compared = studies::compared(t, outcome, &mut sources);
        let shown = outcome.answer.as_ref().map(|answer| (answer, ShownParts::new(&answer.jobs)));
        let newer = outcome.newer.as_ref().map(|newer| {
            let mut question = outcome.question.clone();
            question.pack = Some(newer.clone());
            question.query()
        });
        let pack =
            outcome.pack.map(|pack| format!("{} ({})", super::words::text(t, &pack.title), pack.version));
        Self {
            said: said(t, outcome),
            prices: said::prices(t, outcome),
            yours: outcome.question.is_argued(),
            studies_only: outcome.answer.is_none(),
            parts: shown.as_ref().map(|(answer, shown)| picture(t, answer, shown)),
            jobs: shown.as_ref().map(|(answer, shown)| lines(t, shown, answer.public)).unwrap_or_default(),
            more: outcome
                .answer
                .as_ref()
                .zip(outcome.pack)
                .map(|(a, pack)| more(t, a, pack))
                .unwrap_or_default(),
            years: outcome.answer.as_ref().and_then(|answer| by_year(t, answer)),
            compared,
            steps,
            sources: sources.lines(t),
            notes: outcome
                .pack
                .map(|pack| pack.notes.iter().map(|note| super::words::text(t, note).to_owned()).collect())
                .unwrap_or_default(),
            pack: pack.unwrap_or_default(),
            query,
            newer,
            link,
            embed,
            price_year: outcome.price_year(),
        }
    }
}
