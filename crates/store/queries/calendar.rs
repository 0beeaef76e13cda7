//! What happens when: the parties' events, and those that other slices bring; feeds for calendars elsewhere.
//! Whoever asks is the organisation $1, which sees what is others' from the visibility $2 on.

use commonfront_rows::calendar::{EventRow, FeedRow, Viewer, WrittenEvent};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Events that touch the time between two moments.
pub async fn between(
    conn: &mut Conn,
    viewer: &Viewer,
    from: i64,
    until: i64,
    limit: i64,
) -> Result<Vec<EventRow>> {
    query_as!(
        EventRow,
        "SELECT id, thing, thing_id, uid, organisation_id, visibility, kind, title_en, title_fr, description_en,
                description_fr, place_en, place_fr, link, begins_at, ends_at, whole_day, cancelled, sequence, revision,
                created_at, changed_at
         FROM calendar_events
         WHERE (organisation_id = $1 OR (visibility >= $2 AND (visibility = 3 OR NOT EXISTS (SELECT 1 FROM departures l
                    WHERE l.organisation_id = $1 AND l.since <= shown_at)))
                OR (visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                    WHERE w.thing = 7 AND w.thing_id = calendar_events.id AND w.organisation_id = $1)))
           AND (kind = $3 OR $3 IS NULL) AND (organisation_id = $4 OR $4 IS NULL)
           AND begins_at < $6 AND (ends_at > $5 OR begins_at >= $5)
         ORDER BY begins_at, id LIMIT $7",
        viewer.own,
        viewer.least,
        viewer.kind,
        viewer.organisation,
        from,
        until,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Events that have not ended, in their order, after a place in it.
pub async fn coming(
    conn: &mut Conn,
    viewer: &Viewer,
    now: i64,
    after: (i64, i64),
    limit: i64,
) -> Result<Vec<EventRow>> {
    query_as!(
        EventRow,
        "SELECT id, thing, thing_id, uid, organisation_id, visibility, kind, title_en, title_fr, description_en,
                description_fr, place_en, place_fr, link, begins_at, ends_at, whole_day, cancelled, sequence, revision,
                created_at, changed_at
         FROM calendar_events
         WHERE (organisation_id = $1 OR (visibility >= $2 AND (visibility = 3 OR NOT EXISTS (SELECT 1 FROM departures l
                    WHERE l.organisation_id = $1 AND l.since <= shown_at)))
                OR (visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                    WHERE w.thing = 7 AND w.thing_id = calendar_events.id AND w.organisation_id = $1)))
           AND (kind = $3 OR $3 IS NULL) AND (organisation_id = $4 OR $4 IS NULL)
           AND ends_at >= $5 AND (begins_at > $6 OR (begins_at = $6 AND id > $7))
         ORDER BY begins_at, id LIMIT $8",
        viewer.own,
        viewer.least,
        viewer.kind,
        viewer.organisation,
        now,
        after.0,
        after.1,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Events that have ended, the latest first, before a place in that order.
pub async fn past(
    conn: &mut Conn,
    viewer: &Viewer,
    now: i64,
    before: (i64, i64),
    limit: i64,
) -> Result<Vec<EventRow>> {
    query_as!(
        EventRow,
        "SELECT id, thing, thing_id, uid, organisation_id, visibility, kind, title_en, title_fr, description_en,
                description_fr, place_en, place_fr, link, begins_at, ends_at, whole_day, cancelled, sequence, revision,
                created_at, changed_at
         FROM calendar_events
         WHERE (organisation_id = $1 OR (visibility >= $2 AND (visibility = 3 OR NOT EXISTS (SELECT 1 FROM departures l
                    WHERE l.organisation_id = $1 AND l.since <= shown_at)))
                OR (visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                    WHERE w.thing = 7 AND w.thing_id = calendar_events.id AND w.organisation_id = $1)))
           AND (kind = $3 OR $3 IS NULL) AND (organisation_id = $4 OR $4 IS NULL)
           AND ends_at < $5 AND (begins_at < $6 OR (begins_at = $6 AND id < $7))
         ORDER BY begins_at DESC, id DESC LIMIT $8",
        viewer.own,
        viewer.least,
        viewer.kind,
        viewer.organisation,
        now,
        before.0,
        before.1,
        limit
    )
    .fetch_all(conn)
    .await
}

/// An event, if whoever asks sees it.
pub async fn one(conn: &mut Conn, own: i64, least: i64, id: i64) -> Result<Option<EventRow>> {
    query_as!(
        EventRow,
        "SELECT id, thing, thing_id, uid, organisation_id, visibility, kind, title_en, title_fr, description_en,
                description_fr, place_en, place_fr, link, begins_at, ends_at, whole_day, cancelled, sequence, revision,
                created_at, changed_at
         FROM calendar_events
         WHERE (organisation_id = $1 OR (visibility >= $2 AND (visibility = 3 OR NOT EXISTS (SELECT 1 FROM departures l
                    WHERE l.organisation_id = $1 AND l.since <= shown_at)))
                OR (visibility = 1 AND EXISTS (SELECT 1 FROM shared_with w
                    WHERE w.thing = 7 AND w.thing_id = calendar_events.id AND w.organisation_id = $1))) AND id = $3",
        own,
        least,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The event of a thing, whoever sees it.
pub async fn of_thing(conn: &mut Conn, thing: i64, thing_id: i64) -> Result<Option<EventRow>> {
    query_as!(
        EventRow,
        "SELECT id, thing, thing_id, uid, organisation_id, visibility, kind, title_en, title_fr, description_en,
                description_fr, place_en, place_fr, link, begins_at, ends_at, whole_day, cancelled, sequence, revision,
                created_at, changed_at
         FROM calendar_events
         WHERE thing = $1 AND thing_id = $2",
        thing,
        thing_id
    )
    .fetch_optional(conn)
    .await
}

/// Whether there is an event that the public sees, now or later.
pub async fn any_public(conn: &mut Conn, now: i64) -> Result<bool> {
    let found =
        query_scalar!("SELECT id FROM calendar_events WHERE visibility = 3 AND ends_at >= $1 LIMIT 1", now)
            .fetch_optional(conn)
            .await?;
    Ok(found.is_some())
}

/// Writes an event; nothing if its thing has one already.
pub async fn add(conn: &mut Conn, event: &WrittenEvent<'_>, uid: &str, at: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO calendar_events (thing, thing_id, uid, organisation_id, visibility, kind, title_en, title_fr,
               description_en, description_fr, place_en, place_fr, link, begins_at, ends_at, whole_day, cancelled,
               sequence, revision, created_at, changed_at, shown_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, 0, $18, $18, $18)
           ON CONFLICT (thing, thing_id) DO NOTHING RETURNING id AS "id!: i64""#,
        event.thing,
        event.thing_id,
        uid,
        event.organisation_id,
        event.visibility,
        event.kind,
        event.title_en,
        event.title_fr,
        event.description_en,
        event.description_fr,
        event.place_en,
        event.place_fr,
        event.link,
        event.begins_at,
        event.ends_at,
        event.whole_day,
        event.cancelled,
        at
    )
    .fetch_optional(conn)
    .await
}

/// Changes an event at a moment, unless somebody has changed it since this revision. `raise`: by how much its
/// sequence rises; `changed_at`: since when calendars elsewhere have it as it is.
pub async fn change(
    conn: &mut Conn,
    (id, revision): (i64, i64),
    to: &WrittenEvent<'_>,
    (raise, changed_at): (i64, i64),
    at: i64,
) -> Result<bool> {
    let done = query!(
        "UPDATE calendar_events SET organisation_id = $3, visibility = $4, kind = $5, title_en = $6, title_fr = $7,
             description_en = $8, description_fr = $9, place_en = $10, place_fr = $11, link = $12, begins_at = $13,
             ends_at = $14, whole_day = $15, cancelled = $16, sequence = sequence + $17, changed_at = $18,
             shown_at = $19, revision = revision + 1
         WHERE id = $1 AND revision = $2",
        id,
        revision,
        to.organisation_id,
        to.visibility,
        to.kind,
        to.title_en,
        to.title_fr,
        to.description_en,
        to.description_fr,
        to.place_en,
        to.place_fr,
        to.link,
        to.begins_at,
        to.ends_at,
        to.whole_day,
        to.cancelled,
        raise,
        changed_at,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that what a viewer sees has changed.
pub async fn touch(conn: &mut Conn, viewer: i64, at: i64) -> Result<()> {
    query!(
        "INSERT INTO calendar_changes (viewer, changed_at) VALUES ($1, $2)
         ON CONFLICT (viewer) DO UPDATE SET changed_at = excluded.changed_at",
        viewer,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// When what a viewer sees last changed, by itself or with another; 0 if it never has.
pub async fn touched(conn: &mut Conn, viewer: i64, or: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COALESCE(MAX(changed_at), 0) AS "at!: i64" FROM calendar_changes
           WHERE viewer = $1 OR viewer = $2 OR viewer = -2"#,
        viewer,
        or
    )
    .fetch_one(conn)
    .await
}

/// Makes a feed.
pub async fn add_feed(
    conn: &mut Conn,
    organisation_id: i64,
    token: &[u8],
    sealed: &[u8],
    language: &str,
    at: i64,
) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO calendar_feeds (organisation_id, token, sealed, language, made_at)
           VALUES ($1, $2, $3, $4, $5) RETURNING id AS "id!: i64""#,
        organisation_id,
        token,
        sealed,
        language,
        at
    )
    .fetch_one(conn)
    .await
}

/// An organisation's feeds, in the order in which they were made.
pub async fn feeds(conn: &mut Conn, organisation_id: i64) -> Result<Vec<FeedRow>> {
    query_as!(
        FeedRow,
        "SELECT id, organisation_id, sealed, language, made_at, used_on FROM calendar_feeds
         WHERE organisation_id = $1 ORDER BY id",
        organisation_id
    )
    .fetch_all(conn)
    .await
}

/// The feed with a token.
pub async fn feed(conn: &mut Conn, token: &[u8]) -> Result<Option<FeedRow>> {
    query_as!(
        FeedRow,
        "SELECT id, organisation_id, sealed, language, made_at, used_on FROM calendar_feeds WHERE token = $1",
        token
    )
    .fetch_optional(conn)
    .await
}

/// Gives an organisation's feed another token.
pub async fn renew_feed(
    conn: &mut Conn,
    organisation_id: i64,
    id: i64,
    token: &[u8],
    at: i64,
) -> Result<bool> {
    let done = query!(
        "UPDATE calendar_feeds SET token = $3, made_at = $4, used_on = NULL WHERE organisation_id = $1 AND id = $2",
        organisation_id,
        id,
        token,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Ends an organisation's feed.
pub async fn end_feed(conn: &mut Conn, organisation_id: i64, id: i64) -> Result<bool> {
    let done =
        query!("DELETE FROM calendar_feeds WHERE organisation_id = $1 AND id = $2", organisation_id, id)
            .execute(conn)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes on which day a feed was asked for.
pub async fn feed_used(conn: &mut Conn, id: i64, day: i64) -> Result<()> {
    query!("UPDATE calendar_feeds SET used_on = $2 WHERE id = $1", id, day).execute(conn).await?;
    Ok(())
}
