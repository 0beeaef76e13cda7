//! A campaign as it is being written, beside what the public sees of it; and how it is saved so that of two
//! people who write at once neither loses anything.

use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Campaign;
use commonfront_store::rows::WordingRow;
use commonfront_store::rows::drafts::{DraftRow, SaveDraft};
use commonfront_store::{Conn, query};

use super::merge::{Merged, merge};
use super::typed::Unread;
use crate::app::App;
use crate::error::WebError;
use crate::slices::staff::{Desk, audit};

/// Versions of a draft that are kept to compare with.
const VERSIONS_KEPT: i64 = 100;
/// How often a save is tried again when others are quicker.
const TRIES: u32 = 4;

/// What the public sees.
#[derive(Clone, Debug)]
pub struct Public {
    /// The campaign's key.
    pub id: i64,
    /// Its document.
    pub campaign: Campaign,
    /// The number of its newest revision.
    pub revision: i64,
    /// Every consent wording that it has ever shown.
    pub wordings: Vec<WordingRow>,
}

/// A campaign as it is being written.
#[derive(Clone, Debug)]
pub struct Work {
    /// The document: the draft's, or the public one where there is no draft.
    pub campaign: Campaign,
    /// The draft's row, once there has been one.
    pub draft: Option<DraftRow>,
    /// What the public sees, once it is published.
    pub public: Option<Public>,
}

/// Reads a document out of the database.
///
/// # Errors
/// It can't be read: [`WebError::Internal`].
pub fn parse(document: &str) -> Result<Campaign, WebError> {
    serde_json::from_str(document).map_err(|error| {
        tracing::error!(%error, "a campaign's document can't be read");
        WebError::Internal
    })
}

/// A document as it lies in the database.
///
/// # Errors
/// It can't be written: [`WebError::Internal`].
pub fn written(campaign: &Campaign) -> Result<String, WebError> {
    serde_json::to_string(campaign).map_err(|error| {
        tracing::error!(%error, "a campaign's document can't be written");
        WebError::Internal
    })
}

/// The campaign with this short name, if there is one.
///
/// # Errors
/// The database did not answer.
pub async fn load(conn: &mut Conn, slug: &str) -> Result<Option<Work>, WebError> {
    let draft = query!(conn, drafts::find(slug))?;
    let public = match query!(conn, campaigns::campaign(slug))? {
        Some(row) => Some(Public {
            id: row.id,
            campaign: parse(&row.document)?,
            revision: query!(conn, drafts::newest(row.id))?,
            wordings: query!(conn, campaigns::wordings_of(row.id))?,
        }),
        None => None,
    };
    let campaign = match (&draft, &public) {
        (Some(draft), _) => parse(&draft.document)?,
        (None, Some(public)) => public.campaign.clone(),
        (None, None) => return Ok(None),
    };
    Ok(Some(Work { campaign, draft, public }))
}

impl Work {
    /// The draft's version; nought before the first save.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }

    /// The number of the public revision; nought before the first.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.public.as_ref().map_or(0, |public| public.revision)
    }

    /// Whether there is something that the public does not see yet.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.public.as_ref().is_none_or(|public| public.campaign != self.campaign)
    }

    /// When it is to be published by itself.
    #[must_use]
    pub fn publish_at(&self) -> Option<Micros> {
        self.draft.as_ref().and_then(|draft| draft.publish_at)
    }

    /// Whether the public knows an action by its short name.
    #[must_use]
    pub fn knows_action(&self, slug: &str) -> bool {
        self.public.as_ref().is_some_and(|public| public.campaign.action(slug).is_some())
    }

    /// Puts right what follows from what has been public: changed words of a consent get the next version,
    /// and actions that people may have signed are kept.
    pub fn settle(&self, campaign: &mut Campaign) {
        let Some(public) = &self.public else { return };
        for action in &public.campaign.actions {
            if campaign.action(&action.slug).is_none() {
                campaign.actions.push(action.clone());
            }
        }
        for consent in &mut campaign.consents {
            let theirs = public.wordings.iter().filter(|row| row.organisation == consent.organisation);
            let newest = theirs.clone().map(|row| row.version).max().unwrap_or(0);
            let altered = theirs.filter(|row| row.version == newest).any(|row| {
                let language = commonfront_domain::Language::from_tag(&row.language);
                let words = language.and_then(|language| consent.text.exact(language));
                words.is_some_and(|words| words != row.wording)
            });
            consent.version = newest.max(1) + i64::from(altered);
        }
    }
}

/// What a form was made from.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The draft's version.
    pub version: i64,
    /// The public revision.
    pub revision: i64,
}

/// The document that a form was made from, if it is still known.
///
/// # Errors
/// The database did not answer.
pub async fn base(conn: &mut Conn, work: &Work, origin: Origin) -> Result<Option<Campaign>, WebError> {
    let document = match (&work.draft, &work.public) {
        (Some(draft), _) if origin.version > 0 => query!(conn, drafts::version(draft.id, origin.version))?,
        (_, Some(public)) if origin.version == 0 => {
            query!(conn, drafts::revision(public.id, origin.revision))?.map(|revision| revision.document)
        }
        _ => None,
    };
    document.as_deref().map(parse).transpose()
}

/// Somebody else has saved meanwhile, and both changed the same fields.
#[derive(Clone, Debug)]
pub struct Collision {
    /// What the others saved.
    pub theirs: Work,
    /// Both together; where they collide, what was typed now.
    pub merged: Campaign,
}

/// What came of a save.
#[derive(Debug)]
pub enum Saved {
    /// It stands in the draft.
    Done {
        /// The campaign's short name now.
        slug: String,
        /// Whether somebody else had saved meanwhile, and both changes are in it.
        merged: bool,
    },
    /// It is not saved: see [`Collision`].
    Collides(Box<Collision>),
    /// The short name is another campaign's.
    Refused(Unread),
}

/// Saves a document that was made from another one.
///
/// # Errors
/// The database did not answer, or others kept being quicker.
pub async fn save(
    app: &App,
    desk: &Desk,
    mut work: Work,
    origin: Origin,
    from: Option<&Campaign>,
    mine: &Campaign,
    event: impl Fn(String, i64) -> Event,
) -> Result<Saved, WebError> {
    for _ in 0..TRIES {
        let straight =
            work.version() == origin.version && (origin.version > 0 || work.revision() == origin.revision);
        let Merged { campaign: mut document, collides } = if straight {
            Merged { campaign: mine.clone(), collides: false }
        } else {
            merge(from, mine, &work.campaign)
        };
        if collides {
            return Ok(Saved::Collides(Box::new(Collision { theirs: work, merged: document })));
        }
        work.settle(&mut document);
        let done = |slug: &str| Saved::Done { slug: slug.to_owned(), merged: !straight };
        if document == work.campaign && (work.draft.is_some() || work.public.is_some()) {
            return Ok(done(&work.campaign.slug));
        }
        let slug = work.campaign.slug.clone();
        if document.slug != slug && is_taken(app, &document.slug).await? {
            return Ok(Saved::Refused(Unread::Taken));
        }
        if put(app, desk, &work, &document, &event).await? {
            return Ok(done(&document.slug));
        }
        let mut conn = app.db.read().await?;
        work = load(&mut conn, &slug).await?.ok_or(WebError::NotFound)?;
    }
    Err(WebError::Busy)
}

/// Whether a campaign, or the draft of one, has this short name.
///
/// # Errors
/// The database did not answer.
pub async fn is_taken(app: &App, slug: &str) -> Result<bool, WebError> {
    let mut conn = app.db.read().await?;
    Ok(query!(conn, drafts::find(slug))?.is_some() || query!(conn, campaigns::campaign(slug))?.is_some())
}

/// Writes the draft; false if somebody was quicker.
async fn put(
    app: &App,
    desk: &Desk,
    work: &Work,
    document: &Campaign,
    event: impl Fn(String, i64) -> Event,
) -> Result<bool, WebError> {
    let (at, slug) = (app.clock.now(), work.campaign.slug.as_str());
    let changed = work.public.as_ref().is_none_or(|public| public.campaign != *document);
    let text = written(document)?;
    let draft = SaveDraft {
        slug,
        version: work.version(),
        new_slug: &document.slug,
        document: &text,
        changed: i64::from(changed),
        base_revision: work.revision(),
        staff_id: Some(desk.staff.id),
        at,
    };
    let mut tx = app.db.write().await?;
    let kept = match &work.draft {
        Some(_) => query!(tx, drafts::save(&draft))?,
        None => query!(tx, drafts::insert(&draft))?,
    };
    let Some(id) = kept else { return Ok(false) };
    if let Some(hero) = &document.hero {
        // Whoever forgets unused pictures right now finds that this one is used.
        query!(tx, pictures::seen(&hero.picture, at))?;
    }
    query!(tx, drafts::keep_version(&document.slug))?;
    query!(tx, drafts::forget_versions(id, work.version() - VERSIONS_KEPT))?;
    audit::write(&mut tx, desk, at, &event(document.slug.clone(), work.version() + 1)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Makes a new draft; false if its short name is taken.
///
/// # Errors
/// The database did not answer.
pub async fn create(app: &App, desk: &Desk, document: &Campaign) -> Result<bool, WebError> {
    let work = Work { campaign: document.clone(), draft: None, public: None };
    put(app, desk, &work, document, |campaign, _| Event::CampaignCreated { campaign }).await
}
