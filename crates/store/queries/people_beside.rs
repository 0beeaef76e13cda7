//! What stands beside people: labels for filters, notes, named segments, what can be undone.

use commonfront_rows::people::{LabelRow, NoteRow, SealedRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Puts a person's notes to another number.
pub async fn move_notes(conn: &mut Conn, organisation_id: i64, from: i64, to: i64) -> Result<()> {
    query!(
        "UPDATE people_notes SET number = $3 WHERE organisation_id = $1 AND number = $2",
        organisation_id,
        from,
        to
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The words that can be chosen in a filter.
pub async fn labels(conn: &mut Conn, organisation_id: i64) -> Result<Vec<LabelRow>> {
    query_as!(
        LabelRow,
        "SELECT kind, key, sealed FROM people_labels WHERE organisation_id = $1 ORDER BY kind, key",
        organisation_id
    )
    .fetch_all(conn)
    .await
}

/// Makes a word known for filters.
pub async fn put_label(
    conn: &mut Conn,
    organisation_id: i64,
    kind: i64,
    key: i64,
    sealed: &[u8],
) -> Result<()> {
    query!(
        "INSERT INTO people_labels (organisation_id, kind, key, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id, kind, key) DO NOTHING",
        organisation_id,
        kind,
        key,
        sealed
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The notes about a person, newest first.
pub async fn notes(conn: &mut Conn, organisation_id: i64, number: i64) -> Result<Vec<NoteRow>> {
    query_as!(
        NoteRow,
        "SELECT id, staff_id, sealed, created_at FROM people_notes WHERE organisation_id = $1 AND number = $2
         ORDER BY id DESC",
        organisation_id,
        number
    )
    .fetch_all(conn)
    .await
}

/// Adds a note about a person.
pub async fn put_note(
    conn: &mut Conn,
    organisation_id: i64,
    number: i64,
    staff_id: i64,
    sealed: &[u8],
    at: i64,
) -> Result<()> {
    query!(
        "INSERT INTO people_notes (organisation_id, number, staff_id, sealed, created_at) VALUES ($1, $2, $3, $4, $5)",
        organisation_id,
        number,
        staff_id,
        sealed,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a note.
pub async fn remove_note(conn: &mut Conn, organisation_id: i64, number: i64, id: i64) -> Result<bool> {
    let done = query!(
        "DELETE FROM people_notes WHERE organisation_id = $1 AND number = $2 AND id = $3",
        organisation_id,
        number,
        id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The segments that have a name.
pub async fn segments(conn: &mut Conn, organisation_id: i64) -> Result<Vec<SealedRow>> {
    query_as!(
        SealedRow,
        r#"SELECT id, staff_id, 0 AS "kind!: i64", sealed, created_at FROM people_segments
           WHERE organisation_id = $1 ORDER BY id"#,
        organisation_id
    )
    .fetch_all(conn)
    .await
}

/// Keeps a segment under a name.
pub async fn put_segment(
    conn: &mut Conn,
    organisation_id: i64,
    staff_id: i64,
    sealed: &[u8],
    at: i64,
) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO people_segments (organisation_id, staff_id, sealed, created_at) VALUES ($1, $2, $3, $4)
           RETURNING id AS "id!: i64""#,
        organisation_id,
        staff_id,
        sealed,
        at
    )
    .fetch_one(conn)
    .await
}

/// Forgets a segment's name and conditions.
pub async fn remove_segment(conn: &mut Conn, organisation_id: i64, id: i64) -> Result<bool> {
    let done =
        query!("DELETE FROM people_segments WHERE organisation_id = $1 AND id = $2", organisation_id, id)
            .execute(conn)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps what is needed to undo something.
pub async fn put_undo(
    conn: &mut Conn,
    organisation_id: i64,
    staff_id: i64,
    kind: i64,
    sealed: &[u8],
    at: i64,
) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO people_undo (organisation_id, staff_id, kind, sealed, created_at) VALUES ($1, $2, $3, $4, $5)
           RETURNING id AS "id!: i64""#,
        organisation_id,
        staff_id,
        kind,
        sealed,
        at
    )
    .fetch_one(conn)
    .await
}

/// What is needed to undo something that has not been undone.
pub async fn undo(conn: &mut Conn, organisation_id: i64, id: i64) -> Result<Option<SealedRow>> {
    query_as!(
        SealedRow,
        "SELECT id, staff_id, kind, sealed, created_at FROM people_undo
         WHERE organisation_id = $1 AND id = $2 AND undone_at IS NULL",
        organisation_id,
        id
    )
    .fetch_optional(conn)
    .await
}

/// Notes that something has been undone.
pub async fn undone(conn: &mut Conn, organisation_id: i64, id: i64, at: i64) -> Result<bool> {
    let nothing: &[u8] = &[];
    let done = query!(
        "UPDATE people_undo SET undone_at = $3, sealed = $4 WHERE organisation_id = $1 AND id = $2 AND undone_at IS NULL",
        organisation_id,
        id,
        at,
        nothing
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Forgets what can no longer be undone.
pub async fn prune_undo(conn: &mut Conn, before: i64) -> Result<u64> {
    let done = query!("DELETE FROM people_undo WHERE created_at < $1", before).execute(conn).await?;
    Ok(done.rows_affected())
}

/// Puts a note to another number.
pub async fn give_note(conn: &mut Conn, organisation_id: i64, id: i64, number: i64) -> Result<()> {
    query!(
        "UPDATE people_notes SET number = $3 WHERE organisation_id = $1 AND id = $2",
        organisation_id,
        id,
        number
    )
    .execute(conn)
    .await?;
    Ok(())
}
