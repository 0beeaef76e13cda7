//! The Python packages that the tests read calendar feeds with, in an environment below the target folder.

use crate::process;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use tokio::process::Command;

/// What is to be installed, with hashes.
const REQUIREMENTS: &str = "e2e/calendar/requirements.txt";

/// Where the environment is; the stories look for it there, too.
fn folder() -> Result<PathBuf> {
    Ok(process::target_dir()?.join("test-python"))
}

/// Makes the environment unless it is there with these very packages.
pub async fn packages(python: &Path) -> Result<()> {
    let (folder, wanted) = (folder()?, process::root().join(REQUIREMENTS));
    let installed = folder.join("installed.txt");
    if is_same(&wanted, &installed) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    process::run(Command::new(python).args(["-m", "venv"]).arg(&folder)).await?;
    let mut pip = Command::new(folder.join("bin/python3"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    process::run(pip.args(["--require-hashes", "-r"]).arg(&wanted)).await?;
    // Copied last, so that one tells when an installation was finished.
    std::fs::copy(&wanted, &installed).with_context(|| format!("cannot write {}", installed.display()))?;
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((std::fs::read(one), std::fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_is_made_anew_when_other_packages_are_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        std::fs::write(&one, "icalendar").unwrap();
        assert!(!is_same(&one, &other));
        std::fs::write(&other, "icalendar").unwrap();
        assert!(is_same(&one, &other));
    }
}
