//! Announcements and threads between the parties.

use commonfront_rows::messages::{AnnouncementRow, NewAnnouncement, NewReply, ReceiptRow, ReplyRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Keeps an announcement, unless its form was sent before; gives back its key.
pub async fn announce(conn: &mut Conn, new: &NewAnnouncement<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO announcements (organisation_id, visibility, staff_id, entry, sealed, created_at, withdrawn_at)
           VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (entry) DO NOTHING RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.staff_id,
        new.entry,
        new.sealed,
        new.at
    )
    .fetch_optional(conn)
    .await
}

/// The announcements that an organisation sees, newest first. `unread`: 1 for those alone that it has not
/// read. `own`: 1 for its own alone.
pub async fn announcements(
    conn: &mut Conn,
    organisation: i64,
    unread: i64,
    own: i64,
    before: i64,
    limit: i64,
) -> Result<Vec<AnnouncementRow>> {
    query_as!(
        AnnouncementRow,
        r#"SELECT a.id, a.organisation_id, a.visibility, a.entry, a.sealed, a.created_at, a.withdrawn_at,
             (SELECT COUNT(*) FROM announcement_receipts r WHERE r.announcement_id = a.id) AS "receipts!: i64",
             (SELECT COUNT(*) FROM announcement_receipts r
                WHERE r.announcement_id = a.id AND r.organisation_id = $1) AS "read!: i64",
             (SELECT COUNT(*) FROM thread_replies t
                WHERE t.thing = 12 AND t.thing_id = a.id AND t.withdrawn_at = 0
                  AND (t.organisation_id = $1 OR (t.reach = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                        WHERE l.organisation_id = $1 AND l.since <= t.created_at)) OR (t.reach = 1 AND EXISTS (
                      SELECT 1 FROM reply_readers d
                      WHERE d.reply_id = t.id AND d.organisation_id = $1)))) AS "replies!: i64"
           FROM announcements a
           WHERE (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.created_at)) OR (a.visibility = 1 AND EXISTS (
               SELECT 1 FROM shared_with w
               WHERE w.thing = 12 AND w.thing_id = a.id AND w.organisation_id = $1)))
             AND (CAST($2 AS BIGINT) = 0 OR (a.organisation_id <> $1 AND a.withdrawn_at = 0 AND NOT EXISTS (
               SELECT 1 FROM announcement_receipts r
               WHERE r.announcement_id = a.id AND r.organisation_id = $1)))
             AND (CAST($3 AS BIGINT) = 0 OR a.organisation_id = $1)
             AND a.id < $4
           ORDER BY a.id DESC LIMIT $5"#,
        organisation,
        unread,
        own,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// One announcement, if an organisation sees it.
pub async fn announcement(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<AnnouncementRow>> {
    query_as!(
        AnnouncementRow,
        r#"SELECT a.id, a.organisation_id, a.visibility, a.entry, a.sealed, a.created_at, a.withdrawn_at,
             (SELECT COUNT(*) FROM announcement_receipts r WHERE r.announcement_id = a.id) AS "receipts!: i64",
             (SELECT COUNT(*) FROM announcement_receipts r
                WHERE r.announcement_id = a.id AND r.organisation_id = $1) AS "read!: i64",
             (SELECT COUNT(*) FROM thread_replies t
                WHERE t.thing = 12 AND t.thing_id = a.id AND t.withdrawn_at = 0
                  AND (t.organisation_id = $1 OR (t.reach = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                        WHERE l.organisation_id = $1 AND l.since <= t.created_at)) OR (t.reach = 1 AND EXISTS (
                      SELECT 1 FROM reply_readers d
                      WHERE d.reply_id = t.id AND d.organisation_id = $1)))) AS "replies!: i64"
           FROM announcements a
           WHERE (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.created_at)) OR (a.visibility = 1 AND EXISTS (
               SELECT 1 FROM shared_with w
               WHERE w.thing = 12 AND w.thing_id = a.id AND w.organisation_id = $1)))
             AND a.id = $2"#,
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// How many announcements an organisation sees and has not read.
pub async fn unread(conn: &mut Conn, organisation: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM announcements a
           WHERE a.organisation_id <> $1 AND a.withdrawn_at = 0
             AND (a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.created_at)) OR (a.visibility = 1 AND EXISTS (
               SELECT 1 FROM shared_with w
               WHERE w.thing = 12 AND w.thing_id = a.id AND w.organisation_id = $1)))
             AND NOT EXISTS (SELECT 1 FROM announcement_receipts r
               WHERE r.announcement_id = a.id AND r.organisation_id = $1)"#,
        organisation
    )
    .fetch_one(conn)
    .await
}

/// Takes an announcement of one's own back.
pub async fn withdraw(conn: &mut Conn, organisation: i64, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE announcements SET withdrawn_at = $3, sealed = ''
         WHERE organisation_id = $1 AND id = $2 AND withdrawn_at = 0",
        organisation,
        id,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Notes that an organisation has read an announcement; 0 if that is known.
pub async fn receive(conn: &mut Conn, id: i64, organisation: i64, staff: i64, at: i64) -> Result<u64> {
    let done = query!(
        "INSERT INTO announcement_receipts (announcement_id, organisation_id, staff_id, at)
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        id,
        organisation,
        staff,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Which organisations have read an announcement.
pub async fn receipts(conn: &mut Conn, id: i64) -> Result<Vec<ReceiptRow>> {
    query_as!(
        ReceiptRow,
        "SELECT organisation_id, at FROM announcement_receipts WHERE announcement_id = $1 ORDER BY at, organisation_id",
        id
    )
    .fetch_all(conn)
    .await
}

/// Keeps a reply, unless its form was sent before; gives back its key.
pub async fn reply(conn: &mut Conn, new: &NewReply<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO thread_replies (thing, thing_id, organisation_id, staff_id, entry, sealed, created_at, withdrawn_at,
               reach)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8) ON CONFLICT (entry) DO NOTHING RETURNING id AS "id!: i64""#,
        new.thing,
        new.thing_id,
        new.organisation_id,
        new.staff_id,
        new.entry,
        new.sealed,
        new.at,
        new.reach
    )
    .fetch_optional(conn)
    .await
}

/// Notes that an organisation reads a reply that is for some alone.
pub async fn put_reader(conn: &mut Conn, reply: i64, organisation: i64) -> Result<()> {
    query!(
        "INSERT INTO reply_readers (reply_id, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        reply,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The replies about a thing that an organisation which sees it may read, newest first: those of its own, those
/// that were written for it, and what was for all parties while it was one.
pub async fn replies(
    conn: &mut Conn,
    (thing, thing_id): (i64, i64),
    before: i64,
    organisation: i64,
    limit: i64,
) -> Result<Vec<ReplyRow>> {
    query_as!(
        ReplyRow,
        "SELECT r.id, r.organisation_id, r.staff_id, r.entry, r.sealed, r.created_at, r.withdrawn_at, r.reach
         FROM thread_replies r
         WHERE r.thing = $1 AND r.thing_id = $2 AND r.id < $3
           AND (r.organisation_id = $4 OR (r.reach = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $4 AND l.since <= r.created_at)) OR (r.reach = 1 AND EXISTS (
             SELECT 1 FROM reply_readers d WHERE d.reply_id = r.id AND d.organisation_id = $4)))
         ORDER BY r.id DESC LIMIT $5",
        thing,
        thing_id,
        before,
        organisation,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Takes one's own reply back.
pub async fn withdraw_reply(
    conn: &mut Conn,
    thing: i64,
    thing_id: i64,
    id: i64,
    staff: i64,
    at: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE thread_replies SET withdrawn_at = $5, sealed = ''
         WHERE thing = $1 AND thing_id = $2 AND id = $3 AND staff_id = $4 AND withdrawn_at = 0",
        thing,
        thing_id,
        id,
        staff,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Forgets what was said about a thing that is gone.
pub async fn forget_thread(conn: &mut Conn, thing: i64, thing_id: i64) -> Result<()> {
    query!(
        "DELETE FROM reply_readers
         WHERE reply_id IN (SELECT r.id FROM thread_replies r WHERE r.thing = $1 AND r.thing_id = $2)",
        thing,
        thing_id
    )
    .execute(&mut *conn)
    .await?;
    query!("DELETE FROM thread_replies WHERE thing = $1 AND thing_id = $2", thing, thing_id)
        .execute(conn)
        .await?;
    Ok(())
}
