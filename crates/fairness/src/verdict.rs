//! From answers to a verdict. Sums of whole numbers only, so that no order and no rounding can move it.

use serde::{Deserialize, Serialize};

use crate::rubric::{Criterion, Rubric};
use crate::score::{Answer, Finding};

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The budget passes.
    Pass,
    /// It fails.
    Fail,
    /// Too little is known to say.
    InsufficientEvidence,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pass, Self::Fail, Self::InsufficientEvidence];

    /// Its name in files and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::InsufficientEvidence => "insufficient-evidence",
        }
    }
}

/// Why it came out so; several may hold at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A gate failed, by its short name.
    GateFailed(String),
    /// A gate wasn't answered, by its short name: no budget passes a gate that nobody looked at.
    GateOpen(String),
    /// Less than the limit was answered.
    Coverage,
    /// The mean is below the pass mark.
    Mean,
}

/// A fraction of two whole numbers. As points it counts in ten-thousandths of a point per unit of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Above the line.
    pub over: u64,
    /// Below it; never 0.
    pub under: u64,
}

impl Ratio {
    fn new(over: u64, under: u64) -> Option<Self> {
        (under > 0).then_some(Self { over, under })
    }

    fn share(over: u64, under: u64) -> Self {
        Self::new(over, under).unwrap_or(Self { over: 0, under: 1 })
    }

    /// As points out of 100, in tenths, rounded down: a number never looks better than it is.
    #[must_use]
    pub fn tenths_of_points(self) -> i64 {
        i64::try_from(self.over / (self.under * 1_000)).unwrap_or(i64::MAX)
    }

    /// A share as a percentage, in tenths, rounded down.
    #[must_use]
    pub fn tenths_of_percent(self) -> i64 {
        i64::try_from(self.over * 1_000 / self.under).unwrap_or(i64::MAX)
    }

    fn reaches_points(self, points: u8) -> bool {
        self.over >= self.under * u64::from(points) * 10_000
    }

    fn reaches_percent(self, percent: u8) -> bool {
        self.over * 100 >= self.under * u64::from(percent)
    }
}

/// What an answer does to the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It counts, with so many ten-thousandths of a point.
    Points(u32),
    /// The question doesn't arise.
    NotApplicable,
    /// It isn't answered.
    Open,
}

impl Mark {
    /// The points, if there are any, in tenths, rounded down.
    #[must_use]
    pub fn tenths(self) -> Option<i64> {
        match self {
            Self::Points(points) => Some(i64::from(points) / 1_000),
            Self::NotApplicable | Self::Open => None,
        }
    }
}

/// A criterion's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionMark {
    /// The criterion's short name.
    pub criterion: String,
    /// Its mark.
    pub mark: Mark,
    /// How many tenths of a point it adds to the mean as shown. All of them add up to it exactly (largest
    /// remainders).
    pub adds: i64,
}

/// How a gate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateState {
    /// At the threshold or above.
    Held,
    /// Below.
    Failed,
    /// Not answered.
    Open,
    /// The question doesn't arise.
    NotApplicable,
}

impl GateState {
    /// Its name in files and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Failed => "failed",
            Self::Open => "open",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The criterion's short name.
    pub criterion: String,
    /// How it stands.
    pub state: GateState,
}

/// A dimension's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionMark {
    /// The dimension's short name.
    pub dimension: String,
    /// The weighted mean of what was answered, if anything.
    pub mean: Option<Ratio>,
    /// The share of its weight that was answered.
    pub coverage: Ratio,
    /// Its weight.
    pub weight: u64,
    /// How many tenths of a point it adds to the mean as shown.
    pub adds: i64,
}

/// The verdict, with all that leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What comes out.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The weighted mean over what applies and was answered, if anything.
    pub mean: Option<Ratio>,
    /// The share of the weight that was answered, of what applies.
    pub coverage: Ratio,
    /// The gates, in the rubric's order.
    pub gates: Vec<Gate>,
    /// The dimensions, in the rubric's order.
    pub dimensions: Vec<DimensionMark>,
    /// The criteria, in the rubric's order.
    pub criteria: Vec<CriterionMark>,
}

/// What a judgement rests on.
pub(crate) struct Judged {
    pub(crate) outcome: Outcome,
    pub(crate) mean: Option<Ratio>,
    pub(crate) coverage: Ratio,
}

fn gate_state(criterion: &Criterion, mark: Mark) -> GateState {
    match mark {
        Mark::NotApplicable => GateState::NotApplicable,
        Mark::Open => GateState::Open,
        Mark::Points(points) if points < u32::from(criterion.threshold.unwrap_or(0)) * 10_000 => {
            GateState::Failed
        }
        Mark::Points(_) => GateState::Held,
    }
}

/// The marks of a rubric's criteria, in its order.
pub(crate) fn marks(rubric: &Rubric, findings: &[Finding]) -> Vec<Mark> {
    let mark = |criterion: &Criterion| {
        let answer =
            findings.iter().find(|finding| finding.criterion == criterion.id).map(|finding| finding.answer);
        match answer {
            Some(Answer::NotApplicable) => Mark::NotApplicable,
            Some(answer) => criterion.points(answer).ok().flatten().map_or(Mark::Open, Mark::Points),
            None => Mark::Open,
        }
    };
    rubric.criteria.iter().map(mark).collect()
}

/// Judges marks by the rubric, with other weights than its own if need be; `without` is left out.
pub(crate) fn judge(
    rubric: &Rubric,
    marks: &[Mark],
    weight: impl Fn(usize) -> u64,
    without: Option<usize>,
) -> Judged {
    let (mut sum, mut known, mut applicable) = (0, 0, 0);
    let (mut failed, mut open) = (false, false);
    for (i, (criterion, &mark)) in rubric.criteria.iter().zip(marks).enumerate() {
        if without == Some(i) {
            continue;
        }
        if criterion.is_gate() {
            let state = gate_state(criterion, mark);
            failed |= state == GateState::Failed;
            open |= state == GateState::Open;
            continue;
        }
        match mark {
            Mark::Points(points) => {
                known += weight(i);
                applicable += weight(i);
                sum += weight(i) * u64::from(points);
            }
            Mark::Open => applicable += weight(i),
            Mark::NotApplicable => {}
        }
    }
    let (mean, coverage) = (Ratio::new(sum, known), Ratio::share(known, applicable));
    // A failed gate comes first: nothing that could still be found would undo it.
    let outcome = if failed {
        Outcome::Fail
    } else if open || !coverage.reaches_percent(rubric.coverage_limit) {
        Outcome::InsufficientEvidence
    } else if mean.is_some_and(|mean| mean.reaches_points(rubric.pass_mark)) {
        Outcome::Pass
    } else {
        Outcome::Fail
    };
    Judged { outcome, mean, coverage }
}

/// Shares of a total in tenths that add up to it exactly: each is rounded down, and what is left goes to the
/// largest remainders, of equal ones to the first name.
fn shares(parts: &[(u64, &str)], under: u64, total: i64) -> Vec<i64> {
    let unit = under.max(1) * 1_000;
    let mut shares: Vec<i64> =
        parts.iter().map(|(over, _)| i64::try_from(over / unit).unwrap_or(0)).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(parts[i].0 % unit), parts[i].1));
    let left = usize::try_from(total - shares.iter().sum::<i64>()).unwrap_or(0);
    for i in order.into_iter().take(left) {
        shares[i] += 1;
    }
    shares
}

/// The verdict on what came of the questions.
#[must_use]
pub fn verdict(rubric: &Rubric, findings: &[Finding]) -> Verdict {
    let marks = marks(rubric, findings);
    let weight = |i: usize| rubric.criteria.get(i).map_or(0, |criterion| u64::from(criterion.weight));
    let Judged { outcome, mean, coverage } = judge(rubric, &marks, weight, None);
    let gates: Vec<Gate> = rubric
        .criteria
        .iter()
        .zip(&marks)
        .filter(|(criterion, _)| criterion.is_gate())
        .map(|(criterion, &mark)| Gate {
            criterion: criterion.id.clone(),
            state: gate_state(criterion, mark),
        })
        .collect();
    let reason = |gate: &Gate| match gate.state {
        GateState::Failed => Some(Reason::GateFailed(gate.criterion.clone())),
        GateState::Open => Some(Reason::GateOpen(gate.criterion.clone())),
        GateState::Held | GateState::NotApplicable => None,
    };
    let mut reasons: Vec<Reason> = gates.iter().filter_map(reason).collect();
    if !coverage.reaches_percent(rubric.coverage_limit) {
        reasons.push(Reason::Coverage);
    }
    if mean.is_some_and(|mean| !mean.reaches_points(rubric.pass_mark)) {
        reasons.push(Reason::Mean);
    }
    let (under, total) = mean.map_or((1, 0), |mean| (mean.under, mean.tenths_of_points()));
    let part = |(criterion, mark): (&'_ Criterion, &Mark)| match mark {
        Mark::Points(points) => u64::from(criterion.weight) * u64::from(*points),
        Mark::NotApplicable | Mark::Open => 0,
    };
    let parts: Vec<(u64, &str)> =
        rubric.criteria.iter().zip(&marks).map(|(c, m)| (part((c, m)), c.id.as_str())).collect();
    let adds = shares(&parts, under, total);
    let criteria = rubric
        .criteria
        .iter()
        .zip(&marks)
        .zip(&adds)
        .map(|((criterion, &mark), &adds)| CriterionMark { criterion: criterion.id.clone(), mark, adds });
    let dimension = |dimension: &crate::rubric::Dimension| {
        let only = |i: usize| {
            let inside = rubric.criteria.get(i).is_some_and(|criterion| criterion.dimension == dimension.id);
            if inside { weight(i) } else { 0 }
        };
        let Judged { mean, coverage, .. } = judge(rubric, &marks, only, None);
        let of = |i: &usize| rubric.criteria[*i].dimension == dimension.id;
        DimensionMark {
            dimension: dimension.id.clone(),
            mean,
            coverage,
            weight: (0..marks.len()).map(only).sum(),
            adds: (0..marks.len()).filter(of).map(|i| adds[i]).sum(),
        }
    };
    Verdict {
        outcome,
        reasons,
        mean,
        coverage,
        gates,
        dimensions: rubric.dimensions.iter().map(dimension).collect(),
        criteria: criteria.collect(),
    }
}
