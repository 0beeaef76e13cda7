//! Pictures of campaigns, and logos.

use commonfront_rows::pictures::{NewPicture, SizeRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Keeps a picture; one that is there already is seen anew.
pub async fn put(conn: &mut Conn, picture: &NewPicture<'_>) -> Result<()> {
    query!(
        "INSERT INTO pictures (hash, width, height, large, small, seen_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (hash) DO UPDATE SET seen_at = excluded.seen_at",
        picture.hash,
        picture.width,
        picture.height,
        picture.large,
        picture.small,
        picture.at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// How large a picture is, if it is there.
pub async fn size(conn: &mut Conn, hash: &str) -> Result<Option<SizeRow>> {
    query_as!(SizeRow, "SELECT width, height FROM pictures WHERE hash = $1", hash).fetch_optional(conn).await
}

/// A picture for large screens.
pub async fn large(conn: &mut Conn, hash: &str) -> Result<Option<Vec<u8>>> {
    query_scalar!("SELECT large FROM pictures WHERE hash = $1", hash).fetch_optional(conn).await
}

/// A picture for small screens.
pub async fn small(conn: &mut Conn, hash: &str) -> Result<Option<Vec<u8>>> {
    query_scalar!("SELECT small FROM pictures WHERE hash = $1", hash).fetch_optional(conn).await
}

/// Notes that a picture is in use.
pub async fn seen(conn: &mut Conn, hash: &str, at: i64) -> Result<()> {
    query!("UPDATE pictures SET seen_at = $1 WHERE hash = $2", at, hash).execute(conn).await?;
    Ok(())
}

/// Pictures that were last seen before a moment, a few of them.
pub async fn unseen(conn: &mut Conn, before: i64) -> Result<Vec<String>> {
    query_scalar!("SELECT hash FROM pictures WHERE seen_at < $1 ORDER BY seen_at LIMIT 100", before)
        .fetch_all(conn)
        .await
}

/// Forgets a picture that was last seen before a moment, if no document names it; gives back whether it did.
pub async fn forget_unused(conn: &mut Conn, hash: &str, before: i64) -> Result<u64> {
    let done = query!(
        "DELETE FROM pictures WHERE hash = $1 AND seen_at < $2
         AND NOT EXISTS (SELECT 1 FROM coalition WHERE document LIKE '%' || pictures.hash || '%')
         AND NOT EXISTS (SELECT 1 FROM campaigns WHERE document LIKE '%' || pictures.hash || '%')
         AND NOT EXISTS (SELECT 1 FROM drafts WHERE document LIKE '%' || pictures.hash || '%')
         AND NOT EXISTS (SELECT 1 FROM draft_versions WHERE document LIKE '%' || pictures.hash || '%')
         AND NOT EXISTS (SELECT 1 FROM revisions WHERE document LIKE '%' || pictures.hash || '%')",
        hash,
        before
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
