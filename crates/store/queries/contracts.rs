//! Services that were contracted out. What is read is read for an organisation: `$1` is who asks.

use commonfront_rows::bargaining::{ContractRow, NewContract};
use sqlx::{Result, query, query_as, query_scalar};

use crate::Conn;

/// The services contracted out that an organisation sees, the newest entry first.
pub async fn contracts(conn: &mut Conn, organisation: i64) -> Result<Vec<ContractRow>> {
    query_as!(
        ContractRow,
        "SELECT c.id, c.organisation_id, c.visibility, c.document, c.state, c.worth, c.promised, c.found, c.from_day, c.until_day, c.changed_at
         FROM contracts c
         WHERE c.removed_at IS NULL
           AND (c.organisation_id = $1 OR c.visibility = 3 OR (c.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= c.changed_at)) OR (c.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 10 AND w.thing_id = c.id
                     AND w.organisation_id = $1)))
         ORDER BY c.id DESC LIMIT 1000",
        organisation
    )
    .fetch_all(conn)
    .await
}

/// The services contracted out that everybody may see, the newest entry first.
pub async fn public_contracts(conn: &mut Conn) -> Result<Vec<ContractRow>> {
    query_as!(
        ContractRow,
        "SELECT c.id, c.organisation_id, c.visibility, c.document, c.state, c.worth, c.promised, c.found, c.from_day, c.until_day, c.changed_at
         FROM contracts c WHERE c.removed_at IS NULL AND c.visibility = 3 ORDER BY c.id DESC LIMIT 1000"
    )
    .fetch_all(conn)
    .await
}

/// A service contracted out, if an organisation sees it.
pub async fn contract(conn: &mut Conn, organisation: i64, id: i64) -> Result<Option<ContractRow>> {
    query_as!(
        ContractRow,
        "SELECT c.id, c.organisation_id, c.visibility, c.document, c.state, c.worth, c.promised, c.found, c.from_day, c.until_day, c.changed_at
         FROM contracts c
         WHERE c.removed_at IS NULL
           AND (c.organisation_id = $1 OR c.visibility = 3 OR (c.visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures l
                WHERE l.organisation_id = $1 AND l.since <= c.changed_at)) OR (c.visibility = 1 AND EXISTS
                  (SELECT 1 FROM shared_with w WHERE w.thing = 10 AND w.thing_id = c.id
                     AND w.organisation_id = $1)))
           AND c.id = $2",
        organisation,
        id
    )
    .fetch_optional(conn)
    .await
}

/// Keeps a service that was contracted out; gives back its key.
pub async fn add_contract(conn: &mut Conn, new: &NewContract<'_>) -> Result<i64> {
    query_scalar!(
        r#"INSERT INTO contracts (organisation_id, visibility, document, state, worth, promised, found, from_day, until_day,
             made_at, made_by, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10) RETURNING id AS "id!: i64""#,
        new.organisation_id,
        new.visibility,
        new.document,
        new.state,
        new.worth,
        new.promised,
        new.found,
        new.from_day,
        new.until_day,
        new.at,
        new.staff_id
    )
    .fetch_one(conn)
    .await
}

/// Changes a contract of its organisation; gives back how many that were.
pub async fn change_contract(conn: &mut Conn, id: i64, to: &NewContract<'_>) -> Result<u64> {
    let done = query!(
        "UPDATE contracts SET visibility = $1, document = $2, state = $3, worth = $4, promised = $5, found = $6,
           from_day = $7, until_day = $8, changed_at = $9
         WHERE id = $10 AND organisation_id = $11 AND removed_at IS NULL",
        to.visibility,
        to.document,
        to.state,
        to.worth,
        to.promised,
        to.found,
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

/// Removes a contract of an organisation; gives back how many that were.
pub async fn remove_contract(conn: &mut Conn, organisation: i64, id: i64, at: i64) -> Result<u64> {
    let done = query!(
        "UPDATE contracts SET removed_at = $1, document = '{}'
         WHERE id = $2 AND organisation_id = $3 AND removed_at IS NULL",
        at,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
