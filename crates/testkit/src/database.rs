//! A database of its own for each test.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Which kind of database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file in the test's folder.
    Sqlite,
    /// A new database on the server that `cargo xtask test` has started.
    Postgres,
}

impl Kind {
    /// The other kind.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Sqlite => Self::Postgres,
            Self::Postgres => Self::Sqlite,
        }
    }
}

/// The server's maintenance database; `cargo xtask test` sets it.
const SERVER: &str = "COMMONFRONT_TEST_POSTGRES";

/// Makes a new, empty database; gives back its address.
pub async fn fresh(kind: Kind, folder: &Path) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    match kind {
        Kind::Sqlite => format!("sqlite:{}", folder.join("test.db").display()),
        Kind::Postgres => {
            let server = std::env::var(SERVER)
                .unwrap_or_else(|_| panic!("{SERVER} is not set: run the tests by `cargo xtask test`"));
            let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
            let mut conn = PgConnection::connect(&server).await.expect("the test server answers");
            for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
                sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.expect("a database is made");
            }
            let (before, _) = server.rsplit_once('/').expect("the address names a database");
            format!("{before}/{name}")
        }
    }
}

/// Every row of every table of a PostgreSQL database, as text.
pub async fn dump(url: &str) -> String {
    let mut conn = PgConnection::connect(url).await.expect("the database answers");
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut conn).await.expect("its tables");
    let mut text = String::new();
    for table in tables {
        let rows = AssertSqlSafe(format!("SELECT t::text FROM \"{table}\" t"));
        let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(&mut conn).await.expect("its rows");
        text.extend(rows.iter().flat_map(|row| [row.as_str(), "\n"]));
    }
    text
}

/// The number that a query gives, on either kind of database.
pub async fn number(url: &str, sql: &str) -> i64 {
    if url.starts_with("sqlite:") {
        let mut conn = sqlx::SqliteConnection::connect(url).await.expect("the database answers");
        sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&mut conn).await.expect("a number")
    } else {
        let mut conn = PgConnection::connect(url).await.expect("the database answers");
        sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&mut conn).await.expect("a number")
    }
}

/// Runs any SQL, as somebody with the database in hand could; gives back what the database says against it.
///
/// # Errors
/// The database's own words.
pub async fn try_sql(kind: Kind, url: &str, sql: &str) -> Result<(), String> {
    let done = match kind {
        Kind::Sqlite => {
            let mut conn = SqliteConnection::connect(url).await.expect("the database opens");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.map(drop)
        }
        Kind::Postgres => {
            let mut conn = PgConnection::connect(url).await.expect("the database answers");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.map(drop)
        }
    };
    done.map_err(|error| error.to_string())
}

async fn texts(url: &str, sql: String) -> Vec<String> {
    if url.starts_with("sqlite:") {
        let mut conn = SqliteConnection::connect(url).await.expect("the database answers");
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut conn).await.expect("texts")
    } else {
        let mut conn = PgConnection::connect(url).await.expect("the database answers");
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut conn).await.expect("texts")
    }
}

/// The tables of which each row belongs to something, and the column that says to what.
const BENEATH: [(&str, &str, &str); 4] = [
    ("import_parts", "import_id", "imports"),
    ("import_faults", "import_id", "imports"),
    ("staff_sessions", "staff_id", "staff"),
    ("staff_recovery_codes", "staff_id", "staff"),
];

/// Every row that is an organisation's own, as text, table by table: of each table with a column
/// `organisation_id`, whatever tables there are, and of those beneath.
pub async fn rows_of(url: &str, organisation: i64) -> Vec<String> {
    let sqlite = url.starts_with("sqlite:");
    let tables = if sqlite {
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = 'organisation_id' ORDER BY m.name"
    } else {
        "SELECT table_name::text FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'organisation_id' ORDER BY table_name"
    };
    let own = texts(url, tables.to_owned()).await;
    let own = own.into_iter().map(|table| (table, format!("t.organisation_id = {organisation}")));
    let beneath = BENEATH.map(|(table, column, above)| {
        let which = format!("t.{column} IN (SELECT id FROM {above} WHERE organisation_id = {organisation})");
        (table.to_owned(), which)
    });
    let mut rows = Vec::new();
    for (table, which) in own.chain(beneath) {
        let row = if sqlite {
            let columns =
                texts(url, format!("SELECT 'quote(t.' || name || ')' FROM pragma_table_info('{table}')"))
                    .await;
            columns.join(" || ',' || ")
        } else {
            "t::text".to_owned()
        };
        let mut found = texts(url, format!("SELECT {row} FROM {table} t WHERE {which}")).await;
        found.sort_unstable();
        rows.extend(found.into_iter().map(|row| format!("{table}: {row}")));
    }
    rows
}
