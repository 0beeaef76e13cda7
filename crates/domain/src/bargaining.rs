//! Words of collective bargaining: how agreements stand, what their provisions are about, how grave a threat
//! is, what became of services that were contracted out.

/// Makes an enum whose variants have a number in the database and a name in forms and in keys of texts.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $type:ident { $($(#[doc = $each:literal])+ $name:ident = $number:literal $word:literal)* }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[doc = $each])+ $name = $number,)*
        }

        impl $type {
            /// Every one there is.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its number in the database.
            #[must_use]
            pub fn number(self) -> i64 {
                self as i64
            }

            /// The one with this number.
            #[must_use]
            pub fn from_number(number: i64) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.number() == number)
            }

            /// Its name in forms and in keys of texts.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The one with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

words! {
    /// How bargaining for an agreement stands.
    Status {
        /// The parties bargain.
        Open = 1 "open"
        /// The bargaining committees have settled; nobody has voted.
        TentativeSettlement = 2 "tentative-settlement"
        /// They agree on the main points; the text is to be written.
        AgreementInPrinciple = 3 "agreement-in-principle"
        /// The members vote.
        RatificationVote = 4 "ratification-vote"
        /// It is in force.
        Ratified = 5 "ratified"
        /// Its term is over.
        Expired = 6 "expired"
        /// Its term is over, and its terms go on until there is another.
        Bridged = 7 "bridged"
    }
}

words! {
    /// What a provision is about.
    Subject {
        /// Wages and salaries.
        Pay = 1 "pay"
        /// Pensions.
        Pensions = 2 "pensions"
        /// Work that is given to others.
        ContractingOut = 3 "contracting-out"
        /// How many do the work.
        Staffing = 4 "staffing"
        /// Health and safety.
        Safety = 5 "safety"
        /// When it is done.
        Hours = 6 "hours"
        /// Vacation and other leave.
        Leave = 7 "leave"
        /// Insurance and other benefits.
        Benefits = 8 "benefits"
        /// Discipline and its limits.
        Discipline = 9 "discipline"
        /// Anything else.
        Other = 10 "other"
    }
}

words! {
    /// How grave a threat is.
    Severity {
        /// To be watched.
        Low = 1 "low"
        /// To be answered.
        Serious = 2 "serious"
        /// It touches everybody.
        Grave = 3 "grave"
    }
}

words! {
    /// What became of a threat.
    ThreatState {
        /// It stands.
        Open = 1 "open"
        /// It was answered, and does not stand any more.
        Met = 2 "met"
        /// Whoever made it took it back.
        Withdrawn = 3 "withdrawn"
        /// It was given in to.
        Conceded = 4 "conceded"
    }
}

words! {
    /// What became of a service that was contracted out.
    ContractState {
        /// It is to be given away.
        Planned = 1 "planned"
        /// A contractor does it.
        Running = 2 "running"
        /// The contract is over.
        Ended = 3 "ended"
        /// The public body does it again itself.
        Returned = 4 "returned"
    }
}

impl Subject {
    /// Several subjects as one number.
    #[must_use]
    pub fn mask(subjects: &[Self]) -> i64 {
        subjects.iter().fold(0, |mask, subject| mask | (1 << subject.number()))
    }

    /// The subjects in a number.
    #[must_use]
    pub fn in_mask(mask: i64) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|subject| mask & (1 << subject.number()) != 0).collect()
    }
}

/// How a cost that was found differs from the one that was promised, in whole percent of the promise; nothing
/// if nothing was promised.
#[must_use]
pub fn difference(promised: i64, found: i64) -> Option<i64> {
    if promised <= 0 {
        return None;
    }
    let (promised, found) = (i128::from(promised), i128::from(found));
    let twice = (found - promised) * 200 + promised;
    i64::try_from(twice.div_euclid(promised * 2)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_and_names_lead_back() {
        for &one in Status::ALL {
            assert_eq!(
                (Status::from_number(one.number()), Status::from_name(one.name())),
                (Some(one), Some(one))
            );
        }
        for &one in Subject::ALL {
            assert_eq!(
                (Subject::from_number(one.number()), Subject::from_name(one.name())),
                (Some(one), Some(one))
            );
        }
        assert_eq!((Severity::ALL.len(), ThreatState::ALL.len(), ContractState::ALL.len()), (3, 4, 4));
        assert_eq!(Status::from_name("signed"), None);
    }

    #[test]
    fn differences_are_of_the_promise() {
        assert_eq!(difference(100, 138), Some(38));
        assert_eq!(difference(3, 4), Some(33));
        assert_eq!(difference(200, 100), Some(-50));
        assert_eq!(difference(0, 5), None);
        assert_eq!(difference(1, i64::MAX), None);
    }

    proptest! {
        #[test]
        fn a_mask_holds_what_was_put_into_it(picked in proptest::sample::subsequence(Subject::ALL.to_vec(), 0..=10)) {
            prop_assert_eq!(Subject::in_mask(Subject::mask(&picked)), picked);
        }

        #[test]
        fn no_cost_breaks_a_difference(promised in any::<i64>(), found in any::<i64>()) {
            let _ = difference(promised, found);
        }
    }
}
