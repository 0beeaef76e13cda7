//! Charts as SVG: places in percent of the picture, so that lines stretch with the page and letters do not.

/// A line across a chart with its number.
#[derive(Debug)]
pub struct Tick {
    /// How high it is drawn.
    pub y: String,
    /// How high its number stands.
    pub text_y: String,
    /// What it stands for.
    pub value: i64,
}

/// A bar.
#[derive(Debug)]
pub struct Bar {
    /// Where it begins.
    pub x: String,
    /// How wide it is.
    pub width: String,
    /// Where its top is.
    pub y: String,
    /// How high it is.
    pub height: String,
    /// Whether it is the last: now.
    pub now: bool,
}

/// Bars side by side.
#[derive(Debug)]
pub struct Bars {
    /// Lines across.
    pub ticks: Vec<Tick>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A line that rises and falls.
#[derive(Debug)]
pub struct Curve {
    /// Lines across.
    pub ticks: Vec<Tick>,
    /// Its points, in a square of a hundred.
    pub points: String,
    /// How high its end is.
    pub end_y: String,
    /// How high the number at its end stands.
    pub word_y: String,
}

/// Where the axis of bars lies, and how far up they reach.
const BARS: (f64, f64) = (78.0, 2.0);
/// The same of a curve.
const CURVE: (f64, f64) = (88.0, 4.0);

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

#[allow(clippy::cast_precision_loss, reason = "a picture is not exact")]
fn share(value: i64, of: i64) -> f64 {
    value.max(0) as f64 / of.max(1) as f64
}

/// A round step so that two to five of them reach a value; at least 1.
fn step(most: i64) -> i64 {
    let mut unit = 1_i64;
    loop {
        for step in [unit, unit.saturating_mul(2), unit.saturating_mul(5)] {
            if step.saturating_mul(4) >= most {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// The value at the top of a chart, and its lines with their numbers so far beneath them. With room, a
/// number can stand above what is highest.
fn scale(most: i64, (axis, top): (f64, f64), beneath: f64, room: bool) -> (i64, Vec<Tick>) {
    let step = step(most.max(1));
    let mut steps = most.max(1).div_euclid(step) + i64::from(most.max(1) % step != 0);
    if room && share(most, step.saturating_mul(steps)) > 0.85 {
        steps += 1;
    }
    let highest = step.saturating_mul(steps);
    let ticks = (1..=steps).rev().map(|n| {
        let y = axis - (axis - top) * share(n, steps);
        Tick { y: percent(y), text_y: percent(y + beneath), value: step.saturating_mul(n) }
    });
    (highest, ticks.collect())
}

impl Bars {
    /// Bars of these heights; the last is now. What is below nothing is shown as nothing.
    #[must_use]
    pub fn new(values: &[i64]) -> Self {
        let (axis, top) = BARS;
        let (highest, ticks) = scale(values.iter().copied().max().unwrap_or(0), BARS, 10.0, false);
        let number = i64::try_from(values.len()).unwrap_or(1);
        let bar = |(i, &value): (i64, &i64)| {
            let height = (axis - top) * share(value, highest);
            Bar {
                x: percent(100.0 * share(i, number) + 15.0 * share(1, number)),
                width: percent(70.0 * share(1, number)),
                y: percent(axis - height),
                height: percent(height),
                now: i + 1 == number,
            }
        };
        Self { ticks, bars: (0..).zip(values).map(bar).collect() }
    }
}

impl Curve {
    /// A curve through these values, at the same distance from each other.
    #[must_use]
    pub fn new(values: &[i64]) -> Self {
        let (axis, top) = CURVE;
        let (highest, ticks) = scale(values.iter().copied().max().unwrap_or(0), CURVE, 6.0, true);
        let last = i64::try_from(values.len()).unwrap_or(1) - 1;
        let point = |(i, &value): (i64, &i64)| {
            format!("{:.2},{:.2}", 100.0 * share(i, last), 100.0 - 100.0 * share(value, highest))
        };
        let points: Vec<String> = (0..).zip(values).map(point).collect();
        let end = axis - (axis - top) * share(values.last().copied().unwrap_or(0), highest);
        Self {
            ticks,
            points: points.join(" "),
            end_y: percent(end),
            word_y: percent((end - 5.5).max(top + 1.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn steps_are_round() {
        let steps: Vec<i64> = [0, 1, 4, 5, 9, 40, 41, 312, 12_345].into_iter().map(step).collect();
        assert_eq!(steps, [1, 1, 1, 2, 5, 10, 20, 100, 5000]);
    }

    #[test]
    fn bars_stand_on_the_axis() {
        let bars = Bars::new(&[0, 4, -1, 2]);
        let heights: Vec<&str> = bars.bars.iter().map(|bar| bar.height.as_str()).collect();
        assert_eq!(heights, ["0.00%", "76.00%", "0.00%", "38.00%"]);
        assert_eq!(bars.ticks.iter().map(|tick| tick.value).collect::<Vec<_>>(), [4, 3, 2, 1]);
        assert!(bars.bars[3].now && !bars.bars[0].now);
    }

    proptest! {
        #[test]
        fn whatever_the_values_nothing_leaves_the_picture(values in proptest::collection::vec(any::<i64>(), 0..40)) {
            for tick in Bars::new(&values).ticks.iter().chain(&Curve::new(&values).ticks) {
                prop_assert!(tick.value > 0 && !tick.y.starts_with('-'));
            }
            prop_assert!(Bars::new(&values).ticks.len() <= 5);
            let curve = Curve::new(&values);
            prop_assert!(!curve.points.contains("-") && !curve.points.contains("NaN"));
        }
    }
}
