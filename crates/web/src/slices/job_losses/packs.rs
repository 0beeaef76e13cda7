//! The packs that the program carries, and those of a folder of the server's own. A version never changes:
//! a newer one is another file, and links find the one that they were made with.

use std::path::{Path, PathBuf};

use commonfront_job_losses::check::{self, Found};
use commonfront_job_losses::{Library, Pack, Studies};
use rust_embed::RustEmbed;

/// The files of `packs/`.
#[derive(RustEmbed)]
#[folder = "../../packs"]
struct Files;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// Coefficients of a place.
    Pack(Box<Pack>),
    /// Published studies.
    Studies(Box<Studies>),
}

/// Why packs can't be used.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The folder, or a file in it, can't be read.
    #[error("{0} can't be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// It is no pack; the text says why.
    #[error("{0} is no pack: {1}")]
    NoPack(String, String),
    /// It breaks rules; a line each.
    #[error("{0} breaks the rules of packs:\n  {1}")]
    Rules(String, String),
    /// There is another of the same name and version.
    #[error("{0}: {1} is there already and says something else; a new version needs a new number")]
    Other(String, String),
}

/// Reads a file's text.
///
/// # Errors
/// It is no pack; the text says where.
pub fn parse(text: &str) -> Result<Read, String> {
    if text.lines().any(|line| line.replace(' ', "") == "kind=\"studies\"") {
        return Studies::read(text).map(|studies| Read::Studies(Box::new(studies)));
    }
    Pack::read(text).map(|pack| Read::Pack(Box::new(pack)))
}

impl Read {
    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<Found> {
        match self {
            Self::Pack(pack) => check::pack(pack),
            Self::Studies(studies) => check::studies(studies),
        }
    }

    /// Its name and version.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Pack(pack) => pack.label(),
            Self::Studies(studies) => studies.label(),
        }
    }
}

/// All packs: the program's, and those of the server's folder.
///
/// # Errors
/// A pack of the folder can't be used.
pub fn library(folder: Option<&Path>) -> Result<Library, Broken> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    let mut files: Vec<(String, String)> = Vec::new();
    for name in names {
        let text = Files::get(&name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        files.push((name.into_owned(), text.unwrap_or_default()));
    }
    if let Some(folder) = folder {
        let failed = |error| Broken::Unreadable(folder.to_owned(), error);
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        for path in paths {
            let text =
                std::fs::read_to_string(&path).map_err(|error| Broken::Unreadable(path.clone(), error))?;
            files.push((path.display().to_string(), text));
        }
    }
    let mut read: Vec<Read> = Vec::new();
    for (name, text) in files {
        let file = parse(&text).map_err(|error| Broken::NoPack(name.clone(), error))?;
        let faults = file.faults();
        if !faults.is_empty() {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            return Err(Broken::Rules(name, lines.join("\n  ")));
        }
        match read.iter().find(|known| known.label() == file.label()) {
            Some(known) if *known == file => {}
            Some(_) => return Err(Broken::Other(name, file.label())),
            None => read.push(file),
        }
    }
    let (mut packs, mut studies) = (Vec::new(), Vec::new());
    for file in read {
        match file {
            Read::Pack(pack) => packs.push(*pack),
            Read::Studies(one) => studies.push(*one),
        }
    }
    Ok(Library::new(packs, studies))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_carries_can_be_used() {
        let library = library(None).unwrap();
        assert!(library.newest("on").is_some() && library.newest_studies().is_some());
    }

    #[test]
    fn a_version_that_was_changed_is_refused() {
        let folder = std::env::temp_dir().join(format!("packs-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let text = String::from_utf8(Files::get("on-2022.1.toml").unwrap().data.into_owned()).unwrap();
        let file = folder.join("on.toml");
        std::fs::write(&file, &text).unwrap();
        assert!(library(Some(&folder)).is_ok());
        std::fs::write(&file, text.replace("direct = 8.1", "direct = 8.2")).unwrap();
        assert!(library(Some(&folder)).unwrap_err().to_string().contains("on-2022.1 is there already"));
        std::fs::write(&file, text.replace("\"2022.1\"", "\"2022.2\"")).unwrap();
        assert_eq!(library(Some(&folder)).unwrap().newest("on").unwrap().version, "2022.2");
        std::fs::write(&file, "id = 1").unwrap();
        assert!(library(Some(&folder)).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
