//! Taking pictures in, and forgetting those that nothing shows.

use std::sync::Arc;
use std::time::Duration;

use commonfront_domain::Micros;
use commonfront_domain::clock::DAY;
use commonfront_media::{Fault, Picture};
use commonfront_store::rows::pictures::NewPicture;
use commonfront_store::{Conn, Result, Tx, query};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::error::WebError;
use crate::slices::editor::received::File;

/// How long a picture waits for its turn.
const TURN: Duration = Duration::from_secs(60);
/// How long a picture is kept that no document names.
const UNUSED: Micros = DAY;
/// Bytes of the hash that names a picture.
const NAME: usize = 16;

/// Takes pictures in, one at a time: a large one takes much memory while it is decoded.
#[derive(Clone, Debug)]
pub struct Pictures {
    turn: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Pictures {
    /// Takes a picture in; the inner result says why not.
    ///
    /// # Errors
    /// Too many wait for their turn.
    pub async fn take(
        &self,
        file: File,
    ) -> std::result::Result<std::result::Result<Picture, Fault>, WebError> {
        let File::Whole(file) = file else { return Ok(Err(Fault::TooLarge)) };
        let turn = tokio::time::timeout(TURN, self.turn.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| WebError::Busy)?.map_err(|_| WebError::Internal)?;
        let taken = tokio::task::spawn_blocking(move || {
            let taken = commonfront_media::take(&file);
            drop(turn);
            taken
        });
        Ok(taken.await.unwrap_or(Err(Fault::Damaged)))
    }
}

/// A picture's name.
#[must_use]
pub fn name(picture: &Picture) -> String {
    HEXLOWER.encode(&Sha256::digest(&picture.large)[..NAME])
}

/// Whether it can be a picture's name.
#[must_use]
pub fn is_name(name: &str) -> bool {
    name.len() == 2 * NAME && name.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
}

/// Keeps a picture; gives back its name.
///
/// # Errors
/// The database did not answer.
pub async fn put(tx: &mut Tx, picture: &Picture, at: Micros) -> Result<String> {
    let hash = name(picture);
    let new = NewPicture {
        hash: &hash,
        width: i64::from(picture.width),
        height: i64::from(picture.height),
        large: &picture.large,
        small: &picture.small,
        at,
    };
    query!(tx, pictures::put(&new))?;
    Ok(hash)
}

/// How large a picture is, if it is there.
///
/// # Errors
/// The database did not answer.
pub async fn size(conn: &mut Conn, name: &str) -> Result<Option<(u32, u32)>> {
    if !is_name(name) {
        return Ok(None);
    }
    let side = |pixels: i64| u32::try_from(pixels).unwrap_or(0);
    Ok(query!(conn, pictures::size(name))?.map(|row| (side(row.width), side(row.height))))
}

/// The picture with this name, if it is there.
///
/// # Errors
/// The database did not answer.
pub async fn get(conn: &mut Conn, name: &str) -> Result<Option<Picture>> {
    let Some((width, height)) = size(conn, name).await? else { return Ok(None) };
    let (large, small) = (query!(conn, pictures::large(name))?, query!(conn, pictures::small(name))?);
    Ok(large.zip(small).map(|(large, small)| Picture { large, small, width, height }))
}

/// Forgets pictures that no document, draft or revision has named for a day; gives back how many. One that is
/// in use is looked at again a day later.
///
/// # Errors
/// The database did not answer; the next sweep does it.
pub async fn sweep(app: &App) -> Result<u64> {
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    let unseen = query!(conn, pictures::unseen(now - UNUSED))?;
    drop(conn);
    let mut forgotten = 0;
    for name in unseen {
        let mut tx = app.db.write().await?;
        let done = query!(tx, pictures::forget_unused(&name, now - UNUSED))?;
        if done == 0 {
            query!(tx, pictures::seen(&name, now))?;
        }
        tx.commit().await?;
        forgotten += done;
    }
    Ok(forgotten)
}
