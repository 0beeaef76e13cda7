//! Would the verdict be another if the weights were? Ten thousand weightings are tried, and each criterion is left
//! out once.

use crate::chance::Chance;
use crate::rubric::Rubric;
use crate::score::Finding;
use crate::verdict::{Judged, Outcome, Ratio, judge, marks};

/// How many weightings are tried.
pub const DRAWS: u32 = 10_000;
/// How many columns the picture of the means has; each is two points wide.
pub const BINS: usize = 50;
/// Where the row of chance begins.
const SEED: u64 = 20_120_326;

/// What comes out when one criterion is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    /// The criterion's short name.
    pub criterion: String,
    /// What comes out.
    pub outcome: Outcome,
    /// The mean, if there is one.
    pub mean: Option<Ratio>,
}

/// How far a verdict depends on the weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// The verdict that is asked about.
    pub outcome: Outcome,
    /// Under how many weightings it stands, of [`DRAWS`].
    pub same: u32,
    /// How often each outcome came, in the order of [`Outcome::ALL`].
    pub outcomes: [u32; 3],
    /// How many means fell into each two points from 0 to 100. Without a mean all are 0.
    pub bins: [u32; BINS],
    /// The mean, in tenths, that five weightings in a hundred fall below; and the one that five are above.
    pub range: Option<(i64, i64)>,
    /// Each criterion left out, in the rubric's order.
    pub without: Vec<Without>,
}

impl Robustness {
    /// The share of weightings under which the verdict stands, in tenths of a percent, rounded down.
    #[must_use]
    pub fn tenths(&self) -> i64 {
        i64::from(self.same) * 1_000 / i64::from(DRAWS)
    }

    /// How many criteria can be left out, one at a time, without another verdict.
    #[must_use]
    pub fn stands_without(&self) -> usize {
        self.without.iter().filter(|one| one.outcome == self.outcome).count()
    }
}

/// Tries weightings in which each weight is moved by itself, by up to the rubric's shift in percent, up or down, all
/// moves alike likely; then leaves out one criterion after the other. The criteria draw in the order of their short
/// names, so that their order in the rubric doesn't matter.
#[must_use]
pub fn robustness(rubric: &Rubric, findings: &[Finding]) -> Robustness {
    let marks = marks(rubric, findings);
    let own: Vec<u64> = rubric.criteria.iter().map(|criterion| u64::from(criterion.weight)).collect();
    let weight = |i: usize| own.get(i).copied().unwrap_or(0);
    let Judged { outcome, .. } = judge(rubric, &marks, weight, None);
    let mut order: Vec<usize> = (0..own.len()).collect();
    order.sort_by_key(|&i| &rubric.criteria[i].id);
    let shift = u64::from(rubric.shift.min(90)) * 10;
    let mut chance = Chance::new(SEED);
    let (mut outcomes, mut bins, mut means) = ([0_u32; 3], [0_u32; BINS], Vec::new());
    let mut moved = own.clone();
    for _ in 0..DRAWS {
        for &i in &order {
            moved[i] = own[i] * chance.between(1_000 - shift, 1_000 + shift);
        }
        let judged = judge(rubric, &marks, |i| moved.get(i).copied().unwrap_or(0), None);
        for (count, one) in outcomes.iter_mut().zip(Outcome::ALL) {
            *count += u32::from(one == judged.outcome);
        }
        if let Some(mean) = judged.mean {
            let tenths = mean.tenths_of_points();
            let bin = usize::try_from(tenths / 20).unwrap_or(0).min(BINS - 1);
            bins[bin] += 1;
            means.push(tenths);
        }
    }
    means.sort_unstable();
    let at = |hundredths: usize| means.get(means.len() * hundredths / 100).copied();
    let range = at(5).zip(means.iter().rev().nth(means.len() * 5 / 100).copied());
    let leave = |i: usize| {
        let judged = judge(rubric, &marks, weight, Some(i));
        Without { criterion: rubric.criteria[i].id.clone(), outcome: judged.outcome, mean: judged.mean }
    };
    let same = outcomes.iter().zip(Outcome::ALL).filter(|(_, one)| *one == outcome).map(|(n, _)| *n).sum();
    Robustness { outcome, same, outcomes, bins, range, without: (0..own.len()).map(leave).collect() }
}
