//! Fills the disk under the server and proves that it refuses kindly, stays alive, loses nothing
//! that it acknowledged, and takes signatures again when there is room.

use crate::bench::form_fields;
use crate::crash::{ACCEPTED, Driver, Tally, verdict};
use crate::http::{self, Connection};
use crate::ledger::Ledger;
use crate::people::{SignUps, email_address};
use crate::process;
use crate::site::{FORM, Site};
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

/// Which program to put on a full disk.
#[derive(clap::Args)]
pub struct Options {
    /// The program to test, in place of a fresh release build
    #[arg(long)]
    bin: Option<PathBuf>,
}

/// The whole disk.
const DISK: &str = "24m";
/// What is deleted to make room again, in bytes.
const BALLAST: usize = 6 << 20;
/// Refusals after which the disk counts as full.
const REFUSALS: u64 = 500;
/// How long filling may take.
const FILL_TIMEOUT: Duration = Duration::from_secs(300);
/// How soon signing must work again.
const RECOVERY: Duration = Duration::from_secs(10);
/// The answer to a sign-up for which there is no room.
const UNAVAILABLE: u16 = 503;
/// The exit code that says that the test could not be made here.
const CANNOT: u8 = 2;

/// Mounts the disk, runs the test on it and takes it away again.
pub async fn run(options: Options) -> Result<ExitCode> {
    if !process::is_root() {
        println!("a small disk can only be mounted by root: run this as root");
        return Ok(ExitCode::from(CANNOT));
    }
    let bin = process::server_binary(options.bin.as_deref()).await?;
    let folder = tempfile::Builder::new().prefix("commonfront-full-").tempdir()?;
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk)?;
    let Some(mounted) = Mounted::new(&disk)? else {
        println!("this machine lets nobody mount a tmpfs, so the test cannot be made here");
        return Ok(ExitCode::from(CANNOT));
    };
    let file = disk.join("campaign.db");
    let url = format!("sqlite:{}", file.display());
    let mut site = Site::prepare(&bin, &disk, &folder.path().join("server.log"), &url).await?;
    let outcome = story(&mut site, &disk).await;
    site.kill9().await?;
    let acknowledged = outcome.with_context(|| site.log_tail())?;
    let violations = Ledger::Sqlite(file).violations(&acknowledged, &disk.join("master.key")).await?;
    println!("{} acknowledged: {}", acknowledged.len(), verdict(&violations));
    drop(mounted);
    Ok(if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Signs until there is no room, looks at the refusals, makes room and signs again.
async fn story(site: &mut Site, disk: &Path) -> Result<HashSet<String>> {
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![0; BALLAST])?;
    site.start().await?;
    let server = site.address();
    let fields = form_fields(site).await?;
    let people = Arc::new(AtomicU64::new(0));

    let tally = fill(site, &people).await?;
    println!("the disk is full after {} signatures", tally.acknowledged.len());
    let strange: Vec<_> =
        tally.statuses.iter().filter(|(s, _)| ![ACCEPTED, UNAVAILABLE].contains(*s)).collect();
    if !strange.is_empty() {
        bail!("answers besides {ACCEPTED} and {UNAVAILABLE}: {strange:?}");
    }
    let mut acknowledged: HashSet<_> = tally.acknowledged.into_iter().collect();

    let mut json = SignUps::json(server, Arc::clone(&people));
    acknowledged.extend(refusal(site, &mut json, "application/problem+json").await?);
    let mut form = SignUps::form(server, FORM, &fields, Arc::clone(&people));
    acknowledged.extend(refusal(site, &mut form, "text/html").await?);
    if !site.is_alive() {
        bail!("the server did not survive");
    }
    let (status, _) = http::get(server, "/healthz").await?;
    if status != 200 {
        bail!("/healthz answered {status} on a full disk");
    }
    println!("the server lives, is healthy and says 503 with Retry-After, as JSON and as a page");

    std::fs::remove_file(ballast)?;
    let start = Instant::now();
    let mut connection = Connection::open(server).await?;
    let mut again = 0;
    while again < 100 {
        let number = json.next();
        let status = connection.exchange(json.bytes()).await?.status;
        if status == ACCEPTED {
            if again == 0 {
                println!("with room again it took a signature after {:?}", start.elapsed());
            }
            acknowledged.insert(email_address(number));
            again += 1;
        } else if again > 0 || start.elapsed() > RECOVERY {
            bail!("with room again, {:?} later, signing answers {status}", start.elapsed());
        } else {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    Ok(acknowledged)
}

async fn fill(site: &mut Site, people: &Arc<AtomicU64>) -> Result<Tally> {
    let driver = Driver::start(site.address(), 16, people);
    let start = Instant::now();
    while driver.refused() < REFUSALS && start.elapsed() < FILL_TIMEOUT && site.is_alive() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let refused = driver.refused();
    let tally = driver.stop().await?;
    if refused < REFUSALS {
        bail!("only {refused} refusals after {:?}: {:?}", start.elapsed(), tally.statuses);
    }
    Ok(tally)
}

/// Signs until one is refused and looks at that refusal; gives those that still found room.
async fn refusal(site: &Site, people: &mut SignUps, content_type: &str) -> Result<Vec<String>> {
    let mut connection = Connection::open(site.address()).await?;
    let mut taken = Vec::new();
    for _ in 0..10_000 {
        let number = people.next();
        let reply = connection.exchange(people.bytes()).await?;
        if [ACCEPTED, 303].contains(&reply.status) {
            taken.push(email_address(number));
            continue;
        }
        let found = reply.header("content-type").unwrap_or("no content type");
        if reply.status != UNAVAILABLE
            || reply.header("retry-after").is_none()
            || !found.starts_with(content_type)
        {
            let head = String::from_utf8_lossy(reply.head);
            bail!("not 503 with Retry-After and {content_type}:\n{head}\n\n{}", reply.text());
        }
        return Ok(taken);
    }
    bail!("a full disk still takes signatures")
}

/// A small disk in memory, for as long as this lives.
struct Mounted(PathBuf);

impl Mounted {
    fn new(folder: &Path) -> Result<Option<Self>> {
        let options = format!("size={DISK}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder);
        let mounted = mount.status().context("cannot run mount")?.success();
        Ok(mounted.then(|| Self(folder.to_owned())))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Lazily: after an interruption the server may still have a file open for a moment.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
