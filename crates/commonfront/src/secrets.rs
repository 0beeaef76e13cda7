//! The server's master secret: 32 random bytes in a file of its own, outside the database, so that a copy
//! of the database alone opens nothing.
//!
//! The file has one line, or two: 64 hexadecimal digits each. The first is what mailboxes are known by and
//! what links are made with, and stays for good; the second, once there is one, is what the data keys are
//! wrapped with in the first one's place (`commonfront keys rotate-master`).

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use commonfront_domain::keys::{Keys, wrapping_secret};
use commonfront_vault::{Secret, WrappingKey};
use commonfront_web::keyring::ReadWrapping;
use data_encoding::HEXLOWER_PERMISSIVE;

use crate::system::random_bytes;

/// What comes of the master secret. `Debug` prints nothing of it.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// The server's keys, each for one purpose.
    pub keys: Keys,
    /// The key that the data keys in the database are wrapped with; while it is being changed, it also
    /// unwraps what the one before has wrapped.
    pub wrapping: WrappingKey,
    /// The same without the one before.
    now: WrappingKey,
    file: Option<PathBuf>,
}

impl Secrets {
    /// Derives all of it.
    #[must_use]
    pub fn new(master: &[u8; 32]) -> Self {
        Self::of(&Lines { master: *master, wrapping: None })
    }

    fn of(lines: &Lines) -> Self {
        let now = lines.wrapping_key();
        Self { keys: Keys::derive(&lines.master), wrapping: now.clone(), now, file: None }
    }

    /// The key that new data keys are wrapped with, and that unwraps nothing else.
    #[must_use]
    pub fn wrapping_now(&self) -> &WrappingKey {
        &self.now
    }

    /// Reads the wrapping key from its file whenever it is asked for: it may have been changed since.
    #[must_use]
    pub fn into_reader(self) -> ReadWrapping {
        Arc::new(move || {
            let read = self.file.as_deref().and_then(|file| load(file).ok());
            read.map_or_else(|| self.wrapping.clone(), |read| read.wrapping)
        })
    }
}

/// What stands in the file.
struct Lines {
    master: [u8; 32],
    wrapping: Option<[u8; 32]>,
}

impl Lines {
    fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("The key file {} can't be read", path.display()))?;
        let mut lines = text.trim().lines().map(|line| {
            let bytes = HEXLOWER_PERMISSIVE.decode(line.trim().as_bytes()).ok();
            bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        });
        match (lines.next().flatten(), lines.next(), lines.next()) {
            (Some(master), None, None) => Ok(Self { master, wrapping: None }),
            (Some(master), Some(Some(wrapping)), None) => Ok(Self { master, wrapping: Some(wrapping) }),
            _ => bail!(
                "The key file {} does not hold 64 hexadecimal digits, or two lines of so many",
                path.display()
            ),
        }
    }

    fn text(&self) -> String {
        let lines = [Some(self.master), self.wrapping];
        lines.iter().flatten().map(|line| format!("{}\n", HEXLOWER_PERMISSIVE.encode(line))).collect()
    }

    fn wrapping_key(&self) -> WrappingKey {
        WrappingKey::new(&Secret(self.wrapping.unwrap_or_else(|| wrapping_secret(&self.master))))
    }
}

/// Reads the keys; makes the file if it is not there yet.
///
/// # Errors
/// The file can't be read, made or understood.
pub fn load_or_make(path: &Path) -> Result<Secrets> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let master = random_bytes().context("The operating system gives us no randomness")?;
            write_new(path, &Lines { master, wrapping: None }.text())?;
        }
        _ => {}
    }
    load(path)
}

/// Reads the keys of an existing file.
///
/// # Errors
/// The file can't be read or understood.
pub fn load(path: &Path) -> Result<Secrets> {
    let mut secrets = Secrets::of(&Lines::read(path)?);
    if let Ok(before) = Lines::read(&old(path)) {
        secrets.wrapping = secrets.wrapping.or(&before.wrapping_key());
    }
    secrets.file = Some(path.to_owned());
    Ok(secrets)
}

/// Where the file is kept as it was before its last change.
#[must_use]
pub fn old(path: &Path) -> PathBuf {
    beside(path, ".old")
}

/// Whether the file kept beside it is another than the file.
///
/// # Errors
/// One of them can't be read or understood.
pub fn differs_from_old(path: &Path) -> Result<bool> {
    Ok(Lines::read(&old(path))?.text() != Lines::read(path)?.text())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Puts a new secret for the wrapping key into the file; the file as it was is kept beside it.
///
/// # Errors
/// A file can't be written; the key file is then as it was.
pub fn change_wrapping(path: &Path) -> Result<()> {
    let before = Lines::read(path)?;
    let wrapping = random_bytes().context("The operating system gives us no randomness")?;
    let next = beside(path, ".new");
    // Left by somebody who was interrupted before anything was done with it.
    let _ = fs::remove_file(&next);
    if old(path).exists() && !differs_from_old(path)? {
        fs::remove_file(old(path)).context("The old key file can't be replaced")?;
    }
    write_new(&next, &Lines { wrapping: Some(wrapping), ..before }.text())?;
    write_new(&old(path), &before.text())?;
    fs::rename(&next, path).context("The key file can't be replaced")?;
    sync_folder(path);
    Ok(())
}

/// Writes a file that only its owner may read, and that must not be there yet.
///
/// # Errors
/// It is there, or can't be written.
pub fn write_new(path: &Path, text: &str) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).with_context(|| format!("{} can't be made", path.display()))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .with_context(|| format!("{} can't be written", path.display()))?;
    sync_folder(path);
    Ok(())
}

/// Makes a new name in a folder last.
pub fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Where a folder can't be opened as a file, names last without.
    if let Ok(folder) = fs::File::open(folder.unwrap_or_else(|| Path::new("."))) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_kept_to_its_owner_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        let made = load_or_make(&path).unwrap();
        let read = load_or_make(&path).unwrap();
        assert_eq!(made.keys.link_token(1, 2), read.keys.link_token(1, 2));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&path, "short").unwrap();
        assert!(load_or_make(&path).is_err());
    }

    #[test]
    fn a_changed_wrapping_key_leaves_links_and_mailboxes_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        let before = load_or_make(&path).unwrap();
        change_wrapping(&path).unwrap();
        let after = load(&path).unwrap();
        assert_eq!(before.keys.link_token(1, 2), after.keys.link_token(1, 2));
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 2);
        assert!(change_wrapping(&path).is_err(), "the one before is never lost");
        fs::write(&path, "zz\n").unwrap();
        assert!(load(&path).is_err());
    }
}
