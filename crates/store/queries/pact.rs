//! The pact itself: its text, its versions, who signed; and the room at the desk that the parties share.

use commonfront_rows::pact::{CommentRow, KeyRow, MandateRow, NewComment, NewPact, PactRow, VersionRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// All pacts, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<PactRow>> {
    query_as!(
        PactRow,
        "SELECT id, name, state, document, revision, versions, renews, entries, from_at, until_at, changed_at,
         opened_at, published_at FROM pacts ORDER BY id DESC"
    )
    .fetch_all(conn)
    .await
}

/// One pact.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<PactRow>> {
    query_as!(
        PactRow,
        "SELECT id, name, state, document, revision, versions, renews, entries, from_at, until_at, changed_at,
         opened_at, published_at FROM pacts WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

/// The pacts that are open for signing and whose term holds at a moment, the newest first.
pub async fn within_term(conn: &mut Conn, at: i64) -> Result<Vec<i64>> {
    query_scalar!(
        "SELECT id FROM pacts WHERE state = 1 AND from_at <= $1 AND until_at > $1 ORDER BY from_at DESC, id DESC",
        at
    )
    .fetch_all(conn)
    .await
}

/// Begins a draft; gives back its key.
pub async fn begin(conn: &mut Conn, new: &NewPact<'_>) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO pacts (name, state, document, revision, versions, renews, entries, created_at, changed_at,
             changed_by)
           VALUES ($1, 0, $2, 1, 0, $3, 0, $4, $4, $5) RETURNING id AS "id!: i64""#,
        new.name,
        new.document,
        new.renews,
        new.at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Saves a draft that has the revision it was written from; gives back how many that were.
pub async fn save(
    conn: &mut Conn,
    id: i64,
    revision: i64,
    document: &str,
    staff: i64,
    at: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE pacts SET document = $1, revision = revision + 1, changed_at = $2, changed_by = $3
         WHERE id = $4 AND revision = $5 AND state = 0",
        document,
        at,
        staff,
        id,
        revision
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Numbers a new version of a draft that has this revision; gives back its number.
pub async fn next_version(conn: &mut Conn, id: i64, revision: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE pacts SET versions = versions + 1 WHERE id = $1 AND revision = $2 AND state = 0
           RETURNING versions AS "versions!: i64""#,
        id,
        revision
    )
    .fetch_optional(conn)
    .await
}

/// Keeps what was circulated.
pub async fn put_version(
    conn: &mut Conn,
    id: i64,
    number: i64,
    document: &str,
    note: &str,
    staff: i64,
    at: i64,
) -> Result<()> {
    query!(
        "INSERT INTO pact_versions (pact_id, number, document, note, circulated_at, circulated_by)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        number,
        document,
        note,
        at,
        staff
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What was circulated of a pact, the newest first.
pub async fn versions(conn: &mut Conn, id: i64) -> Result<Vec<VersionRow>> {
    query_as!(
        VersionRow,
        "SELECT number, document, note, circulated_at FROM pact_versions WHERE pact_id = $1 ORDER BY number DESC",
        id
    )
    .fetch_all(conn)
    .await
}

/// One version of a pact.
pub async fn version(conn: &mut Conn, id: i64, number: i64) -> Result<Option<VersionRow>> {
    query_as!(
        VersionRow,
        "SELECT number, document, note, circulated_at FROM pact_versions WHERE pact_id = $1 AND number = $2",
        id,
        number
    )
    .fetch_optional(conn)
    .await
}

/// Keeps a comment.
pub async fn comment(conn: &mut Conn, new: &NewComment<'_>) -> Result<()> {
    query!(
        "INSERT INTO pact_comments (pact_id, clause, version, organisation_id, staff_id, sealed, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.pact_id,
        new.clause,
        new.version,
        new.organisation_id,
        new.staff_id,
        new.sealed,
        new.at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What was said of a pact, oldest first.
pub async fn comments(conn: &mut Conn, id: i64) -> Result<Vec<CommentRow>> {
    query_as!(
        CommentRow,
        "SELECT id, clause, version, organisation_id, staff_id, sealed, created_at, resolved_at
         FROM pact_comments WHERE pact_id = $1 ORDER BY id",
        id
    )
    .fetch_all(conn)
    .await
}

/// Settles what was said of a clause; gives back how many comments that were.
pub async fn resolve(conn: &mut Conn, id: i64, clause: &str, staff: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE pact_comments SET resolved_at = $1, resolved_by = $2
         WHERE pact_id = $3 AND clause = $4 AND resolved_at IS NULL",
        at,
        staff,
        id,
        clause
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Opens a draft that has this revision for signing, with the text as it is to be signed; gives back how many
/// that were.
pub async fn open(
    conn: &mut Conn,
    id: i64,
    revision: i64,
    document: &str,
    term: (i64, i64),
    at: i64,
) -> Result<u64> {
    let (from, until) = term;
    let done = query!(
        "UPDATE pacts SET state = 1, document = $1, from_at = $2, until_at = $3, opened_at = $4
         WHERE id = $5 AND revision = $6 AND state = 0",
        document,
        from,
        until,
        at,
        id,
        revision
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Puts a pact that is open for signing before the public; gives back how many that were.
pub async fn publish(conn: &mut Conn, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE pacts SET published_at = $1 WHERE id = $2 AND state = 1 AND published_at IS NULL",
        at,
        id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Waits until nobody else enters anything in a pact's list, and takes its next number.
pub async fn next_entry(conn: &mut Conn, id: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE pacts SET entries = entries + 1 WHERE id = $1 AND state = 1
           RETURNING entries AS "entries!: i64""#,
        id
    )
    .fetch_optional(conn)
    .await
}

/// Keeps an entry of a pact's list.
pub async fn put_entry(conn: &mut Conn, id: i64, number: i64, entry: &str) -> Result<()> {
    query!("INSERT INTO pact_entries (pact_id, number, entry) VALUES ($1, $2, $3)", id, number, entry)
        .execute(conn)
        .await?;
    Ok(())
}

/// A pact's list (JSON), in its order.
pub async fn entries(conn: &mut Conn, id: i64) -> Result<Vec<String>> {
    query_scalar!("SELECT entry FROM pact_entries WHERE pact_id = $1 ORDER BY number", id)
        .fetch_all(conn)
        .await
}

/// Keeps a public key, unless it is there.
pub async fn put_key(conn: &mut Conn, id: &str, ed25519: &str, at: i64) -> Result<()> {
    query!(
        "INSERT INTO pact_keys (id, ed25519, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        id,
        ed25519,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The public keys that entries were signed with.
pub async fn keys(conn: &mut Conn) -> Result<Vec<KeyRow>> {
    query_as!(KeyRow, "SELECT id, ed25519 FROM pact_keys ORDER BY first_used_at, id").fetch_all(conn).await
}

/// Gives somebody a mandate of her organisation.
pub async fn give_mandate(
    conn: &mut Conn,
    organisation: i64,
    staff: i64,
    mandate: i64,
    by: i64,
    at: i64,
) -> Result<()> {
    query!(
        "INSERT INTO pact_mandates (organisation_id, staff_id, mandate, given_at, given_by)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, staff_id, mandate) DO UPDATE
             SET given_at = excluded.given_at, given_by = excluded.given_by, ended_at = NULL, ended_by = NULL
             WHERE pact_mandates.ended_at IS NOT NULL",
        organisation,
        staff,
        mandate,
        at,
        by
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends somebody's mandate; gives back how many that were.
pub async fn end_mandate(
    conn: &mut Conn,
    organisation: i64,
    staff: i64,
    mandate: i64,
    by: i64,
    at: i64,
) -> Result<u64> {
    let done = query!(
        "UPDATE pact_mandates SET ended_at = $1, ended_by = $2
         WHERE organisation_id = $3 AND staff_id = $4 AND mandate = $5 AND ended_at IS NULL",
        at,
        by,
        organisation,
        staff,
        mandate
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// The mandates of an organisation's staff.
pub async fn mandates(conn: &mut Conn, organisation: i64) -> Result<Vec<MandateRow>> {
    query_as!(
        MandateRow,
        "SELECT staff_id, mandate, given_at FROM pact_mandates
         WHERE organisation_id = $1 AND ended_at IS NULL ORDER BY staff_id, mandate",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// Whether a member of an organisation's staff, who is not shut out, has a mandate of it at a moment: 1 or 0.
pub async fn has_mandate(
    conn: &mut Conn,
    staff: i64,
    organisation: i64,
    mandate: i64,
    at: i64,
) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM pact_mandates m
           JOIN staff s ON s.id = m.staff_id AND s.organisation_id = m.organisation_id
           WHERE m.staff_id = $1 AND m.organisation_id = $2 AND m.mandate = $3 AND m.given_at <= $4
             AND (m.ended_at IS NULL OR m.ended_at > $4) AND s.state = 1"#,
        staff,
        organisation,
        mandate,
        at
    )
    .fetch_one(conn)
    .await
}

/// The pacts that are before the public, the newest first.
pub async fn published(conn: &mut Conn) -> Result<Vec<PactRow>> {
    query_as!(
        PactRow,
        "SELECT id, name, state, document, revision, versions, renews, entries, from_at, until_at, changed_at,
         opened_at, published_at FROM pacts WHERE published_at IS NOT NULL ORDER BY from_at DESC, id DESC"
    )
    .fetch_all(conn)
    .await
}
