//! The part of an import that is work for a processor: records are read, people made of them, sealed and
//! indexed, a chunk of numbers at a time, in a thread of its own.

use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::sync::Arc;

use commonfront_domain::keys::{Fingerprint, Keys};
use commonfront_domain::people_set::CHUNK;
use commonfront_domain::person::{Basis, MailStatus, Standing, field_facet, folded};
use commonfront_domain::{Micros, Person};
use commonfront_people_file::{Column, MAX_NOTES, PeopleReader, ReadError, Record, Row, read_row};
use commonfront_store::rows::imports::ImportFaultRow;
use commonfront_store::rows::people::PersonWrite;
use commonfront_vault::OwnerKeys;
use tokio::sync::mpsc;

use super::plan::Plan;
use crate::slices::people::held::{Held, Indexer, LABEL_FIELD, LABEL_TAG};

/// Values of one custom field that are offered in filters; a field with more is not one to choose from.
const CHOICES: usize = 200;
/// Words that one import makes known for filters, and names of custom fields that it knows: a column that
/// was matched by mistake must not fill the memory.
const WORDS: usize = 20_000;
/// Faults that are kept: of records that can't be taken, and of fields that were left out of others. All of
/// the former are counted.
const FAULTS: usize = 10_000;
/// Before the code of a fault that only cost a field.
pub(super) const LEFT_OUT: &str = "left-out:";

/// A person of the file, ready to be written as somebody new.
pub(super) struct Incoming {
    /// The organisation's keyed hash of her mailbox.
    pub own: Fingerprint,
    /// The server's.
    pub servers: Fingerprint,
    /// Her record, were she new.
    pub held: Held,
    /// The same, sealed and indexed; nothing in a dry run.
    pub write: Option<PersonWrite>,
    /// Notes about her.
    pub notes: Option<String>,
    /// Whether the file says that she has unsubscribed.
    pub unsubscribed: bool,
}

/// As many records as a chunk has numbers.
#[derive(Default)]
pub(super) struct Batch {
    /// Records behind the batch's last, from the file's beginning.
    pub records: i64,
    /// The number of the batch's first record's person.
    pub first_number: i64,
    /// The people.
    pub people: Vec<Incoming>,
    /// What is wrong.
    pub faults: Vec<ImportFaultRow>,
    /// Records that can't be taken.
    pub faulty: i64,
    /// Words that can be chosen in filters and have not been met before: kind, key, word.
    pub labels: Vec<(i64, i64, String)>,
    /// Whether the file can't be read on; the batch is then none.
    pub broken: Option<Broken>,
}

/// Why a file can't be read on.
#[derive(Clone, Copy)]
pub(super) enum Broken {
    /// The database did not answer.
    ForNow,
    /// A part of it is gone, or can't be opened.
    ForGood,
}

/// The later end of an implied consent; that of a membership without an end is latest.
pub(super) fn longer(one: Option<Micros>, other: Option<Micros>) -> Option<Micros> {
    one.zip(other).map(|(one, other)| one.max(other))
}

/// What a reading thread works by.
pub(super) struct Job {
    pub import: i64,
    pub plan: Plan,
    pub keys: Arc<OwnerKeys>,
    pub servers: Keys,
    pub now: Micros,
    /// The number of the first record's person; nothing in a dry run.
    pub first_number: Option<i64>,
    /// Records that were done before.
    pub skip: i64,
}

impl Job {
    /// Reads the file to its end, or until nobody wants more of it.
    pub(super) fn run(self, file: impl Read, to: &mpsc::Sender<Batch>) {
        let mut reader = PeopleReader::new(file, self.plan.sniffed);
        let mut making = Making {
            job: &self,
            indexer: Indexer::new(&self.keys),
            tags: HashSet::new(),
            labels: HashSet::new(),
            choices: HashMap::new(),
            told: [0; 2],
        };
        let (mut record, mut done) = (Record::default(), 0);
        let mut batch = making.batch(0);
        let mut places = HashMap::new();
        loop {
            let read = reader.read(&mut record);
            match &read {
                Ok(false) => break,
                Err(ReadError::Io(error)) => {
                    let busy = error.kind() == io::ErrorKind::TimedOut;
                    let broken = if busy { Broken::ForNow } else { Broken::ForGood };
                    // If nobody wants it any more, the import was given up.
                    let _ = to.blocking_send(Batch { broken: Some(broken), ..Batch::default() });
                    return;
                }
                _ => done += 1,
            }
            if done > self.skip {
                match read {
                    Err(ReadError::Record { line, fault, .. }) => {
                        batch.faulty += 1;
                        making.fault(&mut batch, done, line, None, fault.code());
                    }
                    _ => making.take(&mut batch, &mut places, done, &record),
                }
            }
            if done % CHUNK == 0 && done > self.skip {
                batch.records = done;
                making.seal(&mut batch);
                places.clear();
                if to.blocking_send(std::mem::replace(&mut batch, making.batch(done))).is_err() {
                    return;
                }
            }
        }
        batch.records = done.max(self.skip);
        making.seal(&mut batch);
        // If nobody wants it any more, the import was given up.
        let _ = to.blocking_send(batch);
    }
}

struct Making<'j> {
    job: &'j Job,
    indexer: Indexer<'j>,
    tags: HashSet<i64>,
    labels: HashSet<i64>,
    choices: HashMap<String, usize>,
    /// Faults kept so far, of records and of fields.
    told: [usize; 2],
}

impl Making<'_> {
    fn batch(&self, done: i64) -> Batch {
        Batch { first_number: self.job.first_number.unwrap_or(0) + done, ..Batch::default() }
    }

    /// Keeps a fault, by its column's place from 1. The dry run has found them all: the import itself only
    /// counts.
    fn fault(&mut self, batch: &mut Batch, record: i64, line: u64, column: Option<&Column>, code: &str) {
        let told = &mut self.told[usize::from(code.starts_with(LEFT_OUT))];
        if self.job.first_number.is_some() || *told == FAULTS {
            return;
        }
        *told += 1;
        let columns = &self.job.plan.columns;
        let place = column
            .filter(|column| **column != Column::Ignore)
            .and_then(|column| columns.iter().position(|there| there == column));
        let field = place.map(|place| (place + 1).to_string()).unwrap_or_default();
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        batch.faults.push(ImportFaultRow { record, line, field, code: code.to_owned() });
    }

    fn take(
        &mut self,
        batch: &mut Batch,
        places: &mut HashMap<Fingerprint, usize>,
        done: i64,
        record: &Record,
    ) {
        let row = match read_row(&self.job.plan.columns, record) {
            Ok(row) => row,
            Err(faults) => {
                batch.faulty += 1;
                for fault in faults {
                    self.fault(batch, done, record.line(), Some(&fault.column), fault.problem.code());
                }
                return;
            }
        };
        for fault in &row.left_out {
            let code = format!("{LEFT_OUT}{}", fault.problem.code());
            self.fault(batch, done, record.line(), Some(&fault.column), &code);
        }
        let until = self.job.plan.basis_until(row.membership_ends);
        if until.is_some_and(|until| until < self.job.now) && !row.unsubscribed {
            batch.faulty += 1;
            let column = Some(&Column::MembershipEnds);
            self.fault(batch, done, record.line(), column, "consent-ran-out");
            return;
        }
        let own = self.job.keys.fingerprint(&row.email.folded());
        if let Some(first) = places.get(&own).and_then(|&place| batch.people.get_mut(place)) {
            first.held.person.take_on(&self.person(&row));
            first.held.basis_until = longer(first.held.basis_until, until);
            first.unsubscribed |= row.unsubscribed;
            first.notes = match (first.notes.take(), row.notes) {
                (Some(one), Some(other)) if one != other && one.len() + other.len() < MAX_NOTES => {
                    Some(format!("{one}\n{other}"))
                }
                (one, other) => one.or(other),
            };
            return;
        }
        let servers = self.job.servers.fingerprint(&row.email);
        let number = self.job.first_number.unwrap_or(0) + done - 1;
        places.insert(own, batch.people.len());
        batch.people.push(Incoming {
            own,
            servers,
            held: Held {
                number,
                language: row.language.unwrap_or(self.job.plan.language),
                standing: Standing {
                    mail_status: MailStatus::Subscribed,
                    basis: self.job.plan.basis.unwrap_or(Basis::Express),
                    created_at: self.job.now,
                },
                basis_until: until,
                revision: 0,
                updated_at: self.job.now,
                person: self.person(&row),
            },
            write: None,
            notes: row.notes,
            unsubscribed: row.unsubscribed,
        });
    }

    fn person(&self, row: &Row) -> Person {
        let name = |name: &Option<commonfront_domain::PersonName>| {
            name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default()
        };
        let mut person = Person {
            email_address: row.email.as_str().to_owned(),
            given_name: name(&row.given_name),
            family_name: name(&row.family_name),
            postal_code: row.postal_code.as_ref().map(|code| code.as_str().to_owned()).unwrap_or_default(),
            tags: row.tags.clone(),
            custom: row.custom.iter().cloned().collect(),
            imports: vec![self.job.import],
            ..Person::default()
        };
        if let Some(date) = row.consented_at {
            // A part of the proof.
            let place = self.job.plan.columns.iter().position(|column| *column == Column::ConsentedAt);
            let name = place.and_then(|place| self.job.plan.headers.get(place));
            let name = name.map_or(Column::ConsentedAt.title(self.job.plan.language), String::as_str);
            if let Column::Custom(name) = Column::custom(name) {
                person.custom.entry(name).or_insert_with(|| date.to_string());
            }
        }
        for tag in &self.job.plan.tags {
            if !person.tags.iter().any(|there| folded(there) == folded(tag)) {
                person.tags.push(tag.clone());
            }
        }
        person
    }

    /// Seals and indexes the people of a batch, unless this is a dry run.
    fn seal(&mut self, batch: &mut Batch) {
        if self.job.first_number.is_none() {
            return;
        }
        for at in 0..batch.people.len() {
            let incoming = &mut batch.people[at];
            incoming.write = incoming.held.write_new(&self.job.keys, &mut self.indexer).ok();
            for tag in &incoming.held.person.tags {
                let key = self.indexer.facet("tag", &folded(tag));
                if self.tags.len() < WORDS && self.tags.insert(key) {
                    batch.labels.push((LABEL_TAG, key, tag.trim().to_owned()));
                }
            }
            for (name, value) in &incoming.held.person.custom {
                let name_key = folded(name);
                if self.choices.len() == WORDS && !self.choices.contains_key(&name_key) {
                    continue;
                }
                let choices = self.choices.entry(name_key).or_default();
                let key = self.indexer.facet("field", &field_facet(name, value));
                if *choices < CHOICES && self.labels.insert(key) {
                    *choices += 1;
                    batch.labels.push((LABEL_FIELD, key, format!("{name}\u{1f}{value}")));
                }
            }
        }
    }
}
