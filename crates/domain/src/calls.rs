//! Calls for support between the parties: what can be answered, and when somebody is reminded.

use crate::clock::{DAY, Micros};

/// What a party answers to a call. The numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It does what is asked.
    Yes = 1,
    /// It does some of it.
    Partly = 2,
    /// It cannot.
    Cannot = 3,
}

impl Answer {
    /// Every answer, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::Cannot];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The answer with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.number() == number)
    }

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::Cannot => "cannot",
        }
    }

    /// The answer with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }

    /// Whether it offers something: that is held against the party's legal limits.
    #[must_use]
    pub fn offers(self) -> bool {
        self != Self::Cannot
    }
}

/// How long before the deadline those who have not answered are reminded.
const AHEAD: Micros = 2 * DAY;

/// When those who have not answered are reminded: two days before the deadline, but never sooner than half of
/// the time that there is has passed.
#[must_use]
pub fn remind_at(made: Micros, deadline: Micros) -> Micros {
    let half = made.saturating_add(deadline.saturating_sub(made) / 2);
    half.max(deadline.saturating_sub(AHEAD))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_and_names_lead_back() {
        for answer in Answer::ALL {
            assert_eq!(Answer::from_number(answer.number()), Some(answer));
            assert_eq!(Answer::from_name(answer.name()), Some(answer));
        }
        assert_eq!((Answer::from_number(0), Answer::from_name("maybe")), (None, None));
    }

    #[test]
    fn a_week_leaves_two_days_and_a_day_leaves_half() {
        assert_eq!(remind_at(0, 7 * DAY), 5 * DAY);
        assert_eq!(remind_at(0, DAY), DAY / 2);
    }

    proptest! {
        #[test]
        fn a_reminder_comes_between_the_call_and_its_deadline(made in 0..i64::MAX / 4, given in 1..i64::MAX / 4) {
            let deadline = made + given;
            let at = remind_at(made, deadline);
            prop_assert!(made <= at && at < deadline);
            prop_assert!(at - made >= given / 2 && deadline - at <= AHEAD.max(given / 2 + 1));
        }
    }
}
