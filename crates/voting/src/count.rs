//! The count: from a vote to its outcome, by steps that anybody can do again on paper.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::terms::{Ballot, Choice, Elector, Rule, Terms, Vote, Weighting};

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It is decided.
    Adopted = 1,
    /// The rule was not met.
    Rejected = 2,
    /// Too few replied.
    NoQuorum = 3,
    /// The electors had the text for too short a time.
    NoNotice = 4,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [Self::Adopted, Self::Rejected, Self::NoQuorum, Self::NoNotice];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The outcome with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.number() == number)
    }

    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Rejected => "rejected",
            Self::NoQuorum => "no-quorum",
            Self::NoNotice => "no-notice",
        }
    }
}

/// How many organisations, and what they weigh together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Organisations.
    pub organisations: u64,
    /// Their weight: as many again if each has one vote.
    pub weight: u128,
}

impl Share {
    fn add(&mut self, weight: u128) {
        self.organisations += 1;
        self.weight += weight;
    }
}

/// A step of the count, with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Who counts: those frozen at the opening without those that left.
    Electorate {
        /// How many there were at the opening.
        frozen: u64,
        /// How many left before the close.
        left: u64,
        /// How many count.
        electors: u64,
    },
    /// What became of the ballots; all but the first number add up to it.
    Ballots {
        /// All there are.
        cast: u64,
        /// The last of each elector, in time, on this text.
        counted: u64,
        /// Those that a later one replaced.
        replaced: u64,
        /// Those on an earlier version of the text.
        earlier: u64,
        /// Those that came at the close or later.
        late: u64,
        /// Those of organisations that left.
        departed: u64,
        /// Those of organisations that are not electors.
        strangers: u64,
    },
    /// Whether the electors had the text for long enough.
    Notice {
        /// What was needed, in microseconds.
        needed: i64,
        /// What there was.
        given: i64,
        /// Whether it was opened as urgent.
        urgent: bool,
        /// How many organisations find that it is not.
        objections: u64,
        /// Of how many that replied.
        replied: u64,
        /// Whether it was enough.
        met: bool,
    },
    /// Whether enough replied.
    Quorum {
        /// Organisations, or the people they represent.
        of: Weighting,
        /// What part was asked for, in per cent.
        percent: u8,
        /// All.
        all: u128,
        /// What was needed.
        needed: u128,
        /// Who replied.
        replied: u128,
        /// Whether it was enough.
        met: bool,
    },
    /// What the electors said; the first four add up to the last.
    Votes {
        /// For.
        yes: Share,
        /// Against, objections included.
        no: Share,
        /// Neither.
        abstained: Share,
        /// Nothing.
        missing: Share,
        /// The electors.
        all: Share,
    },
    /// Whether the rule was met.
    Rule {
        /// Which.
        rule: Rule,
        /// The weight of yes.
        yes: u128,
        /// The weight of no.
        no: u128,
        /// The weight of yes that was needed; under consensus it is enough that somebody agrees.
        needed: u128,
        /// How many object; only counts under consensus.
        objections: u64,
        /// Whether it was met.
        met: bool,
    },
}

/// An outcome with every step that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What became of the proposal.
    pub outcome: Outcome,
    /// The steps, in their order.
    pub steps: Vec<Step>,
}

/// What became of all ballots.
struct Sorted {
    step: Step,
    counted: HashMap<i64, Ballot>,
}

fn in_time(elector: &Elector, closes_at: i64) -> bool {
    elector.left_at.is_none_or(|left| left > closes_at)
}

fn sort(vote: &Vote<'_>) -> Sorted {
    let known: HashMap<i64, bool> = vote
        .electors
        .iter()
        .map(|elector| (elector.organisation, in_time(elector, vote.closes_at)))
        .collect();
    let mut counted: HashMap<i64, Ballot> = HashMap::new();
    let (mut replaced, mut earlier, mut late, mut departed, mut strangers) = (0, 0, 0, 0, 0);
    for ballot in vote.ballots {
        match known.get(&ballot.organisation) {
            None => strangers += 1,
            Some(false) => departed += 1,
            Some(true) if ballot.cast_at >= vote.closes_at => late += 1,
            Some(true) if ballot.version != vote.version => earlier += 1,
            Some(true) => {
                let moment = |ballot: &Ballot| (ballot.cast_at, ballot.sequence);
                let last = counted.entry(ballot.organisation).or_insert(*ballot);
                if moment(ballot) > moment(last) {
                    *last = *ballot;
                }
                replaced += 1;
            }
        }
    }
    replaced -= counted.len() as u64;
    let (cast, there) = (vote.ballots.len() as u64, counted.len() as u64);
    let step = Step::Ballots { cast, counted: there, replaced, earlier, late, departed, strangers };
    Sorted { step, counted }
}

/// The smallest whole number that is at least `percent` per cent of `all`, and not nothing.
fn part(percent: u8, all: u128) -> u128 {
    (u128::from(percent.min(100)) * all).div_ceil(100).max(1)
}

fn notice(vote: &Vote<'_>, counted: &HashMap<i64, Ballot>) -> (Step, bool) {
    let Terms { notice, urgent, .. } = vote.terms;
    let objections = counted.values().filter(|ballot| urgent && ballot.not_urgent).count() as u64;
    let replied = counted.len() as u64;
    let denied = objections * 2 > replied;
    let needed = if urgent && !denied { notice.urgent } else { notice.ordinary };
    let given = vote.closes_at.saturating_sub(vote.opened_at);
    let met = given >= needed;
    (Step::Notice { needed, given, urgent, objections, replied, met }, met)
}

/// `others`: how many electors did not say yes; even one without any weight stands in the way of unanimity.
fn rule(rule: Rule, [yes, no, all]: [u128; 3], objections: u64, others: u64) -> (Step, bool) {
    let needed = match rule {
        Rule::Consensus => 1,
        Rule::Majority => (yes + no) / 2 + 1,
        Rule::TwoThirds => (2 * (yes + no)).div_ceil(3).max(1),
        Rule::Unanimity => all.max(1),
    };
    let stands_in_the_way = match rule {
        Rule::Consensus => objections,
        Rule::Unanimity => others,
        Rule::Majority | Rule::TwoThirds => 0,
    };
    let met = yes >= needed && stands_in_the_way == 0;
    (Step::Rule { rule, yes, no, needed, objections, met }, met)
}

/// Counts a vote. The order of the ballots changes nothing.
#[must_use]
pub fn count(vote: &Vote<'_>) -> Verdict {
    let terms = vote.terms;
    let Sorted { step: ballots, counted } = sort(vote);
    let (mut yes, mut no, mut abstained, mut missing, mut all) =
        (Share::default(), Share::default(), Share::default(), Share::default(), Share::default());
    let (mut asked, mut replied) = (0, 0);
    for elector in vote.electors.iter().filter(|elector| in_time(elector, vote.closes_at)) {
        let weight = terms.weighting.of(elector);
        let counts = terms.quorum.of.of(elector);
        all.add(weight);
        asked += counts;
        let ballot = counted.get(&elector.organisation);
        replied += if ballot.is_some() { counts } else { 0 };
        match ballot.map(|ballot| ballot.choice) {
            Some(Choice::Yes) => yes.add(weight),
            Some(Choice::No | Choice::Block) => no.add(weight),
            Some(Choice::Abstain) => abstained.add(weight),
            None => missing.add(weight),
        }
    }
    let frozen = vote.electors.len() as u64;
    let electorate =
        Step::Electorate { frozen, left: frozen - all.organisations, electors: all.organisations };
    let (noticed, enough_notice) = notice(vote, &counted);
    let needed = part(terms.quorum.percent, asked);
    let quorate = replied >= needed;
    let percent = terms.quorum.percent.min(100);
    let quorum = Step::Quorum { of: terms.quorum.of, percent, all: asked, needed, replied, met: quorate };
    let others = all.organisations - yes.organisations;
    let weights = [yes.weight, no.weight, all.weight];
    let (ruled, adopted) = rule(terms.rule, weights, no.organisations, others);
    let outcome = match (enough_notice, quorate, adopted) {
        (false, ..) => Outcome::NoNotice,
        (_, false, _) => Outcome::NoQuorum,
        (.., false) => Outcome::Rejected,
        _ => Outcome::Adopted,
    };
    let votes = Step::Votes { yes, no, abstained, missing, all };
    Verdict { outcome, steps: vec![electorate, ballots, noticed, quorum, votes, ruled] }
}
