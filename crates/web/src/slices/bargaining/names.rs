//! What the organisations are called, also those that have left, read once for a page.

use commonfront_domain::Language;
use commonfront_store::{On, query};

use crate::app::App;
use crate::error::WebError;

/// What an organisation is called.
#[derive(Clone, Debug)]
struct Name {
    id: i64,
    slug: String,
    short: String,
}

/// What the organisations are called, in the coalition's order.
#[derive(Clone, Debug)]
pub struct Names {
    organisations: Vec<Name>,
    coalition: String,
}

impl Names {
    /// Reads them, in a language.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn read(app: &App, on: &mut impl On, language: Language) -> Result<Self, WebError> {
        let keys = query!(on, campaigns::organisations())?;
        let snapshot = app.catalog.now();
        let listed = snapshot.coalition.iter().flat_map(|coalition| &coalition.organisations);
        let name = |organisation: &commonfront_domain::campaign::Organisation| {
            let key = keys.iter().find(|key| key.slug == organisation.slug)?;
            let short = organisation.acronym.get(language).to_owned();
            Some(Name { id: key.id, slug: organisation.slug.clone(), short })
        };
        Ok(Self {
            organisations: listed.filter_map(name).collect(),
            coalition: snapshot.name(language).to_owned(),
        })
    }

    /// What an organisation is called in short; 0 is the coalition.
    #[must_use]
    pub fn of(&self, id: i64) -> String {
        let name = self.organisations.iter().find(|name| name.id == id);
        name.map_or_else(|| self.coalition.clone(), |name| name.short.clone())
    }

    /// Its short name in addresses and classes; empty for the coalition.
    #[must_use]
    pub fn slug(&self, id: i64) -> String {
        self.organisations.iter().find(|name| name.id == id).map(|name| name.slug.clone()).unwrap_or_default()
    }

    /// Its place in the coalition's order; the coalition itself comes last.
    #[must_use]
    pub fn place(&self, id: i64) -> usize {
        self.organisations.iter().position(|name| name.id == id).unwrap_or(usize::MAX)
    }
}
