//! The pictures of a report card: places in percent of the picture across, so that bars stretch with the page and
//! letters do not.

use commonfront_fairness::{BINS, Robustness};

/// Tenths of a percent, as an attribute of a picture.
#[must_use]
pub fn place(tenths: i64) -> String {
    let tenths = tenths.clamp(0, 1_000);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The line from 0 to 100 with the pass mark, the mean, and where the means of the weightings lie.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where the mean is.
    pub mean: String,
    /// Where the pass mark is.
    pub mark: String,
    /// Where nine of ten weightings begin, and how wide they lie.
    pub band: Option<(String, String)>,
}

impl Line {
    /// The line of a mean in tenths.
    #[must_use]
    pub fn new(mean: i64, pass_mark: u8, range: Option<(i64, i64)>) -> Self {
        Self {
            mean: place(mean),
            mark: place(i64::from(pass_mark) * 10),
            band: range.map(|(low, high)| (place(low), place((high - low).max(4)))),
        }
    }
}

/// A column of the picture of weightings.
#[derive(Clone, Debug)]
pub struct Column {
    /// Where it begins, across.
    pub x: String,
    /// Where its top is.
    pub y: String,
    /// How high it is.
    pub height: String,
    /// Whether its means reach the pass mark.
    pub passes: bool,
}

/// How many weightings gave which mean.
#[derive(Clone, Debug)]
pub struct Histogram {
    /// Its columns, each two points wide; those without a weighting are left out.
    pub columns: Vec<Column>,
    /// The same as numbers: from, to, how many.
    pub rows: Vec<(i64, i64, i64)>,
    /// Where the pass mark is.
    pub mark: String,
    /// The width of a column.
    pub width: String,
}

impl Histogram {
    /// The picture; none where no weighting gave a mean.
    #[must_use]
    pub fn new(firm: &Robustness, pass_mark: u8) -> Option<Self> {
        let most = firm.bins.iter().copied().max().filter(|most| *most > 0)?;
        let wide = i64::try_from(1_000 / BINS).unwrap_or(20);
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for (i, &count) in (0_i64..).zip(&firm.bins) {
            if count == 0 {
                continue;
            }
            // A column that is there can be seen.
            let height = (i64::from(count) * 1_000 / i64::from(most)).max(15);
            columns.push(Column {
                x: place(i * wide + 1),
                y: place(1_000 - height),
                height: place(height),
                passes: i * wide >= i64::from(pass_mark) * 10,
            });
            rows.push((i * wide / 10, (i + 1) * wide / 10, i64::from(count)));
        }
        Some(Self { columns, rows, mark: place(i64::from(pass_mark) * 10), width: place(wide - 2) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_fairness::Outcome;

    #[test]
    fn columns_stand_on_the_floor_and_say_on_which_side_of_the_mark_they_are() {
        let mut bins = [0; BINS];
        (bins[29], bins[30]) = (4_000, 6_000);
        let firm = Robustness {
            outcome: Outcome::Fail,
            same: 4_000,
            outcomes: [6_000, 4_000, 0],
            bins,
            range: Some((580, 610)),
            without: Vec::new(),
        };
        let picture = Histogram::new(&firm, 60).unwrap();
        assert_eq!(picture.rows, [(58, 60, 4_000), (60, 62, 6_000)]);
        assert_eq!(picture.columns.iter().map(|one| one.passes).collect::<Vec<_>>(), [false, true]);
        assert_eq!((picture.columns[1].y.as_str(), picture.columns[1].height.as_str()), ("0.0%", "100.0%"));
        assert_eq!(picture.mark, "60.0%");
        assert!(Histogram::new(&Robustness { bins: [0; BINS], ..firm }, 60).is_none());
    }
}
