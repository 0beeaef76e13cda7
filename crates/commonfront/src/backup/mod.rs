//! Backups: the whole database in one encrypted file that either kind of database can be restored from.
//!
//! The file is an [age](https://age-encryption.org/v1) file. What is in it, in order:
//!
//! | bytes | what |
//! |---|---|
//! | `commonfront backup\n` | what it is |
//! | `H` | JSON: format, product, database, taken_at, migrations |
//! | `T` | JSON: a table's name and columns; for each table, one that refers to another after it |
//! | `R`, any number | rows of that table, in the order of its key, as `commonfront_store::copy` writes them |
//! | `Z` | JSON: of each table its rows and the SHA-256 of all its `R` together; nothing follows |
//!
//! Each of these begins with its letter and its length (4 bytes, the highest first). The master key is not in
//! it: with both, everything could be read.

pub mod cli;
mod crypt;
mod format;
mod progress;
mod restore;
mod take;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use crypt::{Key, Lock, make_identity};
pub use format::{Part, Reader, Writer};
pub use progress::Progress;
pub use restore::{Restored, Sound, Unpacking, prove};
pub use take::{Taken, take};

/// The version of this format.
pub const FORMAT: u32 = 1;

/// What a backup begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub format: u32,
    /// The version of the product that wrote it.
    pub product: String,
    /// The kind of database it was taken from.
    pub database: String,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// The migrations that had been applied.
    pub migrations: Vec<String>,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableHeader {
    /// Its name.
    pub name: String,
    /// Its columns, in the order in which they stand in a row.
    pub columns: Vec<ColumnHeader>,
}

/// A column in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnHeader {
    /// Its name.
    pub name: String,
    /// `integer`, `text` or `bytes`.
    pub kind: String,
}

/// What a backup ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trailer {
    /// The tables, in their order.
    pub tables: Vec<TableSum>,
}

/// What a table in a backup must come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: u64,
    /// The SHA-256 of all of them, in hexadecimal digits.
    pub sha256: String,
}

impl Trailer {
    /// The rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

impl From<&commonfront_store::copy::Table> for TableHeader {
    fn from(table: &commonfront_store::copy::Table) -> Self {
        let column = |column: &commonfront_store::copy::Column| ColumnHeader {
            name: column.name.clone(),
            kind: column.kind.name().to_owned(),
        };
        Self { name: table.name.clone(), columns: table.columns.iter().map(column).collect() }
    }
}

#[cfg(test)]
mod tests;
