//! What staff are told by mail, and what they don't want to be told.

use commonfront_rows::messages::{ForRow, MuteRow, NewNotice, NoticeRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Notes something for each active member of staff of an organisation who may speak for it, did not do it
/// herself, and has not muted it. Each is a mail of its own for now.
pub async fn put(conn: &mut Conn, new: &NewNotice) -> Result<Vec<ForRow>> {
    query_as!(
        ForRow,
        r#"INSERT INTO notices (staff_id, notice, thing, thing_id, by_organisation, at, mail)
           SELECT s.id, $2, $3, $4, COALESCE((SELECT b.organisation_id FROM staff b WHERE b.id = $5), -1), $6, 0
           FROM staff s
           WHERE s.organisation_id = $1 AND s.state = 1 AND s.role IN (1, 2, 3) AND s.id <> $5
             AND NOT EXISTS (SELECT 1 FROM notice_mutes m WHERE m.staff_id = s.id
               AND (m.notice = 0 OR m.notice = $2)
               AND (m.thing = 0 OR (m.thing = $3 AND m.thing_id = $4)))
           ORDER BY s.id
           RETURNING id AS "id!: i64", staff_id AS "staff_id!: i64""#,
        new.organisation_id,
        new.notice,
        new.thing,
        new.thing_id,
        new.by,
        new.at
    )
    .fetch_all(conn)
    .await
}

/// The mail to a member of staff that waits until after a moment and that no sender has taken; it is held
/// until the transaction ends.
pub async fn hold_mail(conn: &mut Conn, staff: i64, due_after: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE outbox SET due_at = due_at
           WHERE kind = 3 AND state = 0 AND attempts = 0 AND due_at > $2
             AND subject_id = (SELECT n.mail FROM notices n WHERE n.staff_id = $1 AND n.mail > 0
               ORDER BY n.id DESC LIMIT 1)
           RETURNING subject_id AS "subject_id!: i64""#,
        staff,
        due_after
    )
    .fetch_optional(conn)
    .await
}

/// Says in which mail a notice goes.
pub async fn set_mail(conn: &mut Conn, id: i64, mail: i64) -> Result<()> {
    query!("UPDATE notices SET mail = $2 WHERE id = $1", id, mail).execute(conn).await?;
    Ok(())
}

/// One notice.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<NoticeRow>> {
    query_as!(
        NoticeRow,
        "SELECT id, staff_id, notice, thing, thing_id, by_organisation, at FROM notices WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

/// The notices of a mail that have not been muted since, in their order.
pub async fn of_mail(conn: &mut Conn, mail: i64, limit: i64) -> Result<Vec<NoticeRow>> {
    query_as!(
        NoticeRow,
        r#"SELECT n.id AS "id!: i64", n.staff_id AS "staff_id!: i64", n.notice AS "notice!: i64",
             n.thing AS "thing!: i64", n.thing_id AS "thing_id!: i64", n.by_organisation AS "by_organisation!: i64",
             n.at AS "at!: i64"
         FROM notices n
         WHERE n.mail = $1
           AND NOT EXISTS (SELECT 1 FROM notice_mutes m WHERE m.staff_id = n.staff_id
             AND (m.notice = 0 OR m.notice = n.notice)
             AND (m.thing = 0 OR (m.thing = n.thing AND m.thing_id = n.thing_id)))
         ORDER BY n.id LIMIT $2"#,
        mail,
        limit
    )
    .fetch_all(conn)
    .await
}

/// The notices of a mail, muted or not.
pub async fn all_of_mail(conn: &mut Conn, mail: i64, limit: i64) -> Result<Vec<NoticeRow>> {
    query_as!(
        NoticeRow,
        "SELECT id, staff_id, notice, thing, thing_id, by_organisation, at FROM notices
         WHERE mail = $1 ORDER BY id LIMIT $2",
        mail,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Forgets notices from before a moment.
pub async fn prune(conn: &mut Conn, before: i64) -> Result<()> {
    query!("DELETE FROM notices WHERE at < $1", before).execute(conn).await?;
    Ok(())
}

/// Mutes something for somebody.
pub async fn mute(conn: &mut Conn, staff: i64, mute: MuteRow, at: i64) -> Result<()> {
    query!(
        "INSERT INTO notice_mutes (staff_id, notice, thing, thing_id, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        staff,
        mute.notice,
        mute.thing,
        mute.thing_id,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Has somebody told of something again.
pub async fn unmute(conn: &mut Conn, staff: i64, mute: MuteRow) -> Result<()> {
    query!(
        "DELETE FROM notice_mutes WHERE staff_id = $1 AND notice = $2 AND thing = $3 AND thing_id = $4",
        staff,
        mute.notice,
        mute.thing,
        mute.thing_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What somebody has muted, latest first.
pub async fn mutes(conn: &mut Conn, staff: i64, limit: i64) -> Result<Vec<MuteRow>> {
    query_as!(
        MuteRow,
        "SELECT notice, thing, thing_id FROM notice_mutes WHERE staff_id = $1
         ORDER BY at DESC, notice, thing, thing_id LIMIT $2",
        staff,
        limit
    )
    .fetch_all(conn)
    .await
}
