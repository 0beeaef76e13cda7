//! Runs every test there is in one go: the workspace on both databases, then the journeys in a
//! browser. What the machine lacks is brought or named first.

use crate::postgres::{Durability, TempPostgres};
use crate::process;
use crate::python;
use crate::tools::{self, Needs, Tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tokio::process::Command;

/// Which tests to run.
#[derive(clap::Args)]
pub struct Options {
    /// Leave out the tests that need Node and Chromium
    #[arg(long, conflicts_with = "only_browser")]
    no_browser: bool,
    /// Run only the tests that need Node and Chromium
    #[arg(long)]
    only_browser: bool,
    /// Handed to `cargo test`, for example a test's name or `-- --nocapture`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    cargo_test: Vec<String>,
}

/// The phases that ran, with their wall time and whether they passed.
#[derive(Default)]
struct Phases(Vec<(&'static str, Duration, bool)>);

impl Phases {
    async fn run(&mut self, name: &'static str, work: impl Future<Output = Result<()>>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let result = work.await;
        if let Err(error) = &result {
            eprintln!("{name}: {error:#}");
        }
        self.0.push((name, start.elapsed(), result.is_ok()));
        result.is_ok()
    }

    fn close(&self) -> ExitCode {
        println!();
        for (name, time, passed) in &self.0 {
            let verdict = if *passed { "passed" } else { "FAILED" };
            println!("{verdict}  {:>7.1} s  {name}", time.as_secs_f64());
        }
        let passed = self.0.iter().all(|(_, _, passed)| *passed);
        if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Runs the tests; later phases run even when the workspace's tests fail, to tell more at once.
pub async fn run(options: Options) -> Result<ExitCode> {
    let browser = !options.no_browser;
    let tools = tools::find(&Needs { browser }).await?;
    let mut phases = Phases::default();
    let start = Instant::now();
    let postgres = TempPostgres::start(Durability::TestOnly).await?;
    phases.0.push(("a temporary PostgreSQL", start.elapsed(), true));
    let url = postgres.url("postgres");
    // The mail server that the stories write to is one of these packages, too.
    if phases.run("npm ci", browser_packages()).await {
        if !options.only_browser && phases.run("Python packages", calendar_reader(&tools)).await {
            phases.run("cargo test", workspace(&url, &options.cargo_test)).await;
        }
        if browser && phases.run("cargo build", build()).await {
            phases.run("browser tests", journeys(&tools, &url)).await;
        }
    }
    Ok(phases.close())
}

async fn workspace(postgres: &str, extra: &[String]) -> Result<()> {
    let mut command = process::cargo();
    command.args(["test", "--workspace", "--locked"]).args(extra);
    process::run(command.env("COMMONFRONT_TEST_POSTGRES", postgres)).await
}

/// The whole workspace's programs and not only the server: cargo then uses what the tests were
/// built from, where one package alone would ask for other features of the same crates.
async fn build() -> Result<()> {
    process::run(process::cargo().args(["build", "--workspace", "--bins", "--locked"])).await
}

async fn calendar_reader(tools: &Tools) -> Result<()> {
    python::packages(tools.python.as_deref().context("no Python")?).await
}

async fn browser_packages() -> Result<()> {
    let folder = process::root().join("e2e");
    if is_installed(&folder) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    process::run(npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder)).await
}

/// npm writes its hidden lock file last, so that one tells when an installation was finished.
fn is_installed(folder: &Path) -> bool {
    let modified = |name: &str| folder.join(name).metadata().and_then(|file| file.modified()).ok();
    match (modified("node_modules/.package-lock.json"), modified("package-lock.json")) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}

async fn journeys(tools: &Tools, postgres: &str) -> Result<()> {
    let (Some(node), Some(chromium)) = (&tools.node, &tools.chromium) else {
        anyhow::bail!("no Node or Chromium");
    };
    let files = test_files(&process::root().join("e2e/tests"))?;
    let mut command = Command::new(node);
    command
        .current_dir(process::root().join("e2e"))
        .args(["--test", "--test-concurrency=2"])
        .args(files)
        .env("CHROMIUM", chromium)
        .env("COMMONFRONT_BIN", process::target_dir()?.join("debug/commonfront"))
        .env("COMMONFRONT_TEST_POSTGRES", postgres);
    process::run(&mut command).await
}

/// The files one by one: the versions of Node differ in what a folder or a glob means to `--test`.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    anyhow::ensure!(!files.is_empty(), "no *.test.mjs in {}", folder.display());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_installed_when_the_hidden_lock_is_not_older() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_installed(folder.path()));
        std::fs::write(folder.path().join("package-lock.json"), "{}").unwrap();
        assert!(!is_installed(folder.path()));
        std::fs::create_dir(folder.path().join("node_modules")).unwrap();
        std::fs::write(folder.path().join("node_modules/.package-lock.json"), "{}").unwrap();
        assert!(is_installed(folder.path()));
    }

    #[test]
    fn only_test_files_are_run() {
        let folder = tempfile::tempdir().unwrap();
        assert!(test_files(folder.path()).is_err());
        for name in ["b.test.mjs", "a.test.mjs", "server.mjs"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let names: Vec<_> = test_files(folder.path()).unwrap();
        assert_eq!(names, [folder.path().join("a.test.mjs"), folder.path().join("b.test.mjs")]);
    }
}
