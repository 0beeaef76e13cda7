//! Joint statements, and who approved which text of them. 6 is the number of a statement among the things
//! that are shared.

use commonfront_rows::statements::{AnswerRow, NewAnswer, StatementRow, StatementText};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Begins a statement; gives back its key.
pub async fn put(conn: &mut Conn, organisation: i64, campaign: &str, at: i64) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO statements (organisation_id, visibility, state, version, answers, campaign, made_at, shown_at)
           VALUES ($1, 0, 0, 1, 0, $2, $3, $3) RETURNING id AS "id!: i64""#,
        organisation,
        campaign,
        at
    )
    .fetch_one(conn)
    .await
}

/// Keeps a text of a statement.
pub async fn put_version(conn: &mut Conn, id: i64, text: &StatementText) -> Result<()> {
    query!(
        "INSERT INTO statement_versions (statement_id, version, addressee, title_en, title_fr, text_en, text_fr,
             sha256, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        text.version,
        text.addressee,
        text.title_en,
        text.title_fr,
        text.text_en,
        text.text_fr,
        text.sha256,
        text.made_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes the text of a draft anew, over what stood there: nobody else has seen that. Nothing if it stands there no
/// more, or the statement was sent.
pub async fn rewrite(conn: &mut Conn, id: i64, was: &str, text: &StatementText) -> Result<bool> {
    let done = query!(
        "UPDATE statement_versions SET addressee = $1, title_en = $2, title_fr = $3, text_en = $4, text_fr = $5,
             sha256 = $6, made_at = $7
         WHERE statement_id = $8 AND version = $9 AND sha256 = $10
           AND EXISTS (SELECT 1 FROM statements s WHERE s.id = statement_versions.statement_id AND s.state = 0)",
        text.addressee,
        text.title_en,
        text.title_fr,
        text.text_en,
        text.text_fr,
        text.sha256,
        text.made_at,
        id,
        text.version,
        was
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The texts that a statement has had, newest first.
pub async fn versions(conn: &mut Conn, id: i64) -> Result<Vec<StatementText>> {
    query_as!(
        StatementText,
        "SELECT version, addressee, title_en, title_fr, text_en, text_fr, sha256, made_at FROM statement_versions
         WHERE statement_id = $1 ORDER BY version DESC",
        id
    )
    .fetch_all(conn)
    .await
}

/// A statement with its newest text, if an organisation sees it.
pub async fn get(conn: &mut Conn, own: i64, id: i64) -> Result<Option<StatementRow>> {
    query_as!(
        StatementRow,
        "SELECT s.id, s.organisation_id, s.visibility, s.state, s.version, s.slug, s.campaign,
             s.published_version, s.published_at, s.changed_at, v.addressee, v.title_en, v.title_fr, v.text_en,
             v.text_fr, v.sha256, v.made_at
         FROM statements s JOIN statement_versions v ON v.statement_id = s.id AND v.version = s.version
         WHERE (s.organisation_id = $1 OR s.visibility = 3 OR (s.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= s.shown_at))
             OR (s.visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                 WHERE w.thing = 6 AND w.thing_id = s.id AND w.organisation_id = $1))) AND s.id = $2",
        own,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The statements that an organisation sees, newest first, before a key.
pub async fn list(conn: &mut Conn, own: i64, before: i64, limit: i64) -> Result<Vec<StatementRow>> {
    query_as!(
        StatementRow,
        "SELECT s.id, s.organisation_id, s.visibility, s.state, s.version, s.slug, s.campaign,
             s.published_version, s.published_at, s.changed_at, v.addressee, v.title_en, v.title_fr, v.text_en,
             v.text_fr, v.sha256, v.made_at
         FROM statements s JOIN statement_versions v ON v.statement_id = s.id AND v.version = s.version
         WHERE (s.organisation_id = $1 OR s.visibility = 3 OR (s.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= s.shown_at))
             OR (s.visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                 WHERE w.thing = 6 AND w.thing_id = s.id AND w.organisation_id = $1))) AND s.id < $2 ORDER BY s.id DESC LIMIT $3",
        own,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Holds a statement's version while something is done about it; nothing if the text has changed since, or it
/// was set aside. Until the transaction ends nobody changes it.
pub async fn hold(conn: &mut Conn, id: i64, version: i64) -> Result<bool> {
    let done = query!(
        "UPDATE statements SET answers = answers + 1 WHERE id = $1 AND version = $2 AND state < 3",
        id,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Gives a statement that is held its next version.
pub async fn raise_version(conn: &mut Conn, id: i64, campaign: &str, at: i64) -> Result<()> {
    query!(
        "UPDATE statements SET version = version + 1, campaign = $1, shown_at = $2 WHERE id = $3",
        campaign,
        at,
        id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Says which campaign a statement stands beside.
pub async fn set_campaign(conn: &mut Conn, id: i64, campaign: &str) -> Result<()> {
    query!("UPDATE statements SET campaign = $1 WHERE id = $2", campaign, id).execute(conn).await?;
    Ok(())
}

/// Sends a statement to those who are asked.
pub async fn send(conn: &mut Conn, id: i64, visibility: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE statements SET visibility = $1, state = CASE WHEN state = 0 THEN 1 ELSE state END, shown_at = $2
         WHERE id = $3",
        visibility,
        at,
        id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps what an organisation says of a version; its last word counts.
pub async fn answer(conn: &mut Conn, new: &NewAnswer<'_>) -> Result<()> {
    query!(
        "INSERT INTO statement_answers (statement_id, version, organisation_id, answer, reason, staff_id, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (statement_id, version, organisation_id) DO UPDATE SET answer = excluded.answer,
             reason = excluded.reason, staff_id = excluded.staff_id, answered_at = excluded.answered_at,
             withdrawn_at = NULL",
        new.statement_id,
        new.version,
        new.organisation_id,
        new.answer,
        new.reason,
        new.staff_id,
        new.at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What all organisations have said of all versions.
pub async fn answers(conn: &mut Conn, id: i64) -> Result<Vec<AnswerRow>> {
    query_as!(
        AnswerRow,
        "SELECT version, organisation_id, answer, reason, staff_id, answered_at, withdrawn_at FROM statement_answers
         WHERE statement_id = $1 ORDER BY version DESC, organisation_id",
        id
    )
    .fetch_all(conn)
    .await
}

/// Takes an organisation's name from every version that it approved.
pub async fn withdraw_name(conn: &mut Conn, id: i64, organisation: i64, at: i64) -> Result<bool> {
    let done = query!(
        "UPDATE statement_answers SET withdrawn_at = $1
         WHERE statement_id = $2 AND organisation_id = $3 AND answer = 1 AND withdrawn_at IS NULL",
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that what the public sees of a statement has changed.
pub async fn changed(conn: &mut Conn, id: i64, at: i64) -> Result<()> {
    query!("UPDATE statements SET changed_at = $1 WHERE id = $2 AND state = 2", at, id).execute(conn).await?;
    Ok(())
}

/// Whether another statement has a name.
pub async fn is_taken(conn: &mut Conn, slug: &str, id: i64) -> Result<bool> {
    let others = query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM statements WHERE slug = $1 AND id <> $2"#,
        slug,
        id
    )
    .fetch_one(conn)
    .await?;
    Ok(others > 0)
}

/// Puts the newest text before the public.
pub async fn publish(conn: &mut Conn, id: i64, slug: &str, at: i64) -> Result<()> {
    query!(
        "UPDATE statements SET published_at = COALESCE(published_at, $1), slug = $2, published_version = version,
             state = 2, changed_at = CASE WHEN published_at IS NULL THEN NULL ELSE $1 END
         WHERE id = $3",
        at,
        slug,
        id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Sets a statement aside; the public does not see it any more.
pub async fn set_aside(conn: &mut Conn, id: i64) -> Result<()> {
    query!("UPDATE statements SET state = 3 WHERE id = $1", id).execute(conn).await?;
    Ok(())
}

/// Published statements, newest first, before a key: of a campaign, or all.
pub async fn published(
    conn: &mut Conn,
    campaign: Option<&str>,
    before: i64,
    limit: i64,
) -> Result<Vec<StatementRow>> {
    query_as!(
        StatementRow,
        "SELECT s.id, s.organisation_id, s.visibility, s.state, s.version, s.slug, s.campaign,
             s.published_version, s.published_at, s.changed_at, v.addressee, v.title_en, v.title_fr, v.text_en,
             v.text_fr, v.sha256, v.made_at
         FROM statements s JOIN statement_versions v ON v.statement_id = s.id AND v.version = s.published_version
         WHERE s.state = 2 AND (s.campaign = $1 OR $1 IS NULL) AND s.id < $2 ORDER BY s.id DESC LIMIT $3",
        campaign,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// A published statement by its name.
pub async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Option<StatementRow>> {
    query_as!(
        StatementRow,
        "SELECT s.id, s.organisation_id, s.visibility, s.state, s.version, s.slug, s.campaign,
             s.published_version, s.published_at, s.changed_at, v.addressee, v.title_en, v.title_fr, v.text_en,
             v.text_fr, v.sha256, v.made_at
         FROM statements s JOIN statement_versions v ON v.statement_id = s.id AND v.version = s.published_version
         WHERE s.state = 2 AND s.slug = $1",
        slug
    )
    .fetch_optional(conn)
    .await
}
