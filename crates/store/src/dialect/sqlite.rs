//! Many rows at once on SQLite: one statement whatever their number, in a few fixed sizes so that each is
//! prepared once and used again; what is left over of a size is filled with nulls and passed over.
//!
//! Each statement, and each row that comes back, costs a hand-over between the connection's thread and ours,
//! which under load is the dearest part (measured: RETURNING 128 rows took longer than writing them). So
//! nothing here returns many rows. That is safe because a write transaction on SQLite is the only one.

use std::collections::HashSet;
use std::sync::LazyLock;

use commonfront_domain::keys::Fingerprint;
use data_encoding::HEXUPPER;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, SqliteConnection};

pub(crate) use super::sqlite_people::*;
use crate::Result;
use crate::rows::{InsertedRow, NewMail, NewSignature};

/// The numbers of rows for which there is a statement: close together, as every null costs a little. The
/// largest is a whole group commit: 512 rows of 14 values are well under SQLite's 32,766 variables.
const SIZES: [usize; 12] = [1, 4, 12, 24, 40, 64, 96, 128, 192, 256, 384, 512];

/// A statement for each size, its rows `columns` wide.
pub(super) struct Statements {
    columns: usize,
    sql: [String; SIZES.len()],
}

impl Statements {
    /// Statements with the rows' places in the middle: `(?,?),(?,?)`.
    pub(super) fn new(before: &str, columns: usize, after: &str) -> Self {
        let row = format!("({})", vec!["?"; columns].join(","));
        let sql = SIZES.map(|size| format!("{before} {} {after}", vec![row.as_str(); size].join(",")));
        Self { columns, sql }
    }

    /// Statements that insert rows, `into` being the table with its columns.
    pub(super) fn insert(into: &str, columns: usize, after: &str) -> Self {
        let before = format!("INSERT INTO {into} SELECT * FROM (VALUES");
        Self::new(&before, columns, &format!(") WHERE column1 IS NOT NULL {after}"))
    }

    /// Cuts rows into pieces of at most the largest size, each with its statement and its bound values.
    pub(super) fn bind<'r, T>(
        &'static self,
        rows: &'r [T],
        add_row: impl Fn(&mut SqliteArguments, &'r T) -> Result<()>,
    ) -> Result<Vec<(&'static str, SqliteArguments)>> {
        let mut pieces = Vec::with_capacity(1);
        for piece in rows.chunks(SIZES[SIZES.len() - 1]) {
            let which = SIZES.iter().position(|&size| size >= piece.len()).unwrap_or(SIZES.len() - 1);
            let mut values = SqliteArguments::default();
            values.reserve(SIZES[which] * self.columns + 1, 0);
            for row in piece {
                add_row(&mut values, row)?;
            }
            for _ in 0..(SIZES[which] - piece.len()) * self.columns {
                add(&mut values, None::<i64>)?;
            }
            pieces.push((self.sql[which].as_str(), values));
        }
        Ok(pieces)
    }
}

static SIGNATURES: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert(
        "signatures (id, action_id, fingerprint, sealed, address_key, domain_key, network, display, \
         comment_status, commitments, language, source, created_at, status)",
        14,
        "ON CONFLICT (action_id, fingerprint) DO NOTHING",
    )
});

/// Inserts the signatures whose mailbox has not signed yet; gives back those.
pub(crate) async fn insert_signatures(
    conn: &mut SqliteConnection,
    new: &[&NewSignature],
) -> Result<Vec<InsertedRow>> {
    let last: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) FROM signatures").fetch_one(&mut *conn).await?;
    let numbered: Vec<(i64, &NewSignature)> = (last + 1..).zip(new.iter().copied()).collect();
    let pieces = SIGNATURES.bind(&numbered, |values, (id, s)| {
        add(values, *id)?;
        add(values, s.action_id)?;
        add(values, s.fingerprint.as_slice())?;
        add(values, s.sealed.as_slice())?;
        add(values, s.address_key)?;
        add(values, s.domain_key)?;
        add(values, s.network)?;
        add(values, s.display)?;
        add(values, i64::from(s.has_comment))?;
        add(values, s.commitments.as_str())?;
        add(values, s.language)?;
        add(values, s.source)?;
        add(values, s.at)?;
        add(values, 0_i64)
    })?;
    let mut written = 0;
    for (sql, values) in pieces {
        written += execute(conn, sql, values).await?;
    }
    let all = usize::try_from(written) == Ok(new.len());
    let kept: HashSet<i64> = if all {
        HashSet::new()
    } else {
        let ids = "SELECT group_concat(id) FROM signatures WHERE id > ?";
        let ids: Option<String> = sqlx::query_scalar(ids).bind(last).fetch_one(conn).await?;
        ids.unwrap_or_default().split(',').filter_map(|id| id.parse().ok()).collect()
    };
    let kept = numbered.into_iter().filter(|(id, _)| all || kept.contains(id));
    Ok(kept.map(|(id, s)| InsertedRow { id, action_id: s.action_id, fingerprint: s.fingerprint }).collect())
}

static RESTING: LazyLock<Statements> = LazyLock::new(|| {
    Statements::new(
        "SELECT group_concat(hex(fingerprint)) FROM mail_slots WHERE fingerprint IN (VALUES",
        1,
        ") AND next_at > ?",
    )
});
static SLOTS: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert(
        "mail_slots (fingerprint, next_at)",
        2,
        "ON CONFLICT (fingerprint) DO UPDATE SET next_at = excluded.next_at",
    )
});

/// Takes the right to write to mailboxes now; gives back those that may be written to.
pub(crate) async fn take_slots(
    conn: &mut SqliteConnection,
    mailboxes: &[Fingerprint],
    now: i64,
    next_at: i64,
) -> Result<Vec<Fingerprint>> {
    let mut resting: HashSet<String> = HashSet::new();
    for (sql, mut values) in RESTING.bind(mailboxes, |values, mailbox| add(values, mailbox.as_slice()))? {
        add(&mut values, now)?;
        let found: Option<String> = sqlx::query_scalar_with(sql, values).fetch_one(&mut *conn).await?;
        resting.extend(found.unwrap_or_default().split(',').map(str::to_owned));
    }
    let free = mailboxes.iter().copied();
    let free: Vec<Fingerprint> = if resting.iter().all(String::is_empty) {
        free.collect()
    } else {
        free.filter(|mailbox| !resting.contains(&HEXUPPER.encode(mailbox))).collect()
    };
    let pieces = SLOTS.bind(&free, |values, mailbox| {
        add(values, mailbox.as_slice())?;
        add(values, next_at)
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(free)
}

static OUTBOX: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert("outbox (kind, subject_id, state, due_at, attempts, created_at)", 6, "")
});

/// Queues mails.
pub(crate) async fn insert_mail(conn: &mut SqliteConnection, mail: &[NewMail], now: i64) -> Result<()> {
    let pieces = OUTBOX.bind(mail, |values, m| {
        add(values, m.kind)?;
        add(values, m.subject_id)?;
        add(values, 0_i64)?;
        add(values, m.due_at)?;
        add(values, 0_i64)?;
        add(values, now)
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(())
}

static CONSENTS: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert("consents (signature_id, wording_id, source, given_at, state)", 5, "")
});

/// Writes consents into the ledger: (signature, wording, source).
pub(crate) async fn insert_consents(
    conn: &mut SqliteConnection,
    given: &[(i64, i64, &'static str)],
    at: i64,
) -> Result<()> {
    let pieces = CONSENTS.bind(given, |values, &(signature, wording, source)| {
        add(values, signature)?;
        add(values, wording)?;
        add(values, source)?;
        add(values, at)?;
        add(values, 0_i64)
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(())
}

static MEMBERS: LazyLock<Statements> =
    LazyLock::new(|| Statements::insert("fraud_members (batch_id, signature_id, state)", 3, ""));

/// Writes signatures down as members of a batch that are still to be looked at.
pub(crate) async fn insert_members(
    conn: &mut SqliteConnection,
    batch: i64,
    signatures: &[i64],
) -> Result<()> {
    let pieces = MEMBERS.bind(signatures, |values, &signature| {
        add(values, batch)?;
        add(values, signature)?;
        add(values, 0_i64)
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(())
}

pub(super) fn add<'v, T>(values: &mut SqliteArguments, value: T) -> Result<()>
where
    T: sqlx::Encode<'v, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    values.add(value).map_err(sqlx::Error::Encode)
}

/// Runs a statement that returns nothing; gives back how many rows it wrote.
pub(super) async fn execute(
    conn: &mut SqliteConnection,
    sql: &'static str,
    values: SqliteArguments,
) -> Result<u64> {
    Ok(sqlx::query_with(sql, values).execute(conn).await?.rows_affected())
}
