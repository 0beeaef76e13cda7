//! What a calendar is made of: kinds of events, and months as a wall calendar shows them.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::sharing::Thing;

/// What kind of event something is. The numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// People come together in public.
    Rally = 1,
    /// A meeting.
    Meeting = 2,
    /// A day at the bargaining table.
    Bargaining = 3,
    /// A decision closes.
    Decision = 4,
    /// A call for support ends.
    Deadline = 5,
    /// A collective agreement runs out.
    Expiry = 6,
    /// Something else.
    Other = 7,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 7] = [
        Self::Rally,
        Self::Meeting,
        Self::Bargaining,
        Self::Decision,
        Self::Deadline,
        Self::Expiry,
        Self::Other,
    ];
    /// Those that people put into the calendar themselves; the others come with what they belong to.
    pub const WRITTEN: [Self; 4] = [Self::Rally, Self::Meeting, Self::Bargaining, Self::Other];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The kind with this number; of a number that means nothing, [`Kind::Other`].
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|kind| kind.number() == number).unwrap_or(Self::Other)
    }

    /// Its name in forms, addresses and keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rally => "rally",
            Self::Meeting => "meeting",
            Self::Bargaining => "bargaining",
            Self::Decision => "decision",
            Self::Deadline => "deadline",
            Self::Expiry => "expiry",
            Self::Other => "other",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What an occasion of another part is.
    #[must_use]
    pub fn of(thing: Thing) -> Self {
        match thing {
            Thing::Decision | Thing::Statement => Self::Decision,
            Thing::Call => Self::Deadline,
            Thing::Agreement => Self::Expiry,
            _ => Self::Other,
        }
    }
}

/// A month of a year, from 1970 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month(Date);

impl Month {
    /// The month that a day is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// Reads `2026-11`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str, n| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        (1970..2200).contains(&first.year()).then_some(Self(first))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.0
    }

    /// The month so many months later; none outside the years that there are.
    #[must_use]
    pub fn plus(self, months: i32) -> Option<Self> {
        let first = self.0.checked_add(months.months()).ok()?;
        (1970..2200).contains(&first.year()).then_some(Self(first))
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn has(self, day: Date) -> bool {
        Self::of(day) == self
    }

    /// Its weeks, Sunday first, whole: the first and the last may reach into other months.
    #[must_use]
    pub fn weeks(self) -> Vec<[Date; 7]> {
        let back = i32::from(self.0.weekday().to_sunday_zero_offset());
        let sunday = self.0.saturating_sub(back.days());
        let last = self.0.last_of_month();
        let day = |week: i32, day: i32| sunday.saturating_add((7 * week + day).days());
        let week = |week| std::array::from_fn(|at| day(week, i32::try_from(at).unwrap_or(0)));
        (0..6).map(week).take_while(|week: &[Date; 7]| week[0] <= last).collect()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn names_and_numbers_lead_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_number(kind.number()), kind);
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Kind::from_number(99), Kind::Other);
    }

    #[test]
    fn a_month_is_read_and_shown_whole() {
        let november = Month::read("2026-11").unwrap();
        let weeks = november.weeks();
        assert_eq!((weeks[0][0], weeks.last().unwrap()[6]), (date(2026, 11, 1), date(2026, 12, 5)));
        assert_eq!(november.plus(2).unwrap().to_string(), "2027-01");
        assert_eq!(Month::read("2015-02").unwrap().weeks().len(), 4);
        for bad in ["", "2026", "2026-13", "2026-1", "+026-11", "9999-12", "0000-01", "2026-11-01", "é-é"] {
            assert_eq!(Month::read(bad), None, "{bad}");
        }
        assert_eq!(Month::read("2199-12").unwrap().plus(1), None);
    }

    proptest! {
        #[test]
        fn every_day_of_a_month_is_shown_once(year in 1970_i16..2200, month in 1_i8..=12) {
            let month = Month::of(date(year, month, 1));
            let days: Vec<Date> = month.weeks().concat();
            prop_assert!(days.windows(2).all(|pair| pair[0].tomorrow().unwrap() == pair[1]));
            let own = days.iter().filter(|&&day| month.has(day)).count();
            prop_assert_eq!(own, usize::try_from(month.first().days_in_month()).unwrap());
            prop_assert!(days[0].weekday() == jiff::civil::Weekday::Sunday);
            prop_assert_eq!(Month::read(&month.to_string()), Some(month));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = Month::read(&text);
        }
    }
}
