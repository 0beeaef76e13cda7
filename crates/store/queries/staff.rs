//! Staff, their invitations and their sessions.

use commonfront_rows::staff::{Credentials, FailuresRow, NewStaff, OwnSessionRow, SessionRow, StaffRow};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// Keeps somebody who is invited, unless her address is known; gives back her key.
pub async fn put(conn: &mut Conn, staff: &NewStaff<'_>) -> Result<Option<i64>> {
    query_scalar!(
        r#"INSERT INTO staff (organisation_id, role, state, fingerprint, sealed, language, invited_at, created_at,
               password, password_at, totp, totp_step, pending_totp, seen_at)
           VALUES ($1, $2, 0, $3, $4, $5, $6, $6, '', 0, '', 0, '', 0)
           ON CONFLICT (fingerprint) DO NOTHING RETURNING id AS "id!: i64""#,
        staff.organisation_id,
        staff.role,
        staff.fingerprint,
        staff.sealed,
        staff.language,
        staff.at
    )
    .fetch_optional(conn)
    .await
}

/// One member of staff.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<StaffRow>> {
    query_as!(
        StaffRow,
        r#"SELECT s.id, s.organisation_id, COALESCE(o.slug, '') AS "organisation!: String", s.role, s.state,
             s.fingerprint, s.sealed, s.language, s.invited_at, s.password, s.password_at, s.totp, s.totp_step,
             s.pending_totp, s.seen_at
           FROM staff s LEFT JOIN organisations o ON o.id = s.organisation_id WHERE s.id = $1"#,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The member of staff with an address.
pub async fn find(conn: &mut Conn, fingerprint: &[u8]) -> Result<Option<StaffRow>> {
    query_as!(
        StaffRow,
        r#"SELECT s.id, s.organisation_id, COALESCE(o.slug, '') AS "organisation!: String", s.role, s.state,
             s.fingerprint, s.sealed, s.language, s.invited_at, s.password, s.password_at, s.totp, s.totp_step,
             s.pending_totp, s.seen_at
           FROM staff s LEFT JOIN organisations o ON o.id = s.organisation_id WHERE s.fingerprint = $1"#,
        fingerprint
    )
    .fetch_optional(conn)
    .await
}

/// All staff.
pub async fn all(conn: &mut Conn) -> Result<Vec<StaffRow>> {
    query_as!(
        StaffRow,
        r#"SELECT s.id, s.organisation_id, COALESCE(o.slug, '') AS "organisation!: String", s.role, s.state,
             s.fingerprint, s.sealed, s.language, s.invited_at, s.password, s.password_at, s.totp, s.totp_step,
             s.pending_totp, s.seen_at
           FROM staff s LEFT JOIN organisations o ON o.id = s.organisation_id ORDER BY s.organisation_id, s.id"#
    )
    .fetch_all(conn)
    .await
}

/// An organisation's staff.
pub async fn of_organisation(conn: &mut Conn, organisation_id: i64) -> Result<Vec<StaffRow>> {
    query_as!(
        StaffRow,
        r#"SELECT s.id, s.organisation_id, COALESCE(o.slug, '') AS "organisation!: String", s.role, s.state,
             s.fingerprint, s.sealed, s.language, s.invited_at, s.password, s.password_at, s.totp, s.totp_step,
             s.pending_totp, s.seen_at
           FROM staff s LEFT JOIN organisations o ON o.id = s.organisation_id WHERE s.organisation_id = $1 ORDER BY s.id"#,
        organisation_id
    )
    .fetch_all(conn)
    .await
}

/// How many active members of staff of an organisation have a role, leaving one out.
pub async fn others_with_role(conn: &mut Conn, organisation_id: i64, role: i64, except: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM staff
           WHERE organisation_id = $1 AND role = $2 AND state = 1 AND id <> $3"#,
        organisation_id,
        role,
        except
    )
    .fetch_one(conn)
    .await
}

/// How many keep an organisation's desk, or have been asked to after a moment and not answered yet.
pub async fn keepers(conn: &mut Conn, organisation_id: i64, role: i64, invited_after: i64) -> Result<i64> {
    query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM staff
           WHERE organisation_id = $1 AND role = $2 AND (state = 1 OR (state = 0 AND invited_at > $3))"#,
        organisation_id,
        role,
        invited_after
    )
    .fetch_one(conn)
    .await
}

/// Waits until no other transaction changes an organisation's staff, so that two cannot remove each other.
pub async fn hold(conn: &mut Conn, organisation_id: i64) -> Result<()> {
    query!("UPDATE staff SET role = role WHERE organisation_id = $1", organisation_id).execute(conn).await?;
    Ok(())
}

/// Changes somebody's role.
pub async fn set_role(conn: &mut Conn, id: i64, role: i64) -> Result<()> {
    query!("UPDATE staff SET role = $2 WHERE id = $1", id, role).execute(conn).await?;
    Ok(())
}

/// Changes somebody's state: 0 invited, 1 active, 2 disabled.
pub async fn set_state(conn: &mut Conn, id: i64, state: i64) -> Result<()> {
    query!("UPDATE staff SET state = $2 WHERE id = $1", id, state).execute(conn).await?;
    Ok(())
}

/// Changes somebody's language.
pub async fn set_language(conn: &mut Conn, id: i64, language: &str) -> Result<()> {
    query!("UPDATE staff SET language = $2 WHERE id = $1", id, language).execute(conn).await?;
    Ok(())
}

/// Opens an invitation anew; what let her in before no longer does.
pub async fn invite(conn: &mut Conn, id: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE staff SET state = 0, invited_at = $2, password = '', password_at = 0, totp = '', totp_step = 0,
             pending_totp = '' WHERE id = $1",
        id,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The first half of taking an invitation up: name, password, and a second step that is to be proved. Only
/// while the invitation is the one made at `invited_at`.
pub async fn prepare(
    conn: &mut Conn,
    id: i64,
    invited_at: i64,
    sealed: &[u8],
    new: &Credentials<'_>,
) -> Result<bool> {
    let done = query!(
        "UPDATE staff SET sealed = $3, password = $4, password_at = $5, pending_totp = $6
         WHERE id = $1 AND invited_at = $2 AND state = 0",
        id,
        invited_at,
        sealed,
        new.password,
        new.at,
        new.totp
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The second half: it can't be taken up again.
pub async fn accept(conn: &mut Conn, id: i64, invited_at: i64, totp: &[u8], step: i64) -> Result<bool> {
    let done = query!(
        "UPDATE staff SET state = 1, invited_at = 0, totp = $3, totp_step = $4, pending_totp = ''
         WHERE id = $1 AND invited_at = $2 AND state = 0 AND password <> ''",
        id,
        invited_at,
        totp,
        step
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps a second step that is to be proved.
pub async fn set_pending(conn: &mut Conn, id: i64, totp: &[u8]) -> Result<()> {
    query!("UPDATE staff SET pending_totp = $2 WHERE id = $1", id, totp).execute(conn).await?;
    Ok(())
}

/// Changes somebody's password.
pub async fn set_password(conn: &mut Conn, id: i64, password: &str, at: i64) -> Result<()> {
    query!("UPDATE staff SET password = $2, password_at = $3 WHERE id = $1", id, password, at)
        .execute(conn)
        .await?;
    Ok(())
}

/// Changes somebody's second step.
pub async fn set_totp(conn: &mut Conn, id: i64, totp: &[u8], step: i64) -> Result<()> {
    query!("UPDATE staff SET totp = $2, totp_step = $3, pending_totp = '' WHERE id = $1", id, totp, step)
        .execute(conn)
        .await?;
    Ok(())
}

/// Uses a step of the second step up; false if it, or a later one, has been used.
pub async fn use_step(conn: &mut Conn, id: i64, step: i64) -> Result<bool> {
    let done = query!("UPDATE staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2", id, step)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Keeps a recovery code.
pub async fn put_recovery_code(conn: &mut Conn, staff_id: i64, code: &[u8]) -> Result<()> {
    query!("INSERT INTO staff_recovery_codes (staff_id, code) VALUES ($1, $2)", staff_id, code)
        .execute(conn)
        .await?;
    Ok(())
}

/// Uses a recovery code up; false if it is not one, or not any more.
pub async fn use_recovery_code(conn: &mut Conn, staff_id: i64, code: &[u8]) -> Result<bool> {
    let done = query!("DELETE FROM staff_recovery_codes WHERE staff_id = $1 AND code = $2", staff_id, code)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Forgets all recovery codes of somebody.
pub async fn drop_recovery_codes(conn: &mut Conn, staff_id: i64) -> Result<()> {
    query!("DELETE FROM staff_recovery_codes WHERE staff_id = $1", staff_id).execute(conn).await?;
    Ok(())
}

/// How many recovery codes somebody has left.
pub async fn recovery_codes(conn: &mut Conn, staff_id: i64) -> Result<i64> {
    query_scalar!(r#"SELECT COUNT(*) AS "n!: i64" FROM staff_recovery_codes WHERE staff_id = $1"#, staff_id)
        .fetch_one(conn)
        .await
}

/// Begins a session.
pub async fn begin_session(
    conn: &mut Conn,
    token: &[u8],
    staff_id: i64,
    browser: &str,
    now: i64,
) -> Result<i64> {
    query!("UPDATE staff SET seen_at = $2 WHERE id = $1", staff_id, now).execute(&mut *conn).await?;
    query_scalar!(
        r#"INSERT INTO staff_sessions (token, staff_id, browser, created_at, seen_at, confirmed_at)
           VALUES ($1, $2, $3, $4, $4, $4) RETURNING id AS "id!: i64""#,
        token,
        staff_id,
        browser,
        now
    )
    .fetch_one(conn)
    .await
}

/// A session that is neither idle nor too old, of somebody who is active.
pub async fn session(
    conn: &mut Conn,
    token: &[u8],
    seen_after: i64,
    created_after: i64,
) -> Result<Option<SessionRow>> {
    query_as!(
        SessionRow,
        r#"SELECT s.id, s.created_at, s.seen_at, s.confirmed_at, s.staff_id, p.organisation_id,
             COALESCE(o.slug, '') AS "organisation!: String", p.role, p.fingerprint, p.sealed, p.language
           FROM staff_sessions s JOIN staff p ON p.id = s.staff_id
             LEFT JOIN organisations o ON o.id = p.organisation_id
           WHERE s.token = $1 AND s.seen_at > $2 AND s.created_at > $3 AND p.state = 1"#,
        token,
        seen_after,
        created_after
    )
    .fetch_optional(conn)
    .await
}

/// Notes that a session is in use.
pub async fn see_session(conn: &mut Conn, id: i64, staff_id: i64, now: i64) -> Result<()> {
    query!("UPDATE staff_sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2", id, now)
        .execute(&mut *conn)
        .await?;
    query!("UPDATE staff SET seen_at = $2 WHERE id = $1 AND seen_at < $2", staff_id, now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that a session's owner has proved anew who she is.
pub async fn confirm_session(conn: &mut Conn, id: i64, now: i64) -> Result<()> {
    query!("UPDATE staff_sessions SET confirmed_at = $2 WHERE id = $1", id, now).execute(conn).await?;
    Ok(())
}

/// Somebody's sessions, the latest first.
pub async fn sessions(
    conn: &mut Conn,
    staff_id: i64,
    seen_after: i64,
    created_after: i64,
) -> Result<Vec<OwnSessionRow>> {
    query_as!(
        OwnSessionRow,
        "SELECT id, browser, created_at, seen_at FROM staff_sessions
         WHERE staff_id = $1 AND seen_at > $2 AND created_at > $3 ORDER BY seen_at DESC, id DESC",
        staff_id,
        seen_after,
        created_after
    )
    .fetch_all(conn)
    .await
}

/// Ends one of somebody's sessions.
pub async fn end_session(conn: &mut Conn, staff_id: i64, id: i64) -> Result<u64> {
    let done = query!("DELETE FROM staff_sessions WHERE staff_id = $1 AND id = $2", staff_id, id)
        .execute(conn)
        .await?;
    Ok(done.rows_affected())
}

/// Ends all of somebody's sessions but one; 0 for none to keep.
pub async fn end_sessions(conn: &mut Conn, staff_id: i64, but: i64) -> Result<u64> {
    let done = query!("DELETE FROM staff_sessions WHERE staff_id = $1 AND id <> $2", staff_id, but)
        .execute(conn)
        .await?;
    Ok(done.rows_affected())
}

/// Removes sessions that have run out.
pub async fn prune_sessions(conn: &mut Conn, seen_before: i64, created_before: i64) -> Result<u64> {
    let done = query!(
        "DELETE FROM staff_sessions WHERE seen_at <= $1 OR created_at <= $2",
        seen_before,
        created_before
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// How often signing in has failed with an account or from a network.
pub async fn failures(conn: &mut Conn, what: &[u8]) -> Result<Option<FailuresRow>> {
    query_as!(FailuresRow, "SELECT failures, blocked_until FROM sign_in_failures WHERE what = $1", what)
        .fetch_optional(conn)
        .await
}

/// Notes an attempt before it is looked at, so that many at once count as many; gives back how many there are now
/// in a row. One that follows only long after (`forgotten`) is the first again.
pub async fn fail(conn: &mut Conn, what: &[u8], now: i64, forgotten: i64) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO sign_in_failures (what, failures, blocked_until, last_at) VALUES ($1, 1, 0, $2)
           ON CONFLICT (what) DO UPDATE SET last_at = excluded.last_at,
               failures = CASE WHEN sign_in_failures.last_at < $3 THEN 1 ELSE sign_in_failures.failures + 1 END
           RETURNING failures AS "failures!: i64""#,
        what,
        now,
        forgotten
    )
    .fetch_one(conn)
    .await
}

/// Takes an attempt back that turned out right.
pub async fn unfail(conn: &mut Conn, what: &[u8]) -> Result<()> {
    query!(
        "UPDATE sign_in_failures SET failures = failures - 1, blocked_until = 0 WHERE what = $1 AND failures > 0",
        what
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Lets nothing be tried before a moment.
pub async fn block(conn: &mut Conn, what: &[u8], until: i64) -> Result<()> {
    query!("UPDATE sign_in_failures SET blocked_until = $2 WHERE what = $1", what, until)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets the failures of an account or a network.
pub async fn forgive(conn: &mut Conn, what: &[u8]) -> Result<()> {
    query!("DELETE FROM sign_in_failures WHERE what = $1", what).execute(conn).await?;
    Ok(())
}

/// Forgets failures of long ago.
pub async fn prune_failures(conn: &mut Conn, before: i64) -> Result<u64> {
    let done = query!("DELETE FROM sign_in_failures WHERE last_at < $1", before).execute(conn).await?;
    Ok(done.rows_affected())
}

/// Waits until no other transaction changes the coalition's document.
pub async fn hold_coalition(conn: &mut Conn) -> Result<()> {
    query!("UPDATE coalition SET revision = revision WHERE id = 1").execute(conn).await?;
    Ok(())
}
