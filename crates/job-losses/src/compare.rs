//! What published studies would say of the same cut, at the prices of their day.

use serde::Serialize;

use crate::pack::Status;
use crate::question::{Pace, Per, Question, Size};
use crate::studies::{Span, Studies};

/// What one study says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The study's name within its pack.
    pub study: String,
    /// Jobs, from–to.
    pub jobs: Span,
    /// Private jobs of them, if the study tells.
    pub private: Option<Span>,
    /// Jobs per million at the prices of the cut.
    pub per_million: Option<Span>,
    /// Whether it speaks of public spending at large.
    pub broad: bool,
    /// How we know it.
    pub status: Status,
}

/// What all say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Study by study.
    pub lines: Vec<Line>,
    /// From the least to the most that those of public spending at large say.
    pub range: Option<Span>,
    /// Jobs for each thousand people employed, if it is known how many are.
    pub per_thousand: Option<Span>,
}

/// The yearly cut at full strength in millions, at its own prices.
#[must_use]
pub fn yearly_millions(question: &Question) -> Option<(f64, i16)> {
    let Size::Dollars { amount, unit, per, prices } = question.size else { return None };
    let (millions, years) = (amount * unit.millions(), f64::from(question.years.max(1)));
    let yearly = match (per, question.pace) {
        (Per::Year, _) => millions,
        (Per::Total, Pace::Once) => millions / years,
        (Per::Total, Pace::Steps) => millions * 2.0 / (years + 1.0),
    };
    Some((yearly, prices))
}

fn times(span: Span, factor: f64) -> Span {
    Span { low: span.low * factor, high: span.high * factor }
}

/// Compares.
#[must_use]
pub fn compare(question: &Question, studies: &Studies) -> Comparison {
    let mut lines = Vec::new();
    for study in &studies.study {
        let (jobs, per_million) = match (&question.size, yearly_millions(question)) {
            (Size::Positions { number }, _) => {
                let Some(ratio) = study.private_per_public else { continue };
                let all = number * (1.0 + ratio);
                (Span { low: all, high: all }, None)
            }
            (_, Some((millions, prices))) => {
                let index = &studies.price_index;
                let (Some(rate), Some(from), Some(to)) =
                    (study.jobs_per_million, index.of(prices), index.of(study.price_year))
                else {
                    continue;
                };
                // A million of today buys what fewer dollars bought then.
                let rate = times(rate, to / from);
                (times(rate, millions), Some(rate))
            }
            _ => continue,
        };
        let ratio = study.private_per_public.map(|ratio| ratio / (1.0 + ratio));
        let private = study.private_share.or(ratio).map(|share| times(jobs, share));
        let (broad, status) = (study.broad, study.status);
        lines.push(Line { study: study.id.clone(), jobs, private, per_million, broad, status });
    }
    let broad = || lines.iter().filter(|line| line.broad);
    let low = broad().map(|line| line.jobs.low).reduce(f64::min);
    let high = broad().map(|line| line.jobs.high).reduce(f64::max);
    let range = low.zip(high).map(|(low, high)| Span { low, high });
    let employed = studies.place(&question.place).map(|place| place.employment.thousands);
    let per_thousand = range.zip(employed).map(|(range, thousands)| times(range, 1.0 / thousands));
    Comparison { lines, range, per_thousand }
}
