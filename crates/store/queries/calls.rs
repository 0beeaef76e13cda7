//! Calls for support, what each party answers, what each did for its commitments, and reports of pressure. What
//! is read is read for an organisation: `$1` is who asks.

use commonfront_rows::calls::{
    AnswerRow, CallRow, DeedCount, DeedRow, NewAnswer, NewCall, NewDeed, ReportRow,
};
use commonfront_rows::daily::OpenRow;
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// What is left of what is removed.
const NOTHING: &[u8] = &[];

/// The calls that an organisation sees and that are not closed, the next deadline first.
pub async fn open(conn: &mut Conn, organisation: i64) -> Result<Vec<CallRow>> {
    query_as!(
        CallRow,
        "SELECT id, organisation_id, visibility, document, event_at, deadline, made_at, reminded_at, closed_at, result
         FROM calls
         WHERE (organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 3 AND w.thing_id = calls.id
                     AND w.organisation_id = $1)))
           AND closed_at IS NULL
         ORDER BY deadline, id LIMIT 200",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// How many open calls an organisation sees and has not answered, if it is asked; and the first deadline.
pub async fn unanswered(conn: &mut Conn, organisation: i64, at: i64) -> Result<OpenRow> {
    query_as!(
        OpenRow,
        r#"SELECT COUNT(*) AS "things!: i64", COALESCE(MIN(deadline), 0) AS "since!: i64" FROM calls
           WHERE organisation_id <> $1 AND closed_at IS NULL AND deadline > $2
             AND (visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 3 AND w.thing_id = calls.id
                     AND w.organisation_id = $1)))
             AND NOT EXISTS (SELECT 1 FROM call_answers a
                  WHERE a.call_id = calls.id AND a.organisation_id = $1)"#,
        organisation,
        at
    )
    .fetch_one(conn)
    .await
}

/// The closed calls that an organisation sees, the newest first, before a key.
pub async fn closed(conn: &mut Conn, organisation: i64, before: i64, limit: i64) -> Result<Vec<CallRow>> {
    query_as!(
        CallRow,
        "SELECT id, organisation_id, visibility, document, event_at, deadline, made_at, reminded_at, closed_at, result
         FROM calls
         WHERE (organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 3 AND w.thing_id = calls.id
                     AND w.organisation_id = $1)))
           AND closed_at IS NOT NULL AND id < $2
         ORDER BY id DESC LIMIT $3",
        organisation,
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// A call, if an organisation sees it.
pub async fn get(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<CallRow>> {
    query_as!(
        CallRow,
        "SELECT id, organisation_id, visibility, document, event_at, deadline, made_at, reminded_at, closed_at, result
         FROM calls
         WHERE (organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 3 AND w.thing_id = calls.id
                     AND w.organisation_id = $1)))
           AND id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The calls that are before the public and take answers at a moment, the next deadline first.
pub async fn public(conn: &mut Conn, at: i64) -> Result<Vec<CallRow>> {
    query_as!(
        CallRow,
        "SELECT id, organisation_id, visibility, document, event_at, deadline, made_at, reminded_at, closed_at, result
         FROM calls WHERE visibility = 3 AND closed_at IS NULL AND COALESCE(event_at, deadline) > $1
         ORDER BY deadline, id LIMIT 20",
        at
    )
    .fetch_all(conn)
    .await
}

/// The open calls whose reminder is due at a moment.
pub async fn due(conn: &mut Conn, at: i64) -> Result<Vec<CallRow>> {
    query_as!(
        CallRow,
        "SELECT id, organisation_id, visibility, document, event_at, deadline, made_at, reminded_at, closed_at, result
         FROM calls
         WHERE closed_at IS NULL AND reminded_at IS NULL AND remind_at <= $1 AND deadline > $1
         ORDER BY id LIMIT 100",
        at
    )
    .fetch_all(conn)
    .await
}

/// Keeps a call; gives back its key.
pub async fn make(conn: &mut Conn, new: &NewCall<'_>) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO calls (organisation_id, visibility, document, event_at, deadline, remind_at, made_at, made_by,
             changed_at, result)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, '') RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.document,
        new.event_at,
        new.deadline,
        new.remind_at,
        new.at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Changes an open call of its organisation; gives back how many that were.
pub async fn change(conn: &mut Conn, id: i64, to: &NewCall<'_>) -> Result<u64> {
    let done = query!(
        "UPDATE calls SET visibility = $1, document = $2, event_at = $3, deadline = $4, remind_at = $5, changed_at = $6
         WHERE id = $7 AND organisation_id = $8 AND closed_at IS NULL",
        to.visibility,
        to.document,
        to.event_at,
        to.deadline,
        to.remind_at,
        to.at,
        id,
        to.organisation_id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Notes that those who have not answered are reminded; gives back how many calls that were.
pub async fn remind(conn: &mut Conn, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE calls SET reminded_at = $1 WHERE id = $2 AND reminded_at IS NULL AND closed_at IS NULL",
        at,
        id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Closes an open call of an organisation with what came of it; gives back how many that were.
pub async fn close(conn: &mut Conn, organisation: i64, id: i64, result: &str, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE calls SET closed_at = $1, changed_at = $1, result = $2 WHERE id = $3 AND organisation_id = $4 AND closed_at IS NULL",
        at,
        result,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Holds a call that is answered at a moment until the transaction ends, if it takes answers; gives back how many
/// that were. Whoever has left the pact by then sees none of its answers.
pub async fn hold(conn: &mut Conn, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE calls SET changed_at = $1 WHERE id = $2 AND closed_at IS NULL AND deadline > $1",
        at,
        id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Keeps an answer, after those that the party gave before.
pub async fn answer(conn: &mut Conn, new: &NewAnswer<'_>) -> Result<()> {
    query!(
        "INSERT INTO call_answers (call_id, organisation_id, number, answer, quiet, words, limits, answered_at, answered_by)
         VALUES ($1, $2, (SELECT COALESCE(MAX(b.number), 0) + 1 FROM call_answers b
                          WHERE b.call_id = $1 AND b.organisation_id = $2), $3, $4, $5, $6, $7, $8)",
        new.call_id,
        new.organisation_id,
        new.answer,
        new.quiet,
        new.words,
        new.limits,
        new.at,
        new.staff_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// All answers to a call, each party's in their order.
pub async fn answers(conn: &mut Conn, call: i64) -> Result<Vec<AnswerRow>> {
    query_as!(
        AnswerRow,
        "SELECT call_id, organisation_id, number, answer, quiet, words, limits, answered_at
         FROM call_answers WHERE call_id = $1 ORDER BY organisation_id, number",
        call
    )
    .fetch_all(conn)
    .await
}

/// The reports that an organisation sees, the newest first, after the one with a key; 0 is from the newest on. Keys
/// say nothing of the order.
pub async fn reports(conn: &mut Conn, organisation: i64, after: i64, limit: i64) -> Result<Vec<ReportRow>> {
    query_as!(
        ReportRow,
        "SELECT id, organisation_id, visibility, staff_id, created_at, changed_at, sealed FROM reports
         WHERE removed_at IS NULL
           AND (organisation_id = $1 OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 4 AND w.thing_id = reports.id
                     AND w.organisation_id = $1)))
           AND (CAST($2 AS BIGINT) = 0 OR created_at < (SELECT b.created_at FROM reports b WHERE b.id = $2)
             OR (created_at = (SELECT b.created_at FROM reports b WHERE b.id = $2) AND id < $2))
         ORDER BY created_at DESC, id DESC LIMIT $3",
        organisation,
        after,
        limit
    )
    .fetch_all(conn)
    .await
}

/// A report, if an organisation sees it.
pub async fn report(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<ReportRow>> {
    query_as!(
        ReportRow,
        "SELECT id, organisation_id, visibility, staff_id, created_at, changed_at, sealed FROM reports
         WHERE removed_at IS NULL
           AND (organisation_id = $1 OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 4 AND w.thing_id = reports.id
                     AND w.organisation_id = $1)))
           AND id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// Keeps a report under a key that nobody can guess: a number in sequence would tell each how many the others make.
pub async fn put_report(
    conn: &mut Conn,
    (id, organisation): (i64, i64),
    visibility: i64,
    sealed: &[u8],
    staff: i64,
    at: i64,
) -> Result<()> {
    query!(
        "INSERT INTO reports (id, organisation_id, visibility, staff_id, created_at, changed_at, sealed)
         VALUES ($1, $2, $3, $4, $5, $5, $6)",
        id,
        organisation,
        visibility,
        staff,
        at,
        sealed
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes a report of an organisation; gives back how many that were.
pub async fn change_report(
    conn: &mut Conn,
    organisation: i64,
    id: i64,
    visibility: i64,
    sealed: &[u8],
    at: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE reports SET visibility = $1, sealed = $2, changed_at = $3 WHERE id = $4 AND organisation_id = $5
           AND removed_at IS NULL",
        visibility,
        sealed,
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes all reports of an organisation, which leaves with the key to them.
pub async fn drop_reports(conn: &mut Conn, organisation: i64) -> Result<()> {
    query!(
        "DELETE FROM shared_with WHERE thing = 4
           AND thing_id IN (SELECT id FROM reports WHERE organisation_id = $1)",
        organisation
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "UPDATE reports SET removed_at = changed_at, visibility = 0, sealed = $1
         WHERE organisation_id = $2 AND removed_at IS NULL",
        NOTHING,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a report of an organisation; gives back how many that were.
pub async fn remove_report(conn: &mut Conn, organisation: i64, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE reports SET removed_at = $1, visibility = 0, sealed = $2
         WHERE id = $3 AND organisation_id = $4 AND removed_at IS NULL",
        at,
        NOTHING,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// How many deeds an organisation sees, by party and commitment.
pub async fn deed_counts(conn: &mut Conn, organisation: i64, pact: i64) -> Result<Vec<DeedCount>> {
    query_as!(
        DeedCount,
        r#"SELECT organisation_id AS "organisation_id!: i64", clause AS "clause!: String",
             COUNT(*) AS "deeds!: i64", MAX(done_on) AS "last_on!: i64" FROM deeds
           WHERE (organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 2 AND w.thing_id = deeds.id
                     AND w.organisation_id = $1)))
             AND removed_at IS NULL AND pact_id = $2
           GROUP BY organisation_id, clause ORDER BY organisation_id, clause"#,
        organisation,
        pact
    )
    .fetch_all(conn)
    .await
}

/// The deeds for a commitment that an organisation sees, the newest first, after so many.
pub async fn deeds(
    conn: &mut Conn,
    organisation: i64,
    pact: i64,
    clause: &str,
    limit: i64,
    after: i64,
) -> Result<Vec<DeedRow>> {
    query_as!(
        DeedRow,
        "SELECT id, organisation_id, visibility, pact_id, clause, done_on, document, created_at FROM deeds
         WHERE (organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 2 AND w.thing_id = deeds.id
                     AND w.organisation_id = $1)))
           AND removed_at IS NULL AND pact_id = $2 AND clause = $3
         ORDER BY done_on DESC, id DESC LIMIT $4 OFFSET $5",
        organisation,
        pact,
        clause,
        limit,
        after
    )
    .fetch_all(conn)
    .await
}

/// A deed, if an organisation sees it.
pub async fn deed(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<DeedRow>> {
    query_as!(
        DeedRow,
        "SELECT id, organisation_id, visibility, pact_id, clause, done_on, document, created_at FROM deeds
         WHERE (organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= changed_at)) OR (visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 2 AND w.thing_id = deeds.id
                     AND w.organisation_id = $1)))
           AND removed_at IS NULL AND id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The deeds for a pact that are before the public, the newest first.
pub async fn public_deeds(conn: &mut Conn, pact: i64) -> Result<Vec<DeedRow>> {
    query_as!(
        DeedRow,
        "SELECT id, organisation_id, visibility, pact_id, clause, done_on, document, created_at FROM deeds
         WHERE visibility = 3 AND removed_at IS NULL AND pact_id = $1 ORDER BY done_on DESC, id DESC LIMIT 500",
        pact
    )
    .fetch_all(conn)
    .await
}

/// Keeps a deed; gives back its key.
pub async fn put_deed(conn: &mut Conn, new: &NewDeed<'_>) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO deeds (organisation_id, visibility, pact_id, clause, done_on, document, created_at, created_by,
             changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7) RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.pact_id,
        new.clause,
        new.done_on,
        new.document,
        new.at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Changes a deed of its organisation; gives back how many that were.
pub async fn change_deed(conn: &mut Conn, id: i64, to: &NewDeed<'_>) -> Result<u64> {
    let done = query!(
        "UPDATE deeds SET visibility = $1, clause = $2, done_on = $3, document = $4, changed_at = $5
         WHERE id = $6 AND organisation_id = $7 AND removed_at IS NULL",
        to.visibility,
        to.clause,
        to.done_on,
        to.document,
        to.at,
        id,
        to.organisation_id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes a deed of an organisation; gives back how many that were.
pub async fn remove_deed(conn: &mut Conn, organisation: i64, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE deeds SET removed_at = $1, visibility = 0, document = ''
         WHERE id = $2 AND organisation_id = $3 AND removed_at IS NULL",
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
