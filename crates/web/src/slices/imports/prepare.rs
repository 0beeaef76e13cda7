//! The part of an import that is work for a processor: records are read, people made of them, sealed and
//! indexed, a chunk of numbers at a time, in a thread of its own.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::Arc;

use commonfront_domain::keys::{Fingerprint, Keys};
use commonfront_domain::people_set::CHUNK;
use commonfront_domain::person::{Basis, MailStatus, Standing, field_facet, folded};
use commonfront_domain::{Micros, Person};
use commonfront_people_file::{PeopleReader, ReadError, Record, Row, RowFault, read_row};
use commonfront_store::rows::imports::ImportFaultRow;
use commonfront_store::rows::people::PersonWrite;
use commonfront_vault::OwnerKeys;
use tokio::sync::mpsc;

use super::plan::Plan;
use crate::slices::people::held::{Held, Indexer, LABEL_FIELD, LABEL_TAG};

/// Values of one custom field that are offered in filters; a field with more is not one to choose from.
const CHOICES: usize = 200;

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
    /// Why the file can't be read on.
    pub broken: Option<String>,
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
            labels: HashSet::new(),
            choices: HashMap::new(),
        };
        let (mut record, mut done) = (Record::default(), 0);
        let mut batch = making.batch(0);
        let mut places = HashMap::new();
        loop {
            let read = reader.read(&mut record);
            match &read {
                Ok(false) => break,
                Err(ReadError::Io(error)) => {
                    batch.broken = Some(error.to_string());
                    break;
                }
                _ => done += 1,
            }
            if done > self.skip {
                match read {
                    Err(ReadError::Record { line, fault, .. }) => {
                        batch.faulty += 1;
                        batch.fault(done, line, "record", fault.code());
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

impl Batch {
    fn fault(&mut self, record: i64, line: u64, field: &str, code: &str) {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        self.faults.push(ImportFaultRow { record, line, field: field.into(), code: code.into() });
    }
}

struct Making<'j> {
    job: &'j Job,
    indexer: Indexer<'j>,
    labels: HashSet<i64>,
    choices: HashMap<String, usize>,
}

fn field(fault: &RowFault) -> String {
    fault.column.title(commonfront_domain::Language::En).to_owned()
}

impl Making<'_> {
    fn batch(&self, done: i64) -> Batch {
        Batch { first_number: self.job.first_number.unwrap_or(0) + done, ..Batch::default() }
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
                    batch.fault(done, record.line(), &field(&fault), fault.problem.code());
                }
                return;
            }
        };
        for fault in &row.left_out {
            batch.fault(done, record.line(), &field(fault), fault.problem.code());
        }
        let until = self.job.plan.basis_until(row.membership_ends);
        if until.is_some_and(|until| until < self.job.now) && !row.unsubscribed {
            batch.faulty += 1;
            batch.fault(done, record.line(), "membership", "consent-ran-out");
            return;
        }
        let own = self.job.keys.fingerprint(&row.email.folded());
        if let Some(first) = places.get(&own).and_then(|&place| batch.people.get_mut(place)) {
            let (person, unsubscribed) = (self.person(&row), row.unsubscribed);
            first.held.person.take_on(&person);
            first.unsubscribed |= unsubscribed;
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
                if self.labels.insert(key) {
                    batch.labels.push((LABEL_TAG, key, tag.trim().to_owned()));
                }
            }
            for (name, value) in &incoming.held.person.custom {
                let choices = self.choices.entry(folded(name)).or_default();
                let key = self.indexer.facet("field", &field_facet(name, value));
                if *choices < CHOICES && self.labels.insert(key) {
                    *choices += 1;
                    batch.labels.push((LABEL_FIELD, key, format!("{name}\u{1f}{value}")));
                }
            }
        }
    }
}
