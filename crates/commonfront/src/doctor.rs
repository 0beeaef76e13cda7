//! `commonfront doctor`: says in plain words what is wrong with the configuration, the disk, the database
//! and the mail server.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use commonfront_store::{CheckMigrations, Db, query};

use crate::backup::Lock;
use crate::config::{Config, MailTransport};
use crate::{check, secrets, server};

/// What was found about one thing.
enum Finding {
    Good(String),
    Mind(String),
    Bad(String),
}

use Finding::{Bad, Good, Mind};

/// Examines everything; true if nothing is wrong. Reads the database, writes only a small file beside it.
///
/// # Errors
/// The findings can't be printed.
pub async fn run(path: &Path, out: &mut impl Write) -> Result<bool> {
    let mut findings = Vec::new();
    match Config::load(path) {
        Ok(config) => {
            findings.push(configuration(path, &config));
            findings.extend(addresses(&config));
            findings.push(key(&config));
            findings.push(backups(&config));
            findings.extend(disk(&config));
            findings.extend(database(&config).await);
            findings.push(mail(&config).await);
        }
        Err(error) => findings.push(Bad(format!("{error:#}"))),
    }
    let mut well = true;
    for finding in findings {
        match finding {
            Good(words) => writeln!(out, "  ok      {words}")?,
            Mind(words) => writeln!(out, "  mind    {words}")?,
            Bad(words) => {
                well = false;
                writeln!(out, "  wrong   {}", words.replace('\n', "\n          "))?;
            }
        }
    }
    Ok(well)
}

fn configuration(path: &Path, _: &Config) -> Finding {
    if path.exists() {
        Good(format!("configuration: {} can be read", path.display()))
    } else {
        Mind(format!(
            "configuration: there is no {}; the defaults are used. `commonfront config-sample` prints one to start from",
            path.display()
        ))
    }
}

fn addresses(config: &Config) -> Vec<Finding> {
    let base = &config.server.base_url.0;
    let mut findings = Vec::new();
    let local = base.contains("://localhost") || base.contains("://127.");
    if base.starts_with("http://") && !local {
        findings.push(Bad(format!(
            "server.base_url: {base} is not encrypted; use https:// and a proxy that has a certificate"
        )));
    } else if local {
        findings.push(Mind(format!(
            "server.base_url: {base} works on this machine only; mailed links will lead nowhere else"
        )));
    } else {
        findings.push(Good(format!("server.base_url: people reach you at {base}")));
    }
    if !local && config.server.trusted_proxies.is_empty() && config.server.listen.ip().is_loopback() {
        findings.push(Bad(
            "server.trusted_proxies: the server listens for a proxy on this machine but believes none, so that all visitors look like one. Add \"127.0.0.1/32\"".into(),
        ));
    }
    findings
}

fn key(config: &Config) -> Finding {
    let path = &config.secrets.master_key_file;
    if !path.exists() {
        return Mind(format!(
            "secrets: {} is made at the first start; keep a copy elsewhere",
            path.display()
        ));
    }
    match secrets::load(path) {
        Ok(_) if secrets::old(path).exists() => Mind(format!(
            "secrets: {} is still there; move it to a safe place, older backups open with it only",
            secrets::old(path).display()
        )),
        Ok(_) => Good(format!("secrets: {} can be read", path.display())),
        Err(error) => Bad(format!("secrets: {error:#}")),
    }
}

fn backups(config: &Config) -> Finding {
    let recipients = &config.backup.recipients;
    if recipients.is_empty() {
        return Mind("backup: no recipient yet; `commonfront backup-key FILE` makes one".into());
    }
    match Lock::recipients(recipients) {
        Ok(_) => Good(format!("backup: {} can open them", recipients.len())),
        Err(error) => Bad(format!("backup.recipients: {error:#}")),
    }
}

fn disk(config: &Config) -> Option<Finding> {
    let file = Path::new(config.database.url.strip_prefix("sqlite:")?);
    let folder =
        file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let probe = folder.join(".commonfront-doctor");
    // A megabyte, because a disk that is all but full still takes an empty file.
    let written = std::fs::File::create(&probe).and_then(|mut file| {
        file.write_all(&vec![0; 1 << 20])?;
        file.sync_all()
    });
    // It may not have been made at all.
    let _ = std::fs::remove_file(&probe);
    Some(match written {
        Ok(()) => Good(format!("disk: {} can be written", folder.display())),
        Err(error) => Bad(format!("disk: {} can't be written: {error}", folder.display())),
    })
}

async fn database(config: &Config) -> Vec<Finding> {
    if let Some(file) = config.database.url.strip_prefix("sqlite:")
        && !Path::new(file).exists()
    {
        return vec![Mind(format!("database: {file} is made at the first start"))];
    }
    let db = match Db::open(&config.database.url).await {
        Ok(db) => db,
        Err(error) => return vec![Bad(format!("database: it can't be opened: {error}"))],
    };
    let mut findings = vec![Good(format!("database: {} answers", db.kind()))];
    match db.check_migrations().await {
        Ok(CheckMigrations::UpToDate) => findings.push(Good("database: every migration is applied".into())),
        Ok(CheckMigrations::Missing(names)) => {
            findings.push(Bad(format!("database: run `commonfront migrate`; missing: {}", names.join(", "))));
            return findings;
        }
        Err(error) => findings.push(Bad(format!("database: {error}"))),
    }
    match check::counters(&db).await {
        Ok(faults) if faults.is_empty() => {
            findings.push(Good("database: every counter equals its rows".into()))
        }
        Ok(faults) => findings.extend(faults.into_iter().map(|fault| Bad(format!("database: {fault}")))),
        Err(error) => findings.push(Bad(format!("database: the counters can't be read: {error}"))),
    }
    if let Ok(mut conn) = db.read().await {
        match query!(conn, outbox::waiting()) {
            Ok(0) => findings.push(Good("mail: none waits".into())),
            Ok(n) => findings.push(Mind(format!("mail: {n} wait to be sent"))),
            Err(error) => findings.push(Bad(format!("mail: the outbox can't be read: {error}"))),
        }
        if matches!(query!(conn, campaigns::revision()), Ok(None)) {
            findings.push(Mind("campaigns: none yet; `commonfront campaign import DIR` brings some".into()));
        }
    }
    db.close().await;
    findings
}

async fn mail(config: &Config) -> Finding {
    let server = format!("{}:{}", config.mail.host, config.mail.port);
    match config.mail.transport {
        MailTransport::Hold => {
            Mind("mail: transport is \"hold\": nobody gets a confirmation until it is \"smtp\"".into())
        }
        MailTransport::Mailbox => Mind("mail: transport is \"mailbox\": for trying things out only".into()),
        MailTransport::Smtp => {
            let tested = match server::smtp(&config.mail) {
                Ok(transport) => transport.test().await.map_err(|error| error.to_string()),
                Err(error) => Err(format!("{error:#}")),
            };
            match tested {
                Ok(true) => Good(format!("mail: {server} answers")),
                Ok(false) => Bad(format!("mail: {server} answers, but refuses us")),
                Err(why) => Bad(format!("mail: {server}: {why}")),
            }
        }
    }
}
