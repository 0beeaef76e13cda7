//! Incidents by kind and month, as a picture and as a table.

use commonfront_domain::incident::{Kind, day_of, month_after};
use commonfront_store::rows::incidents::IncidentCountRow;

use super::words;
use crate::i18n::T;

/// Months that are shown.
pub const MONTHS: usize = 12;

/// A bar of the picture: places are whole percents.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// From the left.
    pub x: Tenths,
    /// From the top.
    pub y: i64,
    /// Its height.
    pub height: i64,
}

/// A place in tenths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenths(pub i64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// A kind with its months.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is called.
    pub label: &'static str,
    /// Its bars; months without an incident have none.
    pub bars: Vec<Bar>,
    /// How many a month.
    pub months: Vec<i64>,
    /// How many in all.
    pub total: i64,
}

/// What `chart.html` shows.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The months: `November 2026`.
    pub months: Vec<String>,
    /// A line for each kind of which there was one.
    pub lines: Vec<Line>,
    /// How many in all.
    pub total: i64,
    /// The most in one month.
    pub most: i64,
}

/// The first day of the first month that is shown, for the query.
#[must_use]
pub fn first_day(this_month: i64) -> i64 {
    month_after(this_month, 1 - i64::try_from(MONTHS).unwrap_or(12)) * 100 + 1
}

impl Chart {
    /// The chart of the months up to this one.
    #[must_use]
    pub fn new(t: T, this_month: i64, rows: &[IncidentCountRow]) -> Self {
        let first = first_day(this_month) / 100;
        let shown = i64::try_from(MONTHS).unwrap_or(12);
        let months: Vec<i64> = (0..shown).map(|i| month_after(first, i)).collect();
        let names: Vec<&str> = t.get("month-names").split(' ').collect();
        let name = |&month: &i64| {
            let day = day_of(month * 100 + 1);
            let index = usize::try_from(day.month() - 1).unwrap_or(0);
            format!("{} {}", names.get(index).copied().unwrap_or_default(), day.year())
        };
        let count = |kind: Kind, month: i64| {
            rows.iter().filter(|row| row.kind == kind.number() && row.period == month).map(|row| row.n).sum()
        };
        let most = Kind::ALL
            .into_iter()
            .flat_map(|kind| months.iter().map(move |&month| count(kind, month)))
            .max()
            .unwrap_or(0);
        let line = |kind: Kind| {
            let counts: Vec<i64> = months.iter().map(|&month| count(kind, month)).collect();
            let bar = |(i, &n): (i64, &i64)| {
                // A bar that is there can be seen.
                let height = (n * 100 / most.max(1)).clamp(8, 100);
                Bar { x: Tenths(i * 1000 / shown + 6), y: 100 - height, height }
            };
            let bars = (0..shown).zip(&counts).filter(|&(_, &n)| n > 0).map(bar).collect();
            Line { label: words::kind(t, kind), bars, total: counts.iter().sum(), months: counts }
        };
        let lines: Vec<Line> = Kind::ALL.into_iter().map(line).filter(|line| line.total > 0).collect();
        let total = lines.iter().map(|line| line.total).sum();
        Self { months: months.iter().map(name).collect(), lines, total, most }
    }

    /// Its table: a month with its numbers, in the order of the lines.
    #[must_use]
    pub fn table(&self, t: &T) -> Vec<(&str, Vec<String>)> {
        let numbers =
            |i: usize| self.lines.iter().filter_map(|line| line.months.get(i)).map(|n| t.number(n)).collect();
        self.months.iter().enumerate().map(|(i, month)| (month.as_str(), numbers(i))).collect()
    }

    /// The first month's name.
    #[must_use]
    pub fn first(&self) -> &str {
        self.months.first().map_or("", String::as_str)
    }

    /// The last month's name.
    #[must_use]
    pub fn last(&self) -> &str {
        self.months.last().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use commonfront_domain::Language;

    use super::*;

    #[test]
    fn each_month_has_its_place_and_the_numbers_add_up() {
        let rows = [(1, 202_611, 4), (1, 202_512, 2), (3, 202_601, 1)]
            .map(|(kind, period, n)| IncidentCountRow { kind, period, n });
        let chart = Chart::new(T(Language::En), 202_611, &rows);
        assert_eq!((chart.months.len(), chart.first(), chart.last()), (12, "December 2025", "November 2026"));
        assert_eq!((chart.total, chart.most, chart.lines.len()), (7, 4, 2));
        assert_eq!(chart.lines[0].months, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
        assert_eq!((chart.lines[0].bars[0].height, chart.lines[0].bars[1].height), (50, 100));
        assert_eq!(first_day(202_611), 20_251_201);
    }
}
