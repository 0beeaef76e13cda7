//! People of an organisation and the index that they are found by.

use commonfront_rows::people::{CarryRow, ChunkRow, LedgerRow, PeopleStateRow, PersonRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Holds an organisation's people until the end of the transaction: raises their revision and takes so
/// many numbers. Gives back where they then stand.
pub async fn hold(conn: &mut Conn, organisation_id: i64, numbers: i64) -> Result<PeopleStateRow> {
    query_as!(
        PeopleStateRow,
        r#"INSERT INTO people_state (organisation_id, next_number, revision) VALUES ($1, CAST($2 AS BIGINT) + 1, 1)
           ON CONFLICT (organisation_id) DO UPDATE
               SET next_number = people_state.next_number + CAST($2 AS BIGINT), revision = people_state.revision + 1
           RETURNING next_number AS "next_number!: i64", revision AS "revision!: i64""#,
        organisation_id,
        numbers
    )
    .fetch_one(conn)
    .await
}

/// Where an organisation's people stand.
pub async fn state(conn: &mut Conn, organisation_id: i64) -> Result<Option<PeopleStateRow>> {
    query_as!(
        PeopleStateRow,
        "SELECT next_number, revision FROM people_state WHERE organisation_id = $1",
        organisation_id
    )
    .fetch_optional(conn)
    .await
}

/// Gives numbers back that were taken and not used, while the people are held.
pub async fn number_back(conn: &mut Conn, organisation_id: i64, next_number: i64) -> Result<()> {
    query!(
        "UPDATE people_state SET next_number = $2 WHERE organisation_id = $1",
        organisation_id,
        next_number
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A person by her number.
pub async fn get(conn: &mut Conn, organisation_id: i64, number: i64) -> Result<Option<PersonRow>> {
    query_as!(
        PersonRow,
        "SELECT number, fingerprint, sealed, language, mail_status, basis, basis_until, revision, created_at, updated_at
         FROM people WHERE organisation_id = $1 AND number = $2",
        organisation_id,
        number
    )
    .fetch_optional(conn)
    .await
}

/// A person by her mailbox.
pub async fn find(conn: &mut Conn, organisation_id: i64, fingerprint: &[u8]) -> Result<Option<PersonRow>> {
    query_as!(
        PersonRow,
        "SELECT number, fingerprint, sealed, language, mail_status, basis, basis_until, revision, created_at, updated_at
         FROM people WHERE organisation_id = $1 AND fingerprint = $2",
        organisation_id,
        fingerprint
    )
    .fetch_optional(conn)
    .await
}

/// Puts what is held of a person in place of what was.
#[allow(clippy::too_many_arguments)]
pub async fn update(
    conn: &mut Conn,
    organisation_id: i64,
    number: i64,
    fingerprint: &[u8],
    sealed: &[u8],
    language: &str,
    mail_status: i64,
    basis: i64,
    basis_until: Option<i64>,
    at: i64,
) -> Result<bool> {
    let done = query!(
        "UPDATE people SET fingerprint = $3, sealed = $4, language = $5, mail_status = $6, basis = $7, basis_until = $8,
             revision = revision + 1, updated_at = $9 WHERE organisation_id = $1 AND number = $2",
        organisation_id,
        number,
        fingerprint,
        sealed,
        language,
        mail_status,
        basis,
        basis_until,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes a person and the notes about her.
pub async fn remove(conn: &mut Conn, organisation_id: i64, number: i64) -> Result<()> {
    query!("DELETE FROM people_notes WHERE organisation_id = $1 AND number = $2", organisation_id, number)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM people WHERE organisation_id = $1 AND number = $2", organisation_id, number)
        .execute(conn)
        .await?;
    Ok(())
}

/// Those who have something in common, chunk by chunk.
pub async fn members(conn: &mut Conn, organisation_id: i64, key: i64) -> Result<Vec<ChunkRow>> {
    query_as!(
        ChunkRow,
        // CROSS JOIN: SQLite would otherwise read every key of the organisation.
        "SELECT i.chunk, i.members FROM people_chunks c CROSS JOIN people_index i
         WHERE c.organisation_id = $1 AND i.organisation_id = c.organisation_id AND i.chunk = c.chunk
           AND i.key = $2",
        organisation_id,
        key
    )
    .fetch_all(conn)
    .await
}

/// Removes what nobody of a chunk has in common any more.
pub async fn drop_key(conn: &mut Conn, organisation_id: i64, chunk: i64, key: i64) -> Result<()> {
    query!(
        "DELETE FROM people_index WHERE organisation_id = $1 AND chunk = $2 AND key = $3",
        organisation_id,
        chunk,
        key
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes a chunk known.
pub async fn put_chunk(conn: &mut Conn, organisation_id: i64, chunk: i64) -> Result<()> {
    query!(
        "INSERT INTO people_chunks (organisation_id, chunk) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        organisation_id,
        chunk
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Consents that are to be carried to an organisation's people or out of them, oldest first.
pub async fn to_carry(conn: &mut Conn, limit: i64) -> Result<Vec<CarryRow>> {
    query_as!(
        CarryRow,
        "SELECT c.id, c.state, w.organisation_id, c.person_number, s.action_id, s.fingerprint, s.sealed, s.language, c.given_at,
                c.withdrawn_at
         FROM consents c JOIN consent_wordings w ON w.id = c.wording_id JOIN signatures s ON s.id = c.signature_id
         WHERE c.state IN (1, 3) ORDER BY c.id LIMIT $1",
        limit
    )
    .fetch_all(conn)
    .await
}

/// A consent has been carried, or has ended.
pub async fn carried(conn: &mut Conn, id: i64, from: i64, to: i64, number: Option<i64>) -> Result<bool> {
    let done = query!(
        "UPDATE consents SET state = $3, person_number = $4 WHERE id = $1 AND state = $2",
        id,
        from,
        to,
        number
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The consents that stand behind a person, oldest first.
pub async fn ledger(conn: &mut Conn, organisation_id: i64, number: i64) -> Result<Vec<LedgerRow>> {
    query_as!(
        LedgerRow,
        "SELECT c.id, s.action_id, w.wording, w.version, w.language, c.source, c.given_at, c.withdrawn_at
         FROM consents c JOIN consent_wordings w ON w.id = c.wording_id JOIN signatures s ON s.id = c.signature_id
         WHERE c.person_number = $2 AND w.organisation_id = $1 ORDER BY c.id",
        organisation_id,
        number
    )
    .fetch_all(conn)
    .await
}

/// How many consents stand behind a person now.
pub async fn standing_consents(conn: &mut Conn, organisation_id: i64, number: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM consents c JOIN consent_wordings w ON w.id = c.wording_id
           WHERE c.person_number = $2 AND c.state = 2 AND w.organisation_id = $1"#,
        organisation_id,
        number
    )
    .fetch_one(conn)
    .await
}

/// Puts a person's consents to another number of the same organisation: two records were one person.
pub async fn move_consents(conn: &mut Conn, organisation_id: i64, from: i64, to: i64) -> Result<()> {
    query!(
        "UPDATE consents SET person_number = $3 WHERE person_number = $2
         AND wording_id IN (SELECT id FROM consent_wordings WHERE organisation_id = $1)",
        organisation_id,
        from,
        to
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Puts some of a person's consents to a number.
pub async fn give_consent(conn: &mut Conn, id: i64, number: i64) -> Result<()> {
    query!("UPDATE consents SET person_number = $2 WHERE id = $1", id, number).execute(conn).await?;
    Ok(())
}

/// No import of the organisation may bring this mailbox back. reason: 1 unsubscribed, 2 erased, 3 removed.
pub async fn suppress(
    conn: &mut Conn,
    organisation_id: i64,
    fingerprint: &[u8],
    reason: i64,
    at: i64,
) -> Result<()> {
    query!(
        "INSERT INTO suppressions (organisation_id, fingerprint, reason, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id, fingerprint) DO UPDATE SET reason = excluded.reason, at = excluded.at",
        organisation_id,
        fingerprint,
        reason,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether a mailbox may not be brought back by an import of the organisation.
pub async fn suppressed(conn: &mut Conn, organisation_id: i64, fingerprint: &[u8]) -> Result<Option<i64>> {
    query_scalar!(
        "SELECT reason FROM suppressions WHERE organisation_id = $1 AND fingerprint = $2",
        organisation_id,
        fingerprint
    )
    .fetch_optional(conn)
    .await
}

/// Somebody has consented anew.
pub async fn unsuppress(conn: &mut Conn, organisation_id: i64, fingerprint: &[u8]) -> Result<()> {
    query!(
        "DELETE FROM suppressions WHERE organisation_id = $1 AND fingerprint = $2",
        organisation_id,
        fingerprint
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// No import of anybody's may bring this mailbox back.
pub async fn entomb(conn: &mut Conn, fingerprint: &[u8], at: i64) -> Result<()> {
    query!(
        "INSERT INTO tombstones (fingerprint, at) VALUES ($1, $2)
         ON CONFLICT (fingerprint) DO UPDATE SET at = excluded.at",
        fingerprint,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// People whose implied consent has run out: (organisation, number).
pub async fn lapsed(conn: &mut Conn, now: i64, limit: i64) -> Result<Vec<(i64, i64)>> {
    let rows = query!(
        "SELECT organisation_id, number FROM people
         WHERE basis = 2 AND mail_status = 0 AND basis_until < $1 ORDER BY basis_until LIMIT $2",
        now,
        limit
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.organisation_id, row.number)).collect())
}

/// People of a range of numbers, rising.
pub async fn range(conn: &mut Conn, organisation_id: i64, from: i64, before: i64) -> Result<Vec<PersonRow>> {
    query_as!(
        PersonRow,
        "SELECT number, fingerprint, sealed, language, mail_status, basis, basis_until, revision, created_at, updated_at
         FROM people WHERE organisation_id = $1 AND number >= $2 AND number < $3 ORDER BY number",
        organisation_id,
        from,
        before
    )
    .fetch_all(conn)
    .await
}

/// A person's consents to an organisation end with her record there.
pub async fn end_consents(conn: &mut Conn, organisation_id: i64, number: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE consents SET state = 4, withdrawn_at = COALESCE(withdrawn_at, $3)
         WHERE person_number = $2 AND state IN (1, 2, 3)
           AND wording_id IN (SELECT id FROM consent_wordings WHERE organisation_id = $1)",
        organisation_id,
        number,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}
