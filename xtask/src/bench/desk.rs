//! The desk with many people: an import of them, then every list, search and count, on each database. The
//! measuring itself is an example of the program, since it needs a member of staff who is signed in.

use super::Databases;
use crate::migrations::Dialect;
use crate::postgres::{Durability, TempPostgres};
use crate::process;
use anyhow::Result;
use std::process::ExitCode;

/// How to measure the desk.
#[derive(clap::Args)]
pub struct Options {
    /// The database behind the server
    #[arg(long, value_enum, default_value = "both")]
    database: Databases,
    /// How many people to bring, one table for each number; five million need about 3 GB of disk
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 1_000_000, 5_000_000])]
    people: Vec<u64>,
}

/// Prints a table for each database and number of people.
pub async fn run(options: &Options) -> Result<ExitCode> {
    for &dialect in options.database.each() {
        for &people in &options.people {
            // A server of its own each time: what one run leaves behind is not the next one's load.
            let postgres = match dialect {
                Dialect::Sqlite => None,
                Dialect::Postgres => Some(TempPostgres::start(Durability::Real).await?),
            };
            let mut command = process::cargo();
            command.args([
                "run",
                "--quiet",
                "--release",
                "--package",
                "commonfront",
                "--example",
                "bench-desk",
                "--",
            ]);
            command.arg(if postgres.is_some() { "postgres" } else { "sqlite" }).arg(people.to_string());
            if let Some(server) = &postgres {
                command.env("COMMONFRONT_TEST_POSTGRES", server.url("postgres"));
            }
            process::run(&mut command).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
