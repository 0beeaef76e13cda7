//! Sealed values found by the version of their key, and put back sealed anew, for any table that has some.

use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Decode, Postgres, Row, Sqlite, Type, TypeInfo, ValueRef};

use crate::{Error, Parts, Result};

/// A column that holds sealed values. A value is for its row: see `commonfront_vault::Place`.
#[derive(Clone, Copy, Debug)]
pub struct SealedColumn {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// Whose key it is sealed with.
    pub owner: OwnedBy,
    /// The columns by which a row is found again among the owner's.
    pub key: &'static [&'static str],
    /// The columns that name the row where its value is sealed, in the order in which they are joined:
    /// numbers as 8 bytes, the highest first; bytes and texts as they are.
    pub row: &'static [&'static str],
}

/// Whose key a column's values are sealed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnedBy {
    /// The same owner's in every row.
    One(i64),
    /// That of the owner whose number stands in this column.
    Column(&'static str),
    /// That of the owner whose number stands in another table's row.
    Through {
        /// The column that names the other row.
        column: &'static str,
        /// The other table.
        table: &'static str,
        /// Its column that is named.
        key: &'static str,
        /// Its column in which the owner's number stands.
        owner: &'static str,
    },
}

/// What finds or names a row, in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number.
    Integer(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A text.
    Text(String),
}

/// A sealed value and where it stands.
#[derive(Clone, Debug)]
pub struct SealedValue {
    /// What its row is found by.
    pub key: Vec<Part>,
    /// What its row is named by.
    row: Vec<Part>,
    /// The value.
    pub sealed: Vec<u8>,
}

impl SealedValue {
    /// What its row is called where it is sealed.
    #[must_use]
    pub fn row_name(&self) -> Vec<u8> {
        let mut name = Vec::with_capacity(24);
        for part in &self.row {
            match part {
                Part::Integer(number) => name.extend_from_slice(&number.to_be_bytes()),
                Part::Bytes(bytes) => name.extend_from_slice(bytes),
                Part::Text(text) => name.extend_from_slice(text.as_bytes()),
            }
        }
        name
    }
}

/// How many values are sealed with which version of whose key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Whose.
    pub owner: i64,
    /// Which version.
    pub version: u16,
    /// How many.
    pub values: i64,
}

impl OwnedBy {
    /// The condition that a row is the owner's whose number is bound in this place.
    fn is(self, place: &str) -> String {
        match self {
            // Asked about somebody else, there is nothing; the place is used all the same.
            Self::One(one) => format!("{place} = CAST({one} AS BIGINT)"),
            Self::Column(owner) => format!("{owner} = {place}"),
            Self::Through { column, table, key, owner } => {
                format!("{column} IN (SELECT {key} FROM {table} WHERE {owner} = {place})")
            }
        }
    }

    /// The owner's number, as an expression.
    fn number(self) -> String {
        match self {
            Self::One(one) => format!("CAST({one} AS BIGINT)"),
            Self::Column(owner) => owner.to_owned(),
            Self::Through { column, table, key, owner } => {
                format!("(SELECT the_owner.{owner} FROM {table} the_owner WHERE the_owner.{key} = {column})")
            }
        }
    }
}

/// Places for `count` values from `$first` on.
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

fn tuple(columns: &[&str]) -> String {
    columns.join(", ")
}

/// Runs the same on whichever database it is.
macro_rules! on_either {
    ($parts:expr, $conn:ident => $run:expr) => {
        match $parts {
            Parts::Sqlite($conn) => $run,
            Parts::Postgres($conn) => $run,
        }
    };
}

/// A query whose values are bound by what they are.
trait BindPart: Sized {
    fn bind_part(self, part: &Part) -> Self;
}

macro_rules! bind_part {
    ($database:ty, $arguments:ty) => {
        impl BindPart for Query<'_, $database, $arguments> {
            fn bind_part(self, part: &Part) -> Self {
                match part {
                    Part::Integer(number) => self.bind(*number),
                    Part::Bytes(bytes) => self.bind(bytes.clone()),
                    Part::Text(text) => self.bind(text.clone()),
                }
            }
        }
    };
}
bind_part!(Sqlite, SqliteArguments);
bind_part!(Postgres, PgArguments);

fn part<'r, R>(row: &'r R, at: usize) -> Result<Part>
where
    R: Row,
    usize: sqlx::ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    let kind = row.try_get_raw(at)?.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "BLOB" | "BYTEA" => Part::Bytes(row.try_get(at)?),
        "TEXT" => Part::Text(row.try_get(at)?),
        _ => Part::Integer(row.try_get(at)?),
    })
}

/// Values of an owner that are sealed with another version than this, in the order of their keys, after the
/// one that was looked at last.
///
/// # Errors
/// The database did not answer.
pub async fn sealed_otherwise(
    parts: Parts<'_>,
    column: &SealedColumn,
    owner: i64,
    version: u16,
    after: Option<&[Part]>,
    limit: i64,
) -> Result<Vec<SealedValue>> {
    let SealedColumn { table, column: sealed, key, .. } = *column;
    let mut conditions =
        vec![column.owner.is("$1"), format!("LENGTH({sealed}) > 0 AND SUBSTR({sealed}, 1, 2) <> $2")];
    if after.is_some() {
        conditions.push(format!("({}) > ({})", tuple(key), places(4, key.len())));
    }
    let sql = format!(
        "SELECT {} FROM {table} WHERE {} ORDER BY {} LIMIT $3",
        tuple(&[key, column.row, &[sealed]].concat()),
        conditions.join(" AND "),
        tuple(key)
    );
    on_either!(parts, conn => {
        let mut query =
            sqlx::query(AssertSqlSafe(sql)).bind(owner).bind(version.to_be_bytes().to_vec()).bind(limit);
        for value in after.unwrap_or_default() {
            query = query.bind_part(value);
        }
        let mut found = Vec::new();
        for from in query.fetch_all(conn).await? {
            let all = key.len() + column.row.len();
            let mut parts = (0..all).map(|i| part(&from, i)).collect::<Result<Vec<Part>>>()?;
            let row = parts.split_off(key.len());
            found.push(SealedValue { key: parts, row, sealed: from.try_get(all)? });
        }
        Ok(found)
    })
}

/// Puts a value in the place of the one that was read, unless somebody has been quicker; whether it did.
///
/// # Errors
/// The database can't write.
pub async fn put_sealed(
    parts: Parts<'_>,
    column: &SealedColumn,
    owner: i64,
    before: &SealedValue,
    now: &[u8],
) -> Result<bool> {
    let SealedColumn { table, column: sealed, key, .. } = *column;
    let sql = format!(
        "UPDATE {table} SET {sealed} = $1 WHERE {sealed} = $2 AND {} AND ({}) = ({})",
        column.owner.is("$3"),
        tuple(key),
        places(4, key.len())
    );
    let written = on_either!(parts, conn => {
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(now.to_vec()).bind(before.sealed.clone()).bind(owner);
        for value in &before.key {
            query = query.bind_part(value);
        }
        query.execute(conn).await?.rows_affected()
    });
    Ok(written > 0)
}

/// How many values the column has of each owner and version. Reads the whole table.
///
/// # Errors
/// The database did not answer.
pub async fn count_sealed(parts: Parts<'_>, column: &SealedColumn) -> Result<Vec<Sealed>> {
    let SealedColumn { table, column: sealed, .. } = *column;
    let owner = column.owner.number();
    let sql = format!(
        "SELECT {owner}, SUBSTR({sealed}, 1, 2), COUNT(*) FROM {table} WHERE LENGTH({sealed}) > 0 GROUP BY 1, 2"
    );
    let rows: Vec<(i64, Vec<u8>, i64)> =
        on_either!(parts, conn => sqlx::query_as(AssertSqlSafe(sql)).fetch_all(conn).await?);
    let counted = rows.into_iter().map(|(owner, version, values)| {
        let version: [u8; 2] =
            version.try_into().map_err(|_| Error::Decode("too short to be sealed".into()))?;
        Ok(Sealed { owner, version: u16::from_be_bytes(version), values })
    });
    counted.collect()
}
