//! The guide to words: what was changed of it and of its claims, and what was added.

use commonfront_rows::guide::{GuideTextRow, NewGuideText};
use sqlx::{Result, query, query_as};

use crate::Conn;

/// What the coalition and one organisation changed and added, the coalition's first.
pub async fn seen_by(conn: &mut Conn, organisation: i64) -> Result<Vec<GuideTextRow>> {
    query_as!(
        GuideTextRow,
        "SELECT id, organisation_id, shelf, slug, document, hidden, reason, version, changed_at FROM guide_texts
         WHERE organisation_id = 0 OR organisation_id = $1 ORDER BY organisation_id, id",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// What an organisation made of one entry or claim.
pub async fn find(
    conn: &mut Conn,
    organisation: i64,
    shelf: i64,
    slug: &str,
) -> Result<Option<GuideTextRow>> {
    query_as!(
        GuideTextRow,
        "SELECT id, organisation_id, shelf, slug, document, hidden, reason, version, changed_at FROM guide_texts
         WHERE organisation_id = $1 AND shelf = $2 AND slug = $3",
        organisation,
        shelf,
        slug
    )
    .fetch_optional(conn)
    .await
}

/// Keeps one; false if there is one already.
pub async fn add(conn: &mut Conn, new: &NewGuideText<'_>) -> Result<bool> {
    let done = query!(
        "INSERT INTO guide_texts (organisation_id, shelf, slug, document, hidden, reason, version, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)
         ON CONFLICT (organisation_id, shelf, slug) DO NOTHING",
        new.organisation_id,
        new.shelf,
        new.slug,
        new.document,
        new.hidden,
        new.reason,
        new.at,
        new.by
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Changes one; false if somebody was quicker.
pub async fn change(conn: &mut Conn, new: &NewGuideText<'_>, version: i64) -> Result<bool> {
    let done = query!(
        "UPDATE guide_texts SET document = $1, hidden = $2, reason = $3, version = version + 1, changed_at = $4,
           changed_by = $5
         WHERE organisation_id = $6 AND shelf = $7 AND slug = $8 AND version = $9",
        new.document,
        new.hidden,
        new.reason,
        new.at,
        new.by,
        new.organisation_id,
        new.shelf,
        new.slug,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes one back; false if somebody was quicker.
pub async fn remove(
    conn: &mut Conn,
    organisation: i64,
    shelf: i64,
    slug: &str,
    version: i64,
) -> Result<bool> {
    let done = query!(
        "DELETE FROM guide_texts WHERE organisation_id = $1 AND shelf = $2 AND slug = $3 AND version = $4",
        organisation,
        shelf,
        slug,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes everything of an organisation.
pub async fn drop_all(conn: &mut Conn, organisation: i64) -> Result<()> {
    query!("DELETE FROM guide_texts WHERE organisation_id = $1", organisation).execute(conn).await?;
    Ok(())
}
