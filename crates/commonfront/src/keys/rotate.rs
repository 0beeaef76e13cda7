//! An owner gets a new data key while servers are at work: all that was sealed with the old one is sealed
//! anew, and then the old one is forgotten.
//!
//! A server takes a new version in within a second and seals with it a few seconds later
//! (`commonfront_web::keyring`), so there is a wait between the steps. Broken off anywhere, everything can be
//! read, and the next rotation goes on from there.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use commonfront_store::reseal::{SealedColumn, SealedValue, put_sealed, sealed_otherwise};
use commonfront_store::{Db, query};
use commonfront_vault::{Entropy, Owner, OwnerKeys, Place, Vault, WrappedKey, WrappingKey};
use commonfront_web::keyring;

use crate::backup::Progress;

/// Values that are sealed anew in one transaction, at first and at most: few enough that no server waits long.
const BATCH: std::ops::RangeInclusive<usize> = 8..=200;
/// Their bytes together, about.
const BATCH_BYTES: usize = 4 << 20;
/// Between two transactions the servers get their turn.
const TURN: Duration = Duration::from_millis(10);
/// How often a batch is tried.
const TRIES: u32 = 5;
/// A value that is always being changed by somebody is passed over for so many rounds at most.
const ROUNDS: usize = 100;

/// How a rotation is done.
#[derive(Clone)]
pub struct Rotation {
    /// The database.
    pub db: Db,
    /// The key that wraps the data keys.
    pub wrapping: WrappingKey,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Where sealed values lie.
    pub columns: &'static [SealedColumn],
    /// How long every server needs at most to know a new key and to have written what it had sealed before.
    pub settle: Duration,
}

impl std::fmt::Debug for Rotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rotation").field("settle", &self.settle).finish_non_exhaustive()
    }
}

/// What a rotation came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// Owners whose key is another now.
    pub owners: usize,
    /// Values that were sealed anew.
    pub values: u64,
    /// Keys that were forgotten.
    pub forgotten: usize,
}

impl Rotation {
    /// Gives each of the owners a new key; one whose last rotation was broken off has that one finished.
    ///
    /// # Errors
    /// The database did not answer, a value does not open, or a server goes on sealing with an old key. The
    /// old keys are then still there.
    pub async fn run(&self, owners: &[Owner], progress: &Progress) -> Result<Rotated> {
        progress.at("new keys");
        let vault = Vault::new(self.entropy.clone());
        // Makes the first key of an organisation that has just come.
        keyring::load(&self.db, &self.wrapping, &vault).await?;
        for &owner in owners {
            self.next_version(owner).await?;
        }
        tokio::time::sleep(self.settle).await;
        keyring::load(&self.db, &self.wrapping, &vault).await?;
        let mut rotated = Rotated { owners: owners.len(), ..Rotated::default() };
        let mut rounds = 0;
        loop {
            let mut values = 0;
            for &owner in owners {
                values += self.reseal(&*vault.of(owner)?, progress).await?;
            }
            rotated.values += values;
            if values == 0 && rounds > 0 {
                break;
            }
            rounds += 1;
            if rounds > ROUNDS {
                bail!("A server goes on sealing with the old key; the old key stays. Run this again later");
            }
            // What a server had sealed just before it took the new key may still be on its way.
            progress.at("waiting for the servers");
            tokio::time::sleep(self.settle).await;
        }
        rotated.forgotten = self.forget(owners, &vault, progress).await?;
        progress.done();
        Ok(rotated)
    }

    async fn keys_of(&self, owner: Owner) -> Result<Vec<WrappedKey>> {
        let mut keys = keyring::wrapped(&self.db).await?;
        keys.retain(|key| key.owner == owner);
        keys.sort_by_key(|key| key.version);
        Ok(keys)
    }

    async fn next_version(&self, owner: Owner) -> Result<()> {
        let keys = self.keys_of(owner).await?;
        let newest = keys.last().context("There is no key yet")?;
        if keys.len() > 1 {
            return Ok(());
        }
        if newest.version == u16::MAX {
            bail!("This key has been replaced as often as it can be");
        }
        let next = self.wrapping.next(newest, &*self.entropy).context("The key file is another server's")?;
        let mut tx = self.db.write().await?;
        query!(tx, keys::put(owner, i64::from(next.version), &next.wrapped))?;
        tx.commit().await?;
        Ok(())
    }

    /// Seals anew what an owner's older keys have sealed; gives back how many values that were.
    async fn reseal(&self, keys: &OwnerKeys, progress: &Progress) -> Result<u64> {
        let mut done = 0;
        for column in self.columns {
            progress.at(column.table);
            let (mut last, mut limit): (Option<SealedValue>, usize) = (None, *BATCH.start());
            loop {
                let after = last.as_ref().map(|value| value.key.as_slice());
                let mut conn = self.db.read().await?;
                let (owner, version) = (keys.owner(), keys.version());
                let found =
                    sealed_otherwise(conn.parts(), column, owner, version, after, limit as i64).await?;
                drop(conn);
                if found.is_empty() {
                    break;
                }
                done += self.reseal_batch(keys, column, &found).await?;
                progress.add(found.len() as u64);
                let bytes: usize = found.iter().map(|value| value.sealed.len()).sum();
                limit = (BATCH_BYTES * found.len() / bytes.max(1)).clamp(1, *BATCH.end());
                last = found.into_iter().next_back();
                tokio::time::sleep(TURN).await;
            }
        }
        Ok(done)
    }

    async fn reseal_batch(
        &self,
        keys: &OwnerKeys,
        column: &SealedColumn,
        found: &[SealedValue],
    ) -> Result<u64> {
        let mut anew = Vec::with_capacity(found.len());
        for value in found {
            let row = value.row_name();
            let place = Place { table: column.table, column: column.column, row: &row };
            let plain = keys.open(place, &value.sealed).with_context(|| {
                format!("A value in {}.{} does not open; the old key stays", column.table, column.column)
            })?;
            anew.push(keys.seal(place, &plain));
        }
        // On PostgreSQL a batch and a server's may want the same rows in another order; one of them is then
        // given up, and to do this one again does no harm.
        let mut tries = 0;
        while let Err(error) = self.put(keys.owner(), column, found, &anew).await {
            tries += 1;
            if tries == TRIES {
                return Err(error.into());
            }
            tokio::time::sleep(TURN * tries).await;
        }
        Ok(found.len() as u64)
    }

    async fn put(
        &self,
        owner: Owner,
        column: &SealedColumn,
        found: &[SealedValue],
        anew: &[Vec<u8>],
    ) -> commonfront_store::Result<()> {
        let mut tx = self.db.write().await?;
        for (before, now) in found.iter().zip(anew) {
            put_sealed(tx.parts(), column, owner, before, now).await?;
        }
        tx.commit().await
    }

    /// Forgets the older keys, and looks once more: what a server that did not hear of the new key has sealed
    /// meanwhile must not be lost.
    async fn forget(&self, owners: &[Owner], vault: &Vault, progress: &Progress) -> Result<usize> {
        progress.at("waiting for the servers");
        let mut old = Vec::new();
        for &owner in owners {
            let mut keys = self.keys_of(owner).await?;
            keys.pop();
            old.extend(keys);
        }
        let mut tx = self.db.write().await?;
        for key in &old {
            query!(tx, keys::remove(key.owner, i64::from(key.version)))?;
        }
        tx.commit().await?;
        tokio::time::sleep(self.settle).await;
        let mut conn = self.db.read().await?;
        for &owner in owners {
            let version = vault.of(owner)?.version();
            for column in self.columns {
                if sealed_otherwise(conn.parts(), column, owner, version, None, 1).await?.is_empty() {
                    continue;
                }
                let mut tx = self.db.write().await?;
                for key in &old {
                    query!(tx, keys::put(key.owner, i64::from(key.version), &key.wrapped))?;
                }
                tx.commit().await?;
                bail!(
                    "A server goes on sealing with the old key, so it stays. Restart the server and run this again"
                );
            }
        }
        Ok(old.len())
    }
}
