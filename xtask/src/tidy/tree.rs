//! The text files of the workspace, read once for all rules; a rule's test makes a small one up.

use anyhow::{Context, Result};
use regex::Regex;
use std::fmt;
use std::path::Path;

/// Folders that hold nothing that was written by hand.
const SKIPPED: [&str; 3] = ["target", "node_modules", ".git"];

/// A text file; its path is relative to the workspace, with `/`.
pub struct Source {
    /// Where it is.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Source {
    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// The lines of Rust code without their comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().map(|(number, line)| {
            let comment = line.starts_with("//").then_some(0).or_else(|| line.find(" //"));
            (number, comment.map_or(line, |at| &line[..at]))
        })
    }

    /// That something is wrong on a line.
    pub fn failure(&self, line: usize, message: impl Into<String>) -> Failure {
        Failure { path: self.path.clone(), line, message: message.into() }
    }
}

/// A place where a rule is broken.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// A pattern that is written in this program; a rule with a wrong one must not pass in silence.
#[expect(clippy::expect_used, reason = "each literal is compiled by its rule's own test")]
pub fn compiled(literal: &str) -> Regex {
    Regex::new(literal).expect("a literal pattern")
}

/// All text files, sorted by path.
pub struct Tree(Vec<Source>);

impl Tree {
    /// Reads the workspace, without what its `.gitignore` leaves out.
    pub fn read(root: &Path) -> Result<Self> {
        let ignored = std::fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
        let ignored: Vec<_> = ignored.lines().map(str::trim).collect();
        let mut sources = Vec::new();
        walk(root, "", &ignored, &mut sources).with_context(|| format!("cannot read {}", root.display()))?;
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self(sources))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Every file.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&Source> {
        self.all().find(|source| source.path == path)
    }

    /// The files below a folder (`crates/web/`) with an ending (`.html`).
    pub fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a Source> {
        self.all().filter(move |s| s.path.starts_with(folder) && s.path.ends_with(ending))
    }

    /// The Rust code of the workspace.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.below("crates/", ".rs").chain(self.below("xtask/", ".rs"))
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let source =
            |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
        Self(files.iter().map(source).collect())
    }
}

fn walk(folder: &Path, prefix: &str, ignored: &[&str], sources: &mut Vec<Source>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if SKIPPED.contains(&name.as_str()) || is_ignored(&path, &name, ignored) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), ignored, sources)?;
        } else if let Ok(text) = String::from_utf8(std::fs::read(entry.path())?) {
            sources.push(Source { path, text });
        }
    }
    Ok(())
}

/// The plain patterns of a `.gitignore`: a name, a path from the root, or `*.ending`.
fn is_ignored(path: &str, name: &str, patterns: &[&str]) -> bool {
    patterns.iter().map(|pattern| pattern.trim_end_matches('/')).any(|pattern| {
        match (pattern.strip_prefix('/'), pattern.strip_prefix('*')) {
            (Some(rooted), _) => path == rooted,
            (_, Some(ending)) => !ending.is_empty() && name.ends_with(ending),
            _ => name == pattern,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ignored_names_are_known() {
        let patterns = ["# a comment", "", "/demo-data/", "*.db", "scratch"];
        assert!(is_ignored("demo-data", "demo-data", &patterns));
        assert!(!is_ignored("crates/demo-data", "demo-data", &patterns));
        assert!(is_ignored("a/b.db", "b.db", &patterns));
        assert!(is_ignored("a/scratch", "scratch", &patterns));
        assert!(!is_ignored("README.md", "README.md", &patterns));
    }

    #[test]
    fn comments_are_no_code_but_addresses_are() {
        let tree = Tree::of(&[("a.rs", "//! why\nlet a = \"http://x\"; // note\n")]);
        let lines: Vec<_> = tree.0[0].code().collect();
        assert_eq!(lines, [(1, ""), (2, "let a = \"http://x\";")]);
    }
}
