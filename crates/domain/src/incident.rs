//! Incidents that touch rights and liberties at work: what is written down of one, and how much of many may
//! be told in public.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::text_rules::{self, TextProblem};

/// The longest place, in characters.
pub const PLACE: usize = 160;
/// The longest description or evidence, in characters.
pub const LONG: usize = 8_000;
/// The longest link, in characters.
pub const LINK: usize = 500;
/// What happened earlier is history.
const OLDEST: Date = date(1900, 1, 1);
/// From how many on a number is told in public: fewer could single somebody out.
pub const TOLD_FROM: i64 = 5;

/// What kind of incident it was. The numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Members were watched.
    Surveillance = 1,
    /// Somebody was disciplined for what she said.
    Speech = 2,
    /// Union business was interfered with.
    Interference = 3,
    /// Leave for union business was denied.
    Leave = 4,
    /// Struck work was done by others.
    Strikebreaking = 5,
    /// Something else.
    Other = 6,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 6] = [
        Self::Surveillance,
        Self::Speech,
        Self::Interference,
        Self::Leave,
        Self::Strikebreaking,
        Self::Other,
    ];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The kind with this number; of a number that means nothing, the last.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|kind| kind.number() == number).unwrap_or(Self::Other)
    }

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Surveillance => "surveillance",
            Self::Speech => "speech",
            Self::Interference => "interference",
            Self::Leave => "leave",
            Self::Strikebreaking => "strikebreaking",
            Self::Other => "other",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How an incident stands. The numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It was written down.
    New = 1,
    /// A grievance was filed.
    Grievance = 2,
    /// It is before a tribunal.
    Tribunal = 3,
    /// It was settled.
    Settled = 4,
    /// It was dismissed.
    Dismissed = 5,
}

impl Status {
    /// Every status there is, in the order in which they come.
    pub const ALL: [Self; 5] = [Self::New, Self::Grievance, Self::Tribunal, Self::Settled, Self::Dismissed];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The status with this number; of a number that means nothing, the first.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|status| status.number() == number).unwrap_or(Self::New)
    }

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Grievance => "grievance",
            Self::Tribunal => "tribunal",
            Self::Settled => "settled",
            Self::Dismissed => "dismissed",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A field of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What kind of incident.
    Kind,
    /// The day.
    HappenedOn,
    /// Where.
    Place,
    /// What happened.
    Description,
    /// What shows it.
    Evidence,
    /// Where that is found.
    Link,
}

impl Field {
    /// Its name in forms, which is also the control's `id`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::HappenedOn => "happened_on",
            Self::Place => "place",
            Self::Description => "description",
            Self::Evidence => "evidence",
            Self::Link => "link",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It is empty, or nothing was chosen.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It has characters that can't be kept.
    Forbidden,
    /// Not a day, or one that has not come yet.
    NotADay,
    /// Not an address of the web.
    NotALink,
}

impl From<TextProblem> for Fault {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::Empty => Self::Missing,
            TextProblem::TooLong(most) => Self::TooLong(most),
            TextProblem::Forbidden => Self::Forbidden,
        }
    }
}

/// An incident as it was typed. Its `Debug` prints nothing of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// A kind's name.
    pub kind: String,
    /// The day: `2026-11-21`.
    pub happened_on: String,
    /// Where.
    pub place: String,
    /// What happened.
    pub description: String,
    /// What shows it.
    pub evidence: String,
    /// Where that is found.
    pub link: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed")
    }
}

/// What is sealed of an incident. Its `Debug` prints nothing of it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Where.
    pub place: String,
    /// What happened.
    pub description: String,
    /// What shows it; may be empty.
    pub evidence: String,
    /// Where that is found; may be empty.
    pub link: String,
}

impl std::fmt::Debug for Details {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Details")
    }
}

/// An incident that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// What kind it is of.
    pub kind: Kind,
    /// The day.
    pub happened_on: Date,
    /// What is sealed of it.
    pub details: Details,
}

impl Typed {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Every field that has to be mended, in the form's order.
    pub fn read(&self, today: Date) -> Result<Incident, Vec<(Field, Fault)>> {
        let mut faults = Vec::new();
        let kind = Kind::from_name(&self.kind);
        if kind.is_none() {
            faults.push((Field::Kind, Fault::Missing));
        }
        let day = self.happened_on.trim();
        let happened_on = day.parse().ok().filter(|day| (OLDEST..=today).contains(day));
        if happened_on.is_none() {
            let fault = if day.is_empty() { Fault::Missing } else { Fault::NotADay };
            faults.push((Field::HappenedOn, fault));
        }
        let mut keep = |field, read: Result<String, TextProblem>, needed: bool| match read {
            Ok(text) => text,
            Err(TextProblem::Empty) if !needed => String::new(),
            Err(problem) => {
                faults.push((field, problem.into()));
                String::new()
            }
        };
        let details = Details {
            place: keep(Field::Place, text_rules::line(&self.place, PLACE), true),
            description: keep(Field::Description, text_rules::paragraphs(&self.description, LONG), true),
            evidence: keep(Field::Evidence, text_rules::paragraphs(&self.evidence, LONG), false),
            link: keep(Field::Link, text_rules::line(&self.link, LINK), false),
        };
        if !details.link.is_empty() && !is_link(&details.link) {
            faults.push((Field::Link, Fault::NotALink));
        }
        match (kind, happened_on) {
            (Some(kind), Some(happened_on)) if faults.is_empty() => {
                Ok(Incident { kind, happened_on, details })
            }
            _ => Err(faults),
        }
    }
}

/// Whether it is an address of the web, and nothing that a browser would run.
#[must_use]
pub fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !rest.contains(|c: char| c.is_whitespace() || c == '"' || c == '<' || c == '>')
    })
}

/// A day as a number: 20261122.
#[must_use]
pub fn day_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// The day with a number; the first that can be kept if it is none.
#[must_use]
pub fn day_of(number: i64) -> Date {
    let part = |n: i64| i8::try_from(n).unwrap_or(1);
    let year = i16::try_from(number / 10_000).unwrap_or(1900);
    Date::new(year, part(number / 100 % 100), part(number % 100)).unwrap_or(OLDEST)
}

/// The month (202611) that comes `later` months after another; earlier if that is negative.
#[must_use]
pub fn month_after(month: i64, later: i64) -> i64 {
    let months = (month / 100) * 12 + month % 100 - 1 + later;
    months.div_euclid(12) * 100 + months.rem_euclid(12) + 1
}

/// How a number is told in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// There was none.
    None,
    /// There were some, fewer than [`TOLD_FROM`].
    Few,
    /// There were so many.
    Number(i64),
}

/// How a number is told in public: small ones are not, so that nobody is singled out.
#[must_use]
pub fn told(n: i64) -> Told {
    match n {
        ..=0 => Told::None,
        n if n < TOLD_FROM => Told::Few,
        n => Told::Number(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed() -> Typed {
        Typed {
            kind: "speech".into(),
            happened_on: "2026-11-21".into(),
            place: " Regional  office ".into(),
            description: "A letter of discipline.".into(),
            evidence: String::new(),
            link: String::new(),
        }
    }

    #[test]
    fn what_is_typed_is_read_or_told_what_to_mend() {
        let today = date(2026, 11, 22);
        let read = typed().read(today).unwrap();
        assert_eq!((read.kind, read.details.place.as_str()), (Kind::Speech, "Regional office"));
        let tomorrow = Typed { happened_on: "2026-11-23".into(), ..typed() };
        assert_eq!(tomorrow.read(today), Err(vec![(Field::HappenedOn, Fault::NotADay)]));
        let script = Typed { link: "javascript:alert(1)".into(), ..typed() };
        assert_eq!(script.read(today), Err(vec![(Field::Link, Fault::NotALink)]));
        assert_eq!(Typed::default().read(today).unwrap_err().len(), 4);
    }

    #[test]
    fn numbers_and_names_lead_back() {
        for kind in Kind::ALL {
            assert_eq!((Kind::from_number(kind.number()), Kind::from_name(kind.name())), (kind, Some(kind)));
        }
        for status in Status::ALL {
            let back = (Status::from_number(status.number()), Status::from_name(status.name()));
            assert_eq!(back, (status, Some(status)));
        }
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        assert_eq!(month_after(202_611, 2), 202_701);
        assert_eq!(month_after(202_601, -1), 202_512);
        assert_eq!(month_after(202_611, -11), 202_512);
    }

    proptest! {
        #[test]
        fn a_day_leads_back(days in 0_i32..80_000) {
            let day = OLDEST.checked_add(jiff::Span::new().days(days)).unwrap();
            prop_assert_eq!(day_of(day_number(day)), day);
        }

        #[test]
        fn no_small_number_is_told(n in any::<i64>()) {
            match told(n) {
                Told::Number(m) => prop_assert!(m == n && n >= TOLD_FROM),
                Told::Few => prop_assert!((1..TOLD_FROM).contains(&n)),
                Told::None => prop_assert!(n <= 0),
            }
        }

        #[test]
        fn no_text_makes_it_panic(raw in any::<String>()) {
            let all = Typed {
                kind: raw.clone(), happened_on: raw.clone(), place: raw.clone(), description: raw.clone(),
                evidence: raw.clone(), link: raw,
            };
            let _ = all.read(date(2026, 11, 22));
        }
    }
}
