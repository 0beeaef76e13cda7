//! An import at work: one thread prepares the people, and here they are written, a chunk in a transaction
//! together with how far it has come. Whoever dies in between loses nothing, and the next goes on.

use std::collections::HashSet;

use commonfront_domain::audit::Event;
use commonfront_domain::clock::{DAY, SECOND};
use commonfront_domain::keys::Fingerprint;
use commonfront_domain::people_set::{CHUNK, chunk_of};
use commonfront_domain::person::{Basis, MailStatus};
use commonfront_store::rows::imports::{ImportProgress, ImportRow};
use commonfront_store::{PeopleChanges, Tx, kept_out, numbers_of, query, write_notes, write_people};
use commonfront_vault::OwnerKeys;
use tokio::sync::mpsc;

use super::file::Parts;
use super::plan::{Plan, State, Tools};
use super::prepare::{Batch, Broken, Incoming, Job, longer};
use crate::error::WebError;
use crate::slices::people::held::{self, Held, Indexer};
use crate::slices::people::notes;
use crate::slices::staff::audit;

/// How long whoever works on an import may be silent before another takes it over. Should both be at it
/// after all, only one of them gets each batch in: see `imports::progress`.
pub const LEASE: i64 = 60 * SECOND;
/// A file that has not come whole by then is not coming.
const RECEIVED: i64 = DAY;
/// An import that waits so long for an answer is given up: a file of people is not kept for nothing.
const ANSWERED: i64 = 30 * DAY;
/// `suppressions.reason`.
const UNSUBSCRIBED: i64 = 1;

/// Takes up an import that waits, if there is one, and works on it to its end; gives back whether there was.
///
/// # Errors
/// The database did not answer: somebody takes it up again later.
pub async fn work(tools: &Tools) -> Result<bool, WebError> {
    let now = tools.clock.now();
    let mut conn = tools.db.read().await?;
    // Looking first keeps an idle server from writing.
    let waiting = query!(conn, imports::waiting(now))?;
    drop(conn);
    if waiting == 0 {
        return Ok(false);
    }
    let mut tx = tools.db.write().await?;
    let claimed = query!(tx, imports::claim(now, now + LEASE))?;
    tx.commit().await?;
    let Some((organisation, id)) = claimed else { return Ok(false) };
    run(tools, organisation, id, &mut |_| {}).await?;
    Ok(true)
}

/// An organisation's import.
///
/// # Errors
/// [`WebError::NotFound`]: there is none, or it is another's. The database did not answer.
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
    let dry = match State::from_number(row.state) {
        State::Checking => true,
        State::Running => false,
        _ => return Ok(()),
    };
    let keys = held::keys(&tools.vault, organisation)?;
    let plan = Plan::open(&keys, &row)?;
    let mut work = Work {
        tools,
        keys: &keys,
        plan: &plan,
        indexer: Indexer::new(&keys),
        import: &row,
        seen: HashSet::new(),
        progress: ImportProgress::default(),
    };
    let first_number = if dry {
        work.start_over().await?;
        None
    } else {
        let first = work.take_numbers().await?;
        if row.first_number > 0 {
            work.progress = progress_of(&row);
        }
        Some(first)
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
        match batch.broken {
            None => {}
            // It is taken up again once the lease has run out.
            Some(Broken::ForNow) => return Err(WebError::Busy),
            Some(Broken::ForGood) => return work.end(State::BrokenOff).await,
        }
        if held::keys(&tools.vault, organisation)?.version() != keys.version() {
            // What was prepared is sealed with a key that is being replaced.
            return work.release().await;
        }
        let goes_on = if dry { work.look(batch).await? } else { work.write(batch).await? };
        if !goes_on {
            // Somebody has given it up in the meantime, or taken it further.
            return Ok(());
        }
        tell(&work.progress);
        if tools.is_stopping() {
            return work.release().await;
        }
    }
    drop(batches);
    if reading.await.is_err() {
        return Err(WebError::Internal);
    }
    if dry { work.checked().await } else { work.end(State::Done).await }
}

/// Gives an import up, whatever it is doing, and forgets its file; gives back whether it could be. What has
/// been taken in stays.
///
/// # Errors
/// As [`read`].
pub async fn give_up(tools: &Tools, organisation: i64, id: i64, staff: i64) -> Result<bool, WebError> {
    let row = read(tools, organisation, id).await?;
    if matches!(
        State::from_number(row.state),
        State::Receiving | State::Done | State::GivenUp | State::BrokenOff
    ) {
        return Ok(false);
    }
    let keys = held::keys(&tools.vault, organisation)?;
    let plan = Plan::open(&keys, &row)?;
    let now = tools.clock.now();
    let mut tx = tools.db.write().await?;
    if !query!(tx, imports::end(id, row.state, State::GivenUp as i64, now))? {
        return Ok(false);
    }
    plan.forget_file(&mut tx, &keys, &row).await?;
    audit::write_as(&mut tx, staff, organisation, now, &Event::ImportGivenUp { import: id }).await?;
    tx.commit().await?;
    Ok(true)
}

/// Removes files that never came whole, and gives up imports that nobody has gone on with.
///
/// # Errors
/// The database did not answer.
pub async fn tidy(tools: &Tools) -> Result<(), WebError> {
    let now = tools.clock.now();
    let mut conn = tools.db.read().await?;
    let left = query!(conn, imports::left_lying(now - RECEIVED, now - ANSWERED))?;
    drop(conn);
    for (organisation, id, state) in left {
        if State::from_number(state) == State::Receiving {
            let mut tx = tools.db.write().await?;
            query!(tx, imports::remove(id))?;
            tx.commit().await?;
        } else {
            give_up(tools, organisation, id, 0).await?;
        }
    }
    Ok(())
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
    indexer: Indexer<'w>,
    import: &'w ImportRow,
    /// Mailboxes met in a dry run, shortened: what has been met would not be added twice.
    seen: HashSet<u64>,
    progress: ImportProgress,
}

fn short(mailbox: &Fingerprint) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&mailbox[..8]);
    u64::from_be_bytes(bytes)
}

impl Work<'_> {
    async fn start_over(&self) -> Result<(), WebError> {
        let mut tx = self.tools.db.write().await?;
        query!(tx, imports::start_over(self.import.id))?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes a number for each record. Those of a large file begin with a chunk, so that each whole chunk is
    /// written once; those of a small one follow the last, so that chunks are full.
    async fn take_numbers(&self) -> Result<i64, WebError> {
        let row = self.import;
        if row.first_number > 0 {
            return Ok(row.first_number);
        }
        let mut tx = self.tools.db.write().await?;
        let next = query!(tx, people::hold(row.organisation_id, 0))?.next_number;
        let first =
            if row.records_total < CHUNK { next } else { (next + CHUNK - 1).div_euclid(CHUNK) * CHUNK };
        query!(tx, people::number_back(row.organisation_id, first + row.records_total))?;
        query!(tx, imports::numbered(row.id, first))?;
        query!(tx, imports::count_anew(row.id))?;
        tx.commit().await?;
        Ok(first)
    }

    async fn note(&mut self, tx: &mut Tx, batch: &Batch) -> Result<bool, WebError> {
        for fault in &batch.faults {
            query!(tx, imports::put_fault(self.import.id, fault))?;
        }
        let before = self.progress.records_done;
        self.progress.faulty += batch.faulty;
        self.progress.records_done = batch.records;
        let lease = self.tools.clock.now() + LEASE;
        let (id, state) = (self.import.id, self.import.state);
        Ok(query!(tx, imports::progress(id, state, before, &self.progress, lease))?)
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
    async fn write(&mut self, mut batch: Batch) -> Result<bool, WebError> {
        let now = self.tools.clock.now();
        let organisation = self.keys.owner();
        let (own, servers) = mailboxes(&batch.people);
        let people = std::mem::take(&mut batch.people);
        let mut tx = self.tools.db.write().await?;
        query!(tx, people::hold(organisation, 0))?;
        let out = kept_out(&mut tx, organisation, &own, &servers).await?;
        let there = numbers_of(&mut tx, organisation, &own).await?;
        let (keys, staff) = (self.keys, self.import.staff_id);
        let seal = |text: &str| notes::seal(keys, staff, text, now);
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
                    if let Some(text) = incoming.notes
                        && !self.has_note(&mut tx, number, &text).await?
                    {
                        noted.push((number, seal(&text)));
                    }
                }
                (None, Some(write)) if !incoming.unsubscribed => {
                    let number = write.number;
                    noted.extend(incoming.notes.map(|text| (number, seal(&text))));
                    changes.insert.push(write);
                    self.progress.added += 1;
                }
                _ => {}
            }
        }
        // Only a chunk that is all the import's own has never been written to: others come to the rest of
        // its last one while it is at work.
        let whole = batch.first_number % CHUNK == 0 && batch.records - self.progress.records_done == CHUNK;
        let fresh = if whole { chunk_of(batch.first_number) } else { i64::MAX };
        write_people(&mut tx, organisation, &changes, fresh, now).await?;
        for (kind, key, label) in &batch.labels {
            held::put_label(&mut tx, self.keys, *kind, *key, label).await?;
        }
        write_notes(&mut tx, organisation, self.import.staff_id, &noted, now).await?;
        if !self.note(&mut tx, &batch).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Whether a person has a note that says this: the same file taken in twice does not say it twice.
    async fn has_note(&self, tx: &mut Tx, number: i64, text: &str) -> Result<bool, WebError> {
        for note in query!(tx, people_beside::notes(self.keys.owner(), number))? {
            if notes::open(self.keys, &note)? == text {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Somebody who is here already takes on what the file says; an import never makes her one who may be
    /// written to again.
    async fn update(
        &mut self,
        tx: &mut Tx,
        number: i64,
        incoming: &Held,
        unsubscribed: bool,
        changes: &mut PeopleChanges,
    ) -> Result<(), WebError> {
        let Some(row) = query!(tx, people::get(self.keys.owner(), number))? else { return Ok(()) };
        let mut held = Held::open(self.keys, &row)?;
        let before = self.indexer.index(&held);
        held.person.take_on(&incoming.person);
        if unsubscribed {
            held.standing.mail_status = MailStatus::Unsubscribed;
        } else if held.standing.basis == Basis::Membership {
            held.standing.basis = incoming.standing.basis;
            held.basis_until = match incoming.standing.basis {
                Basis::Membership => longer(held.basis_until, incoming.basis_until),
                _ => None,
            };
        }
        changes.update.push(held.write_with(self.keys, &mut self.indexer, &before)?);
        Ok(())
    }

    async fn release(&self) -> Result<(), WebError> {
        let mut tx = self.tools.db.write().await?;
        query!(tx, imports::release(self.import.id))?;
        tx.commit().await?;
        Ok(())
    }

    async fn checked(&self) -> Result<(), WebError> {
        let mut tx = self.tools.db.write().await?;
        query!(tx, imports::counted(self.import.id, self.progress.records_done))?;
        query!(tx, imports::go_on(self.import.id, State::Checking as i64, State::Checked as i64, 0))?;
        tx.commit().await?;
        Ok(())
    }

    async fn end(&self, state: State) -> Result<(), WebError> {
        let (row, now) = (self.import, self.tools.clock.now());
        let mut tx = self.tools.db.write().await?;
        if !query!(tx, imports::end(row.id, row.state, state as i64, now))? {
            return Ok(());
        }
        self.plan.forget_file(&mut tx, self.keys, row).await?;
        if state == State::Done {
            self.plan.remember(&mut tx, self.keys).await?;
            let ImportProgress { added, updated, kept_out, unsubscribed, faulty, .. } = self.progress;
            let import = row.id;
            let event = Event::ImportDone { import, added, updated, kept_out, unsubscribed, faulty };
            audit::write_as(&mut tx, row.staff_id, row.organisation_id, now, &event).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn mailboxes(people: &[Incoming]) -> (Vec<Fingerprint>, Vec<Fingerprint>) {
    people.iter().map(|incoming| (incoming.own, incoming.servers)).unzip()
}
