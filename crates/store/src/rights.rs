//! Signatures whose signers are forgotten or corrected, with the counters that follow, in one transaction.

use commonfront_domain::clock::HOUR;
use commonfront_domain::counting::Status;
use commonfront_domain::keys::{Fingerprint, set_apart};

use crate::dialect::dialect;
use crate::rows::CounterRow;
use crate::rows::rights::HeldSignatureRow;
use crate::write_path::Tally;
use crate::{Result, Tx, query};

/// Why signers are forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgetting {
    /// Each has asked for it: her consents end, too.
    Asked,
    /// The campaign is over, and has promised it: whom a union holds, it goes on holding.
    Over,
}

/// Takes everything of their signers out of signatures. Those that count go on counting, those that wait
/// end. Gives back where the counters stand.
///
/// # Errors
/// The database can't write.
pub async fn forget_signers(
    tx: &mut Tx,
    signatures: &[HeldSignatureRow],
    why: Forgetting,
    at: i64,
) -> Result<Vec<CounterRow>> {
    let mut tally = Tally::default();
    for signature in signatures {
        let id = signature.id;
        let (from, to) = match why {
            Forgetting::Asked => (Status::Pending, Status::Declined),
            Forgetting::Over => (Status::Pending, Status::Expired),
        };
        if let Some(ended) = query!(tx, signing::end(id, from as i64, to as i64, at))? {
            tally.moved(ended.action_id, Some(from), to);
            query!(tx, signing::withdraw_consents(id, at))?;
        } else if let Some(action) = query!(tx, rights::anonymise(id, &set_apart(&signature.fingerprint)))? {
            tally.touched(action);
        } else if let Some((action, to)) = end_invalid(tx, id, why, at).await? {
            tally.moved(action, Some(Status::Invalidated), to);
        } else {
            query!(tx, rights::empty(id))?;
        }
        if why == Forgetting::Asked {
            query!(tx, rights::end_consents(id, at))?;
        }
    }
    tally.write(tx).await
}

/// One that was found invalid is not kept in case of a mistake when its signer wants it gone.
async fn end_invalid(tx: &mut Tx, id: i64, why: Forgetting, at: i64) -> Result<Option<(i64, Status)>> {
    let (from, asked) = (Status::Invalidated, why == Forgetting::Asked);
    let Some(to) = from.taken_back().filter(|_| asked) else { return Ok(None) };
    let ended = query!(tx, signing::end(id, from as i64, to as i64, at))?;
    Ok(ended.map(|ended| (ended.action_id, to)))
}

/// Puts what signatures hold of their signer anew: key, moment of signing, what is sealed. Gives back where
/// the counters stand, so that pages show the change.
///
/// # Errors
/// The database can't write.
pub async fn reseal_signatures(tx: &mut Tx, signatures: &[(i64, i64, Vec<u8>)]) -> Result<Vec<CounterRow>> {
    let mut tally = Tally::default();
    for (id, created_at, sealed) in signatures {
        if let Some(action) = query!(tx, rights::reseal(*id, *created_at, sealed))? {
            tally.touched(action);
        }
    }
    tally.write(tx).await
}

/// Takes a mailbox's slot for a mail, as for mail about signatures: one an hour. Gives back whether it was free.
///
/// # Errors
/// The database can't write.
pub async fn take_slot(tx: &mut Tx, mailbox: Fingerprint, now: i64) -> Result<bool> {
    Ok(!dialect!(tx, take_slots(&[mailbox], now, now + HOUR))?.is_empty())
}
