//! How often signing in may be tried: per account from one network, whether or not there is one, and per
//! network. After a few failures in a row each further one has to wait twice as long. An account that is
//! tried from many networks has to wait as well, but not in a browser that it has been used in: so nobody
//! can be kept out by whoever knows her address.

use std::net::IpAddr;

use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_domain::clock::{DAY, HOUR, SECOND};
use commonfront_domain::keys::Tried;
use commonfront_store::{Tx, query};

use super::audit;
use crate::app::App;
use crate::client;
use crate::error::WebError;
use crate::i18n::T;

/// Failures in a row after which an account has to wait: in one network, or in a browser that knows it.
const OF_AN_ACCOUNT: i64 = 5;
/// Failures in a row after which it has to wait wherever it is not known.
const OF_AN_ACCOUNT_ANYWHERE: i64 = 100;
/// Failures in a row after which a network has to wait: a whole office may share one.
const OF_A_NETWORK: i64 = 25;
/// The first wait; each following one is twice as long.
const FIRST: Micros = 60 * SECOND;
/// The longest wait.
const LONGEST: Micros = HOUR;
/// Failures so long ago are forgotten.
pub const FORGOTTEN: Micros = DAY;

/// How long to wait after so many failures in a row.
fn back_off(failures: i64, free: i64) -> Option<Micros> {
    let doublings = u32::try_from(failures - free).ok()?;
    Some(FIRST.saturating_mul(1_i64.checked_shl(doublings.min(20)).unwrap_or(i64::MAX)).min(LONGEST))
}

/// Where an attempt comes from.
#[derive(Clone, Copy, Debug)]
pub enum From<'f> {
    /// A browser that has not been used with this account, at an address.
    Stranger(IpAddr),
    /// A browser that has, known by a number; or a session.
    Known(&'f [u8]),
}

/// An attempt that has been counted already, before it is looked at.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Under what it is counted, and how many failures are free.
    counted: Vec<([u8; 16], i64)>,
    /// How long the next one will have to wait if this one fails.
    pub wait: Option<Micros>,
}

/// Whether something may be tried now.
#[derive(Clone, Debug)]
pub enum Turn {
    /// It may.
    Go(Attempt),
    /// Not for so long.
    Wait(Micros),
}

/// Counts an attempt with an account. `staff` and `organisation` say whose it is, 0 if nobody's.
///
/// # Errors
/// The database did not answer.
pub async fn begin(
    app: &App,
    fingerprint: &[u8; 16],
    from: From<'_>,
    (staff, organisation): (i64, i64),
) -> Result<Turn, WebError> {
    let now = app.clock.now();
    let counted = match from {
        From::Known(browser) => {
            vec![(app.keys.tried(Tried::Browser(fingerprint, browser)), OF_AN_ACCOUNT)]
        }
        From::Stranger(client) => {
            let network = client::network(client);
            vec![
                (app.keys.tried(Tried::AccountFrom(fingerprint, &network)), OF_AN_ACCOUNT),
                (app.keys.tried(Tried::Account(fingerprint)), OF_AN_ACCOUNT_ANYWHERE),
                (app.keys.tried(Tried::Network(&network)), OF_A_NETWORK),
            ]
        }
    };
    let mut tx = app.db.write().await?;
    let mut until = 0;
    for (what, _) in &counted {
        if let Some(row) = query!(tx, staff::failures(what))? {
            until = until.max(row.blocked_until);
        }
    }
    if until > now {
        return Ok(Turn::Wait(until - now));
    }
    let mut wait = None;
    for (what, free) in &counted {
        let failures = query!(tx, staff::fail(what, now, now - FORGOTTEN))?;
        if let Some(this) = back_off(failures, *free) {
            query!(tx, staff::block(what, now + this))?;
            wait = wait.max(Some(this));
            let event = Event::SignInBlocked { failures };
            audit::write_as(&mut tx, staff, organisation, now, &event).await?;
        }
    }
    tx.commit().await?;
    Ok(Turn::Go(Attempt { counted, wait }))
}

impl Attempt {
    /// It was right, and more is to come.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn was_right(&self, tx: &mut Tx) -> Result<(), WebError> {
        for (what, _) in &self.counted {
            query!(tx, staff::unfail(what))?;
        }
        Ok(())
    }

    /// It was right, and that is all: earlier failures are forgotten.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn forgive(&self, tx: &mut Tx) -> Result<(), WebError> {
        for (what, _) in &self.counted {
            query!(tx, staff::forgive(what))?;
        }
        Ok(())
    }

    /// What to say of an attempt that failed: `key`, and how long to wait now, if at all.
    #[must_use]
    pub fn words(&self, t: T, key: &str) -> String {
        let wait = self.wait.map(|wait| format!(" {}", pause(t, wait))).unwrap_or_default();
        format!("{}{wait}", t.get(key))
    }
}

/// How long to wait, in words.
#[must_use]
pub fn pause(t: T, wait: Micros) -> String {
    t.num("staff-pause", (wait + 60 * SECOND - 1) / (60 * SECOND))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour() {
        let minutes = |failures| back_off(failures, OF_AN_ACCOUNT).map(|wait| wait / (60 * SECOND));
        assert_eq!(minutes(4), None);
        assert_eq!([5, 6, 7, 10, 11, 12, 500].map(minutes), [1, 2, 4, 32, 60, 60, 60].map(Some));
    }
}
