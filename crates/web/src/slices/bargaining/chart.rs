//! When agreements run, as bars beneath each other: places in percent of the picture across, in pixels down,
//! so that bars stretch with the page and letters do not.

use commonfront_domain::paper;
use jiff::civil::date;

/// How high an agreement's line is.
const LINE: i64 = 46;
/// Where the first begins.
const TOP: i64 = 30;
/// How many days before and after today are shown at most.
const WINDOW: (i64, i64) = (5 * 366, 8 * 366);

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Where it begins, across.
    pub x: String,
    /// How wide it is.
    pub width: String,
    /// Where its top is.
    pub y: i64,
    /// Where its words stand.
    pub word_y: i64,
    /// Whether it is over.
    pub over: bool,
}

/// A line down the chart where a year begins.
#[derive(Clone, Debug)]
pub struct Year {
    /// Where it is, across.
    pub x: String,
    /// The year.
    pub year: i16,
}

/// The chart.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// How high it is, in pixels.
    pub height: i64,
    /// Where years begin.
    pub years: Vec<Year>,
    /// The bars, in the order of the terms.
    pub bars: Vec<Bar>,
    /// Where today is, across.
    pub today: String,
}

#[allow(clippy::cast_precision_loss, reason = "a picture is not exact")]
fn percent(days: i64, of: i64) -> String {
    format!("{:.2}%", 100.0 * days as f64 / of.max(1) as f64)
}

impl Timeline {
    /// The terms (first day, last day) around today, as numbers of days.
    #[must_use]
    pub fn new(terms: &[(i64, i64)], today: i64) -> Self {
        let earliest = terms.iter().map(|term| term.0).min().unwrap_or(today);
        let latest = terms.iter().map(|term| term.1).max().unwrap_or(today);
        let from = earliest.clamp(today - WINDOW.0, today - 90);
        let until = latest.clamp(today + 180, today + WINDOW.1);
        let whole = until - from + 1;
        let bar = |(i, &(first, last)): (i64, &(i64, i64))| {
            let begin = first.clamp(from, until);
            let end = last.clamp(begin, until);
            Bar {
                x: percent(begin - from, whole),
                width: percent(end - begin + 1, whole),
                y: TOP + i * LINE + 20,
                word_y: TOP + i * LINE + 13,
                over: last < today,
            }
        };
        let first_year = paper::day(from).year();
        let last_year = paper::day(until).year();
        let year = |year: i16| {
            let day = paper::day_number(date(year, 1, 1));
            (day >= from && day <= until).then(|| Year { x: percent(day - from, whole), year })
        };
        Self {
            height: TOP + i64::try_from(terms.len()).unwrap_or(0) * LINE + 8,
            years: (first_year..=last_year).filter_map(year).collect(),
            bars: (0..).zip(terms).map(bar).collect(),
            today: percent(today - from, whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(place: &str) -> f64 {
        place.trim_end_matches('%').parse().unwrap()
    }

    #[test]
    fn a_bar_that_ended_is_over() {
        let chart = Timeline::new(&[(20_000, 20_500), (20_000, 21_000)], 20_600);
        assert_eq!(chart.bars.iter().map(|bar| bar.over).collect::<Vec<_>>(), [true, false]);
        assert_eq!(chart.height, TOP + 2 * LINE + 8);
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_picture(
            terms in proptest::collection::vec((-7305i64..47_482, -7305i64..47_482), 0..20),
            today in 10_000i64..40_000,
        ) {
            let terms: Vec<_> = terms.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
            let chart = Timeline::new(&terms, today);
            let inside = 0.0..=100.0;
            prop_assert!(inside.contains(&number(&chart.today)));
            for bar in &chart.bars {
                prop_assert!(inside.contains(&number(&bar.x)) && number(&bar.width) > 0.0);
                prop_assert!(number(&bar.x) + number(&bar.width) <= 100.02);
            }
            for year in &chart.years {
                prop_assert!(inside.contains(&number(&year.x)));
            }
        }
    }
}
