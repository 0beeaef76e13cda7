//! Numbers as they are shown: rounded honestly, and so that the parts add to the total to the last digit.

use serde::Serialize;

use crate::answer::Parts;
use crate::range::Range;

/// A number as it is shown: so many steps of a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Number {
    /// The number in hundredths.
    pub hundredths: i64,
}

/// A shown number with its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ShownRange {
    /// The least.
    pub low: Number,
    /// The most likely.
    pub central: Number,
    /// The most.
    pub high: Number,
}

/// Three parts and their total, which is exactly their sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ShownParts {
    /// In the service.
    pub direct: ShownRange,
    /// At its suppliers.
    pub indirect: ShownRange,
    /// Where households spend less.
    pub induced: ShownRange,
    /// Suppliers and households together.
    pub beyond: ShownRange,
    /// All together.
    pub total: ShownRange,
    /// Decimals that are worth showing: 0, 1 or 2.
    pub decimals: u8,
}

/// The power of ten so that a value has so many digits, never finer than hundredths.
fn step(value: f64, digits: i32) -> f64 {
    if value <= 0.0 {
        return 0.01;
    }
    #[allow(clippy::cast_possible_truncation, reason = "a power of ten of a finite number is small")]
    let exponent = value.log10().floor() as i32 + 1 - digits;
    10_f64.powi(exponent.max(-2))
}

#[allow(clippy::cast_possible_truncation, reason = "amounts are limited far below what an integer holds")]
fn round(value: f64, step: f64) -> Number {
    Number { hundredths: ((value / step).round() * (step * 100.0)).round() as i64 }
}

fn decimals(step: f64) -> u8 {
    if step >= 1.0 {
        0
    } else if step >= 0.1 {
        1
    } else {
        2
    }
}

impl Number {
    /// As it is.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "shown numbers are short")]
    pub fn value(self) -> f64 {
        self.hundredths as f64 / 100.0
    }

    /// Without its decimals.
    #[must_use]
    pub fn whole(self) -> i64 {
        self.hundredths / 100
    }
}

impl ShownRange {
    fn new(range: Range, step: f64) -> Self {
        Self {
            low: round(range.low, step),
            central: round(range.central, step),
            high: round(range.high, step),
        }
    }

    fn plus(self, other: Self) -> Self {
        let add = |a: Number, b: Number| Number { hundredths: a.hundredths + b.hundredths };
        Self {
            low: add(self.low, other.low),
            central: add(self.central, other.central),
            high: add(self.high, other.high),
        }
    }

    /// Low, central and high, in this order.
    #[must_use]
    pub fn values(self) -> [Number; 3] {
        [self.low, self.central, self.high]
    }
}

impl ShownParts {
    /// Three digits of the central total; every part is rounded to the same step and the total is their sum,
    /// so that parts add and low ≤ central ≤ high holds in every line.
    #[must_use]
    pub fn new(parts: &Parts) -> Self {
        let step = step(parts.total().central, 3);
        let [direct, indirect, induced] = parts.each().map(|part| ShownRange::new(part, step));
        let beyond = indirect.plus(induced);
        Self { direct, indirect, induced, beyond, total: direct.plus(beyond), decimals: decimals(step) }
    }
}

/// A number for a sentence: two digits, to be said with "about".
#[must_use]
pub fn about(value: f64) -> Number {
    round(value, step(value, 2))
}

/// A number with so many digits, and the decimals that are worth showing.
#[must_use]
pub fn digits(value: f64, digits: i32) -> (Number, u8) {
    let step = step(value, digits);
    (round(value, step), decimals(step))
}

/// The numbers of the sentence that may be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Quotable {
    /// Jobs in all.
    pub central: Number,
    /// At least.
    pub low: Number,
    /// At most.
    pub high: Number,
    /// Those of the service itself.
    pub direct: Number,
    /// Those beyond it.
    pub beyond: Number,
}

impl Quotable {
    /// The numbers of an answer, made from those of its table, so that both agree.
    #[must_use]
    pub fn new(parts: &Parts) -> Self {
        let shown = ShownParts::new(parts);
        let [low, central, high] = shown.total.values().map(|number| about(number.value()));
        let [direct, beyond] = [shown.direct, shown.beyond].map(|range| about(range.central.value()));
        Self { central, low, high, direct, beyond }
    }
}
