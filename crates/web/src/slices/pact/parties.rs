//! The parties, as every part of the room lists them.

use commonfront_domain::campaign::Organisation;
use commonfront_domain::{Language, Micros, Text};
use commonfront_pact::Standing as Signed;
use commonfront_store::{On, query};
use jiff::civil::Date;

pub use super::texts::Pact;
use super::texts::{self, Phase};
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;

/// Where an organisation stands with the pact that is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It has not signed, or no pact is in force.
    #[default]
    NotSigned,
    /// It has signed.
    Signed {
        /// The `id`s of the clauses that it signed.
        clauses: Vec<String>,
        /// What the law lets it do only so; may be empty.
        limits: Text,
        /// The first day on which it is no party any more, if it has given notice.
        leaves: Option<Date>,
    },
    /// It signed, and has left.
    Left {
        /// The first day on which it was no party any more.
        on: Date,
    },
}

impl Standing {
    fn of(slug: &str, all: &[Signed], at: Micros) -> Self {
        let Some(one) = all.iter().rfind(|one| one.organisation.slug == slug) else { return Self::NotSigned };
        match one.leaves {
            Some(on) if !one.stands(at) => Self::Left { on },
            leaves => Self::Signed { clauses: one.clauses.clone(), limits: one.limits.clone(), leaves },
        }
    }
}

/// A party to the pact.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its key.
    pub id: i64,
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// What it is called in short.
    pub acronym: Text,
    /// How many people it represents.
    pub people: i64,
    /// Where it stands with the pact that is in force.
    pub standing: Standing,
}

impl Party {
    fn new(id: i64, organisation: &Organisation, standing: Standing) -> Self {
        Self {
            id,
            slug: organisation.slug.clone(),
            name: organisation.name.clone(),
            acronym: organisation.acronym.clone(),
            people: organisation.people_represented,
            standing,
        }
    }

    /// Its name, in the page's language.
    #[must_use]
    pub fn title(&self, t: &T) -> &str {
        self.name.get(t.0)
    }

    /// What it is called in short, in a language.
    #[must_use]
    pub fn short(&self, language: Language) -> &str {
        self.acronym.get(language)
    }
}

/// The organisations of the coalition that have not left it, in the coalition's order: those that share the
/// room. Each with where it stands now.
///
/// # Errors
/// The database did not answer.
pub async fn parties(app: &App, on: &mut impl On) -> Result<Vec<Party>, WebError> {
    parties_at(app, on, app.clock.now()).await
}

/// As [`parties`], each with where it stands at a moment.
///
/// # Errors
/// The database did not answer.
pub async fn parties_at(app: &App, on: &mut impl On, at: Micros) -> Result<Vec<Party>, WebError> {
    let signed = in_force(on, at).await?.map(|pact| pact.standings(at)).unwrap_or_default();
    let keys = query!(on, campaigns::organisations())?;
    let snapshot = app.catalog.now();
    let party = |organisation: &Organisation| {
        let key = keys.iter().find(|key| key.slug == organisation.slug)?;
        Some(Party::new(key.id, organisation, Standing::of(&organisation.slug, &signed, at)))
    };
    Ok(snapshot.parties().filter_map(party).collect())
}

/// The pact that is in force at a moment: its term has begun and isn't over, and two or more stand by it. Of
/// several the one whose term began last.
///
/// # Errors
/// The database did not answer.
pub async fn in_force(on: &mut impl On, at: Micros) -> Result<Option<Pact>, WebError> {
    for id in query!(on, pact::within_term(at))? {
        let pact = texts::get(on, id).await?;
        if pact.phase(at) == Phase::InForce {
            return Ok(Some(pact));
        }
    }
    Ok(None)
}

/// Those who may be called on and vote at a moment: if a pact is in force, who signed it and hasn't left it;
/// otherwise all organisations.
///
/// # Errors
/// The database did not answer.
pub async fn acting(app: &App, on: &mut impl On, at: Micros) -> Result<Vec<Party>, WebError> {
    let mut all = parties_at(app, on, at).await?;
    if in_force(on, at).await?.is_some() {
        all.retain(|party| matches!(party.standing, Standing::Signed { .. }));
    }
    Ok(all)
}

/// What the law lets an organisation do only so, as it said when it signed the pact that is in force; empty if
/// it said nothing, or isn't a party then.
///
/// # Errors
/// The database did not answer.
pub async fn limits(app: &App, on: &mut impl On, organisation: i64, at: Micros) -> Result<Text, WebError> {
    let all = parties_at(app, on, at).await?;
    let party = all.into_iter().find(|party| party.id == organisation);
    Ok(match party.map(|party| party.standing) {
        Some(Standing::Signed { limits, .. }) => limits,
        _ => Text::default(),
    })
}

/// The name of an organisation by its key, also of one that has left; the coalition's for 0.
///
/// # Errors
/// The database did not answer.
pub async fn name_of(app: &App, on: &mut impl On, id: i64, language: Language) -> Result<String, WebError> {
    let snapshot = app.catalog.now();
    if id == 0 {
        return Ok(snapshot.name(language).to_owned());
    }
    let keys = query!(on, campaigns::organisations())?;
    let slug = keys.into_iter().find(|key| key.id == id).map(|key| key.slug).unwrap_or_default();
    Ok(snapshot.organisation(&slug).map_or(slug.clone(), |party| party.acronym.get(language).to_owned()))
}
