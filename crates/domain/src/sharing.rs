//! Who of the parties to a pact sees what: every thing has an owner, and is shown to whom the owner chose.

/// What can be shown, talked about and told of. The numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A pact.
    Pact = 1,
    /// What a party did for a commitment.
    Deed = 2,
    /// A call for support.
    Call = 3,
    /// A report of struck work or pressure.
    Report = 4,
    /// A proposal to decide on.
    Decision = 5,
    /// A joint statement.
    Statement = 6,
    /// An event in the calendar.
    Event = 7,
    /// A collective agreement.
    Agreement = 8,
    /// A threat to agreements.
    Threat = 9,
    /// A service that was contracted out.
    Contract = 10,
    /// An incident that touches rights and liberties.
    Incident = 11,
    /// An announcement, or a thread of its own.
    Announcement = 12,
    /// A fairness test of a budget.
    FairnessTest = 13,
}

impl Thing {
    /// Every kind there is.
    pub const ALL: [Self; 13] = [
        Self::Pact,
        Self::Deed,
        Self::Call,
        Self::Report,
        Self::Decision,
        Self::Statement,
        Self::Event,
        Self::Agreement,
        Self::Threat,
        Self::Contract,
        Self::Incident,
        Self::Announcement,
        Self::FairnessTest,
    ];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The kind with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.number() == number)
    }

    /// Its name in addresses and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pact => "pact",
            Self::Deed => "deed",
            Self::Call => "call",
            Self::Report => "report",
            Self::Decision => "decision",
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Agreement => "agreement",
            Self::Threat => "threat",
            Self::Contract => "contract",
            Self::Incident => "incident",
            Self::Announcement => "announcement",
            Self::FairnessTest => "fairness-test",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.name() == name)
    }
}

/// Who sees a thing. The order is from few to many; the numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// Its owner alone.
    Own = 0,
    /// Its owner, and the parties it chose.
    Chosen = 1,
    /// All parties.
    Parties = 2,
    /// Everybody.
    Public = 3,
}

impl Visibility {
    /// From few to many.
    pub const ALL: [Self; 4] = [Self::Own, Self::Chosen, Self::Parties, Self::Public];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The visibility with this number; of a number that means nothing, the narrowest.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|visibility| visibility.number() == number).unwrap_or(Self::Own)
    }

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Chosen => "chosen",
            Self::Parties => "parties",
            Self::Public => "public",
        }
    }

    /// The visibility with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.name() == name)
    }
}

/// Whom a thing is shown to: its visibility, with the organisations that its owner chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// How far it goes.
    pub visibility: Visibility,
    /// The keys of those that were chosen; only counts for [`Visibility::Chosen`].
    pub chosen: Vec<i64>,
}

impl Audience {
    /// Whether an organisation sees a thing of `owner`. `party`: whether it is one of the parties.
    #[must_use]
    pub fn includes(&self, owner: i64, organisation: i64, party: bool) -> bool {
        owner == organisation
            || match self.visibility {
                Visibility::Own => false,
                Visibility::Chosen => self.chosen.contains(&organisation),
                Visibility::Parties => party,
                Visibility::Public => true,
            }
    }
}

/// What mail tells parties of. The words are made when the mail is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// A draft of the pact was circulated.
    PactCirculated = 1,
    /// The pact can be signed.
    PactOpened = 2,
    /// A party signed it.
    PactSigned = 3,
    /// A party gives notice to leave it.
    PactNotice = 4,
    /// A party calls for support.
    CallMade = 5,
    /// A party answered a call.
    CallAnswered = 6,
    /// A call is about to end without one's answer.
    CallReminder = 7,
    /// A call has its result.
    CallClosed = 8,
    /// A report was shown to one's organisation.
    ReportShown = 9,
    /// There is something to decide.
    DecisionOpened = 10,
    /// A proposal was amended.
    DecisionAmended = 11,
    /// A vote is about to end without one's own.
    DecisionReminder = 12,
    /// It was decided.
    DecisionClosed = 13,
    /// A statement waits for one's approval.
    StatementToApprove = 14,
    /// There is an announcement.
    Announced = 15,
    /// Somebody wrote in a thread.
    Replied = 16,
    /// A threat to agreements was noted.
    ThreatNoted = 17,
}

impl Notice {
    /// Every kind there is.
    pub const ALL: [Self; 17] = [
        Self::PactCirculated,
        Self::PactOpened,
        Self::PactSigned,
        Self::PactNotice,
        Self::CallMade,
        Self::CallAnswered,
        Self::CallReminder,
        Self::CallClosed,
        Self::ReportShown,
        Self::DecisionOpened,
        Self::DecisionAmended,
        Self::DecisionReminder,
        Self::DecisionClosed,
        Self::StatementToApprove,
        Self::Announced,
        Self::Replied,
        Self::ThreatNoted,
    ];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The kind with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| notice.number() == number)
    }

    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PactCirculated => "pact-circulated",
            Self::PactOpened => "pact-opened",
            Self::PactSigned => "pact-signed",
            Self::PactNotice => "pact-notice",
            Self::CallMade => "call-made",
            Self::CallAnswered => "call-answered",
            Self::CallReminder => "call-reminder",
            Self::CallClosed => "call-closed",
            Self::ReportShown => "report-shown",
            Self::DecisionOpened => "decision-opened",
            Self::DecisionAmended => "decision-amended",
            Self::DecisionReminder => "decision-reminder",
            Self::DecisionClosed => "decision-closed",
            Self::StatementToApprove => "statement-to-approve",
            Self::Announced => "announced",
            Self::Replied => "replied",
            Self::ThreatNoted => "threat-noted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_lead_back() {
        for thing in Thing::ALL {
            assert_eq!(Thing::from_number(thing.number()), Some(thing));
            assert_eq!(Thing::from_name(thing.name()), Some(thing));
        }
        for visibility in Visibility::ALL {
            assert_eq!(Visibility::from_number(visibility.number()), visibility);
            assert_eq!(Visibility::from_name(visibility.name()), Some(visibility));
        }
        for notice in Notice::ALL {
            assert_eq!(Notice::from_number(notice.number()), Some(notice));
        }
        assert_eq!(Visibility::from_number(9), Visibility::Own);
    }

    #[test]
    fn what_is_ones_own_is_seen_by_nobody_else() {
        let to = |visibility, chosen: &[i64]| Audience { visibility, chosen: chosen.to_vec() };
        let own = to(Visibility::Own, &[2]);
        assert!(own.includes(1, 1, true) && !own.includes(1, 2, true) && !own.includes(1, 0, true));
        let chosen = to(Visibility::Chosen, &[2]);
        assert!(chosen.includes(1, 2, true) && !chosen.includes(1, 3, true));
        let parties = to(Visibility::Parties, &[]);
        assert!(parties.includes(1, 3, true) && !parties.includes(1, 3, false));
    }
}
