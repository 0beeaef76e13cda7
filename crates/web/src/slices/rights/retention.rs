//! What ends by itself: the signatures of a campaign that is over are made anonymous when the campaign has
//! said so, networks are forgotten after a month, links to one's record run out.

use commonfront_domain::clock::DAY;
use commonfront_domain::keys::Keys;
use commonfront_store::{Forgetting, forget_signers, query};

use crate::app::App;
use crate::error::WebError;

/// Signatures made anonymous in one transaction.
const BATCH: i64 = 500;
/// Keys gone through for networks in one transaction.
const RANGE: i64 = 20_000;
/// Networks are gone through once a day, so that none is kept longer than 30 days.
const NETWORK: i64 = 29 * DAY;

/// Does what is due; once a minute.
///
/// # Errors
/// The database can't write: it is done the next time.
pub async fn sweep(app: &App) -> Result<(), WebError> {
    let mut tx = app.db.write().await?;
    query!(tx, rights::prune_links(app.clock.now() - Keys::PERSON_LINK_LIFETIME))?;
    tx.commit().await?;
    forget_networks(app).await?;
    anonymise(app).await
}

/// Makes the signatures of campaigns anonymous that have been over for as long as they said.
async fn anonymise(app: &App) -> Result<(), WebError> {
    let now = app.clock.now();
    for campaign in &app.catalog.now().campaigns {
        let Some(due) = campaign.document.anonymous_at().filter(|&due| due <= now) else { continue };
        let name = format!("anonymous:{}", campaign.id);
        let mut conn = app.db.read().await?;
        if query!(conn, rights::swept(&name))? == Some(due) {
            continue;
        }
        let actions = query!(conn, campaigns::actions())?;
        drop(conn);
        for action in actions.iter().filter(|action| action.campaign_id == campaign.id) {
            anonymise_action(app, action.id).await?;
        }
        let mut tx = app.db.write().await?;
        query!(tx, rights::put_swept(&name, due))?;
        tx.commit().await?;
    }
    Ok(())
}

async fn anonymise_action(app: &App, action: i64) -> Result<(), WebError> {
    let mut after = 0;
    loop {
        let mut conn = app.db.read().await?;
        let batch = query!(conn, rights::held_signatures(action, after, BATCH))?;
        drop(conn);
        let Some(last) = batch.last() else { return Ok(()) };
        after = last.id;
        let mut tx = app.db.write().await?;
        let counters = forget_signers(&mut tx, &batch, Forgetting::Over, app.clock.now()).await?;
        tx.commit().await?;
        app.live.counted(&counters);
    }
}

async fn forget_networks(app: &App) -> Result<(), WebError> {
    let now = app.clock.now();
    let today = now.div_euclid(DAY);
    let mut conn = app.db.read().await?;
    if query!(conn, rights::swept("networks"))?.is_some_and(|day| day >= today) {
        return Ok(());
    }
    let newest = query!(conn, rights::newest_signature())?;
    drop(conn);
    let mut from = 0;
    while from <= newest {
        let mut tx = app.db.write().await?;
        query!(tx, rights::forget_networks(from, from + RANGE, now - NETWORK))?;
        tx.commit().await?;
        from += RANGE;
    }
    let mut tx = app.db.write().await?;
    query!(tx, rights::put_swept("networks", today))?;
    tx.commit().await?;
    Ok(())
}
