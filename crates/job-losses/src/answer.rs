//! What a cut costs: the answer to a question.

use serde::Serialize;

use crate::coefficient::{Coefficient, Values};
use crate::model::Model;
use crate::pack::Pack;
use crate::question::{Mix, Question, Size};
use crate::range::Range;
use crate::working::Step;

/// Three parts and what they come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Parts {
    /// In the service itself.
    pub direct: Range,
    /// At its suppliers.
    pub indirect: Range,
    /// Where households spend less.
    pub induced: Range,
}

impl Parts {
    /// All three, all low or all high at once.
    #[must_use]
    pub fn total(&self) -> Range {
        self.direct.plus(self.indirect).plus(self.induced)
    }

    /// So many times as much.
    #[must_use]
    pub fn by(&self, factor: f64) -> Self {
        Self {
            direct: self.direct.by(factor),
            indirect: self.indirect.by(factor),
            induced: self.induced.by(factor),
        }
    }

    /// The three, in order.
    #[must_use]
    pub fn each(&self) -> [Range; 3] {
        [self.direct, self.indirect, self.induced]
    }
}

/// A year of the cut.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct YearLine {
    /// The first is 1.
    pub year: u8,
    /// The share of the full cut that is in force.
    pub share: f64,
    /// Jobs that are not there in that year.
    pub jobs: Parts,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// Jobs that are not there while the full cut is in force.
    pub jobs: Parts,
    /// GDP a year, millions of dollars at the pack's prices.
    pub gdp: Parts,
    /// Labour income a year, likewise.
    pub pay: Parts,
    /// Jobs for each thousand people employed in the place.
    pub per_thousand: Range,
    /// Jobs for each electoral district, if they fell evenly.
    pub per_district: Option<Range>,
    /// Year by year.
    pub years: Vec<YearLine>,
    /// Whether the service's own jobs are public.
    pub public: bool,
    /// Whether the person set coefficients herself.
    pub your_assumptions: bool,
    /// How it was reckoned.
    pub working: Vec<Step>,
}

/// Answers a question about a place that has coefficients.
///
/// None if the pack has no such service.
#[must_use]
pub fn answer(question: &Question, pack: &Pack) -> Option<Answer> {
    let sector = pack.sector(&question.service)?;
    let working = Model::run(pack, sector, question);
    let of = |id: &str| working.iter().find(|step| step.id == id).map(|step| step.result);
    let parts = |ids: [&str; 3]| {
        let [direct, indirect, induced] = ids.map(|id| of(id).unwrap_or_default());
        Parts { direct, indirect, induced }
    };
    let jobs = parts(["direct", "indirect", "induced"]);
    let years = (1..).zip(question.shares_by_year());
    Some(Answer {
        jobs,
        gdp: parts(["gdp-in-service", "gdp-at-suppliers", "gdp-in-households"]),
        pay: parts(["pay-in-service", "pay-at-suppliers", "pay-in-households"]),
        per_thousand: of("per-thousand").unwrap_or_default(),
        per_district: of("per-district"),
        years: years.map(|(year, share)| YearLine { year, share, jobs: jobs.by(share) }).collect(),
        public: sector.public,
        your_assumptions: question.is_argued(),
        working,
    })
}

/// What a service usually spends on, in percent with one decimal: the shares add to 100.
///
/// None if the pack has no such service.
#[must_use]
pub fn usual_mix(question: &Question, pack: &Pack) -> Option<Mix> {
    let values = Values::of(pack, pack.sector(&question.service)?).with(&question.set);
    let tenths = |value: f64| (value * 1000.0).round() / 10.0;
    let payroll = tenths(values.get(Coefficient::PayDirect).central).clamp(0.0, 100.0);
    let purchases = tenths(1.0 - values.get(Coefficient::GdpDirect).central).clamp(0.0, 100.0 - payroll);
    let wear = tenths((100.0 - payroll - purchases) / 100.0);
    Some(Mix { payroll, purchases, transfers: 0.0, capital: 0.0, wear })
}

/// Whether a question is of dollars.
#[must_use]
pub fn is_of_dollars(question: &Question) -> bool {
    matches!(question.size, Size::Dollars { .. })
}
