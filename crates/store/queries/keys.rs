//! The data keys, wrapped.

use commonfront_rows::{DataKeyRow, KeysStateRow};
use sqlx::{Result, query, query_as};

use crate::Conn;

/// All of them.
pub async fn all(conn: &mut Conn) -> Result<Vec<DataKeyRow>> {
    query_as!(DataKeyRow, "SELECT owner, version, wrapped FROM data_keys ORDER BY owner, version")
        .fetch_all(conn)
        .await
}

/// Keeps a key unless its owner has one of this version; another node may have been quicker.
pub async fn put(conn: &mut Conn, owner: i64, version: i64, wrapped: &[u8]) -> Result<()> {
    query!(
        "INSERT INTO data_keys (owner, version, wrapped) VALUES ($1, $2, $3) ON CONFLICT (owner, version) DO NOTHING",
        owner,
        version,
        wrapped
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What changes whenever a key comes or goes.
pub async fn state(conn: &mut Conn) -> Result<KeysStateRow> {
    query_as!(
        KeysStateRow,
        r#"SELECT COUNT(*) AS "keys!: i64", CAST(COALESCE(SUM(version), 0) AS BIGINT) AS "versions!: i64" FROM data_keys"#
    )
    .fetch_one(conn)
    .await
}

/// Wraps a key anew; whether it was there.
pub async fn rewrap(conn: &mut Conn, owner: i64, version: i64, wrapped: &[u8]) -> Result<bool> {
    let done = query!(
        "UPDATE data_keys SET wrapped = $1 WHERE owner = $2 AND version = $3",
        wrapped,
        owner,
        version
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Forgets a key: what is still sealed with it can never be opened again.
pub async fn remove(conn: &mut Conn, owner: i64, version: i64) -> Result<()> {
    query!("DELETE FROM data_keys WHERE owner = $1 AND version = $2", owner, version).execute(conn).await?;
    Ok(())
}
