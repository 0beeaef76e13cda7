//! The parties, as every part of the room lists them.

use commonfront_domain::campaign::Organisation;
use commonfront_domain::{Language, Text};
use commonfront_store::{On, query};

use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;

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
}

impl Party {
    fn new(id: i64, organisation: &Organisation) -> Self {
        Self {
            id,
            slug: organisation.slug.clone(),
            name: organisation.name.clone(),
            acronym: organisation.acronym.clone(),
            people: organisation.people_represented,
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
/// room.
///
/// # Errors
/// The database did not answer.
pub async fn parties(app: &App, on: &mut impl On) -> Result<Vec<Party>, WebError> {
    let keys = query!(on, campaigns::organisations())?;
    let snapshot = app.catalog.now();
    let party = |organisation: &Organisation| {
        let key = keys.iter().find(|key| key.slug == organisation.slug)?;
        Some(Party::new(key.id, organisation))
    };
    Ok(snapshot.parties().filter_map(party).collect())
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
