//! The rows of a table as bytes, the same from either database and in the same order.

use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use sqlx::postgres::{PgRow, PgValueFormat};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row, ValueRef};

use super::{Kind, Table, list, quoted};
use crate::{Error, Parts};

/// These bytes are not rows of this table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are not rows of this table")]
pub(super) struct Malformed;

/// Every row, in the order of the key.
pub fn rows<'c>(parts: Parts<'c>, table: &Table) -> BoxStream<'c, Result<Vec<u8>, Error>> {
    let kinds: Vec<Kind> = table.columns.iter().map(|column| column.kind).collect();
    let columns = list(table.columns.iter().map(|column| &column.name));
    let select = format!("SELECT {columns} FROM {}", quoted(&table.name));
    match parts {
        Parts::Sqlite(conn) => {
            let by: Vec<String> =
                table.key.iter().map(|name| format!("{} NULLS FIRST", quoted(name))).collect();
            let sql = AssertSqlSafe(format!("{select} ORDER BY {}", by.join(", ")));
            let rows = sqlx::query(sql).persistent(false).fetch(conn);
            rows.map(move |row| from_sqlite(&row?, &kinds)).boxed()
        }
        Parts::Postgres(conn) => {
            let text = |name: &String| {
                table.columns.iter().any(|column| column.name == *name && column.kind == Kind::Text)
            };
            let by = table.key.iter().map(|name| {
                // SQLite compares the bytes of a text, whatever its language.
                let collation = if text(name) { " COLLATE \"C\"" } else { "" };
                format!("{}{collation} NULLS FIRST", quoted(name))
            });
            let sql = AssertSqlSafe(format!("{select} ORDER BY {}", by.collect::<Vec<_>>().join(", ")));
            let rows = sqlx::query(sql).persistent(false).fetch(conn);
            rows.map(move |row| from_postgres(&row?, &kinds)).boxed()
        }
    }
}

fn begin(columns: usize) -> Vec<u8> {
    let mut row = Vec::with_capacity(16 * columns);
    // No table has more than 1,600 columns (PostgreSQL).
    row.extend_from_slice(&i16::try_from(columns).unwrap_or(i16::MAX).to_be_bytes());
    row
}

fn put(row: &mut Vec<u8>, value: Option<&[u8]>) -> Result<(), Error> {
    match value {
        None => row.extend_from_slice(&(-1_i32).to_be_bytes()),
        Some(bytes) => {
            let length = i32::try_from(bytes.len()).map_err(|error| Error::Decode(Box::new(error)))?;
            row.extend_from_slice(&length.to_be_bytes());
            row.extend_from_slice(bytes);
        }
    }
    Ok(())
}

fn from_sqlite(from: &SqliteRow, kinds: &[Kind]) -> Result<Vec<u8>, Error> {
    let mut row = begin(kinds.len());
    for (i, kind) in kinds.iter().enumerate() {
        match kind {
            Kind::Integer => {
                let value: Option<i64> = from.try_get(i)?;
                put(&mut row, value.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice))?;
            }
            Kind::Text => put(&mut row, from.try_get::<Option<&str>, _>(i)?.map(str::as_bytes))?,
            Kind::Bytes => put(&mut row, from.try_get::<Option<&[u8]>, _>(i)?)?,
        }
    }
    Ok(row)
}

fn from_postgres(from: &PgRow, kinds: &[Kind]) -> Result<Vec<u8>, Error> {
    let mut row = begin(kinds.len());
    for i in 0..kinds.len() {
        let value = from.try_get_raw(i)?;
        if value.is_null() {
            put(&mut row, None)?;
        } else if value.format() == PgValueFormat::Binary {
            put(&mut row, Some(value.as_bytes().map_err(Error::Decode)?))?;
        } else {
            return Err(Error::Protocol("the server sent text where bytes were asked for".into()));
        }
    }
    Ok(row)
}

/// A value in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'b> {
    Null,
    Integer(i64),
    Text(&'b str),
    Bytes(&'b [u8]),
}

/// Takes one row off the front of the bytes.
pub(super) fn take_row<'b>(table: &Table, bytes: &mut &'b [u8]) -> Result<Vec<Value<'b>>, Malformed> {
    let (count, mut rest) = bytes.split_first_chunk().ok_or(Malformed)?;
    if usize::try_from(i16::from_be_bytes(*count)) != Ok(table.columns.len()) {
        return Err(Malformed);
    }
    let mut values = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let (length, after) = rest.split_first_chunk().ok_or(Malformed)?;
        let length = i32::from_be_bytes(*length);
        if length == -1 {
            (rest, _) = (after, values.push(Value::Null));
            continue;
        }
        let length = usize::try_from(length).map_err(|_| Malformed)?;
        let (value, after) = after.split_at_checked(length).ok_or(Malformed)?;
        values.push(match column.kind {
            Kind::Integer => Value::Integer(i64::from_be_bytes(value.try_into().map_err(|_| Malformed)?)),
            Kind::Text => Value::Text(std::str::from_utf8(value).map_err(|_| Malformed)?),
            Kind::Bytes => Value::Bytes(value),
        });
        rest = after;
    }
    *bytes = rest;
    Ok(values)
}
