//! What the organisations are called, read once for a page or a mail.

use std::sync::Arc;

use commonfront_domain::Language;
use commonfront_store::rows::SlugRow;
use commonfront_store::{On, Result, query};

use crate::app::App;
use crate::catalog::Snapshot;

/// The organisations' short names by their keys, also of those that have left; the coalition's for 0.
#[derive(Clone, Debug)]
pub struct Names {
    keys: Vec<SlugRow>,
    snapshot: Arc<Snapshot>,
}

impl Names {
    /// Reads them.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn read(app: &App, on: &mut impl On) -> Result<Self> {
        Ok(Self { keys: query!(on, campaigns::organisations())?, snapshot: app.catalog.now() })
    }

    /// What an organisation is called in short.
    #[must_use]
    pub fn of(&self, organisation: i64, language: Language) -> String {
        if organisation == 0 {
            return self.snapshot.name(language).to_owned();
        }
        let key = self.keys.iter().find(|key| key.id == organisation);
        let slug = key.map(|key| key.slug.as_str()).unwrap_or_default();
        let party = self.snapshot.organisation(slug);
        party.map_or_else(|| slug.to_owned(), |party| party.acronym.get(language).to_owned())
    }

    /// An organisation's key, by its short name in addresses.
    #[must_use]
    pub fn key(&self, slug: &str) -> Option<i64> {
        self.keys.iter().find(|key| key.slug == slug).map(|key| key.id)
    }
}
