//! Whom a call asks, within which limits, and what they answered.

use commonfront_domain::calls::Answer;
use commonfront_domain::sharing::{Audience, Thing};
use commonfront_domain::{Micros, Text};
use commonfront_store::rows::calls::{AnswerRow, CallRow};
use commonfront_store::{On, query};

use crate::app::App;
use crate::error::WebError;
use crate::slices::commitments::promises::{self, Acting};
use crate::slices::pact::{Party, audience};

/// A party that a call asks.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its key.
    pub id: i64,
    /// Whether it may answer: one that answered and is no party any more may not.
    pub acts: bool,
    /// What the law lets it do only so; may be empty.
    pub limits: Text,
    /// What it answered, in order; the last counts.
    pub answers: Vec<AnswerRow>,
}

impl Asked {
    /// What it answered last.
    #[must_use]
    pub fn last(&self) -> Option<&AnswerRow> {
        self.answers.last()
    }

    /// What it answered last, as a kind.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        self.last().and_then(|row| Answer::from_number(row.answer))
    }
}

/// A call with its audience and all whom it asks.
#[derive(Clone, Debug)]
pub struct Asks {
    /// Who sees it.
    pub audience: Audience,
    /// Whom it asks, in the coalition's order; then those who answered and are no party any more.
    pub asked: Vec<Asked>,
}

impl Asks {
    /// The party with this key, if it is asked.
    #[must_use]
    pub fn of(&self, organisation: i64) -> Option<&Asked> {
        self.asked.iter().find(|one| one.id == organisation)
    }

    /// The keys of those who have not answered.
    #[must_use]
    pub fn silent(&self) -> Vec<i64> {
        self.asked.iter().filter(|one| one.answers.is_empty()).map(|one| one.id).collect()
    }

    /// How many gave an answer; nothing counts those who gave none.
    #[must_use]
    pub fn count(&self, answer: Option<Answer>) -> i64 {
        let fit = self.asked.iter().filter(|one| one.answer() == answer).count();
        i64::try_from(fit).unwrap_or(i64::MAX)
    }
}

/// Whom a call asks. `acting`: those who may be called on, at the moment of its close or now.
///
/// # Errors
/// The database did not answer.
pub async fn of(on: &mut impl On, call: &CallRow, acting: &[Acting]) -> Result<Asks, WebError> {
    let audience = audience::of(on, Thing::Call, call.id, call.visibility).await?;
    let parties: Vec<Party> = acting.iter().map(|one| one.party.clone()).collect();
    let told = audience::told(&audience, call.organisation_id, &parties);
    let answers = query!(on, calls::answers(call.id))?;
    let answers_of = |id: i64| answers.iter().filter(|row| row.organisation_id == id).cloned().collect();
    let limits_of = |id: i64| {
        let one = acting.iter().find(|one| one.party.id == id);
        one.map(|one| one.limits.clone()).unwrap_or_default()
    };
    let mut ids = told.clone();
    for row in &answers {
        if !ids.contains(&row.organisation_id) {
            ids.push(row.organisation_id);
        }
    }
    let one = |id| Asked { id, acts: told.contains(&id), limits: limits_of(id), answers: answers_of(id) };
    let asked = ids.into_iter().map(one);
    Ok(Asks { asked: asked.collect(), audience })
}

/// The moment at which it is asked who may be called on: a closed call's close, or now.
#[must_use]
pub fn moment(call: &CallRow, now: Micros) -> Micros {
    call.closed_at.unwrap_or(now)
}

/// As [`of`], with those who could be called on when it was closed, or can be now.
///
/// # Errors
/// The database did not answer.
pub async fn asks(app: &App, on: &mut impl On, call: &CallRow) -> Result<Asks, WebError> {
    let acting = promises::acting(app, on, moment(call, app.clock.now())).await?;
    of(on, call, &acting).await
}
