//! Changing people from the desk: opened, changed, sealed and indexed anew, in one transaction with the
//! entry in the audit log and what is needed to undo it.

use commonfront_domain::audit::Event;
use commonfront_domain::person::{MailStatus, folded};
use commonfront_store::{PeopleChanges, Tx, query, write_people};
use commonfront_vault::{OwnerKeys, Place};
use serde::{Deserialize, Serialize};

use super::carry::UNSUBSCRIBED;
use super::held::{self, Held};
use crate::app::App;
use crate::error::WebError;
use crate::sealed;
use crate::slices::staff::{Desk, audit};

/// The most people that one act changes.
pub const MOST: i64 = 10_000;

/// What can be done to many people at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Put a tag to them.
    Tag(String),
    /// Take a tag from them.
    Untag(String),
    /// Stop writing to them.
    Unsubscribe,
}

/// What is needed to undo an act; sealed wherever it is kept.
#[derive(Serialize, Deserialize)]
pub enum Undo {
    /// A tag was put to these.
    Tagged(String, Vec<i64>),
    /// A tag was taken from these.
    Untagged(String, Vec<i64>),
    /// These were unsubscribed.
    Unsubscribed(Vec<i64>),
    /// Two records were made one.
    Merged(Box<super::merge::Merged>),
}

fn place() -> Place<'static> {
    // Its row is only known once it is written; the owner and the table have to do.
    Place { table: "people_undo", column: "sealed", row: b"" }
}

/// Keeps what is needed to undo something; gives back its key.
///
/// # Errors
/// The database can't write.
pub async fn keep_undo(
    tx: &mut Tx,
    desk: &Desk,
    keys: &OwnerKeys,
    undo: &Undo,
    now: i64,
) -> Result<i64, WebError> {
    let plain = serde_json::to_vec(undo).map_err(|_| WebError::Internal)?;
    let sealed = keys.seal(place(), &plain);
    Ok(query!(tx, people_beside::put_undo(keys.owner(), desk.staff.id, 0, &sealed, now))?)
}

/// What was done to how many, and the key to undo it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// People whose record has changed.
    pub people: i64,
    /// The key of what undoes it; nothing if nobody's has.
    pub undo: Option<i64>,
}

/// Changes each of these people's records; gives back the numbers of those whose record has changed.
///
/// # Errors
/// The database can't write.
pub async fn change_each(
    tx: &mut Tx,
    keys: &OwnerKeys,
    numbers: impl IntoIterator<Item = i64>,
    now: i64,
    mut change: impl FnMut(&mut Held) -> bool,
) -> Result<Vec<i64>, WebError> {
    let (mut changes, mut changed) = (PeopleChanges::default(), Vec::new());
    for number in numbers {
        let Some(row) = query!(tx, people::get(keys.owner(), number))? else { continue };
        let mut held = Held::open(keys, &row)?;
        let before = held.index(keys);
        if change(&mut held) {
            held::put_labels(tx, keys, &held.person).await?;
            changes.update.push(held.write(keys, &before)?);
            changed.push(number);
        }
    }
    if !changes.is_empty() {
        write_people(tx, keys.owner(), &changes, i64::MAX, now).await?;
    }
    Ok(changed)
}

fn put_tag(held: &mut Held, tag: &str) -> bool {
    let there = held.person.tags.iter().any(|mine| folded(mine) == folded(tag));
    if !there {
        held.person.tags.push(tag.trim().to_owned());
    }
    !there
}

fn take_tag(held: &mut Held, tag: &str) -> bool {
    let tags = held.person.tags.len();
    held.person.tags.retain(|mine| folded(mine) != folded(tag));
    held.person.tags.len() < tags
}

/// Does something to people.
///
/// # Errors
/// The database can't write; nothing is done then.
pub async fn act(app: &App, desk: &Desk, numbers: Vec<i64>, act: &Act) -> Result<Done, WebError> {
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    query!(tx, people::hold(keys.owner(), 0))?;
    let changed = change_each(&mut tx, &keys, numbers, now, |held| match act {
        Act::Tag(tag) => put_tag(held, tag),
        Act::Untag(tag) => take_tag(held, tag),
        Act::Unsubscribe => {
            let was = std::mem::replace(&mut held.standing.mail_status, MailStatus::Unsubscribed);
            was == MailStatus::Subscribed
        }
    })
    .await?;
    if *act == Act::Unsubscribe {
        for &number in &changed {
            if let Some(row) = query!(tx, people::get(keys.owner(), number))? {
                query!(tx, people::suppress(keys.owner(), &row.fingerprint, UNSUBSCRIBED, now))?;
            }
        }
    }
    let people = i64::try_from(changed.len()).unwrap_or(i64::MAX);
    if changed.is_empty() {
        return Ok(Done { people, undo: None });
    }
    let (event, undo) = match act {
        Act::Tag(tag) => (Event::PeopleTagged { people }, Undo::Tagged(tag.clone(), changed)),
        Act::Untag(tag) => (Event::PeopleUntagged { people }, Undo::Untagged(tag.clone(), changed)),
        Act::Unsubscribe => (Event::PeopleUnsubscribed { people }, Undo::Unsubscribed(changed)),
    };
    let undo = keep_undo(&mut tx, desk, &keys, &undo, now).await?;
    audit::write(&mut tx, desk, now, &event).await?;
    tx.commit().await?;
    Ok(Done { people, undo: Some(undo) })
}

/// Undoes something; gives back whether it was there to be undone.
///
/// # Errors
/// The database can't write.
pub async fn undo(app: &App, desk: &Desk, id: i64) -> Result<bool, WebError> {
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    query!(tx, people::hold(keys.owner(), 0))?;
    let Some(row) = query!(tx, people_beside::undo(keys.owner(), id))? else { return Ok(false) };
    match sealed::open_with(&keys, place(), &row.sealed)? {
        Undo::Tagged(tag, numbers) => {
            change_each(&mut tx, &keys, numbers, now, |held| take_tag(held, &tag)).await?;
        }
        Undo::Untagged(tag, numbers) => {
            change_each(&mut tx, &keys, numbers, now, |held| put_tag(held, &tag)).await?;
        }
        Undo::Unsubscribed(numbers) => {
            let changed = change_each(&mut tx, &keys, numbers, now, |held| {
                held.standing.mail_status = MailStatus::Subscribed;
                true
            })
            .await?;
            for number in changed {
                if let Some(row) = query!(tx, people::get(keys.owner(), number))? {
                    query!(tx, people::unsuppress(keys.owner(), &row.fingerprint))?;
                }
            }
        }
        Undo::Merged(merged) => super::merge::part(&mut tx, &keys, &merged, now).await?,
    }
    query!(tx, people_beside::undone(keys.owner(), id, now))?;
    audit::write(&mut tx, desk, now, &Event::PeopleUndone { undo: id }).await?;
    tx.commit().await?;
    Ok(true)
}
