//! The few statements that truly differ between the databases: inserts of many rows at once. SQLite
//! takes lists of values, PostgreSQL arrays. Both modules have the same functions.

pub(crate) mod postgres;
mod postgres_people;
pub(crate) mod sqlite;
mod sqlite_people;

/// Runs a function of the dialect that fits the transaction.
macro_rules! dialect {
    ($tx:expr, $name:ident ( $($argument:expr),* )) => {
        match $tx.parts() {
            $crate::Parts::Sqlite(conn) => $crate::dialect::sqlite::$name(conn, $($argument),*).await,
            $crate::Parts::Postgres(conn) => $crate::dialect::postgres::$name(conn, $($argument),*).await,
        }
    };
}
pub(crate) use dialect;
