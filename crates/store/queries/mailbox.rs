//! The demonstration's mailbox, where mail lands in place of a server.

use commonfront_rows::{MailboxRow, NewMailboxRow};
use sqlx::{Result, query, query_as};

use crate::Conn;

/// Puts a mail into the box, once.
pub async fn put(conn: &mut Conn, mail: &NewMailboxRow<'_>) -> Result<()> {
    query!(
        "INSERT INTO mailbox (outbox_id, sealed, language, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (outbox_id) DO NOTHING",
        mail.outbox_id,
        mail.sealed,
        mail.language,
        mail.created_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The latest mails.
pub async fn latest(conn: &mut Conn, limit: i64) -> Result<Vec<MailboxRow>> {
    query_as!(
        MailboxRow,
        "SELECT id, outbox_id, sealed, language, created_at FROM mailbox ORDER BY id DESC LIMIT $1",
        limit
    )
    .fetch_all(conn)
    .await
}

/// One mail.
pub async fn get(conn: &mut Conn, id: i64) -> Result<Option<MailboxRow>> {
    query_as!(MailboxRow, "SELECT id, outbox_id, sealed, language, created_at FROM mailbox WHERE id = $1", id)
        .fetch_optional(conn)
        .await
}
