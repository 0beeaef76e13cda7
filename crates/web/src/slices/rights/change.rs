//! What becomes of a record: corrected everywhere at once, one organisation's consents taken back, or all of
//! it erased. Each in one transaction, which holds the people of all organisations first.

use commonfront_domain::EmailAddress;
use commonfront_domain::person::MailStatus;
use commonfront_domain::signing::Correction;
use commonfront_store::rows::rights::HeldSignatureRow;
use commonfront_store::{
    Forgetting, PeopleChanges, Tx, forget_signers, query, reseal_signatures, write_people,
};

use super::record::{Holder, Record, hold_all};
use crate::app::App;
use crate::error::WebError;
use crate::letters::About;
use crate::sealed;
use crate::slices::people::carry::UNSUBSCRIBED;
use crate::slices::people::held;

/// `suppressions.reason`: she had herself erased.
const ERASED: i64 = 2;

/// Corrects name and postal code in every signature and every organisation's record.
///
/// # Errors
/// The database can't write; nothing is changed then.
pub async fn correct(app: &App, address: &EmailAddress, correction: &Correction) -> Result<(), WebError> {
    let given_name = correction.given_name.as_ref().map_or("", |name| name.as_str());
    let family_name = correction.family_name.as_ref().map_or("", |name| name.as_str());
    let postal_code = correction.postal_code.as_ref().map_or("", |code| code.as_str());
    let mut tx = app.db.write().await?;
    hold_all(&mut tx).await?;
    let record = Record::gather(&mut tx, app, address).await?;
    for mut holder in record.holders {
        let keys = held::keys(&app.vault, holder.organisation)?;
        let before = holder.held.index(&keys);
        let person = &mut holder.held.person;
        (person.given_name, person.family_name, person.postal_code) =
            (given_name.to_owned(), family_name.to_owned(), postal_code.to_owned());
        let update = vec![holder.held.write(&keys, &before)?];
        let changes = PeopleChanges { update, ..PeopleChanges::default() };
        write_people(&mut tx, holder.organisation, &changes, i64::MAX, app.clock.now()).await?;
    }
    let mut resealed = Vec::with_capacity(record.signatures.len());
    for mut signed in record.signatures {
        let (row, signer) = (&signed.row, &mut signed.signer);
        (signer.given_name, signer.family_name, signer.postal_code) =
            (given_name.to_owned(), family_name.to_owned(), postal_code.to_owned());
        let sealed = sealed::seal_signer(&app.vault, row.action_id, &row.fingerprint, signer)?;
        resealed.push((row.id, row.created_at, sealed));
    }
    let counters = reseal_signatures(&mut tx, &resealed).await?;
    tx.commit().await?;
    app.live.counted(&counters);
    Ok(())
}

/// Takes back every consent that was given to one organisation. Whom it holds only by these is removed from
/// it at once; whom it holds otherwise is not written to any more, and no import changes that.
///
/// # Errors
/// [`WebError::NotFound`]: there is nothing of this organisation's to take back.
pub async fn withdraw(app: &App, address: &EmailAddress, organisation: &str) -> Result<(), WebError> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    hold_all(&mut tx).await?;
    let organisations = query!(tx, campaigns::organisations())?;
    let organisation =
        organisations.iter().find(|row| row.slug == organisation).ok_or(WebError::NotFound)?.id;
    let record = Record::gather(&mut tx, app, address).await?;
    let holder = record.holders.into_iter().find(|holder| holder.organisation == organisation);
    let mut taken_back = u64::from(holder.is_some());
    if let Some(holder) = holder {
        query!(tx, rights::withdraw_all(organisation, holder.held.number, now))?;
        no_longer_held(&mut tx, app, holder, now).await?;
    }
    for signed in &record.signatures {
        taken_back += query!(tx, rights::withdraw_from(signed.row.id, organisation, now))?;
    }
    if taken_back == 0 {
        return Err(WebError::NotFound);
    }
    let mailbox = held::keys(&app.vault, organisation)?.fingerprint(&address.folded());
    query!(tx, people::suppress(organisation, &mailbox, UNSUBSCRIBED, now))?;
    tx.commit().await?;
    Ok(())
}

async fn no_longer_held(tx: &mut Tx, app: &App, holder: Holder, now: i64) -> Result<(), WebError> {
    let Holder { organisation, mut held, .. } = holder;
    let keys = held::keys(&app.vault, organisation)?;
    let before = held.index(&keys);
    let mut changes = PeopleChanges::default();
    if held.person.imports.is_empty() {
        changes.remove.push((held.number, before));
    } else {
        held.standing.mail_status = MailStatus::Unsubscribed;
        held.person.signed.clear();
        changes.update.push(held.write(&keys, &before)?);
    }
    write_people(tx, organisation, &changes, i64::MAX, now).await?;
    Ok(())
}

/// Erases everything that is held about an address, everywhere. A confirmed signature goes on counting
/// without its signer; no import of anybody's brings her back.
///
/// # Errors
/// The database can't write; nothing is erased then.
pub async fn erase(app: &App, address: &EmailAddress) -> Result<(), WebError> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    hold_all(&mut tx).await?;
    let record = Record::gather(&mut tx, app, address).await?;
    for holder in &record.holders {
        let keys = held::keys(&app.vault, holder.organisation)?;
        let (organisation, number) = (holder.organisation, holder.held.number);
        query!(tx, rights::cut_off(organisation, number, now))?;
        let changes =
            PeopleChanges { remove: vec![(number, holder.held.index(&keys))], ..PeopleChanges::default() };
        write_people(&mut tx, organisation, &changes, i64::MAX, now).await?;
        // What can be undone holds copies of records, and who is in them can't be told.
        query!(tx, rights::drop_undo(organisation))?;
        query!(tx, people::suppress(organisation, &keys.fingerprint(&address.folded()), ERASED, now))?;
    }
    let signatures: Vec<HeldSignatureRow> = record
        .signatures
        .into_iter()
        .map(|signed| HeldSignatureRow { id: signed.row.id, fingerprint: signed.row.fingerprint })
        .collect();
    for signature in &signatures {
        query!(tx, rights::cancel_mail(About::Signature as i64, signature.id))?;
        if app.settings.demo {
            query!(tx, rights::drop_mails(About::Signature as i64, signature.id))?;
        }
    }
    let counters = forget_signers(&mut tx, &signatures, Forgetting::Asked, now).await?;
    query!(tx, people::entomb(&app.keys.fingerprint(address), now))?;
    query!(tx, rights::empty_links(sealed::address_keys(&app.vault, address)?.0))?;
    tx.commit().await?;
    app.live.counted(&counters);
    Ok(())
}
