//! What assessors answer, each on her own; what they agree on; what was settled, and who dissents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::rubric::{ANCHORS, Criterion, Rubric};

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// One of the four answers, by its points.
    Points(u8),
    /// A number on the criterion's scale.
    Value(Decimal),
    /// The question doesn't arise here; it is left out of the mean and of the coverage.
    NotApplicable,
    /// Nothing was found that answers it; it is left out of the mean, and lowers the coverage.
    NoEvidence,
}

/// How sure an assessor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The evidence is thin, or second-hand.
    Low,
    /// In between.
    #[default]
    Medium,
    /// The evidence says just this.
    High,
}

impl Confidence {
    /// All, least first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.name() == name)
    }
}

/// What one assessor answers to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The criterion's short name.
    pub criterion: String,
    /// Who, by whatever name tells assessors apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub assessor: String,
    /// The answer.
    pub answer: Answer,
    /// Where it can be read: document, table, page.
    #[serde(default)]
    pub page: String,
    /// How sure she is.
    #[serde(default)]
    pub confidence: Confidence,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// Why she holds to her answer after it was settled otherwise.
    #[serde(default)]
    pub dissent: String,
}

/// How a disagreement was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The criterion's short name.
    pub criterion: String,
    /// The answer that counts.
    pub answer: Answer,
    /// Why that one.
    pub reason: String,
}

/// An answer that doesn't fit its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The question asks for one of the four answers.
    #[error("one of the four answers is asked for")]
    NotAnAnchor,
    /// The question asks for a number.
    #[error("a number is asked for")]
    NotANumber,
}

impl Criterion {
    /// What an answer is worth, in ten-thousandths of a point; nothing if it says nothing of the budget.
    ///
    /// # Errors
    /// [`Misfit`] if it doesn't fit the question.
    pub fn points(&self, answer: Answer) -> Result<Option<u32>, Misfit> {
        match (answer, &self.scale) {
            (Answer::NotApplicable | Answer::NoEvidence, _) => Ok(None),
            (Answer::Value(value), Some(scale)) => Ok(Some(scale.points(value))),
            (Answer::Points(points), None) if ANCHORS.contains(&points) => {
                Ok(Some(u32::from(points) * 10_000))
            }
            (_, Some(_)) => Err(Misfit::NotANumber),
            (_, None) => Err(Misfit::NotAnAnchor),
        }
    }
}

/// How the assessors stand on a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has answered.
    Open,
    /// All who answered say the same.
    Agreed,
    /// They differ, and it isn't settled: until it is, the question counts as unanswered.
    Disputed,
    /// They differed, and it was settled for this reason.
    Settled(String),
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The criterion's short name.
    pub criterion: String,
    /// How the assessors stand.
    pub standing: Standing,
    /// The answer that counts; [`Answer::NoEvidence`] as long as there is none.
    pub answer: Answer,
    /// Every score, in the order of the assessors' names.
    pub scores: Vec<Score>,
}

impl Finding {
    /// The scores that say something else than what was settled.
    pub fn dissents(&self) -> impl Iterator<Item = &Score> {
        let settled = matches!(self.standing, Standing::Settled(_));
        self.scores.iter().filter(move |score| settled && score.answer != self.answer)
    }

    /// The scores that say what counts.
    pub fn supports(&self) -> impl Iterator<Item = &Score> {
        let counts = matches!(self.standing, Standing::Settled(_) | Standing::Agreed);
        self.scores.iter().filter(move |score| counts && score.answer == self.answer)
    }
}

/// What came of every question of a rubric, in its order. Neither the order of the scores nor that of the
/// settlements matters; of two scores of one assessor for one question the lesser answer counts, so that not even
/// that is left to the order. Answers that don't fit their question count as unanswered. A settlement counts only
/// where assessors differ.
#[must_use]
pub fn findings(rubric: &Rubric, scores: &[Score], settlements: &[Settlement]) -> Vec<Finding> {
    let finding = |criterion: &Criterion| {
        let mut by: BTreeMap<&str, &Score> = BTreeMap::new();
        for score in scores.iter().filter(|score| score.criterion == criterion.id) {
            if criterion.points(score.answer).is_err() {
                continue;
            }
            let there = by.entry(&score.assessor).or_insert(score);
            if key(score) < key(there) {
                *there = score;
            }
        }
        let scores: Vec<Score> = by.into_values().cloned().collect();
        let first = scores.first().map(|score| score.answer);
        let fitting = settlements
            .iter()
            .filter(|one| one.criterion == criterion.id && criterion.points(one.answer).is_ok())
            .min_by(|a, b| (a.answer, &a.reason).cmp(&(b.answer, &b.reason)));
        let (standing, answer) = match (first, fitting) {
            (None, _) => (Standing::Open, Answer::NoEvidence),
            (Some(first), _) if scores.iter().all(|score| score.answer == first) => (Standing::Agreed, first),
            (Some(_), Some(one)) => (Standing::Settled(one.reason.clone()), one.answer),
            (Some(_), None) => (Standing::Disputed, Answer::NoEvidence),
        };
        Finding { criterion: criterion.id.clone(), standing, answer, scores }
    };
    rubric.criteria.iter().map(finding).collect()
}

fn key(score: &Score) -> (Answer, &str, &str, Confidence, &str) {
    (score.answer, &score.page, &score.note, score.confidence, &score.dissent)
}
