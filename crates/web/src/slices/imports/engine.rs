//! An import at work: one thread prepares the people, and here they are written, a chunk in a transaction
//! together with how far it has come. Whoever dies in between loses nothing, and the next goes on.

use std::collections::HashSet;

use commonfront_domain::clock::SECOND;
use commonfront_domain::keys::Fingerprint;
use commonfront_domain::people_set::{CHUNK, chunk_of};
use commonfront_domain::person::{Basis, MailStatus};
use commonfront_store::rows::imports::{ImportProgress, ImportRow};
use commonfront_store::{PeopleChanges, Tx, kept_out, numbers_of, query, write_people};
use commonfront_vault::OwnerKeys;
use tokio::sync::mpsc;

use super::file::Parts;
use super::plan::{Plan, State, Tools};
use super::prepare::{Batch, Incoming, Job};
use crate::error::WebError;
use crate::slices::people::held::{self, Held};
use crate::slices::people::notes;

/// How long whoever works on an import may be silent before another takes it over.
const LEASE: i64 = 120 * SECOND;
/// Faults that are kept; all are counted.
const FAULTS: i64 = 10_000;
/// `suppressions.reason`.
const UNSUBSCRIBED: i64 = 1;

/// Takes up an import that waits, if there is one, and works on it to its end; gives back whether there was.
///
/// # Errors
/// The database did not answer: somebody takes it up again later.
pub async fn work(tools: &Tools) -> Result<bool, WebError> {
    let now = tools.clock.now();
    let mut tx = tools.db.write().await?;
    let claimed = query!(tx, imports::claim(now, now + LEASE))?;
    tx.commit().await?;
    let Some((organisation, id)) = claimed else { return Ok(false) };
    run(tools, organisation, id, &mut |_| {}).await?;
    Ok(true)
}

/// Whether there is an import to take up.
///
/// # Errors
/// The database did not answer.
pub async fn read(tools: &Tools, organisation: i64, id: i64) -> Result<ImportRow, WebError> {
    let mut conn = tools.db.read().await?;
    query!(conn, imports::get(organisation, id))?.ok_or(WebError::NotFound)
}

/// Works on an import to the end of its dry run or of itself, as its state says, from where it stands.
///
/// # Errors
/// The database did not answer.
pub async fn run(
    tools: &Tools,
    organisation: i64,
    id: i64,
    tell: &mut (dyn FnMut(&ImportProgress) + Send),
) -> Result<(), WebError> {
    let row = read(tools, organisation, id).await?;
    let keys = held::keys(&tools.vault, organisation)?;
    let plan = Plan::open(&keys, &row)?;
    let dry = State::from_number(row.state) == State::Checking;
    let mut work = Work {
        tools,
        keys: &keys,
        plan: &plan,
        import: id,
        state: row.state,
        seen: HashSet::new(),
        progress: ImportProgress::default(),
        faults: 0,
    };
    let first_number = if dry {
        work.start_over().await?;
        None
    } else {
        work.progress = progress_of(&row);
        Some(work.take_numbers(&row).await?)
    };
    let job = Job {
        import: id,
        plan: plan.clone(),
        keys: keys.clone(),
        servers: tools.keys.clone(),
        now: tools.clock.now(),
        first_number,
        skip: work.progress.records_done,
    };
    let file = Parts::open(tools.db.clone(), keys.clone(), id, row.parts);
    let (to, mut batches) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking(move || job.run(file, &to));
    while let Some(batch) = batches.recv().await {
        let broken = batch.broken.is_some();
        let goes_on =
            if dry { work.look(batch).await? } else { work.write(batch, first_number.unwrap_or(0)).await? };
        if broken {
            work.end(State::BrokenOff).await?;
            return Ok(());
        }
        if !goes_on {
            // Somebody has given it up in the meantime.
            return Ok(());
        }
        tell(&work.progress);
    }
    drop(batches);
    if reading.await.is_err() {
        return Err(WebError::Internal);
    }
    if dry { work.checked().await } else { work.end(State::Done).await }
}

/// How far an import has come.
#[must_use]
pub fn progress_of(row: &ImportRow) -> ImportProgress {
    ImportProgress {
        records_done: row.records_done,
        added: row.added,
        updated: row.updated,
        kept_out: row.kept_out,
        unsubscribed: row.unsubscribed,
        faulty: row.faulty,
    }
}

struct Work<'w> {
    tools: &'w Tools,
    keys: &'w OwnerKeys,
    plan: &'w Plan,
    import: i64,
    state: i64,
    /// Mailboxes met in a dry run, shortened: what has been met would not be added twice.
    seen: HashSet<u64>,
    progress: ImportProgress,
    faults: i64,
}

fn short(mailbox: &Fingerprint) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&mailbox[..8]);
    u64::from_be_bytes(bytes)
}

impl Work<'_> {
    async fn start_over(&self) -> Result<(), WebError> {
        let mut tx = self.tools.db.write().await?;
        query!(tx, imports::start_over(self.import))?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes a number for each record, from the beginning of a chunk: so each chunk is written once.
    async fn take_numbers(&self, row: &ImportRow) -> Result<i64, WebError> {
        if row.first_number > 0 {
            return Ok(row.first_number);
        }
        let mut tx = self.tools.db.write().await?;
        let next = query!(tx, people::hold(row.organisation_id, 0))?.next_number;
        let first = (next + CHUNK - 1).div_euclid(CHUNK) * CHUNK;
        query!(tx, people::number_back(row.organisation_id, first + row.records_total))?;
        query!(tx, imports::numbered(self.import, first))?;
        query!(tx, imports::start_over(self.import))?;
        tx.commit().await?;
        Ok(first)
    }

    fn lease(&self) -> i64 {
        self.tools.clock.now() + LEASE
    }

    async fn note(&mut self, tx: &mut Tx, batch: &Batch) -> Result<bool, WebError> {
        for fault in &batch.faults {
            if self.faults < FAULTS {
                query!(tx, imports::put_fault(self.import, fault))?;
            }
            self.faults += 1;
        }
        self.progress.faulty += batch.faulty;
        self.progress.records_done = batch.records;
        let lease = self.lease();
        Ok(query!(tx, imports::progress(self.import, self.state, &self.progress, lease))?)
    }

    /// A batch of a dry run: what would become of it.
    async fn look(&mut self, batch: Batch) -> Result<bool, WebError> {
        let (own, servers) = mailboxes(&batch.people);
        let mut conn = self.tools.db.read().await?;
        let out = kept_out(&mut conn, self.keys.owner(), &own, &servers).await?;
        let there = numbers_of(&mut conn, self.keys.owner(), &own).await?;
        drop(conn);
        for (incoming, out) in batch.people.iter().zip(out) {
            let known = there.contains_key(&incoming.own) || !self.seen.insert(short(&incoming.own));
            match () {
                () if incoming.unsubscribed => self.progress.unsubscribed += 1,
                () if out => self.progress.kept_out += 1,
                () if known => self.progress.updated += 1,
                () => self.progress.added += 1,
            }
        }
        let mut tx = self.tools.db.write().await?;
        let goes_on = self.note(&mut tx, &batch).await?;
        tx.commit().await?;
        Ok(goes_on)
    }

    /// A batch is taken in.
    async fn write(&mut self, mut batch: Batch, first_number: i64) -> Result<bool, WebError> {
        let now = self.tools.clock.now();
        let organisation = self.keys.owner();
        let (own, servers) = mailboxes(&batch.people);
        let people = std::mem::take(&mut batch.people);
        let mut tx = self.tools.db.write().await?;
        query!(tx, people::hold(organisation, 0))?;
        let out = kept_out(&mut tx, organisation, &own, &servers).await?;
        let there = numbers_of(&mut tx, organisation, &own).await?;
        let (mut changes, mut noted) = (PeopleChanges::default(), Vec::new());
        for (incoming, out) in people.into_iter().zip(out) {
            let number = there.get(&incoming.own).copied();
            if incoming.unsubscribed {
                query!(tx, people::suppress(organisation, &incoming.own, UNSUBSCRIBED, now))?;
                self.progress.unsubscribed += 1;
            } else if out {
                self.progress.kept_out += 1;
                continue;
            }
            match (number, incoming.write) {
                (Some(number), _) => {
                    self.update(&mut tx, number, &incoming.held, incoming.unsubscribed, &mut changes).await?;
                    self.progress.updated += i64::from(!incoming.unsubscribed);
                    noted.extend(incoming.notes.map(|text| (number, text)));
                }
                (None, Some(write)) if !incoming.unsubscribed => {
                    noted.extend(incoming.notes.map(|text| (write.number, text)));
                    changes.insert.push(write);
                    self.progress.added += 1;
                }
                _ => {}
            }
        }
        write_people(&mut tx, organisation, &changes, chunk_of(batch.first_number.max(first_number)), now)
            .await?;
        for (kind, key, label) in &batch.labels {
            held::put_label(&mut tx, self.keys, *kind, *key, label).await?;
        }
        for (number, text) in noted {
            notes::put(&mut tx, self.keys, number, 0, &text, now).await?;
        }
        if !self.note(&mut tx, &batch).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Somebody who is here already takes on what the file says; an import never makes her one who may be
    /// written to again.
    async fn update(
        &self,
        tx: &mut Tx,
        number: i64,
        incoming: &Held,
        unsubscribed: bool,
        changes: &mut PeopleChanges,
    ) -> Result<(), WebError> {
        let Some(row) = query!(tx, people::get(self.keys.owner(), number))? else { return Ok(()) };
        let mut held = Held::open(self.keys, &row)?;
        let before = held.index(self.keys);
        held.person.take_on(&incoming.person);
        if unsubscribed {
            held.standing.mail_status = MailStatus::Unsubscribed;
        } else if held.standing.basis == Basis::Membership {
            held.standing.basis = incoming.standing.basis;
            held.basis_until = match incoming.standing.basis {
                Basis::Membership => held.basis_until.max(incoming.basis_until),
                _ => None,
            };
        }
        changes.update.push(held.write(self.keys, &before)?);
        Ok(())
    }

    async fn checked(&self) -> Result<(), WebError> {
        let mut tx = self.tools.db.write().await?;
        query!(tx, imports::counted(self.import, self.progress.records_done))?;
        query!(tx, imports::go_on(self.import, State::Checking as i64, State::Checked as i64))?;
        tx.commit().await?;
        Ok(())
    }

    async fn end(&self, state: State) -> Result<(), WebError> {
        let mut tx = self.tools.db.write().await?;
        query!(tx, imports::end(self.import, state as i64, self.tools.clock.now()))?;
        if state == State::Done {
            query!(tx, imports::remove_parts(self.import))?;
            self.plan.remember(&mut tx, self.keys).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn mailboxes(people: &[Incoming]) -> (Vec<Fingerprint>, Vec<Fingerprint>) {
    people.iter().map(|incoming| (incoming.own, incoming.servers)).unzip()
}
