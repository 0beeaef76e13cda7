//! Whole tables, read and loaded as they are: what a backup is made of. Nothing here knows a table by its
//! name; the database's own catalogue says what there is.
//!
//! A row is written the same way whichever database it comes from, as PostgreSQL's `COPY BINARY` writes its
//! tuples: the number of columns (2 bytes), then of each column its length (4 bytes; -1 for NULL) and its
//! bytes. A number is 8 bytes, a text is UTF-8; the highest byte comes first.

mod catalogue;
mod load;
mod rows;

use std::fmt;

use sqlx::{Postgres, Sqlite, Transaction};

use crate::{Db, Error, Parts};

pub use catalogue::tables;
pub use load::{begin_load, clear, end_load, has_rows, load};
pub use rows::rows;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of 64 bits.
    Integer,
    /// A text.
    Text,
    /// Bytes.
    Bytes,
}

impl Kind {
    /// Its name in a backup.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }

    fn from_catalogue(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "integer" | "bigint" => Some(Self::Integer),
            "text" => Some(Self::Text),
            "blob" | "bytea" => Some(Self::Bytes),
            _ => None,
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table as the catalogue knows it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order in which their values stand in a row.
    pub columns: Vec<Column>,
    /// The columns that rows are put in order by: the primary key, or all.
    key: Vec<String>,
    /// The tables it refers to: (name of the rule, table).
    refers_to: Vec<(String, String)>,
    /// The column that the database numbers by itself (PostgreSQL).
    numbered: Option<String>,
}

impl Table {
    /// The same table with its columns, by name and kind, in another order; none if it has others.
    #[must_use]
    pub fn with_columns(&self, columns: &[(&str, &str)]) -> Option<Self> {
        let find = |&(name, kind): &(&str, &str)| {
            self.columns.iter().find(|column| column.name == name && column.kind.name() == kind).cloned()
        };
        let found: Vec<Column> = columns.iter().filter_map(find).collect();
        let all = found.len() == columns.len()
            && self.columns.len() == columns.len()
            && self.columns.iter().all(|column| found.contains(column));
        all.then(|| Self { columns: found, ..self.clone() })
    }
}

/// Why tables can't be copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The database did not answer.
    #[error("the database did not answer: {0}")]
    Database(#[from] Error),
    /// A column is of a type that is not used here.
    #[error("{table}.{column} is of type {kind}, which can't be copied")]
    UnknownType {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Its type.
        kind: String,
    },
}

/// The database as it was at one moment, whatever is written meanwhile. Holds nobody up.
pub enum Snapshot {
    /// A read transaction on one connection.
    Sqlite(Transaction<'static, Sqlite>),
    /// A read-only transaction that sees one moment.
    Postgres(Transaction<'static, Postgres>),
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Snapshot")
    }
}

impl Db {
    /// The database as it is now.
    ///
    /// # Errors
    /// No connection was free in time, or the database can't be reached.
    pub async fn snapshot(&self) -> Result<Snapshot, Error> {
        Ok(match self {
            Self::Sqlite { readers, .. } => {
                let mut tx = readers.begin().await?;
                // The moment is that of the first read.
                sqlx::query("SELECT COUNT(*) FROM sqlite_schema").execute(&mut *tx).await?;
                Snapshot::Sqlite(tx)
            }
            Self::Postgres(pool) => {
                let mut tx = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
                sqlx::query("SELECT 1").execute(&mut *tx).await?;
                Snapshot::Postgres(tx)
            }
        })
    }
}

impl Snapshot {
    #[doc(hidden)]
    pub fn parts(&mut self) -> Parts<'_> {
        match self {
            Self::Sqlite(tx) => Parts::Sqlite(tx),
            Self::Postgres(tx) => Parts::Postgres(tx),
        }
    }
}

/// A name in SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names in SQL, one after another.
fn list<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    names.into_iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}
