//! The server, put together from its parts. Tests build it the same way, with a clock of their own.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::time::Duration;

use anyhow::{Context, Result};
use commonfront_domain::Clock;
use commonfront_domain::clock::{DAY, HOUR, SECOND};
use commonfront_mail::{Delivery, Security, SmtpSettings, Transport, Wake};
use commonfront_store::{Change, Db, Writer};
use commonfront_vault::{Entropy, Vault};
use commonfront_web::app::Trust;
use commonfront_web::app::on_commit;
use commonfront_web::catalog::Catalog;
use commonfront_web::keyring::Watch;
use commonfront_web::limits::Limits;
use commonfront_web::live::Live;
use commonfront_web::page::PageCache;
use commonfront_web::slices::decisions;
use commonfront_web::slices::imports::engine;
use commonfront_web::slices::imports::plan::Tools;
use commonfront_web::slices::job_losses::packs;
use commonfront_web::slices::people::carry::carry;
use commonfront_web::slices::pictures::{Pictures, keep};
use commonfront_web::slices::rights::retention;
use commonfront_web::slices::staff::passwords::Passwords;
use commonfront_web::slices::staff::{attempts, session};
use commonfront_web::{App, Settings, Shared, router};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::{Config, Mail, MailSecurity, MailTransport};
use crate::secrets::Secrets;
use crate::{check, connections};

/// How often what runs out is looked for.
const SWEEP: Duration = Duration::from_secs(60);
/// How often consents that wait to be carried are looked for.
const CARRY: Duration = Duration::from_secs(1);
/// How often imports that wait are looked for.
const IMPORTS: Duration = Duration::from_secs(1);
/// Mails that were closed so long ago are forgotten.
const KEEP_MAIL: i64 = 30 * DAY;

/// A server that is ready to run.
pub struct Server {
    /// What its handlers see.
    pub app: Shared,
    /// Its sender of mail.
    pub delivery: Delivery,
    listener: TcpListener,
    wake: Wake,
    stop: watch::Sender<bool>,
    writer: JoinHandle<()>,
    shutdown: Duration,
    /// Whether mail goes out by itself; a test that looks at the outbox sends it when it says so.
    pub sends_by_itself: bool,
    /// Whether imports are worked on by themselves; a story has it done when it says so.
    pub imports_by_itself: bool,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("app", &self.app).finish_non_exhaustive()
    }
}

/// What a server is built with, besides its configuration.
pub struct Parts {
    /// The database, migrated.
    pub db: Db,
    /// The keys.
    pub secrets: Secrets,
    /// Where randomness comes from.
    pub entropy: Arc<dyn Entropy>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What is measured.
    pub metrics: Option<PrometheusHandle>,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts").field("db", &self.db).finish_non_exhaustive()
    }
}

/// How the pages and the API are told to behave.
#[must_use]
pub fn settings(config: &Config) -> Settings {
    Settings {
        base_url: config.server.base_url.0.clone(),
        trusted_proxies: config.server.trusted_proxies.clone(),
        metrics_from: config.server.metrics_from.clone(),
        min_form_age: i64::from(config.limits.min_form_age_seconds) * SECOND,
        network_burst: config.limits.network_burst,
        network_per_minute: config.limits.network_per_minute,
        addresses_per_hour: config.limits.addresses_per_hour,
        watchers: config.limits.watchers,
        pending_days: i64::from(config.limits.pending_days),
        password_memory_kib: config.limits.password_memory_kib,
        demo: config.mail.transport == MailTransport::Mailbox,
        trust: Trust {
            operator: config.trust.operator.trim().to_owned(),
            location: config.trust.location.trim().to_owned(),
            database: database_host(&config.database.url),
            mail: (config.mail.transport == MailTransport::Smtp).then(|| config.mail.host.clone()),
        },
    }
}

/// The host of the database's server, without port, name or password; none on the same machine.
fn database_host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("postgres://").or_else(|| url.strip_prefix("postgresql://"))?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let place = authority.rsplit('@').next().unwrap_or_default();
    let host = match place.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => place.split(':').next().unwrap_or_default(),
    };
    let here = matches!(host, "" | "localhost" | "127.0.0.1" | "::1") || host.starts_with('%');
    (!here).then(|| host.to_owned())
}

/// The mail server that the configuration names.
///
/// # Errors
/// Its settings can't be used.
pub fn smtp(mail: &Mail) -> Result<Transport> {
    let extra_root_pem = match &mail.extra_root_file {
        Some(path) => Some(std::fs::read(path).with_context(|| format!("{} can't be read", path.display()))?),
        None => None,
    };
    let password = mail.password.as_ref().map(|password| password.0.clone()).unwrap_or_default();
    Ok(Transport::smtp(&SmtpSettings {
        host: mail.host.clone(),
        port: mail.port,
        security: match mail.security {
            MailSecurity::Starttls => Security::StartTls,
            MailSecurity::Tls => Security::Tls,
            MailSecurity::None => Security::None,
        },
        credentials: mail.username.clone().map(|name| (name, password)),
        extra_root_pem,
    })?)
}

fn transport(mail: &Mail, db: &Db, vault: &Vault) -> Result<Transport> {
    Ok(match mail.transport {
        MailTransport::Hold => Transport::Hold,
        MailTransport::Mailbox => Transport::Mailbox(db.clone(), vault.clone()),
        MailTransport::Smtp => smtp(mail)?,
    })
}

impl Server {
    /// Puts a server together and starts listening; nothing is answered before [`Server::run`].
    ///
    /// # Errors
    /// The port is taken, the database does not answer, a setting can't be used.
    pub async fn build(config: &Config, parts: Parts) -> Result<Self> {
        let Parts { db, secrets, entropy, clock, metrics } = parts;
        let (keys, wrapping) = (secrets.keys.clone(), secrets.into_reader());
        let vault = Vault::new(entropy);
        let settings = settings(config);
        let packs = packs::library(config.tools.packs.as_deref())?;
        let (live, wake) = (Arc::new(Live::default()), Wake::default());
        let on_commit = on_commit(live.clone(), wake.clone());
        let (writer, writing) = Writer::start(db.clone(), config.database.queue_capacity, on_commit);
        let (stop, stopping) = watch::channel(false);
        let app = Arc::new(App {
            db: db.clone(),
            writer,
            clock: clock.clone(),
            keys: keys.clone(),
            wrapping,
            key_watch: Watch::default(),
            vault: vault.clone(),
            catalog: Catalog::default(),
            live,
            limits: Limits::new(&settings, clock.clone(), keys.clone()),
            passwords: Passwords::new(settings.password_memory_kib, &vault),
            pictures: Pictures::default(),
            packs,
            pages: PageCache::default(),
            metrics,
            stopping,
            public_calendar: AtomicBool::new(false),
            watching: Arc::new(AtomicUsize::new(0)),
            settings,
        });
        app.load_keys().await.context("The data keys can't be read")?;
        app.refresh().await.context("The database can't be read")?;
        let name = config.mail.from_name.clone().or_else(|| {
            let coalition = app.catalog.now().coalition.clone();
            coalition.map(|coalition| coalition.name.get(commonfront_domain::Language::En).to_owned())
        });
        let address =
            config.mail.from_address.parse().context("mail.from_address is not an e-mail address")?;
        let delivery = Delivery {
            transport: transport(&config.mail, &db, &vault)?,
            from: lettre::message::Mailbox::new(name, address),
            compose: app.clone(),
            db,
            clock,
            keys,
        };
        let listener = TcpListener::bind(config.server.listen)
            .await
            .with_context(|| format!("Nothing can listen on {}", config.server.listen))?;
        let shutdown = Duration::from_secs(config.server.shutdown_seconds);
        Ok(Self {
            app,
            delivery,
            listener,
            wake,
            stop,
            writer: writing,
            shutdown,
            sends_by_itself: true,
            imports_by_itself: true,
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The operating system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stopped` is done; then finishes what is under way, and everything that was acknowledged
    /// or is about to be stands in the database.
    ///
    /// # Errors
    /// The port can't be served any more.
    pub async fn run(self, stopped: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let Self {
            app,
            delivery,
            listener,
            wake,
            stop,
            writer,
            shutdown,
            sends_by_itself,
            imports_by_itself,
        } = self;
        let stopping = app.stopping.clone();
        let mut background = vec![
            tokio::spawn(app.clone().tick()),
            tokio::spawn(sweep(app.clone())),
            tokio::spawn(carry_on(app.clone())),
        ];
        if imports_by_itself {
            background.push(tokio::spawn(import(app.clone())));
        }
        if sends_by_itself {
            background.push(tokio::spawn(delivery.run(wake, stopping.clone())));
        }
        let serving = tokio::spawn(connections::serve(listener, router(app.clone()), stopping));
        stopped.await;
        tracing::info!("stopping: what is under way is finished first");
        stop.send_replace(true);
        if tokio::time::timeout(shutdown, serving).await.is_err() {
            tracing::warn!("some requests did not finish in time");
        }
        for task in background {
            let _ = tokio::time::timeout(shutdown, task).await;
        }
        app.writer.stop().await;
        writer.await.context("The write path broke off")?;
        app.db.close().await;
        Ok(())
    }
}

/// Once a second what was consented to is carried to the organisations' people.
async fn carry_on(app: Shared) {
    let mut stopping = app.stopping.clone();
    loop {
        match carry(&app).await {
            // There may be more.
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "consents have to wait"),
        }
        tokio::select! {
            () = tokio::time::sleep(CARRY) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// One import after the other, as they come. When the server stops, the one under way goes as far as its next
/// commit; whoever starts next goes on from there.
async fn import(app: Shared) {
    let (mut stopping, tools) = (app.stopping.clone(), Tools::from(&*app));
    loop {
        match engine::work(&tools).await {
            // There may be more.
            Ok(true) if !*stopping.borrow() => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "imports have to wait"),
        }
        tokio::select! {
            () = tokio::time::sleep(IMPORTS) => {}
            _ = stopping.wait_for(|&stop| stop) => return,
        }
    }
}

/// Once a minute unconfirmed signatures run out; once a day the counters are proved against the rows.
async fn sweep(app: Shared) {
    let mut stopping = app.stopping.clone();
    let mut proved = app.clock.now();
    loop {
        tokio::select! {
            () = tokio::time::sleep(SWEEP) => {}
            _ = stopping.changed() => return,
        }
        if let Err(error) = sweep_once(&app).await {
            tracing::warn!(%error, "the sweep has to wait");
        }
        if app.clock.now() - proved > 24 * HOUR {
            proved = app.clock.now();
            match check::counters(&app.db).await {
                Ok(faults) if faults.is_empty() => tracing::info!("every counter equals its rows"),
                Ok(faults) => faults.iter().for_each(|fault| tracing::error!(%fault, "a counter is wrong")),
                Err(error) => tracing::warn!(%error, "the counters can't be proved"),
            }
        }
    }
}

/// One sweep; tests call it when their clock says so.
///
/// # Errors
/// The database can't write now; the next sweep does it.
pub async fn sweep_once(app: &App) -> Result<()> {
    let now = app.clock.now();
    let before = now - app.settings.pending_days * DAY;
    while app.writer.change(Change::Expire { before, at: now }).await?.0 > 0 {}
    let mut tx = app.db.write().await?;
    commonfront_store::query!(tx, outbox::prune(now - KEEP_MAIL))?;
    commonfront_store::query!(tx, staff::prune_sessions(now - session::IDLE, now - session::LONGEST))?;
    commonfront_store::query!(tx, staff::prune_failures(now - attempts::FORGOTTEN))?;
    commonfront_store::query!(tx, fraud::drop_unchosen(now - DAY))?;
    commonfront_web::slices::messages::notify::prune(&mut tx, now).await?;
    tx.commit().await?;
    engine::tidy(&Tools::from(app)).await?;
    let published = commonfront_web::slices::editor::schedule::publish_due(app).await?;
    if published > 0 {
        tracing::info!(published, "campaigns were published as scheduled");
    }
    retention::sweep(app).await?;
    keep::sweep(app).await?;
    decisions::close::sweep(app).await?;
    commonfront_web::slices::calls::remind::sweep(app).await?;
    Ok(())
}
