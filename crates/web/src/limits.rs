//! How often one network and one address may post. Kept in memory only, under a keyed hash that is
//! another every day.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use commonfront_domain::Clock;
use commonfront_domain::clock::DAY;
use commonfront_domain::keys::{Fingerprint, Keys};
use governor::clock::{Clock as GovernorClock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::app::Settings;
use crate::client;
use crate::error::WebError;

/// The server's clock as the limiter wants it.
#[derive(Clone)]
struct Ticks(Arc<dyn Clock>);

impl GovernorClock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.now()).unwrap_or(0).saturating_mul(1000))
    }
}

type Limiter = RateLimiter<u64, DashMapStateStore<u64>, Ticks, NoOpMiddleware<Nanos>>;

/// Who has posted how often.
pub struct Limits {
    networks: Limiter,
    addresses: Limiter,
    clock: Ticks,
    keys: Keys,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits").field("networks", &self.networks.len()).finish_non_exhaustive()
    }
}

fn at_least_one(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

impl Limits {
    /// Limits as the settings say.
    #[must_use]
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>, keys: Keys) -> Self {
        let networks = Quota::per_minute(at_least_one(settings.network_per_minute))
            .allow_burst(at_least_one(settings.network_burst));
        let addresses = Quota::per_hour(at_least_one(settings.addresses_per_hour));
        let clock = Ticks(clock);
        Self {
            networks: RateLimiter::new(networks, DashMapStateStore::default(), clock.clone()),
            addresses: RateLimiter::new(addresses, DashMapStateStore::default(), clock.clone()),
            clock,
            keys,
        }
    }

    fn check(&self, limiter: &Limiter, what: &[u8]) -> Result<(), WebError> {
        let key = self.keys.network(self.clock.0.now().div_euclid(DAY), what);
        limiter.check_key(&key).map_err(|wait| {
            let wait: Duration = wait.earliest_possible().duration_since(self.clock.now()).into();
            WebError::TooMany { retry_after: wait.as_secs() + 1 }
        })
    }

    /// What a signature keeps of where it came from: a hash that means nothing on another day and without
    /// the key, to find a flood by.
    #[must_use]
    pub fn network_of(&self, client: IpAddr) -> i64 {
        let day = self.clock.0.now().div_euclid(DAY);
        self.keys.network(day, &client::network(client)).cast_signed()
    }

    /// A post from a client, counted against its network.
    ///
    /// # Errors
    /// [`WebError::TooMany`].
    pub fn post(&self, client: IpAddr) -> Result<(), WebError> {
        self.check(&self.networks, &client::network(client))
    }

    /// A post about a mailbox from a client's network: nobody elsewhere can keep a person out by posting
    /// her address again and again.
    ///
    /// # Errors
    /// [`WebError::TooMany`].
    pub fn about(&self, client: IpAddr, fingerprint: &Fingerprint) -> Result<(), WebError> {
        self.check(&self.addresses, &[&client::network(client)[..], fingerprint].concat())
    }

    /// Lets go of whoever has not posted for long.
    pub fn forget(&self) {
        for limiter in [&self.networks, &self.addresses] {
            if limiter.len() > 10_000 {
                limiter.retain_recent();
                limiter.shrink_to_fit();
            }
        }
    }
}
