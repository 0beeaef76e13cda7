//! What pages say of answers, points and verdicts.

use commonfront_domain::{Language, Text};
use commonfront_fairness::{Answer, Criterion, Decimal, Fault, Outcome, RubricError, Words};

use crate::i18n::T;

/// A text, with its language's tag if that isn't the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// The language's tag; empty for the page's own.
    pub lang: &'static str,
}

impl Said {
    /// A text in the page's language, or else in the other.
    #[must_use]
    pub fn new(t: T, text: &Text) -> Self {
        let lang = if text.missing(t.0) && !text.missing(t.0.other()) { t.0.other().tag() } else { "" };
        Self { words: text.get(t.0).to_owned(), lang }
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }
}

/// A rubric's text in the page's language.
#[must_use]
pub fn of(t: T, words: &Words) -> &str {
    words.get(t.0.tag())
}

/// A number as people write it, with as many decimals as it has.
#[must_use]
pub fn decimal(t: T, number: Decimal) -> String {
    let written = number.to_string();
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let below = whole.starts_with('-');
    let whole = t.number(whole.trim_start_matches('-').parse::<i64>().unwrap_or(0));
    let sign = if below { "\u{2212}" } else { "" };
    let point = if t.0 == Language::Fr { "," } else { "." };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{part}") }
}

/// Tenths with one decimal: `38.4`, `38,4`.
#[must_use]
pub fn tenths(t: T, tenths: i64) -> String {
    let point = if t.0 == Language::Fr { "," } else { "." };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// Tenths of a percent: `82%`, `93.9 %`; a whole number without its decimal.
#[must_use]
pub fn percent(t: T, of: i64) -> String {
    let number = if of % 10 == 0 { t.number(of / 10) } else { tenths(t, of) };
    t.with("fairness-percent", "number", &number)
}

/// Points in tenths, a whole number without its decimal; a dash for none.
#[must_use]
pub fn points(t: T, of: Option<i64>) -> String {
    match of {
        None => "–".to_owned(),
        Some(of) if of % 10 == 0 => t.number(of / 10),
        Some(of) => tenths(t, of),
    }
}

/// A text about points in tenths: `$points` as they are written, and the plural they take.
#[must_use]
pub fn of_points(t: T, key: &str, of: Option<i64>, more: &[(&str, &str)]) -> String {
    let n = of.and_then(|of| i32::try_from(of).ok()).map_or(0.0, |of| f64::from(of) / 10.0);
    let points = points(t, of);
    let mut values = vec![("points", points.as_str())];
    values.extend_from_slice(more);
    t.counted(key, n, &values)
}

/// An answer in words: the anchor's, or the number with its unit.
#[must_use]
pub fn answer(t: T, criterion: &Criterion, answer: Answer) -> String {
    match answer {
        Answer::NotApplicable => t.get("fairness-not-applicable").to_owned(),
        Answer::NoEvidence => t.get("fairness-no-evidence").to_owned(),
        Answer::Points(points) => {
            criterion.anchor(points).map(|anchor| of(t, &anchor.words).to_owned()).unwrap_or_default()
        }
        Answer::Value(value) => {
            let unit = criterion.scale.as_ref().map(|scale| of(t, &scale.unit)).unwrap_or_default();
            format!("{}\u{a0}{unit}", decimal(t, value))
        }
    }
}

/// What a scale says: which number is worth nothing and which 100.
#[must_use]
pub fn scale(t: T, criterion: &Criterion) -> Option<String> {
    let scale = criterion.scale.as_ref()?;
    let (zero, full) = (decimal(t, scale.zero), decimal(t, scale.full));
    let key = if scale.zero < scale.full { "fairness-scale-rises" } else { "fairness-scale-falls" };
    Some(t.with_all(key, &[("zero", &zero), ("full", &full)]))
}

/// The word for what came out, as it stands large on a report card.
#[must_use]
pub fn outcome(t: T, outcome: Outcome) -> &'static str {
    t.get(&format!("fairness-outcome-{}", outcome.name()))
}

/// The class of a mark at the desk.
#[must_use]
pub fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "desk-status-live",
        Outcome::Fail => "desk-status-refused",
        Outcome::InsufficientEvidence => "desk-status-planned",
    }
}

/// What to do about a rubric's fault.
#[must_use]
pub fn fault(t: T, fault: &Fault) -> String {
    let at = |key: &str, at: &str| t.with(key, "at", at);
    let whose =
        |at: &str| if at.is_empty() { t.get("fairness-the-rubric").to_owned() } else { at.to_owned() };
    match fault {
        Fault::BadName(name) => at("fairness-fault-name", name),
        Fault::SameName(name) => at("fairness-fault-same", name),
        Fault::NoVersion => t.get("fairness-fault-version").to_owned(),
        Fault::Nothing => t.get("fairness-fault-nothing").to_owned(),
        Fault::TooMany => t.get("fairness-fault-many").to_owned(),
        Fault::Weights(sum) => t.num("fairness-fault-weights", i64::from(*sum)),
        Fault::NoWeight(name) => at("fairness-fault-no-weight", name),
        Fault::WeightOnGate(name) => at("fairness-fault-gate-weight", name),
        Fault::PassMark => t.get("fairness-fault-pass-mark").to_owned(),
        Fault::CoverageLimit => t.get("fairness-fault-coverage").to_owned(),
        Fault::Shift => t.get("fairness-fault-shift").to_owned(),
        Fault::UnknownDimension(name) => at("fairness-fault-dimension", name),
        Fault::EmptyDimension(name) => at("fairness-fault-empty-dimension", name),
        Fault::Missing { at, part, language } => {
            let part = t.get(&format!("fairness-part-{}", part.name()));
            let language = t.get(if *language == "fr" { "staff-french" } else { "staff-english" });
            t.with_all(
                "fairness-fault-missing",
                &[("at", &whose(at)), ("part", part), ("language", language)],
            )
        }
        Fault::TooLong { at, part } => {
            let part = t.get(&format!("fairness-part-{}", part.name()));
            t.with_all("fairness-fault-too-long", &[("at", &whose(at)), ("part", part)])
        }
        Fault::Anchors(name) => at("fairness-fault-anchors", name),
        Fault::NoScale(name) => at("fairness-fault-scale", name),
        Fault::FlatScale(name) => at("fairness-fault-flat", name),
        Fault::Threshold(name) => at("fairness-fault-threshold", name),
    }
}

/// What to do about a rubric that can't be taken.
#[must_use]
pub fn rubric_faults(t: T, error: &RubricError) -> Vec<String> {
    match error {
        RubricError::Faults(faults) => faults.iter().take(40).map(|one| fault(t, one)).collect(),
        RubricError::Unreadable { message, line } => {
            let line = line.and_then(|line| i64::try_from(line).ok()).map(|line| t.number(line));
            let line = line.unwrap_or_else(|| "–".to_owned());
            vec![t.with_all("fairness-fault-unreadable", &[("line", &line), ("message", message)])]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let (en, fr) = (T(Language::En), T(Language::Fr));
        let number: Decimal = "-1234.5".parse().unwrap();
        assert_eq!((decimal(en, number), decimal(fr, number)), ("−1,234.5".into(), "−1\u{202f}234,5".into()));
        assert_eq!((tenths(en, 384), tenths(fr, 384)), ("38.4".into(), "38,4".into()));
        assert_eq!((percent(en, 820), percent(fr, 939)), ("82%".into(), "93,9\u{a0}%".into()));
        assert_eq!(
            (points(en, None), points(en, Some(1000)), points(en, Some(33))),
            ("–".into(), "100".into(), "3.3".into())
        );
    }
}
