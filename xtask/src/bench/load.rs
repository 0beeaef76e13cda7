//! The load generator: many kept-alive connections for a bounded time, on a runtime of its own so
//! that nothing else is measured with it.

use crate::http::Connection;
use crate::machine;
use anyhow::{Context, Result};
use hdrhistogram::Histogram;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Where the requests of one connection come from.
pub trait Requests: Send + 'static {
    /// The next request, whole.
    fn next(&mut self) -> &[u8];
}

/// The same bytes again and again.
impl Requests for Vec<u8> {
    fn next(&mut self) -> &[u8] {
        self
    }
}

impl Requests for crate::people::SignUps {
    fn next(&mut self) -> &[u8] {
        crate::people::SignUps::next(self);
        self.bytes()
    }
}

/// How hard, how long, and what counts as success.
#[derive(Clone, Copy)]
pub struct Plan {
    /// The server under load.
    pub server: SocketAddr,
    /// Connections, each with one request under way at any time.
    pub connections: usize,
    /// No request is begun after this time.
    pub duration: Duration,
    /// The status of a success.
    pub success: u16,
}

/// What came back.
pub struct Report {
    /// From the first request to the last answer.
    pub elapsed: Duration,
    /// Answers by status.
    pub statuses: BTreeMap<u16, u64>,
    /// Exchanges that broke off; whether the server did its part is unknown.
    pub broken: u64,
    /// Latencies of the successes, in microseconds.
    latencies: Histogram<u32>,
    success: u16,
}

impl Report {
    fn new(success: u16) -> Result<Self> {
        Ok(Self {
            elapsed: Duration::ZERO,
            statuses: BTreeMap::new(),
            broken: 0,
            latencies: Histogram::new_with_bounds(1, 60_000_000, 3)?,
            success,
        })
    }

    /// How many answers were successes.
    pub fn successes(&self) -> u64 {
        self.statuses.get(&self.success).copied().unwrap_or_default()
    }

    /// Successes a second.
    pub fn rate(&self) -> f64 {
        self.successes() as f64 / self.elapsed.as_secs_f64().max(f64::EPSILON)
    }

    /// The latency that this share of the successes did not exceed, in milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        self.latencies.value_at_quantile(share) as f64 / 1000.0
    }

    /// What was not a success, for people to read; empty when all went well.
    pub fn others(&self) -> String {
        let others = self.statuses.iter().filter(|(status, _)| **status != self.success);
        let mut words: Vec<_> = others.map(|(status, n)| format!("{n} × {status}")).collect();
        if self.broken > 0 {
            words.push(format!("{} broken off", self.broken));
        }
        words.join(", ")
    }

    fn answered(&mut self, status: u16, latency: Duration) {
        *self.statuses.entry(status).or_default() += 1;
        if status == self.success {
            let microseconds = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
            self.latencies.saturating_record(microseconds);
        }
    }

    fn add(&mut self, other: &Self) -> Result<()> {
        for (status, number) in &other.statuses {
            *self.statuses.entry(*status).or_default() += number;
        }
        self.broken += other.broken;
        Ok(self.latencies.add(&other.latencies)?)
    }
}

/// Drives the server; `requests` is asked once for each connection.
pub async fn run<R: Requests>(plan: Plan, requests: impl Fn() -> R) -> Result<Report> {
    let sources = (0..plan.connections).map(|_| requests()).collect();
    tokio::task::spawn_blocking(move || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(machine::cores())
            .enable_all()
            .build()
            .context("no runtime for the load")?
            .block_on(drive(plan, sources))
    })
    .await?
}

async fn drive<R: Requests>(plan: Plan, sources: Vec<R>) -> Result<Report> {
    let mut connections = Vec::with_capacity(sources.len());
    for source in sources {
        connections.push((source, Connection::open(plan.server).await?));
    }
    let start = Instant::now();
    let tasks: Vec<_> = connections
        .into_iter()
        .map(|(source, connection)| tokio::spawn(keep_asking(plan, start, source, connection)))
        .collect();
    let mut total = Report::new(plan.success)?;
    for task in tasks {
        total.add(&task.await??)?;
    }
    total.elapsed = start.elapsed();
    Ok(total)
}

async fn keep_asking<R: Requests>(
    plan: Plan,
    start: Instant,
    mut source: R,
    mut connection: Connection,
) -> Result<Report> {
    let mut report = Report::new(plan.success)?;
    let mut asked = Instant::now();
    while asked.duration_since(start) < plan.duration {
        let reply = connection.exchange(source.next()).await.map(|reply| reply.status);
        let now = Instant::now();
        match reply {
            Ok(status) => report.answered(status, now - asked),
            Err(_) => {
                report.broken += 1;
                connection = Connection::open(plan.server).await?;
            }
        }
        asked = now;
    }
    Ok(report)
}
