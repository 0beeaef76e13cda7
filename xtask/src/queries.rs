//! Writes sqlx's offline query data, so that the workspace builds without a database and still
//! checks every query against both.

use crate::migrations::{self, Dialect};
use crate::postgres::{Durability, TempPostgres};
use crate::process;
use anyhow::{Context, Result, bail};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// What to do with the query data.
#[derive(clap::Args)]
pub struct Options {
    /// Write nothing; fail when the committed data differs from what the queries need
    #[arg(long)]
    check: bool,
}

/// A crate whose queries are checked, and how its check database is named to sqlx.
struct Checked {
    folder: &'static str,
    package: &'static str,
    variable: &'static str,
    url: String,
}

/// Writes, or with `--check` compares, the data of both databases.
pub async fn run(options: Options) -> Result<ExitCode> {
    let root = process::root();
    let scratch = tempfile::tempdir()?;
    let postgres = TempPostgres::start(Durability::TestOnly).await?;
    let crates = [
        Checked {
            folder: "crates/store-sqlite",
            package: "commonfront-store-sqlite",
            variable: "COMMONFRONT_CHECK_SQLITE",
            url: sqlite_database(&root, scratch.path()).await?,
        },
        Checked {
            folder: "crates/store-postgres",
            package: "commonfront-store-postgres",
            variable: "COMMONFRONT_CHECK_POSTGRES",
            url: postgres_database(&root, &postgres).await?,
        },
    ];
    let mut stale = Vec::new();
    for checked in &crates {
        let committed = root.join(checked.folder).join(".sqlx");
        if options.check {
            let fresh = scratch.path().join(checked.package);
            write(&root, checked, &fresh).await?;
            stale.extend(differences(&read(&committed)?, &read(&fresh)?, checked.folder));
        } else {
            write(&root, checked, &committed).await?;
            println!("{}/.sqlx: {} queries", checked.folder, read(&committed)?.len());
        }
    }
    if !stale.is_empty() {
        bail!("{}\nrun `cargo xtask prepare-queries`", stale.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

async fn sqlite_database(root: &Path, folder: &Path) -> Result<String> {
    let url = format!("sqlite://{}", folder.join("check.db").display());
    let mut connection = SqliteConnection::connect(&format!("{url}?mode=rwc")).await?;
    let script = migrations::script(root, Dialect::Sqlite)?;
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(&mut connection)
        .await
        .context("the migrations on SQLite")?;
    connection.close().await?;
    Ok(url)
}

async fn postgres_database(root: &Path, server: &TempPostgres) -> Result<String> {
    let url = server.create_database("check").await?;
    let mut connection = PgConnection::connect(&url).await?;
    let script = migrations::script(root, Dialect::Postgres)?;
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(&mut connection)
        .await
        .context("the migrations on PostgreSQL")?;
    connection.close().await?;
    Ok(url)
}

/// Compiles the crate against its check database; sqlx's macros write what they learn on the way.
async fn write(root: &Path, checked: &Checked, into: &Path) -> Result<()> {
    if into.exists() {
        std::fs::remove_dir_all(into)?;
    }
    std::fs::create_dir_all(into)?;
    // Cargo takes the crate for fresh unless a source is newer: macros run only in a real check.
    let lib = root.join(checked.folder).join("src/lib.rs");
    std::fs::File::options()
        .append(true)
        .open(&lib)
        .and_then(|file| file.set_modified(std::time::SystemTime::now()))
        .with_context(|| format!("cannot touch {}", lib.display()))?;
    let mut check = process::cargo();
    check
        .args(["check", "--quiet", "--package", checked.package])
        .env(checked.variable, &checked.url)
        .env("SQLX_OFFLINE_DIR", into)
        .env("SQLX_OFFLINE", "false");
    process::run(&mut check).await
}

fn read(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(files);
    };
    for entry in entries.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "json") {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(name, std::fs::read_to_string(entry.path())?);
        }
    }
    Ok(files)
}

fn differences(
    committed: &BTreeMap<String, String>,
    fresh: &BTreeMap<String, String>,
    folder: &str,
) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in fresh {
        match committed.get(name) {
            None => found.push(format!("{folder}/.sqlx/{name} is missing")),
            Some(old) if old != text => found.push(format!("{folder}/.sqlx/{name} is out of date")),
            Some(_) => {}
        }
    }
    let unused = committed.keys().filter(|name| !fresh.contains_key(*name));
    found.extend(unused.map(|name| format!("{folder}/.sqlx/{name} belongs to no query")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_changed_and_unused_data_are_told_apart() {
        let map =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let found = differences(
            &map(&[("same", "1"), ("old", "1"), ("gone", "1")]),
            &map(&[("same", "1"), ("old", "2"), ("new", "1")]),
            "c",
        );
        assert_eq!(
            found,
            ["c/.sqlx/new is missing", "c/.sqlx/old is out of date", "c/.sqlx/gone belongs to no query"]
        );
        assert!(differences(&map(&[("a", "1")]), &map(&[("a", "1")]), "c").is_empty());
    }
}
