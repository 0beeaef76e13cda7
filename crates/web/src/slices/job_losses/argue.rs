//! "Argue with it": every coefficient, what the pack says of it, and what the person would put in its place.

use commonfront_job_losses::coefficient::Values;
use commonfront_job_losses::{Coefficient, Fault, Pack};

use super::form::Field;
use super::money::plain;
use super::outcome::Typed;
use super::words;
use crate::i18n::T;

/// A coefficient with its field.
#[derive(Clone, Debug)]
pub struct ArgueLine {
    /// The field.
    pub field: Field,
    /// What the pack says: `8.1 (8.05 to 8.15)`.
    pub ours: String,
    /// The pack's central value, where a slider begins.
    pub central: String,
    /// The least a slider takes.
    pub least: String,
    /// The most a slider takes.
    pub most: String,
}

/// Coefficients that belong together.
#[derive(Clone, Debug)]
pub struct ArgueGroup {
    /// What they are.
    pub label: &'static str,
    /// The coefficients.
    pub lines: Vec<ArgueLine>,
}

/// Where a slider ends: three times what the pack says, within what is possible.
fn most(coefficient: Coefficient, central: f64) -> f64 {
    let (_, bound) = coefficient.bounds();
    let far = (central * 3.0).max(0.5);
    if bound <= 1.0 { bound } else { (far * 2.0).ceil().min(bound * 2.0) / 2.0 }
}

/// All coefficients of a service.
#[must_use]
pub fn groups(t: T, pack: &Pack, service: &str, typed: &Typed, faults: &[Fault]) -> Vec<ArgueGroup> {
    let Some(sector) = pack.sector(service).or_else(|| pack.sector.first()) else { return Vec::new() };
    let values = Values::of(pack, sector);
    let line = |coefficient: Coefficient| {
        let (range, name) = (values.get(coefficient), coefficient.field());
        let ends = [range.low, range.high].map(|value| plain(t, value));
        let range_words = t.with_all("jobs-from-to", &[("low", &ends[0]), ("high", &ends[1])]);
        ArgueLine {
            ours: format!("{} ({range_words})", plain(t, range.central)),
            central: format!("{:.3}", range.central),
            least: coefficient.bounds().0.to_string(),
            most: most(coefficient, range.central).to_string(),
            field: Field::new(t, &name, words::field(t, &name), typed, faults),
        }
    };
    let group = |label: &str, from: usize, to: usize| ArgueGroup {
        label: t.get(label),
        lines: Coefficient::ALL[from..to].iter().copied().map(line).collect(),
    };
    vec![
        group("jobs-argue-jobs", 0, 3),
        group("jobs-argue-pay", 3, 6),
        group("jobs-argue-gdp", 6, 9),
        group("jobs-argue-doubt", 9, 13),
        group("jobs-argue-other", 13, 19),
    ]
}
