//! What a vote is held by: its rule, its weights, its quorum and notice, who may vote and how they did.

use serde::{Deserialize, Serialize};

/// What it takes for a proposal to be adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// Somebody agrees, and nobody who replied objects.
    Consensus,
    /// More yes than no.
    Majority,
    /// Two thirds of yes and no are yes.
    TwoThirds,
    /// Every elector says yes.
    Unanimity,
}

impl Rule {
    /// Every rule, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Consensus, Self::Majority, Self::TwoThirds, Self::Unanimity];

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Consensus => "consensus",
            Self::Majority => "majority",
            Self::TwoThirds => "two-thirds",
            Self::Unanimity => "unanimity",
        }
    }

    /// The rule with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// What can be said in a vote by this rule: under consensus an objection stops it, elsewhere it is a no.
    #[must_use]
    pub fn choices(self) -> [Choice; 3] {
        let against = if self == Self::Consensus { Choice::Block } else { Choice::No };
        [Choice::Yes, against, Choice::Abstain]
    }
}

/// What an organisation's vote weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Weighting {
    /// One organisation, one vote.
    OneEach,
    /// As many as the people it represented when the vote opened.
    ByMembers,
}

impl Weighting {
    /// Both.
    pub const ALL: [Self; 2] = [Self::OneEach, Self::ByMembers];

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OneEach => "one-each",
            Self::ByMembers => "by-members",
        }
    }

    /// The weighting with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weighting| weighting.name() == name)
    }

    /// What an elector weighs.
    #[must_use]
    pub fn of(self, elector: &Elector) -> u128 {
        match self {
            Self::OneEach => 1,
            Self::ByMembers => u128::from(elector.members.max(0).unsigned_abs()),
        }
    }
}

/// What part of the electors has to reply; an abstention is a reply. At least one has to, whatever the share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// Per cent, 0 to 100; more counts as 100.
    pub percent: u8,
    /// Of the organisations, or of the people they represent.
    pub of: Weighting,
}

/// How long before the close the text has to be with the electors, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// For an ordinary proposal.
    pub ordinary: i64,
    /// For an urgent one.
    pub urgent: i64,
}

/// By what terms a vote is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What it takes.
    pub rule: Rule,
    /// What a vote weighs.
    pub weighting: Weighting,
    /// Who has to reply.
    pub quorum: Quorum,
    /// What notice is needed.
    pub notice: Notice,
    /// Whether it was opened as urgent.
    pub urgent: bool,
}

impl Terms {
    /// The notice that the form asks for.
    #[must_use]
    pub fn notice_needed(&self) -> i64 {
        if self.urgent { self.notice.urgent } else { self.notice.ordinary }
    }
}

/// An organisation that may vote, as it was when the vote opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elector {
    /// Its key.
    pub organisation: i64,
    /// The people it represented.
    pub members: i64,
    /// When it left the pact, if it has.
    pub left_at: Option<i64>,
}

/// What an organisation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// For it.
    Yes = 1,
    /// Against it.
    No = 2,
    /// Neither, for the record.
    Abstain = 3,
    /// An objection that stands in the way of a consensus; by any other rule, a no.
    Block = 4,
}

impl Choice {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::Abstain, Self::Block];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The choice with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.number() == number)
    }

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
            Self::Block => "block",
        }
    }

    /// The choice with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }

    /// Whether it is against the proposal.
    #[must_use]
    pub fn is_against(self) -> bool {
        matches!(self, Self::No | Self::Block)
    }
}

/// A ballot as it was cast. Those that were replaced stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The organisation.
    pub organisation: i64,
    /// The version of the text that it is about.
    pub version: i64,
    /// What it says.
    pub choice: Choice,
    /// Whether the organisation finds that the proposal is not urgent.
    pub not_urgent: bool,
    /// When it was cast.
    pub cast_at: i64,
    /// Which of two that were cast in one moment came later; no two ballots have the same.
    pub sequence: i64,
}

/// A vote, with all there is to count.
#[derive(Clone, Copy, Debug)]
pub struct Vote<'v> {
    /// Its terms.
    pub terms: Terms,
    /// The version of the text that is voted on.
    pub version: i64,
    /// Since when that version has been with the electors.
    pub opened_at: i64,
    /// When it closes; what is cast at this moment or later is late.
    pub closes_at: i64,
    /// Who may vote; no organisation twice.
    pub electors: &'v [Elector],
    /// Every ballot, in any order.
    pub ballots: &'v [Ballot],
}
