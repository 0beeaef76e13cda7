//! Many rows at once on PostgreSQL: one statement for any number, fed with arrays.

use commonfront_domain::keys::Fingerprint;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row};

pub(crate) use super::postgres_people::*;
use crate::Result;
use crate::rows::{InsertedRow, NewMail, NewSignature};

pub(super) fn column<'r, R, T>(rows: &'r [R], pick: impl Fn(&'r R) -> T) -> Vec<T> {
    rows.iter().map(pick).collect()
}

/// Inserts the signatures whose mailbox has not signed yet; gives back those.
pub(crate) async fn insert_signatures(
    conn: &mut PgConnection,
    new: &[&NewSignature],
) -> Result<Vec<InsertedRow>> {
    let rows = sqlx::query(
        "INSERT INTO signatures (action_id, fingerprint, status, sealed, address_key, domain_key, network, display,
             comment_status, commitments, language, source, created_at)
         SELECT action_id, fingerprint, 0, sealed, address_key, domain_key, network, display, comment_status,
             commitments, language, source, created_at
         FROM UNNEST($1::BIGINT[], $2::BYTEA[], $3::BYTEA[], $4::BIGINT[], $5::BIGINT[], $6::BIGINT[], $7::BIGINT[],
             $8::BIGINT[], $9::TEXT[], $10::TEXT[], $11::TEXT[], $12::BIGINT[])
             AS new (action_id, fingerprint, sealed, address_key, domain_key, network, display, comment_status,
                 commitments, language, source, created_at)
         ON CONFLICT (action_id, fingerprint) DO NOTHING RETURNING id, action_id, fingerprint",
    )
    .bind(column(new, |s| s.action_id))
    .bind(column(new, |s| s.fingerprint.as_slice()))
    .bind(column(new, |s| s.sealed.as_slice()))
    .bind(column(new, |s| s.address_key))
    .bind(column(new, |s| s.domain_key))
    .bind(column(new, |s| s.network))
    .bind(column(new, |s| s.display))
    .bind(column(new, |s| i64::from(s.has_comment)))
    .bind(column(new, |s| s.commitments.as_str()))
    .bind(column(new, |s| s.language))
    .bind(column(new, |s| s.source))
    .bind(column(new, |s| s.at))
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(InsertedRow {
                id: row.try_get(0)?,
                action_id: row.try_get(1)?,
                fingerprint: fingerprint(row, 2)?,
            })
        })
        .collect()
}

/// Takes the right to write to mailboxes now; gives back those that may be written to.
pub(crate) async fn take_slots(
    conn: &mut PgConnection,
    mailboxes: &[Fingerprint],
    now: i64,
    next_at: i64,
) -> Result<Vec<Fingerprint>> {
    let rows = sqlx::query(
        "INSERT INTO mail_slots (fingerprint, next_at) SELECT fingerprint, $3 FROM UNNEST($1::BYTEA[]) AS new (fingerprint)
         ON CONFLICT (fingerprint) DO UPDATE SET next_at = excluded.next_at
         WHERE mail_slots.next_at <= $2 RETURNING fingerprint",
    )
    .bind(column(mailboxes, Fingerprint::as_slice))
    .bind(now)
    .bind(next_at)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| fingerprint(row, 0)).collect()
}

/// Queues mails.
pub(crate) async fn insert_mail(conn: &mut PgConnection, mail: &[NewMail], now: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO outbox (kind, subject_id, state, due_at, attempts, created_at)
         SELECT kind, subject_id, 0, due_at, 0, $4
         FROM UNNEST($1::BIGINT[], $2::BIGINT[], $3::BIGINT[]) AS new (kind, subject_id, due_at)",
    )
    .bind(column(mail, |m| m.kind))
    .bind(column(mail, |m| m.subject_id))
    .bind(column(mail, |m| m.due_at))
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes consents into the ledger: (signature, wording, source).
pub(crate) async fn insert_consents(
    conn: &mut PgConnection,
    given: &[(i64, i64, &'static str)],
    at: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO consents (signature_id, wording_id, source, given_at, state)
         SELECT signature_id, wording_id, source, $4, 0
         FROM UNNEST($1::BIGINT[], $2::BIGINT[], $3::TEXT[]) AS new (signature_id, wording_id, source)",
    )
    .bind(column(given, |g| g.0))
    .bind(column(given, |g| g.1))
    .bind(column(given, |g| g.2))
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes signatures down as members of a batch that are still to be looked at.
pub(crate) async fn insert_members(conn: &mut PgConnection, batch: i64, signatures: &[i64]) -> Result<()> {
    sqlx::query(
        "INSERT INTO fraud_members (batch_id, signature_id, state)
         SELECT $1, signature_id, 0 FROM UNNEST($2::BIGINT[]) AS new (signature_id)",
    )
    .bind(batch)
    .bind(signatures)
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) fn fingerprint(row: &PgRow, column: usize) -> Result<Fingerprint> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
