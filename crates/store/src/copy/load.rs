//! Rows put back into empty tables.

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, PgConnection, SqliteConnection, raw_sql};

use super::rows::{Malformed, Value, take_row};
use super::{Table, list, quoted};
use crate::{Error, Parts, Result};

/// Rows of one statement on SQLite.
const PIECE: usize = 64;
/// What a `COPY BINARY` begins with: its name, no flags, no extension.
const COPY_HEAD: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What it ends with.
const COPY_END: &[u8] = &(-1_i16).to_be_bytes();

async fn run(parts: Parts<'_>, sql: String) -> Result<()> {
    match parts {
        Parts::Sqlite(conn) => raw_sql(AssertSqlSafe(sql)).execute(conn).await.map(drop),
        Parts::Postgres(conn) => raw_sql(AssertSqlSafe(sql)).execute(conn).await.map(drop),
    }
}

/// Whether anything is in the table.
///
/// # Errors
/// The database did not answer.
pub async fn has_rows(parts: Parts<'_>, table: &Table) -> Result<bool> {
    let sql = AssertSqlSafe(format!("SELECT EXISTS (SELECT 1 FROM {})", quoted(&table.name)));
    match parts {
        Parts::Sqlite(conn) => sqlx::query_scalar(sql).persistent(false).fetch_one(conn).await,
        Parts::Postgres(conn) => sqlx::query_scalar(sql).persistent(false).fetch_one(conn).await,
    }
}

/// Empties the table: a migration may have put rows into it.
///
/// # Errors
/// The database can't write.
pub async fn clear(parts: Parts<'_>, table: &Table) -> Result<()> {
    run(parts, format!("DELETE FROM {}", quoted(&table.name))).await
}

/// The rules by which a row may refer to one that is loaded after it: of a table to itself, or in a ring.
fn looking_ahead(tables: &[Table]) -> impl Iterator<Item = (&Table, &str)> {
    tables.iter().enumerate().flat_map(move |(i, table)| {
        let ahead = move |other: &str| tables[i..].iter().any(|later| later.name == other);
        let rules = table.refers_to.iter().filter(move |(_, other)| ahead(other));
        rules.map(move |(rule, _)| (table, rule.as_str()))
    })
}

fn defer(tables: &[Table], how: &str) -> String {
    let alter = |(table, rule): (&Table, &str)| {
        format!("ALTER TABLE {} ALTER CONSTRAINT {} {how};", quoted(&table.name), quoted(rule))
    };
    looking_ahead(tables).map(alter).collect()
}

/// Before the first row: from here on rows may refer to rows that are yet to come.
///
/// # Errors
/// The database did not answer.
pub async fn begin_load(parts: Parts<'_>, tables: &[Table]) -> Result<()> {
    let sql = match &parts {
        Parts::Sqlite(_) => "PRAGMA defer_foreign_keys = ON".to_owned(),
        Parts::Postgres(_) => defer(tables, "DEFERRABLE INITIALLY DEFERRED"),
    };
    if sql.is_empty() { Ok(()) } else { run(parts, sql).await }
}

/// After the last row: all that is referred to is there, and numbers go on after the highest.
///
/// # Errors
/// A row refers to one that is not there, or the database did not answer.
pub async fn end_load(parts: Parts<'_>, tables: &[Table]) -> Result<()> {
    // SQLite looks at the references when it commits, and numbers by what is there.
    let Parts::Postgres(conn) = parts else { return Ok(()) };
    let back = defer(tables, "NOT DEFERRABLE");
    let checked = format!("SET CONSTRAINTS ALL IMMEDIATE;{back}");
    raw_sql(AssertSqlSafe(checked)).execute(&mut *conn).await?;
    for table in tables {
        let Some(column) = &table.numbered else { continue };
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence($1, $2), GREATEST(MAX({column}), 1), COUNT(*) > 0) FROM {table}",
            column = quoted(column),
            table = quoted(&table.name)
        );
        sqlx::query(AssertSqlSafe(sql)).bind(quoted(&table.name)).bind(column).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Puts rows into the table.
///
/// # Errors
/// The bytes are not rows of this table, or the database does not take them.
pub async fn load(parts: Parts<'_>, table: &Table, rows: &[u8]) -> Result<()> {
    match parts {
        Parts::Sqlite(conn) => on_sqlite(conn, table, rows).await,
        Parts::Postgres(conn) => on_postgres(conn, table, rows).await,
    }
}

fn malformed(error: Malformed) -> Error {
    Error::Decode(Box::new(error))
}

async fn on_sqlite(conn: &mut SqliteConnection, table: &Table, mut rows: &[u8]) -> Result<()> {
    let names = list(table.columns.iter().map(|column| &column.name));
    let insert = |rows: usize| {
        let row = format!("({})", vec!["?"; table.columns.len()].join(","));
        format!("INSERT INTO {} ({names}) VALUES {}", quoted(&table.name), vec![row; rows].join(","))
    };
    let (many, one) = (insert(PIECE), insert(1));
    while !rows.is_empty() {
        let mut piece = Vec::with_capacity(PIECE);
        while piece.len() < PIECE && !rows.is_empty() {
            piece.push(take_row(table, &mut rows).map_err(malformed)?);
        }
        if piece.len() == PIECE {
            insert_rows(conn, &many, &piece).await?;
        } else {
            for row in piece {
                insert_rows(conn, &one, &[row]).await?;
            }
        }
    }
    Ok(())
}

async fn insert_rows(conn: &mut SqliteConnection, sql: &str, rows: &[Vec<Value<'_>>]) -> Result<()> {
    let mut values = SqliteArguments::default();
    for &value in rows.iter().flatten() {
        match value {
            Value::Null => values.add(None::<i64>),
            Value::Integer(number) => values.add(number),
            Value::Text(text) => values.add(text),
            Value::Bytes(bytes) => values.add(bytes),
        }
        .map_err(Error::Encode)?;
    }
    sqlx::query_with(AssertSqlSafe(sql.to_owned()), values).execute(conn).await.map(drop)
}

async fn on_postgres(conn: &mut PgConnection, table: &Table, rows: &[u8]) -> Result<()> {
    let names = list(table.columns.iter().map(|column| &column.name));
    let sql = format!("COPY {} ({names}) FROM STDIN (FORMAT BINARY)", quoted(&table.name));
    let mut copy = conn.copy_in_raw(&sql).await?;
    for piece in [COPY_HEAD, rows, COPY_END] {
        copy.send(piece).await?;
    }
    copy.finish().await.map(drop)
}
