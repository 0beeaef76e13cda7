//! Who can open a backup: the holders of age identities, or of a passphrase.

use std::fmt;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use anyhow::{Context, Result, anyhow, bail};

use crate::secrets::write_new;

/// The most work (as a power of two) that is done to try a passphrase: 4 GiB of memory, some ten seconds.
const MOST_WORK: u8 = 22;

/// What a backup is closed with.
#[derive(Clone)]
pub enum Lock {
    /// Any of these can open it.
    Recipients(Vec<x25519::Recipient>),
    /// Whoever knows this can open it.
    Passphrase(SecretString),
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock")
    }
}

impl Lock {
    /// A lock for recipients, `age1…`.
    ///
    /// # Errors
    /// There is none, or one can't be read.
    pub fn recipients(recipients: &[String]) -> Result<Self> {
        if recipients.is_empty() {
            bail!(
                "Nobody could open this: name a recipient (`--recipient age1…`, or `recipients` under [backup] in the \
                 configuration; `commonfront backup-key FILE` makes one), or a --passphrase-file"
            );
        }
        let read = |text: &String| {
            text.trim().parse().map_err(|why: &str| anyhow!("“{text}” is not a recipient like age1…: {why}"))
        };
        Ok(Self::Recipients(recipients.iter().map(read).collect::<Result<_>>()?))
    }

    /// A lock with the passphrase in a file.
    ///
    /// # Errors
    /// The file can't be read, or the passphrase is too short to be one.
    pub fn passphrase_file(path: &Path) -> Result<Self> {
        Ok(Self::Passphrase(passphrase(path)?))
    }

    /// Encrypts what is written; it has to be finished.
    ///
    /// # Errors
    /// The beginning can't be written.
    pub fn close<W: Write>(&self, out: W) -> Result<age::stream::StreamWriter<W>> {
        let encryptor = match self {
            Self::Recipients(recipients) => Encryptor::with_recipients(
                recipients.iter().map(|recipient| recipient as &dyn age::Recipient),
            )?,
            Self::Passphrase(passphrase) => Encryptor::with_user_passphrase(passphrase.clone()),
        };
        Ok(encryptor.wrap_output(out)?)
    }
}

/// What a backup is opened with.
#[derive(Clone)]
pub enum Key {
    /// Any of these.
    Identities(Vec<x25519::Identity>),
    /// A passphrase.
    Passphrase(SecretString),
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// The identities in a file as `commonfront backup-key` and `age-keygen` make it.
    ///
    /// # Errors
    /// The file can't be read, or holds none.
    pub fn identity_file(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        // The line itself is secret: it is not in the error.
        let identities: Result<Vec<x25519::Identity>, &str> = lines.map(str::parse).collect();
        match identities {
            Ok(identities) if !identities.is_empty() => Ok(Self::Identities(identities)),
            _ => bail!("{} is not an identity file: it lacks a line AGE-SECRET-KEY-1…", path.display()),
        }
    }

    /// The passphrase in a file.
    ///
    /// # Errors
    /// As [`Lock::passphrase_file`].
    pub fn passphrase_file(path: &Path) -> Result<Self> {
        Ok(Self::Passphrase(passphrase(path)?))
    }

    /// Decrypts what is read.
    ///
    /// # Errors
    /// It is not an age file, or not for this key; the text says so.
    pub fn open<R: Read>(&self, input: R) -> Result<age::stream::StreamReader<R>> {
        let decryptor = Decryptor::new(input).map_err(|error| why(&error))?;
        match (self, decryptor.is_scrypt()) {
            (Self::Identities(_), true) => {
                bail!("The backup was closed with a passphrase: it opens with --passphrase-file")
            }
            (Self::Passphrase(_), false) => {
                bail!("The backup was closed for recipients: it opens with --identity")
            }
            _ => {}
        }
        let opened = match self {
            Self::Identities(identities) => {
                decryptor.decrypt(identities.iter().map(|identity| identity as &dyn age::Identity))
            }
            Self::Passphrase(passphrase) => {
                let mut identity = scrypt::Identity::new(passphrase.clone());
                identity.set_max_work_factor(MOST_WORK);
                decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
            }
        };
        opened.map_err(|error| why(&error))
    }
}

fn why(error: &DecryptError) -> anyhow::Error {
    match error {
        DecryptError::NoMatchingKeys => anyhow!(
            "The backup does not open with this identity: it is for other recipients, or its beginning was changed"
        ),
        DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => {
            anyhow!("The backup does not open with this passphrase, or its beginning was changed")
        }
        DecryptError::InvalidMac => anyhow!("The backup is damaged: its beginning was changed"),
        DecryptError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            anyhow!("The backup is cut off: only its beginning is there")
        }
        other => anyhow!("This is not a backup, or its beginning was changed ({})", lines_joined(other)),
    }
}

fn lines_joined(error: &DecryptError) -> String {
    error.to_string().lines().collect::<Vec<_>>().join(" ")
}

fn passphrase(path: &Path) -> Result<SecretString> {
    let text = fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() < 12 {
        bail!("The passphrase in {} has fewer than 12 characters: take several words", path.display());
    }
    Ok(SecretString::from(line.to_owned()))
}

/// Makes an identity file that only its owner may read; gives back its recipient.
///
/// # Errors
/// The file is there already, or can't be written.
pub fn make_identity(path: &Path) -> Result<String> {
    let identity = x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let secret = identity.to_string();
    write_new(path, &format!("# recipient: {recipient}\n{}\n", secret.expose_secret()))?;
    Ok(recipient)
}
