//! The commands for backups, as an administrator meets them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use commonfront_domain::Clock;
use commonfront_domain::clock::SECOND;
use commonfront_store::Db;
use commonfront_vault::Vault;

use super::{Header, Key, Lock, Progress, Sound, Trailer, Unpacking, make_identity, prove, take};
use crate::commands::print;
use crate::config::Config;
use crate::secrets;
use crate::system::{SystemClock, SystemEntropy};

/// `commonfront backup`.
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// The file to write
    file: PathBuf,
    /// Who can open it, besides those under [backup] in the configuration: age1…
    #[arg(long = "recipient", value_name = "AGE1…")]
    recipients: Vec<String>,
    /// Close it with the passphrase in this file instead
    #[arg(long, value_name = "FILE", conflicts_with = "recipients")]
    passphrase_file: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

/// `commonfront backup-key`.
#[derive(Debug, clap::Args)]
pub struct BackupKey {
    /// The identity file to make
    file: PathBuf,
}

/// What opens a backup.
#[derive(Debug, clap::Args)]
pub struct Open {
    /// The backup
    file: PathBuf,
    /// The identity file of a recipient
    #[arg(long, value_name = "FILE", required_unless_present = "passphrase_file")]
    identity: Option<PathBuf>,
    /// The file with the passphrase
    #[arg(long, value_name = "FILE", conflicts_with = "identity")]
    passphrase_file: Option<PathBuf>,
}

impl Open {
    async fn open(&self) -> Result<Unpacking> {
        let key = match (&self.identity, &self.passphrase_file) {
            (Some(file), _) => Key::identity_file(file)?,
            (None, Some(file)) => Key::passphrase_file(file)?,
            (None, None) => bail!("A backup opens with --identity FILE or --passphrase-file FILE"),
        };
        let size = std::fs::metadata(&self.file).map_or(0, |file| file.len());
        Unpacking::open(&self.file, &key, Progress::bytes(size)).await
    }
}

/// Opens the database that the configuration names; an SQLite file is not made where none is.
///
/// # Errors
/// There is none, or it does not answer.
pub async fn existing_database(config: &Config) -> Result<Db> {
    if let Some(file) = config.database.url.strip_prefix("sqlite:")
        && !Path::new(file).exists()
    {
        bail!("There is no database {file}");
    }
    Db::open(&config.database.url)
        .await
        .context("The database can't be opened; `commonfront doctor` says more")
}

/// The database's address without a password.
fn place(url: &str) -> String {
    let url = url.split_once('?').map_or(url, |(url, _)| url);
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => url.to_owned(),
    }
}

/// Takes a backup.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn backup(path: &Path, arguments: Backup) -> Result<()> {
    let config = Config::load(path)?;
    let lock = match &arguments.passphrase_file {
        Some(file) => Lock::passphrase_file(file)?,
        None => Lock::recipients(&[config.backup.recipients.clone(), arguments.recipients].concat())?,
    };
    let db = existing_database(&config).await?;
    let (clock, progress) = (SystemClock, Progress::counting("rows"));
    let began = clock.now();
    let taken = take(&db, &arguments.file, &lock, arguments.force, &clock, &progress).await?;
    db.close().await;
    #[allow(clippy::cast_precision_loss)] // A duration in seconds.
    let seconds = (clock.now() - began) as f64 / SECOND as f64;
    print(&format!(
        "{}: {} rows of {} tables, {} bytes, {seconds:.1} seconds.\n\
         The key file is not in it, and without it nothing in it can be read: keep {} elsewhere.\n",
        arguments.file.display(),
        taken.trailer.rows(),
        taken.trailer.tables.len(),
        taken.bytes,
        config.secrets.master_key_file.display()
    ));
    Ok(())
}

/// Makes an identity.
///
/// # Errors
/// In words for the person at the terminal.
pub fn backup_key(arguments: &BackupKey) -> Result<()> {
    let recipient = make_identity(&arguments.file)?;
    print(&format!(
        "{recipient}\nPut this under [backup] in the configuration (recipients = [\"{recipient}\"]), and keep {} away \
         from the server: it opens the backups.\n",
        arguments.file.display()
    ));
    Ok(())
}

fn describe(header: &Header) -> String {
    format!(
        "Taken {} from {} by commonfront {}, up to migration {}.\n",
        header.taken_at,
        header.database,
        header.product,
        header.migrations.last().map_or("none", String::as_str)
    )
}

fn list(trailer: &Trailer) -> String {
    let line = |table: &super::TableSum| format!("{:>12}  {}\n", table.rows, table.name);
    trailer.tables.iter().map(line).collect()
}

/// Reads a backup to its end.
///
/// # Errors
/// In a sentence what is wrong with it.
pub async fn verify(arguments: Open) -> Result<()> {
    let backup = arguments.open().await?;
    let header = describe(&backup.header);
    let trailer = backup.verify().await?;
    print(&format!("{header}{}The backup is whole: {} rows.\n", list(&trailer), trailer.rows()));
    Ok(())
}

/// Restores a backup.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn restore(path: &Path, arguments: Open) -> Result<ExitCode> {
    let config = Config::load(path)?;
    // First the backup: where it does not open, no database is made.
    let backup = arguments.open().await?;
    print(&describe(&backup.header));
    let place = place(&config.database.url);
    let db = Db::open(&config.database.url)
        .await
        .context("The database can't be opened; `commonfront doctor` says more")?;
    let restored = backup.restore(&db, &place).await?;
    print(&format!("{}Restored into {place}: {} rows.\n", list(&restored.trailer), restored.trailer.rows()));
    if !restored.migrated.is_empty() {
        print(&format!("Applied afterwards: {}\n", restored.migrated.join(", ")));
    }
    let secrets = secrets::load(&config.secrets.master_key_file).ok();
    let vault = Vault::new(Arc::new(SystemEntropy));
    let sound = prove(&db, secrets.as_ref().map(|secrets| &secrets.wrapping), &vault).await?;
    db.close().await;
    Ok(report(&config, &sound))
}

fn report(config: &Config, sound: &Sound) -> ExitCode {
    if sound.counters.is_empty() {
        print("Every counter equals its rows.\n");
    }
    for fault in &sound.counters {
        print(&format!("WRONG: {fault}\n"));
    }
    if !sound.keys_open {
        print(&format!(
            "WARNING: what is held of people in it does not open with {}. Put the key file there of the server that \
             was backed up, before you start this one.\n",
            config.secrets.master_key_file.display()
        ));
    }
    if sound.mails_waiting > 0 {
        print(&format!(
            "{} mails wait, some of which may have gone out since the backup. For a trial, set mail.transport = \
             \"hold\" before you start the server.\n",
            sound.mails_waiting
        ));
    }
    if sound.counters.is_empty() && sound.keys_open { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
