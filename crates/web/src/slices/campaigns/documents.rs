//! The coalition's documents, all together, into the database and out of it.

use commonfront_domain::Language;
use commonfront_domain::campaign::{Campaign, Coalition, DocumentProblem};
use commonfront_store::{Db, Error, query};

/// A coalition with its campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// The coalition.
    pub coalition: Coalition,
    /// Its campaigns.
    pub campaigns: Vec<Campaign>,
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

    /// Keeps them all, or nothing. Campaigns that are not among them stay as they are.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn import(&self, db: &Db) -> Result<(), ImportError> {
        let mut problems = self.problems();
        if !problems.is_empty() {
            return Err(ImportError::Problems(problems));
        }
        let mut tx = db.write().await?;
        let mut organisations = Vec::new();
        for organisation in &self.coalition.organisations {
            let id = query!(tx, campaigns::put_organisation(&organisation.slug))?;
            organisations.push((organisation.slug.as_str(), id));
        }
        for campaign in &self.campaigns {
            let document = serde_json::to_string(campaign)?;
            let campaign_id = query!(tx, campaigns::put_campaign(&campaign.slug, &document))?;
            for action in &campaign.actions {
                let action_id = query!(tx, campaigns::put_action(campaign_id, &action.slug))?;
                query!(tx, campaigns::put_counter(action_id))?;
            }
            for consent in &campaign.consents {
                let Some(&(_, owner)) = organisations.iter().find(|(slug, _)| *slug == consent.organisation)
                else {
                    continue;
                };
                for language in Language::ALL {
                    let Some(words) = consent.text.exact(language) else { continue };
                    let (version, tag) = (consent.version, language.tag());
                    let kept = query!(tx, campaigns::put_wording(campaign_id, owner, version, tag, words))?;
                    if kept != words {
                        problems.push(DocumentProblem {
                            place: format!("campaign {}: consent of {}", campaign.slug, consent.organisation),
                            problem: format!(
                                "the words of version {version} ({tag}) have changed, and people may have agreed to the old ones; raise the version"
                            ),
                        });
                    }
                }
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
        let campaigns = snapshot.campaigns.into_iter().map(|campaign| campaign.document).collect();
        Ok(snapshot.coalition.map(|coalition| Self { coalition, campaigns }))
    }
}
