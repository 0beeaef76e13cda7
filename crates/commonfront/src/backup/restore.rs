//! A backup is read: to prove that it is whole, or into an empty database.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use commonfront_store::copy::{self, Table};
use commonfront_store::{Db, Tx, applied_migrations, query};
use commonfront_vault::{Keyring, Vault, WrappingKey};
use commonfront_web::keyring;
use data_encoding::HEXLOWER;
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::{Header, Key, Part, Progress, Reader, TableHeader, Trailer};
use crate::check;

/// Parts that may wait to be loaded.
const WAITING: usize = 4;

/// A backup that is being read, on a thread of its own.
#[derive(Debug)]
pub struct Unpacking {
    /// What it begins with.
    pub header: Header,
    parts: mpsc::Receiver<Result<Part>>,
    progress: Progress,
}

/// A backup that was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What it began with.
    pub header: Header,
    /// What it came to.
    pub trailer: Trailer,
    /// Migrations that were applied to it afterwards.
    pub migrated: Vec<String>,
}

/// What a restored database was found to be.
#[derive(Clone, Debug)]
pub struct Sound {
    /// Counters that do not equal their rows, in words.
    pub counters: Vec<String>,
    /// Whether the data keys open with this server's key.
    pub keys_open: bool,
    /// Mails that a server would send as soon as it starts.
    pub mails_waiting: i64,
}

impl Unpacking {
    /// Opens a backup and reads its beginning.
    ///
    /// # Errors
    /// It can't be read, or does not open with this key; the text says why.
    pub async fn open(file: &Path, key: &Key, progress: Progress) -> Result<Self> {
        let input = File::open(file).with_context(|| format!("{} can't be read", file.display()))?;
        let input = BufReader::new(progress.reading(input));
        Self::of(input, key.clone(), progress).await
    }

    /// As [`Unpacking::open`], from anywhere.
    ///
    /// # Errors
    /// As [`Unpacking::open`].
    pub async fn of(input: impl Read + Send + 'static, key: Key, progress: Progress) -> Result<Self> {
        let (send, parts) = mpsc::channel(WAITING);
        let (header_to, header) = tokio::sync::oneshot::channel();
        tokio::task::spawn_blocking(move || {
            let opened = key.open(input).and_then(|opened| Reader::begin(BufReader::new(opened)));
            let mut reader = match opened {
                Ok((reader, header)) => {
                    // Whoever asked may be gone; then there is nothing to do.
                    let _ = header_to.send(Ok(header));
                    reader
                }
                Err(error) => return drop(header_to.send(Err(error))),
            };
            loop {
                let part = reader.next();
                let last = !matches!(part, Ok(Part::Table(_) | Part::Rows(..)));
                if send.blocking_send(part).is_err() || last {
                    return;
                }
            }
        });
        let header = header.await.context("The reading thread broke off")??;
        Ok(Self { header, parts, progress })
    }

    async fn next(&mut self) -> Result<Part> {
        self.parts.recv().await.context("The reading thread broke off")?
    }

    /// Reads it to its end, without a database: every hash and every count.
    ///
    /// # Errors
    /// In a sentence what is wrong with it.
    pub async fn verify(mut self) -> Result<Trailer> {
        loop {
            match self.next().await? {
                Part::Table(table) => self.progress.at(&table.name),
                Part::Rows(..) => {}
                Part::End(trailer) => {
                    self.progress.done();
                    return Ok(trailer);
                }
            }
        }
    }

    /// Restores it into an empty database, all of it or nothing; `place` is what the database is called.
    ///
    /// # Errors
    /// The database is not empty, the backup is damaged or of a later version; the text says which.
    pub async fn restore(mut self, db: &Db, place: &str) -> Result<Restored> {
        let migrations = &self.header.migrations;
        let known = Db::known_migrations();
        if !known.starts_with(migrations) {
            let unknown = migrations.iter().find(|name| !known.contains(name));
            bail!(
                "The backup was taken by commonfront {} with migration {}, which this version does not know; \
                 install that version, or a later one",
                self.header.product,
                unknown.or(migrations.last()).map_or("none", String::as_str)
            );
        }
        refuse_unless_empty(db, place, migrations).await?;
        db.migrate_first(migrations.len()).await.context("The database can't be prepared")?;
        let mut tx = db.write().await?;
        let trailer = self.load(&mut tx).await?;
        tx.commit().await.context("The restored rows do not fit together")?;
        self.progress.done();
        let migrated = db.migrate().await.context("It is restored, but can't be brought up to date")?;
        Ok(Restored { header: self.header, trailer, migrated })
    }

    async fn load(&mut self, tx: &mut Tx) -> Result<Trailer> {
        let tables = copy::tables(tx.parts()).await?;
        for table in tables.iter().rev() {
            // Some tables refuse to be emptied even where nothing is in them.
            if copy::has_rows(tx.parts(), table).await? {
                copy::clear(tx.parts(), table).await?;
            }
        }
        copy::begin_load(tx.parts(), &tables).await?;
        let mut loaded: Vec<Table> = Vec::with_capacity(tables.len());
        let trailer = loop {
            match self.next().await? {
                Part::Table(header) => {
                    self.progress.at(&header.name);
                    loaded.push(fitting(&tables, &loaded, &header)?);
                }
                Part::Rows(rows, _) => {
                    let table = loaded.last().context("The backup has rows before any table")?;
                    copy::load(tx.parts(), table, &rows)
                        .await
                        .with_context(|| format!("Table {} can't be loaded", table.name))?;
                }
                Part::End(trailer) => break trailer,
            }
        };
        if let Some(table) = tables.iter().find(|table| !loaded.iter().any(|done| done.name == table.name)) {
            bail!("The backup lacks table {}", table.name);
        }
        copy::end_load(tx.parts(), &tables).await.context("The restored rows do not fit together")?;
        self.prove(tx, &loaded, &trailer).await?;
        Ok(trailer)
    }

    /// Reads every table back: it must come to what the backup says.
    async fn prove(&self, tx: &mut Tx, tables: &[Table], trailer: &Trailer) -> Result<()> {
        for table in tables {
            self.progress.at(&format!("proving {}", table.name));
            let (mut hash, mut rows) = (Sha256::new(), 0);
            let mut there = copy::rows(tx.parts(), table);
            while let Some(row) = there.try_next().await? {
                hash.update(&row);
                rows += 1;
            }
            let sum = HEXLOWER.encode(&hash.finalize());
            let same =
                |said: &super::TableSum| said.name == table.name && said.rows == rows && said.sha256 == sum;
            if !trailer.tables.iter().any(same) {
                bail!("Table {} does not come to what the backup says; nothing is restored", table.name);
            }
        }
        Ok(())
    }
}

/// The database's table for one in the backup, its columns in the backup's order.
fn fitting(tables: &[Table], loaded: &[Table], header: &TableHeader) -> Result<Table> {
    if loaded.iter().any(|done| done.name == header.name) {
        bail!("The backup has table {} twice", header.name);
    }
    let table = tables.iter().find(|table| table.name == header.name);
    let columns: Vec<(&str, &str)> =
        header.columns.iter().map(|column| (column.name.as_str(), column.kind.as_str())).collect();
    table
        .and_then(|table| table.with_columns(&columns))
        .with_context(|| format!("Table {} of the backup is not one of this version's", header.name))
}

/// Refuses a database in which anything is, or that is ahead of the backup.
async fn refuse_unless_empty(db: &Db, place: &str, migrations: &[String]) -> Result<()> {
    let mut snapshot = db.snapshot().await.context("The database does not answer")?;
    for table in copy::tables(snapshot.parts()).await? {
        if copy::has_rows(snapshot.parts(), &table).await? {
            bail!(
                "{place} is not empty: there are rows in {}. A backup is restored into a new database only",
                table.name
            );
        }
    }
    if !migrations.starts_with(&applied_migrations(snapshot.parts()).await?) {
        bail!(
            "{place} has been prepared by a later version than the backup's. Restore into a new database, without tables"
        );
    }
    Ok(())
}

/// Proves a restored database: the counters against their rows, and that its data keys open.
///
/// # Errors
/// The database did not answer.
pub async fn prove(db: &Db, wrapping: Option<&WrappingKey>, vault: &Vault) -> Result<Sound> {
    let counters = check::counters(db).await?;
    let keys = keyring::wrapped(db).await?;
    let opens = |key: &WrappingKey| Keyring::open(key, &keys, vault.entropy()).is_ok();
    let keys_open = keys.is_empty() || wrapping.is_some_and(opens);
    let mut conn = db.read().await?;
    let mails_waiting = query!(conn, outbox::waiting())?;
    Ok(Sound { counters, keys_open, mails_waiting })
}
