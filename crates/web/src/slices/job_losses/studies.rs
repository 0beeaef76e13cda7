//! What published studies would say of the same cut, beside ours.

use commonfront_job_losses::Range;
use commonfront_job_losses::compare::yearly_millions;
use commonfront_job_losses::shown::{ShownParts, digits};
use commonfront_job_losses::studies::Span;

use super::bars::{Bars, Shows};
use super::money::short;
use super::outcome::Outcome;
use super::words::{status, text};
use super::working::Numbered;
use crate::i18n::T;

/// A line of the table.
#[derive(Clone, Debug)]
pub struct StudyLine {
    /// The study.
    pub name: String,
    /// Jobs: from–to.
    pub jobs: String,
    /// Jobs per million at the prices of the cut; empty where there is none.
    pub rate: String,
    /// How we know it.
    pub status: &'static str,
    /// Why it differs.
    pub note: String,
    /// Whether it is this calculator.
    pub ours: bool,
}

/// A line on GDP per dollar.
#[derive(Clone, Debug)]
pub struct GdpLine {
    /// The study.
    pub name: String,
    /// From–to.
    pub gdp: String,
    /// How we know it.
    pub status: &'static str,
    /// What it means.
    pub note: String,
}

/// What is shown of the studies.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The picture; none if no study says anything.
    pub bars: Option<Bars>,
    /// The table.
    pub lines: Vec<StudyLine>,
    /// GDP per dollar; empty for positions.
    pub gdp: Vec<GdpLine>,
    /// The name of the collection.
    pub pack: String,
    /// A sentence of jobs for each thousand employed, where only studies are known.
    pub per_thousand: String,
    /// How prices were adjusted.
    pub year: String,
    /// The number of the index's source among those of the page.
    pub source: usize,
}

fn span(t: T, span: Span, figures: i32) -> String {
    let [low, high] = [span.low, span.high].map(|value| short(t, digits(value, figures).0));
    if low == high { low } else { t.with_all("jobs-from-to", &[("low", &low), ("high", &high)]) }
}

/// Compares, and numbers the sources that are used.
#[must_use]
pub fn compared(t: T, outcome: &Outcome<'_>, sources: &mut Numbered) -> Compared {
    let studies = outcome.studies;
    let yearly = yearly_millions(&outcome.question);
    let mut lines = Vec::new();
    let mut bars = Vec::new();
    let mut gdp = Vec::new();
    if let Some(answer) = &outcome.answer {
        // As the table above shows it.
        let [low, central, high] = ShownParts::new(&answer.jobs).total.values().map(|number| number.value());
        let total = Range { low, central, high };
        let all = Span { low, high };
        let name = t.get("jobs-this-calculator").to_owned();
        let jobs = span(t, all, 3);
        bars.push(Shows {
            label: name.clone(),
            whisker: Some((total.low, total.high)),
            mark: Some(total.central),
            number: jobs.clone(),
            class: "jobs-ours",
            ..Shows::default()
        });
        let rate =
            |millions: f64| span(t, Span { low: total.low / millions, high: total.high / millions }, 3);
        let rate = yearly.map(|(millions, _)| rate(millions)).unwrap_or_default();
        let note = t.get("jobs-this-calculator-note").to_owned();
        lines.push(StudyLine { name: name.clone(), jobs, rate, status: "", note, ours: true });
        let cut = answer.working.iter().find(|step| step.id == "cut").map(|step| step.result.central);
        if let Some(cut) = cut {
            let total = answer.gdp.total();
            let all = Span { low: total.low / cut, high: total.high / cut };
            gdp.push(GdpLine { name, gdp: span(t, all, 2), status: "", note: String::new() });
        }
    }
    for line in &outcome.comparison.lines {
        let Some(study) = studies.study.iter().find(|study| study.id == line.study) else { continue };
        let jobs = span(t, line.jobs, 3);
        let single = line.jobs.low >= line.jobs.high;
        bars.push(Shows {
            label: text(t, &study.name).to_owned(),
            whisker: (!single).then_some((line.jobs.low, line.jobs.high)),
            mark: single.then_some(line.jobs.low),
            number: jobs.clone(),
            class: if line.broad { "" } else { "jobs-narrow" },
            ..Shows::default()
        });
        lines.push(StudyLine {
            name: text(t, &study.name).to_owned(),
            jobs,
            rate: line.per_million.map(|rate| span(t, rate, 3)).unwrap_or_default(),
            status: status(t, study.status),
            note: text(t, &study.note).to_owned(),
            ours: false,
        });
    }
    let with_gdp = studies.study.iter().filter(|_| yearly.is_some());
    for (study, per_dollar) in with_gdp.filter_map(|study| study.gdp_per_dollar.map(|gdp| (study, gdp))) {
        gdp.push(GdpLine {
            name: text(t, &study.name).to_owned(),
            gdp: span(t, per_dollar, 2),
            status: status(t, study.status),
            note: text(t, &study.note).to_owned(),
        });
    }
    let index = &studies.price_index;
    let year = yearly.map_or(0, |(_, year)| year);
    let source = studies.source(index.source_of(year)).map_or(0, |source| sources.of(source));
    let alone = outcome.answer.is_none();
    let per_thousand = outcome.comparison.per_thousand.filter(|_| alone);
    Compared {
        bars: (!bars.is_empty()).then(|| Bars::new(bars)),
        lines,
        gdp,
        pack: format!("{} ({})", text(t, &studies.title), studies.version),
        per_thousand: per_thousand
            .map(|range| t.counted("jobs-studies-thousand", range.high, &[("range", &span(t, range, 2))]))
            .unwrap_or_default(),
        year: if yearly.is_some() { year.to_string() } else { String::new() },
        source,
    }
}
