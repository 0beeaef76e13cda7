//! What people may ask of whoever holds them: to see it, to have it corrected, to be forgotten.

use commonfront_rows::rights::{GivenRow, HeldSignatureRow, PersonLinkRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// What is held of somebody who has been forgotten.
const NOTHING: &[u8] = &[];

/// Makes a link to a person's own record.
pub async fn put_link(
    conn: &mut Conn,
    organisation_id: i64,
    number: i64,
    address_key: i64,
    at: i64,
) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO person_links (organisation_id, number, address_key, created_at) VALUES ($1, $2, $3, $4)
           RETURNING id AS "id!: i64""#,
        organisation_id,
        number,
        address_key,
        at
    )
    .fetch_one(conn)
    .await
}

/// A link to a person's own record.
pub async fn link(conn: &mut Conn, id: i64) -> Result<Option<PersonLinkRow>> {
    query_as!(
        PersonLinkRow,
        "SELECT id, organisation_id, number, address_key, created_at FROM person_links WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

/// Links to the record of an address that has been forgotten lead to nothing.
pub async fn empty_links(conn: &mut Conn, address_key: i64) -> Result<()> {
    query!("UPDATE person_links SET address_key = 0, number = 0 WHERE address_key = $1", address_key)
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes links that were made long ago.
pub async fn prune_links(conn: &mut Conn, before: i64) -> Result<()> {
    query!("DELETE FROM person_links WHERE created_at < $1", before).execute(conn).await?;
    Ok(())
}

/// The consents that came with a signature, oldest first.
pub async fn given(conn: &mut Conn, signature_id: i64) -> Result<Vec<GivenRow>> {
    query_as!(
        GivenRow,
        "SELECT c.id, w.organisation_id, o.slug AS organisation, s.action_id, w.wording, w.version, w.language,
                c.source, c.given_at, c.withdrawn_at, c.state
         FROM consents c JOIN consent_wordings w ON w.id = c.wording_id JOIN organisations o ON o.id = w.organisation_id
         JOIN signatures s ON s.id = c.signature_id WHERE c.signature_id = $1 ORDER BY c.id",
        signature_id
    )
    .fetch_all(conn)
    .await
}

/// The consents that stand, or stood, behind a person of an organisation, oldest first.
pub async fn given_by(conn: &mut Conn, organisation_id: i64, number: i64) -> Result<Vec<GivenRow>> {
    query_as!(
        GivenRow,
        "SELECT c.id, w.organisation_id, o.slug AS organisation, s.action_id, w.wording, w.version, w.language,
                c.source, c.given_at, c.withdrawn_at, c.state
         FROM consents c JOIN consent_wordings w ON w.id = c.wording_id JOIN organisations o ON o.id = w.organisation_id
         JOIN signatures s ON s.id = c.signature_id WHERE c.person_number = $2 AND w.organisation_id = $1 ORDER BY c.id",
        organisation_id,
        number
    )
    .fetch_all(conn)
    .await
}

/// Takes back what a signature consented to of one organisation; gives back how many consents that were.
pub async fn withdraw_from(conn: &mut Conn, signature_id: i64, organisation_id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE consents SET withdrawn_at = $3, state = CASE WHEN state = 2 THEN 3 ELSE 4 END
         WHERE signature_id = $1 AND withdrawn_at IS NULL
           AND wording_id IN (SELECT id FROM consent_wordings WHERE organisation_id = $2)",
        signature_id,
        organisation_id,
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Takes back every consent that stands behind a person of an organisation; nothing more is to be carried.
pub async fn withdraw_all(conn: &mut Conn, organisation_id: i64, number: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE consents SET withdrawn_at = COALESCE(withdrawn_at, $3), state = 4 WHERE person_number = $2
         AND wording_id IN (SELECT id FROM consent_wordings WHERE organisation_id = $1)",
        organisation_id,
        number,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Nothing leads from the ledger to this person of an organisation any more.
pub async fn cut_off(conn: &mut Conn, organisation_id: i64, number: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE consents SET withdrawn_at = COALESCE(withdrawn_at, $3), state = 4, person_number = NULL
         WHERE person_number = $2 AND wording_id IN (SELECT id FROM consent_wordings WHERE organisation_id = $1)",
        organisation_id,
        number,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The consents that came with a signature have ended, and lead to nobody.
pub async fn end_consents(conn: &mut Conn, signature_id: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE consents SET withdrawn_at = COALESCE(withdrawn_at, $2), state = 4, person_number = NULL
         WHERE signature_id = $1",
        signature_id,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes everything of its signer out of a signature that counts, which goes on counting; gives back its action.
pub async fn anonymise(conn: &mut Conn, id: i64, apart: &[u8]) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE signatures SET sealed = $3, fingerprint = $2, address_key = 0, domain_key = 0, network = NULL,
               display = 0, comment_status = 0, commitments = ''
           WHERE id = $1 AND status = 1 AND length(sealed) > 0 RETURNING action_id AS "action_id!: i64""#,
        id,
        apart,
        NOTHING
    )
    .fetch_optional(conn)
    .await
}

/// Takes everything of its signer out of a signature that does not count.
pub async fn empty(conn: &mut Conn, id: i64) -> Result<()> {
    query!(
        "UPDATE signatures SET sealed = $2, address_key = 0, domain_key = 0, network = NULL, display = 0,
             comment_status = 0, commitments = '' WHERE id = $1",
        id,
        NOTHING
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a signature that was set apart, with the consents that had ended with it; gives back where it
/// came from.
pub async fn drop_apart(conn: &mut Conn, id: i64) -> Result<Option<String>> {
    query!("DELETE FROM consents WHERE signature_id = $1", id).execute(&mut *conn).await?;
    query_scalar!(
        r#"DELETE FROM signatures WHERE id = $1 AND status = 1 AND length(sealed) = 0
           RETURNING source AS "source!: String""#,
        id
    )
    .fetch_optional(conn)
    .await
}

/// Puts what a signature holds of its signer anew, unless it has been started anew in the meantime; gives
/// back its action.
pub async fn reseal(conn: &mut Conn, id: i64, created_at: i64, sealed: &[u8]) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE signatures SET sealed = $3 WHERE id = $1 AND created_at = $2 AND length(sealed) > 0
           RETURNING action_id AS "action_id!: i64""#,
        id,
        created_at,
        sealed
    )
    .fetch_optional(conn)
    .await
}

/// Mail about something is not needed any more.
pub async fn cancel_mail(conn: &mut Conn, kind: i64, subject_id: i64) -> Result<()> {
    query!("UPDATE outbox SET state = 3 WHERE state = 0 AND kind = $1 AND subject_id = $2", kind, subject_id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes the mails about something from the demonstration's mailbox.
pub async fn drop_mails(conn: &mut Conn, kind: i64, subject_id: i64) -> Result<()> {
    query!(
        "DELETE FROM mailbox WHERE outbox_id IN (SELECT id FROM outbox WHERE kind = $1 AND subject_id = $2)",
        kind,
        subject_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Nothing that an organisation did can be undone any more: somebody is in it who is to be forgotten.
pub async fn drop_undo(conn: &mut Conn, organisation_id: i64) -> Result<()> {
    query!("DELETE FROM people_undo WHERE organisation_id = $1", organisation_id).execute(conn).await?;
    Ok(())
}

/// Signatures of an action that still hold something of their signers, in the order of their keys.
pub async fn held_signatures(
    conn: &mut Conn,
    action_id: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<HeldSignatureRow>> {
    // The plus sign keeps SQLite on the keys: by the action's index every batch would read the action anew.
    query_as!(
        HeldSignatureRow,
        "SELECT id, fingerprint FROM signatures WHERE id > $2 AND +action_id = $1 AND length(sealed) > 0
         ORDER BY id LIMIT $3",
        action_id,
        after,
        limit
    )
    .fetch_all(conn)
    .await
}

/// For which moment something was last gone through.
pub async fn swept(conn: &mut Conn, name: &str) -> Result<Option<i64>> {
    query_scalar!("SELECT done_for FROM sweeps WHERE name = $1", name).fetch_optional(conn).await
}

/// Notes for which moment something has been gone through.
pub async fn put_swept(conn: &mut Conn, name: &str, done_for: i64) -> Result<()> {
    query!(
        "INSERT INTO sweeps (name, done_for) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET done_for = excluded.done_for",
        name,
        done_for
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The key of the newest signature; 0 if there is none.
pub async fn newest_signature(conn: &mut Conn) -> Result<i64> {
    query_scalar!(r#"SELECT COALESCE(MAX(id), 0) AS "id!: i64" FROM signatures"#).fetch_one(conn).await
}

/// Forgets from which networks signatures came that were made before a moment, within a range of keys.
pub async fn forget_networks(conn: &mut Conn, from: i64, before: i64, made_before: i64) -> Result<()> {
    query!(
        "UPDATE signatures SET network = NULL
         WHERE id >= $1 AND id < $2 AND network IS NOT NULL AND created_at < $3",
        from,
        before,
        made_before
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// No consent leads to an organisation's people any more, and none is to be carried there.
pub async fn release_consents(conn: &mut Conn, organisation_id: i64) -> Result<()> {
    query!(
        "UPDATE consents SET state = 4, person_number = NULL
         WHERE wording_id IN (SELECT id FROM consent_wordings WHERE organisation_id = $1)
           AND (state <> 4 OR person_number IS NOT NULL)",
        organisation_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes everything that an organisation holds of people, and the keys to it.
pub async fn drop_people(conn: &mut Conn, organisation_id: i64) -> Result<()> {
    super::calls::drop_reports(conn, organisation_id).await?;
    query!("DELETE FROM people_notes WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM people_undo WHERE organisation_id = $1", organisation_id).execute(&mut *conn).await?;
    query!("DELETE FROM people_segments WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM people_labels WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM people_index WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM people_chunks WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM people WHERE organisation_id = $1", organisation_id).execute(&mut *conn).await?;
    query!("DELETE FROM person_links WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM suppressions WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!(
        "DELETE FROM import_faults WHERE import_id IN (SELECT id FROM imports WHERE organisation_id = $1)",
        organisation_id
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "DELETE FROM import_parts WHERE import_id IN (SELECT id FROM imports WHERE organisation_id = $1)",
        organisation_id
    )
    .execute(&mut *conn)
    .await?;
    query!("DELETE FROM imports WHERE organisation_id = $1", organisation_id).execute(&mut *conn).await?;
    query!("DELETE FROM import_memory WHERE organisation_id = $1", organisation_id)
        .execute(&mut *conn)
        .await?;
    query!("DELETE FROM data_keys WHERE owner = $1", organisation_id).execute(conn).await?;
    Ok(())
}
