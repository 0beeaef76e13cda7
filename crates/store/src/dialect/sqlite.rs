//! Many rows at once on SQLite: `INSERT … VALUES (…), (…)` in a few fixed lengths, so that each
//! statement is prepared once and used again.

use std::sync::LazyLock;

use commonfront_domain::keys::Fingerprint;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Row, SqliteConnection};

use crate::Result;
use crate::rows::{InsertedRow, NewMail, NewSignature};

/// The lengths in which rows are inserted, longest first.
const LENGTHS: [usize; 3] = [32, 8, 1];

/// A statement in each of the lengths.
type Statements = LazyLock<[String; 3]>;

fn statements(before: &str, row: usize, after: &str) -> [String; 3] {
    LENGTHS.map(|rows| {
        let tuple = format!("({})", vec!["?"; row].join(","));
        format!("{before} VALUES {} {after}", vec![tuple.as_str(); rows].join(","))
    })
}

/// Cuts rows into the fixed lengths, each with its statement.
fn cut<'s, 'r, T>(statements: &'s [String; 3], mut rows: &'r [T]) -> Vec<(&'s str, &'r [T])> {
    let mut pieces = Vec::new();
    for (length, statement) in LENGTHS.iter().zip(statements) {
        while rows.len() >= *length {
            let (piece, rest) = rows.split_at(*length);
            pieces.push((statement.as_str(), piece));
            rows = rest;
        }
    }
    pieces
}

static SIGNATURES: Statements = LazyLock::new(|| {
    statements(
        "INSERT INTO signatures (action_id, fingerprint, status, given_name, family_name, email_address, postal_code, \
         display, comment, comment_status, commitments, language, source, created_at)",
        14,
        "ON CONFLICT (action_id, fingerprint) DO NOTHING RETURNING id, action_id, fingerprint",
    )
});

/// Inserts the signatures whose mailbox has not signed yet; gives back those.
pub(crate) async fn insert_signatures(
    conn: &mut SqliteConnection,
    new: &[&NewSignature],
) -> Result<Vec<InsertedRow>> {
    let mut inserted = Vec::with_capacity(new.len());
    for (sql, piece) in cut(&SIGNATURES, new) {
        let mut values = SqliteArguments::default();
        values.reserve(piece.len() * 14, 0);
        for s in piece {
            add(&mut values, s.action_id)?;
            add(&mut values, s.fingerprint.as_slice())?;
            add(&mut values, 0_i64)?;
            add(&mut values, s.given_name.as_str())?;
            add(&mut values, s.family_name.as_str())?;
            add(&mut values, s.email_address.as_str())?;
            add(&mut values, s.postal_code.as_str())?;
            add(&mut values, s.display)?;
            add(&mut values, s.comment.as_deref())?;
            add(&mut values, i64::from(s.comment.is_some()))?;
            add(&mut values, s.commitments.as_str())?;
            add(&mut values, s.language)?;
            add(&mut values, s.source)?;
            add(&mut values, s.at)?;
        }
        for row in fetch(conn, sql, values).await? {
            inserted.push(InsertedRow {
                id: row.try_get(0)?,
                action_id: row.try_get(1)?,
                fingerprint: fingerprint(&row, 2)?,
            });
        }
    }
    Ok(inserted)
}

static SLOTS: Statements = LazyLock::new(|| {
    statements(
        "INSERT INTO mail_slots (fingerprint, next_at)",
        2,
        "ON CONFLICT (fingerprint) DO UPDATE SET next_at = excluded.next_at, owed_signature_id = NULL \
         WHERE mail_slots.next_at <= ? RETURNING fingerprint",
    )
});

/// Takes the right to write to mailboxes now; gives back those that may be written to.
pub(crate) async fn take_slots(
    conn: &mut SqliteConnection,
    mailboxes: &[Fingerprint],
    now: i64,
    next_at: i64,
) -> Result<Vec<Fingerprint>> {
    let mut taken = Vec::with_capacity(mailboxes.len());
    for (sql, piece) in cut(&SLOTS, mailboxes) {
        let mut values = SqliteArguments::default();
        for mailbox in piece {
            add(&mut values, mailbox.as_slice())?;
            add(&mut values, next_at)?;
        }
        add(&mut values, now)?;
        for row in fetch(conn, sql, values).await? {
            taken.push(fingerprint(&row, 0)?);
        }
    }
    Ok(taken)
}

static OUTBOX: Statements = LazyLock::new(|| {
    statements("INSERT INTO outbox (signature_id, state, due_at, attempts, created_at)", 5, "")
});

/// Queues mails.
pub(crate) async fn insert_mail(conn: &mut SqliteConnection, mail: &[NewMail], now: i64) -> Result<()> {
    for (sql, piece) in cut(&OUTBOX, mail) {
        let mut values = SqliteArguments::default();
        for m in piece {
            add(&mut values, m.signature_id)?;
            add(&mut values, 0_i64)?;
            add(&mut values, m.due_at)?;
            add(&mut values, 0_i64)?;
            add(&mut values, now)?;
        }
        sqlx::query_with(sqlx::AssertSqlSafe(sql.to_owned()), values).execute(&mut *conn).await?;
    }
    Ok(())
}

static CONSENTS: Statements =
    LazyLock::new(|| statements("INSERT INTO consents (signature_id, wording_id, source, given_at)", 4, ""));

/// Writes consents into the ledger: (signature, wording, source).
pub(crate) async fn insert_consents(
    conn: &mut SqliteConnection,
    given: &[(i64, i64, &'static str)],
    at: i64,
) -> Result<()> {
    for (sql, piece) in cut(&CONSENTS, given) {
        let mut values = SqliteArguments::default();
        for &(signature, wording, source) in piece {
            add(&mut values, signature)?;
            add(&mut values, wording)?;
            add(&mut values, source)?;
            add(&mut values, at)?;
        }
        sqlx::query_with(sqlx::AssertSqlSafe(sql.to_owned()), values).execute(&mut *conn).await?;
    }
    Ok(())
}

fn add<'v, T>(values: &mut SqliteArguments, value: T) -> Result<()>
where
    T: sqlx::Encode<'v, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    values.add(value).map_err(sqlx::Error::Encode)
}

async fn fetch(conn: &mut SqliteConnection, sql: &str, values: SqliteArguments) -> Result<Vec<SqliteRow>> {
    sqlx::query_with(sqlx::AssertSqlSafe(sql.to_owned()), values).fetch_all(conn).await
}

fn fingerprint(row: &SqliteRow, column: usize) -> Result<Fingerprint> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
