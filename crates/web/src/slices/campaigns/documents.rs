//! The coalition's documents, all together, into the database and out of it.

use std::collections::BTreeMap;

use commonfront_domain::campaign::{Campaign, Coalition, DocumentProblem};
use commonfront_domain::problems::{Owner, Part, Place, ProblemKind};
use commonfront_domain::{Language, Micros};
use commonfront_media::Picture;
use commonfront_store::rows::drafts::NewRevision;
use commonfront_store::{Db, Error, Tx, query};

use crate::slices::pictures::keep;

/// A coalition with its campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// The coalition.
    pub coalition: Coalition,
    /// Its campaigns.
    pub campaigns: Vec<Campaign>,
    /// The campaigns' pictures and the parties' logos by their names.
    pub pictures: BTreeMap<String, Picture>,
}

/// Why documents were not imported; nothing of them is kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Something in them has to be mended.
    #[error("{}", listed(.0))]
    Problems(Vec<DocumentProblem>),
    /// The database did not answer.
    #[error("the database did not answer: {0}")]
    Database(#[from] Error),
    /// A document can't be written as JSON.
    #[error("a document can't be kept: {0}")]
    Json(#[from] serde_json::Error),
}

fn listed(problems: &[DocumentProblem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl Documents {
    /// Everything that has to be mended in them.
    #[must_use]
    pub fn problems(&self) -> Vec<DocumentProblem> {
        let organisations = &self.coalition.organisations;
        let campaigns = self.campaigns.iter().flat_map(|campaign| campaign.problems(organisations));
        self.coalition.problems().into_iter().chain(campaigns).collect()
    }

    /// Keeps them all, or nothing. Campaigns that are not among them stay as they are; a draft that nobody
    /// has changed follows.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn import(&self, db: &Db, at: Micros) -> Result<(), ImportError> {
        let mut problems = self.problems();
        if !problems.is_empty() {
            return Err(ImportError::Problems(problems));
        }
        let mut tx = db.write().await?;
        for organisation in &self.coalition.organisations {
            query!(tx, campaigns::put_organisation(&organisation.slug))?;
        }
        for picture in self.pictures.values() {
            keep::put(&mut tx, picture, at).await?;
        }
        for campaign in &self.campaigns {
            match publish(&mut tx, campaign, at, None, "").await {
                Ok(revision) => {
                    let document = serde_json::to_string(campaign)?;
                    if query!(tx, drafts::follow(&campaign.slug, &document, revision, at))? > 0 {
                        query!(tx, drafts::keep_version(&campaign.slug))?;
                    }
                }
                Err(ImportError::Problems(more)) => problems.extend(more),
                Err(other) => return Err(other),
            }
        }
        if !problems.is_empty() {
            return Err(ImportError::Problems(problems));
        }
        let coalition = serde_json::to_string(&self.coalition)?;
        query!(tx, campaigns::put_coalition(&coalition))?;
        tx.commit().await?;
        Ok(())
    }

    /// Reads them all; nothing if none have been imported.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn export(db: &Db) -> Result<Option<Self>, Error> {
        let mut conn = db.read().await?;
        let snapshot = crate::catalog::read(&mut conn, 0).await?;
        let campaigns: Vec<Campaign> =
            snapshot.campaigns.into_iter().map(|campaign| campaign.document).collect();
        let mut pictures = BTreeMap::new();
        let heroes = campaigns.iter().filter_map(|campaign| Some(&campaign.hero.as_ref()?.picture));
        let parties = snapshot.coalition.iter().flat_map(|coalition| &coalition.organisations);
        let logos = parties.filter_map(|party| Some(&party.logo.as_ref()?.picture));
        for name in heroes.chain(logos) {
            if let Some(picture) = keep::get(&mut conn, name).await? {
                pictures.insert(name.clone(), picture);
            }
        }
        Ok(snapshot.coalition.map(|coalition| Self { coalition, campaigns, pictures }))
    }
}

/// Makes a campaign without problems public within a transaction, and keeps it as a revision, if it says
/// something new; gives back the revision's number. The caller raises the coalition's revision.
///
/// # Errors
/// [`ImportError`]; the transaction is not to be committed then.
pub async fn publish(
    tx: &mut Tx,
    campaign: &Campaign,
    at: Micros,
    staff_id: Option<i64>,
    note: &str,
) -> Result<i64, ImportError> {
    let document = serde_json::to_string(campaign)?;
    let campaign_id = query!(tx, campaigns::put_campaign(&campaign.slug, &document))?;
    for action in &campaign.actions {
        let action_id = query!(tx, campaigns::put_action(campaign_id, &action.slug))?;
        query!(tx, campaigns::put_counter(action_id))?;
    }
    let mut problems = Vec::new();
    for consent in &campaign.consents {
        let owner = query!(tx, campaigns::put_organisation(&consent.organisation))?;
        for language in Language::ALL {
            let Some(words) = consent.text.exact(language) else { continue };
            let (version, tag) = (consent.version, language.tag());
            let kept = query!(tx, campaigns::put_wording(campaign_id, owner, version, tag, words))?;
            if kept != words {
                let part = Part::Consent(consent.organisation.clone());
                problems.push(DocumentProblem {
                    place: Place { owner: Owner::Campaign(campaign.slug.clone()), part },
                    kind: ProblemKind::WordsChanged(version, language),
                });
            }
        }
    }
    if !problems.is_empty() {
        return Err(ImportError::Problems(problems));
    }
    let newest = query!(tx, drafts::newest(campaign_id))?;
    let last = query!(tx, drafts::revision(campaign_id, newest))?;
    if last.is_some_and(|last| {
        serde_json::from_str(&last.document).is_ok_and(|last: Campaign| last == *campaign)
    }) {
        return Ok(newest);
    }
    let number = newest + 1;
    let document = document.as_str();
    query!(tx, drafts::put_revision(&NewRevision { campaign_id, number, document, at, staff_id, note }))?;
    Ok(number)
}
