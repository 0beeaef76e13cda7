//! Letting comments through, refusing them, and changing one's mind.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::comment::Verdict;
use commonfront_domain::{Micros, Right};
use commonfront_store::query;

use crate::app::{App, Shared};
use crate::error::WebError;
use crate::slices::staff::audit;
use crate::slices::staff::desk::Desk;
use crate::slices::staff::fields::{Posted, see_other};

/// The most comments that are decided about at once.
const AT_ONCE: usize = 100;

/// The name of a verdict in forms and addresses.
#[must_use]
pub fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Waiting => "waiting",
        Verdict::Shown => "shown",
        Verdict::Refused => "refused",
    }
}

/// The verdict with this name.
#[must_use]
pub fn from_name(given: &str) -> Option<Verdict> {
    [Verdict::Waiting, Verdict::Shown, Verdict::Refused].into_iter().find(|&verdict| name(verdict) == given)
}

/// `POST /desk/moderation`: a verdict about one comment or several.
///
/// # Errors
/// [`WebError`].
pub async fn decide(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::Moderate)?;
    let verdict = from_name(posted.get("verdict")).ok_or(WebError::Malformed(String::new()))?;
    let ids: BTreeSet<i64> = posted.all("id").filter_map(|id| id.parse().ok()).take(AT_ONCE).collect();
    let changed = review(&app, &desk, &ids, verdict, app.clock.now()).await?;
    let page = match posted.get("page") {
        "decided" => "/desk/moderation/decided",
        _ => "/desk/moderation",
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    for field in ["scope", "language", "after"] {
        let value = posted.get(field);
        if !value.is_empty() {
            query.append_pair(field, value);
        }
    }
    query.append_pair("done", if changed.is_empty() { "none" } else { name(verdict) });
    for id in &changed {
        query.append_pair("id", &id.to_string());
    }
    Ok(see_other(&format!("{page}?{}", query.finish())))
}

/// Gives back whose comments' standing has changed. In the order of their keys, so that two moderators on
/// two nodes never wait for each other.
async fn review(
    app: &App,
    desk: &Desk,
    ids: &BTreeSet<i64>,
    verdict: Verdict,
    at: Micros,
) -> Result<Vec<i64>, WebError> {
    let (mut changed, mut actions, mut counters) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut tx = app.db.write().await?;
    for &id in ids {
        let Some(action) = query!(tx, signing::review_comment(id, verdict as i64))? else { continue };
        match verdict {
            Verdict::Waiting => query!(tx, moderation::forget(id))?,
            Verdict::Shown | Verdict::Refused => query!(tx, moderation::note(id, desk.staff.id, at))?,
        }
        actions.insert(action);
        changed.push(id);
    }
    if changed.is_empty() {
        return Ok(changed);
    }
    for action in actions {
        counters.push(query!(tx, signing::count(action, 0, 0, 0, 1))?);
    }
    let signatures = changed.clone();
    let event = match verdict {
        Verdict::Waiting => Event::CommentsReopened { signatures },
        Verdict::Shown => Event::CommentsApproved { signatures },
        Verdict::Refused => Event::CommentsRefused { signatures },
    };
    audit::write(&mut tx, desk, at, &event).await?;
    tx.commit().await?;
    app.live.counted(&counters);
    Ok(changed)
}
