//! The server's master secret: 32 random bytes in a file of its own, outside the database, so that a copy
//! of the database alone opens nothing.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use commonfront_domain::keys::{Keys, wrapping_secret};
use commonfront_vault::{Secret, WrappingKey};

use crate::system::random_bytes;

/// What comes of the master secret. `Debug` prints nothing.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// The server's keys, each for one purpose.
    pub keys: Keys,
    /// The key that the data keys in the database are wrapped with.
    pub wrapping: WrappingKey,
}

impl Secrets {
    /// Derives all of it.
    #[must_use]
    pub fn new(master: &[u8; 32]) -> Self {
        let wrapping = WrappingKey::new(&Secret(wrapping_secret(master)));
        Self { keys: Keys::derive(master), wrapping }
    }
}

/// Reads the keys; makes the file if it is not there yet.
///
/// # Errors
/// The file can't be read, made or understood.
pub fn load_or_make(path: &Path) -> Result<Secrets> {
    match fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) if error.kind() == ErrorKind::NotFound => make(path),
        Err(error) => Err(error).with_context(|| format!("The key file {} can't be read", path.display())),
    }
}

/// Reads the keys of an existing file.
///
/// # Errors
/// The file can't be read or understood.
pub fn load(path: &Path) -> Result<Secrets> {
    let text =
        fs::read_to_string(path).with_context(|| format!("The key file {} can't be read", path.display()))?;
    parse(path, &text)
}

fn parse(path: &Path, text: &str) -> Result<Secrets> {
    let digits = text.trim();
    let mut key = [0_u8; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        bail!("The key file {} does not hold 64 hexadecimal digits", path.display());
    }
    for (i, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).with_context(|| {
            format!("The key file {} does not hold 64 hexadecimal digits", path.display())
        })?;
    }
    Ok(Secrets::new(&key))
}

fn make(path: &Path) -> Result<Secrets> {
    let key = random_bytes().context("The operating system gives us no randomness")?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file =
        options.open(path).with_context(|| format!("The key file {} can't be made", path.display()))?;
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    writeln!(file, "{digits}").and_then(|()| file.sync_all()).context("The key file can't be written")?;
    Ok(Secrets::new(&key))
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
}
