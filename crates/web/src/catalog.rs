//! The campaigns as they are now, read once and kept in memory until somebody imports anew.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use commonfront_domain::campaign::{Action, Campaign, Coalition, Organisation};
use commonfront_domain::{Language, Text};
use commonfront_store::{Conn, Error, Result, query};

use crate::markdown;
use crate::slices::pact::texts::Pact;
use crate::slices::wording::notes::noted;
use crate::slices::wording::shelf::Words;

/// An action with its key and its text as HTML.
#[derive(Clone, Debug)]
pub struct ActionEntry {
    /// Its key in the database.
    pub id: i64,
    /// Its document.
    pub document: Action,
    /// Its text.
    pub text_html: Text,
}

/// A campaign with its key, its actions and its texts as HTML.
#[derive(Clone, Debug)]
pub struct CampaignEntry {
    /// Its key in the database.
    pub id: i64,
    /// Its document.
    pub document: Campaign,
    /// Its actions, in the order in which they are shown.
    pub actions: Vec<ActionEntry>,
    /// Actions that are not shown any more; their signers still reach their own pages.
    pub retired: Vec<ActionEntry>,
    /// Its story.
    pub story_html: Text,
    /// Its updates, in their order.
    pub updates_html: Vec<Text>,
    /// Keys of the wordings, by organisation, version and language.
    pub wordings: HashMap<(String, i64, Language), i64>,
}

impl CampaignEntry {
    /// A campaign with its texts as HTML; actions without a key are left out.
    #[must_use]
    pub fn new(
        id: i64,
        document: Campaign,
        action_id: impl Fn(&str) -> Option<i64>,
        wordings: HashMap<(String, i64, Language), i64>,
        words: &Words,
    ) -> Self {
        let html = |text: &Text, prefix: &str| html(text, prefix, words);
        let entry = |action: &Action| {
            let text_html = html(&action.text, &action.slug);
            Some(ActionEntry { id: action_id(&action.slug)?, document: action.clone(), text_html })
        };
        let shown = document.action_order.iter().filter_map(|slug| document.action(slug));
        Self {
            id,
            actions: shown.filter_map(entry).collect(),
            retired: document.retired().filter_map(entry).collect(),
            story_html: html(&document.story, "story"),
            updates_html: document.updates.iter().map(|update| html(&update.text, &update.slug)).collect(),
            wordings,
            document,
        }
    }

    /// Its actions, those that are not shown any more last.
    pub fn ever(&self) -> impl Iterator<Item = &ActionEntry> {
        self.actions.iter().chain(&self.retired)
    }

    /// The action with this short name.
    #[must_use]
    pub fn action(&self, slug: &str) -> Option<&ActionEntry> {
        self.actions.iter().find(|action| action.document.slug == slug)
    }

    /// The action whose form stands beside the story.
    #[must_use]
    pub fn main_action(&self) -> Option<&ActionEntry> {
        self.action(&self.document.main_action).or_else(|| self.actions.first())
    }

    /// Whether all of it exists in a language.
    #[must_use]
    pub fn speaks(&self, language: Language) -> bool {
        self.document.languages.contains(&language)
    }
}

/// Everything there is at one revision.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Grows with each import; 0 before the first.
    pub revision: i64,
    /// The coalition, once there is one.
    pub coalition: Option<Coalition>,
    /// Its campaigns.
    pub campaigns: Vec<CampaignEntry>,
    /// The pacts that are before the public, the newest first.
    pub pacts: Vec<Pact>,
    /// The coalition's guide to words, and its claims.
    pub words: Arc<Words>,
}

impl Snapshot {
    /// The campaign with this short name.
    #[must_use]
    pub fn campaign(&self, slug: &str) -> Option<&CampaignEntry> {
        self.campaigns.iter().find(|campaign| campaign.document.slug == slug)
    }

    /// The action with this key, shown or not any more, and its campaign.
    #[must_use]
    pub fn action_by_id(&self, id: i64) -> Option<(&CampaignEntry, &ActionEntry)> {
        self.campaigns.iter().find_map(|campaign| {
            campaign.ever().find(|action| action.id == id).map(|action| (campaign, action))
        })
    }

    /// The organisation with this short name.
    #[must_use]
    pub fn organisation(&self, slug: &str) -> Option<&Organisation> {
        self.coalition.as_ref()?.organisations.iter().find(|organisation| organisation.slug == slug)
    }

    /// Whether an organisation may ask for consent: it is a party to the coalition, and has not left.
    #[must_use]
    pub fn asks_for_consent(&self, slug: &str) -> bool {
        self.organisation(slug).is_some_and(|organisation| organisation.left.is_none())
    }

    /// The parties to the coalition, without those that have left.
    pub fn parties(&self) -> impl Iterator<Item = &Organisation> {
        let all = self.coalition.iter().flat_map(|coalition| &coalition.organisations);
        all.filter(|organisation| organisation.left.is_none())
    }

    /// Whether the organisation with this short name has left the coalition.
    #[must_use]
    pub fn has_left(&self, slug: &str) -> bool {
        self.organisation(slug).is_some_and(|organisation| organisation.left.is_some())
    }

    /// The coalition's name, or the product's before there is one.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        self.coalition.as_ref().map_or("Common Front", |coalition| coalition.name.get(language))
    }
}

/// The snapshot of now.
#[derive(Debug, Default)]
pub struct Catalog {
    snapshot: RwLock<Arc<Snapshot>>,
}

impl Catalog {
    /// What there is now.
    #[must_use]
    pub fn now(&self) -> Arc<Snapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads everything anew if something has been imported; gives back whether it has.
    ///
    /// # Errors
    /// The database did not answer; the snapshot stays as it was.
    pub async fn refresh(&self, conn: &mut Conn) -> Result<bool> {
        let revision = query!(conn, campaigns::revision())?.unwrap_or(0);
        let stale = revision != self.now().revision;
        if stale {
            let snapshot = read(conn, revision).await?;
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        }
        Ok(stale)
    }
}

fn parse<'d, D: serde::Deserialize<'d>>(document: &'d str) -> Result<D> {
    serde_json::from_str(document).map_err(|error| Error::Decode(Box::new(error)))
}

fn html(text: &Text, prefix: &str, words: &Words) -> Text {
    let mut html = Text::default();
    for language in Language::ALL {
        html.set(
            language,
            text.exact(language).map(|text| markdown::render(&noted(text, &words.claims, language), prefix)),
        );
    }
    html
}

/// Reads all documents at a revision.
///
/// # Errors
/// The database did not answer, or a document can't be read.
pub async fn read(conn: &mut Conn, revision: i64) -> Result<Snapshot> {
    let coalition = match query!(conn, campaigns::coalition())? {
        Some(document) => Some(parse(&document)?),
        None => None,
    };
    let actions = query!(conn, campaigns::actions())?;
    let wordings = query!(conn, campaigns::wordings())?;
    let guide = Arc::new(Words::new(&query!(conn, guide::seen_by(0))?));
    let mut campaigns = Vec::new();
    for row in query!(conn, campaigns::campaigns())? {
        let document: Campaign = parse(&row.document)?;
        let id =
            |slug: &str| actions.iter().find(|a| a.campaign_id == row.id && a.slug == slug).map(|a| a.id);
        let words = wordings.iter().filter(|w| w.campaign_id == row.id).filter_map(|w| {
            Some(((w.organisation.clone(), w.version, Language::from_tag(&w.language)?), w.id))
        });
        let words = words.collect();
        campaigns.push(CampaignEntry::new(row.id, document, id, words, &guide));
    }
    let mut pacts = Vec::new();
    for row in query!(conn, pact::published())? {
        let entries = query!(conn, pact::entries(row.id))?;
        let list = entries.iter().map(|entry| parse(entry)).collect::<Result<_>>()?;
        pacts.push(Pact { text: parse(&row.document)?, list, row });
    }
    Ok(Snapshot { revision, coalition, campaigns, pacts, words: guide })
}
