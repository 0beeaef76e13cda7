//! Collective agreements, their provisions and threats to them. What is read is read for an organisation: `$1` is
//! who asks.

use commonfront_rows::bargaining::{
    AgreementRow, NewAgreement, NewThreat, ProvisionRow, StatusRow, ThreatRow,
};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// The agreements that an organisation sees, the next to end first.
pub async fn agreements(conn: &mut Conn, organisation: i64) -> Result<Vec<AgreementRow>> {
    query_as!(
        AgreementRow,
        "SELECT a.id, a.organisation_id, a.visibility, a.document, a.people, a.from_day, a.until_day, a.status, a.status_since
         FROM agreements a
         WHERE a.removed_at IS NULL
           AND (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.changed_at)) OR (a.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 8 AND w.thing_id = a.id
                     AND w.organisation_id = $1)))
         ORDER BY a.until_day, a.id LIMIT 1000",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// An agreement, if an organisation sees it.
pub async fn agreement(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<AgreementRow>> {
    query_as!(
        AgreementRow,
        "SELECT a.id, a.organisation_id, a.visibility, a.document, a.people, a.from_day, a.until_day, a.status, a.status_since
         FROM agreements a
         WHERE a.removed_at IS NULL
           AND (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.changed_at)) OR (a.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 8 AND w.thing_id = a.id
                     AND w.organisation_id = $1)))
           AND a.id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// Keeps an agreement; gives back its key.
pub async fn add_agreement(conn: &mut Conn, new: &NewAgreement<'_>, status: i64, since: i64) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO agreements (organisation_id, visibility, document, people, from_day, until_day, status, status_since,
             made_at, made_by, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9) RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.document,
        new.people,
        new.from_day,
        new.until_day,
        status,
        since,
        new.at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Changes an agreement of its organisation; gives back how many that were.
pub async fn change_agreement(conn: &mut Conn, id: i64, to: &NewAgreement<'_>) -> Result<u64> {
    let done = query!(
        "UPDATE agreements SET visibility = $1, document = $2, people = $3, from_day = $4, until_day = $5, changed_at = $6
         WHERE id = $7 AND organisation_id = $8 AND removed_at IS NULL",
        to.visibility,
        to.document,
        to.people,
        to.from_day,
        to.until_day,
        to.at,
        id,
        to.organisation_id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes an agreement of an organisation; gives back how many that were.
pub async fn remove_agreement(conn: &mut Conn, organisation: i64, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE agreements SET removed_at = $1, document = '{}'
         WHERE id = $2 AND organisation_id = $3 AND removed_at IS NULL",
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Notes how bargaining for an agreement stands.
pub async fn note_status(
    conn: &mut Conn,
    agreement: i64,
    status: i64,
    since: i64,
    at: i64,
    staff: i64,
) -> Result<()> {
    query!(
        "INSERT INTO agreement_statuses (agreement_id, number, status, since_day, noted_at, noted_by)
         VALUES ($1, (SELECT COALESCE(MAX(s.number), 0) + 1 FROM agreement_statuses s WHERE s.agreement_id = $1),
           $2, $3, $4, $5)",
        agreement,
        status,
        since,
        at,
        staff
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Puts an agreement's newest status into its own row.
pub async fn put_status(conn: &mut Conn, agreement: i64, status: i64, since: i64, at: i64) -> Result<()> {
    query!(
        "UPDATE agreements SET status = $1, status_since = $2, changed_at = $3 WHERE id = $4",
        status,
        since,
        at,
        agreement
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// How bargaining for an agreement stood, the newest first.
pub async fn statuses(conn: &mut Conn, agreement: i64) -> Result<Vec<StatusRow>> {
    query_as!(
        StatusRow,
        "SELECT number, status, since_day FROM agreement_statuses WHERE agreement_id = $1
         ORDER BY since_day DESC, number DESC",
        agreement
    )
    .fetch_all(conn)
    .await
}

/// Forgets how bargaining for an agreement stood.
pub async fn forget_statuses(conn: &mut Conn, agreement: i64) -> Result<()> {
    query!("DELETE FROM agreement_statuses WHERE agreement_id = $1", agreement).execute(conn).await?;
    Ok(())
}

/// The provisions of an agreement.
pub async fn provisions(conn: &mut Conn, agreement: i64) -> Result<Vec<ProvisionRow>> {
    query_as!(
        ProvisionRow,
        "SELECT p.id, p.agreement_id, p.subject, p.clause, p.document FROM provisions p WHERE p.agreement_id = $1
         ORDER BY p.subject, p.id",
        agreement
    )
    .fetch_all(conn)
    .await
}

/// The provisions on a subject in the agreements that an organisation sees.
pub async fn provisions_on(conn: &mut Conn, organisation: i64, subject: i64) -> Result<Vec<ProvisionRow>> {
    query_as!(
        ProvisionRow,
        "SELECT p.id, p.agreement_id, p.subject, p.clause, p.document
         FROM provisions p JOIN agreements a ON a.id = p.agreement_id
         WHERE a.removed_at IS NULL
           AND (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.changed_at)) OR (a.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 8 AND w.thing_id = a.id
                     AND w.organisation_id = $1)))
           AND p.subject = $2
         ORDER BY p.agreement_id, p.id LIMIT 2000",
        organisation,
        subject
    )
    .fetch_all(conn)
    .await
}

/// The subjects of the provisions in the agreements that an organisation sees.
pub async fn subjects(conn: &mut Conn, organisation: i64) -> Result<Vec<i64>> {
    query_scalar!(
        r#"SELECT DISTINCT p.subject AS "subject!: i64"
           FROM provisions p JOIN agreements a ON a.id = p.agreement_id
           WHERE a.removed_at IS NULL
             AND (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.changed_at)) OR (a.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 8 AND w.thing_id = a.id
                     AND w.organisation_id = $1)))
           ORDER BY 1"#,
        organisation
    )
    .fetch_all(conn)
    .await
}

/// Notes that the provisions of an agreement have changed, and with them the agreement.
pub async fn touch_agreement(conn: &mut Conn, agreement: i64, at: i64) -> Result<()> {
    query!("UPDATE agreements SET changed_at = $1 WHERE id = $2", at, agreement).execute(conn).await?;
    Ok(())
}

/// Keeps a provision; gives back its key.
pub async fn add_provision(
    conn: &mut Conn,
    agreement: i64,
    subject: i64,
    clause: &str,
    document: &str,
    at: i64,
) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO provisions (agreement_id, subject, clause, document, changed_at)
           VALUES ($1, $2, $3, $4, $5) RETURNING id AS "id!: i64""#,
        agreement,
        subject,
        clause,
        document,
        at
    )
    .fetch_one(conn)
    .await
}

/// Changes a provision of an agreement; gives back how many that were.
pub async fn change_provision(conn: &mut Conn, row: &ProvisionRow, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE provisions SET subject = $1, clause = $2, document = $3, changed_at = $4
         WHERE id = $5 AND agreement_id = $6",
        row.subject,
        row.clause,
        row.document,
        at,
        row.id,
        row.agreement_id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes a provision of an agreement; gives back how many that were.
pub async fn remove_provision(conn: &mut Conn, agreement: i64, id: i64) -> Result<u64> {
    let done = query!("DELETE FROM provisions WHERE id = $1 AND agreement_id = $2", id, agreement)
        .execute(conn)
        .await?;
    Ok(done.rows_affected())
}

/// Removes all provisions of an agreement.
pub async fn forget_provisions(conn: &mut Conn, agreement: i64) -> Result<()> {
    query!("DELETE FROM provisions WHERE agreement_id = $1", agreement).execute(conn).await?;
    Ok(())
}

/// The threats that an organisation sees: those that stand first, then the gravest, then the newest.
pub async fn threats(conn: &mut Conn, organisation: i64) -> Result<Vec<ThreatRow>> {
    query_as!(
        ThreatRow,
        "SELECT t.id, t.organisation_id, t.visibility, t.document, t.since_day, t.severity, t.state, t.subjects
         FROM threats t
         WHERE t.removed_at IS NULL
           AND (t.organisation_id = $1 OR t.visibility = 3 OR (t.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= t.changed_at)) OR (t.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 9 AND w.thing_id = t.id
                     AND w.organisation_id = $1)))
         ORDER BY CASE WHEN t.state = 1 THEN 0 ELSE 1 END, t.severity DESC, t.since_day DESC, t.id DESC LIMIT 1000",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// A threat, if an organisation sees it.
pub async fn threat(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<ThreatRow>> {
    query_as!(
        ThreatRow,
        "SELECT t.id, t.organisation_id, t.visibility, t.document, t.since_day, t.severity, t.state, t.subjects
         FROM threats t
         WHERE t.removed_at IS NULL
           AND (t.organisation_id = $1 OR t.visibility = 3 OR (t.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= t.changed_at)) OR (t.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 9 AND w.thing_id = t.id
                     AND w.organisation_id = $1)))
           AND t.id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// The threats to an agreement that an organisation sees.
pub async fn threats_to(conn: &mut Conn, organisation: i64, agreement: i64) -> Result<Vec<ThreatRow>> {
    query_as!(
        ThreatRow,
        "SELECT t.id, t.organisation_id, t.visibility, t.document, t.since_day, t.severity, t.state, t.subjects
         FROM threats t JOIN threat_agreements g ON g.threat_id = t.id
         WHERE t.removed_at IS NULL
           AND (t.organisation_id = $1 OR t.visibility = 3 OR (t.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= t.changed_at)) OR (t.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 9 AND w.thing_id = t.id
                     AND w.organisation_id = $1)))
           AND g.agreement_id = $2
         ORDER BY t.state, t.severity DESC, t.id DESC",
        organisation,
        agreement
    )
    .fetch_all(conn)
    .await
}

/// The agreements that a threat is to, as far as an organisation sees them.
pub async fn agreements_of(conn: &mut Conn, organisation: i64, threat: i64) -> Result<Vec<AgreementRow>> {
    query_as!(
        AgreementRow,
        "SELECT a.id, a.organisation_id, a.visibility, a.document, a.people, a.from_day, a.until_day, a.status, a.status_since
         FROM agreements a JOIN threat_agreements g ON g.agreement_id = a.id
         WHERE a.removed_at IS NULL
           AND (a.organisation_id = $1 OR a.visibility = 3 OR (a.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= a.changed_at)) OR (a.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 8 AND w.thing_id = a.id
                     AND w.organisation_id = $1)))
           AND g.threat_id = $2
         ORDER BY a.until_day, a.id",
        organisation,
        threat
    )
    .fetch_all(conn)
    .await
}

/// Keeps a threat; gives back its key.
pub async fn add_threat(conn: &mut Conn, new: &NewThreat<'_>) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO threats (organisation_id, visibility, document, since_day, severity, state, subjects,
             made_at, made_by, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8) RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.document,
        new.since_day,
        new.severity,
        new.state,
        new.subjects,
        new.at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Changes a threat of its organisation; gives back how many that were.
pub async fn change_threat(conn: &mut Conn, id: i64, to: &NewThreat<'_>) -> Result<u64> {
    let done = query!(
        "UPDATE threats SET visibility = $1, document = $2, since_day = $3, severity = $4, state = $5, subjects = $6,
           changed_at = $7
         WHERE id = $8 AND organisation_id = $9 AND removed_at IS NULL",
        to.visibility,
        to.document,
        to.since_day,
        to.severity,
        to.state,
        to.subjects,
        to.at,
        id,
        to.organisation_id
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Removes a threat of an organisation; gives back how many that were.
pub async fn remove_threat(conn: &mut Conn, organisation: i64, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE threats SET removed_at = $1, document = '{}'
         WHERE id = $2 AND organisation_id = $3 AND removed_at IS NULL",
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Says that a threat is to an agreement.
pub async fn threaten(conn: &mut Conn, threat: i64, agreement: i64) -> Result<()> {
    query!(
        "INSERT INTO threat_agreements (threat_id, agreement_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        threat,
        agreement
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets which agreements a threat is to.
pub async fn forget_threatened(conn: &mut Conn, threat: i64) -> Result<()> {
    query!("DELETE FROM threat_agreements WHERE threat_id = $1", threat).execute(conn).await?;
    Ok(())
}
