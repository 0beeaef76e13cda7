//! Bars beneath each other: places in percent of the picture across, so that bars stretch with the page and
//! letters do not.

/// A piece of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins.
    pub x: String,
    /// How wide it is.
    pub width: String,
    /// Which of the parts.
    pub class: &'static str,
}

/// A bar with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// Its pieces.
    pub pieces: Vec<Piece>,
    /// From where to where it may lie: left end, width, right end.
    pub whisker: Option<(String, String, String)>,
    /// A mark.
    pub mark: Option<String>,
    /// The number beside it.
    pub number: String,
    /// How it is drawn.
    pub class: &'static str,
}

/// A line down the picture, with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub x: String,
    /// What it stands for.
    pub value: i64,
}

/// What a bar shows.
#[derive(Clone, Debug, Default)]
pub struct Shows {
    /// What it is.
    pub label: String,
    /// Values beside each other, with their classes.
    pub pieces: Vec<(f64, &'static str)>,
    /// From–to.
    pub whisker: Option<(f64, f64)>,
    /// A mark.
    pub mark: Option<f64>,
    /// The number beside it.
    pub number: String,
    /// How it is drawn.
    pub class: &'static str,
}

/// Bars with a common scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The bars.
    pub bars: Vec<Bar>,
    /// The scale.
    pub ticks: Vec<Tick>,
}

fn percent(value: f64, most: f64) -> String {
    format!("{:.2}%", (100.0 * value / most).clamp(0.0, 100.0))
}

/// A round step so that two to five of them reach a value.
fn step(most: f64) -> f64 {
    let mut unit = 10_f64.powf(most.max(1.0).log10().floor() - 1.0).max(1.0);
    loop {
        for step in [unit, unit * 2.0, unit * 5.0] {
            if step * 4.0 >= most {
                return step;
            }
        }
        unit *= 10.0;
    }
}

impl Bars {
    /// Bars from nothing to the most that any shows.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "jobs are limited far below what an integer holds")]
    pub fn new(shows: Vec<Shows>) -> Self {
        let end = |bar: &Shows| {
            let sum: f64 = bar.pieces.iter().map(|piece| piece.0).sum();
            sum.max(bar.whisker.map_or(0.0, |whisker| whisker.1)).max(bar.mark.unwrap_or(0.0))
        };
        let most = shows.iter().map(end).fold(0.0, f64::max).max(f64::MIN_POSITIVE) * 1.02;
        let step = step(most);
        let ticks = (0..=5).map(|n| f64::from(n) * step).filter(|value| *value <= most);
        let ticks = ticks.map(|value| Tick { x: percent(value, most), value: value as i64 }).collect();
        let bar = |bar: Shows| {
            let mut x = 0.0;
            let mut pieces = Vec::new();
            for (value, class) in bar.pieces.iter().copied().filter(|piece| piece.0 > 0.0) {
                pieces.push(Piece { x: percent(x, most), width: percent(value, most), class });
                x += value;
            }
            let whisker = bar
                .whisker
                .map(|(low, high)| (percent(low, most), percent(high - low, most), percent(high, most)));
            let mark = bar.mark.map(|mark| percent(mark, most));
            Bar { label: bar.label, pieces, whisker, mark, number: bar.number, class: bar.class }
        };
        Self { bars: shows.into_iter().map(bar).collect(), ticks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_leaves_the_picture(values in prop::collection::vec(0.0f64..1e9, 0..8), high in 0.0f64..1e9) {
            let show = |value: f64| Shows { pieces: vec![(value, "a"), (value / 2.0, "b")], whisker: Some((value, value + high)), mark: Some(value), ..Shows::default() };
            let bars = Bars::new(values.into_iter().map(show).collect());
            let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap();
            prop_assert!(bars.ticks.len() <= 6 && !bars.ticks.is_empty());
            for bar in &bars.bars {
                for piece in &bar.pieces { prop_assert!(number(&piece.x) + number(&piece.width) <= 100.02); }
                let (x, width, _) = bar.whisker.as_ref().unwrap();
                prop_assert!(number(x) + number(width) <= 100.02);
            }
        }
    }
}
