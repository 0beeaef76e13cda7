//! Passwords, kept as argon2id hashes. Two are worked out at once at most: each takes memory and time on
//! purpose, and a flood of attempts must not take the server with it.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use commonfront_domain::password;
use commonfront_vault::Vault;
use tokio::sync::Semaphore;

use crate::error::WebError;

/// How many are worked out at once.
const AT_ONCE: usize = 2;
/// Passes over the memory, as OWASP's Password Storage Cheat Sheet advises beside 19 MiB.
const PASSES: u32 = 2;
/// How long one waits for its turn.
const TURN: Duration = Duration::from_secs(10);

/// Works passwords out and compares them.
pub struct Passwords {
    turns: Arc<Semaphore>,
    params: Params,
    /// The hash of nobody's password: compared where there is no account, so that it takes as long.
    nobody: String,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passwords").field("params", &self.params).finish_non_exhaustive()
    }
}

fn work_out(params: Params, password: &[u8], salt: [u8; 16]) -> Result<String, WebError> {
    let fault = |error: argon2::password_hash::Error| {
        tracing::error!(%error, "a password can't be worked out");
        WebError::Internal
    };
    let salt = SaltString::encode_b64(&salt).map_err(fault)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(argon.hash_password(password, &salt).map_err(fault)?.to_string())
}

fn is_of(password: &[u8], kept: &str) -> bool {
    // The hash says itself how it was made; one that can't be read opens nothing.
    PasswordHash::new(kept).is_ok_and(|kept| Argon2::default().verify_password(password, &kept).is_ok())
}

impl Passwords {
    /// With as much memory as the settings say, in KiB.
    #[must_use]
    pub fn new(memory_kib: u32, vault: &Vault) -> Self {
        let params = Params::new(memory_kib.max(Params::MIN_M_COST), PASSES, 1, None).unwrap_or_default();
        let nobody = work_out(params.clone(), &vault.random::<32>(), vault.random()).unwrap_or_default();
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), params, nobody }
    }

    async fn in_turn<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, WebError> {
        let turn = tokio::time::timeout(TURN, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| WebError::Busy)?.map_err(|_| WebError::Internal)?;
        let worked = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        worked.await.map_err(|_| WebError::Internal)
    }

    /// What to keep of a password.
    ///
    /// # Errors
    /// Too many wait for their turn.
    pub async fn keep(&self, typed: &str, vault: &Vault) -> Result<String, WebError> {
        let (params, typed, salt) = (self.params.clone(), password::normal(typed), vault.random());
        self.in_turn(move || work_out(params, typed.as_bytes(), salt)).await?
    }

    /// Whether a password is the one that is kept; it takes as long where none is.
    ///
    /// # Errors
    /// Too many wait for their turn.
    pub async fn is_right(&self, typed: &str, kept: Option<&str>) -> Result<bool, WebError> {
        let there = kept.is_some_and(|kept| !kept.is_empty());
        let kept = kept.filter(|_| there).unwrap_or(&self.nobody).to_owned();
        let typed = password::normal(typed);
        let same = self.in_turn(move || is_of(typed.as_bytes(), &kept)).await?;
        Ok(same && there)
    }
}
