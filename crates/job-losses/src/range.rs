//! A figure of which one knows a low, a central and a high value, and how ranges combine.

use serde::{Deserialize, Serialize};

/// A figure with its range. None of them is ever below nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least it may be.
    pub low: f64,
    /// What is most likely.
    pub central: f64,
    /// The most it may be.
    pub high: f64,
}

impl Range {
    /// A figure that is known.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { low: value, central: value, high: value }
    }

    /// A rounded figure: half of its last digit to either side, never below nothing.
    #[must_use]
    pub fn rounded(value: f64, half_step: f64) -> Self {
        Self { low: (value - half_step).max(0.0), central: value, high: value + half_step }
    }

    /// What is left of a whole: `1 - x`.
    #[must_use]
    pub fn rest_of(self, whole: f64) -> Self {
        Self { low: whole - self.high, central: whole - self.central, high: whole - self.low }
    }

    /// Both together, all low or all high at once.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }

    /// So many times as much.
    #[must_use]
    pub fn by(self, factor: f64) -> Self {
        Self { low: self.low * factor, central: self.central * factor, high: self.high * factor }
    }

    /// The quotient: lowest over highest, highest over lowest. The divisor is above nothing.
    #[must_use]
    pub fn over(self, divisor: Self) -> Self {
        Self {
            low: self.low / divisor.high,
            central: self.central / divisor.central,
            high: self.high / divisor.low,
        }
    }

    /// The share that `self` and a part `follow` of `other` have in both together. It rises with `self` and
    /// `follow` and falls with `other`, so its ends are exact.
    #[must_use]
    pub fn share_beside(self, other: Self, follow: Self) -> Self {
        let share = |a: f64, b: f64, f: f64| (a + f * b) / (a + b);
        Self {
            low: share(self.low, other.high, follow.low),
            central: share(self.central, other.central, follow.central),
            high: share(self.high, other.low, follow.high),
        }
    }

    /// Whether it is in order: finite, not below nothing, low ≤ central ≤ high.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        self.low >= 0.0 && self.low <= self.central && self.central <= self.high && self.high.is_finite()
    }

    /// Each value changed.
    #[must_use]
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { low: change(self.low), central: change(self.central), high: change(self.high) }
    }

    /// Low, central and high, in this order.
    #[must_use]
    pub fn values(self) -> [f64; 3] {
        [self.low, self.central, self.high]
    }

    fn with(self, other: Self, combine: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            low: combine(self.low, other.low),
            central: combine(self.central, other.central),
            high: combine(self.high, other.high),
        }
    }
}
