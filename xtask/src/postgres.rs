//! A PostgreSQL of our own in a temporary folder, so that tests and measurements need no set-up
//! and never touch a database that someone cares about.

use crate::{process, tools};
use anyhow::{Context, Result, bail};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What the server promises when it says that a transaction is committed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing: quick, for tests that never cut the power.
    TestOnly,
    /// What an operator gets: every commit is on the disk.
    Real,
}

/// How long the server may take to accept connections, recovery after a kill included.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// A running PostgreSQL server; dropping it stops the server and removes its folder.
pub struct TempPostgres {
    folder: TempDir,
    bin: PathBuf,
    user: Option<Account>,
    durability: Durability,
    port: u16,
    child: Child,
}

/// An unprivileged account: PostgreSQL refuses to run as root.
#[derive(Clone, Copy)]
struct Account {
    uid: u32,
    gid: u32,
}

impl TempPostgres {
    /// Makes a cluster and waits until it accepts connections.
    pub async fn start(durability: Durability) -> Result<Self> {
        let bin = tools::postgres_bin()
            .context("no PostgreSQL server here; `cargo xtask test` says how to get it")?;
        let folder = tempfile::Builder::new().prefix("commonfront-pg-").tempdir()?;
        let user = if process::is_root() { Some(hand_over(folder.path())?) } else { None };
        init_cluster(&bin, folder.path(), user, durability)?;
        let port = process::free_port()?;
        let child = launch(&bin, folder.path(), user, durability, port)?;
        let mut server = Self { folder, bin, user, durability, port, child };
        server.wait_until_ready().await?;
        Ok(server)
    }

    /// The address of one of its databases; `postgres` is always there.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database and gives its address.
    pub async fn create_database(&self, name: &str) -> Result<String> {
        let mut connection = PgConnection::connect(&self.url("postgres")).await?;
        let statement = AssertSqlSafe(format!("CREATE DATABASE \"{name}\""));
        sqlx::raw_sql(statement).execute(&mut connection).await?;
        connection.close().await?;
        Ok(self.url(name))
    }

    /// Kills the server as a power cut would; its backends follow when they notice.
    pub fn kill9(&mut self) -> Result<()> {
        self.child.kill().context("cannot kill PostgreSQL")?;
        self.child.wait()?;
        Ok(())
    }

    /// Starts a killed server again on the same port and waits for its recovery.
    pub async fn restart(&mut self) -> Result<()> {
        let deadline = Instant::now() + START_TIMEOUT;
        loop {
            self.child = launch(&self.bin, self.folder.path(), self.user, self.durability, self.port)?;
            match self.wait_until_ready().await {
                Ok(()) => return Ok(()),
                // Backends of the killed server may still hold its memory for a moment.
                Err(_) if Instant::now() < deadline => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn wait_until_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + START_TIMEOUT;
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("PostgreSQL ended ({status}):\n{}", log_tail(self.folder.path()));
            }
            match PgConnection::connect(&self.url("postgres")).await {
                Ok(connection) => return Ok(connection.close().await?),
                Err(_) if Instant::now() < deadline => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => {
                    bail!("PostgreSQL is not ready: {error}\n{}", log_tail(self.folder.path()))
                }
            }
        }
    }
}

impl Drop for TempPostgres {
    fn drop(&mut self) {
        // SIGQUIT is PostgreSQL's immediate shutdown: the folder goes anyway.
        let _ = Command::new("kill").args(["-QUIT", &self.child.id().to_string()]).status();
        let deadline = Instant::now() + Duration::from_secs(5);
        while matches!(self.child.try_wait(), Ok(None)) {
            if Instant::now() > deadline {
                let _ = self.child.kill();
                let _ = self.child.wait();
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn hand_over(folder: &Path) -> Result<Account> {
    let account = ["postgres", "nobody"]
        .iter()
        .find_map(|name| {
            let uid = process::output("id", &["-u", name])?.parse().ok()?;
            let gid = process::output("id", &["-g", name])?.parse().ok()?;
            Some(Account { uid, gid })
        })
        .context("PostgreSQL refuses root, and there is no account `postgres` or `nobody`")?;
    std::os::unix::fs::chown(folder, Some(account.uid), Some(account.gid))?;
    Ok(account)
}

fn command(program: &Path, user: Option<Account>) -> Command {
    let Some(account) = user else {
        return Command::new(program);
    };
    let mut command = Command::new("setpriv");
    command
        .arg(format!("--reuid={}", account.uid))
        .arg(format!("--regid={}", account.gid))
        .arg("--clear-groups")
        .arg(program);
    command
}

fn init_cluster(bin: &Path, folder: &Path, user: Option<Account>, durability: Durability) -> Result<()> {
    let mut initdb = command(&bin.join("initdb"), user);
    initdb.current_dir(folder).arg("--pgdata").arg(folder.join("data")).args([
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
    ]);
    if durability == Durability::TestOnly {
        initdb.arg("--no-sync");
    }
    let output = initdb.stdin(Stdio::null()).output().context("cannot run initdb")?;
    if !output.status.success() {
        bail!("initdb failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

fn launch(
    bin: &Path,
    folder: &Path,
    user: Option<Account>,
    durability: Durability,
    port: u16,
) -> Result<Child> {
    let log = File::options().create(true).append(true).open(log_path(folder))?;
    let mut postgres = command(&bin.join("postgres"), user);
    postgres.current_dir(folder).arg("-D").arg(folder.join("data")).args(["-p", &port.to_string()]);
    let sockets = format!("unix_socket_directories={}", folder.display());
    let mut settings = vec!["listen_addresses=127.0.0.1", sockets.as_str()];
    match durability {
        Durability::TestOnly => settings.extend([
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=300",
        ]),
        Durability::Real => settings.extend(["fsync=on", "synchronous_commit=on"]),
    }
    for setting in settings {
        postgres.args(["-c", setting]);
    }
    postgres
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .context("cannot start PostgreSQL")
}

fn log_path(folder: &Path) -> PathBuf {
    folder.join("postgres.log")
}

fn log_tail(folder: &Path) -> String {
    let log = std::fs::read_to_string(log_path(folder)).unwrap_or_default();
    let lines: Vec<_> = log.lines().collect();
    lines[lines.len().saturating_sub(20)..].join("\n")
}
