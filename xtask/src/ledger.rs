//! Opens a campaign's database without the product's own code and proves that what was
//! acknowledged is in it, exactly once, counted, with its mail queued.

use anyhow::{Context, Result};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Where the rows are; the server must not be running.
pub enum Ledger {
    /// The SQLite file. A copy is opened, so that the server itself has to recover its log.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL database.
    Postgres(String),
}

/// Signatures by what they are counted as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    pending: i64,
    confirmed: i64,
}

/// Status of a signature that waits for its confirmation.
const PENDING: i64 = 0;
/// Status of a signature that was confirmed by its person.
const CONFIRMED: i64 = 1;

const SIGNATURES: &str = "SELECT s.fingerprint, CAST(COALESCE(q.queued, 0) AS BIGINT) \
    FROM signatures s \
    JOIN actions a ON a.id = s.action_id AND a.slug = 'proclamation' \
    LEFT JOIN (SELECT subject_id, COUNT(*) AS queued FROM outbox WHERE kind = 0 GROUP BY subject_id) q \
        ON q.subject_id = s.id";
const COUNTERS: &str = "SELECT CAST(action_id AS BIGINT), CAST(pending AS BIGINT), \
    CAST(confirmed AS BIGINT) FROM counters";
const ROWS: &str = "SELECT CAST(action_id AS BIGINT), CAST(status AS BIGINT), COUNT(*) \
    FROM signatures GROUP BY action_id, status";

/// What is read of a database.
struct Books {
    /// The fingerprint of each signature's address, and how many mails are queued for it.
    signatures: Vec<(Vec<u8>, i64)>,
    /// Action, pending and confirmed, as counted.
    counters: Vec<(i64, i64, i64)>,
    /// Action, status and number, as stored.
    rows: Vec<(i64, i64, i64)>,
}

/// The same three questions to either kind of connection.
macro_rules! read {
    ($connection:expr) => {
        Books {
            signatures: sqlx::query_as(SIGNATURES).fetch_all(&mut $connection).await?,
            counters: sqlx::query_as(COUNTERS).fetch_all(&mut $connection).await?,
            rows: sqlx::query_as(ROWS).fetch_all(&mut $connection).await?,
        }
    };
}

impl Ledger {
    /// Every way in which the database breaks its promise; empty when it keeps it.
    /// `key_file` holds the server's master key: addresses are stored as keyed hashes only.
    pub async fn violations(&self, acknowledged: &HashSet<String>, key_file: &Path) -> Result<Vec<String>> {
        let key = fingerprint_key(key_file)?;
        let acknowledged = acknowledged.iter().map(|address| (fingerprint(&key, address), address.as_str()));
        let books = match self {
            Self::Sqlite(file) => read_copy(file).await,
            Self::Postgres(url) => read_server(url).await,
        };
        let books = books.context("cannot read the database")?;
        let mut found = signature_violations(&acknowledged.collect(), books.signatures);
        found.extend(counter_violations(&books.counters, &books.rows));
        Ok(found)
    }
}

async fn read_copy(file: &Path) -> Result<Books> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("copy.db");
    std::fs::copy(file, &copy)?;
    let log = file.with_extension("db-wal");
    if log.exists() {
        std::fs::copy(log, folder.path().join("copy.db-wal"))?;
    }
    let url = format!("sqlite://{}", copy.display());
    let mut connection = SqliteConnection::connect(&url).await?;
    let books = read!(connection);
    connection.close().await?;
    Ok(books)
}

async fn read_server(url: &str) -> Result<Books> {
    let mut connection = PgConnection::connect(url).await?;
    // The killed server's last transaction may still end: all answers must be of one moment.
    sqlx::raw_sql("BEGIN ISOLATION LEVEL REPEATABLE READ").execute(&mut connection).await?;
    let books = read!(connection);
    connection.close().await?;
    Ok(books)
}

/// The key under which addresses are hashed, from the file with the master key.
fn fingerprint_key(key_file: &Path) -> Result<Vec<u8>> {
    let text = std::fs::read_to_string(key_file).context("cannot read the key file")?;
    let digits = text.trim();
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2).unwrap_or_default(), 16);
    let master: Vec<u8> = (0..digits.len()).step_by(2).map(byte).collect::<Result<_, _>>()?;
    Ok(tag(&master, b"commonfront v1 fingerprint"))
}

/// HMAC-SHA-256 (RFC 2104).
fn tag(key: &[u8], text: &[u8]) -> Vec<u8> {
    // Takes a key of any length.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| mac.chain_update(text).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

/// What an address is stored as. Ours are in lower case, without tags and dots already.
fn fingerprint(key: &[u8], address: &str) -> Vec<u8> {
    let mut hash = tag(key, address.as_bytes());
    hash.truncate(16);
    hash
}

fn signature_violations(
    acknowledged: &HashMap<Vec<u8>, &str>,
    signatures: Vec<(Vec<u8>, i64)>,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut stored: HashMap<Vec<u8>, i64> = HashMap::with_capacity(signatures.len());
    for (fingerprint, queued) in signatures {
        if queued == 0
            && let Some(address) = acknowledged.get(&fingerprint)
        {
            found.push(format!("{address}: acknowledged, but no mail is queued"));
        }
        *stored.entry(fingerprint).or_default() += 1;
    }
    let lost = acknowledged.iter().filter(|(fingerprint, _)| !stored.contains_key(*fingerprint));
    found.extend(lost.map(|(_, address)| format!("{address}: acknowledged, but lost")));
    for (fingerprint, times) in stored.iter().filter(|(_, times)| **times > 1) {
        let whose = acknowledged.get(fingerprint).copied().unwrap_or("an address never acknowledged");
        found.push(format!("{whose}: {times} times"));
    }
    found
}

fn counter_violations(counters: &[(i64, i64, i64)], rows: &[(i64, i64, i64)]) -> Vec<String> {
    let mut actions: BTreeMap<i64, (Counts, Counts)> = BTreeMap::new();
    for &(action, pending, confirmed) in counters {
        actions.entry(action).or_default().0 = Counts { pending, confirmed };
    }
    for &(action, status, number) in rows {
        let counts = &mut actions.entry(action).or_default().1;
        match status {
            PENDING => counts.pending += number,
            CONFIRMED => counts.confirmed += number,
            // Withdrawn, expired and removed ones are in neither number.
            _ => {}
        }
    }
    let wrong = actions.iter().filter(|(_, (counted, stored))| counted != stored);
    wrong
        .map(|(action, (counted, stored))| {
            format!("action {action}: the counters say {counted:?}, the rows {stored:?}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_doubled_and_unmailed_signatures_are_found() {
        let acknowledged = ["a", "b", "c"].map(|name| (name.as_bytes().to_vec(), name)).into();
        let stored = [("a", 1), ("a", 1), ("b", 0), ("unacknowledged", 0)];
        let stored = stored.map(|(name, queued)| (name.as_bytes().to_vec(), queued)).into();
        let mut found = signature_violations(&acknowledged, stored);
        found.sort();
        let expected = ["a: 2 times", "b: acknowledged, but no mail is queued", "c: acknowledged, but lost"];
        assert_eq!(found, expected);
    }

    #[test]
    fn counters_must_equal_rows_by_status() {
        let rows = [(1, 0, 5), (1, 1, 2), (1, 7, 9)];
        assert!(counter_violations(&[(1, 5, 2), (2, 0, 0)], &rows).is_empty());
        assert_eq!(counter_violations(&[(1, 4, 2)], &rows).len(), 1);
        assert_eq!(counter_violations(&[], &rows).len(), 1);
    }
}
