//! Opens a campaign's database without the product's own code and proves that what was
//! acknowledged is in it, exactly once, counted, with its mail queued.

use anyhow::{Context, Result};
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

const SIGNATURES: &str = "SELECT s.email_address, CAST(COALESCE(q.queued, 0) AS BIGINT) \
    FROM signatures s \
    JOIN actions a ON a.id = s.action_id AND a.slug = 'proclamation' \
    LEFT JOIN (SELECT signature_id, COUNT(*) AS queued FROM outbox \
               WHERE signature_id IS NOT NULL GROUP BY signature_id) q ON q.signature_id = s.id \
    WHERE s.email_address IS NOT NULL";
const COUNTERS: &str = "SELECT CAST(action_id AS BIGINT), CAST(pending AS BIGINT), \
    CAST(confirmed AS BIGINT) FROM counters";
const ROWS: &str = "SELECT CAST(action_id AS BIGINT), CAST(status AS BIGINT), COUNT(*) \
    FROM signatures GROUP BY action_id, status";

/// What is read of a database.
struct Books {
    /// The address of each signature, and how many mails are queued for it.
    signatures: Vec<(String, i64)>,
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
    pub async fn violations(&self, acknowledged: &HashSet<String>) -> Result<Vec<String>> {
        let books = match self {
            Self::Sqlite(file) => read_copy(file).await,
            Self::Postgres(url) => read_server(url).await,
        };
        let books = books.context("cannot read the database")?;
        let mut found = signature_violations(acknowledged, books.signatures);
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

fn signature_violations(acknowledged: &HashSet<String>, signatures: Vec<(String, i64)>) -> Vec<String> {
    let mut found = Vec::new();
    let mut stored: HashMap<String, i64> = HashMap::with_capacity(signatures.len());
    for (email_address, queued) in signatures {
        if queued == 0 && acknowledged.contains(&email_address) {
            found.push(format!("{email_address}: acknowledged, but no mail is queued"));
        }
        *stored.entry(email_address).or_default() += 1;
    }
    let lost = acknowledged.iter().filter(|email_address| !stored.contains_key(*email_address));
    found.extend(lost.map(|email_address| format!("{email_address}: acknowledged, but lost")));
    let twice = stored.iter().filter(|(_, times)| **times > 1);
    found.extend(twice.map(|(email_address, times)| format!("{email_address}: {times} times")));
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
        let acknowledged = ["a", "b", "c"].map(str::to_owned).into();
        let stored = [("a", 1), ("a", 1), ("b", 0), ("unacknowledged", 0)];
        let stored = stored.map(|(email, queued)| (email.to_owned(), queued)).into();
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
