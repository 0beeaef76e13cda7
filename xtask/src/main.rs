//! The project's own commands, so that a fresh clone needs nothing but cargo: testing, tidying,
//! preparing the checked queries, measuring, and trying to break a running server.
#![allow(clippy::print_stdout, reason = "printing is what these commands are for")]
#![allow(
    clippy::disallowed_methods,
    reason = "these commands measure real time; nothing in them is replayed in a test"
)]

mod bench;
mod crash;
mod full_disk;
mod http;
mod ledger;
mod machine;
mod migrations;
mod people;
mod postgres;
mod process;
mod python;
mod queries;
mod site;
mod suite;
mod tidy;
mod tools;
mod worked_results;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Common Front's own commands", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run every test: the workspace on both databases, then the journeys in a browser
    Test(suite::Options),
    /// Write the query data that lets the workspace build without a database
    PrepareQueries(queries::Options),
    /// Check the rules of the house, with file and line
    Tidy,
    /// Write the tables of worked results into docs/job-losses.md
    WorkedResults,
    /// Measure durable signatures or campaign pages a second, next to a bare axum server
    Bench {
        #[command(subcommand)]
        what: bench::What,
    },
    /// Kill the server (and PostgreSQL) at random moments and prove that nothing acknowledged is lost
    Crash(crash::Options),
    /// Fill the disk under the server and prove that it refuses kindly and recovers
    FullDisk(full_disk::Options),
    /// The bare servers that `bench` compares with
    #[command(hide = true)]
    Baseline {
        #[command(subcommand)]
        what: bench::baseline::What,
    },
}

fn main() -> ExitCode {
    match start(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(command: Command) -> Result<ExitCode> {
    let mut runtime = match command {
        // The same number of threads as the server that it stands beside.
        Command::Baseline { .. } => {
            let mut builder = tokio::runtime::Builder::new_multi_thread();
            builder.worker_threads(2);
            builder
        }
        _ => tokio::runtime::Builder::new_current_thread(),
    };
    runtime.enable_all().build().context("no tokio runtime")?.block_on(async {
        tokio::select! {
            code = dispatch(command) => code,
            // Falling out of here, and not dying at once, lets temporary servers and folders go.
            () = stop_signal() => bail!("interrupted"),
        }
    })
}

async fn dispatch(command: Command) -> Result<ExitCode> {
    match command {
        Command::Test(options) => suite::run(options).await,
        Command::PrepareQueries(options) => queries::run(options).await,
        Command::Tidy => tidy::run(),
        Command::WorkedResults => worked_results::run(),
        Command::Bench { what } => bench::run(what).await,
        Command::Crash(options) => crash::run(options).await,
        Command::FullDisk(options) => full_disk::run(options).await,
        Command::Baseline { what } => bench::baseline::run(what).await,
    }
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
