//! `commonfront pact`: proves an exported pact without a server, a network or a configuration; and writes one
//! out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use commonfront_domain::{Clock, Language};
use commonfront_pact::{PactKey, standings, verify, verify_file};
use commonfront_store::query;
use commonfront_web::slices::pact::texts;

use crate::commands::{open_keys, print};
use crate::system::SystemClock;

/// What can be done with pacts.
#[derive(Debug, Subcommand)]
pub enum Pact {
    /// Say whether an exported pact is what was signed; if not, what was changed, a line for each
    ///
    /// Needs neither server nor network. Ends with 1 if anything was changed.
    Verify {
        /// The file, as the pact's page gives it
        file: PathBuf,
        /// The public key that must have signed it (64 hexadecimal digits, spaces don't matter), as its server's
        /// page shows it; may be given several times. Without it, the file's own key is believed
        #[arg(long, value_name = "HEX")]
        key: Vec<String>,
    },
    /// Write a pact that is open for signing into a file, with its whole list
    Export {
        /// The file
        file: PathBuf,
        /// Its number at the desk; without it, the newest
        #[arg(long, value_name = "NUMBER")]
        pact: Option<i64>,
    },
}

/// Does what the command line says.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(config: &Path, command: Pact) -> Result<ExitCode> {
    match command {
        Pact::Verify { file, key } => prove(&file, &key),
        Pact::Export { file, pact } => {
            export(config, &file, pact).await?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn prove(file: &Path, keys: &[String]) -> Result<ExitCode> {
    let bytes = fs::read(file).with_context(|| format!("{} can't be read", file.display()))?;
    let keys: Vec<String> = keys
        .iter()
        .map(|key| key.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase())
        .collect();
    if keys.iter().any(|key| key.len() != 64 || !key.chars().all(|c| c.is_ascii_hexdigit())) {
        bail!("A key has 64 hexadecimal digits");
    }
    let findings = verify_file(&bytes, &keys);
    for finding in &findings {
        print(&format!("{finding}\n"));
    }
    if !findings.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    if let Ok(export) = verify::read(&bytes) {
        print(&format!("“{}” is what was signed.\n", export.text.title.get(Language::En)));
        print(&format!("  SHA-256 of the text: {}\n", export.text.hash()));
        for one in standings(&export.list, i64::MAX) {
            let clauses = format!("{} of {} clauses", one.clauses.len(), export.text.clauses.len());
            let left = one.leaves.map(|day| format!(", leaves on {day}")).unwrap_or_default();
            let name = one.organisation.name.get(Language::En);
            print(&format!("  {name}: signed {} in {}, {clauses}{left}\n", one.date, one.place));
        }
        for key in &export.keys {
            let believed =
                if keys.is_empty() { "; compare it with the one on the pact’s page" } else { "" };
            print(&format!("  signed by the key {}{believed}\n", key.ed25519));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn export(config: &Path, file: &Path, number: Option<i64>) -> Result<()> {
    let (db, _, keys) = open_keys(config).await?;
    let mut conn = db.read().await?;
    let rows = query!(conn, pact::all())?;
    let wanted = |id: i64| number.is_none_or(|number| number == id);
    let Some(row) = rows.into_iter().find(|row| row.state == texts::OPEN && wanted(row.id)) else {
        bail!("There is no such pact that was opened for signing")
    };
    let pact = texts::load(&mut conn, row).await?;
    let public = texts::keys(&mut conn).await?;
    drop(conn);
    let export = pact.export(&PactKey::new(&keys.pact_secret()), public, SystemClock.now());
    fs::write(file, export.to_bytes()).with_context(|| format!("{} can't be written", file.display()))?;
    print(&format!("Written to {}\n", file.display()));
    db.close().await;
    Ok(())
}
