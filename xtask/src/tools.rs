//! Finds the programs that the tests need and cargo cannot bring: PostgreSQL, Node, Python and Chromium.
//! Where it may, it installs what is missing; elsewhere it says exactly what to type.

use crate::process::{self, output};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use tokio::process::Command;

/// The oldest Node with a test runner that takes several files at once.
const OLDEST_NODE: u32 = 20;

/// What a run needs from the machine.
pub struct Needs {
    /// Whether Chromium is needed besides PostgreSQL, Node and Python.
    pub browser: bool,
}

/// Where the programs are that the tests start, Chromium only when it was asked for.
pub struct Tools {
    /// The `node` program.
    pub node: Option<PathBuf>,
    /// The `python3` program, which reads what other calendars will.
    pub python: Option<PathBuf>,
    /// A Chromium that plays the part of a visitor.
    pub chromium: Option<PathBuf>,
}

/// A program that may be missing, and its package in three families of systems.
struct Part {
    name: &'static str,
    apt: &'static [&'static str],
    dnf: &'static str,
    brew: &'static str,
}

const POSTGRES: Part =
    Part { name: "PostgreSQL server", apt: &["postgresql"], dnf: "postgresql-server", brew: "postgresql@17" };
const NODE: Part =
    Part { name: "Node 20 or newer, with npm", apt: &["nodejs", "npm"], dnf: "nodejs npm", brew: "node" };
const PYTHON: Part = Part {
    name: "Python 3.10 or newer, with venv",
    apt: &["python3", "python3-venv"],
    dnf: "python3",
    brew: "python",
};
const CHROMIUM: Part = Part {
    name: "Chromium",
    apt: &["chromium", "fonts-dejavu-core", "fonts-liberation"],
    dnf: "chromium",
    brew: "--cask chromium",
};

/// Finds everything that is needed, after installing it when this is root on a Debian-like system.
pub async fn find(needs: &Needs) -> Result<Tools> {
    let mut missing = missing(needs);
    if !missing.is_empty() && process::is_root() && on_path("apt-get").is_some() {
        if let Err(error) = install(&missing).await {
            eprintln!("{error:#}");
        }
        missing = self::missing(needs);
    }
    if !missing.is_empty() {
        bail!("{}", advice(&missing));
    }
    Ok(Tools { node: node(), python: python(), chromium: needs.browser.then(chromium).flatten() })
}

/// The newest folder that has both `initdb` and `postgres`, preferring what is on the PATH.
pub fn postgres_bin() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(program) = on_path("postgres") {
        // A link on the PATH stands for the folder it points into, where initdb finds its share.
        let real = program.canonicalize().unwrap_or(program);
        folders.extend(real.parent().map(Path::to_path_buf));
    }
    folders.extend(output("pg_config", &["--bindir"]).map(PathBuf::from));
    for base in ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"] {
        folders.extend(versions_below(Path::new(base)));
    }
    folders.into_iter().find(|dir| dir.join("initdb").is_file() && dir.join("postgres").is_file())
}

fn versions_below(base: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(base) else {
        return Vec::new();
    };
    let mut found: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let version = name.trim_start_matches("postgresql@").parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, path)| path).collect()
}

fn node() -> Option<PathBuf> {
    let program = on_path("node")?;
    on_path("npm")?;
    let version = output(&program.to_string_lossy(), &["--version"])?;
    (major(&version)? >= OLDEST_NODE).then_some(program)
}

/// A Python that can make an environment of its own: Debian has the parts for that in another package.
fn python() -> Option<PathBuf> {
    let program = on_path("python3")?;
    let able = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    output(&program.to_string_lossy(), &["-c", able])?;
    Some(program)
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|p| p.is_file()) {
        return Some(named);
    }
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| on_path(name)).or_else(|| {
        let app = PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium");
        app.is_file().then_some(app)
    })
}

fn on_path(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

fn missing(needs: &Needs) -> Vec<&'static Part> {
    let mut missing = Vec::new();
    if postgres_bin().is_none() {
        missing.push(&POSTGRES);
    }
    if node().is_none() {
        missing.push(&NODE);
    }
    if python().is_none() {
        missing.push(&PYTHON);
    }
    if needs.browser && chromium().is_none() {
        missing.push(&CHROMIUM);
    }
    missing
}

async fn install(missing: &[&Part]) -> Result<()> {
    let apt_get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(apt_get().args(["update", "--quiet"])).await?;
    let packages = missing.iter().flat_map(|part| part.apt);
    process::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages)).await
}

fn advice(missing: &[&Part]) -> String {
    let names: Vec<_> = missing.iter().map(|part| part.name).collect();
    let apt: Vec<_> = missing.iter().flat_map(|part| part.apt.iter().copied()).collect();
    let dnf: Vec<_> = missing.iter().map(|part| part.dnf).collect();
    let mut lines = vec![
        format!("the tests need what is not on this machine: {}", names.join(", ")),
        format!("  Debian, Ubuntu:  sudo apt-get install {}", apt.join(" ")),
        format!("  Fedora:          sudo dnf install {}", dnf.join(" ")),
    ];
    lines.extend(missing.iter().map(|part| format!("  macOS:           brew install {}", part.brew)));
    lines.push("`cargo xtask test --no-browser` does without Chromium".to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.19.2"), Some(20));
        assert_eq!(major("nonsense"), None);
    }

    #[test]
    fn the_advice_names_each_family_of_systems() {
        let text = advice(&[&POSTGRES, &CHROMIUM]);
        assert!(text.contains("apt-get install postgresql chromium"), "{text}");
        assert!(text.contains("dnf install postgresql-server chromium"), "{text}");
        assert!(text.contains("brew install --cask chromium"), "{text}");
    }

    #[test]
    fn the_newest_version_comes_first() {
        let base = tempfile::tempdir().unwrap();
        for version in ["9", "15", "postgresql@17", "README"] {
            std::fs::create_dir(base.path().join(version)).unwrap();
        }
        let found = versions_below(base.path());
        assert_eq!(found[0], base.path().join("postgresql@17/bin"));
        assert_eq!(found.len(), 3);
    }
}
