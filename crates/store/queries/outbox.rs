//! Mail that waits to be sent, and when each mailbox may be written to.

use commonfront_rows::DueMailRow;
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Leases mails that are due, so that no other sender takes them before `lease_until`.
pub async fn claim(conn: &mut Conn, now: i64, lease_until: i64, limit: i64) -> Result<Vec<i64>> {
    query_scalar!(
        r#"UPDATE outbox SET due_at = $2, attempts = attempts + 1
           WHERE state = 0 AND due_at <= $1
             AND id IN (SELECT id FROM outbox WHERE state = 0 AND due_at <= $1 ORDER BY due_at, id LIMIT $3)
           RETURNING id AS "id!: i64""#,
        now,
        lease_until,
        limit
    )
    .fetch_all(conn)
    .await
}

/// A mail with what is needed to write it.
pub async fn due(conn: &mut Conn, id: i64) -> Result<Option<DueMailRow>> {
    query_as!(DueMailRow, "SELECT id, kind, subject_id, attempts, created_at FROM outbox WHERE id = $1", id)
        .fetch_optional(conn)
        .await
}

/// Closes a mail: 1 sent, 2 given up, 3 no longer needed.
pub async fn close(conn: &mut Conn, id: i64, state: i64, last_error: Option<&str>) -> Result<()> {
    query!("UPDATE outbox SET state = $2, last_error = $3 WHERE id = $1", id, state, last_error)
        .execute(conn)
        .await?;
    Ok(())
}

/// Puts a mail off.
pub async fn retry(conn: &mut Conn, id: i64, due_at: i64, last_error: &str) -> Result<()> {
    query!(
        "UPDATE outbox SET due_at = $2, last_error = $3 WHERE id = $1 AND state = 0",
        id,
        due_at,
        last_error
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// How many mails wait.
pub async fn waiting(conn: &mut Conn) -> Result<i64> {
    query_scalar!(r#"SELECT COUNT(*) AS "n!: i64" FROM outbox WHERE state = 0"#).fetch_one(conn).await
}

/// When the next mail is due.
pub async fn next_due(conn: &mut Conn) -> Result<Option<i64>> {
    query_scalar!("SELECT due_at FROM outbox WHERE state = 0 ORDER BY due_at LIMIT 1")
        .fetch_optional(conn)
        .await
}

/// Removes mails that were closed long ago.
pub async fn prune(conn: &mut Conn, before: i64) -> Result<u64> {
    let done = query!("DELETE FROM outbox WHERE state > 0 AND created_at < $1", before).execute(conn).await?;
    Ok(done.rows_affected())
}

/// Reserves the next free hour of a mailbox, if that is not later than `latest`; gives back the hour after.
pub async fn reserve(conn: &mut Conn, fingerprint: &[u8], hour: i64, latest: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE mail_slots SET next_at = next_at + $2 WHERE fingerprint = $1 AND next_at <= $3
           RETURNING next_at AS "next_at!: i64""#,
        fingerprint,
        hour,
        latest
    )
    .fetch_optional(conn)
    .await
}

/// Keeps a mailbox from being written to before a moment.
pub async fn silence(conn: &mut Conn, fingerprint: &[u8], until: i64) -> Result<()> {
    query!(
        "INSERT INTO mail_slots (fingerprint, next_at) VALUES ($1, $2)
         ON CONFLICT (fingerprint) DO UPDATE SET next_at = excluded.next_at",
        fingerprint,
        until
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Closes every mail that waits, unsent: for the demonstration's people, who have no mailboxes.
pub async fn cancel_all(conn: &mut Conn) -> Result<()> {
    query!("UPDATE outbox SET state = 3 WHERE state = 0").execute(conn).await?;
    Ok(())
}

/// Queues one mail.
pub async fn put(conn: &mut Conn, kind: i64, subject_id: i64, due_at: i64, now: i64) -> Result<()> {
    query!(
        "INSERT INTO outbox (kind, subject_id, state, due_at, attempts, created_at) VALUES ($1, $2, 0, $3, 0, $4)",
        kind,
        subject_id,
        due_at,
        now
    )
    .execute(conn)
    .await?;
    Ok(())
}
