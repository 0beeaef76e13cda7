//! What tables there are, what they hold, and in which order they can be loaded.

use sqlx::{PgConnection, Row, SqliteConnection};

use super::{Column, CopyError, Kind, Table};
use crate::Parts;

/// Where the applied migrations are noted; every database makes its own.
const MIGRATIONS: &str = "schema_migrations";

/// Every table but the list of migrations; one that refers to another comes after it.
///
/// # Errors
/// The database did not answer, or has a column of a type that is not used here.
pub async fn tables(parts: Parts<'_>) -> Result<Vec<Table>, CopyError> {
    let tables = match parts {
        Parts::Sqlite(conn) => on_sqlite(conn).await?,
        Parts::Postgres(conn) => on_postgres(conn).await?,
    };
    Ok(in_order(tables))
}

fn column(table: &str, name: String, kind: String) -> Result<Column, CopyError> {
    match Kind::from_catalogue(&kind) {
        Some(kind) => Ok(Column { name, kind }),
        None => Err(CopyError::UnknownType { table: table.to_owned(), column: name, kind }),
    }
}

async fn on_sqlite(conn: &mut SqliteConnection) -> Result<Vec<Table>, CopyError> {
    const TABLES: &str = "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ?
         ORDER BY name";
    let names: Vec<String> = sqlx::query_scalar(TABLES).bind(MIGRATIONS).fetch_all(&mut *conn).await?;
    let mut tables = Vec::with_capacity(names.len());
    for name in names {
        let rows = sqlx::query("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")
            .bind(&name)
            .fetch_all(&mut *conn)
            .await?;
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        for row in rows {
            let (column_name, at): (String, i64) = (row.try_get(0)?, row.try_get(2)?);
            if at > 0 {
                key.push((at, column_name.clone()));
            }
            columns.push(column(&name, column_name, row.try_get(1)?)?);
        }
        key.sort();
        let refers_to: Vec<String> = sqlx::query_scalar("SELECT \"table\" FROM pragma_foreign_key_list(?)")
            .bind(&name)
            .fetch_all(&mut *conn)
            .await?;
        tables.push(Table {
            name,
            key: key.into_iter().map(|(_, name)| name).collect(),
            columns,
            refers_to: refers_to.into_iter().map(|table| (String::new(), table)).collect(),
            numbered: None,
        });
    }
    Ok(tables)
}

async fn on_postgres(conn: &mut PgConnection) -> Result<Vec<Table>, CopyError> {
    const TABLES: &str = "SELECT c.oid::BIGINT, c.relname::TEXT FROM pg_class c
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
             AND NOT c.relispartition AND c.relname <> $1
         ORDER BY c.relname::TEXT COLLATE \"C\"";
    const COLUMNS: &str = "SELECT a.attname::TEXT, format_type(a.atttypid, a.atttypmod), a.attidentity <> '',
             COALESCE(array_position(i.indkey::SMALLINT[], a.attnum), -1)::BIGINT
         FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
         WHERE a.attrelid = $1::BIGINT::OID AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
         ORDER BY a.attnum";
    const RULES: &str = "SELECT f.conname::TEXT, c.relname::TEXT
         FROM pg_constraint f JOIN pg_class c ON c.oid = f.confrelid
         WHERE f.contype = 'f' AND f.conrelid = $1::BIGINT::OID ORDER BY f.conname::TEXT";
    let names: Vec<(i64, String)> = sqlx::query_as(TABLES).bind(MIGRATIONS).fetch_all(&mut *conn).await?;
    let mut tables = Vec::with_capacity(names.len());
    for (oid, name) in names {
        let (mut columns, mut key, mut numbered) = (Vec::new(), Vec::new(), None);
        for row in sqlx::query(COLUMNS).bind(oid).fetch_all(&mut *conn).await? {
            let (column_name, is_numbered, at): (String, bool, i64) =
                (row.try_get(0)?, row.try_get(2)?, row.try_get(3)?);
            // The vector's places count from 0; -1 is a column outside the key.
            if at >= 0 {
                key.push((at, column_name.clone()));
            }
            if is_numbered {
                numbered = Some(column_name.clone());
            }
            columns.push(column(&name, column_name, row.try_get(1)?)?);
        }
        key.sort();
        let refers_to = sqlx::query_as(RULES).bind(oid).fetch_all(&mut *conn).await?;
        let key = key.into_iter().map(|(_, name)| name).collect();
        tables.push(Table { name, columns, key, refers_to, numbered });
    }
    Ok(tables)
}

/// Each after those it refers to; where tables refer to each other in a ring, one of them has to be first.
fn in_order(mut tables: Vec<Table>) -> Vec<Table> {
    for table in &mut tables {
        if table.key.is_empty() {
            table.key = table.columns.iter().map(|column| column.name.clone()).collect();
        }
    }
    let mut sorted: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let ready = tables.iter().position(|table| {
            let mut others = table.refers_to.iter().filter(|(_, other)| *other != table.name);
            others.all(|(_, other)| sorted.iter().any(|placed| placed.name == *other))
        });
        sorted.push(tables.remove(ready.unwrap_or(0)));
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, refers_to: &[&str]) -> Table {
        let refers_to = refers_to.iter().map(|&other| (String::new(), other.to_owned())).collect();
        Table { name: name.to_owned(), columns: Vec::new(), key: Vec::new(), refers_to, numbered: None }
    }

    fn order(tables: Vec<Table>) -> Vec<String> {
        in_order(tables).into_iter().map(|table| table.name).collect()
    }

    #[test]
    fn a_table_comes_after_those_it_refers_to() {
        let tables = vec![table("a", &["c", "a"]), table("b", &["a"]), table("c", &[])];
        assert_eq!(order(tables), ["c", "a", "b"]);
    }

    #[test]
    fn a_ring_of_tables_is_cut_somewhere() {
        assert_eq!(order(vec![table("a", &["b"]), table("b", &["a"])]), ["a", "b"]);
    }
}
