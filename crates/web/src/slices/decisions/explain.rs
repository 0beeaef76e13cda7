//! A count in words: each step with its numbers, and the picture of what was said.

use commonfront_domain::Micros;
use commonfront_voting::{Rule, Share, Step, Weighting};

use super::begin::stretch;
use crate::i18n::T;

/// A step of a count.
#[derive(Clone, Debug)]
pub struct StepView {
    /// What it is about.
    pub title: &'static str,
    /// Its numbers.
    pub words: String,
    /// What follows from them, if something does: whether it was met.
    pub met: Option<bool>,
}

/// A part of what was said.
#[derive(Clone, Debug)]
pub struct Slice {
    /// What.
    pub label: &'static str,
    /// The class of its bar.
    pub class: &'static str,
    /// How many organisations.
    pub organisations: i64,
    /// The people they represent, if that is what votes weigh.
    pub weight: i64,
    /// Where its bar begins, in per cent.
    pub from: String,
    /// How long it is, in per cent.
    pub width: String,
}

fn small(n: u128) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn number(t: T, n: impl Into<u128>) -> String {
    t.number(small(n.into()))
}

fn say(t: T, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    t.with_all(key, &values)
}

fn ballots(t: T, step: Step) -> String {
    let Step::Ballots { cast, counted, replaced, earlier, late, departed, strangers } = step else {
        return String::new();
    };
    let parts = [
        ("decisions-ballots-counted", counted),
        ("decisions-ballots-replaced", replaced),
        ("decisions-ballots-earlier", earlier),
        ("decisions-ballots-late", late),
        ("decisions-ballots-departed", departed + strangers),
    ];
    let shown = parts.iter().enumerate().filter(|(i, (_, n))| *i == 0 || *n > 0);
    let shown: Vec<String> = shown.map(|(_, (key, n))| t.num(key, small((*n).into()))).collect();
    format!("{} = {}", t.num("decisions-ballots-cast", small(cast.into())), shown.join(" + "))
}

/// What was said, as parts of a bar.
#[must_use]
pub fn slices(t: T, steps: &[Step]) -> Vec<Slice> {
    let Some(&Step::Votes { yes, no, abstained, missing, all }) =
        steps.iter().find(|step| matches!(step, Step::Votes { .. }))
    else {
        return Vec::new();
    };
    let parts = [
        ("decisions-said-yes", "votes-yes", yes),
        ("decisions-said-no", "votes-no", no),
        ("decisions-said-abstain", "votes-abstain", abstained),
        ("decisions-said-nothing", "votes-missing", missing),
    ];
    // In hundredths of a per cent of the whole, so that the bar is full whatever is rounded.
    let mut from = 0;
    let mut before = 0;
    let slice = |(key, class, share): (&str, &'static str, Share)| {
        before += share.weight;
        let until = before.saturating_mul(10_000).checked_div(all.weight).map_or(0, small);
        let slice = Slice {
            label: t.get(key),
            class,
            organisations: small(share.organisations.into()),
            weight: small(share.weight),
            from: format!("{}.{:02}", from / 100, from % 100),
            width: format!("{}.{:02}", (until - from) / 100, (until - from) % 100),
        };
        from = until;
        slice
    };
    parts.map(slice).into()
}

/// The sentence over the picture.
#[must_use]
pub fn sum(t: T, steps: &[Step], weighting: Weighting) -> String {
    let Some(Step::Votes { yes, no, abstained, missing, all }) =
        steps.iter().find(|step| matches!(step, Step::Votes { .. }))
    else {
        return String::new();
    };
    let key = match weighting {
        Weighting::OneEach => "decisions-sum",
        Weighting::ByMembers => "decisions-sum-people",
    };
    let values = [("yes", yes), ("no", no), ("abstained", abstained), ("missing", missing), ("all", all)];
    say(t, key, &values.map(|(name, share)| (name, number(t, share.weight))))
}

fn notice(t: T, [needed, given]: [Micros; 2], urgent: bool, objections: u64, replied: u64) -> String {
    let key = match (urgent, objections * 2 > replied) {
        (false, _) => "decisions-notice-ordinary",
        (true, false) => "decisions-notice-urgent",
        (true, true) => "decisions-notice-denied",
    };
    let numbers = [
        ("needed", stretch(t, needed)),
        ("given", stretch(t, given)),
        ("objections", number(t, objections)),
        ("replied", number(t, replied)),
    ];
    say(t, key, &numbers)
}

/// The steps of a count in words.
#[must_use]
pub fn steps(t: T, steps: &[Step], weighting: Weighting) -> Vec<StepView> {
    let view = |&step: &Step| match step {
        Step::Electorate { frozen, left, electors } => StepView {
            title: t.get("decisions-step-electorate"),
            words: say(
                t,
                "decisions-step-electorate-words",
                &[
                    ("frozen", number(t, frozen)),
                    ("left", number(t, left)),
                    ("electors", number(t, electors)),
                ],
            ),
            met: None,
        },
        Step::Ballots { .. } => {
            StepView { title: t.get("decisions-step-ballots"), words: ballots(t, step), met: None }
        }
        Step::Notice { needed, given, urgent, objections, replied, met } => StepView {
            title: t.get("decisions-step-notice"),
            words: notice(t, [needed, given], urgent, objections, replied),
            met: Some(met),
        },
        Step::Quorum { of, percent, all, needed, replied, met } => StepView {
            title: t.get("decisions-step-quorum"),
            words: say(
                t,
                match of {
                    Weighting::OneEach => "decisions-step-quorum-organisations",
                    Weighting::ByMembers => "decisions-step-quorum-people",
                },
                &[
                    ("percent", number(t, percent)),
                    ("all", number(t, all)),
                    ("needed", number(t, needed)),
                    ("replied", number(t, replied)),
                ],
            ),
            met: Some(met),
        },
        Step::Votes { .. } => {
            StepView { title: t.get("decisions-step-votes"), words: sum(t, steps, weighting), met: None }
        }
        Step::Rule { rule, yes, no, needed, objections, met } => StepView {
            title: t.get(&format!("decisions-rule-{}", rule.name())),
            words: say(
                t,
                match rule {
                    Rule::Consensus => "decisions-step-consensus",
                    Rule::Majority => "decisions-step-majority",
                    Rule::TwoThirds => "decisions-step-two-thirds",
                    Rule::Unanimity => "decisions-step-unanimity",
                },
                &[
                    ("yes", number(t, yes)),
                    ("cast", number(t, yes + no)),
                    ("needed", number(t, needed)),
                    ("objections", number(t, objections)),
                ],
            ),
            met: Some(met),
        },
    };
    steps.iter().map(view).collect()
}
