//! Signatures found invalid in bulk, and reinstated: a batch's members are written down first, then changed
//! some at a time within the group commits, so that signing goes on beside it and every count stays exact.

use commonfront_domain::counting::Status;

use crate::dialect::dialect;
use crate::write_path::Tally;
use crate::{Result, Tx, query};

/// The most members that one change moves.
const STRETCH: i64 = 2000;

/// What a member of a batch can be; the numbers are what the database stores.
#[derive(Clone, Copy)]
#[repr(i64)]
enum Member {
    Chosen = 0,
    Invalid = 1,
    Reinstated = 3,
}

/// Writes signatures down as members of a batch; no two may be the same.
///
/// # Errors
/// The database could not write.
pub async fn choose(tx: &mut Tx, batch: i64, signatures: &[i64]) -> Result<()> {
    if signatures.is_empty() {
        return Ok(());
    }
    dialect!(tx, insert_members(batch, signatures))
}

/// Finds the next members invalid; gives back how many it has dealt with.
pub(crate) async fn invalidate(tx: &mut Tx, batch: i64, at: i64, tally: &mut Tally) -> Result<usize> {
    let ready = query!(tx, fraud::batch(batch))?;
    if ready.is_none_or(|batch| batch.chosen.is_none() || batch.undone_at.is_some()) {
        return Ok(0);
    }
    let (chosen, invalid) = (Member::Chosen as i64, Member::Invalid as i64);
    let stretch = query!(tx, fraud::stretch(batch, chosen, STRETCH))?;
    if stretch.members == 0 {
        return Ok(0);
    }
    query!(tx, fraud::hold(batch, stretch))?;
    let mut changed = 0;
    for row in query!(tx, fraud::held(batch, chosen, stretch))? {
        let from = Status::from_number(row.status);
        tally.moved_many(row.action_id, from, Status::Invalidated, row.signatures);
        if from == Some(Status::Confirmed) {
            tally.days.confirmed(row.action_id, &row.source, at, -row.signatures);
        }
        changed += row.signatures;
    }
    query!(tx, fraud::settle(batch, chosen, invalid, stretch))?;
    query!(tx, fraud::release_invalid(batch, stretch))?;
    query!(tx, fraud::progress(batch, changed, 0))?;
    Ok(usize::try_from(stretch.members).unwrap_or(usize::MAX))
}

/// Makes the next members what they were before; gives back how many it has dealt with. Who has taken her
/// signature back in the meantime stays away.
pub(crate) async fn reinstate(tx: &mut Tx, batch: i64, at: i64, tally: &mut Tally) -> Result<usize> {
    let undone = query!(tx, fraud::batch(batch))?;
    if undone.is_none_or(|batch| batch.undone_at.is_none()) {
        return Ok(0);
    }
    query!(tx, fraud::pass_over(batch))?;
    let (invalid, reinstated) = (Member::Invalid as i64, Member::Reinstated as i64);
    let stretch = query!(tx, fraud::stretch(batch, invalid, STRETCH))?;
    if stretch.members == 0 {
        return Ok(0);
    }
    query!(tx, fraud::hold_invalid(batch, stretch))?;
    let mut changed = 0;
    for row in query!(tx, fraud::held(batch, invalid, stretch))? {
        let Some(to) = Status::from_number(row.status) else { continue };
        tally.moved_many(row.action_id, Some(Status::Invalidated), to, row.signatures);
        if to == Status::Confirmed {
            tally.days.confirmed(row.action_id, &row.source, at, row.signatures);
        }
        changed += row.signatures;
    }
    query!(tx, fraud::settle(batch, invalid, reinstated, stretch))?;
    query!(tx, fraud::release_reinstated(batch, stretch))?;
    query!(tx, fraud::progress(batch, 0, changed))?;
    Ok(usize::try_from(stretch.members).unwrap_or(usize::MAX))
}
