//! The server under test.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use commonfront::config::Config;
use commonfront::secrets::Secrets;
use commonfront::server::{Parts, Server, sweep_once};
use commonfront::system::SystemEntropy;
use commonfront_domain::clock::SECOND;
use commonfront_domain::{Clock, Micros};
use commonfront_store::{Db, query};
use commonfront_web::Shared;
use commonfront_web::slices::campaigns::files;
use commonfront_web::slices::imports::engine;
use commonfront_web::slices::imports::plan::Tools;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::browser::Browser;
use crate::clock::FakeClock;
use crate::database::{Kind, fresh};

/// A server that is running.
pub struct TestApp {
    /// What its handlers see.
    pub app: Shared,
    /// Its clock.
    pub clock: FakeClock,
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub base: String,
    /// Its database.
    pub kind: Kind,
    /// Its database's address.
    pub database_url: String,
    delivery: commonfront_mail::Delivery,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
    folder: Arc<TempDir>,
}

/// A new database, without tables.
pub struct Empty {
    /// Its kind.
    pub kind: Kind,
    /// Its address.
    pub url: String,
    folder: Arc<TempDir>,
}

impl Empty {
    /// Makes one.
    pub async fn new(kind: Kind) -> Self {
        let folder = Arc::new(TempDir::new().expect("a temporary folder"));
        let url = fresh(kind, folder.path()).await;
        Self { kind, url, folder }
    }
}

/// What a test wants different.
pub type Build = Box<dyn FnOnce(&mut Config) + Send>;

/// The repository's folder.
#[must_use]
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl TestApp {
    /// Starts a server with the demonstration's coalition, whose mail lands in the mailbox.
    pub async fn start(kind: Kind) -> Self {
        Self::start_with(kind, Box::new(|_| {})).await
    }

    /// Starts a server with some settings different.
    pub async fn start_with(kind: Kind, build: Build) -> Self {
        let folder = Arc::new(TempDir::new().expect("a temporary folder"));
        let url = fresh(kind, folder.path()).await;
        let db = Db::open(&url).await.expect("the database opens");
        db.migrate().await.expect("the database is brought up to date");
        let documents = files::read(&repository().join("demo")).expect("the demonstration can be read");
        let clock = FakeClock::default();
        documents.import(&db, clock.now()).await.expect("the demonstration can be imported");
        Self::on(kind, url, db, folder, clock, build).await
    }

    /// Starts a server on a database that is there already, with the clock and the keys of another.
    pub async fn start_on(database: Empty, clock: FakeClock) -> Self {
        let Empty { kind, url, folder } = database;
        let db = Db::open(&url).await.expect("the database opens");
        Self::on(kind, url, db, folder, clock, Box::new(|_| {})).await
    }

    async fn on(
        kind: Kind,
        url: String,
        db: Db,
        folder: Arc<TempDir>,
        clock: FakeClock,
        build: Build,
    ) -> Self {
        let mut config = Config::load(&folder.path().join("none.toml")).expect("the defaults");
        config.server.listen = SocketAddr::from(([127, 0, 0, 1], 0));
        config.mail.transport = commonfront::config::MailTransport::Mailbox;
        config.mail.from_address = "campaign@commonfront.example".into();
        config.limits.password_memory_kib = 64;
        build(&mut config);
        let secrets = Secrets::new(&[42; 32]);
        let entropy = Arc::new(SystemEntropy);
        let parts = Parts { db, secrets, entropy, clock: Arc::new(clock.clone()), metrics: None };
        let mut server = Server::build(&config, parts).await.expect("the server is built");
        (server.sends_by_itself, server.imports_by_itself) = (false, false);
        let base = format!("http://{}", server.address().expect("an address"));
        let (app, delivery) = (server.app.clone(), server.delivery.clone());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            let told = async move { drop(stopped.await) };
            server.run(told).await.expect("the server ran to its end");
        });
        Self {
            app,
            clock,
            base,
            kind,
            database_url: url,
            delivery,
            stop: Some(stop),
            running: Some(running),
            folder,
        }
    }

    /// Stops it as a service manager would, and waits until it has.
    pub async fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(running) = self.running.take() {
            running.await.expect("the server stops well");
        }
    }

    /// Stops it and starts another on the same database, with the same clock.
    pub async fn restart(mut self) -> Self {
        self.stop().await;
        let db = Db::open(&self.database_url).await.expect("the database opens again");
        let (url, folder) = (self.database_url.clone(), self.folder.clone());
        Self::on(self.kind, url, db, folder, self.clock.clone(), Box::new(|_| {})).await
    }

    /// Somebody's browser.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(&self.base)
    }

    /// Lets time pass.
    pub fn wait_seconds(&self, seconds: i64) {
        self.clock.advance(seconds * SECOND);
    }

    /// Lets time pass.
    pub fn wait(&self, by: Micros) {
        self.clock.advance(by);
    }

    /// Does what the server does once a minute.
    pub async fn sweep(&self) {
        sweep_once(&self.app).await.expect("the sweep runs");
    }

    /// Has everything carried to the organisations' people that waits.
    pub async fn carry(&self) {
        while commonfront_web::slices::people::carry::carry(&self.app).await.expect("consents are carried")
            > 0
        {}
    }

    /// Works on every import that waits, to its end.
    pub async fn import_all(&self) {
        let tools = Tools::from(&*self.app);
        while engine::work(&tools).await.expect("imports are worked on") {}
    }

    /// Sends all mail that is due.
    pub async fn deliver(&self) {
        while self.delivery.deliver_due().await.expect("the outbox can be read") > 0 {}
    }

    /// The mails in the mailbox to an address, oldest first: (subject, text).
    pub async fn mails_to(&self, address: &str) -> Vec<(String, String)> {
        self.deliver().await;
        let mut conn = self.app.db.read().await.expect("a connection");
        let rows = query!(conn, mailbox::latest(10_000)).expect("the mailbox can be read");
        let open =
            |row| commonfront_mail::Mail::open(&self.app.vault, &row).expect("a mail that can be opened");
        let mine = rows.into_iter().rev().map(open).filter(|mail| mail.recipient == address);
        mine.map(|mail| (mail.subject, mail.text)).collect()
    }

    /// As [`TestApp::mails_to`], once there are so many; waits ten seconds at most.
    pub async fn wait_for_mails(&self, address: &str, mails: usize) -> Vec<(String, String)> {
        for _ in 0..1000 {
            let found = self.mails_to(address).await;
            if found.len() >= mails {
                return found;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("the mails to {address} did not come");
    }

    /// The path of the private link in the newest mail to an address.
    pub async fn link_to(&self, address: &str) -> String {
        let mails = self.mails_to(address).await;
        let (_, text) = mails.last().unwrap_or_else(|| panic!("no mail to {address}"));
        let line = text.lines().find(|line| line.contains("/my/")).expect("a link in the mail");
        let (_, path) =
            line.split_once("://").and_then(|(_, rest)| rest.split_once('/')).expect("an address");
        format!("/{path}")
    }

    /// The count of an action of the demonstration's campaign, by the API.
    pub async fn count(&self, action: &str) -> serde_json::Value {
        let path = format!("/api/v1/campaigns/keep-it-public/actions/{action}/count");
        self.browser().get(&path).await.json()
    }

    /// Four numbers of a count: confirmed, pending, paper, removed.
    pub async fn counts(&self, action: &str) -> [i64; 4] {
        let count = self.count(action).await;
        ["confirmed", "pending", "paper", "removed"].map(|name| count[name].as_i64().expect(name))
    }

    /// The number that a query gives: what no page tells.
    pub async fn number(&self, sql: &str) -> i64 {
        crate::database::number(&self.database_url, sql).await
    }

    /// Fails unless every counter equals its rows.
    pub async fn prove_counters(&self) {
        let faults = commonfront::check::counters(&self.app.db).await.expect("the counters can be read");
        assert!(faults.is_empty(), "{faults:?}");
    }
}
