//! Measures the product against a bare axum server in the same run, on the same machine and under
//! the same load, so that the ratio says what the product itself costs.

pub mod baseline;
mod desk;
mod load;
mod page;
mod sign;

pub use sign::form_fields;

use crate::machine::Machine;
use crate::migrations::Dialect;
use crate::postgres::{Durability, TempPostgres};
use crate::process;
use crate::site::Site;
use anyhow::{Context, Result};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use tempfile::TempDir;

/// What to measure.
#[derive(clap::Subcommand)]
pub enum What {
    /// Durable signatures a second, each with its mail queued
    Sign(Options),
    /// Campaign pages a second, while people sign
    Page(Options),
    /// The desk's lists, searches and counts among many people, and their import
    Desk(desk::Options),
}

/// How to measure.
#[derive(clap::Args)]
pub struct Options {
    /// The database behind the server
    #[arg(long, value_enum, default_value = "both")]
    database: Databases,
    /// Seconds under load, for each line of the table
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Connections, one line of the table for each number
    #[arg(long, value_delimiter = ',', default_values_t = [64, 256])]
    connections: Vec<usize>,
    /// The program to measure, in place of a fresh release build
    #[arg(long)]
    bin: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Databases {
    Sqlite,
    Postgres,
    Both,
}

impl Databases {
    fn each(self) -> &'static [Dialect] {
        match self {
            Self::Sqlite => &[Dialect::Sqlite],
            Self::Postgres => &[Dialect::Postgres],
            Self::Both => &[Dialect::Sqlite, Dialect::Postgres],
        }
    }
}

/// One line of the table to come.
struct Case<'a> {
    bin: &'a Path,
    dialect: Dialect,
    connections: usize,
    duration: Duration,
}

impl Options {
    fn cases<'a>(&'a self, bin: &'a Path) -> impl Iterator<Item = Case<'a>> {
        let duration = Duration::from_secs(self.seconds);
        self.database.each().iter().flat_map(move |&dialect| {
            let connections = self.connections.iter();
            connections.map(move |&connections| Case { bin, dialect, connections, duration })
        })
    }
}

/// A fresh site with the demo campaign, and what must outlive it.
struct Fresh {
    // Dropped in this order: the server before its database, the database before the folder.
    site: Site,
    _postgres: Option<TempPostgres>,
    _folder: TempDir,
}

async fn fresh_site(case: &Case<'_>) -> Result<Fresh> {
    let folder = tempfile::Builder::new().prefix("commonfront-bench-").tempdir()?;
    let (postgres, url) = match case.dialect {
        Dialect::Sqlite => (None, format!("sqlite:{}", folder.path().join("campaign.db").display())),
        Dialect::Postgres => {
            let server = TempPostgres::start(Durability::Real).await?;
            let url = server.create_database("campaign").await?;
            (Some(server), url)
        }
    };
    let log = folder.path().join("server.log");
    let mut site = Site::prepare(case.bin, folder.path(), &log, &url).await?;
    site.start().await?;
    Ok(Fresh { site, _postgres: postgres, _folder: folder })
}

/// Measures, in an optimised build of this program.
pub async fn run(what: What) -> Result<ExitCode> {
    // The desk's bench is a program of its own.
    if cfg!(debug_assertions) && !matches!(what, What::Desk(_)) {
        return become_optimised();
    }
    let here = tempfile::tempdir()?;
    println!("\n{}", Machine::look(here.path()).table());
    match what {
        What::Sign(options) => {
            sign::run(&options, &process::server_binary(options.bin.as_deref()).await?).await
        }
        What::Page(options) => {
            page::run(&options, &process::server_binary(options.bin.as_deref()).await?).await
        }
        What::Desk(options) => desk::run(&options).await,
    }
}

/// A load generator that is not optimised measures itself. The optimised one takes this process's
/// place, so that an interruption reaches it and it can clean up.
fn become_optimised() -> Result<ExitCode> {
    let mut command = process::cargo().into_std();
    command
        .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
        .args(std::env::args_os().skip(1));
    Err(command.exec()).context("cannot run the optimised build")
}

fn mebibytes(memory: Option<f64>) -> String {
    memory.map_or("–".to_owned(), |number| format!("{number:.0} MiB"))
}
