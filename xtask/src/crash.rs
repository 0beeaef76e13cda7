//! Kills the server, and PostgreSQL under it, at random moments under load, and proves after each
//! time that every acknowledged signature is there once and counted.

use crate::http::Connection;
use crate::ledger::Ledger;
use crate::migrations::Dialect;
use crate::people::{SignUps, email_address};
use crate::postgres::{Durability, TempPostgres};
use crate::process;
use crate::site::Site;
use anyhow::Result;
use std::collections::{BTreeMap, HashSet};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What to kill, and how often.
#[derive(clap::Args)]
pub struct Options {
    /// The database behind the server
    #[arg(long, value_enum)]
    database: Dialect,
    /// How many times the server is killed
    #[arg(long, default_value_t = 50)]
    rounds: u32,
    /// The program to kill, in place of a fresh release build
    #[arg(long)]
    bin: Option<PathBuf>,
    /// Repeats the moments of an earlier run
    #[arg(long)]
    seed: Option<u64>,
}

/// Clients that sign at the same time.
const CONNECTIONS: usize = 32;
/// The answer to a sign-up that was taken by the API.
pub const ACCEPTED: u16 = 202;
/// How many violations are printed of one round.
const SHOWN: usize = 20;

/// Runs the rounds; fails at the end when any promise was broken.
pub async fn run(options: Options) -> Result<ExitCode> {
    let bin = process::server_binary(options.bin.as_deref()).await?;
    let folder = tempfile::Builder::new().prefix("commonfront-crash-").tempdir()?;
    let file = folder.path().join("campaign.db");
    let mut postgres = match options.database {
        Dialect::Sqlite => None,
        Dialect::Postgres => Some(TempPostgres::start(Durability::Real).await?),
    };
    let (url, ledger) = match &postgres {
        None => (format!("sqlite:{}", file.display()), Ledger::Sqlite(file)),
        Some(server) => {
            let url = server.create_database("campaign").await?;
            (url.clone(), Ledger::Postgres(url))
        }
    };
    let log = folder.path().join("server.log");
    let mut site = Site::prepare(&bin, folder.path(), &log, &url).await?;

    let seed = options.seed.unwrap_or_else(seed_of_the_moment);
    println!("{:?}, {} rounds, seed {seed}", options.database, options.rounds);
    let mut moments = Moments(seed);
    let people = Arc::new(AtomicU64::new(0));
    let mut acknowledged = HashSet::new();
    let mut broken_rounds = 0;
    for round in 1..=options.rounds {
        site.start().await?;
        let driver = Driver::start(site.address(), CONNECTIONS, &people);
        let moment = moments.between(50, 800);
        tokio::time::sleep(moment).await;
        let both = round % 3 == 0 && postgres.is_some();
        if let Some(server) = postgres.as_mut().filter(|_| both) {
            server.kill9()?;
            // What is acknowledged while the database is gone would be a lie: leave time for it.
            tokio::time::sleep(moments.between(0, 100)).await;
        }
        site.kill9().await?;
        let tally = driver.stop().await?;
        if let Some(server) = postgres.as_mut().filter(|_| both) {
            server.restart().await?;
        }
        let new = tally.acknowledged.len();
        acknowledged.extend(tally.acknowledged);
        let violations = ledger.violations(&acknowledged, &folder.path().join("master.key")).await?;
        println!(
            "round {round:>3}: killed {}after {:>3} ms, {new:>6} acknowledged, {:>7} in all{}: {}",
            if both { "with PostgreSQL " } else { "" },
            moment.as_millis(),
            acknowledged.len(),
            others(&tally.statuses),
            verdict(&violations),
        );
        broken_rounds += u32::from(!violations.is_empty());
    }
    println!(
        "{} signatures acknowledged in {} rounds, {broken_rounds} rounds with a violation",
        acknowledged.len(),
        options.rounds
    );
    if acknowledged.is_empty() && options.rounds > 0 {
        println!("nothing was acknowledged, so nothing was proved:\n{}", site.log_tail());
        return Ok(ExitCode::FAILURE);
    }
    Ok(if broken_rounds == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// "kept", or the promises that were broken.
pub fn verdict(violations: &[String]) -> String {
    if violations.is_empty() {
        return "kept".to_owned();
    }
    let shown = violations[..violations.len().min(SHOWN)].join("\n  ");
    format!("{} VIOLATIONS\n  {shown}", violations.len())
}

fn others(statuses: &BTreeMap<u16, u64>) -> String {
    let others = statuses.iter().filter(|(status, _)| **status != ACCEPTED);
    others.map(|(status, number)| format!(", {number} × {status}")).collect()
}

/// What the clients were told.
#[derive(Default)]
pub struct Tally {
    /// The addresses whose sign-up was acknowledged.
    pub acknowledged: Vec<String>,
    /// Answers by status.
    pub statuses: BTreeMap<u16, u64>,
}

/// Clients that sign, each a new person every time, until they are stopped.
pub struct Driver {
    tasks: Vec<tokio::task::JoinHandle<Tally>>,
    stopped: Arc<AtomicBool>,
    refused: Arc<AtomicU64>,
}

impl Driver {
    /// Starts the clients.
    pub fn start(server: SocketAddr, clients: usize, people: &Arc<AtomicU64>) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let refused = Arc::new(AtomicU64::new(0));
        let tasks = (0..clients)
            .map(|_| {
                let source = SignUps::json(server, Arc::clone(people));
                tokio::spawn(sign(server, source, Arc::clone(&stopped), Arc::clone(&refused)))
            })
            .collect();
        Self { tasks, stopped, refused }
    }

    /// How many sign-ups were answered with a refusal so far.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Lets each client end its exchange and adds up what they were told.
    pub async fn stop(self) -> Result<Tally> {
        self.stopped.store(true, Ordering::Relaxed);
        let mut total = Tally::default();
        for task in self.tasks {
            let tally = task.await?;
            total.acknowledged.extend(tally.acknowledged);
            for (status, number) in tally.statuses {
                *total.statuses.entry(status).or_default() += number;
            }
        }
        Ok(total)
    }
}

async fn sign(
    server: SocketAddr,
    mut source: SignUps,
    stopped: Arc<AtomicBool>,
    refused: Arc<AtomicU64>,
) -> Tally {
    let mut tally = Tally::default();
    let mut connection = None;
    while !stopped.load(Ordering::Relaxed) {
        let Some(open) = connection.as_mut() else {
            connection = Connection::open(server).await.ok();
            if connection.is_none() {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            continue;
        };
        let number = source.next();
        match open.exchange(source.bytes()).await.map(|reply| reply.status) {
            Ok(status) => {
                *tally.statuses.entry(status).or_default() += 1;
                if status == ACCEPTED {
                    tally.acknowledged.push(email_address(number));
                } else {
                    refused.fetch_add(1, Ordering::Relaxed);
                }
            }
            // Whether this one was stored is open, and either is right.
            Err(_) => connection = None,
        }
    }
    tally
}

/// Moments that can be repeated: splitmix64 (Steele, Lea and Flood, 2014).
struct Moments(u64);

impl Moments {
    fn between(&mut self, least: u64, most: u64) -> Duration {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        Duration::from_millis(least + mixed % (most - least + 1))
    }
}

fn seed_of_the_moment() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    now.as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_stay_in_their_bounds_and_repeat() {
        let draw = |seed| {
            let mut moments = Moments(seed);
            (0..1000).map(|_| moments.between(50, 800)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let bounds = Duration::from_millis(50)..=Duration::from_millis(800);
        assert!(draw(7).iter().all(|moment| bounds.contains(moment)));
    }

    #[test]
    fn a_long_list_of_violations_is_cut() {
        let many: Vec<_> = (0..100).map(|number| number.to_string()).collect();
        let text = verdict(&many);
        assert!(text.starts_with("100 VIOLATIONS\n  0\n  1\n"));
        assert_eq!(text.lines().count(), 1 + SHOWN);
        assert_eq!(verdict(&[]), "kept");
    }
}
