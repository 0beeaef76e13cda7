//! Whom the parties to the pact show what. A query of another slice asks, for the asker's organisation $1:
//! `organisation_id = $1 OR visibility = 3 OR (visibility = 2 AND NOT EXISTS (SELECT 1 FROM departures …)) OR
//! (visibility = 1 AND EXISTS (SELECT 1 FROM shared_with …))`. Whoever has left the pact sees nothing that
//! was made for all parties, shown to them or changed before them since: a thing's newest such moment stands in its
//! `changed_at` or `shown_at`, and is what the departure is compared with.

use sqlx::{Result, query, query_scalar};

use crate::Conn;

/// Shows a thing to an organisation.
pub async fn share(conn: &mut Conn, thing: i64, id: i64, organisation: i64) -> Result<()> {
    query!(
        "INSERT INTO shared_with (thing, thing_id, organisation_id) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        thing,
        id,
        organisation
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets whom a thing was shown to.
pub async fn forget(conn: &mut Conn, thing: i64, id: i64) -> Result<()> {
    query!("DELETE FROM shared_with WHERE thing = $1 AND thing_id = $2", thing, id).execute(conn).await?;
    Ok(())
}

/// Whom a thing is shown to, besides its owner.
pub async fn shared_with(conn: &mut Conn, thing: i64, id: i64) -> Result<Vec<i64>> {
    query_scalar!(
        "SELECT organisation_id FROM shared_with WHERE thing = $1 AND thing_id = $2 ORDER BY organisation_id",
        thing,
        id
    )
    .fetch_all(conn)
    .await
}

/// Notes from when on an organisation is a party no more: the first such moment, until it signs again.
pub async fn depart(conn: &mut Conn, organisation: i64, since: i64) -> Result<()> {
    query!(
        "INSERT INTO departures (organisation_id, since) VALUES ($1, $2)
         ON CONFLICT (organisation_id) DO UPDATE SET since = excluded.since WHERE departures.since > excluded.since",
        organisation,
        since
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Those that are parties no more at a moment.
pub async fn departed(conn: &mut Conn, at: i64) -> Result<Vec<i64>> {
    query_scalar!(
        r#"SELECT organisation_id AS "organisation_id!: i64" FROM departures WHERE since <= $1 ORDER BY 1"#,
        at
    )
    .fetch_all(conn)
    .await
}

/// Notes that an organisation has signed, and is a party again.
pub async fn join(conn: &mut Conn, organisation: i64) -> Result<()> {
    query!("DELETE FROM departures WHERE organisation_id = $1", organisation).execute(conn).await?;
    Ok(())
}
