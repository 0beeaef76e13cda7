//! A backup is taken: the database is read at one moment, and written encrypted on a thread of its own.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use commonfront_domain::Clock;
use commonfront_store::{Db, applied_migrations, copy};
use futures_util::TryStreamExt;
use jiff::Timestamp;
use tokio::sync::mpsc;

use super::{FORMAT, Header, Lock, Part, Progress, TableHeader, Trailer, Writer};
use crate::secrets::sync_folder;

/// Rows are handed to the writing thread in pieces of about so many bytes.
const PIECE: usize = 256 * 1024;
/// Pieces that may wait for it.
const WAITING: usize = 4;

/// A backup that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What it begins with.
    pub header: Header,
    /// What it came to.
    pub trailer: Trailer,
    /// The size of the file.
    pub bytes: u64,
}

/// Takes a backup into a file, while a server may be at work. Nothing stands under the file's name before
/// all of it is on the disk.
///
/// # Errors
/// The file is there already (unless `force`) or can't be written; the database does not answer.
pub async fn take(
    db: &Db,
    file: &Path,
    lock: &Lock,
    force: bool,
    clock: &dyn Clock,
    progress: &Progress,
) -> Result<Taken> {
    if file.exists() && !force {
        bail!("{} is there already; --force replaces it", file.display());
    }
    let part = part(file)?;
    let taken = write(db, &part, lock, clock, progress).await;
    progress.done();
    let (header, trailer) = match taken {
        Ok(taken) => taken,
        Err(error) => {
            // What there is of it is worth nothing.
            let _ = fs::remove_file(&part);
            return Err(error);
        }
    };
    let bytes = fs::metadata(&part)?.len();
    fs::rename(&part, file).with_context(|| format!("{} can't be put in its place", file.display()))?;
    sync_folder(file);
    Ok(Taken { header, trailer, bytes })
}

fn part(file: &Path) -> Result<PathBuf> {
    let mut name = file.file_name().context("The backup has no file name")?.to_owned();
    name.push(".part");
    Ok(file.with_file_name(name))
}

async fn write(
    db: &Db,
    part: &Path,
    lock: &Lock,
    clock: &dyn Clock,
    progress: &Progress,
) -> Result<(Header, Trailer)> {
    let mut snapshot = db.snapshot().await.context("The database does not answer")?;
    let taken_at = Timestamp::from_microsecond(clock.now()).context("The clock is wrong")?;
    let migrations = applied_migrations(snapshot.parts()).await?;
    if migrations.is_empty() {
        bail!("There is nothing to back up: the database is empty");
    }
    let header = Header {
        format: FORMAT,
        product: env!("CARGO_PKG_VERSION").to_owned(),
        database: db.kind().to_owned(),
        taken_at,
        migrations,
    };
    let out = create(part)?;
    let (send, receive) = mpsc::channel(WAITING);
    let (lock, begins) = (lock.clone(), header.clone());
    let writing = tokio::task::spawn_blocking(move || write_parts(out, &lock, &begins, receive));
    let read = read_tables(&mut snapshot, &send, progress).await;
    drop(snapshot);
    if read.is_ok() {
        // If nobody listens any more, the writing thread says why.
        let _ = send.send(Part::End(Trailer::default())).await;
    }
    drop(send);
    let written = writing.await.context("The writing thread broke off")?;
    match (read, written) {
        (Ok(()) | Err(Broken::NobodyListens), written) => Ok((header, written?)),
        (Err(Broken::Read(error)), _) => Err(error.context("The database can't be read")),
    }
}

fn create(part: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(part).with_context(|| format!("{} can't be made", part.display()))
}

/// Why not everything was read.
enum Broken {
    /// The writing thread has given up.
    NobodyListens,
    /// The database.
    Read(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Broken {
    fn from(error: E) -> Self {
        Self::Read(error.into())
    }
}

async fn read_tables(
    snapshot: &mut copy::Snapshot,
    to: &mpsc::Sender<Part>,
    progress: &Progress,
) -> Result<(), Broken> {
    let send = async |part: Part| to.send(part).await.map_err(|_| Broken::NobodyListens);
    for table in copy::tables(snapshot.parts()).await? {
        progress.at(&table.name);
        send(Part::Table(TableHeader::from(&table))).await?;
        let mut rows = copy::rows(snapshot.parts(), &table);
        let (mut piece, mut in_piece) = (Vec::with_capacity(PIECE + PIECE / 4), 0);
        while let Some(row) = rows.try_next().await? {
            piece.extend_from_slice(&row);
            in_piece += 1;
            if piece.len() >= PIECE {
                progress.add(in_piece);
                let full = std::mem::replace(&mut piece, Vec::with_capacity(PIECE + PIECE / 4));
                send(Part::Rows(full, in_piece)).await?;
                in_piece = 0;
            }
        }
        if in_piece > 0 {
            progress.add(in_piece);
            send(Part::Rows(piece, in_piece)).await?;
        }
    }
    Ok(())
}

fn write_parts(out: File, lock: &Lock, header: &Header, mut parts: mpsc::Receiver<Part>) -> Result<Trailer> {
    let full = "The backup can't be written";
    let closed = lock.close(BufWriter::with_capacity(PIECE, out))?;
    let mut writer = Writer::begin(closed, header).context(full)?;
    loop {
        match parts.blocking_recv() {
            Some(Part::Table(table)) => writer.table(&table).context(full)?,
            Some(Part::Rows(bytes, rows)) => writer.rows(&bytes, rows).context(full)?,
            Some(Part::End(_)) => break,
            None => return Err(anyhow!("The backup was broken off")),
        }
    }
    let (trailer, closed) = writer.end().context(full)?;
    let mut buffered = closed.finish().context(full)?;
    buffered.flush().context(full)?;
    buffered.get_ref().sync_all().context(full)?;
    Ok(trailer)
}
