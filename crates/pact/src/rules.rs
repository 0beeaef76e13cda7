//! The rules of decision that a pact gives to its parties.

use serde::{Deserialize, Serialize};

/// How many must agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Nobody objects.
    #[default]
    Consensus,
    /// More than half.
    Majority,
    /// Two thirds or more.
    TwoThirds,
    /// Everybody.
    Unanimity,
}

impl Rule {
    /// Every rule there is.
    pub const ALL: [Self; 4] = [Self::Consensus, Self::Majority, Self::TwoThirds, Self::Unanimity];

    /// Its name in forms, in keys of texts and in an exported pact.
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

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Consensus => 1,
            Self::Majority => 2,
            Self::TwoThirds => 3,
            Self::Unanimity => 4,
        }
    }

    /// The rule with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.number() == number)
    }
}

/// What a pact says of how its parties decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRules {
    /// The rule, unless a proposal names another.
    pub rule: Rule,
    /// How many of the parties must take part, in hundredths (0 to 100).
    pub quorum_percent: u8,
    /// Whether a vote weighs as many people as the organisation represents; otherwise each has one vote.
    pub weighted: bool,
    /// How many days before its vote ends a proposal must have been made known.
    pub notice_days: u16,
    /// How many hours are enough when it is urgent.
    pub urgent_hours: u16,
}

impl DecisionRules {
    /// The most days of notice that a pact can ask for.
    pub const MOST_DAYS: u16 = 365;
    /// The most hours of notice that a pact can ask for when it is urgent.
    pub const MOST_HOURS: u16 = 24 * 30;
}

impl Default for DecisionRules {
    /// Consensus, half of the parties, one vote each, a week's notice and 24 hours when urgent.
    fn default() -> Self {
        Self { rule: Rule::Consensus, quorum_percent: 50, weighted: false, notice_days: 7, urgent_hours: 24 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_lead_back() {
        for rule in Rule::ALL {
            assert_eq!(Rule::from_name(rule.name()), Some(rule));
            assert_eq!(Rule::from_number(rule.number()), Some(rule));
            assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{}\"", rule.name()));
        }
    }
}
