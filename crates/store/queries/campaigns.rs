//! The coalition's documents and what is known by a short name.

use commonfront_rows::{ActionRow, DocumentRow, SlugRow, WordingRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// The revision of all documents, if any have been imported.
pub async fn revision(conn: &mut Conn) -> Result<Option<i64>> {
    query_scalar!("SELECT revision FROM coalition WHERE id = 1").fetch_optional(conn).await
}

/// The coalition's document.
pub async fn coalition(conn: &mut Conn) -> Result<Option<String>> {
    query_scalar!("SELECT document FROM coalition WHERE id = 1").fetch_optional(conn).await
}

/// Keeps the coalition's document and raises the revision.
pub async fn put_coalition(conn: &mut Conn, document: &str) -> Result<()> {
    query!(
        "INSERT INTO coalition (id, document, revision) VALUES (1, $1, 1)
         ON CONFLICT (id) DO UPDATE SET document = excluded.document, revision = coalition.revision + 1",
        document
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Raises the revision: running servers read everything anew.
pub async fn raise_revision(conn: &mut Conn) -> Result<u64> {
    let done = query!("UPDATE coalition SET revision = revision + 1 WHERE id = 1").execute(conn).await?;
    Ok(done.rows_affected())
}

/// Makes an organisation known, or finds it.
pub async fn put_organisation(conn: &mut Conn, slug: &str) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO organisations (slug) VALUES ($1)
           ON CONFLICT (slug) DO UPDATE SET slug = excluded.slug RETURNING id AS "id!: i64""#,
        slug
    )
    .fetch_one(conn)
    .await
}

/// All organisations.
pub async fn organisations(conn: &mut Conn) -> Result<Vec<SlugRow>> {
    query_as!(SlugRow, "SELECT id, slug FROM organisations ORDER BY id").fetch_all(conn).await
}

/// Keeps a campaign's document.
pub async fn put_campaign(conn: &mut Conn, slug: &str, document: &str) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO campaigns (slug, document) VALUES ($1, $2)
           ON CONFLICT (slug) DO UPDATE SET document = excluded.document RETURNING id AS "id!: i64""#,
        slug,
        document
    )
    .fetch_one(conn)
    .await
}

/// All campaigns.
pub async fn campaigns(conn: &mut Conn) -> Result<Vec<DocumentRow>> {
    query_as!(DocumentRow, "SELECT id, slug, document FROM campaigns ORDER BY id").fetch_all(conn).await
}

/// The campaign with this short name.
pub async fn campaign(conn: &mut Conn, slug: &str) -> Result<Option<DocumentRow>> {
    query_as!(DocumentRow, "SELECT id, slug, document FROM campaigns WHERE slug = $1", slug)
        .fetch_optional(conn)
        .await
}

/// Makes an action known, or finds it.
pub async fn put_action(conn: &mut Conn, campaign_id: i64, slug: &str) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO actions (campaign_id, slug) VALUES ($1, $2)
           ON CONFLICT (campaign_id, slug) DO UPDATE SET slug = excluded.slug RETURNING id AS "id!: i64""#,
        campaign_id,
        slug
    )
    .fetch_one(conn)
    .await
}

/// Gives an action its counters, all nought, if it has none.
pub async fn put_counter(conn: &mut Conn, action_id: i64) -> Result<()> {
    query!(
        "INSERT INTO counters (action_id, confirmed, pending, paper, removed, revision, shown_revision)
         VALUES ($1, 0, 0, 0, 0, 0, 0) ON CONFLICT (action_id) DO NOTHING",
        action_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// All actions.
pub async fn actions(conn: &mut Conn) -> Result<Vec<ActionRow>> {
    query_as!(ActionRow, "SELECT id, campaign_id, slug FROM actions ORDER BY id").fetch_all(conn).await
}

/// Keeps a wording if its version is new; gives back the words that stand there.
pub async fn put_wording(
    conn: &mut Conn,
    campaign_id: i64,
    organisation_id: i64,
    version: i64,
    language: &str,
    wording: &str,
) -> Result<String> {
    query!(
        "INSERT INTO consent_wordings (campaign_id, organisation_id, version, language, wording)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (campaign_id, organisation_id, version, language) DO NOTHING",
        campaign_id,
        organisation_id,
        version,
        language,
        wording
    )
    .execute(&mut *conn)
    .await?;
    query_scalar!(
        "SELECT wording FROM consent_wordings
         WHERE campaign_id = $1 AND organisation_id = $2 AND version = $3 AND language = $4",
        campaign_id,
        organisation_id,
        version,
        language
    )
    .fetch_one(conn)
    .await
}

/// All wordings.
pub async fn wordings(conn: &mut Conn) -> Result<Vec<WordingRow>> {
    query_as!(
        WordingRow,
        "SELECT w.id, w.campaign_id, o.slug AS organisation, w.version, w.language, w.wording
         FROM consent_wordings w JOIN organisations o ON o.id = w.organisation_id ORDER BY w.id"
    )
    .fetch_all(conn)
    .await
}

/// A campaign's wordings.
pub async fn wordings_of(conn: &mut Conn, campaign_id: i64) -> Result<Vec<WordingRow>> {
    query_as!(
        WordingRow,
        "SELECT w.id, w.campaign_id, o.slug AS organisation, w.version, w.language, w.wording
         FROM consent_wordings w JOIN organisations o ON o.id = w.organisation_id
         WHERE w.campaign_id = $1 ORDER BY w.id",
        campaign_id
    )
    .fetch_all(conn)
    .await
}
