//! An organisation's people, written with the index that they are found by, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use commonfront_domain::PeopleSet;
use commonfront_domain::people_set::{CHUNK, chunk_of};

use crate::dialect::dialect;
use crate::rows::people::{IndexRow, PersonWrite};
use crate::{On, Result, Tx, query};

/// Changes of an organisation's people. The transaction must hold them (`people::hold`).
#[derive(Debug, Default)]
pub struct PeopleChanges {
    /// People who are new.
    pub insert: Vec<PersonWrite>,
    /// People whose record changes.
    pub update: Vec<PersonWrite>,
    /// People who are removed: their numbers, and what they were found by.
    pub remove: Vec<(i64, Vec<i64>)>,
}

/// By chunk and key: the numbers that come in (true) or go out (false).
type IndexChanges = BTreeMap<(i64, i64), BTreeMap<i64, bool>>;

impl PeopleChanges {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.insert.is_empty() && self.update.is_empty() && self.remove.is_empty()
    }

    fn index(&self) -> IndexChanges {
        let mut changes = IndexChanges::new();
        let mut note = |number: i64, keys: &[i64], comes: bool| {
            for &key in keys {
                changes.entry((chunk_of(number), key)).or_default().insert(number, comes);
            }
        };
        for person in self.insert.iter().chain(&self.update) {
            note(person.number, &person.remove, false);
            note(person.number, &person.add, true);
        }
        for (number, keys) in &self.remove {
            note(*number, keys, false);
        }
        changes
    }
}

/// Writes the changes. The chunk `fresh` is known to be empty before, so nothing is read of it; `i64::MAX` is
/// no chunk.
///
/// # Errors
/// The database can't write; a mailbox is among the organisation's people already.
pub async fn write_people(
    tx: &mut Tx,
    organisation: i64,
    changes: &PeopleChanges,
    fresh: i64,
    at: i64,
) -> Result<()> {
    if !changes.insert.is_empty() {
        // In the order of the unique index, so that its pages are met one after another.
        let mut people: Vec<&PersonWrite> = changes.insert.iter().collect();
        people.sort_unstable_by_key(|person| person.fingerprint);
        dialect!(tx, insert_people(organisation, &people, at))?;
    }
    for person in &changes.update {
        let PersonWrite { number, fingerprint, sealed, language, mail_status, basis, basis_until, .. } =
            person;
        query!(
            tx,
            people::update(
                organisation,
                *number,
                fingerprint,
                sealed,
                language,
                *mail_status,
                *basis,
                *basis_until,
                at
            )
        )?;
    }
    for (number, _) in &changes.remove {
        query!(tx, people::remove(organisation, *number))?;
    }
    write_index(tx, organisation, changes.index(), fresh).await
}

async fn write_index(tx: &mut Tx, organisation: i64, changes: IndexChanges, fresh: i64) -> Result<()> {
    let there: Vec<(i64, i64)> = changes.keys().copied().filter(|&(chunk, _)| chunk != fresh).collect();
    let mut sets: BTreeMap<(i64, i64), PeopleSet> = BTreeMap::new();
    if !there.is_empty() {
        for row in dialect!(tx, read_index(organisation, &there))? {
            sets.insert((row.chunk, row.key), PeopleSet::read([(row.chunk, row.members.as_slice())]));
        }
    }
    let chunks: BTreeSet<i64> = changes.keys().map(|&(chunk, _)| chunk).collect();
    for &chunk in &chunks {
        query!(tx, people::put_chunk(organisation, chunk))?;
    }
    let mut rows = Vec::with_capacity(changes.len());
    for ((chunk, key), members) in changes {
        let members = match sets.remove(&(chunk, key)) {
            Some(mut set) => {
                for (number, comes) in members {
                    if comes { set.insert(number) } else { set.remove(number) }
                }
                set.encoded().next().map(|(_, members)| members)
            }
            None => {
                // Rising already.
                let within = members.into_iter().filter(|&(_, comes)| comes);
                let within: Vec<u16> =
                    within.filter_map(|(number, _)| u16::try_from(number.rem_euclid(CHUNK)).ok()).collect();
                (!within.is_empty()).then(|| commonfront_domain::people_set::encode(&within))
            }
        };
        match members {
            Some(members) => rows.push(IndexRow { chunk, key, members }),
            None => query!(tx, people::drop_key(organisation, chunk, key))?,
        }
    }
    if !rows.is_empty() {
        dialect!(tx, put_index(organisation, &rows))?;
    }
    Ok(())
}

/// Adds notes about people, all at the same moment: their numbers, and what the notes say, sealed.
///
/// # Errors
/// The database can't write.
pub async fn write_notes(
    tx: &mut Tx,
    organisation: i64,
    staff: i64,
    notes: &[(i64, Vec<u8>)],
    at: i64,
) -> Result<()> {
    if notes.is_empty() { Ok(()) } else { dialect!(tx, put_notes(organisation, staff, notes, at)) }
}

/// Which of these mailboxes an import may not bring back, as places in the list: suppressed at the
/// organisation (its own keyed hashes), or erased (the server's).
///
/// # Errors
/// The database did not answer.
pub async fn kept_out(
    on: &mut impl On,
    organisation: i64,
    own: &[[u8; 16]],
    servers: &[[u8; 16]],
) -> Result<Vec<bool>> {
    let suppressed = dialect!(on, suppressed_among(organisation, own))?;
    let entombed = dialect!(on, entombed_among(servers))?;
    let out = own.iter().zip(servers);
    Ok(out.map(|(own, server)| suppressed.contains(own) || entombed.contains(server)).collect())
}

/// The numbers of those of these mailboxes who are among the organisation's people already.
///
/// # Errors
/// The database did not answer.
pub async fn numbers_of(
    on: &mut impl On,
    organisation: i64,
    mailboxes: &[[u8; 16]],
) -> Result<BTreeMap<[u8; 16], i64>> {
    dialect!(on, numbers_of(organisation, mailboxes))
}
