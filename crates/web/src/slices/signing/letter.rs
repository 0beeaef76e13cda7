//! The mail about a signature: a link to the signer's own page, and nothing that anybody typed.

use askama::Template;
use commonfront_domain::counting::Status;
use commonfront_domain::{Language, Micros};
use commonfront_mail::Letter;
use commonfront_store::rows::SignatureRow;
use commonfront_store::{Result, query};

use crate::app::App;
use crate::i18n::T;
use crate::sealed;

#[derive(Template)]
#[template(path = "slices/signing/letter.txt")]
struct LetterText<'a> {
    t: T,
    lead: &'a str,
    link: &'a str,
    sender: &'a str,
    postal_address: &'a str,
    contact: &'a str,
}

#[derive(Template)]
#[template(path = "slices/signing/letter.html")]
struct LetterHtml<'a> {
    t: T,
    lead: &'a str,
    link: &'a str,
    button: &'a str,
    sender: &'a str,
    postal_address: &'a str,
    contact: &'a str,
}

/// The address of a signer's own page.
#[must_use]
pub fn private_link(app: &App, lang: Language, signature: i64, signed_at: Micros) -> String {
    format!("{}/{}/my/{}", app.settings.base_url, lang.tag(), app.keys.link_token(signature, signed_at))
}

/// The letter about a signature, as it stands now; nothing if there is no more to say about it.
///
/// # Errors
/// The database did not answer.
pub async fn letter(app: &App, signature: i64) -> Result<Option<Letter>> {
    let mut conn = app.db.read().await?;
    let signature = query!(conn, signing::get(signature))?;
    Ok(signature.and_then(|signature| write(app, &signature)))
}

fn write(app: &App, signature: &SignatureRow) -> Option<Letter> {
    let signer =
        sealed::open_signer(&app.vault, signature.action_id, &signature.fingerprint, &signature.sealed);
    let signer = signer.ok().filter(|signer| !signer.email_address.is_empty())?;
    let lang = Language::from_tag(&signature.language).unwrap_or(Language::En);
    let t = T(lang);
    let snapshot = app.catalog.now();
    let (_, action) = snapshot.action_by_id(signature.action_id)?;
    let coalition = snapshot.coalition.as_ref()?;
    let title = action.document.title.get(lang);
    let (subject, lead, button) = match Status::from_number(signature.status)? {
        Status::Pending => ("letter-confirm-subject", "letter-confirm-lead", "letter-confirm-button"),
        Status::Confirmed => ("letter-already-subject", "letter-already-lead", "letter-already-button"),
        _ => return None,
    };
    let link = private_link(app, lang, signature.id, signature.created_at);
    let lead = t.with(lead, "action", title);
    let (sender, postal_address, contact) =
        (coalition.name.get(lang), coalition.postal_address.as_str(), coalition.contact_email.as_str());
    let text = LetterText { t, lead: &lead, link: &link, sender, postal_address, contact };
    let html =
        LetterHtml { t, lead: &lead, link: &link, button: t.get(button), sender, postal_address, contact };
    Some(Letter {
        to: signer.email_address,
        language: lang,
        subject: t.with(subject, "action", title),
        text: text.render().ok()?,
        html: html.render().ok()?,
        unsubscribe: None,
    })
}
