//! The rules of the test, put to any rubric and any scores there could be.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

use commonfront_fairness::{
    ANCHORS, Anchor, Answer, Confidence, Criterion, DRAWS, Decimal, Dimension, Fault, Finding, GateState,
    Kind, Mark, OURS, Outcome, Part, Reason, Rubric, RubricError, Scale, Score, Settlement, Standing, Words,
    findings, robustness, verdict,
};
use proptest::prelude::*;

fn words(text: &str) -> Words {
    Words { en: text.into(), fr: text.into() }
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn criterion(id: &str, kind: Kind, weight: u8) -> Criterion {
    let anchors = ANCHORS.map(|points| Anchor { points, words: words("So") }).to_vec();
    let numeric = kind == Kind::Numeric;
    Criterion {
        id: id.into(),
        dimension: "d".into(),
        name: words("Name"),
        question: words("Is it?"),
        evidence: words("That"),
        weight,
        kind,
        anchors: if numeric { Vec::new() } else { anchors },
        scale: numeric.then(|| Scale { unit: words("percent"), zero: number("-6"), full: number("4") }),
        threshold: (kind == Kind::Gate).then_some(33),
    }
}

fn rubric(criteria: Vec<Criterion>) -> Rubric {
    Rubric {
        id: "r".into(),
        version: 1,
        title: words("Title"),
        about: words("About"),
        pass_mark: 60,
        coverage_limit: 70,
        shift: 50,
        dimensions: vec![Dimension { id: "d".into(), name: words("Dimension") }],
        criteria,
    }
}

fn score(criterion: &str, assessor: &str, answer: Answer) -> Score {
    Score {
        criterion: criterion.into(),
        assessor: assessor.into(),
        answer,
        page: "Table 1".into(),
        confidence: Confidence::High,
        note: String::new(),
        dissent: String::new(),
    }
}

fn one(rubric: &Rubric, answers: &[(&str, Answer)]) -> Vec<Finding> {
    let scores: Vec<Score> = answers.iter().map(|(id, answer)| score(id, "A", *answer)).collect();
    findings(rubric, &scores, &[])
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => prop::sample::select(ANCHORS.to_vec()).prop_map(Answer::Points),
        3 => (-100_i64..100).prop_map(|n| Answer::Value(Decimal::whole(n / 8).unwrap())),
        1 => Just(Answer::NotApplicable),
        1 => Just(Answer::NoEvidence),
        1 => any::<u8>().prop_map(Answer::Points),
    ]
}

/// A test: a rubric of up to twelve criteria, what up to three assessors say, what was settled.
fn test() -> impl Strategy<Value = (Rubric, Vec<Score>, Vec<Settlement>)> {
    let kind = prop_oneof![4 => Just(Kind::Ordinal), 3 => Just(Kind::Numeric), 1 => Just(Kind::Gate)];
    let criteria = prop::collection::vec((kind, 1_u8..40), 1..12);
    let scores = prop::collection::vec((0_usize..12, 0_usize..3, answer()), 0..40);
    let settled = prop::collection::vec((0_usize..12, answer()), 0..8);
    (criteria, scores, settled).prop_map(|(criteria, scores, settled)| {
        let criteria = criteria.into_iter().enumerate().map(|(i, (kind, weight))| {
            criterion(&format!("c{i}"), kind, if kind == Kind::Gate { 0 } else { weight })
        });
        let scores =
            scores.into_iter().map(|(i, who, answer)| score(&format!("c{i}"), &format!("a{who}"), answer));
        let settled = settled.into_iter().map(|(i, answer)| Settlement {
            criterion: format!("c{i}"),
            answer,
            reason: "So it is".into(),
        });
        (rubric(criteria.collect()), scores.collect(), settled.collect())
    })
}

fn turned<T>(mut list: Vec<T>, by: usize) -> Vec<T> {
    list.reverse();
    if !list.is_empty() {
        let by = by % list.len();
        list.rotate_left(by);
    }
    list
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_moves_a_verdict((rubric, scores, settled) in test(), by in 0_usize..50) {
        let found = findings(&rubric, &scores, &settled);
        let (one, firm) = (verdict(&rubric, &found), robustness(&rubric, &found));
        let mut other = rubric.clone();
        other.criteria = turned(other.criteria, by);
        let found = findings(&other, &turned(scores, by), &turned(settled, by));
        let (two, again) = (verdict(&other, &found), robustness(&other, &found));
        prop_assert_eq!((one.outcome, one.mean, one.coverage), (two.outcome, two.mean, two.coverage));
        prop_assert_eq!(&one.dimensions, &two.dimensions);
        for mark in &one.criteria {
            prop_assert!(two.criteria.contains(mark));
        }
        prop_assert_eq!((firm.outcomes, firm.bins, firm.range), (again.outcomes, again.bins, again.range));
    }

    #[test]
    fn what_criteria_and_dimensions_add_is_the_mean_as_shown((rubric, scores, settled) in test()) {
        let verdict = verdict(&rubric, &findings(&rubric, &scores, &settled));
        let mean = verdict.mean.map_or(0, |mean| mean.tenths_of_points());
        prop_assert_eq!(verdict.criteria.iter().map(|one| one.adds).sum::<i64>(), mean);
        prop_assert_eq!(verdict.dimensions.iter().map(|one| one.adds).sum::<i64>(), mean);
        prop_assert!((0..=1_000).contains(&mean));
        prop_assert!((0..=1_000).contains(&verdict.coverage.tenths_of_percent()));
    }

    #[test]
    fn the_verdict_is_what_the_rules_say_in_plain_words((rubric, scores, settled) in test()) {
        let found = findings(&rubric, &scores, &settled);
        let verdict = verdict(&rubric, &found);
        let (mut sum, mut known, mut all) = (0.0, 0.0, 0.0);
        let (mut failed, mut open) = (false, false);
        for (criterion, finding) in rubric.criteria.iter().zip(&found) {
            let points = criterion.points(finding.answer).unwrap().map(|points| f64::from(points) / 10_000.0);
            if finding.answer == Answer::NotApplicable {
                continue;
            }
            if criterion.is_gate() {
                failed |= points.is_some_and(|points| points < 33.0);
                open |= points.is_none();
            } else {
                let weight = f64::from(criterion.weight);
                all += weight;
                known += points.map_or(0.0, |_| weight);
                sum += points.unwrap_or(0.0) * weight;
            }
        }
        let expected = match () {
            () if failed => Outcome::Fail,
            () if open || known == 0.0 || known * 100.0 < all * 70.0 => Outcome::InsufficientEvidence,
            () if sum + 1e-6 >= known * 60.0 => Outcome::Pass,
            () => Outcome::Fail,
        };
        prop_assert_eq!(verdict.outcome, expected);
    }

    #[test]
    fn a_better_answer_never_turns_a_pass_into_anything_else((rubric, scores, settled) in test(), which in 0_usize..12) {
        let mut found = findings(&rubric, &scores, &settled);
        let before = verdict(&rubric, &found).outcome;
        if let Some(finding) = found.get_mut(which) {
            finding.answer = match finding.answer {
                Answer::Points(_) => Answer::Points(100),
                Answer::Value(_) => Answer::Value(Decimal::whole(4).unwrap()),
                other => other,
            };
        }
        if before == Outcome::Pass {
            prop_assert_eq!(verdict(&rubric, &found).outcome, Outcome::Pass);
        }
    }

    #[test]
    fn equal_points_give_the_same_verdict_under_every_weighting(
        weights in prop::collection::vec(1_u8..40, 1..10), points in prop::sample::select(ANCHORS.to_vec()),
    ) {
        let criteria: Vec<Criterion> =
            weights.iter().enumerate().map(|(i, &weight)| criterion(&format!("c{i}"), Kind::Ordinal, weight)).collect();
        let rubric = rubric(criteria);
        let scores: Vec<Score> =
            rubric.criteria.iter().map(|one| score(&one.id, "A", Answer::Points(points))).collect();
        let firm = robustness(&rubric, &findings(&rubric, &scores, &[]));
        prop_assert_eq!((firm.same, firm.tenths()), (DRAWS, 1_000));
        prop_assert_eq!(firm.range, Some((i64::from(points) * 10, i64::from(points) * 10)));
        prop_assert_eq!(firm.bins.iter().sum::<u32>(), DRAWS);
        let left = weights.len() > 1;
        prop_assert!(!left || firm.stands_without() == weights.len());
    }

    #[test]
    fn weightings_are_counted_once_each((rubric, scores, settled) in test()) {
        let found = findings(&rubric, &scores, &settled);
        let firm = robustness(&rubric, &found);
        prop_assert_eq!(firm.outcomes.iter().sum::<u32>(), DRAWS);
        prop_assert_eq!(firm.outcome, verdict(&rubric, &found).outcome);
        prop_assert!(firm.range.is_none_or(|(low, high)| low <= high));
        prop_assert_eq!(firm.without.len(), rubric.criteria.len());
    }

    #[test]
    fn points_rise_with_the_number_and_stay_within_bounds(a in -500_i64..500, b in -500_i64..500, falls in any::<bool>()) {
        let (zero, full) = if falls { (number("4"), number("-6")) } else { (number("-6"), number("4")) };
        let scale = Scale { unit: words("percent"), zero, full };
        let value = |n: i64| scale.points(format!("{}.{:02}", n / 100, n.abs() % 100).parse().unwrap());
        let (least, most) = (a.min(b) / 100 * 100, a.max(b) / 100 * 100);
        let rises = if falls { value(least) >= value(most) } else { value(least) <= value(most) };
        prop_assert!(rises);
        prop_assert!(value(a) <= 1_000_000);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), cut in 0_usize..4_000) {
        prop_assert!(Rubric::parse(&text).is_err());
        let cut: String = OURS.chars().take(cut).collect();
        prop_assert!(Rubric::parse(&cut).is_err());
    }
}

#[test]
fn our_own_rubric_holds_together_and_reads_back() {
    let rubric = Rubric::parse(OURS).unwrap();
    assert_eq!((rubric.name().as_str(), rubric.pass_mark, rubric.coverage_limit), ("commonfront-1", 60, 70));
    assert_eq!(rubric.criteria.iter().filter(|one| one.is_gate()).count(), 2);
    let kept = serde_json::to_string(&rubric).unwrap();
    assert_eq!(serde_json::from_str::<Rubric>(&kept).unwrap(), rubric);
    assert_eq!(toml::from_str::<Rubric>(&toml::to_string(&rubric).unwrap()).unwrap(), rubric);
    // To stand still where prices are measured is worth just the pass mark.
    for id in ["wages", "assistance", "growth"] {
        assert_eq!(
            rubric.criterion(id).unwrap().points(Answer::Value(number("0"))),
            Ok(Some(600_000)),
            "{id}"
        );
    }
}

#[test]
fn coverage_at_its_edge() {
    let rubric = rubric(vec![criterion("a", Kind::Ordinal, 70), criterion("b", Kind::Ordinal, 30)]);
    assert_eq!(rubric.faults(), []);
    let outcome = |answers: &[(&str, Answer)]| verdict(&rubric, &one(&rubric, answers)).outcome;
    assert_eq!(outcome(&[("a", Answer::Points(100))]), Outcome::Pass, "70 of 100 is enough");
    assert_eq!(outcome(&[("a", Answer::Points(33))]), Outcome::Fail);
    assert_eq!(outcome(&[("b", Answer::Points(100))]), Outcome::InsufficientEvidence);
    let skipped = [("a", Answer::NotApplicable), ("b", Answer::Points(100))];
    assert_eq!(outcome(&skipped), Outcome::Pass, "what doesn't apply doesn't count");
    assert_eq!(
        outcome(&[("a", Answer::NotApplicable), ("b", Answer::NotApplicable)]),
        Outcome::InsufficientEvidence
    );
    assert_eq!(outcome(&[]), Outcome::InsufficientEvidence);
}

#[test]
fn the_pass_mark_at_its_edge() {
    let rubric = rubric(vec![criterion("a", Kind::Numeric, 100)]);
    let of = |value: &str| verdict(&rubric, &one(&rubric, &[("a", Answer::Value(number(value)))]));
    assert_eq!(of("0").outcome, Outcome::Pass);
    let below = of("-0.0001");
    assert_eq!(below.outcome, Outcome::Fail);
    assert_eq!(below.mean.unwrap().tenths_of_points(), 599, "what fails isn't shown as 60.0");
    assert_eq!(below.reasons, [Reason::Mean]);
}

#[test]
fn gates_at_their_edges() {
    let rubric = rubric(vec![criterion("a", Kind::Ordinal, 100), criterion("gate", Kind::Gate, 0)]);
    let of = |gate: Answer| verdict(&rubric, &one(&rubric, &[("a", Answer::Points(100)), ("gate", gate)]));
    assert_eq!(of(Answer::Points(33)).outcome, Outcome::Pass);
    let failed = of(Answer::Points(0));
    assert_eq!((failed.outcome, failed.gates[0].state), (Outcome::Fail, GateState::Failed));
    assert_eq!(failed.reasons, [Reason::GateFailed("gate".into())]);
    let open = of(Answer::NoEvidence);
    assert_eq!((open.outcome, open.gates[0].state), (Outcome::InsufficientEvidence, GateState::Open));
    assert_eq!(of(Answer::NotApplicable).outcome, Outcome::Pass);
    let alone = verdict(&rubric, &one(&rubric, &[("gate", Answer::Points(0))]));
    assert_eq!(alone.outcome, Outcome::Fail, "a failed gate comes before coverage");
    let firm = robustness(&rubric, &one(&rubric, &[("a", Answer::Points(100)), ("gate", Answer::Points(0))]));
    assert_eq!((firm.same, firm.stands_without()), (DRAWS, 1), "it all hangs on the gate");
    assert_eq!(firm.without[1].outcome, Outcome::Pass);
}

#[test]
fn a_disagreement_counts_once_it_is_settled_and_dissent_stays() {
    let rubric = rubric(vec![criterion("a", Kind::Ordinal, 100)]);
    let scores = [score("a", "A", Answer::Points(0)), score("a", "B", Answer::Points(67))];
    let open = findings(&rubric, &scores, &[]);
    assert_eq!((&open[0].standing, open[0].answer), (&Standing::Disputed, Answer::NoEvidence));
    assert_eq!(open[0].dissents().count(), 0);
    let settled =
        [Settlement { criterion: "a".into(), answer: Answer::Points(67), reason: "Table 3".into() }];
    let found = findings(&rubric, &scores, &settled);
    assert_eq!(found[0].standing, Standing::Settled("Table 3".into()));
    assert_eq!(found[0].dissents().map(|score| score.assessor.as_str()).collect::<Vec<_>>(), ["A"]);
    assert_eq!(found[0].supports().map(|score| score.assessor.as_str()).collect::<Vec<_>>(), ["B"]);
    assert_eq!(verdict(&rubric, &found).criteria[0].mark, Mark::Points(670_000));
    let agreed = findings(&rubric, &scores[1..], &settled);
    assert_eq!(agreed[0].standing, Standing::Agreed);
    let misfit = [score("a", "A", Answer::Value(number("3"))), score("a", "B", Answer::Points(50))];
    assert_eq!(findings(&rubric, &misfit, &[])[0].standing, Standing::Open);
}

#[test]
fn a_rubric_that_does_not_hold_together_says_all_that_is_wrong() {
    let mut bad = rubric(vec![
        criterion("a", Kind::Ordinal, 40),
        criterion("a", Kind::Numeric, 50),
        criterion("gate", Kind::Gate, 5),
        criterion("Bad name", Kind::Ordinal, 0),
    ]);
    bad.version = 0;
    (bad.pass_mark, bad.coverage_limit, bad.shift) = (0, 101, 91);
    bad.title.fr = " ".into();
    bad.dimensions.push(Dimension { id: "empty".into(), name: words("Empty") });
    bad.criteria[0].anchors.reverse();
    bad.criteria[1].scale.as_mut().unwrap().full = number("-6");
    bad.criteria[2].threshold = None;
    bad.criteria[3].dimension = "nowhere".into();
    let faults = bad.faults();
    for fault in [
        Fault::NoVersion,
        Fault::PassMark,
        Fault::CoverageLimit,
        Fault::Shift,
        Fault::Missing { at: String::new(), part: Part::Title, language: "fr" },
        Fault::SameName("a".into()),
        Fault::BadName("Bad name".into()),
        Fault::EmptyDimension("empty".into()),
        Fault::UnknownDimension("Bad name".into()),
        Fault::NoWeight("Bad name".into()),
        Fault::WeightOnGate("gate".into()),
        Fault::Threshold("gate".into()),
        Fault::Anchors("a".into()),
        Fault::FlatScale("a".into()),
        Fault::Weights(95),
    ] {
        assert!(faults.contains(&fault), "{fault:?}: {faults:?}");
    }
    assert!(rubric(vec![criterion("gate", Kind::Gate, 0)]).faults().contains(&Fault::Nothing));
    let text = OURS.replacen("weight = 12", "weight = 13", 1);
    assert_eq!(Rubric::parse(&text), Err(RubricError::Faults(vec![Fault::Weights(101)])));
    let Err(RubricError::Unreadable { line, .. }) = Rubric::parse("id = \"a\"\nversion = soon\n") else {
        panic!()
    };
    assert_eq!(line, Some(2));
}

#[test]
fn the_same_scores_give_the_same_robustness_for_ever() {
    let rubric = Rubric::parse(OURS).unwrap();
    // Every answer in words is worth 67 points, and every number half of its scale.
    let half = [
        ("wages", "-1"),
        ("assistance", "-1"),
        ("spending", "85"),
        ("health", "85"),
        ("growth", "-0.5"),
        ("tax-level", "90"),
    ];
    let answer = |id: &str| {
        let value = half.iter().find(|(name, _)| *name == id);
        value.map_or(Answer::Points(67), |(_, value)| Answer::Value(number(value)))
    };
    let answers: Vec<(&str, Answer)> =
        rubric.criteria.iter().map(|one| (one.id.as_str(), answer(&one.id))).collect();
    let firm = robustness(&rubric, &one(&rubric, &answers));
    assert_eq!((firm.outcome, firm.same, firm.range), (Outcome::Fail, 9_390, Some((575, 600))));
}
