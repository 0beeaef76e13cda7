//! Telling parties by mail that something waits for them. The mail names what happened and where to look,
//! never what it says.

use commonfront_domain::Micros;
use commonfront_domain::clock::{DAY, SECOND};
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_store::rows::messages::NewNotice;
use commonfront_store::{Tx, query};

use crate::error::WebError;
use crate::letters::About;

/// How long a mail waits for what else may happen, so that it tells of all at once.
pub const WAIT: Micros = 3 * 60 * SECOND;
/// A mail that goes out sooner than this takes nothing more.
const TOO_LATE: Micros = 10 * SECOND;
/// How long notices are kept; the links in their mail work as long.
pub const KEEP: Micros = 180 * DAY;

/// Tells the staff of organisations, in the transaction of what happened. `by`: the member of staff who did
/// it, who isn't told; 0 is nobody. Told are those who may speak for their organisation and have not muted
/// it; what happens within minutes comes in one mail. What they may no longer see by then is left out, so
/// [`super::sees::sees`] has to know the thing.
///
/// # Errors
/// The database can't write.
pub async fn notify(
    tx: &mut Tx,
    at: Micros,
    notice: Notice,
    about: (Thing, i64),
    organisations: &[i64],
    by: i64,
) -> Result<(), WebError> {
    let (notice, thing, thing_id) = (notice.number(), about.0.number(), about.1);
    // Always in the same order, so that two transactions can't wait for each other.
    let mut told = organisations.to_vec();
    told.sort_unstable();
    told.dedup();
    for organisation_id in told {
        let new = NewNotice { organisation_id, notice, thing, thing_id, by, at };
        let mut all = query!(tx, notices::put(&new))?;
        all.sort_unstable_by_key(|one| one.staff_id);
        for one in all {
            let mail = match query!(tx, notices::hold_mail(one.staff_id, at + TOO_LATE))? {
                Some(mail) => mail,
                None => {
                    query!(tx, outbox::put(About::Notice as i64, one.id, at + WAIT, at))?;
                    one.id
                }
            };
            query!(tx, notices::set_mail(one.id, mail))?;
        }
    }
    Ok(())
}

/// Forgets what was told long ago.
///
/// # Errors
/// The database can't write.
pub async fn prune(tx: &mut Tx, now: Micros) -> commonfront_store::Result<()> {
    query!(tx, notices::prune(now - KEEP))
}
