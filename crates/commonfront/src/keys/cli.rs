//! The commands for keys, as an administrator meets them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use commonfront_store::CheckMigrations;
use commonfront_store::reseal::count_sealed;
use commonfront_vault::{COALITION, Entropy, Owner};
use commonfront_web::keyring;
use commonfront_web::sealed_columns::SEALED;

use super::{Rotation, export, organisation, owners, rotate_master};
use crate::backup::cli::existing_database;
use crate::backup::{Lock, Progress};
use crate::commands::print;
use crate::config::Config;
use crate::secrets;
use crate::system::SystemEntropy;

/// `commonfront keys …`.
#[derive(Debug, clap::Subcommand)]
pub enum Keys {
    /// Say whose keys there are, and how much is sealed with each
    List,
    /// Replace data keys by new ones and seal all they have sealed anew; servers may be at work
    ///
    /// Broken off, it goes on where it was when it is run again. Let no import run meanwhile on the command line.
    Rotate {
        /// The key of one organisation
        #[arg(long, value_name = "SLUG", required_unless_present_any = ["coalition", "all"])]
        organisation: Option<String>,
        /// The coalition's own key
        #[arg(long, conflicts_with = "organisation")]
        coalition: bool,
        /// Every key
        #[arg(long, conflicts_with_all = ["organisation", "coalition"])]
        all: bool,
        /// Seconds that every server needs at most to know a new key and to have written what it was writing
        #[arg(long, value_name = "N", default_value_t = 20)]
        settle_seconds: u64,
    },
    /// Replace the key in the key file that the data keys are wrapped with; links and mailboxes stay as they are
    ///
    /// The key file as it was stays beside it, as FILE.old: backups taken before open with that one only.
    RotateMaster,
    /// Write one organisation's data keys into a file that only it can open
    Export {
        /// The organisation
        #[arg(long, value_name = "SLUG")]
        organisation: String,
        /// Who can open it: age1…
        #[arg(long = "recipient", value_name = "AGE1…", required = true)]
        recipients: Vec<String>,
        /// The file to write
        file: PathBuf,
    },
}

/// Does what was asked for.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(path: &Path, command: Keys) -> Result<()> {
    let config = Config::load(path)?;
    let db = existing_database(&config).await?;
    if db.check_migrations().await? != CheckMigrations::UpToDate {
        bail!("Run `commonfront migrate` first");
    }
    let key_file = &config.secrets.master_key_file;
    let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
    let owners = owners(&db).await?;
    match command {
        Keys::List => {
            let mut values: BTreeMap<(Owner, u16), i64> = BTreeMap::new();
            let mut conn = db.read().await?;
            for column in SEALED {
                for sealed in count_sealed(conn.parts(), column).await? {
                    *values.entry((sealed.owner, sealed.version)).or_default() += sealed.values;
                }
            }
            for key in keyring::wrapped(&db).await? {
                let name = owners.iter().find(|owner| owner.owner == key.owner);
                let name = name.map_or_else(|| format!("owner {}", key.owner), |owner| owner.name.clone());
                let sealed = values.get(&(key.owner, key.version)).copied().unwrap_or(0);
                print(&format!("{name:<30} version {:<4} {sealed:>10} values\n", key.version));
            }
        }
        Keys::Rotate { organisation: slug, coalition, all, settle_seconds } => {
            let chosen: Vec<Owner> = match slug {
                Some(slug) => vec![organisation(&owners, &slug)?.owner],
                None => owners
                    .iter()
                    .map(|owner| owner.owner)
                    .filter(|&owner| all || (coalition && owner == COALITION))
                    .collect(),
            };
            let settle = Duration::from_secs(settle_seconds);
            let wrapping = secrets::load(key_file)?.wrapping;
            let rotation = Rotation { db: db.clone(), wrapping, entropy, columns: SEALED, settle };
            print(&format!(
                "This waits {settle_seconds} seconds several times, for the servers to follow.\n"
            ));
            let rotated = rotation.run(&chosen, &Progress::counting("values")).await?;
            print(&format!(
                "{} keys are new; {} values were sealed anew; {} old keys are forgotten.\n",
                rotated.owners, rotated.values, rotated.forgotten
            ));
        }
        Keys::RotateMaster => {
            let keys = rotate_master(&db, key_file, &entropy).await?;
            print(&format!(
                "{keys} data keys are wrapped anew. Keep a copy of {} elsewhere, copy it to your other servers, and move {} to \
                 a safe place: backups taken until now open with it only.\n",
                key_file.display(),
                secrets::old(key_file).display()
            ));
        }
        Keys::Export { organisation: slug, recipients, file } => {
            if file.exists() {
                bail!("{} is there already", file.display());
            }
            let lock = Lock::recipients(&recipients)?;
            let wrapping = secrets::load(key_file)?.wrapping;
            let bytes = export(&db, &wrapping, organisation(&owners, &slug)?, &lock, &*entropy).await?;
            fs::write(&file, bytes).with_context(|| format!("{} can't be written", file.display()))?;
            print(&format!(
                "{}: the keys of {slug}. With it and a copy of the database, {slug} can open its own people.\n",
                file.display()
            ));
        }
    }
    db.close().await;
    Ok(())
}
