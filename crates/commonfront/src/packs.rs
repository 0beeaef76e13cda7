//! `commonfront packs`: says whether a pack of the job-loss calculator can be used, and which there are.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Subcommand;
use commonfront_web::slices::job_losses::packs;

use crate::commands::print;
use crate::config::Config;

/// What can be done with packs.
#[derive(Debug, Subcommand)]
pub enum Packs {
    /// Say whether a pack can be used; if not, what is wrong with it, a line for each
    ///
    /// Needs neither server nor configuration. Ends with 1 if anything is wrong.
    Check {
        /// The file
        file: PathBuf,
    },
    /// List the packs that the server has: the program's, and those of the folder in its configuration
    List,
}

/// Does what the command line says.
///
/// # Errors
/// In words for the person at the terminal.
pub fn run(config: &Path, command: Packs) -> Result<ExitCode> {
    match command {
        Packs::Check { file } => check(&file),
        Packs::List => list(config),
    }
}

fn check(file: &Path) -> Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    let name = file.display();
    let faults = match packs::parse(&text) {
        Err(error) => vec![error],
        Ok(pack) => {
            let faults: Vec<String> = pack.faults().iter().map(ToString::to_string).collect();
            if faults.is_empty() {
                print(&format!("{name}: {} can be used.\n", pack.label()));
                return Ok(ExitCode::SUCCESS);
            }
            faults
        }
    };
    let mut lines = format!("{name} can't be used:\n");
    for fault in faults {
        let _ = writeln!(lines, "  {}", fault.trim_end());
    }
    print(&lines);
    Ok(ExitCode::FAILURE)
}

fn list(config: &Path) -> Result<ExitCode> {
    let config = Config::load(config)?;
    let library = packs::library(config.tools.packs.as_deref())?;
    let mut lines = String::new();
    for pack in library.packs() {
        let _ = writeln!(
            lines,
            "{:20} {}: {} services, prices of {}",
            pack.label(),
            pack.title.en,
            pack.sector.len(),
            pack.price_year
        );
    }
    for studies in library.all_studies() {
        let _ = writeln!(
            lines,
            "{:20} {}: {} studies, {} places",
            studies.label(),
            studies.title.en,
            studies.study.len(),
            studies.place.len()
        );
    }
    print(&lines);
    Ok(ExitCode::SUCCESS)
}
