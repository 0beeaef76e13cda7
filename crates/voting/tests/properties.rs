//! The rules of a vote, put to any vote there could be.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

use commonfront_voting::{
    Ballot, Choice, Elector, Notice, Outcome, Quorum, Rule, Step, Terms, Verdict, Vote, Weighting, count,
};
use proptest::prelude::*;

const OPENED: i64 = 1_000;
const TERMS: Terms = Terms {
    rule: Rule::Majority,
    weighting: Weighting::OneEach,
    quorum: Quorum { percent: 50, of: Weighting::OneEach },
    notice: Notice { ordinary: 700, urgent: 100 },
    urgent: false,
};

/// A vote of which all parts are its own.
#[derive(Clone, Debug)]
struct Held {
    terms: Terms,
    version: i64,
    closes_at: i64,
    electors: Vec<Elector>,
    ballots: Vec<Ballot>,
}

impl Held {
    fn count(&self) -> Verdict {
        count(&Vote {
            terms: self.terms,
            version: self.version,
            opened_at: OPENED,
            closes_at: self.closes_at,
            electors: &self.electors,
            ballots: &self.ballots,
        })
    }
}

fn one_of<X: Clone + std::fmt::Debug + 'static>(all: &[X]) -> impl Strategy<Value = X> + use<X> {
    prop::sample::select(all.to_vec())
}

fn terms() -> impl Strategy<Value = Terms> {
    let quorum = (0_u8..=100, one_of(&Weighting::ALL)).prop_map(|(percent, of)| Quorum { percent, of });
    (one_of(&Rule::ALL), one_of(&Weighting::ALL), quorum, any::<bool>())
        .prop_map(|(rule, weighting, quorum, urgent)| Terms { rule, weighting, quorum, urgent, ..TERMS })
}

fn elector() -> impl Strategy<Value = (i64, Option<i64>)> {
    let members = prop_oneof![0_i64..5, Just(i64::MAX), Just(i64::MIN), 1_000_i64..100_000];
    (members, prop::option::weighted(0.2, OPENED..OPENED + 1_000))
}

fn ballot() -> impl Strategy<Value = (i64, i64, Choice, bool, i64)> {
    (0_i64..10, 1_i64..4, one_of(&Choice::ALL), any::<bool>(), OPENED..OPENED + 1_000)
}

fn held() -> impl Strategy<Value = Held> {
    let electors = prop::collection::vec(elector(), 0..9);
    let ballots = prop::collection::vec(ballot(), 0..30);
    (terms(), electors, ballots, OPENED..OPENED + 1_000, 1_i64..4).prop_map(
        |(terms, electors, ballots, closes_at, version)| Held {
            terms,
            version,
            closes_at,
            electors: (0..)
                .zip(electors)
                .map(|(organisation, (members, left_at))| Elector { organisation, members, left_at })
                .collect(),
            ballots: (0..)
                .zip(ballots)
                .map(|(sequence, (organisation, version, choice, not_urgent, cast_at))| Ballot {
                    organisation,
                    version,
                    choice,
                    not_urgent,
                    cast_at,
                    sequence,
                })
                .collect(),
        },
    )
}

/// The rules said again, as plainly as possible and one elector at a time.
fn plainly(held: &Held) -> Outcome {
    let stays = |elector: &&Elector| !matches!(elector.left_at, Some(left) if left <= held.closes_at);
    let electors: Vec<&Elector> = held.electors.iter().filter(stays).collect();
    let said = |elector: &Elector| {
        let mut own: Vec<&Ballot> = held
            .ballots
            .iter()
            .filter(|ballot| ballot.organisation == elector.organisation)
            .filter(|ballot| ballot.version == held.version && ballot.cast_at < held.closes_at)
            .collect();
        own.sort_by_key(|ballot| (ballot.cast_at, ballot.sequence));
        own.last().copied().copied()
    };
    let people = |elector: &Elector, by: Weighting| match by {
        Weighting::OneEach => 1.0,
        Weighting::ByMembers => elector.members.max(0) as f64,
    };
    let sum = |by: Weighting, which: &dyn Fn(Option<Ballot>) -> bool| -> f64 {
        electors.iter().filter(|elector| which(said(elector))).map(|elector| people(elector, by)).sum()
    };
    let by = held.terms.weighting;
    let is =
        |choice: Choice| move |ballot: Option<Ballot>| ballot.map(|ballot| ballot.choice) == Some(choice);
    let replies = sum(Weighting::OneEach, &|ballot| ballot.is_some());
    let calm = sum(Weighting::OneEach, &|ballot| ballot.is_some_and(|ballot| ballot.not_urgent));
    let urgent = held.terms.urgent && calm <= replies / 2.0;
    let needed = if urgent { held.terms.notice.urgent } else { held.terms.notice.ordinary };
    if held.closes_at - OPENED < needed {
        return Outcome::NoNotice;
    }
    let of = held.terms.quorum.of;
    let (replied, asked) = (sum(of, &|ballot| ballot.is_some()), sum(of, &|_| true));
    if replied == 0.0 || replied * 100.0 < f64::from(held.terms.quorum.percent) * asked {
        return Outcome::NoQuorum;
    }
    let yes = sum(by, &is(Choice::Yes));
    let no = sum(by, &is(Choice::No)) + sum(by, &is(Choice::Block));
    let adopted = match held.terms.rule {
        Rule::Consensus => {
            yes > 0.0 && electors.iter().all(|e| !said(e).is_some_and(|ballot| ballot.choice.is_against()))
        }
        Rule::Majority => yes > no,
        Rule::TwoThirds => yes > 0.0 && yes * 3.0 >= (yes + no) * 2.0,
        Rule::Unanimity => {
            yes > 0.0 && electors.iter().all(|e| said(e).is_some_and(|ballot| ballot.choice == Choice::Yes))
        }
    };
    if adopted { Outcome::Adopted } else { Outcome::Rejected }
}

/// Fails unless the explanation's numbers add up and lead to the outcome.
fn adds_up(held: &Held) -> Result<(), TestCaseError> {
    let verdict = held.count();
    let [electorate, ballots, notice, quorum, votes, rule] = verdict.steps[..] else {
        return Err(TestCaseError::fail("six steps"));
    };
    let Step::Electorate { frozen, left, electors } = electorate else { unreachable!() };
    prop_assert_eq!(frozen, left + electors);
    prop_assert_eq!(frozen, held.electors.len() as u64);
    let Step::Ballots { cast, counted, replaced, earlier, late, departed, strangers } = ballots else {
        unreachable!()
    };
    prop_assert_eq!(cast, counted + replaced + earlier + late + departed + strangers);
    let Step::Votes { yes, no, abstained, missing, all } = votes else { unreachable!() };
    let four = [yes, no, abstained, missing];
    prop_assert_eq!(four.iter().map(|share| share.organisations).sum::<u64>(), all.organisations);
    prop_assert_eq!(four.iter().map(|share| share.weight).sum::<u128>(), all.weight);
    prop_assert_eq!(all.organisations, electors);
    prop_assert_eq!(counted, electors - missing.organisations);
    let Step::Notice { needed, given, replied, met: noticed, objections, .. } = notice else {
        unreachable!()
    };
    prop_assert_eq!(noticed, given >= needed);
    prop_assert!(replied == counted && objections <= replied);
    let Step::Quorum { of, all: asked, needed, replied, met: quorate, .. } = quorum else { unreachable!() };
    prop_assert_eq!(quorate, replied >= needed);
    prop_assert!(replied <= asked);
    if of == Weighting::OneEach {
        prop_assert_eq!((replied, asked), (u128::from(counted), u128::from(electors)));
    }
    let Step::Rule { yes: ayes, no: noes, needed, met: ruled, .. } = rule else { unreachable!() };
    prop_assert_eq!((ayes, noes), (yes.weight, no.weight));
    prop_assert!(!ruled || ayes >= needed);
    let first = match (noticed, quorate, ruled) {
        (false, ..) => Outcome::NoNotice,
        (true, false, _) => Outcome::NoQuorum,
        (true, true, false) => Outcome::Rejected,
        (true, true, true) => Outcome::Adopted,
    };
    prop_assert_eq!(verdict.outcome, first);
    Ok(())
}

/// Floating point says the same only of numbers that it can hold.
fn modest(mut held: Held) -> Held {
    for elector in &mut held.electors {
        elector.members = elector.members.clamp(-5, 100_000);
    }
    held
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_count_is_what_the_rules_say(held in held()) {
        let held = modest(held);
        prop_assert_eq!(held.count().outcome, plainly(&held), "{:?}", held.count());
    }

    #[test]
    fn the_explanation_adds_up_whatever_the_weights(held in held()) {
        adds_up(&held)?;
    }

    #[test]
    fn the_order_of_ballots_and_electors_is_irrelevant(held in held(), turn in 0_usize..40, back in any::<bool>()) {
        let mut other = held.clone();
        if back {
            other.ballots.reverse();
            other.electors.reverse();
        }
        if !other.ballots.is_empty() {
            let turn = turn % other.ballots.len();
            other.ballots.rotate_left(turn);
        }
        prop_assert_eq!(held.count(), other.count());
    }

    #[test]
    fn after_an_amendment_only_what_is_said_of_the_new_text_counts(held in held()) {
        let mut amended = held.clone();
        amended.version = 4;
        let mut fresh = amended.clone();
        fresh.ballots.clear();
        prop_assert_eq!(amended.count().outcome, fresh.count().outcome);
        for ballot in &mut amended.ballots {
            ballot.version += i64::from(ballot.version == held.version) * (4 - held.version);
        }
        prop_assert_eq!(amended.count().outcome, held.count().outcome);
        adds_up(&amended)?;
    }

    #[test]
    fn an_elector_that_left_counts_as_if_it_had_never_been_one(held in held(), which in 0_usize..1_000) {
        prop_assume!(!held.electors.is_empty());
        let which = which % held.electors.len();
        let (mut left, mut never) = (held.clone(), held);
        left.electors[which].left_at = Some(left.closes_at);
        let gone = never.electors.remove(which);
        never.ballots.retain(|ballot| ballot.organisation != gone.organisation);
        prop_assert_eq!(left.count().outcome, never.count().outcome);
        prop_assert_eq!(left.count().steps[3..].to_vec(), never.count().steps[3..].to_vec());
    }

    #[test]
    fn whoever_is_not_an_elector_changes_nothing(held in held(), choice in one_of(&Choice::ALL)) {
        let mut with = held.clone();
        let sequence = 1_000;
        with.ballots.push(Ballot {
            organisation: 99, version: held.version, choice, not_urgent: true, cast_at: OPENED, sequence,
        });
        prop_assert_eq!(with.count().outcome, held.count().outcome);
    }

    #[test]
    fn what_is_kept_of_a_count_reads_back(held in held()) {
        let verdict = held.count();
        let kept = serde_json::to_string(&verdict).unwrap();
        prop_assert_eq!(serde_json::from_str::<Verdict>(&kept).unwrap(), verdict);
    }
}

/// A vote with these choices, one elector each; `None` is silent.
fn of(terms: Terms, choices: &[Option<Choice>]) -> Held {
    let all = (0_i64..).zip(choices);
    let ballot = |(organisation, choice): (i64, &Option<Choice>)| {
        let choice = (*choice)?;
        Some(Ballot {
            organisation,
            version: 1,
            choice,
            not_urgent: false,
            cast_at: OPENED,
            sequence: organisation,
        })
    };
    Held {
        terms,
        version: 1,
        closes_at: OPENED + 700,
        electors: all
            .clone()
            .map(|(organisation, _)| Elector { organisation, members: 1, left_at: None })
            .collect(),
        ballots: all.filter_map(ballot).collect(),
    }
}

const YES: Option<Choice> = Some(Choice::Yes);
const NO: Option<Choice> = Some(Choice::No);
const ABSTAIN: Option<Choice> = Some(Choice::Abstain);
const BLOCK: Option<Choice> = Some(Choice::Block);

#[test]
fn each_rule_at_its_edge() {
    use Outcome::{Adopted, NoQuorum, Rejected};
    let expected: [(Rule, &[Option<Choice>], Outcome); 17] = [
        (Rule::Majority, &[YES, YES, NO], Adopted),
        (Rule::Majority, &[YES, NO], Rejected),
        (Rule::Majority, &[YES, ABSTAIN, ABSTAIN], Adopted),
        (Rule::Majority, &[ABSTAIN, ABSTAIN], Rejected),
        (Rule::Majority, &[YES, None, None], NoQuorum),
        (Rule::Majority, &[YES, None], Adopted),
        (Rule::Majority, &[], NoQuorum),
        (Rule::Majority, &[YES], Adopted),
        (Rule::Majority, &[NO], Rejected),
        (Rule::TwoThirds, &[YES, YES, NO], Adopted),
        (Rule::TwoThirds, &[YES, YES, YES, NO, NO], Rejected),
        (Rule::Unanimity, &[YES, YES, YES], Adopted),
        (Rule::Unanimity, &[YES, YES, ABSTAIN], Rejected),
        (Rule::Unanimity, &[YES, YES, None], Rejected),
        (Rule::Consensus, &[YES, ABSTAIN, None], Adopted),
        (Rule::Consensus, &[YES, YES, BLOCK], Rejected),
        (Rule::Consensus, &[ABSTAIN, ABSTAIN], Rejected),
    ];
    for (rule, choices, outcome) in expected {
        let held = of(Terms { rule, ..TERMS }, choices);
        assert_eq!(held.count().outcome, outcome, "{rule:?} {choices:?}");
    }
}

#[test]
fn an_urgent_vote_stands_on_short_notice_unless_most_find_that_it_is_not_urgent() {
    let mut held = of(Terms { urgent: true, ..TERMS }, &[YES, YES, ABSTAIN, None]);
    held.closes_at = OPENED + 100;
    assert_eq!(held.count().outcome, Outcome::Adopted);
    held.ballots[0].not_urgent = true;
    assert_eq!(held.count().outcome, Outcome::Adopted);
    held.ballots[1].not_urgent = true;
    assert_eq!(held.count().outcome, Outcome::NoNotice);
    held.closes_at = OPENED + 700;
    assert_eq!(held.count().outcome, Outcome::Adopted);
    held.terms.urgent = false;
    held.closes_at = OPENED + 699;
    assert_eq!(held.count().outcome, Outcome::NoNotice);
}

#[test]
fn the_largest_weights_do_not_overflow() {
    let terms = Terms {
        rule: Rule::TwoThirds,
        weighting: Weighting::ByMembers,
        quorum: Quorum { percent: 255, of: Weighting::ByMembers },
        ..TERMS
    };
    let mut held = of(terms, &[YES; 1_000]);
    for elector in &mut held.electors {
        elector.members = i64::MAX;
    }
    assert_eq!(held.count().outcome, Outcome::Adopted);
    held.ballots[0].choice = Choice::No;
    assert_eq!(held.count().outcome, Outcome::Adopted);
    let Step::Votes { all, .. } = held.count().steps[4] else { panic!("the votes") };
    assert_eq!(all.weight, 1_000 * u128::from(i64::MAX.unsigned_abs()));
}

#[test]
fn names_and_numbers_lead_back() {
    for rule in Rule::ALL {
        assert_eq!(Rule::from_name(rule.name()), Some(rule));
        assert!(rule.choices().contains(&Choice::Yes));
    }
    for weighting in Weighting::ALL {
        assert_eq!(Weighting::from_name(weighting.name()), Some(weighting));
    }
    for choice in Choice::ALL {
        assert_eq!(Choice::from_number(choice.number()), Some(choice));
        assert_eq!(Choice::from_name(choice.name()), Some(choice));
    }
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::from_number(outcome.number()), Some(outcome));
    }
}
