//! What one group commit does: new signatures many at a time, every other change one by one, mail and
//! counters with them, all in one transaction.

use std::collections::{BTreeMap, HashMap, HashSet};

use commonfront_domain::clock::HOUR;
use commonfront_domain::comment::Verdict;
use commonfront_domain::counting::{Counts, Status};
use commonfront_domain::keys::{Fingerprint, set_apart};

use crate::daily::Days;
use crate::dialect::dialect;
use crate::invalidating;
use crate::rows::{CounterRow, NewMail, NewSignature};
use crate::{Result, Tx, query};

/// How long a mailbox is left in peace after a mail about a signature.
const PEACE: i64 = HOUR;
/// How far ahead mails may wait for their hour; what would wait longer is somebody's nuisance.
const QUEUE: i64 = 6 * HOUR;
/// The most signatures that one change expires.
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
    /// A moderator lets its comment through, refuses it, or has it wait again.
    Review {
        /// The signature.
        id: i64,
        /// Where the comment stands now.
        verdict: Verdict,
    },
    /// The next of a batch's members are found invalid; repeat it until nothing is left to change.
    Invalidate {
        /// The batch.
        batch: i64,
        /// When.
        at: i64,
    },
    /// The next of a batch's members are reinstated; repeat it until nothing is left to change.
    Reinstate {
        /// The batch.
        batch: i64,
        /// When.
        at: i64,
    },
    /// Signatures that were never confirmed run out.
    Expire {
        /// Those made before this.
        before: i64,
        /// When.
        at: i64,
    },
}

/// What a change did: how many signatures or mails it touched; 0 means it found nothing to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed(pub usize);

/// The counters' changes of one transaction, by action, and the days'.
#[derive(Default)]
pub(crate) struct Tally {
    changes: BTreeMap<i64, (Counts, bool)>,
    pub(crate) days: Days,
}

impl Tally {
    pub(crate) fn moved(&mut self, action_id: i64, from: Option<Status>, to: Status) {
        self.moved_many(action_id, from, to, 1);
    }

    pub(crate) fn moved_many(&mut self, action_id: i64, from: Option<Status>, to: Status, signatures: i64) {
        let (counts, shown) = self.changes.entry(action_id).or_default();
        *counts += Counts::change(from, to).times(signatures);
        *shown |= from == Some(Status::Confirmed) || to == Status::Confirmed;
    }

    /// Notes that what is shown of an action has changed although its numbers have not.
    pub(crate) fn touched(&mut self, action_id: i64) {
        self.changes.entry(action_id).or_default().1 = true;
    }

    /// Notes that a signature that counted is there no more, since it counts under another row.
    fn gone(&mut self, action_id: i64, source: &str, at: i64) {
        self.days.confirmed(action_id, source, at, -1);
        let (counts, _) = self.changes.entry(action_id).or_default();
        *counts += Counts { confirmed: -1, ..Counts::default() };
    }

    /// In the order of the actions, so that two nodes never wait for each other.
    pub(crate) async fn write(self, tx: &mut Tx) -> Result<Vec<CounterRow>> {
        let mut rows = Vec::with_capacity(self.changes.len());
        for (action_id, (counts, shown)) in self.changes {
            let Counts { confirmed, pending, removed, .. } = counts;
            rows.push(query!(tx, signing::count(action_id, confirmed, pending, removed, i64::from(shown)))?);
        }
        self.days.write(tx).await?;
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
    /// Whether the mail waits for its hour if it can't go now: without it a new signature can't be
    /// confirmed. A repeat's is then left out.
    needed: bool,
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
        let (id, needed) = match ids.get(&key) {
            Some(&id) if seen.remove(&key) => {
                tally.moved(new.action_id, None, Status::Pending);
                tally.days.signed(new.action_id, new.source, new.at);
                (id, true)
            }
            _ => match sign_again(tx, new, tally).await? {
                Some(Again::Stands(id)) => {
                    wanted.push(Wanted { fingerprint: new.fingerprint, signature_id: id, needed: false });
                    continue;
                }
                Some(Again::Restarted(id, needed)) => (id, needed),
                None => continue,
            },
        };
        wanted.push(Wanted { fingerprint: new.fingerprint, signature_id: id, needed });
        consents.extend(new.wordings.iter().map(|&wording| (id, wording, new.source)));
    }
    if !consents.is_empty() {
        dialect!(tx, insert_consents(&consents, now))?;
    }
    queue_mail(tx, &wanted, now).await
}

/// What became of a signature by a mailbox that has signed before.
enum Again {
    /// It is confirmed and stays as it is.
    Stands(i64),
    /// It starts anew; whether it needs a mail that can wait.
    Restarted(i64, bool),
}

/// A mailbox that has signed before. What is confirmed stands: a stranger can't change it. What is ended or
/// still waits takes on what was typed now, as anybody may have typed what stood there. If that was under
/// another spelling of the address, the link that was mailed there opens nothing any more.
async fn sign_again(tx: &mut Tx, new: &NewSignature, tally: &mut Tally) -> Result<Option<Again>> {
    let Some(found) = query!(tx, signing::find(new.action_id, &new.fingerprint))? else {
        return Ok(None);
    };
    let (Some(status), Some(there)) =
        (Status::from_number(found.status), query!(tx, signing::get(found.id))?)
    else {
        return Ok(None);
    };
    if status == Status::Confirmed {
        return Ok(Some(Again::Stands(there.id)));
    }
    let pending = status == Status::Pending;
    if !pending && !status.may_sign_again() {
        return Ok(None);
    }
    let same_address = pending && there.address_key == new.address_key;
    // Links carry the moment of signing: another moment, another link.
    let created_at = if same_address { there.created_at } else { new.at.max(there.created_at + 1) };
    if !query!(tx, signing::restart(there.id, found.status, new, created_at))? {
        return Ok(None);
    }
    query!(tx, signing::withdraw_consents(there.id, new.at))?;
    tally.moved(new.action_id, Some(status), Status::Pending);
    if !pending {
        tally.days.signed(new.action_id, new.source, new.at);
    }
    Ok(Some(Again::Restarted(there.id, !same_address)))
}

/// Queues a mail for each signature whose mailbox may be written to now; a needed one waits for its hour.
async fn queue_mail(tx: &mut Tx, wanted: &[Wanted], now: i64) -> Result<()> {
    // One mail per mailbox at a time: a new signature's before a repeat's.
    let mut first: BTreeMap<Fingerprint, &Wanted> = BTreeMap::new();
    let mut later = Vec::new();
    for want in wanted {
        match first.get_mut(&want.fingerprint) {
            None => drop(first.insert(want.fingerprint, want)),
            Some(best) if want.needed && !best.needed => *best = want,
            Some(best) if want.needed && best.signature_id != want.signature_id => later.push(want),
            Some(_) => {}
        }
    }
    if first.is_empty() {
        return Ok(());
    }
    let mailboxes: Vec<Fingerprint> = first.keys().copied().collect();
    let free: HashSet<Fingerprint> =
        dialect!(tx, take_slots(&mailboxes, now, now + PEACE))?.into_iter().collect();
    let mut mail = Vec::with_capacity(free.len());
    for (fingerprint, want) in first {
        if free.contains(&fingerprint) {
            mail.push(NewMail { kind: 0, subject_id: want.signature_id, due_at: now });
        } else if want.needed {
            later.push(want);
        }
    }
    for want in later {
        if let Some(after) = query!(tx, outbox::reserve(&want.fingerprint, PEACE, now + QUEUE))? {
            mail.push(NewMail { kind: 0, subject_id: want.signature_id, due_at: after - PEACE });
        }
    }
    if !mail.is_empty() {
        dialect!(tx, insert_mail(&mail, now))?;
    }
    Ok(())
}

async fn apply_change(tx: &mut Tx, change: Change, tally: &mut Tally) -> Result<usize> {
    match change {
        Change::Confirm { id, at } => {
            let Some(done) = query!(tx, signing::confirm(id, at))? else { return Ok(0) };
            tally.moved(done.action_id, Some(Status::Pending), Status::Confirmed);
            tally.days.confirmed(done.action_id, &done.source, at, 1);
            query!(tx, signing::consents_stand(id))?;
            count_once(tx, done.action_id, id, at, tally).await?;
            Ok(1)
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
        Change::Invalidate { batch, at } => invalidating::invalidate(tx, batch, at, tally).await,
        Change::Reinstate { batch, at } => invalidating::reinstate(tx, batch, at, tally).await,
        Change::Review { id, verdict } => {
            let action = query!(tx, signing::review_comment(id, verdict as i64))?;
            action.into_iter().for_each(|action| tally.touched(action));
            Ok(usize::from(action.is_some()))
        }
        Change::Expire { before, at } => {
            let ids = query!(tx, signing::pending_before(before, SWEEP))?;
            for &id in &ids {
                let (from, to) = (Status::Pending, Status::Expired);
                if let Some(ended) = query!(tx, signing::end(id, from as i64, to as i64, at))? {
                    tally.moved(ended.action_id, Some(from), to);
                    query!(tx, signing::withdraw_consents(id, at))?;
                }
            }
            Ok(ids.len())
        }
    }
}

/// Who had herself forgotten, and has signed anew, still counts once.
async fn count_once(tx: &mut Tx, action: i64, id: i64, at: i64, tally: &mut Tally) -> Result<()> {
    let Some(signature) = query!(tx, signing::get(id))? else { return Ok(()) };
    let Some(apart) = query!(tx, signing::find(action, &set_apart(&signature.fingerprint)))? else {
        return Ok(());
    };
    if let Some(source) = query!(tx, rights::drop_apart(apart.id))? {
        tally.gone(action, &source, at);
    }
    Ok(())
}

async fn take_back(tx: &mut Tx, id: i64, at: i64, tally: &mut Tally) -> Result<usize> {
    for from in [Status::Pending, Status::Confirmed, Status::Invalidated] {
        let Some(to) = from.taken_back() else { continue };
        if let Some(ended) = query!(tx, signing::end(id, from as i64, to as i64, at))? {
            query!(tx, signing::withdraw_consents(id, at))?;
            tally.moved(ended.action_id, Some(from), to);
            if from == Status::Confirmed {
                tally.days.confirmed(ended.action_id, &ended.source, at, -1);
            }
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
        queue_mail(tx, &[Wanted { fingerprint, signature_id: id, needed: false }], at).await?;
    }
    Ok(usize::from(standing))
}
