//! Imports of people from files.

use commonfront_rows::imports::{ImportFaultRow, ImportProgress, ImportRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Begins an import.
pub async fn create(conn: &mut Conn, organisation_id: i64, staff_id: i64, at: i64) -> Result<i64> {
    let nothing: &[u8] = &[];
    query_scalar!(
        r#"INSERT INTO imports (organisation_id, staff_id, state, sealed, parts, bytes, first_number, records_total,
               records_done, added, updated, kept_out, unsubscribed, faulty, lease_until, created_at)
           VALUES ($1, $2, 0, $3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $4) RETURNING id AS "id!: i64""#,
        organisation_id,
        staff_id,
        nothing,
        at
    )
    .fetch_one(conn)
    .await
}

/// An import of an organisation's.
pub async fn get(conn: &mut Conn, organisation_id: i64, id: i64) -> Result<Option<ImportRow>> {
    query_as!(
        ImportRow,
        "SELECT id, organisation_id, staff_id, state, sealed, parts, bytes, first_number, records_total, records_done,
                added, updated, kept_out, unsubscribed, faulty, created_at, finished_at
         FROM imports WHERE organisation_id = $1 AND id = $2",
        organisation_id,
        id
    )
    .fetch_optional(conn)
    .await
}

/// An organisation's imports, newest first.
pub async fn list(conn: &mut Conn, organisation_id: i64, limit: i64) -> Result<Vec<ImportRow>> {
    query_as!(
        ImportRow,
        "SELECT id, organisation_id, staff_id, state, sealed, parts, bytes, first_number, records_total, records_done,
                added, updated, kept_out, unsubscribed, faulty, created_at, finished_at
         FROM imports WHERE organisation_id = $1 ORDER BY id DESC LIMIT $2",
        organisation_id,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Keeps what is known of a file.
pub async fn describe(conn: &mut Conn, id: i64, sealed: &[u8], parts: i64, bytes: i64) -> Result<()> {
    query!("UPDATE imports SET sealed = $2, parts = $3, bytes = $4 WHERE id = $1", id, sealed, parts, bytes)
        .execute(conn)
        .await?;
    Ok(())
}

/// Puts an import from one state into another; gives back whether it was in that state. With a lease,
/// whoever does so works on it.
pub async fn go_on(conn: &mut Conn, id: i64, from: i64, to: i64, lease_until: i64) -> Result<bool> {
    let done = query!(
        "UPDATE imports SET state = $3, lease_until = $4 WHERE id = $1 AND state = $2",
        id,
        from,
        to,
        lease_until
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Ends an import that is in a state; gives back whether it was.
pub async fn end(conn: &mut Conn, id: i64, from: i64, state: i64, at: i64) -> Result<bool> {
    let done = query!(
        "UPDATE imports SET state = $3, finished_at = $4 WHERE id = $1 AND state = $2",
        id,
        from,
        state,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Lets go of an import that is worked on, for another to take up.
pub async fn release(conn: &mut Conn, id: i64) -> Result<()> {
    query!("UPDATE imports SET lease_until = 0 WHERE id = $1", id).execute(conn).await?;
    Ok(())
}

/// Removes an import of which nothing was taken in, with its file.
pub async fn remove(conn: &mut Conn, id: i64) -> Result<()> {
    query!("DELETE FROM import_parts WHERE import_id = $1", id).execute(&mut *conn).await?;
    query!("DELETE FROM import_faults WHERE import_id = $1", id).execute(&mut *conn).await?;
    query!("DELETE FROM imports WHERE id = $1", id).execute(conn).await?;
    Ok(())
}

/// Imports that nobody has gone on with: those whose file never came whole, and those that wait for an
/// answer; as organisation, key and state.
pub async fn left_lying(conn: &mut Conn, received: i64, answered: i64) -> Result<Vec<(i64, i64, i64)>> {
    let rows = query!(
        "SELECT organisation_id, id, state FROM imports WHERE (state = 0 AND created_at < $1) OR (state IN (1, 3) AND created_at < $2)
         ORDER BY id LIMIT 100",
        received,
        answered
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.organisation_id, row.id, row.state)).collect())
}

/// Forgets what was counted, but not the faults.
pub async fn count_anew(conn: &mut Conn, id: i64) -> Result<()> {
    query!(
        "UPDATE imports SET records_done = 0, added = 0, updated = 0, kept_out = 0, unsubscribed = 0, faulty = 0
         WHERE id = $1",
        id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets how far a dry run has come, and what it found.
pub async fn start_over(conn: &mut Conn, id: i64) -> Result<()> {
    query!(
        "UPDATE imports SET records_done = 0, added = 0, updated = 0, kept_out = 0, unsubscribed = 0, faulty = 0
         WHERE id = $1",
        id
    )
    .execute(&mut *conn)
    .await?;
    query!("DELETE FROM import_faults WHERE import_id = $1", id).execute(conn).await?;
    Ok(())
}

/// How many records there are.
pub async fn counted(conn: &mut Conn, id: i64, records_total: i64) -> Result<()> {
    query!("UPDATE imports SET records_total = $2 WHERE id = $1", id, records_total).execute(conn).await?;
    Ok(())
}

/// Which number the first record's person has.
pub async fn numbered(conn: &mut Conn, id: i64, first_number: i64) -> Result<()> {
    query!("UPDATE imports SET first_number = $2 WHERE id = $1", id, first_number).execute(conn).await?;
    Ok(())
}

/// How many imports are to be worked on and nobody works on.
pub async fn waiting(conn: &mut Conn, now: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM imports WHERE state IN (2, 4) AND lease_until <= $1"#,
        now
    )
    .fetch_one(conn)
    .await
}

/// Takes an import that is to be worked on and that nobody works on.
pub async fn claim(conn: &mut Conn, now: i64, lease_until: i64) -> Result<Option<(i64, i64)>> {
    let claimed = query!(
        r#"UPDATE imports SET lease_until = $2 WHERE lease_until <= $1 AND id =
               (SELECT id FROM imports WHERE state IN (2, 4) AND lease_until <= $1 ORDER BY id LIMIT 1)
           RETURNING organisation_id AS "organisation_id!: i64", id AS "id!: i64""#,
        now,
        lease_until
    )
    .fetch_optional(conn)
    .await?;
    Ok(claimed.map(|row| (row.organisation_id, row.id)))
}

/// Notes how far an import has come, while it is in a state and nobody else has taken it further; gives back
/// whether that was so.
pub async fn progress(
    conn: &mut Conn,
    id: i64,
    state: i64,
    before: i64,
    progress: &ImportProgress,
    lease_until: i64,
) -> Result<bool> {
    let done = query!(
        "UPDATE imports SET records_done = $4, added = $5, updated = $6, kept_out = $7, unsubscribed = $8, faulty = $9,
             lease_until = $10 WHERE id = $1 AND state = $2 AND records_done = $3",
        id,
        state,
        before,
        progress.records_done,
        progress.added,
        progress.updated,
        progress.kept_out,
        progress.unsubscribed,
        progress.faulty,
        lease_until
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps a part of the file.
pub async fn put_part(conn: &mut Conn, import_id: i64, part: i64, sealed: &[u8]) -> Result<()> {
    query!("INSERT INTO import_parts (import_id, part, sealed) VALUES ($1, $2, $3)", import_id, part, sealed)
        .execute(conn)
        .await?;
    Ok(())
}

/// A part of the file.
pub async fn part(conn: &mut Conn, import_id: i64, part: i64) -> Result<Option<Vec<u8>>> {
    query_scalar!("SELECT sealed FROM import_parts WHERE import_id = $1 AND part = $2", import_id, part)
        .fetch_optional(conn)
        .await
}

/// Removes the file.
pub async fn remove_parts(conn: &mut Conn, import_id: i64) -> Result<()> {
    query!("DELETE FROM import_parts WHERE import_id = $1", import_id).execute(conn).await?;
    Ok(())
}

/// Notes a fault.
pub async fn put_fault(conn: &mut Conn, import_id: i64, fault: &ImportFaultRow) -> Result<()> {
    query!(
        "INSERT INTO import_faults (import_id, record, line, field, code) VALUES ($1, $2, $3, $4, $5)",
        import_id,
        fault.record,
        fault.line,
        fault.field,
        fault.code
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The faults of an import, in the order of the file.
pub async fn faults(conn: &mut Conn, import_id: i64, limit: i64) -> Result<Vec<ImportFaultRow>> {
    query_as!(
        ImportFaultRow,
        "SELECT record, line, field, code FROM import_faults WHERE import_id = $1 ORDER BY id LIMIT $2",
        import_id,
        limit
    )
    .fetch_all(conn)
    .await
}

/// How columns with these heads were matched before.
pub async fn remembered(conn: &mut Conn, organisation_id: i64, key: i64) -> Result<Option<Vec<u8>>> {
    query_scalar!(
        "SELECT sealed FROM import_memory WHERE organisation_id = $1 AND key = $2",
        organisation_id,
        key
    )
    .fetch_optional(conn)
    .await
}

/// Remembers how columns were matched.
pub async fn remember(conn: &mut Conn, organisation_id: i64, key: i64, sealed: &[u8]) -> Result<()> {
    query!(
        "INSERT INTO import_memory (organisation_id, key, sealed) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, key) DO UPDATE SET sealed = excluded.sealed",
        organisation_id,
        key,
        sealed
    )
    .execute(conn)
    .await?;
    Ok(())
}
