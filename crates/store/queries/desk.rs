//! What waits for whoever is at the desk. Each is answered from an index of what is open, or stops at a limit:
//! every page of the desk asks.

use commonfront_rows::daily::{OpenDraftRow, OpenRow};
use sqlx::{Result, query_as, query_scalar};

use crate::Conn;

/// Comments that wait to be read, counted up to a limit.
pub async fn comments(conn: &mut Conn, limit: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64"
           FROM (SELECT id FROM signatures WHERE comment_status = 1 AND status = 1 ORDER BY id LIMIT $1) AS next"#,
        limit
    )
    .fetch_one(conn)
    .await
}

/// An organisation's imports that wait for an answer.
pub async fn imports_to_answer(conn: &mut Conn, organisation_id: i64) -> Result<OpenRow> {
    query_as!(
        OpenRow,
        r#"SELECT COUNT(*) AS "things!: i64", COALESCE(MIN(created_at), 0) AS "since!: i64" FROM imports
           WHERE organisation_id = $1 AND state IN (1, 2, 3, 4) AND (state = 1 OR state = 3)"#,
        organisation_id
    )
    .fetch_one(conn)
    .await
}

/// An organisation's imports that are under way.
pub async fn imports_under_way(conn: &mut Conn, organisation_id: i64) -> Result<OpenRow> {
    query_as!(
        OpenRow,
        r#"SELECT COUNT(*) AS "things!: i64", COALESCE(MIN(created_at), 0) AS "since!: i64" FROM imports
           WHERE organisation_id = $1 AND state IN (1, 2, 3, 4) AND (state = 2 OR state = 4)"#,
        organisation_id
    )
    .fetch_one(conn)
    .await
}

/// Batches of signatures found invalid, or being reinstated, that are not finished; the newest are looked at.
pub async fn batches(conn: &mut Conn) -> Result<OpenRow> {
    query_as!(
        OpenRow,
        r#"SELECT COUNT(*) AS "things!: i64", COALESCE(MIN(b.made_at), 0) AS "since!: i64"
           FROM (SELECT id, made_at, CASE WHEN undone_at IS NULL THEN 0 ELSE 1 END AS waits
                 FROM fraud_batches WHERE chosen IS NOT NULL ORDER BY id DESC LIMIT 50) AS b
           WHERE EXISTS (SELECT 1 FROM fraud_members m WHERE m.batch_id = b.id AND m.state = b.waits)"#
    )
    .fetch_one(conn)
    .await
}

/// Drafts that say something new, stand on the schedule, or could not be published.
pub async fn drafts(conn: &mut Conn) -> Result<Vec<OpenDraftRow>> {
    query_as!(
        OpenDraftRow,
        "SELECT slug, changed, updated_at, publish_at, failed_at FROM drafts
         WHERE changed <> 0 OR publish_at IS NOT NULL OR failed_at IS NOT NULL ORDER BY updated_at"
    )
    .fetch_all(conn)
    .await
}

/// Whether any mail has ever been taken by a server.
pub async fn mail_has_gone(conn: &mut Conn) -> Result<bool> {
    let sent = query_scalar!("SELECT id FROM outbox WHERE state = 1 LIMIT 1").fetch_optional(conn).await?;
    Ok(sent.is_some())
}
