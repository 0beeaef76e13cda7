//! The data keys, wrapped.

use commonfront_rows::DataKeyRow;
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
