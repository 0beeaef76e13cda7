//! Comments that wait to be read, and those that somebody has decided about.

use commonfront_rows::fraud::{DecidedRow, SuspectRow, WaitingRow};
use sqlx::{Result, query, query_as};

use crate::Conn;

/// Comments of confirmed signatures that wait, oldest first, after a key.
pub async fn waiting(
    conn: &mut Conn,
    action_id: Option<i64>,
    language: Option<&str>,
    after: i64,
    limit: i64,
) -> Result<Vec<SuspectRow>> {
    query_as!(
        SuspectRow,
        "SELECT id, action_id, fingerprint, sealed, status, network, display, comment_status, language, created_at
         FROM signatures
         WHERE comment_status = 1 AND status = 1 AND id > $3 AND (action_id = $1 OR $1 IS NULL)
           AND (language = $2 OR $2 IS NULL)
         ORDER BY id LIMIT $4",
        action_id,
        language,
        after,
        limit
    )
    .fetch_all(conn)
    .await
}

/// How many wait, and since when.
pub async fn how_many(conn: &mut Conn, action_id: Option<i64>, language: Option<&str>) -> Result<WaitingRow> {
    query_as!(
        WaitingRow,
        r#"SELECT COUNT(*) AS "comments!: i64", COALESCE(MIN(created_at), 0) AS "oldest!: i64" FROM signatures
           WHERE comment_status = 1 AND status = 1 AND (action_id = $1 OR $1 IS NULL)
             AND (language = $2 OR $2 IS NULL)"#,
        action_id,
        language
    )
    .fetch_one(conn)
    .await
}

/// The latest decisions, newest first, before a moment (and, at that moment, a key).
pub async fn decided(
    conn: &mut Conn,
    action_id: Option<i64>,
    before: i64,
    before_id: i64,
    limit: i64,
) -> Result<Vec<DecidedRow>> {
    query_as!(
        DecidedRow,
        "SELECT s.id, s.action_id, s.fingerprint, s.sealed, s.display, s.comment_status, s.language, s.created_at,
                r.staff_id, r.reviewed_at
         FROM comment_reviews r JOIN signatures s ON s.id = r.signature_id
         WHERE s.comment_status IN (2, 3) AND (s.action_id = $1 OR $1 IS NULL)
           AND (r.reviewed_at < $2 OR (r.reviewed_at = $2 AND r.signature_id < $3))
         ORDER BY r.reviewed_at DESC, r.signature_id DESC LIMIT $4",
        action_id,
        before,
        before_id,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Notes who has decided about a comment.
pub async fn note(conn: &mut Conn, signature_id: i64, staff_id: i64, at: i64) -> Result<()> {
    query!(
        "INSERT INTO comment_reviews (signature_id, staff_id, reviewed_at) VALUES ($1, $2, $3)
         ON CONFLICT (signature_id) DO UPDATE SET staff_id = excluded.staff_id, reviewed_at = excluded.reviewed_at",
        signature_id,
        staff_id,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets who had decided: the comment waits again.
pub async fn forget(conn: &mut Conn, signature_id: i64) -> Result<()> {
    query!("DELETE FROM comment_reviews WHERE signature_id = $1", signature_id).execute(conn).await?;
    Ok(())
}
