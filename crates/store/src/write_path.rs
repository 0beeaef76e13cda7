//! What one group commit does: new signatures many at a time, every other change one by one, mail and
//! counters with them, all in one transaction.

use std::collections::{BTreeMap, HashMap, HashSet};

use commonfront_domain::clock::HOUR;
use commonfront_domain::counting::{Counts, Status};
use commonfront_domain::keys::Fingerprint;

use crate::dialect::dialect;
use crate::rows::{CounterRow, NewMail, NewSignature};
use crate::{Result, Tx, query};

/// How long a mailbox is left in peace after a mail about a signature.
const PEACE: i64 = HOUR;
/// The most signatures that one change expires, or mails that it pays off.
const SWEEP: i64 = 500;

/// A change of a signature that is already there. Times are microseconds since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its signer confirms it.
    Confirm {
        /// The signature.
        id: i64,
        /// When.
        at: i64,
    },
    /// Its signer takes it back, with the consents that came with it; what it held of her is removed.
    TakeBack {
        /// The signature.
        id: i64,
        /// When.
        at: i64,
    },
    /// Whoever got the mail says "this wasn't me": taken back, and the mailbox is left alone for a while.
    NotMe {
        /// The signature.
        id: i64,
        /// When.
        at: i64,
        /// No mail about signatures before this.
        silence_until: i64,
    },
    /// Its signer wants to be shown in another way.
    Display {
        /// The signature.
        id: i64,
        /// How (a number).
        display: i64,
    },
    /// Its private link is to be mailed again.
    Resend {
        /// The signature.
        id: i64,
        /// When.
        at: i64,
    },
    /// A moderator lets its comment through or not.
    Review {
        /// The signature.
        id: i64,
        /// Whether the comment is shown.
        shown: bool,
    },
    /// Signatures that were never confirmed run out.
    Expire {
        /// Those made before this.
        before: i64,
        /// When.
        at: i64,
    },
    /// Mails that were put off to leave a mailbox in peace are queued now.
    PayOwed {
        /// When.
        at: i64,
    },
}

/// What a change did: how many signatures or mails it touched; 0 means it found nothing to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed(pub usize);

/// The counters' changes of one transaction, by action.
#[derive(Default)]
struct Tally {
    changes: BTreeMap<i64, (Counts, bool)>,
}

impl Tally {
    fn moved(&mut self, action_id: i64, from: Option<Status>, to: Status) {
        let (counts, shown) = self.changes.entry(action_id).or_default();
        *counts += Counts::change(from, to);
        *shown |= from == Some(Status::Confirmed) || to == Status::Confirmed;
    }

    /// Notes that what is shown of an action has changed although its numbers have not.
    fn touched(&mut self, action_id: i64) {
        self.changes.entry(action_id).or_default().1 = true;
    }

    /// In the order of the actions, so that two nodes never wait for each other.
    async fn write(self, tx: &mut Tx) -> Result<Vec<CounterRow>> {
        let mut rows = Vec::with_capacity(self.changes.len());
        for (action_id, (counts, shown)) in self.changes {
            let Counts { confirmed, pending, removed, .. } = counts;
            rows.push(query!(tx, signing::count(action_id, confirmed, pending, removed, i64::from(shown)))?);
        }
        Ok(rows)
    }
}

/// Does all of it; gives back what each change did and where the counters stand.
pub(crate) async fn apply(
    tx: &mut Tx,
    signatures: &[NewSignature],
    changes: &[Change],
) -> Result<(Vec<Changed>, Vec<CounterRow>)> {
    let mut tally = Tally::default();
    if !signatures.is_empty() {
        sign(tx, signatures, &mut tally).await?;
    }
    let mut done = Vec::with_capacity(changes.len());
    for &change in changes {
        done.push(Changed(apply_change(tx, change, &mut tally).await?));
    }
    Ok((done, tally.write(tx).await?))
}

/// A signature that wants a mail.
struct Wanted {
    fingerprint: Fingerprint,
    signature_id: i64,
    /// Whether the mail is owed if it can't go now: a new signature can't be confirmed without it.
    owed: bool,
}

async fn sign(tx: &mut Tx, signatures: &[NewSignature], tally: &mut Tally) -> Result<()> {
    // Of several by one mailbox the first stands; the others are repeats. Sorted, so that two nodes
    // that insert the same mailboxes meet in the same order and never wait for each other.
    let mut seen = HashSet::with_capacity(signatures.len());
    let (mut first, mut repeats) = (Vec::with_capacity(signatures.len()), Vec::new());
    for new in signatures {
        if seen.insert((new.action_id, new.fingerprint)) { first.push(new) } else { repeats.push(new) }
    }
    first.sort_unstable_by_key(|new| (new.action_id, new.fingerprint));

    let inserted = dialect!(tx, insert_signatures(&first))?;
    let ids: HashMap<(i64, Fingerprint), i64> =
        inserted.iter().map(|row| ((row.action_id, row.fingerprint), row.id)).collect();
    let mut wanted = Vec::with_capacity(first.len());
    let mut consents = Vec::new();
    let mut now = 0;
    for new in first.into_iter().chain(repeats) {
        now = now.max(new.at);
        let key = (new.action_id, new.fingerprint);
        let fresh = match ids.get(&key) {
            Some(&id) if seen.remove(&key) => {
                tally.moved(new.action_id, None, Status::Pending);
                Some(id)
            }
            _ => sign_again(tx, new, tally, &mut wanted).await?,
        };
        if let Some(id) = fresh {
            wanted.push(Wanted { fingerprint: new.fingerprint, signature_id: id, owed: true });
            consents.extend(new.wordings.iter().map(|&wording| (id, wording, new.source)));
        }
    }
    if !consents.is_empty() {
        dialect!(tx, insert_consents(&consents, now))?;
    }
    queue_mail(tx, &wanted, now).await
}

/// A mailbox that has signed before: an ended signature starts anew (its key is given back); of a
/// standing one nothing changes, but its owner gets a mail.
async fn sign_again(
    tx: &mut Tx,
    new: &NewSignature,
    tally: &mut Tally,
    wanted: &mut Vec<Wanted>,
) -> Result<Option<i64>> {
    let Some(there) = query!(tx, signing::find(new.action_id, &new.fingerprint))? else {
        return Ok(None);
    };
    let Some(status) = Status::from_number(there.status) else {
        return Ok(None);
    };
    if status.may_sign_again() {
        query!(tx, signing::revive(there.id, new))?;
        tally.moved(new.action_id, Some(status), Status::Pending);
        return Ok(Some(there.id));
    }
    if status != Status::Invalidated {
        wanted.push(Wanted { fingerprint: new.fingerprint, signature_id: there.id, owed: false });
    }
    Ok(None)
}

/// Queues a mail for each signature whose mailbox may be written to now; the others are owed one.
async fn queue_mail(tx: &mut Tx, wanted: &[Wanted], now: i64) -> Result<()> {
    // One mail per mailbox: a new signature's before a repeat's.
    let mut by_mailbox: BTreeMap<Fingerprint, &Wanted> = BTreeMap::new();
    for want in wanted {
        let best = by_mailbox.entry(want.fingerprint).or_insert(want);
        if want.owed && !best.owed {
            *best = want;
        }
    }
    if by_mailbox.is_empty() {
        return Ok(());
    }
    let mailboxes: Vec<Fingerprint> = by_mailbox.keys().copied().collect();
    let free: HashSet<Fingerprint> =
        dialect!(tx, take_slots(&mailboxes, now, now + PEACE))?.into_iter().collect();
    let (mut mail, mut owed) = (Vec::with_capacity(free.len()), Vec::new());
    for (fingerprint, want) in &by_mailbox {
        if free.contains(fingerprint) {
            mail.push(NewMail { signature_id: want.signature_id, due_at: now });
        } else if want.owed {
            owed.push(want);
        }
    }
    if !mail.is_empty() {
        dialect!(tx, insert_mail(&mail, now))?;
    }
    for want in owed {
        query!(tx, outbox::owe(&want.fingerprint, want.signature_id))?;
    }
    Ok(())
}

async fn apply_change(tx: &mut Tx, change: Change, tally: &mut Tally) -> Result<usize> {
    match change {
        Change::Confirm { id, at } => {
            let action = query!(tx, signing::confirm(id, at))?;
            if let Some(action) = action {
                tally.moved(action, Some(Status::Pending), Status::Confirmed);
            }
            Ok(usize::from(action.is_some()))
        }
        Change::TakeBack { id, at } => take_back(tx, id, at, tally).await,
        Change::NotMe { id, at, silence_until } => {
            if let Some(signature) = query!(tx, signing::get(id))? {
                query!(tx, outbox::silence(&signature.fingerprint, silence_until))?;
            }
            take_back(tx, id, at, tally).await
        }
        Change::Display { id, display } => {
            let action = query!(tx, signing::set_display(id, display))?;
            action.into_iter().for_each(|action| tally.touched(action));
            Ok(usize::from(action.is_some()))
        }
        Change::Resend { id, at } => resend(tx, id, at).await,
        Change::Review { id, shown } => {
            let action = query!(tx, signing::review_comment(id, if shown { 2 } else { 3 }))?;
            action.into_iter().for_each(|action| tally.touched(action));
            Ok(usize::from(action.is_some()))
        }
        Change::Expire { before, at } => {
            let ids = query!(tx, signing::pending_before(before, SWEEP))?;
            for &id in &ids {
                let (from, to) = (Status::Pending, Status::Expired);
                if let Some(action) = query!(tx, signing::end(id, from as i64, to as i64, at))? {
                    tally.moved(action, Some(from), to);
                    query!(tx, signing::withdraw_consents(id, at))?;
                }
            }
            Ok(ids.len())
        }
        Change::PayOwed { at } => {
            let ids = query!(tx, outbox::take_owed(at, at + PEACE, SWEEP))?;
            let mail: Vec<NewMail> =
                ids.iter().map(|&signature_id| NewMail { signature_id, due_at: at }).collect();
            if !mail.is_empty() {
                dialect!(tx, insert_mail(&mail, at))?;
            }
            Ok(mail.len())
        }
    }
}

async fn take_back(tx: &mut Tx, id: i64, at: i64, tally: &mut Tally) -> Result<usize> {
    for from in [Status::Pending, Status::Confirmed] {
        let Some(to) = from.taken_back() else { continue };
        if let Some(action) = query!(tx, signing::end(id, from as i64, to as i64, at))? {
            query!(tx, signing::withdraw_consents(id, at))?;
            tally.moved(action, Some(from), to);
            return Ok(1);
        }
    }
    Ok(0)
}

async fn resend(tx: &mut Tx, id: i64, at: i64) -> Result<usize> {
    let Some(signature) = query!(tx, signing::get(id))? else { return Ok(0) };
    let standing = matches!(Status::from_number(signature.status), Some(Status::Pending | Status::Confirmed));
    let Ok(fingerprint) = Fingerprint::try_from(signature.fingerprint.as_slice()) else { return Ok(0) };
    if standing {
        queue_mail(tx, &[Wanted { fingerprint, signature_id: id, owed: true }], at).await?;
    }
    Ok(usize::from(standing))
}
