//! The file of an import: kept sealed in parts as it comes, and read again from its beginning.

use std::io::{self, Read};

use commonfront_store::{Db, query};
use commonfront_vault::{OwnerKeys, Place};
use tokio::sync::mpsc;

use crate::error::WebError;

/// Bytes of a part.
pub const PART: usize = 256 * 1024;
/// Parts read ahead.
const AHEAD: usize = 4;

fn row(import: i64, part: i64) -> [u8; 16] {
    let mut row = [0; 16];
    row[..8].copy_from_slice(&import.to_be_bytes());
    row[8..].copy_from_slice(&part.to_be_bytes());
    row
}

fn place(row: &[u8; 16]) -> Place<'_> {
    Place { table: "import_parts", column: "sealed", row }
}

/// Takes a file in, part by part.
#[derive(Debug)]
pub struct Intake<'a> {
    db: &'a Db,
    keys: &'a OwnerKeys,
    import: i64,
    waiting: Vec<u8>,
    /// The first bytes, to see what kind of file it is.
    pub beginning: Vec<u8>,
    /// Parts kept.
    pub parts: i64,
    /// Bytes received.
    pub bytes: i64,
}

impl<'a> Intake<'a> {
    /// Begins.
    #[must_use]
    pub fn new(db: &'a Db, keys: &'a OwnerKeys, import: i64) -> Self {
        Self { db, keys, import, waiting: Vec::new(), beginning: Vec::new(), parts: 0, bytes: 0 }
    }

    /// Takes some bytes.
    ///
    /// # Errors
    /// The database can't write.
    pub async fn take(&mut self, bytes: &[u8]) -> Result<(), WebError> {
        let wanted = commonfront_people_file::SAMPLE.saturating_sub(self.beginning.len());
        self.beginning.extend_from_slice(&bytes[..wanted.min(bytes.len())]);
        self.bytes = self.bytes.saturating_add(i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        self.waiting.extend_from_slice(bytes);
        while self.waiting.len() >= PART {
            let rest = self.waiting.split_off(PART);
            let part = std::mem::replace(&mut self.waiting, rest);
            self.keep(&part).await?;
        }
        Ok(())
    }

    /// Keeps what is left.
    ///
    /// # Errors
    /// The database can't write.
    pub async fn finish(&mut self) -> Result<(), WebError> {
        let part = std::mem::take(&mut self.waiting);
        if part.is_empty() { Ok(()) } else { self.keep(&part).await }
    }

    async fn keep(&mut self, part: &[u8]) -> Result<(), WebError> {
        let sealed = self.keys.seal(place(&row(self.import, self.parts)), part);
        let mut tx = self.db.write().await?;
        query!(tx, imports::put_part(self.import, self.parts, &sealed))?;
        tx.commit().await?;
        self.parts += 1;
        Ok(())
    }
}

/// The file from its beginning, for a thread that reads it.
#[derive(Debug)]
pub struct Parts {
    waiting: mpsc::Receiver<io::Result<Vec<u8>>>,
    present: Vec<u8>,
    at: usize,
}

impl Parts {
    /// Opens a file; its parts are fetched by a task of their own.
    #[must_use]
    pub fn open(db: Db, keys: std::sync::Arc<OwnerKeys>, import: i64, parts: i64) -> Self {
        let (to, waiting) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            for part in 0..parts {
                let bytes = fetch(&db, &keys, import, part).await.map_err(|error| {
                    let kind = match error {
                        // The database did not answer; another time it may.
                        WebError::Busy => io::ErrorKind::TimedOut,
                        _ => io::ErrorKind::InvalidData,
                    };
                    io::Error::from(kind)
                });
                let failed = bytes.is_err();
                // Whoever reads may have seen enough.
                if to.send(bytes).await.is_err() || failed {
                    return;
                }
            }
        });
        Self { waiting, present: Vec::new(), at: 0 }
    }
}

async fn fetch(db: &Db, keys: &OwnerKeys, import: i64, part: i64) -> Result<Vec<u8>, WebError> {
    let mut conn = db.read().await?;
    let sealed = query!(conn, imports::part(import, part))?.ok_or(WebError::NotFound)?;
    keys.open(place(&row(import, part)), &sealed).map_err(|_| WebError::Internal)
}

impl Read for Parts {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.present.len() {
            match self.waiting.blocking_recv() {
                Some(part) => (self.present, self.at) = (part?, 0),
                None => return Ok(0),
            }
        }
        let rest = self.present.get(self.at..).unwrap_or_default();
        let n = rest.len().min(into.len());
        into[..n].copy_from_slice(&rest[..n]);
        self.at += n;
        Ok(n)
    }
}
