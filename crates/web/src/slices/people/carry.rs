//! Carries consents to the people of the organisations that they were given to, and out again when they
//! are taken back. A confirmation only marks what is to be done; it is done here a moment later, so that
//! signing never waits for it, and it survives a crash.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use commonfront_domain::person::{Basis, MailStatus, Standing};
use commonfront_domain::{EmailAddress, Language, Person, Signer};
use commonfront_store::rows::people::CarryRow;
use commonfront_store::{PeopleChanges, Tx, query, write_people};
use commonfront_vault::OwnerKeys;

use super::held::{self, Held};
use crate::app::App;
use crate::error::WebError;
use crate::sealed;

/// Consents looked at in one transaction.
const BATCH: i64 = 500;
/// `consents.state`: see the migration.
const TO_CARRY: i64 = 1;
const CARRIED: i64 = 2;
const TO_CARRY_OUT: i64 = 3;
const ENDED: i64 = 4;
/// `suppressions.reason`: see `people::suppress`.
pub const UNSUBSCRIBED: i64 = 1;

/// Carries what waits; gives back how many consents that were.
///
/// # Errors
/// The database did not answer: it is done the next time.
pub async fn carry(app: &App) -> Result<usize, WebError> {
    let mut conn = app.db.read().await?;
    // Looking first keeps an idle server from writing.
    let waiting = query!(conn, people::to_carry(BATCH))?;
    drop(conn);
    let organisations: BTreeSet<i64> = waiting.iter().map(|row| row.organisation_id).collect();
    for organisation in organisations {
        carry_to(app, organisation).await?;
    }
    Ok(waiting.len())
}

/// People whose records change, by number, with what they were found by before.
#[derive(Default)]
struct Open {
    people: BTreeMap<i64, (Held, Vec<i64>)>,
    new: BTreeMap<[u8; 16], i64>,
}

/// Whether an organisation has left the coalition: nobody falls to it any more.
async fn has_left(app: &App, organisation: i64) -> Result<bool, WebError> {
    let mut conn = app.db.read().await?;
    let rows = query!(conn, campaigns::organisations())?;
    let snapshot = app.catalog.now();
    let slug = rows.iter().find(|row| row.id == organisation).map(|row| row.slug.as_str());
    Ok(slug.and_then(|slug| snapshot.organisation(slug)).is_some_and(|one| one.left.is_some()))
}

async fn carry_to(app: &App, organisation: i64) -> Result<(), WebError> {
    if has_left(app, organisation).await? {
        let mut tx = app.db.write().await?;
        query!(tx, rights::release_consents(organisation))?;
        tx.commit().await?;
        return Ok(());
    }
    let keys = held::keys(&app.vault, organisation)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let mut next = query!(tx, people::hold(organisation, BATCH))?.next_number - BATCH;
    // Read once the people are held: another node may have been at work on the same.
    let mut rows = query!(tx, people::to_carry(BATCH))?;
    rows.retain(|row| row.organisation_id == organisation);
    let (mut open, mut changes) = (Open::default(), PeopleChanges::default());
    for row in rows.iter().filter(|row| row.state == TO_CARRY) {
        let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed)?;
        let Ok(address) = EmailAddress::parse(&signer.email_address) else {
            // It has been taken back in the meantime.
            query!(tx, people::carried(row.id, TO_CARRY, ENDED, None))?;
            continue;
        };
        let mailbox = keys.fingerprint(&address.folded());
        // Carried before, and back since her signature was reinstated: that is no new word of hers, so what
        // she or the organisation has said in the meantime stands.
        let returns = row.person_number.is_some();
        let stays_out = returns && query!(tx, people::suppressed(organisation, &mailbox))?.is_some();
        let number = match number_of(&mut tx, &keys, &mut open, &mailbox).await? {
            Some(number) => number,
            None if stays_out => {
                query!(tx, people::carried(row.id, TO_CARRY, ENDED, None))?;
                continue;
            }
            None => {
                let number = next;
                next += 1;
                open.new.insert(mailbox, number);
                open.people.insert(number, (newcomer(number, row, &signer, now), Vec::new()));
                number
            }
        };
        if !query!(tx, people::carried(row.id, TO_CARRY, CARRIED, Some(number)))? {
            // Taken back in this very moment: whoever would have come by it alone does not come.
            if open.people.get(&number).is_some_and(|(held, _)| held.person.signed == [row.action_id]) {
                open.new.remove(&mailbox).and_then(|number| open.people.remove(&number));
            }
            continue;
        }
        if !stays_out {
            query!(tx, people::unsuppress(organisation, &mailbox))?;
        }
        let Some((held, _)) = open.people.get_mut(&number) else { continue };
        held.person.take_on(&known(row.action_id, &signer));
        if !stays_out && (!returns || held.standing.mail_status == MailStatus::Unsubscribed) {
            held.standing.mail_status = MailStatus::Subscribed;
            held.standing.basis = Basis::Form;
            held.basis_until = None;
        }
    }
    for row in rows.iter().filter(|row| row.state == TO_CARRY_OUT) {
        carry_out(&mut tx, &keys, row, &mut open, &mut changes, now).await?;
    }
    for (number, (held, before)) in &open.people {
        let write = held.write(&keys, before)?;
        let is_new = open.new.values().any(|new| new == number);
        if is_new { changes.insert.push(write) } else { changes.update.push(write) }
    }
    write_people(&mut tx, organisation, &changes, i64::MAX, now).await?;
    query!(tx, people::number_back(organisation, next))?;
    tx.commit().await?;
    Ok(())
}

fn known(action: i64, signer: &Signer) -> Person {
    Person {
        email_address: signer.email_address.clone(),
        given_name: signer.given_name.clone(),
        family_name: signer.family_name.clone(),
        postal_code: signer.postal_code.clone(),
        signed: vec![action],
        ..Person::default()
    }
}

fn newcomer(number: i64, row: &CarryRow, signer: &Signer, now: i64) -> Held {
    Held {
        number,
        person: known(row.action_id, signer),
        language: Language::from_tag(&row.language).unwrap_or(Language::En),
        standing: Standing {
            mail_status: MailStatus::Subscribed,
            basis: Basis::Form,
            created_at: row.given_at,
        },
        basis_until: None,
        revision: 0,
        updated_at: now,
    }
}

/// The number of whoever has this mailbox; her record is then open.
async fn number_of(
    tx: &mut Tx,
    keys: &OwnerKeys,
    open: &mut Open,
    mailbox: &[u8; 16],
) -> Result<Option<i64>, WebError> {
    if let Some(&number) = open.new.get(mailbox) {
        return Ok(Some(number));
    }
    let Some(row) = query!(tx, people::find(keys.owner(), mailbox))? else { return Ok(None) };
    if let Entry::Vacant(entry) = open.people.entry(row.number) {
        let held = Held::open(keys, &row)?;
        let before = held.index(keys);
        entry.insert((held, before));
    }
    Ok(Some(row.number))
}

/// A consent has been taken back, or its signature was found invalid. Whoever stood only on consents given
/// here, and has none left, is removed; whom the organisation holds for another reason stays, unsubscribed.
async fn carry_out(
    tx: &mut Tx,
    keys: &OwnerKeys,
    row: &CarryRow,
    open: &mut Open,
    changes: &mut PeopleChanges,
    now: i64,
) -> Result<(), WebError> {
    let Some(number) = row.person_number else {
        query!(tx, people::carried(row.id, TO_CARRY_OUT, ENDED, None))?;
        return Ok(());
    };
    if !query!(tx, people::carried(row.id, TO_CARRY_OUT, ENDED, row.person_number))? {
        return Ok(());
    }
    if let Entry::Vacant(entry) = open.people.entry(number) {
        let Some(row) = query!(tx, people::get(keys.owner(), number))? else { return Ok(()) };
        let held = Held::open(keys, &row)?;
        let before = held.index(keys);
        entry.insert((held, before));
    }
    let left = query!(tx, people::standing_consents(keys.owner(), number))?;
    let Some((held, before)) = open.people.get_mut(&number) else { return Ok(()) };
    held.person.signed.retain(|&action| action != row.action_id);
    if left > 0 {
        return Ok(());
    }
    let mailbox = held.fingerprint(keys)?;
    if row.withdrawn_at.is_some() {
        query!(tx, people::suppress(keys.owner(), &mailbox, UNSUBSCRIBED, now))?;
    }
    if held.person.imports.is_empty() {
        changes.remove.push((number, std::mem::take(before)));
        open.people.remove(&number);
    } else {
        held.standing.mail_status = MailStatus::Unsubscribed;
    }
    Ok(())
}
