//! The write path: one bounded queue in front of the database, emptied many at a time. Whoever is
//! answered, is answered after the commit; whoever finds the queue full is told so at once.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::rows::{CounterRow, NewSignature};
use crate::write_path::{self, Change, Changed};
use crate::{Db, Error, Result};

/// The most commands in one transaction.
const BATCH: usize = 512;
/// How often a transaction is tried again that lost against another node's.
const TRIES: usize = 5;

/// Why a command was not taken. Nothing of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The queue is full: try again in a moment.
    #[error("the queue is full")]
    Full,
    /// The database can't write now: no room, no connection.
    #[error("the database cannot write now")]
    Unavailable,
}

type Answer<T> = oneshot::Sender<std::result::Result<T, Refused>>;

enum Command {
    Sign(Box<NewSignature>, Answer<()>),
    Change(Change, Answer<Changed>),
    Stop,
}

/// Called after each commit with the counters that it moved.
pub type OnCommit = Arc<dyn Fn(&[CounterRow]) + Send + Sync>;

/// The way in. Cheap to clone.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Command>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("room", &self.queue.capacity()).finish()
    }
}

impl Writer {
    /// Starts the write path; `capacity` is how many commands may wait. The handle ends after
    /// [`Writer::stop`], when all that had been taken is done.
    #[must_use]
    pub fn start(db: Db, capacity: usize, on_commit: OnCommit) -> (Self, JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(capacity.max(1));
        let task = match db {
            // A thread of its own: on the runtime's threads each step of a transaction would wait its turn
            // behind the requests of a surge. The connection's own thread does the work either way.
            Db::Sqlite { .. } => {
                let runtime = tokio::runtime::Handle::current();
                tokio::task::spawn_blocking(move || runtime.block_on(run(db, waiting, on_commit)))
            }
            Db::Postgres(_) => tokio::spawn(run(db, waiting, on_commit)),
        };
        (Self { queue }, task)
    }

    /// Keeps a signature. Whether it was new is not told: the answer is the same for a repeat.
    ///
    /// # Errors
    /// [`Refused`]; then nothing is kept.
    pub async fn sign(&self, signature: NewSignature) -> std::result::Result<(), Refused> {
        let (answer, answered) = oneshot::channel();
        self.send(Command::Sign(Box::new(signature), answer))?;
        answered.await.unwrap_or(Err(Refused::Unavailable))
    }

    /// Makes a change; gives back how much it changed.
    ///
    /// # Errors
    /// [`Refused`]; then nothing is changed.
    pub async fn change(&self, change: Change) -> std::result::Result<Changed, Refused> {
        let (answer, answered) = oneshot::channel();
        self.send(Command::Change(change, answer))?;
        answered.await.unwrap_or(Err(Refused::Unavailable))
    }

    /// Takes no more; what has been taken is still done.
    pub async fn stop(&self) {
        // A queue that is closed already has nothing left to stop.
        let _ = self.queue.send(Command::Stop).await;
    }

    fn send(&self, command: Command) -> std::result::Result<(), Refused> {
        self.queue.try_send(command).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => {
                metrics::counter!("commonfront_write_queue_full_total").increment(1);
                Refused::Full
            }
            mpsc::error::TrySendError::Closed(_) => Refused::Unavailable,
        })
    }
}

/// The commands of one transaction and whom to answer.
#[derive(Default)]
struct Batch {
    signatures: Vec<NewSignature>,
    signed: Vec<Answer<()>>,
    changes: Vec<Change>,
    changed: Vec<Answer<Changed>>,
}

impl Batch {
    /// Sorts commands in; true if one of them says to stop.
    fn fill(&mut self, commands: impl Iterator<Item = Command>) -> bool {
        let mut stop = false;
        for command in commands {
            match command {
                Command::Sign(signature, answer) => {
                    self.signatures.push(*signature);
                    self.signed.push(answer);
                }
                Command::Change(change, answer) => {
                    self.changes.push(change);
                    self.changed.push(answer);
                }
                Command::Stop => stop = true,
            }
        }
        stop
    }

    fn len(&self) -> usize {
        self.signatures.len() + self.changes.len()
    }

    /// Cuts it into batches of one command each.
    fn singly(self) -> impl Iterator<Item = Self> {
        let signed = self.signatures.into_iter().zip(self.signed).map(|(signature, answer)| Self {
            signatures: vec![signature],
            signed: vec![answer],
            ..Self::default()
        });
        let changed = self.changes.into_iter().zip(self.changed).map(|(change, answer)| Self {
            changes: vec![change],
            changed: vec![answer],
            ..Self::default()
        });
        signed.chain(changed)
    }

    fn answer(self, done: &std::result::Result<Vec<Changed>, Refused>) {
        // Whoever has gone away in the meantime needs no answer.
        for answer in self.signed {
            let _ = answer.send(done.as_ref().map(|_| ()).map_err(|&refused| refused));
        }
        for (i, answer) in self.changed.into_iter().enumerate() {
            let mine = done.as_ref().map(|all| all.get(i).copied().unwrap_or(Changed(0)));
            let _ = answer.send(mine.map_err(|&refused| refused));
        }
    }
}

async fn run(db: Db, mut waiting: mpsc::Receiver<Command>, on_commit: OnCommit) {
    let mut commands = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut commands, BATCH).await > 0 {
        let mut batch = Batch::default();
        if batch.fill(commands.drain(..)) {
            waiting.close();
        }
        if batch.len() == 0 {
            continue;
        }
        match commit(&db, &batch, &on_commit).await {
            Ok(done) => batch.answer(&Ok(done)),
            // One bad command must not take the others with it.
            Err(error) if batch.len() > 1 && !is_outage(&error) => {
                tracing::warn!(error = %error, commands = batch.len(), "a group commit failed; trying each by itself");
                for single in batch.singly() {
                    let done = commit(&db, &single, &on_commit).await.map_err(refused);
                    single.answer(&done);
                }
            }
            Err(error) => batch.answer(&Err(refused(error))),
        }
    }
}

async fn commit(db: &Db, batch: &Batch, on_commit: &OnCommit) -> Result<Vec<Changed>> {
    let started = tokio::time::Instant::now();
    let mut tries = 0;
    let (done, counters) = loop {
        tries += 1;
        match transaction(db, batch).await {
            Err(error) if tries < TRIES && lost_a_race(&error) => {}
            other => break other?,
        }
    };
    on_commit(&counters);
    metrics::histogram!("commonfront_group_commit_commands")
        .record(u32::try_from(batch.len()).unwrap_or(u32::MAX));
    metrics::histogram!("commonfront_group_commit_seconds").record(started.elapsed());
    Ok(done)
}

async fn transaction(db: &Db, batch: &Batch) -> Result<(Vec<Changed>, Vec<CounterRow>)> {
    let mut tx = db.write().await?;
    let done = write_path::apply(&mut tx, &batch.signatures, &batch.changes).await?;
    tx.commit().await?;
    Ok(done)
}

fn refused(error: Error) -> Refused {
    tracing::error!(error = %error, "the database could not write");
    metrics::counter!("commonfront_write_failures_total").increment(1);
    Refused::Unavailable
}

/// PostgreSQL: a deadlock or a serialisation failure against another node.
fn lost_a_race(error: &Error) -> bool {
    matches!(error, Error::Database(e) if matches!(e.code().as_deref(), Some("40P01" | "40001")))
}

/// Whether every command would fail alike: no connection, no room, an I/O error.
fn is_outage(error: &Error) -> bool {
    match error {
        // SQLITE_FULL, SQLITE_IOERR and their kind, SQLITE_BUSY; PostgreSQL's classes 53, 57 and 08.
        Error::Database(e) => e.code().is_some_and(|code| {
            let sqlite =
                code.parse::<i64>().is_ok_and(|n| code.len() < 5 && matches!(n & 0xff, 5 | 10 | 13 | 14));
            sqlite || ["53", "57", "08"].iter().any(|class| code.len() == 5 && code.starts_with(class))
        }),
        Error::Encode(_) | Error::Decode(_) | Error::ColumnDecode { .. } | Error::RowNotFound => false,
        _ => true,
    }
}
