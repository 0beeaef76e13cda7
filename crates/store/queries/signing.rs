//! Signatures, their consents and their counters.

use commonfront_rows::daily::MovedRow;
use commonfront_rows::{
    ConsentRow, CounterRow, NewSignature, SignatureRow, StatusRow, SupporterRow, TallyRow,
};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// What is held of the signer of a signature that has ended.
const NOTHING: &[u8] = &[];

/// All counters.
pub async fn counters(conn: &mut Conn) -> Result<Vec<CounterRow>> {
    query_as!(
        CounterRow,
        "SELECT action_id, confirmed, pending, paper, removed, revision, shown_revision FROM counters ORDER BY action_id"
    )
    .fetch_all(conn)
    .await
}

/// Moves an action's counters and gives back where they stand; `shown` is 1 if what is shown of the
/// signers has changed too.
pub async fn count(
    conn: &mut Conn,
    action_id: i64,
    confirmed: i64,
    pending: i64,
    removed: i64,
    shown: i64,
) -> Result<CounterRow> {
    query_as!(
        CounterRow,
        r#"UPDATE counters SET confirmed = confirmed + $2, pending = pending + $3, removed = removed + $4,
               revision = revision + 1, shown_revision = shown_revision + $5
           WHERE action_id = $1
           RETURNING action_id AS "action_id!: i64", confirmed AS "confirmed!: i64", pending AS "pending!: i64",
               paper AS "paper!: i64", removed AS "removed!: i64", revision AS "revision!: i64",
               shown_revision AS "shown_revision!: i64""#,
        action_id,
        confirmed,
        pending,
        removed,
        shown
    )
    .fetch_one(conn)
    .await
}

/// How many signatures of each action and source have each status, counted from the rows: for proving the counters.
pub async fn tally(conn: &mut Conn) -> Result<Vec<TallyRow>> {
    query_as!(
        TallyRow,
        r#"SELECT action_id, source, status, COUNT(*) AS "signatures!: i64" FROM signatures
           GROUP BY action_id, source, status ORDER BY action_id, source, status"#
    )
    .fetch_all(conn)
    .await
}

/// The signature of a mailbox for an action.
pub async fn find(conn: &mut Conn, action_id: i64, fingerprint: &[u8]) -> Result<Option<StatusRow>> {
    query_as!(
        StatusRow,
        "SELECT id, action_id, status FROM signatures WHERE action_id = $1 AND fingerprint = $2",
        action_id,
        fingerprint
    )
    .fetch_optional(conn)
    .await
}

/// A signature, whole.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<SignatureRow>> {
    query_as!(
        SignatureRow,
        "SELECT id, action_id, fingerprint, status, sealed, address_key, display, comment_status, language,
                created_at, confirmed_at
         FROM signatures WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await
}

/// Starts a signature of this status anew with what was typed now; `created_at` is part of its private
/// link. Gives back whether it still had that status.
pub async fn restart(
    conn: &mut Conn,
    id: i64,
    from: i64,
    new: &NewSignature,
    created_at: i64,
) -> Result<bool> {
    let comment_status = i64::from(new.has_comment);
    let done = query!(
        "UPDATE signatures SET status = 0, sealed = $3, address_key = $4, domain_key = $5, network = $6, display = $7,
             comment_status = $8, commitments = $9, language = $10, source = $11, created_at = $12,
             confirmed_at = NULL, ended_at = NULL
         WHERE id = $1 AND status = $2",
        id,
        from,
        new.sealed,
        new.address_key,
        new.domain_key,
        new.network,
        new.display,
        comment_status,
        new.commitments,
        new.language,
        new.source,
        created_at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Confirms a pending signature; gives back its action and source if it was pending.
pub async fn confirm(conn: &mut Conn, id: i64, at: i64) -> Result<Option<MovedRow>> {
    query_as!(
        MovedRow,
        r#"UPDATE signatures SET status = 1, confirmed_at = $2 WHERE id = $1 AND status = 0
           RETURNING action_id AS "action_id!: i64", source AS "source!: String""#,
        id,
        at
    )
    .fetch_optional(conn)
    .await
}

/// The consents of a signature that has been confirmed are to be carried to the organisations' people.
pub async fn consents_stand(conn: &mut Conn, signature_id: i64) -> Result<()> {
    query!(
        "UPDATE consents SET state = 1 WHERE signature_id = $1 AND state = 0 AND withdrawn_at IS NULL",
        signature_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends a signature that has this status, and removes what it held of the person.
pub async fn end(conn: &mut Conn, id: i64, from: i64, to: i64, at: i64) -> Result<Option<MovedRow>> {
    query_as!(
        MovedRow,
        r#"UPDATE signatures SET status = $3, ended_at = $4, sealed = $5, address_key = 0, domain_key = 0,
               network = NULL, display = 0, comment_status = 0, commitments = ''
           WHERE id = $1 AND status = $2
           RETURNING action_id AS "action_id!: i64", source AS "source!: String""#,
        id,
        from,
        to,
        at,
        NOTHING
    )
    .fetch_optional(conn)
    .await
}

/// Pending signatures made before a moment, oldest first.
pub async fn pending_before(conn: &mut Conn, before: i64, limit: i64) -> Result<Vec<i64>> {
    query_scalar!(
        "SELECT id FROM signatures WHERE status = 0 AND created_at < $1 ORDER BY created_at LIMIT $2",
        before,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Changes how a signer is shown, while her signature stands.
pub async fn set_display(conn: &mut Conn, id: i64, display: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE signatures SET display = $2 WHERE id = $1 AND status IN (0, 1) AND display <> $2 AND length(sealed) > 0
           RETURNING action_id AS "action_id!: i64""#,
        id,
        display
    )
    .fetch_optional(conn)
    .await
}

/// The latest signers of an action who chose to be shown.
pub async fn supporters(conn: &mut Conn, action_id: i64, limit: i64) -> Result<Vec<SupporterRow>> {
    query_as!(
        SupporterRow,
        r#"SELECT fingerprint, sealed, display, comment_status, language, confirmed_at AS "confirmed_at!: i64"
           FROM signatures WHERE action_id = $1 AND status = 1 AND display > 0
           ORDER BY confirmed_at DESC LIMIT $2"#,
        action_id,
        limit
    )
    .fetch_all(conn)
    .await
}

/// The consents that came with a signature, and what was said.
pub async fn consents(conn: &mut Conn, signature_id: i64) -> Result<Vec<ConsentRow>> {
    query_as!(
        ConsentRow,
        "SELECT o.slug AS organisation, w.wording, w.version, w.language, c.source, c.given_at, c.withdrawn_at
         FROM consents c JOIN consent_wordings w ON w.id = c.wording_id JOIN organisations o ON o.id = w.organisation_id
         WHERE c.signature_id = $1 ORDER BY c.id",
        signature_id
    )
    .fetch_all(conn)
    .await
}

/// Takes back the consents that came with a signature.
pub async fn withdraw_consents(conn: &mut Conn, signature_id: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE consents SET withdrawn_at = $2, state = CASE WHEN state IN (2, 3) THEN 3 ELSE 4 END
         WHERE signature_id = $1 AND withdrawn_at IS NULL",
        signature_id,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Lets a comment through (2), refuses it (3) or has it wait again (1).
pub async fn review_comment(conn: &mut Conn, id: i64, comment_status: i64) -> Result<Option<i64>> {
    query_scalar!(
        r#"UPDATE signatures SET comment_status = $2 WHERE id = $1 AND comment_status > 0 AND comment_status <> $2
           RETURNING action_id AS "action_id!: i64""#,
        id,
        comment_status
    )
    .fetch_optional(conn)
    .await
}
