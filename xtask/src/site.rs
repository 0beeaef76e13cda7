//! A server of our own with the demo campaign in a temporary folder: configured, filled, started,
//! watched and killed as the measurements and the crash test ask.

use crate::{http, process};
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// The page with the form that everything here signs.
pub const FORM: &str = "/en/keep-it-public/proclamation";

/// How long the server may take until it is ready, recovery after a kill included.
const READY_TIMEOUT: Duration = Duration::from_secs(60);

/// A campaign site in a folder, running or not.
pub struct Site {
    bin: PathBuf,
    folder: PathBuf,
    log: PathBuf,
    address: SocketAddr,
    child: Option<Child>,
}

impl Site {
    /// Writes the configuration into `folder` and imports the demo campaign. The log goes to a
    /// file of its own, outside the folder when that one is going to be full.
    pub async fn prepare(bin: &Path, folder: &Path, log: &Path, database_url: &str) -> Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, process::free_port()?));
        std::fs::write(folder.join("commonfront.toml"), configuration(address, database_url))?;
        let site = Self {
            bin: bin.to_owned(),
            folder: folder.to_owned(),
            log: log.to_owned(),
            address,
            child: None,
        };
        site.once(&["migrate".as_ref()]).await?;
        let demo = process::root().join("demo");
        site.once(&["campaign".as_ref(), "import".as_ref(), demo.as_path()]).await?;
        Ok(site)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts the server and waits until it says that it is ready.
    pub async fn start(&mut self) -> Result<()> {
        self.child = Some(self.command(&["serve".as_ref()])?.spawn().context("cannot serve")?);
        let deadline = Instant::now() + READY_TIMEOUT;
        loop {
            if !self.is_alive() {
                bail!("the server ended at once:\n{}", self.log_tail());
            }
            if matches!(http::get(self.address, "/readyz").await, Ok((200, _))) {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("the server is not ready:\n{}", self.log_tail());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Whether the process runs.
    pub fn is_alive(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Kills the process as a power cut would.
    pub async fn kill9(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill().await.context("cannot kill the server")?;
        }
        Ok(())
    }

    /// The process's number, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().and_then(Child::id)
    }

    /// The end of what the server logged, to explain a failure.
    pub fn log_tail(&self) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&log);
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    async fn once(&self, arguments: &[&Path]) -> Result<()> {
        let status = self.command(arguments)?.status().await.context("cannot run the program")?;
        if !status.success() {
            bail!("`commonfront {}` failed:\n{}", arguments[0].display(), self.log_tail());
        }
        Ok(())
    }

    fn command(&self, arguments: &[&Path]) -> Result<Command> {
        let log = File::options().create(true).append(true).open(&self.log)?;
        let mut command = Command::new(&self.bin);
        command
            .current_dir(&self.folder)
            .arg("--config")
            .arg(self.folder.join("commonfront.toml"))
            .args(arguments)
            .stdin(std::process::Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true);
        Ok(command)
    }
}

fn configuration(address: SocketAddr, database_url: &str) -> String {
    format!(
        r#"[server]
listen = "{address}"
base_url = "http://{address}"
trusted_proxies = ["127.0.0.1/32"]

[database]
url = "{database_url}"

[secrets]
master_key_file = "master.key"

[mail]
transport = "hold"
from_address = "campaign@example.org"

[limits]
addresses_per_hour = 20
network_burst = 1000000
network_per_minute = 1000000
min_form_age_seconds = 2
"#
    )
}
