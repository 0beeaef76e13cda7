//! The mail with the link to one's own record, for people who never signed here and whom an organisation
//! holds; and how it comes into the outbox.

use askama::Template;
use commonfront_domain::{EmailAddress, Language};
use commonfront_mail::Letter;
use commonfront_store::{Result, query, take_slot};

use super::record::same_address;
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::letters::About;
use crate::sealed;
use crate::slices::people::held::{self, Held};

#[derive(Template)]
#[template(path = "slices/rights/letter.txt")]
struct LetterText<'a> {
    t: T,
    link: &'a str,
    sender: &'a str,
    postal_address: &'a str,
    contact: &'a str,
}

#[derive(Template)]
#[template(path = "slices/rights/letter.html")]
struct LetterHtml<'a> {
    t: T,
    link: &'a str,
    sender: &'a str,
    postal_address: &'a str,
    contact: &'a str,
}

/// Queues a mail with the link to her own record for whoever has this mailbox, if an organisation holds her
/// and she has not been written to within the hour. It goes to the address that is held.
///
/// # Errors
/// The database did not answer.
pub async fn send_link(app: &App, address: &EmailAddress) -> std::result::Result<(), WebError> {
    let mut conn = app.db.read().await?;
    let mut found = None;
    for organisation in query!(conn, campaigns::organisations())? {
        let keys = held::keys(&app.vault, organisation.id)?;
        let row = query!(conn, people::find(organisation.id, &keys.fingerprint(&address.folded())))?;
        let held = row.map(|row| Held::open(&keys, &row)).transpose()?;
        // The record of the very address that was typed before that of another spelling.
        if let Some(held) = held {
            let exact = same_address(address, &held.person.email_address);
            if exact || found.is_none() {
                found = Some((organisation.id, held));
            }
            if exact {
                break;
            }
        }
    }
    drop(conn);
    let Some((organisation, held)) = found else { return Ok(()) };
    let Ok(theirs) = EmailAddress::parse(&held.person.email_address) else { return Ok(()) };
    let (address_key, _) = sealed::address_keys(&app.vault, &theirs)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if take_slot(&mut tx, app.keys.fingerprint(address), now).await? {
        let link = query!(tx, rights::put_link(organisation, held.number, address_key, now))?;
        query!(tx, outbox::put(About::Person as i64, link, now, now))?;
        tx.commit().await?;
    }
    Ok(())
}

/// The letter with a link to a person's own record; nothing if she is not held any more.
///
/// # Errors
/// The database did not answer.
pub async fn letter(app: &App, link: i64) -> Result<Option<Letter>> {
    let mut conn = app.db.read().await?;
    let Some(link) = query!(conn, rights::link(link))? else { return Ok(None) };
    let Some(row) = query!(conn, people::get(link.organisation_id, link.number))? else { return Ok(None) };
    drop(conn);
    let held = held::keys(&app.vault, link.organisation_id).and_then(|keys| Held::open(&keys, &row));
    let Ok(held) = held else { return Ok(None) };
    let address = EmailAddress::parse(&held.person.email_address).ok();
    let key = address.and_then(|address| sealed::address_keys(&app.vault, &address).ok());
    if key.is_none_or(|(key, _)| key != link.address_key) {
        return Ok(None);
    }
    let token = app.keys.person_token(link.id, link.created_at);
    Ok(write(app, held.language, held.person.email_address, &token))
}

fn write(app: &App, lang: Language, to: String, token: &str) -> Option<Letter> {
    let t = T(lang);
    let snapshot = app.catalog.now();
    let coalition = snapshot.coalition.as_ref()?;
    let link = format!("{}/{}/held/{token}", app.settings.base_url, lang.tag());
    let (sender, postal_address, contact) =
        (coalition.name.get(lang), coalition.postal_address.as_str(), coalition.contact_email.as_str());
    let text = LetterText { t, link: &link, sender, postal_address, contact };
    let html = LetterHtml { t, link: &link, sender, postal_address, contact };
    Some(Letter {
        to,
        language: lang,
        subject: t.get("rights-letter-subject").to_owned(),
        text: text.render().ok()?,
        html: html.render().ok()?,
        unsubscribe: None,
    })
}
