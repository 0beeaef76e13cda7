//! Where everything is kept. Only this crate knows that there are two databases: a [`Db`] is one or the
//! other, and [`query!`] runs a query of `queries/` on whichever it is.

pub mod copy;
mod daily;
mod dialect;
mod invalidating;
mod migrate;
mod people;
pub mod reseal;
mod rights;
mod sqlite_writer;
mod write_path;
mod writer;

use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

pub use commonfront_rows as rows;
#[doc(hidden)]
pub use commonfront_store_postgres as postgres;
#[doc(hidden)]
pub use commonfront_store_sqlite as sqlite;
pub use daily::{PAPER, count_paper};
pub use invalidating::choose;
pub use migrate::{CheckMigrations, MigrateError, applied_migrations};
pub use people::{PeopleChanges, kept_out, numbers_of, write_notes, write_people};
pub use rights::{Forgetting, forget_signers, reseal_signatures, take_slot};
pub use sqlite_writer::{SqliteTx, SqliteWriter};
pub use sqlx::Error;
pub use write_path::{Change, Changed};
pub use writer::{OnCommit, Refused, Writer};

/// What a query gives: its value, or why the database did not answer.
pub type Result<T> = std::result::Result<T, Error>;

/// A database of either kind. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file. Reads run beside each other; all writes go through one connection, one after another.
    Sqlite {
        /// Connections that only read.
        readers: SqlitePool,
        /// The one connection that writes.
        writer: SqliteWriter,
    },
    /// A server.
    Postgres(PgPool),
}

/// A connection for reading.
#[derive(Debug)]
pub enum Conn {
    /// To the file.
    Sqlite(PoolConnection<Sqlite>),
    /// To the server.
    Postgres(PoolConnection<Postgres>),
}

/// A transaction for writing; dropped without [`Tx::commit`] it leaves nothing behind.
#[derive(Debug)]
pub enum Tx {
    /// On the file.
    Sqlite(SqliteTx),
    /// On the server.
    Postgres(Transaction<'static, Postgres>),
}

/// The connection underneath, by kind: what [`query!`] chooses by.
#[doc(hidden)]
#[derive(Debug)]
pub enum Parts<'c> {
    /// To the file.
    Sqlite(&'c mut SqliteConnection),
    /// To the server.
    Postgres(&'c mut PgConnection),
}

/// Runs a query of `queries/` on a [`Conn`] or a [`Tx`]: `query!(tx, signing::find(action, &fingerprint))?`.
#[macro_export]
macro_rules! query {
    ($on:expr, $module:ident :: $name:ident ( $($argument:expr),* $(,)? )) => {
        match $on.parts() {
            $crate::Parts::Sqlite(conn) => $crate::sqlite::queries::$module::$name(conn, $($argument),*).await,
            $crate::Parts::Postgres(conn) => $crate::postgres::queries::$module::$name(conn, $($argument),*).await,
        }
    };
}

/// What queries can be run on: a [`Conn`] or a [`Tx`].
pub trait On: Send {
    #[doc(hidden)]
    fn parts(&mut self) -> Parts<'_>;
}

impl On for Conn {
    fn parts(&mut self) -> Parts<'_> {
        Self::parts(self)
    }
}

impl On for Tx {
    fn parts(&mut self) -> Parts<'_> {
        Self::parts(self)
    }
}

impl Conn {
    #[doc(hidden)]
    pub fn parts(&mut self) -> Parts<'_> {
        match self {
            Self::Sqlite(conn) => Parts::Sqlite(conn),
            Self::Postgres(conn) => Parts::Postgres(conn),
        }
    }
}

impl Tx {
    #[doc(hidden)]
    pub fn parts(&mut self) -> Parts<'_> {
        match self {
            Self::Sqlite(tx) => Parts::Sqlite(tx.conn()),
            Self::Postgres(tx) => Parts::Postgres(tx),
        }
    }

    /// Makes all of it durable: when this returns, it survives a power cut.
    ///
    /// # Errors
    /// The database could not write; nothing of the transaction stands.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}

/// How long a write waits for another process's write to the same file.
const BUSY: Duration = Duration::from_secs(10);
/// How long a request waits for a connection.
const ACQUIRE: Duration = Duration::from_secs(10);
/// Readers of an SQLite file. Two cores have no use for more.
const SQLITE_READERS: u32 = 4;
/// Connections to a PostgreSQL server from one node.
const POSTGRES_CONNECTIONS: u32 = 10;

impl Db {
    /// Opens `sqlite:FILE` (made if it is not there) or `postgres://…`.
    ///
    /// # Errors
    /// The address can't be read, or the database can't be reached.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?
                .application_name("commonfront")
                .options([("synchronous_commit", "on")]);
            let pool = PgPoolOptions::new()
                .max_connections(POSTGRES_CONNECTIONS)
                .acquire_timeout(ACQUIRE)
                .connect_with(options)
                .await?;
            return Ok(Self::Postgres(pool));
        }
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .foreign_keys(true)
            .pragma("temp_store", "MEMORY")
            .pragma("journal_size_limit", "67108864");
        let writing = options.clone().pragma("cache_size", "-32000").pragma("wal_autocheckpoint", "8000");
        let writer = SqliteWriter::open(writing).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .acquire_timeout(ACQUIRE)
            .test_before_acquire(false)
            .connect_with(options.read_only(true).create_if_missing(false).pragma("cache_size", "-2000"))
            .await?;
        Ok(Self::Sqlite { readers, writer })
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// No connection was free in time, or the database can't be reached.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(readers.acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    /// A transaction for writing. On SQLite it waits its turn behind every other.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Which kind it is: `SQLite` or `PostgreSQL`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// Closes every connection once its work is done.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
