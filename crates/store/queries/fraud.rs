//! Signatures looked for by pattern, and found invalid or valid again.
//!
//! The plus before `action_id` keeps SQLite from going through an action by its fingerprints, which jumps
//! about in the file; in the order of their keys they lie side by side.

use commonfront_rows::TallyRow;
use commonfront_rows::fraud::{BatchRow, BurstRow, FoundRow, SignaturePattern, StretchRow, SuspectRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// What is added to the number of a status while a transaction moves it; never seen outside.
const MOVING: i64 = 10;

/// How many signatures up to a key fit a pattern.
pub async fn count(conn: &mut Conn, pattern: &SignaturePattern, up_to: i64) -> Result<FoundRow> {
    query_as!(
        FoundRow,
        r#"SELECT COUNT(*) AS "signatures!: i64", COUNT(confirmed_at) AS "confirmed!: i64",
               COALESCE(MAX(id), 0) AS "newest!: i64"
           FROM signatures
           WHERE +action_id IN (SELECT id FROM actions WHERE campaign_id = $1 AND (id = $2 OR $2 IS NULL))
             AND (domain_key = $3 OR $3 IS NULL) AND (network = $4 OR $4 IS NULL)
             AND created_at >= $5 AND created_at < $6 AND (status = $7 OR ($7 IS NULL AND status IN (0, 1)))
             AND comment_status >= $8 AND id <= $9"#,
        pattern.campaign_id,
        pattern.action_id,
        pattern.domain_key,
        pattern.network,
        pattern.from,
        pattern.until,
        pattern.status,
        pattern.commented,
        up_to
    )
    .fetch_one(conn)
    .await
}

/// Signatures that fit a pattern, newest first, before a key.
pub async fn page(
    conn: &mut Conn,
    pattern: &SignaturePattern,
    before: i64,
    limit: i64,
) -> Result<Vec<SuspectRow>> {
    query_as!(
        SuspectRow,
        "SELECT id, action_id, fingerprint, sealed, status, network, display, comment_status, language, created_at
         FROM signatures
         WHERE +action_id IN (SELECT id FROM actions WHERE campaign_id = $1 AND (id = $2 OR $2 IS NULL))
           AND (domain_key = $3 OR $3 IS NULL) AND (network = $4 OR $4 IS NULL)
           AND created_at >= $5 AND created_at < $6 AND (status = $7 OR ($7 IS NULL AND status IN (0, 1)))
           AND comment_status >= $8 AND id < $9
         ORDER BY id DESC LIMIT $10",
        pattern.campaign_id,
        pattern.action_id,
        pattern.domain_key,
        pattern.network,
        pattern.from,
        pattern.until,
        pattern.status,
        pattern.commented,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Keys of the signatures that fit a pattern, oldest first, after a key and up to another.
pub async fn keys(
    conn: &mut Conn,
    pattern: &SignaturePattern,
    after: i64,
    up_to: i64,
    limit: i64,
) -> Result<Vec<i64>> {
    query_scalar!(
        "SELECT id FROM signatures
         WHERE +action_id IN (SELECT id FROM actions WHERE campaign_id = $1 AND (id = $2 OR $2 IS NULL))
           AND (domain_key = $3 OR $3 IS NULL) AND (network = $4 OR $4 IS NULL)
           AND created_at >= $5 AND created_at < $6 AND (status = $7 OR ($7 IS NULL AND status IN (0, 1)))
           AND comment_status >= $8 AND id > $9 AND id <= $10
         ORDER BY id LIMIT $11",
        pattern.campaign_id,
        pattern.action_id,
        pattern.domain_key,
        pattern.network,
        pattern.from,
        pattern.until,
        pattern.status,
        pattern.commented,
        after,
        up_to,
        limit
    )
    .fetch_all(conn)
    .await
}

/// The largest bursts: at least so many signatures from one network within so many microseconds. The first
/// step looks only for networks with that many at all, so that few have to be put in order.
pub async fn bursts(
    conn: &mut Conn,
    pattern: &SignaturePattern,
    at_least: i64,
    within: i64,
    limit: i64,
) -> Result<Vec<BurstRow>> {
    query_as!(
        BurstRow,
        r#"WITH crowded AS (
               SELECT network FROM signatures
               WHERE +action_id IN (SELECT id FROM actions WHERE campaign_id = $1 AND (id = $2 OR $2 IS NULL))
                 AND network IS NOT NULL AND status IN (0, 1) AND created_at >= $3 AND created_at < $4
               GROUP BY network HAVING COUNT(*) >= $5),
           spread AS (
               SELECT network, created_at,
                   LAG(created_at, CAST($5 AS INTEGER) - 1) OVER (PARTITION BY network ORDER BY created_at) AS began
               FROM signatures
               WHERE network IN (SELECT network FROM crowded)
                 AND +action_id IN (SELECT id FROM actions WHERE campaign_id = $1 AND (id = $2 OR $2 IS NULL))
                 AND status IN (0, 1) AND created_at >= $3 AND created_at < $4),
           burst AS (
               SELECT network, MIN(began) AS first_at, MAX(created_at) AS last_at FROM spread
               WHERE created_at - began <= $6 GROUP BY network ORDER BY COUNT(*) DESC, network LIMIT $7)
           SELECT b.network AS "network!: i64", b.first_at AS "first_at!: i64", b.last_at AS "last_at!: i64",
               COUNT(*) AS "signatures!: i64"
           FROM burst b JOIN signatures s ON s.network = b.network
           WHERE s.created_at >= b.first_at AND s.created_at <= b.last_at AND s.status IN (0, 1)
             AND +s.action_id IN (SELECT id FROM actions WHERE campaign_id = $1 AND (id = $2 OR $2 IS NULL))
           GROUP BY b.network, b.first_at, b.last_at ORDER BY 4 DESC, 1"#,
        pattern.campaign_id,
        pattern.action_id,
        pattern.from,
        pattern.until,
        at_least,
        within,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Begins a batch: nothing is chosen yet, nothing sealed.
pub async fn begin(
    conn: &mut Conn,
    campaign_id: i64,
    action_id: Option<i64>,
    category: &str,
    at: i64,
    by: i64,
) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO fraud_batches (campaign_id, action_id, category, sealed, invalidated, reinstated, made_at, made_by)
           VALUES ($1, $2, $3, $4, 0, 0, $5, $6) RETURNING id AS "id!: i64""#,
        campaign_id,
        action_id,
        category,
        NOTHING,
        at,
        by
    )
    .fetch_one(conn)
    .await
}

const NOTHING: &[u8] = &[];

/// Keeps a batch's pattern and reason.
pub async fn explain(conn: &mut Conn, id: i64, sealed: &[u8]) -> Result<()> {
    query!("UPDATE fraud_batches SET sealed = $2 WHERE id = $1", id, sealed).execute(conn).await?;
    Ok(())
}

/// All members of a batch are written down: how many. From now on they may be found invalid.
pub async fn chosen(conn: &mut Conn, id: i64) -> Result<i64> {
    query_scalar!(
        r#"UPDATE fraud_batches SET chosen = (SELECT COUNT(*) FROM fraud_members WHERE batch_id = $1)
           WHERE id = $1 RETURNING chosen AS "chosen!: i64""#,
        id
    )
    .fetch_one(conn)
    .await
}

/// A batch is to be undone; gives back whether it was not already.
pub async fn undo(conn: &mut Conn, id: i64, at: i64, by: i64) -> Result<bool> {
    let done = query!(
        "UPDATE fraud_batches SET undone_at = $2, undone_by = $3
         WHERE id = $1 AND undone_at IS NULL AND chosen IS NOT NULL",
        id,
        at,
        by
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// A batch.
pub async fn batch(conn: &mut Conn, id: i64) -> Result<Option<BatchRow>> {
    query_as!(
        BatchRow,
        "SELECT id, campaign_id, action_id, category, sealed, chosen, invalidated, reinstated, made_at, made_by,
                undone_at, undone_by
         FROM fraud_batches WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

/// Batches, newest first, before a key.
pub async fn batches(
    conn: &mut Conn,
    campaign_id: Option<i64>,
    before: i64,
    limit: i64,
) -> Result<Vec<BatchRow>> {
    query_as!(
        BatchRow,
        "SELECT id, campaign_id, action_id, category, sealed, chosen, invalidated, reinstated, made_at, made_by,
                undone_at, undone_by
         FROM fraud_batches WHERE (campaign_id = $1 OR $1 IS NULL) AND id < $2 ORDER BY id DESC LIMIT $3",
        campaign_id,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// How many members of a batch are in a state.
pub async fn members(conn: &mut Conn, batch: i64, state: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM fraud_members WHERE batch_id = $1 AND state = $2"#,
        batch,
        state
    )
    .fetch_one(conn)
    .await
}

/// The next members of a batch in a state.
pub async fn stretch(conn: &mut Conn, batch: i64, state: i64, limit: i64) -> Result<StretchRow> {
    query_as!(
        StretchRow,
        r#"SELECT COALESCE(MIN(signature_id), 0) AS "first!: i64", COALESCE(MAX(signature_id), 0) AS "last!: i64",
               COUNT(*) AS "members!: i64"
           FROM (SELECT signature_id FROM fraud_members WHERE batch_id = $1 AND state = $2
                 ORDER BY signature_id LIMIT $3) AS next"#,
        batch,
        state,
        limit
    )
    .fetch_one(conn)
    .await
}

/// Takes hold of a stretch's signatures that wait or count: from here on nobody else moves them.
pub async fn hold(conn: &mut Conn, batch: i64, stretch: StretchRow) -> Result<()> {
    query!(
        "UPDATE signatures SET status = status + $4 WHERE status IN (0, 1)
           AND id IN (SELECT signature_id FROM fraud_members
                      WHERE batch_id = $1 AND state = 0 AND signature_id >= $2 AND signature_id <= $3)",
        batch,
        stretch.first,
        stretch.last,
        MOVING
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes hold of a stretch's signatures that this batch, and none after it, has found invalid.
pub async fn hold_invalid(conn: &mut Conn, batch: i64, stretch: StretchRow) -> Result<()> {
    query!(
        "UPDATE signatures SET status = $4 + (SELECT m.previous_status FROM fraud_members m
                                              WHERE m.batch_id = $1 AND m.signature_id = signatures.id)
         WHERE status = 5
           AND id IN (SELECT m.signature_id FROM fraud_members m
                      WHERE m.batch_id = $1 AND m.state = 1 AND m.signature_id >= $2 AND m.signature_id <= $3
                        AND NOT EXISTS (SELECT 1 FROM fraud_members later
                                        WHERE later.signature_id = m.signature_id AND later.batch_id > $1
                                          AND later.state = 1))",
        batch,
        stretch.first,
        stretch.last,
        MOVING
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What is held of a stretch, by action, source and the status that each had or is to have.
pub async fn held(conn: &mut Conn, batch: i64, state: i64, stretch: StretchRow) -> Result<Vec<TallyRow>> {
    query_as!(
        TallyRow,
        r#"SELECT s.action_id, s.source, s.status - $5 AS "status!: i64", COUNT(*) AS "signatures!: i64"
           FROM fraud_members m JOIN signatures s ON s.id = m.signature_id
           WHERE m.batch_id = $1 AND m.state = $2 AND m.signature_id >= $3 AND m.signature_id <= $4 AND s.status >= $5
           GROUP BY s.action_id, s.source, s.status ORDER BY s.action_id, s.source, s.status"#,
        batch,
        state,
        stretch.first,
        stretch.last,
        MOVING
    )
    .fetch_all(conn)
    .await
}

/// Writes down what becomes of a stretch's members: those that are held go from one state to another, with
/// the status that they had or are to have; the others are passed over.
pub async fn settle(conn: &mut Conn, batch: i64, from: i64, to: i64, stretch: StretchRow) -> Result<()> {
    query!(
        "UPDATE fraud_members SET state = $3,
             previous_status = (SELECT s.status - $6 FROM signatures s WHERE s.id = signature_id)
         WHERE batch_id = $1 AND state = $2 AND signature_id >= $4 AND signature_id <= $5
           AND EXISTS (SELECT 1 FROM signatures s WHERE s.id = signature_id AND s.status >= $6)",
        batch,
        from,
        to,
        stretch.first,
        stretch.last,
        MOVING
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "UPDATE fraud_members SET state = 2
         WHERE batch_id = $1 AND state = $2 AND signature_id >= $3 AND signature_id <= $4",
        batch,
        from,
        stretch.first,
        stretch.last
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The held signatures of a stretch are invalid now, and their consents end: what had been carried to an
/// organisation's people is carried out again. What the signers themselves said stays as it is.
pub async fn release_invalid(conn: &mut Conn, batch: i64, stretch: StretchRow) -> Result<()> {
    query!(
        "UPDATE consents SET state = CASE WHEN state = 2 THEN 3 ELSE 4 END
         WHERE withdrawn_at IS NULL AND state IN (0, 1, 2)
           AND signature_id IN (SELECT signature_id FROM fraud_members
                                WHERE batch_id = $1 AND state = 1 AND signature_id >= $2 AND signature_id <= $3)",
        batch,
        stretch.first,
        stretch.last
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "UPDATE signatures SET status = 5 WHERE status >= $4
           AND id IN (SELECT signature_id FROM fraud_members
                      WHERE batch_id = $1 AND state = 1 AND signature_id >= $2 AND signature_id <= $3)",
        batch,
        stretch.first,
        stretch.last,
        MOVING
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The held signatures of a stretch are again what they were: consents of those that wait (0) wait for the
/// confirmation (0), consents of those that count (1) are to be carried (1).
pub async fn release_reinstated(conn: &mut Conn, batch: i64, stretch: StretchRow) -> Result<()> {
    for status in [0_i64, 1] {
        query!(
            "UPDATE consents SET state = $4 WHERE withdrawn_at IS NULL AND state IN (3, 4)
               AND signature_id IN (SELECT signature_id FROM fraud_members
                                    WHERE batch_id = $1 AND state = 3 AND previous_status = $4
                                      AND signature_id >= $2 AND signature_id <= $3)",
            batch,
            stretch.first,
            stretch.last,
            status
        )
        .execute(&mut *conn)
        .await?;
    }
    query!(
        "UPDATE signatures SET status = status - $4 WHERE status >= $4
           AND id IN (SELECT signature_id FROM fraud_members
                      WHERE batch_id = $1 AND state = 3 AND signature_id >= $2 AND signature_id <= $3)",
        batch,
        stretch.first,
        stretch.last,
        MOVING
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Counts what a step of a batch has done.
pub async fn progress(conn: &mut Conn, id: i64, invalidated: i64, reinstated: i64) -> Result<()> {
    query!(
        "UPDATE fraud_batches SET invalidated = invalidated + $2, reinstated = reinstated + $3 WHERE id = $1",
        id,
        invalidated,
        reinstated
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Members that were never looked at are passed over: their batch is being undone.
pub async fn pass_over(conn: &mut Conn, batch: i64) -> Result<()> {
    query!("UPDATE fraud_members SET state = 2 WHERE batch_id = $1 AND state = 0", batch)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets the members of a batch that had not all been chosen when the server stopped.
pub async fn drop_unchosen(conn: &mut Conn, before: i64) -> Result<()> {
    query!(
        "DELETE FROM fraud_members
         WHERE batch_id IN (SELECT id FROM fraud_batches WHERE chosen IS NULL AND made_at < $1)",
        before
    )
    .execute(&mut *conn)
    .await?;
    query!("DELETE FROM fraud_batches WHERE chosen IS NULL AND made_at < $1", before).execute(conn).await?;
    Ok(())
}
