//! Publishing: at once, or when its time has come.

use commonfront_domain::audit::Event;
use commonfront_domain::campaign::{Campaign, Coalition};
use commonfront_store::{Tx, query};

use super::work::{self, Work};
use crate::app::App;
use crate::error::WebError;
use crate::slices::campaigns::documents::{self, ImportError};
use crate::slices::staff::{Desk, audit};
use crate::zone;

/// What came of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// It is public, as this revision.
    Done(i64),
    /// Something else than what was looked at would have been published.
    Moved,
    /// So many things have to be mended first.
    Problems(usize),
}

/// Who publishes.
#[derive(Clone, Copy, Debug)]
struct By<'n> {
    staff_id: Option<i64>,
    note: &'n str,
}

/// Publishes the draft that was looked at: this version of it, over this public revision.
///
/// # Errors
/// The database did not answer.
pub async fn publish(
    app: &App,
    desk: &Desk,
    slug: &str,
    looked_at: work::Origin,
    note: &str,
) -> Result<Published, WebError> {
    let mut conn = app.db.read().await?;
    let found = work::load(&mut conn, slug).await?.ok_or(WebError::NotFound)?;
    drop(conn);
    if (found.version(), found.revision()) != (looked_at.version, looked_at.revision) || found.draft.is_none()
    {
        return Ok(Published::Moved);
    }
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let by = By { staff_id: Some(desk.staff.id), note };
    let done = put(app, &mut tx, &found, by).await?;
    if let Published::Done(revision) = done {
        let event = Event::CampaignPublished { campaign: slug.to_owned(), revision, scheduled: false };
        audit::write(&mut tx, desk, at, &event).await?;
        tx.commit().await?;
        app.refresh().await?;
    }
    Ok(done)
}

/// Publishes within a transaction, which is not to be committed unless it is done.
async fn put(app: &App, tx: &mut Tx, work: &Work, by: By<'_>) -> Result<Published, WebError> {
    let at = app.clock.now();
    let mut campaign = work.campaign.clone();
    work.settle(&mut campaign);
    let coalition: Option<Coalition> = match query!(tx, campaigns::coalition())? {
        Some(document) => serde_json::from_str(&document).ok(),
        None => None,
    };
    // Without a coalition nobody could be said to publish it.
    let Some(coalition) = coalition else { return Ok(Published::Problems(1)) };
    let problems = campaign.problems(&coalition.organisations);
    if !problems.is_empty() {
        return Ok(Published::Problems(problems.len()));
    }
    let slug = campaign.slug.as_str();
    let document = work::written(&campaign)?;
    let next = work.revision() + i64::from(public_differs(work, &campaign));
    if query!(tx, drafts::published(slug, work.version(), &document, next))? == 0 {
        return Ok(Published::Moved);
    }
    query!(tx, drafts::keep_version(slug))?;
    let revision = match documents::publish(tx, &campaign, at, by.staff_id, by.note).await {
        Ok(revision) if revision == next => revision,
        // The command line was quicker.
        Ok(_) => return Ok(Published::Moved),
        Err(ImportError::Problems(problems)) => return Ok(Published::Problems(problems.len())),
        Err(ImportError::Database(error)) => return Err(error.into()),
        Err(ImportError::Json(_)) => return Err(WebError::Internal),
    };
    query!(tx, campaigns::raise_revision())?;
    Ok(Published::Done(revision))
}

fn public_differs(work: &Work, campaign: &Campaign) -> bool {
    work.public.as_ref().is_none_or(|public| public.campaign != *campaign)
}

/// Says when a draft is to be published, or that it is not; false if the draft has changed meanwhile.
///
/// # Errors
/// The database did not answer.
pub async fn schedule(
    app: &App,
    desk: &Desk,
    slug: &str,
    version: i64,
    publish_at: Option<i64>,
) -> Result<bool, WebError> {
    let mut tx = app.db.write().await?;
    let done = query!(tx, drafts::schedule(slug, version, publish_at, desk.staff.id))?;
    if done == 0 {
        return Ok(false);
    }
    let campaign = slug.to_owned();
    let event = match publish_at {
        Some(at) => {
            let publish_at = zone::local(at).strftime("%Y-%m-%d %H:%M").to_string();
            Event::CampaignScheduled { campaign, publish_at }
        }
        None => Event::CampaignUnscheduled { campaign },
    };
    audit::write(&mut tx, desk, app.clock.now(), &event).await?;
    tx.commit().await?;
    Ok(true)
}

/// Publishes every draft whose time has come; gives back how many were. One that can't be published says so
/// on its page and does not keep the others.
///
/// # Errors
/// The database did not answer; the next sweep does it.
pub async fn publish_due(app: &App) -> Result<usize, WebError> {
    let mut conn = app.db.read().await?;
    let due = query!(conn, drafts::due(app.clock.now()))?;
    drop(conn);
    let mut published = 0;
    for row in due {
        match publish_one(app, &row.slug, row.publish_at).await {
            Ok(true) => published += 1,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "a scheduled campaign has to wait"),
        }
    }
    if published > 0 {
        app.refresh().await?;
    }
    Ok(published)
}

async fn publish_one(app: &App, slug: &str, publish_at: i64) -> Result<bool, WebError> {
    let mut conn = app.db.read().await?;
    let Some(work) = work::load(&mut conn, slug).await? else { return Ok(false) };
    let by = work.draft.as_ref().and_then(|draft| draft.scheduled_by);
    let organisation = match by {
        Some(id) => query!(conn, staff::get(id))?.map_or(0, |row| row.organisation_id),
        None => 0,
    };
    drop(conn);
    let (at, staff_id) = (app.clock.now(), by.unwrap_or(0));
    let mut tx = app.db.write().await?;
    // Another node may have taken it.
    if query!(tx, drafts::take_due(slug, publish_at))?.is_none() {
        return Ok(false);
    }
    match put(app, &mut tx, &work, By { staff_id: by, note: "" }).await? {
        Published::Done(revision) => {
            let event = Event::CampaignPublished { campaign: slug.to_owned(), revision, scheduled: true };
            audit::write_as(&mut tx, staff_id, organisation, at, &event).await?;
            tx.commit().await?;
            Ok(true)
        }
        Published::Problems(problems) => {
            drop(tx);
            let mut tx = app.db.write().await?;
            query!(tx, drafts::take_due(slug, publish_at))?;
            query!(tx, drafts::fail(slug, at))?;
            let problems = i64::try_from(problems).unwrap_or(i64::MAX);
            let event = Event::CampaignNotPublished { campaign: slug.to_owned(), problems };
            audit::write_as(&mut tx, staff_id, organisation, at, &event).await?;
            tx.commit().await?;
            Ok(false)
        }
        // Somebody is saving it right now: the next sweep looks again.
        Published::Moved => Ok(false),
    }
}
