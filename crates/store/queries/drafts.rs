//! Campaigns as they are being written, and their revisions.

use commonfront_rows::drafts::{DraftRow, DueDraftRow, NewRevision, RevisionRow, SaveDraft};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// All drafts.
pub async fn all(conn: &mut Conn) -> Result<Vec<DraftRow>> {
    query_as!(
        DraftRow,
        "SELECT id, slug, document, changed, base_revision, version, updated_by, updated_at, publish_at,
         scheduled_by, failed_at FROM drafts ORDER BY id"
    )
    .fetch_all(conn)
    .await
}

/// A campaign's draft.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<DraftRow>> {
    query_as!(
        DraftRow,
        "SELECT id, slug, document, changed, base_revision, version, updated_by, updated_at, publish_at,
         scheduled_by, failed_at FROM drafts WHERE slug = $1",
        slug
    )
    .fetch_optional(conn)
    .await
}

/// The short name that a draft has now.
pub async fn slug(conn: &mut Conn, id: i64) -> Result<Option<String>> {
    query_scalar!("SELECT slug FROM drafts WHERE id = $1", id).fetch_optional(conn).await
}

/// Makes a draft, unless there is one already; gives back its key.
pub async fn insert(conn: &mut Conn, draft: &SaveDraft<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO drafts (slug, document, changed, base_revision, version, updated_by, updated_at)
           VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT (slug) DO NOTHING RETURNING id AS "id!: i64""#,
        draft.new_slug,
        draft.document,
        draft.changed,
        draft.base_revision,
        draft.staff_id,
        draft.at
    )
    .fetch_optional(conn)
    .await
}

/// Saves a draft if it still has the version it was written from; gives back its key.
pub async fn save(conn: &mut Conn, draft: &SaveDraft<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE drafts SET slug = $1, document = $2, changed = $3, base_revision = $4, version = version + 1,
           updated_by = $5, updated_at = $6, failed_at = NULL
           WHERE slug = $7 AND version = $8 RETURNING id AS "id!: i64""#,
        draft.new_slug,
        draft.document,
        draft.changed,
        draft.base_revision,
        draft.staff_id,
        draft.at,
        draft.slug,
        draft.version
    )
    .fetch_optional(conn)
    .await
}

/// Has a draft that nobody has changed say what is public now.
pub async fn follow(conn: &mut Conn, slug: &str, document: &str, revision: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE drafts SET document = $1, base_revision = $2, version = version + 1, updated_by = NULL,
         updated_at = $3 WHERE slug = $4 AND changed = 0",
        document,
        revision,
        at,
        slug
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Keeps what a draft says now beside its version.
pub async fn keep_version(conn: &mut Conn, slug: &str) -> Result<()> {
    query!(
        "INSERT INTO draft_versions (draft_id, version, document)
         SELECT id, version, document FROM drafts WHERE slug = $1",
        slug
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets the versions of a draft before one.
pub async fn forget_versions(conn: &mut Conn, draft_id: i64, before: i64) -> Result<()> {
    query!("DELETE FROM draft_versions WHERE draft_id = $1 AND version < $2", draft_id, before)
        .execute(conn)
        .await?;
    Ok(())
}

/// What a draft said at a version, if that is still known.
pub async fn version(conn: &mut Conn, draft_id: i64, version: i64) -> Result<Option<String>> {
    query_scalar!(
        "SELECT document FROM draft_versions WHERE draft_id = $1 AND version = $2",
        draft_id,
        version
    )
    .fetch_optional(conn)
    .await
}

/// Throws away a draft that has this version.
pub async fn remove(conn: &mut Conn, slug: &str, version: i64) -> Result<u64> {
    let locked =
        query!("UPDATE drafts SET version = version WHERE slug = $1 AND version = $2", slug, version)
            .execute(&mut *conn)
            .await?
            .rows_affected();
    if locked > 0 {
        query!("DELETE FROM draft_versions WHERE draft_id IN (SELECT id FROM drafts WHERE slug = $1)", slug)
            .execute(&mut *conn)
            .await?;
        query!("DELETE FROM drafts WHERE slug = $1", slug).execute(conn).await?;
    }
    Ok(locked)
}

/// Says when a draft that has this version is to be published, or that it is not.
pub async fn schedule(
    conn: &mut Conn,
    slug: &str,
    version: i64,
    publish_at: Option<i64>,
    staff_id: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE drafts SET publish_at = $1, scheduled_by = $2, failed_at = NULL WHERE slug = $3 AND version = $4",
        publish_at,
        staff_id,
        slug,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Drafts whose time has come, the earliest first.
pub async fn due(conn: &mut Conn, now: i64) -> Result<Vec<DueDraftRow>> {
    query_as!(
        DueDraftRow,
        r#"SELECT slug, publish_at AS "publish_at!: i64" FROM drafts
           WHERE publish_at IS NOT NULL AND publish_at <= $1 ORDER BY publish_at, id"#,
        now
    )
    .fetch_all(conn)
    .await
}

/// Takes a draft off the schedule if it still stands there for this time; gives it back.
pub async fn take_due(conn: &mut Conn, slug: &str, publish_at: i64) -> Result<Option<DraftRow>> {
    query_as!(
        DraftRow,
        r#"UPDATE drafts SET publish_at = NULL WHERE slug = $1 AND publish_at = $2
           RETURNING id AS "id!: i64", slug AS "slug!: String", document AS "document!: String",
           changed AS "changed!: i64", base_revision AS "base_revision!: i64", version AS "version!: i64",
           updated_by, updated_at AS "updated_at!: i64", publish_at, scheduled_by, failed_at"#,
        slug,
        publish_at
    )
    .fetch_optional(conn)
    .await
}

/// Notes that a draft could not be published when its time had come.
pub async fn fail(conn: &mut Conn, slug: &str, at: i64) -> Result<()> {
    query!("UPDATE drafts SET failed_at = $1 WHERE slug = $2", at, slug).execute(conn).await?;
    Ok(())
}

/// Notes that a draft that has this version is public now, as this document.
pub async fn published(
    conn: &mut Conn,
    slug: &str,
    version: i64,
    document: &str,
    revision: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE drafts SET document = $1, changed = 0, base_revision = $2, version = version + 1,
         publish_at = NULL, failed_at = NULL WHERE slug = $3 AND version = $4",
        document,
        revision,
        slug,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// The number of a campaign's newest revision; nought before the first.
pub async fn newest(conn: &mut Conn, campaign_id: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COALESCE(MAX(number), 0) AS "n!: i64" FROM revisions WHERE campaign_id = $1"#,
        campaign_id
    )
    .fetch_one(conn)
    .await
}

/// A campaign's revisions, newest first.
pub async fn revisions(conn: &mut Conn, campaign_id: i64) -> Result<Vec<RevisionRow>> {
    query_as!(
        RevisionRow,
        "SELECT number, document, published_at, published_by, note FROM revisions
         WHERE campaign_id = $1 ORDER BY number DESC LIMIT 200",
        campaign_id
    )
    .fetch_all(conn)
    .await
}

/// One of a campaign's revisions.
pub async fn revision(conn: &mut Conn, campaign_id: i64, number: i64) -> Result<Option<RevisionRow>> {
    query_as!(
        RevisionRow,
        "SELECT number, document, published_at, published_by, note FROM revisions
         WHERE campaign_id = $1 AND number = $2",
        campaign_id,
        number
    )
    .fetch_optional(conn)
    .await
}

/// Keeps a revision.
pub async fn put_revision(conn: &mut Conn, revision: &NewRevision<'_>) -> Result<()> {
    query!(
        "INSERT INTO revisions (campaign_id, number, document, published_at, published_by, note)
         VALUES ($1, $2, $3, $4, $5, $6)",
        revision.campaign_id,
        revision.number,
        revision.document,
        revision.at,
        revision.staff_id,
        revision.note
    )
    .execute(conn)
    .await?;
    Ok(())
}
