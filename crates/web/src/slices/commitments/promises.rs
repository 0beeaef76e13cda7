//! What the pact in force promises, who signed it, and within which limits.

use std::collections::HashMap;

use commonfront_domain::{Language, Micros, Text};
use commonfront_pact::{ClauseKind, Standing as Signed};
use commonfront_store::{On, query};

use crate::app::App;
use crate::error::WebError;
use crate::slices::pact::Party;
use crate::slices::pact::parties::{self, Standing};

/// A promise of the pact.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Its clause's `id`.
    pub id: String,
    /// Its clause's number.
    pub number: usize,
    /// What it is about.
    pub heading: Text,
    /// What it says.
    pub body: Text,
}

/// What the parties have promised one another.
#[derive(Clone, Debug)]
pub struct Promises {
    /// The pact's key.
    pub pact_id: i64,
    /// What it is called.
    pub title: Text,
    /// Its promises, in their order.
    pub commitments: Vec<Commitment>,
    /// Who stands by it.
    pub signed: Vec<Signed>,
    /// Whether it is before the public.
    pub public: bool,
}

impl Promises {
    /// The promise with this `id`.
    #[must_use]
    pub fn commitment(&self, id: &str) -> Option<&Commitment> {
        self.commitments.iter().find(|commitment| commitment.id == id)
    }

    /// Where a party stands with it.
    #[must_use]
    pub fn standing(&self, slug: &str) -> Option<&Signed> {
        self.signed.iter().find(|one| one.organisation.slug == slug)
    }
}

/// The promises of the pact that is in force at a moment.
///
/// # Errors
/// The database did not answer.
pub async fn in_force(on: &mut impl On, at: Micros) -> Result<Option<Promises>, WebError> {
    let Some(pact) = parties::in_force(on, at).await? else { return Ok(None) };
    let mut signed = pact.standings(at);
    signed.retain(|one| one.stands(at));
    let commitments = pact.text.clauses.into_iter().enumerate();
    let commitments = commitments.filter(|(_, clause)| clause.kind == ClauseKind::Commitment);
    Ok(Some(Promises {
        pact_id: pact.row.id,
        title: pact.text.title,
        commitments: commitments
            .map(|(i, clause)| Commitment {
                id: clause.id,
                number: i + 1,
                heading: clause.heading,
                body: clause.body,
            })
            .collect(),
        signed,
        public: pact.row.published_at.is_some(),
    }))
}

/// A party that may be called on, with the legal limits that it gave when it signed.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Which one.
    pub party: Party,
    /// What the law lets it do only so; may be empty.
    pub limits: Text,
}

/// Those who may be called on at a moment: who stands by the pact in force; without one, all organisations.
///
/// # Errors
/// The database did not answer.
pub async fn acting(app: &App, on: &mut impl On, at: Micros) -> Result<Vec<Acting>, WebError> {
    let acting = |party: Party| Acting {
        limits: match &party.standing {
            Standing::Signed { limits, .. } => limits.clone(),
            _ => Text::default(),
        },
        party,
    };
    Ok(parties::acting(app, on, at).await?.into_iter().map(acting).collect())
}

/// What organisations are called, also those that have left.
#[derive(Clone, Debug)]
pub struct Names {
    coalition: String,
    all: HashMap<i64, (String, String)>,
}

impl Names {
    /// Reads them, in a language.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn read(app: &App, on: &mut impl On, language: Language) -> Result<Self, WebError> {
        let snapshot = app.catalog.now();
        let keys = query!(on, campaigns::organisations())?.into_iter();
        let named = keys.map(|key| {
            let known = snapshot.organisation(&key.slug);
            let name = known.map_or(key.slug.as_str(), |one| one.acronym.get(language)).to_owned();
            (key.id, (key.slug, name))
        });
        Ok(Self { all: named.collect(), coalition: snapshot.name(language).to_owned() })
    }

    /// An organisation's name in short; the coalition's for 0.
    #[must_use]
    pub fn of(&self, id: i64) -> String {
        self.all.get(&id).map_or(self.coalition.clone(), |(_, name)| name.clone())
    }

    /// An organisation's short name in addresses; nothing for the coalition.
    #[must_use]
    pub fn slug(&self, id: i64) -> String {
        self.all.get(&id).map(|(slug, _)| slug.clone()).unwrap_or_default()
    }
}
