//! What is known of an import besides its numbers: the file, how its columns are matched, on what basis
//! the people are held.

use std::sync::Arc;

use commonfront_domain::person::{Basis, folded, implied_until};
use commonfront_domain::{Clock, EmailAddress, Language, Micros};
use commonfront_people_file::{Column, Origin, PeopleReader, ReadError, Record, Sniffed, recognise, sniff};
use commonfront_store::rows::imports::ImportRow;
use commonfront_store::{Db, Tx, query};
use commonfront_vault::{OwnerKeys, Place, Vault};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::app::App;
use crate::error::WebError;
use crate::sealed;

/// Where an import stands: `imports.state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The file is being received.
    Receiving = 0,
    /// Its columns are to be matched.
    ToMatch = 1,
    /// It is being looked over.
    Checking = 2,
    /// It has been looked over.
    Checked = 3,
    /// It is being taken in.
    Running = 4,
    /// It is done.
    Done = 5,
    /// Somebody has given it up.
    GivenUp = 6,
    /// It broke off.
    BrokenOff = 7,
}

impl State {
    /// The state with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        match number {
            0 => Self::Receiving,
            1 => Self::ToMatch,
            2 => Self::Checking,
            3 => Self::Checked,
            4 => Self::Running,
            5 => Self::Done,
            6 => Self::GivenUp,
            _ => Self::BrokenOff,
        }
    }
}

/// What an import needs of the server; the command line has it without one.
#[derive(Clone)]
pub struct Tools {
    /// The database.
    pub db: Db,
    /// The organisations' keys.
    pub vault: Vault,
    /// The server's keys.
    pub keys: commonfront_domain::keys::Keys,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Becomes true when the server is to stop; the command line has none.
    pub stopping: Option<watch::Receiver<bool>>,
}

impl Tools {
    /// Whether to stop at the next good moment.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.as_ref().is_some_and(|stopping| *stopping.borrow())
    }
}

impl std::fmt::Debug for Tools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools")
    }
}

impl From<&App> for Tools {
    fn from(app: &App) -> Self {
        Self {
            db: app.db.clone(),
            vault: app.vault.clone(),
            keys: app.keys.clone(),
            clock: app.clock.clone(),
            stopping: Some(app.stopping.clone()),
        }
    }
}

/// The plan of an import; sealed wherever it is kept. Its `Debug` prints nothing of it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Plan {
    /// What the file is called.
    pub file_name: String,
    /// How it is to be read.
    pub sniffed: Sniffed,
    /// The names of its columns.
    pub headers: Vec<String>,
    /// Its first records, to recognise the columns by.
    pub samples: Vec<Vec<String>>,
    /// The product that it seems to come from.
    pub origin: Option<String>,
    /// What the columns hold.
    pub columns: Vec<Column>,
    /// On what basis the people are held, once somebody has said so.
    pub basis: Option<Basis>,
    /// Where and how they consented.
    pub proof: String,
    /// When their membership ends, unless the file says so for each; nothing for those who are members still.
    pub membership_ends: Option<Date>,
    /// Whether those of whom the file does not say are members still.
    #[serde(default)]
    pub still_members: bool,
    /// Tags for all of them.
    pub tags: Vec<String>,
    /// The language of those of whom the file does not say.
    pub language: Language,
    /// About how many bytes a record has.
    #[serde(default)]
    pub record_bytes: i64,
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plan")
    }
}

/// Records shown to match the columns by.
const SAMPLES: usize = 3;
/// The longest cell shown, in characters.
const SHOWN: usize = 60;

fn place(row: &[u8; 8]) -> Place<'_> {
    Place { table: "imports", column: "sealed", row }
}

fn memory_place(row: &[u8; 8]) -> Place<'_> {
    Place { table: "import_memory", column: "sealed", row }
}

impl Plan {
    /// What can be said of a file by its beginning.
    #[must_use]
    pub fn guess(file_name: &str, beginning: &[u8], language: Language) -> Self {
        let sniffed = sniff(beginning);
        let mut reader = PeopleReader::new(beginning, sniffed);
        let headers = reader.headers().map(<[String]>::to_vec).unwrap_or_default();
        let (mut record, mut samples, mut guessed) = (Record::default(), Vec::new(), None);
        let (mut addresses, mut records): (Vec<i64>, i64) = (Vec::new(), 0);
        loop {
            match reader.read(&mut record) {
                Ok(true) => {}
                Err(ReadError::Record { .. }) => continue,
                _ => break,
            }
            records += 1;
            guessed.get_or_insert_with(|| Column::guess(&record));
            addresses.resize(addresses.len().max(record.len()), 0);
            for (found, cell) in addresses.iter_mut().zip(record.iter()) {
                *found += i64::from(cell.contains('@') && EmailAddress::parse(cell.trim()).is_ok());
            }
            if samples.len() < SAMPLES {
                samples.push(record.iter().map(|cell| cell.trim().chars().take(SHOWN).collect()).collect());
            }
        }
        let mut columns = if headers.is_empty() { guessed.unwrap_or_default() } else { recognise(&headers) };
        // Whatever its name says, the column with the most addresses is it.
        if !columns.contains(&Column::Email)
            && let Some((place, found)) = addresses.iter().enumerate().max_by_key(|&(_, found)| *found)
            && *found > 0
            && let Some(column) = columns.get_mut(place)
        {
            *column = Column::Email;
        }
        let bytes = i64::try_from(beginning.len()).unwrap_or(i64::MAX);
        Self {
            file_name: file_name.to_owned(),
            sniffed,
            origin: Origin::of(&headers).name().map(str::to_owned),
            headers,
            samples,
            columns,
            basis: None,
            proof: String::new(),
            membership_ends: None,
            still_members: false,
            tags: Vec::new(),
            language,
            record_bytes: bytes / records.max(1),
        }
    }

    /// About how many records a file of so many bytes has.
    #[must_use]
    pub fn about(&self, bytes: i64) -> i64 {
        bytes / self.record_bytes.max(1)
    }

    /// Whether a column holds the addresses, without which nobody can be taken in.
    #[must_use]
    pub fn has_addresses(&self) -> bool {
        self.columns.contains(&Column::Email)
    }

    /// When the implied consent of a person runs out, if her membership has an end.
    #[must_use]
    pub fn basis_until(&self, membership_ends: Option<Date>) -> Option<Micros> {
        match self.basis {
            Some(Basis::Membership) => membership_ends.or(self.membership_ends).map(implied_until),
            _ => None,
        }
    }

    /// Opens an import's plan.
    ///
    /// # Errors
    /// As [`sealed::open`].
    pub fn open(keys: &OwnerKeys, row: &ImportRow) -> Result<Self, WebError> {
        sealed::open_with(keys, place(&row.id.to_be_bytes()), &row.sealed)
    }

    /// Keeps it with its import.
    ///
    /// # Errors
    /// The database can't write.
    pub async fn keep(
        &self,
        tx: &mut Tx,
        keys: &OwnerKeys,
        import: i64,
        parts: i64,
        bytes: i64,
    ) -> Result<(), WebError> {
        let plain = serde_json::to_vec(self).map_err(|_| WebError::Internal)?;
        let sealed = keys.seal(place(&import.to_be_bytes()), &plain);
        query!(tx, imports::describe(import, &sealed, parts, bytes))?;
        Ok(())
    }

    /// Forgets the file, and what was shown of it: the import has ended.
    ///
    /// # Errors
    /// The database can't write.
    pub async fn forget_file(&self, tx: &mut Tx, keys: &OwnerKeys, row: &ImportRow) -> Result<(), WebError> {
        query!(tx, imports::remove_parts(row.id))?;
        let plan = Self { samples: Vec::new(), ..self.clone() };
        plan.keep(tx, keys, row.id, row.parts, row.bytes).await
    }

    /// What files with the same heads are remembered by.
    fn memory_key(&self, keys: &OwnerKeys) -> i64 {
        let heads: Vec<String> = self.headers.iter().map(|head| folded(head)).collect();
        keys.index("import heads", &heads.join("\u{1f}"))
    }

    /// Matches the columns as they were matched the last time, if there was one.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn recall(&mut self, tx: &mut Tx, keys: &OwnerKeys) -> Result<(), WebError> {
        if self.headers.is_empty() {
            return Ok(());
        }
        let key = self.memory_key(keys);
        if let Some(sealed) = query!(tx, imports::remembered(keys.owner(), key))? {
            let columns: Vec<Column> = sealed::open_with(keys, memory_place(&key.to_be_bytes()), &sealed)?;
            if columns.len() == self.columns.len() {
                self.columns = columns;
            }
        }
        Ok(())
    }

    /// Remembers how the columns are matched.
    ///
    /// # Errors
    /// The database can't write.
    pub async fn remember(&self, tx: &mut Tx, keys: &OwnerKeys) -> Result<(), WebError> {
        if self.headers.is_empty() {
            return Ok(());
        }
        let key = self.memory_key(keys);
        let plain = serde_json::to_vec(&self.columns).map_err(|_| WebError::Internal)?;
        let sealed = keys.seal(memory_place(&key.to_be_bytes()), &plain);
        query!(tx, imports::remember(keys.owner(), key, &sealed))?;
        Ok(())
    }
}
