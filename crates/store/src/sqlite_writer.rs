//! The one connection that writes to an SQLite file. Not a pool of one: a pool looks each connection over
//! when it comes back, in a task that under a surge waits behind the requests, and with it the next commit.

use std::sync::Arc;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::{Error, Result};

/// The connection, handed to one transaction after another in the order in which they asked.
#[derive(Clone, Debug)]
pub struct SqliteWriter {
    slot: Arc<Mutex<Slot>>,
}

#[derive(Debug)]
struct Slot {
    options: SqliteConnectOptions,
    /// Nothing once the writer is closed, and while a transaction on it may be open that nobody holds.
    conn: Option<SqliteConnection>,
    closed: bool,
}

/// A transaction for writing. Dropped without [`SqliteTx::commit`] it takes its connection with it, and
/// SQLite undoes what it wrote; so too after a full disk, where a connection can no longer be trusted to
/// know whether it is inside a transaction.
#[derive(Debug)]
pub struct SqliteTx {
    // Dropped first, so that the next one in line does not meet what this one leaves behind.
    conn: SqliteConnection,
    slot: OwnedMutexGuard<Slot>,
}

impl SqliteWriter {
    pub(crate) async fn open(options: SqliteConnectOptions) -> Result<Self> {
        let conn = Some(options.connect().await?);
        Ok(Self { slot: Arc::new(Mutex::new(Slot { options, conn, closed: false })) })
    }

    pub(crate) async fn begin(&self) -> Result<SqliteTx> {
        let mut slot = self.slot.clone().lock_owned().await;
        if slot.closed {
            return Err(Error::PoolClosed);
        }
        let mut conn = match slot.conn.take() {
            Some(conn) => conn,
            None => slot.options.connect().await?,
        };
        sqlx::query("BEGIN IMMEDIATE").execute(&mut conn).await?;
        Ok(SqliteTx { conn, slot })
    }

    pub(crate) async fn close(&self) {
        let mut slot = self.slot.lock().await;
        slot.closed = true;
        if let Some(conn) = slot.conn.take() {
            // What was acknowledged is durable already; this only tidies the files up.
            let _ = conn.close().await;
        }
    }
}

impl SqliteTx {
    pub(crate) fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.conn
    }

    pub(crate) async fn commit(mut self) -> Result<()> {
        sqlx::query("COMMIT").execute(&mut self.conn).await?;
        self.slot.conn = Some(self.conn);
        Ok(())
    }
}
