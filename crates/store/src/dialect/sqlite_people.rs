//! People and their index many at a time on SQLite.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use commonfront_domain::keys::Fingerprint;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::sqlite::{Statements, add, execute};
use crate::Result;
use crate::rows::people::{IndexRow, PersonWrite};

static PEOPLE: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert(
        "people (organisation_id, number, fingerprint, sealed, language, mail_status, basis, basis_until, revision, \
         created_at, updated_at)",
        11,
        "",
    )
});

/// Inserts people who are new.
pub(crate) async fn insert_people(
    conn: &mut SqliteConnection,
    organisation: i64,
    people: &[&PersonWrite],
    at: i64,
) -> Result<()> {
    let pieces = PEOPLE.bind(people, |values, person| {
        add(values, organisation)?;
        add(values, person.number)?;
        add(values, person.fingerprint.as_slice())?;
        add(values, person.sealed.as_slice())?;
        add(values, person.language)?;
        add(values, person.mail_status)?;
        add(values, person.basis)?;
        add(values, person.basis_until)?;
        add(values, 1_i64)?;
        add(values, person.created_at)?;
        add(values, at)
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(())
}

static READ_INDEX: LazyLock<Statements> = LazyLock::new(|| {
    Statements::new(
        "SELECT i.chunk, i.key, i.members FROM (VALUES",
        3,
        ") v JOIN people_index i ON i.organisation_id = v.column1 AND i.chunk = v.column2 AND i.key = v.column3",
    )
});

/// Reads what is there of chunks and keys.
pub(crate) async fn read_index(
    conn: &mut SqliteConnection,
    organisation: i64,
    wanted: &[(i64, i64)],
) -> Result<Vec<IndexRow>> {
    let pieces = READ_INDEX.bind(wanted, |values, &(chunk, key)| {
        add(values, organisation)?;
        add(values, chunk)?;
        add(values, key)
    })?;
    let mut found = Vec::new();
    for (sql, values) in pieces {
        for row in sqlx::query_with(sql, values).fetch_all(&mut *conn).await? {
            found.push(IndexRow { chunk: row.try_get(0)?, key: row.try_get(1)?, members: row.try_get(2)? });
        }
    }
    Ok(found)
}

static PUT_INDEX: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert(
        "people_index (organisation_id, chunk, key, members)",
        4,
        "ON CONFLICT (organisation_id, chunk, key) DO UPDATE SET members = excluded.members",
    )
});

/// Puts chunks in place of what was there.
pub(crate) async fn put_index(
    conn: &mut SqliteConnection,
    organisation: i64,
    rows: &[IndexRow],
) -> Result<()> {
    let pieces = PUT_INDEX.bind(rows, |values, row| {
        add(values, organisation)?;
        add(values, row.chunk)?;
        add(values, row.key)?;
        add(values, row.members.as_slice())
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(())
}

static NOTES: LazyLock<Statements> = LazyLock::new(|| {
    Statements::insert("people_notes (organisation_id, number, staff_id, sealed, created_at)", 5, "")
});

/// Adds notes about people.
pub(crate) async fn put_notes(
    conn: &mut SqliteConnection,
    organisation: i64,
    staff: i64,
    notes: &[(i64, Vec<u8>)],
    at: i64,
) -> Result<()> {
    let pieces = NOTES.bind(notes, |values, (number, sealed)| {
        add(values, organisation)?;
        add(values, *number)?;
        add(values, staff)?;
        add(values, sealed.as_slice())?;
        add(values, at)
    })?;
    for (sql, values) in pieces {
        execute(conn, sql, values).await?;
    }
    Ok(())
}

static SUPPRESSED: LazyLock<Statements> = LazyLock::new(|| {
    Statements::new(
        "SELECT s.fingerprint FROM (VALUES",
        2,
        ") v JOIN suppressions s ON s.organisation_id = v.column1 AND s.fingerprint = v.column2",
    )
});

/// Those of these mailboxes that no import of the organisation may bring back.
pub(crate) async fn suppressed_among(
    conn: &mut SqliteConnection,
    organisation: i64,
    mailboxes: &[Fingerprint],
) -> Result<BTreeSet<Fingerprint>> {
    let pieces = SUPPRESSED.bind(mailboxes, |values, mailbox| {
        add(values, organisation)?;
        add(values, mailbox.as_slice())
    })?;
    let mut found = BTreeSet::new();
    for (sql, values) in pieces {
        for row in sqlx::query_with(sql, values).fetch_all(&mut *conn).await? {
            found.insert(mailbox(&row)?);
        }
    }
    Ok(found)
}

static ENTOMBED: LazyLock<Statements> = LazyLock::new(|| {
    Statements::new(
        "SELECT t.fingerprint FROM (VALUES",
        1,
        ") v JOIN tombstones t ON t.fingerprint = v.column1",
    )
});

/// Those of these mailboxes that no import of anybody's may bring back.
pub(crate) async fn entombed_among(
    conn: &mut SqliteConnection,
    mailboxes: &[Fingerprint],
) -> Result<BTreeSet<Fingerprint>> {
    let pieces = ENTOMBED.bind(mailboxes, |values, mailbox| add(values, mailbox.as_slice()))?;
    let mut found = BTreeSet::new();
    for (sql, values) in pieces {
        for row in sqlx::query_with(sql, values).fetch_all(&mut *conn).await? {
            found.insert(mailbox(&row)?);
        }
    }
    Ok(found)
}

static NUMBERS: LazyLock<Statements> = LazyLock::new(|| {
    Statements::new(
        "SELECT p.fingerprint, p.number FROM (VALUES",
        2,
        ") v JOIN people p ON p.organisation_id = v.column1 AND p.fingerprint = v.column2",
    )
});

/// The numbers of those of these mailboxes who are among the organisation's people.
pub(crate) async fn numbers_of(
    conn: &mut SqliteConnection,
    organisation: i64,
    mailboxes: &[Fingerprint],
) -> Result<BTreeMap<Fingerprint, i64>> {
    let pieces = NUMBERS.bind(mailboxes, |values, mailbox| {
        add(values, organisation)?;
        add(values, mailbox.as_slice())
    })?;
    let mut found = BTreeMap::new();
    for (sql, values) in pieces {
        for row in sqlx::query_with(sql, values).fetch_all(&mut *conn).await? {
            found.insert(mailbox(&row)?, row.try_get(1)?);
        }
    }
    Ok(found)
}

fn mailbox(row: &SqliteRow) -> Result<Fingerprint> {
    let bytes: &[u8] = row.try_get(0)?;
    bytes.try_into().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
