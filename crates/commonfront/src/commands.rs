//! The command line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use commonfront_domain::Clock;
use commonfront_domain::keys::Keys;
use commonfront_store::{CheckMigrations, Db, query};
use commonfront_vault::Vault;
use commonfront_web::slices::campaigns::documents::Documents;
use commonfront_web::slices::campaigns::files;
use commonfront_web::slices::rights::leave;
use commonfront_web::{keyring, sealed};
use metrics_exporter_prometheus::PrometheusBuilder;

use crate::config::Config;
use crate::pact::{self, Pact};
use crate::people::{self, People};
use crate::server::{Parts, Server};
use crate::staff::{self, Staff};
use crate::system::{SystemClock, SystemEntropy};
use crate::{backup, demo, doctor, keys, logging, secrets};

/// The campaign server for coalitions of public-service unions.
///
/// Several unions campaign together on their own machines: pages, petitions, pledges and an honest count,
/// in English and French. To look around first: `commonfront demo`. To set a server up: write a
/// configuration (`commonfront config-sample > commonfront.toml`), bring a campaign
/// (`commonfront campaign import DIR`), ask whether all is well (`commonfront doctor`), and start
/// (`commonfront serve`).
#[derive(Debug, Parser)]
#[command(name = "commonfront", version, max_term_width = 100)]
pub struct Arguments {
    /// The configuration file; every value in it has a default
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        default_value = "commonfront.toml",
        env = "COMMONFRONT_CONFIG"
    )]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and the API, and send mail, until told to stop (Ctrl-C or SIGTERM)
    ///
    /// Brings the database up to date first. Stopping finishes what is under way and loses nothing.
    Serve,
    /// Show the whole product with an example coalition, in a folder of its own
    ///
    /// Makes the folder, fills it, serves it and prints where to go. Started again on the same folder it
    /// goes on with what is there. Mail lands in a mailbox page in place of a server.
    Demo {
        /// The folder
        #[arg(long, value_name = "DIR", default_value = "commonfront-demo")]
        dir: PathBuf,
        /// The port
        #[arg(long, value_name = "PORT", default_value_t = 8080)]
        port: u16,
    },
    /// Bring campaigns from plain files, or write them out
    #[command(subcommand)]
    Campaign(Campaign),
    /// List the comments that wait to be read, and let them through or not
    #[command(subcommand)]
    Comments(Comments),
    /// Say who may come to the desk; the first one is invited from here
    #[command(subcommand)]
    Staff(Staff),
    /// Bring an organisation's people from a file, or write them into one
    #[command(subcommand)]
    People(People),
    /// Prove that a pact is what was signed, or write one into a file that proves it
    #[command(subcommand)]
    Pact(Pact),
    /// Let an organisation of the coalition go
    #[command(subcommand)]
    Organisation(Organisation),
    /// Bring the database up to date with this version
    Migrate,
    /// Write the whole database into one encrypted file; servers may be at work
    Backup(backup::cli::Backup),
    /// Make an identity that opens backups, and print the recipient to take them for
    BackupKey(backup::cli::BackupKey),
    /// Put a backup into an empty database of either kind
    Restore(backup::cli::Open),
    /// Read a backup to its end and say whether it is whole
    Verify(backup::cli::Open),
    /// The keys that what is held of people is sealed with
    #[command(subcommand)]
    Keys(keys::cli::Keys),
    /// Say in plain words what is wrong with the configuration, the disk, the database, the mail server
    Doctor,
    /// Print a commented configuration to start from
    ConfigSample,
}

#[derive(Debug, Subcommand)]
enum Campaign {
    /// Read a folder (coalition.toml, campaigns/…) into the database; all of it or nothing
    ///
    /// A running server shows it within a second. Campaigns that are not in the folder stay as they are.
    Import {
        /// The folder
        dir: PathBuf,
    },
    /// Write every campaign into a folder, so that importing it again changes nothing
    Export {
        /// The folder; made if it is not there
        dir: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum Organisation {
    /// Write its people into a folder, with the proof of each consent; then remove them here for good
    ///
    /// What it holds of people is removed with its data key, its staff are shut out, and forms stop asking
    /// for consent to it. Nobody else's record changes. Afterwards only older backups still hold its people.
    Leave {
        /// Its short name
        slug: String,
        /// The folder; made if it is not there
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Comments {
    /// Print the comments that wait, oldest first
    List,
    /// Show a comment beside its signer, if she is shown
    Approve {
        /// Its number in the list
        id: i64,
    },
    /// Never show a comment
    Refuse {
        /// Its number in the list
        id: i64,
    },
}

/// Does what the command line says.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let path = arguments.config;
    match arguments.command {
        Command::ConfigSample => print(&Config::sample()),
        Command::Doctor => {
            let mut out = Vec::new();
            let well = doctor::run(&path, &mut out).await?;
            print(&String::from_utf8_lossy(&out));
            return Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Demo { dir, port } => demo::run(&dir, port).await?,
        Command::Serve => serve(&Config::load(&path)?, Arc::new(SystemClock), &[]).await?,
        Command::Migrate => {
            let db = open(&path).await?;
            let done = db.migrate().await?;
            print(&if done.is_empty() {
                "The database is up to date.\n".to_owned()
            } else {
                format!("Applied: {}\n", done.join(", "))
            });
        }
        Command::Backup(arguments) => backup::cli::backup(&path, arguments).await?,
        Command::BackupKey(arguments) => backup::cli::backup_key(&arguments)?,
        Command::Restore(arguments) => return backup::cli::restore(&path, arguments).await,
        Command::Verify(arguments) => backup::cli::verify(arguments).await?,
        Command::Keys(command) => keys::cli::run(&path, command).await?,
        Command::Campaign(command) => campaign(&path, command).await?,
        Command::Comments(command) => comments(&path, command).await?,
        Command::Staff(command) => staff::run(&path, command).await?,
        Command::People(command) => people::run(&path, command).await?,
        Command::Pact(command) => return pact::run(&path, command).await,
        Command::Organisation(Organisation::Leave { slug, out, yes }) => {
            leave(&path, &slug, &out, yes).await?
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[allow(clippy::print_stdout)] // What a command was asked for goes to standard output.
pub(crate) fn print(text: &str) {
    print!("{text}");
}

async fn open(path: &Path) -> Result<Db> {
    let config = Config::load(path)?;
    Db::open(&config.database.url)
        .await
        .context("The database can't be opened; `commonfront doctor` says more")
}

async fn open_ready(path: &Path) -> Result<Db> {
    let db = open(path).await?;
    db.migrate().await.context("The database can't be brought up to date")?;
    Ok(db)
}

/// A database that is up to date, and the keys to what is sealed in it.
async fn open_vault(path: &Path) -> Result<(Db, Vault)> {
    let (db, vault, _) = open_keys(path).await?;
    Ok((db, vault))
}

/// As [`open_vault`], with the server's own keys.
pub(crate) async fn open_keys(path: &Path) -> Result<(Db, Vault, Keys)> {
    let db = open(path).await?;
    if db.check_migrations().await? != CheckMigrations::UpToDate {
        bail!("Run `commonfront migrate` first");
    }
    let secrets = secrets::load(&Config::load(path)?.secrets.master_key_file)?;
    let vault = Vault::new(Arc::new(SystemEntropy));
    keyring::load(&db, &secrets.wrapping, &vault).await?;
    Ok((db, vault, secrets.keys))
}

async fn campaign(path: &Path, command: Campaign) -> Result<()> {
    let db = open_ready(path).await?;
    match command {
        Campaign::Import { dir } => {
            let documents = files::read(&dir)?;
            documents.import(&db, SystemClock.now()).await.context("Nothing has been imported")?;
            let names: Vec<&str> =
                documents.campaigns.iter().map(|campaign| campaign.slug.as_str()).collect();
            print(&format!("Imported: {}\n", names.join(", ")));
        }
        Campaign::Export { dir } => {
            let Some(documents) = Documents::export(&db).await? else {
                bail!("There is nothing to export yet")
            };
            files::write_all(&documents, &dir)?;
            print(&format!("Written to {}\n", dir.display()));
        }
    }
    db.close().await;
    Ok(())
}

async fn leave(path: &Path, slug: &str, out: &Path, yes: bool) -> Result<()> {
    let (db, vault) = open_vault(path).await?;
    let organisation = leave::find(&db, slug).await?;
    if !yes {
        print(&format!(
            "Everything that “{slug}” holds of people is written to {} and then removed here for good.\n\
             Type its short name to go on: ",
            out.display()
        ));
        std::io::Write::flush(&mut std::io::stdout())?;
        let mut typed = String::new();
        std::io::stdin().read_line(&mut typed)?;
        if typed.trim() != slug {
            bail!("Nothing has been changed");
        }
    }
    let people = leave::take_out(&db, &vault, organisation, out)
        .await
        .context("Nothing has been removed: its people could not be written")?;
    leave::leave(&db, slug, SystemClock.now()).await.context("Nothing has been removed")?;
    print(&format!("{people} people written to {}; “{slug}” has left.\n", out.display()));
    db.close().await;
    Ok(())
}

async fn comments(path: &Path, command: Comments) -> Result<()> {
    let (db, vault) = open_vault(path).await?;
    let review = |id: i64, shown: bool| {
        let db = db.clone();
        async move {
            let mut tx = db.write().await?;
            let found = query!(tx, signing::review_comment(id, if shown { 2 } else { 3 }))?;
            let Some(action) = found else { bail!("There is no comment {id}") };
            // What is shown has changed: running servers read it anew.
            query!(tx, signing::count(action, 0, 0, 0, 1))?;
            tx.commit().await?;
            Ok(())
        }
    };
    match command {
        Comments::List => {
            let mut conn = db.read().await?;
            for row in query!(conn, moderation::waiting(None, None, 0, 500))? {
                let signer = sealed::open_signer(&vault, row.action_id, &row.fingerprint, &row.sealed)?;
                let comment = signer.comment.unwrap_or_default().replace('\n', " / ");
                print(&format!("{:>8}  [{}]  {comment}\n", row.id, row.language));
            }
        }
        Comments::Approve { id } => review(id, true).await?,
        Comments::Refuse { id } => review(id, false).await?,
    }
    db.close().await;
    Ok(())
}

/// Serves until the process is told to stop; `greeting` is printed once people can come.
///
/// # Errors
/// The server can't be built, or broke off.
pub async fn serve(config: &Config, clock: Arc<dyn Clock>, greeting: &[String]) -> Result<()> {
    logging::start(config.log.format, &config.log.level);
    let metrics = PrometheusBuilder::new().install_recorder().context("Nothing can be measured")?;
    let db = Db::open(&config.database.url)
        .await
        .context("The database can't be opened; `commonfront doctor` says more")?;
    for name in db.migrate().await.context("The database can't be brought up to date")? {
        tracing::info!(migration = name, "applied");
    }
    let secrets = secrets::load_or_make(&config.secrets.master_key_file)?;
    let entropy = Arc::new(SystemEntropy);
    let parts = Parts { db, secrets, entropy, clock, metrics: Some(metrics) };
    let server = Server::build(config, parts).await?;
    tracing::info!(address = %server.address()?, "serving");
    greeting.iter().for_each(|line| print(&format!("{line}\n")));
    server.run(told_to_stop()).await
}

/// Ctrl-C, or what a service manager sends.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
            }
            // Without the one there is still the other.
            Err(_) => drop(tokio::signal::ctrl_c().await),
        }
    }
    #[cfg(not(unix))]
    drop(tokio::signal::ctrl_c().await);
}
