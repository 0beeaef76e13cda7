//! Events as they lie in the database: written, changed, and who learns that they were.

use commonfront_domain::Micros;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_store::rows::calendar::{EventRow, Viewer, WrittenEvent};
use commonfront_store::{Tx, query};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::error::WebError;
use crate::slices::pact::audience;

/// All parties, among those whose view of the calendar changes.
const PARTIES: i64 = -1;
/// The public, likewise.
pub const PUBLIC: i64 = -2;

/// An organisation that is one of the parties, or the coalition.
#[must_use]
pub fn party(own: i64) -> Viewer {
    Viewer { own, least: Visibility::Parties.number(), kind: None, organisation: None }
}

/// The public.
#[must_use]
pub fn everybody() -> Viewer {
    Viewer { own: -1, least: Visibility::Public.number(), kind: None, organisation: None }
}

/// What calendars elsewhere know an event by: a number that no other server gives to another event, and that
/// stays when this one moves to another address.
fn uid(event: &WrittenEvent<'_>, at: Micros) -> String {
    let mut hash = Sha256::new();
    for number in [event.thing, event.thing_id, event.organisation_id, at] {
        hash.update(number.to_be_bytes());
    }
    hash.update(event.title_en);
    hash.update(event.title_fr);
    HEXLOWER.encode(&hash.finalize()[..16])
}

/// Notes for whom the calendar has changed.
async fn touch(tx: &mut Tx, owner: i64, audience: &Audience, at: Micros) -> Result<(), WebError> {
    let mut viewers = vec![owner];
    match audience.visibility {
        Visibility::Own => {}
        Visibility::Chosen => viewers.extend(&audience.chosen),
        Visibility::Parties => viewers.push(PARTIES),
        Visibility::Public => viewers.push(PUBLIC),
    }
    // In one order everywhere, so that no two transactions wait for each other.
    viewers.sort_unstable();
    viewers.dedup();
    for viewer in viewers {
        query!(tx, calendar::touch(viewer, at))?;
    }
    Ok(())
}

/// Writes an event; nothing if its thing has one already.
///
/// # Errors
/// The database can't write.
pub async fn add(
    tx: &mut Tx,
    event: &WrittenEvent<'_>,
    audience: &Audience,
    at: Micros,
) -> Result<Option<i64>, WebError> {
    let Some(id) = query!(tx, calendar::add(event, &uid(event, at), at))? else {
        return Ok(None);
    };
    audience::put(tx, Thing::Event, id, audience).await?;
    touch(tx, event.organisation_id, audience, at).await?;
    Ok(Some(id))
}

/// Whether calendars elsewhere have to be told of a change: whom it is shown to is not shown.
fn is_shown(row: &EventRow, to: &WrittenEvent<'_>) -> bool {
    let now = WrittenEvent { visibility: to.visibility, organisation_id: to.organisation_id, ..row.into() };
    now != *to
}

/// Changes an event, unless somebody has since this revision. What stays as it was changes nothing.
///
/// # Errors
/// The database can't write.
pub async fn change(
    tx: &mut Tx,
    row: &EventRow,
    revision: i64,
    to: &WrittenEvent<'_>,
    audience: &Audience,
    at: Micros,
) -> Result<bool, WebError> {
    let was = audience::of(tx, Thing::Event, row.id, row.visibility).await?;
    let shown = is_shown(row, to);
    if !shown && &was == audience && row.organisation_id == to.organisation_id && row.revision == revision {
        return Ok(true);
    }
    let changed_at = if shown { at } else { row.changed_at };
    if !query!(tx, calendar::change((row.id, revision), to, (i64::from(shown), changed_at), at))? {
        return Ok(false);
    }
    audience::put(tx, Thing::Event, row.id, audience).await?;
    touch(tx, row.organisation_id, &was, at).await?;
    touch(tx, to.organisation_id, audience, at).await?;
    Ok(true)
}
