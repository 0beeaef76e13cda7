//! Looking for signatures: by the database where it can, and within comments by opening them.

use commonfront_domain::comment::folded;
use commonfront_store::query;
use commonfront_store::rows::fraud::SuspectRow;

use super::pattern::Pattern;
use crate::app::App;
use crate::error::WebError;
use crate::sealed;

/// The most comments that are opened for one search: about a second's work.
pub const MOST_OPENED: usize = 200_000;
/// Rows that are read at once.
const AT_ONCE: i64 = 2_000;

/// What fits a pattern.
#[derive(Debug)]
pub struct Found {
    /// How many signatures.
    pub signatures: i64,
    /// How many of them are confirmed.
    pub confirmed: i64,
    /// The newest one's key, so that what comes later is not meant.
    pub newest: i64,
    /// Whether only the newest comments were looked through.
    pub stopped: bool,
    /// Their keys, newest first, if they had to be opened.
    keys: Option<Vec<i64>>,
}

/// Whether a row's comment contains a text.
fn contains(app: &App, row: &SuspectRow, text: &str) -> bool {
    let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed);
    signer.ok().and_then(|signer| signer.comment).is_some_and(|comment| folded(&comment).contains(text))
}

/// How many signatures up to a key fit a pattern.
///
/// # Errors
/// The database did not answer.
pub async fn found(app: &App, pattern: &Pattern, up_to: i64) -> Result<Found, WebError> {
    let Some(text) = &pattern.text else {
        let mut conn = app.db.read().await?;
        let row = query!(conn, fraud::count(&pattern.row, up_to))?;
        return Ok(Found {
            signatures: row.signatures,
            confirmed: row.confirmed,
            newest: row.newest,
            stopped: false,
            keys: None,
        });
    };
    let (mut keys, mut confirmed, mut opened) = (Vec::new(), 0, 0);
    let mut before = up_to.saturating_add(1);
    let stopped = loop {
        // A connection for each step: the others are not to wait for the whole of it.
        let mut conn = app.db.read().await?;
        let rows = query!(conn, fraud::page(&pattern.row, before, AT_ONCE))?;
        drop(conn);
        for row in &rows {
            if contains(app, row, text) {
                keys.push(row.id);
                confirmed += i64::from(row.status == 1);
            }
        }
        opened += rows.len();
        match rows.last() {
            Some(last) if opened < MOST_OPENED => before = last.id,
            Some(_) => break true,
            None => break false,
        }
        tokio::task::yield_now().await;
    };
    let newest = keys.first().copied().unwrap_or(0);
    let signatures = i64::try_from(keys.len()).unwrap_or(i64::MAX);
    Ok(Found { signatures, confirmed, newest, stopped, keys: Some(keys) })
}

/// Signatures that fit, newest first, before a key; and whether there are more.
///
/// # Errors
/// The database did not answer.
pub async fn page(
    app: &App,
    pattern: &Pattern,
    found: &Found,
    before: i64,
    limit: usize,
) -> Result<(Vec<SuspectRow>, bool), WebError> {
    let wanted = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut conn = app.db.read().await?;
    let mut rows = match &found.keys {
        None => query!(conn, fraud::page(&pattern.row, before, wanted))?,
        Some(keys) => {
            let mut rows = Vec::new();
            for &key in keys.iter().filter(|&&key| key < before).take(limit + 1) {
                rows.extend(query!(conn, fraud::page(&pattern.row, key.saturating_add(1), 1))?);
            }
            rows
        }
    };
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, more))
}

/// The keys of all signatures up to one that fit, oldest first.
///
/// # Errors
/// The database did not answer.
pub async fn keys(app: &App, pattern: &Pattern, found: &Found) -> Result<Vec<i64>, WebError> {
    if let Some(keys) = &found.keys {
        return Ok(keys.iter().rev().copied().collect());
    }
    let (mut keys, mut after) = (Vec::new(), 0);
    loop {
        let mut conn = app.db.read().await?;
        let next = query!(conn, fraud::keys(&pattern.row, after, found.newest, AT_ONCE))?;
        let Some(&last) = next.last() else { return Ok(keys) };
        after = last;
        keys.extend(next);
    }
}
