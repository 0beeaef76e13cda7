//! People and their index many at a time on PostgreSQL.

use std::collections::{BTreeMap, BTreeSet};

use commonfront_domain::keys::Fingerprint;
use sqlx::{PgConnection, Row};

use super::postgres::{column, fingerprint};
use crate::Result;
use crate::rows::people::{IndexRow, PersonWrite};

/// Inserts people who are new.
pub(crate) async fn insert_people(
    conn: &mut PgConnection,
    organisation: i64,
    people: &[&PersonWrite],
    at: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO people (organisation_id, number, fingerprint, sealed, language, mail_status, basis, basis_until,
             revision, created_at, updated_at)
         SELECT $1, number, fingerprint, sealed, language, mail_status, basis, basis_until, 1, created_at, $2
         FROM UNNEST($3::BIGINT[], $4::BYTEA[], $5::BYTEA[], $6::TEXT[], $7::BIGINT[], $8::BIGINT[], $9::BIGINT[],
             $10::BIGINT[])
             AS new (number, fingerprint, sealed, language, mail_status, basis, basis_until, created_at)",
    )
    .bind(organisation)
    .bind(at)
    .bind(column(people, |p| p.number))
    .bind(column(people, |p| p.fingerprint.as_slice()))
    .bind(column(people, |p| p.sealed.as_slice()))
    .bind(column(people, |p| p.language))
    .bind(column(people, |p| p.mail_status))
    .bind(column(people, |p| p.basis))
    .bind(column(people, |p| p.basis_until))
    .bind(column(people, |p| p.created_at))
    .execute(conn)
    .await?;
    Ok(())
}

/// Reads what is there of chunks and keys.
pub(crate) async fn read_index(
    conn: &mut PgConnection,
    organisation: i64,
    wanted: &[(i64, i64)],
) -> Result<Vec<IndexRow>> {
    let rows = sqlx::query(
        "SELECT i.chunk, i.key, i.members FROM UNNEST($2::BIGINT[], $3::BIGINT[]) AS v (chunk, key)
         JOIN people_index i ON i.organisation_id = $1 AND i.chunk = v.chunk AND i.key = v.key",
    )
    .bind(organisation)
    .bind(column(wanted, |w| w.0))
    .bind(column(wanted, |w| w.1))
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| Ok(IndexRow { chunk: row.try_get(0)?, key: row.try_get(1)?, members: row.try_get(2)? }))
        .collect()
}

/// Puts chunks in place of what was there.
pub(crate) async fn put_index(conn: &mut PgConnection, organisation: i64, rows: &[IndexRow]) -> Result<()> {
    sqlx::query(
        "INSERT INTO people_index (organisation_id, chunk, key, members)
         SELECT $1, chunk, key, members FROM UNNEST($2::BIGINT[], $3::BIGINT[], $4::BYTEA[]) AS new (chunk, key, members)
         ON CONFLICT (organisation_id, chunk, key) DO UPDATE SET members = excluded.members",
    )
    .bind(organisation)
    .bind(column(rows, |r| r.chunk))
    .bind(column(rows, |r| r.key))
    .bind(column(rows, |r| r.members.as_slice()))
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds notes about people.
pub(crate) async fn put_notes(
    conn: &mut PgConnection,
    organisation: i64,
    staff: i64,
    notes: &[(i64, Vec<u8>)],
    at: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO people_notes (organisation_id, number, staff_id, sealed, created_at)
         SELECT $1, number, $2, sealed, $3 FROM UNNEST($4::BIGINT[], $5::BYTEA[]) AS new (number, sealed)",
    )
    .bind(organisation)
    .bind(staff)
    .bind(at)
    .bind(column(notes, |n| n.0))
    .bind(column(notes, |n| n.1.as_slice()))
    .execute(conn)
    .await?;
    Ok(())
}

/// Those of these mailboxes that no import of the organisation may bring back.
pub(crate) async fn suppressed_among(
    conn: &mut PgConnection,
    organisation: i64,
    mailboxes: &[Fingerprint],
) -> Result<BTreeSet<Fingerprint>> {
    let rows = sqlx::query(
        "SELECT fingerprint FROM suppressions WHERE organisation_id = $1 AND fingerprint = ANY($2::BYTEA[])",
    )
    .bind(organisation)
    .bind(column(mailboxes, Fingerprint::as_slice))
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| fingerprint(row, 0)).collect()
}

/// Those of these mailboxes that no import of anybody's may bring back.
pub(crate) async fn entombed_among(
    conn: &mut PgConnection,
    mailboxes: &[Fingerprint],
) -> Result<BTreeSet<Fingerprint>> {
    let rows = sqlx::query("SELECT fingerprint FROM tombstones WHERE fingerprint = ANY($1::BYTEA[])")
        .bind(column(mailboxes, Fingerprint::as_slice))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| fingerprint(row, 0)).collect()
}

/// The numbers of those of these mailboxes who are among the organisation's people.
pub(crate) async fn numbers_of(
    conn: &mut PgConnection,
    organisation: i64,
    mailboxes: &[Fingerprint],
) -> Result<BTreeMap<Fingerprint, i64>> {
    let rows = sqlx::query(
        "SELECT fingerprint, number FROM people WHERE organisation_id = $1 AND fingerprint = ANY($2::BYTEA[])",
    )
    .bind(organisation)
    .bind(column(mailboxes, Fingerprint::as_slice))
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((fingerprint(row, 0)?, row.try_get(1)?))).collect()
}
