//! What every handler can reach: the database, the write path, the clock, the keys, and what is kept in
//! memory of the campaigns and their counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use commonfront_domain::Clock;
use commonfront_domain::clock::Micros;
use commonfront_domain::keys::Keys;
use commonfront_job_losses::Library;
use commonfront_mail::Wake;
use commonfront_store::{Db, OnCommit, Writer};
use commonfront_vault::Vault;
use ipnet::IpNet;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::catalog::Catalog;
use crate::keyring::{self, KeyringError, ReadWrapping, Use, Watch};
use crate::limits::Limits;
use crate::live::Live;
use crate::page::PageCache;
use crate::slices::pictures::Pictures;
use crate::slices::staff::passwords::Passwords;

/// What people are told about where their data lies.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Who runs the server; empty if nobody has said.
    pub operator: String,
    /// Where the machine stands; empty if nobody has said.
    pub location: String,
    /// The database server's host; none for a file, or a server, on the same machine.
    pub database: Option<String>,
    /// The mail server's host; none if no mail leaves the machine.
    pub mail: Option<String>,
}

/// How the server was told to behave.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach it, without a slash at the end: `https://keepitpublic.example`.
    pub base_url: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Networks besides this machine that may read `/metrics`.
    pub metrics_from: Vec<IpNet>,
    /// The least time between a form's making and its sending, in microseconds.
    pub min_form_age: Micros,
    /// Posts that one network may send at once before it has to wait.
    pub network_burst: u32,
    /// Posts that one network may send a minute after that.
    pub network_per_minute: u32,
    /// Posts about one address in an hour, from one network.
    pub addresses_per_hour: u32,
    /// Watchers of live counts at once.
    pub watchers: usize,
    /// Days until an unconfirmed signature runs out.
    pub pending_days: i64,
    /// Memory that working a password out takes, in KiB.
    pub password_memory_kib: u32,
    /// Whether this is the demonstration, with its mailbox.
    pub demo: bool,
    /// What people are told about where their data lies.
    pub trust: Trust,
}

/// Everything a handler needs.
pub struct App {
    /// The database.
    pub db: Db,
    /// The way to write signatures.
    pub writer: Writer,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The server's keys.
    pub keys: Keys,
    /// Reads the key that the data keys are wrapped with.
    pub wrapping: ReadWrapping,
    /// What was last seen of the data keys.
    pub key_watch: Watch,
    /// The data keys of the coalition and its organisations, and randomness.
    pub vault: Vault,
    /// How the server was told to behave.
    pub settings: Settings,
    /// The campaigns.
    pub catalog: Catalog,
    /// Their counts.
    pub live: Arc<Live>,
    /// Who has posted how often.
    pub limits: Limits,
    /// Works out the passwords of staff.
    pub passwords: Passwords,
    /// Takes pictures in.
    pub pictures: Pictures,
    /// The coefficients of the job-loss calculator, of every version.
    pub packs: Library,
    /// Pages as they were last rendered.
    pub pages: PageCache,
    /// What is measured.
    pub metrics: Option<PrometheusHandle>,
    /// Becomes true when the server is to stop.
    pub stopping: watch::Receiver<bool>,
    /// Whether the public's calendar has anything to come.
    pub public_calendar: AtomicBool,
    /// Watchers of live counts now.
    pub watching: Arc<AtomicUsize>,
}

/// The app as handlers get it.
pub type Shared = Arc<App>;

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// What is done after each commit: the counts in memory follow, and the sender of mail is woken.
#[must_use]
pub fn on_commit(live: Arc<Live>, wake: Wake) -> OnCommit {
    Arc::new(move |rows| {
        live.counted(rows);
        wake.notify_one();
    })
}

impl App {
    /// Brings what is kept in memory up to the database: other nodes' counts, newly imported documents.
    ///
    /// # Errors
    /// The database did not answer; what is in memory stays as it was.
    pub async fn refresh(&self) -> commonfront_store::Result<()> {
        let mut conn = self.db.read().await?;
        let imported = self.catalog.refresh(&mut conn).await?;
        self.live.counted(&commonfront_store::query!(conn, signing::counters())?);
        let state = commonfront_store::query!(conn, keys::state())?;
        let calendar = commonfront_store::query!(conn, calendar::any_public(self.clock.now()))?;
        self.public_calendar.store(calendar, Ordering::Relaxed);
        drop(conn);
        // After an import there may be a new organisation.
        let read = self.key_watch.look(state).or(imported.then_some(Use::HoldNew));
        if let Some(which) = read {
            let held = self.load_keys_for(which).await?;
            self.key_watch.seen(state, held);
        }
        Ok(())
    }

    /// Reads the data keys anew; an organisation that has none gets its first.
    ///
    /// # Errors
    /// The database did not answer, or its keys are another server's.
    pub async fn load_keys(&self) -> commonfront_store::Result<()> {
        self.load_keys_for(Use::HoldNew).await.map(drop)
    }

    async fn load_keys_for(&self, which: Use) -> commonfront_store::Result<bool> {
        let wrapping = (self.wrapping)();
        keyring::load_for(&self.db, &wrapping, &self.vault, which).await.map_err(|error| match error {
            KeyringError::Database(error) => error,
            other => commonfront_store::Error::Decode(Box::new(other)),
        })
    }

    /// Once a second until the server stops: refreshes, and tells the watchers what has changed.
    pub async fn tick(self: Arc<Self>) {
        let mut stopping = self.stopping.clone();
        let mut second = tokio::time::interval(std::time::Duration::from_secs(1));
        second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = second.tick() => {}
                _ = stopping.changed() => return,
            }
            if let Err(error) = self.refresh().await {
                tracing::warn!(%error, "the database can't be read");
            }
            self.live.broadcast(&self.catalog.now(), self.clock.now());
            self.limits.forget();
            if let Some(metrics) = &self.metrics {
                metrics.run_upkeep();
            }
        }
    }
}
