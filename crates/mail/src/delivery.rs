//! The sender at work: takes what is due, a lease at a time, and closes each mail as soon as the server
//! has taken it.

use std::sync::Arc;
use std::time::Duration;

use commonfront_domain::clock::{Clock, HOUR, Micros, SECOND};
use commonfront_domain::keys::Keys;
use commonfront_store::rows::DueMailRow;
use commonfront_store::{Db, Result, query};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use lettre::message::Mailbox;
use tokio::sync::{Notify, watch};

use crate::Letter;
use crate::transport::{SendError, Transport};

/// How long a sender may hold a mail before another may take it.
const LEASE: Micros = 10 * 60 * SECOND;
/// Mails taken at a time.
const BATCH: i64 = 100;
/// Mails on their way at once.
const AT_ONCE: usize = 8;
/// How long to rest when nothing is due and nobody wakes us.
const REST: Duration = Duration::from_secs(5);
/// How long to wait after each failed attempt; after the last the mail is given up.
const BACK_OFF: [Micros; 9] = [
    60 * SECOND,
    5 * 60 * SECOND,
    15 * 60 * SECOND,
    HOUR,
    4 * HOUR,
    8 * HOUR,
    12 * HOUR,
    24 * HOUR,
    24 * HOUR,
];

/// `outbox.state`: see the migration.
const SENT: i64 = 1;
const GIVEN_UP: i64 = 2;
const NOT_NEEDED: i64 = 3;

/// Writes the mail that a row of the outbox asks for.
pub trait Compose: Send + Sync {
    /// The letter, or nothing if it is no longer needed.
    ///
    /// # Errors
    /// The database did not answer: the mail is tried again.
    fn letter(&self, due: DueMailRow) -> BoxFuture<'_, Result<Option<Letter>>>;
}

/// Tells the sender that there may be something to do.
pub type Wake = Arc<Notify>;

/// The sender. Cheap to clone.
#[derive(Clone)]
pub struct Delivery {
    /// Where the outbox is.
    pub db: Db,
    /// Where mail goes.
    pub transport: Transport,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// For the messages' names.
    pub keys: Keys,
    /// Whom it is from.
    pub from: Mailbox,
    /// Writes the letters.
    pub compose: Arc<dyn Compose>,
}

impl std::fmt::Debug for Delivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Delivery").field("transport", &self.transport).finish_non_exhaustive()
    }
}

impl Delivery {
    /// Sends until `stop` is true; what is on its way then is still finished.
    pub async fn run(self, wake: Wake, mut stop: watch::Receiver<bool>) {
        while self.transport.sends() && !*stop.borrow() {
            match self.deliver_due().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "the outbox can't be read"),
            }
            tokio::select! {
                () = wake.notified() => {}
                () = tokio::time::sleep(REST) => {}
                // The sender of `stop` gone means the program is ending.
                _ = stop.changed() => {}
            }
        }
    }

    /// Takes one batch of what is due and sends it; gives back how many were taken.
    ///
    /// # Errors
    /// The outbox can't be read or written; the mails' leases run out and they are tried again.
    pub async fn deliver_due(&self) -> Result<usize> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        // Looking first keeps an idle sender from writing.
        if query!(conn, outbox::next_due())?.is_none_or(|due| due > now) {
            return Ok(0);
        }
        drop(conn);
        let mut tx = self.db.write().await?;
        let ids = query!(tx, outbox::claim(now, now + LEASE, BATCH))?;
        tx.commit().await?;
        let mut results =
            futures_util::stream::iter(ids.clone()).map(|id| self.deliver(id)).buffer_unordered(AT_ONCE);
        while let Some(result) = results.next().await {
            result?;
        }
        Ok(ids.len())
    }

    async fn deliver(&self, id: i64) -> Result<()> {
        let mut conn = self.db.read().await?;
        let Some(due) = query!(conn, outbox::due(id))? else { return Ok(()) };
        drop(conn);
        let Some(letter) = self.compose.letter(due).await? else {
            return self.close(id, NOT_NEEDED, None).await;
        };
        let now = self.clock.now();
        let name = self.keys.message_name(id);
        match self.transport.send(&self.from, id, &name, &letter, now).await {
            Ok(()) => {
                metrics::counter!("commonfront_mail_sent_total").increment(1);
                self.close(id, SENT, None).await
            }
            Err(SendError::Permanent(why)) => {
                metrics::counter!("commonfront_mail_refused_total").increment(1);
                tracing::warn!(mail = id, why, "a mail was refused for good");
                self.close(id, GIVEN_UP, Some(&why)).await
            }
            Err(SendError::Transient(why)) => {
                metrics::counter!("commonfront_mail_retries_total").increment(1);
                let attempt = usize::try_from(due.attempts - 1).unwrap_or(0);
                let Some(wait) = BACK_OFF.get(attempt) else {
                    tracing::warn!(mail = id, why, "a mail was given up after its last attempt");
                    return self.close(id, GIVEN_UP, Some(&why)).await;
                };
                tracing::info!(mail = id, why, "a mail has to wait");
                let mut tx = self.db.write().await?;
                query!(tx, outbox::retry(id, now + wait, &why))?;
                tx.commit().await
            }
        }
    }

    async fn close(&self, id: i64, state: i64, why: Option<&str>) -> Result<()> {
        let mut tx = self.db.write().await?;
        query!(tx, outbox::close(id, state, why))?;
        tx.commit().await
    }
}
