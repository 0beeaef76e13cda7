//! The audit log: written and read, never changed.

use commonfront_rows::staff::{AuditFilter, AuditRow, NewAudit};
use sqlx::{Result, query, query_as};

use crate::Conn;

/// Writes an entry.
pub async fn put(conn: &mut Conn, entry: &NewAudit<'_>) -> Result<()> {
    query!(
        "INSERT INTO audit (at, staff_id, organisation_id, shared, kind, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        entry.at,
        entry.staff_id,
        entry.organisation_id,
        entry.shared,
        entry.kind,
        entry.detail
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// An organisation's entries, newest first.
pub async fn of_organisation(
    conn: &mut Conn,
    organisation_id: i64,
    filter: &AuditFilter<'_>,
) -> Result<Vec<AuditRow>> {
    query_as!(
        AuditRow,
        "SELECT id, at, staff_id, organisation_id, kind, detail FROM audit
         WHERE organisation_id = $1 AND id < $2 AND at >= $3 AND at < $4
           AND (CAST($5 AS TEXT) = '' OR kind = $5) AND (CAST($6 AS BIGINT) < 0 OR staff_id = $6)
         ORDER BY id DESC LIMIT $7",
        organisation_id,
        filter.before,
        filter.from,
        filter.until,
        filter.kind,
        filter.staff_id,
        filter.limit
    )
    .fetch_all(conn)
    .await
}

/// The entries that the coalition's secretary sees, newest first: what is shared, and the coalition's own.
pub async fn shared(conn: &mut Conn, filter: &AuditFilter<'_>) -> Result<Vec<AuditRow>> {
    query_as!(
        AuditRow,
        "SELECT id, at, staff_id, organisation_id, kind, detail FROM audit
         WHERE (shared = 1 OR organisation_id = 0) AND id < $1 AND at >= $2 AND at < $3
           AND (CAST($4 AS TEXT) = '' OR kind = $4) AND (CAST($5 AS BIGINT) < 0 OR staff_id = $5)
         ORDER BY id DESC LIMIT $6",
        filter.before,
        filter.from,
        filter.until,
        filter.kind,
        filter.staff_id,
        filter.limit
    )
    .fetch_all(conn)
    .await
}
