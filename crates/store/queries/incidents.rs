//! The log of incidents that touch rights and liberties.

use commonfront_rows::incidents::{IncidentCountRow, IncidentRow, IncidentsAsked, NewIncident};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Keeps an incident, unless its form was sent before; gives back its key.
pub async fn put(conn: &mut Conn, new: &NewIncident<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO incidents (organisation_id, visibility, kind, status, happened_on, counted, staff_id, entry,
               sealed, created_at, changed_at)
           VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $9)
           ON CONFLICT (entry) DO NOTHING RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.kind,
        new.happened_on,
        new.counted,
        new.staff_id,
        new.entry,
        new.sealed,
        new.at
    )
    .fetch_optional(conn)
    .await
}

/// Changes an incident of one's own.
pub async fn change(conn: &mut Conn, id: i64, changed: &NewIncident<'_>) -> Result<u64> {
    let done = query!(
        "UPDATE incidents SET visibility = $3, kind = $4, happened_on = $5, counted = $6, sealed = $7, changed_at = $8
         WHERE organisation_id = $1 AND id = $2",
        changed.organisation_id,
        id,
        changed.visibility,
        changed.kind,
        changed.happened_on,
        changed.counted,
        changed.sealed,
        changed.at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Says how an incident of one's own stands.
pub async fn set_status(conn: &mut Conn, organisation: i64, id: i64, status: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE incidents SET status = $3, changed_at = $4 WHERE organisation_id = $1 AND id = $2",
        organisation,
        id,
        status,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes an incident of one's own.
pub async fn remove(conn: &mut Conn, organisation: i64, id: i64) -> Result<u64> {
    let done = query!("DELETE FROM incidents WHERE organisation_id = $1 AND id = $2", organisation, id)
        .execute(conn)
        .await?;
    Ok(done.rows_affected())
}

/// One incident, if an organisation sees it.
pub async fn get(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<IncidentRow>> {
    query_as!(
        IncidentRow,
        "SELECT i.id, i.organisation_id, i.visibility, i.kind, i.status, i.happened_on, i.counted, i.entry, i.sealed,
           i.created_at, i.changed_at
         FROM incidents i
         WHERE (i.organisation_id = $1 OR i.visibility = 3 OR (i.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= i.changed_at)) OR (i.visibility = 1 AND EXISTS (
             SELECT 1 FROM shared_with w
             WHERE w.thing = 11 AND w.thing_id = i.id AND w.organisation_id = $1)))
           AND i.id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The incidents that an organisation sees, latest first.
pub async fn list(conn: &mut Conn, asked: &IncidentsAsked) -> Result<Vec<IncidentRow>> {
    query_as!(
        IncidentRow,
        "SELECT i.id, i.organisation_id, i.visibility, i.kind, i.status, i.happened_on, i.counted, i.entry, i.sealed,
           i.created_at, i.changed_at
         FROM incidents i
         WHERE (i.organisation_id = $1 OR i.visibility = 3 OR (i.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= i.changed_at)) OR (i.visibility = 1 AND EXISTS (
             SELECT 1 FROM shared_with w
             WHERE w.thing = 11 AND w.thing_id = i.id AND w.organisation_id = $1)))
           AND (i.kind = $2 OR $2 = 0)
           AND (i.status = $3 OR $3 = 0)
           AND (i.organisation_id = $4 OR $4 = -1)
           AND i.happened_on <= $5
           AND (i.happened_on < $5 OR i.id < $6)
         ORDER BY i.happened_on DESC, i.id DESC LIMIT $7",
        asked.organisation_id,
        asked.kind,
        asked.status,
        asked.owner,
        asked.until,
        asked.before,
        asked.limit
    )
    .fetch_all(conn)
    .await
}

/// How many incidents that an organisation sees there were by kind and month, from a day on.
pub async fn by_month(conn: &mut Conn, organisation: i64, from: i64) -> Result<Vec<IncidentCountRow>> {
    query_as!(
        IncidentCountRow,
        r#"SELECT i.kind AS "kind!: i64", i.happened_on / 100 AS "period!: i64", COUNT(*) AS "n!: i64"
           FROM incidents i
           WHERE (i.organisation_id = $1 OR i.visibility = 3 OR (i.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= i.changed_at)) OR (i.visibility = 1 AND EXISTS (
               SELECT 1 FROM shared_with w
               WHERE w.thing = 11 AND w.thing_id = i.id AND w.organisation_id = $1)))
             AND i.happened_on >= $2
           GROUP BY i.kind, i.happened_on / 100 ORDER BY i.kind, i.happened_on / 100"#,
        organisation,
        from
    )
    .fetch_all(conn)
    .await
}

/// How many incidents that count in public there were by kind and year.
pub async fn in_public(conn: &mut Conn) -> Result<Vec<IncidentCountRow>> {
    query_as!(
        IncidentCountRow,
        r#"SELECT kind AS "kind!: i64", happened_on / 10000 AS "period!: i64", COUNT(*) AS "n!: i64"
           FROM incidents WHERE counted = 1
           GROUP BY kind, happened_on / 10000 ORDER BY happened_on / 10000 DESC, kind"#
    )
    .fetch_all(conn)
    .await
}

/// Removes every incident of an organisation, with whom each was shown to and what was said about it.
pub async fn drop_all(conn: &mut Conn, organisation: i64) -> Result<()> {
    query!(
        "DELETE FROM shared_with WHERE thing = 11
           AND thing_id IN (SELECT id FROM incidents WHERE organisation_id = $1)",
        organisation
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "DELETE FROM reply_readers WHERE reply_id IN (SELECT r.id FROM thread_replies r JOIN incidents i
           ON i.id = r.thing_id WHERE r.thing = 11 AND i.organisation_id = $1)",
        organisation
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "DELETE FROM thread_replies WHERE thing = 11
           AND thing_id IN (SELECT id FROM incidents WHERE organisation_id = $1)",
        organisation
    )
    .execute(&mut *conn)
    .await?;
    query!("DELETE FROM incidents WHERE organisation_id = $1", organisation).execute(conn).await?;
    Ok(())
}
