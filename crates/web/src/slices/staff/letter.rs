//! The mail that invites somebody to the desk.

use askama::Template;
use commonfront_domain::Language;
use commonfront_domain::keys::Keys;
use commonfront_mail::Letter;
use commonfront_store::rows::staff::StaffRow;
use commonfront_store::{Result, query};

use super::accounts::{self, INVITED};
use super::frame::role_word;
use crate::app::App;
use crate::i18n::T;

#[derive(Template)]
#[template(path = "slices/staff/letter.txt")]
struct LetterText<'a> {
    t: T,
    hello: &'a str,
    lead: &'a str,
    link: &'a str,
    sender: &'a str,
}

#[derive(Template)]
#[template(path = "slices/staff/letter.html")]
struct LetterHtml<'a> {
    t: T,
    hello: &'a str,
    lead: &'a str,
    link: &'a str,
    sender: &'a str,
}

/// Where an invitation is taken up.
#[must_use]
pub fn link(base_url: &str, keys: &Keys, staff: i64, invited_at: i64, language: Language) -> String {
    let token = keys.invitation_token(staff, invited_at);
    format!("{base_url}/desk/invitation/{token}?lang={}", language.tag())
}

/// The letter with an invitation; nothing once it has been taken up or has run out.
///
/// # Errors
/// The database did not answer.
pub async fn letter(app: &App, staff: i64) -> Result<Option<Letter>> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, staff::get(staff))?;
    Ok(row.and_then(|row| write(app, &row)))
}

fn write(app: &App, row: &StaffRow) -> Option<Letter> {
    let open = row.state == INVITED && app.clock.now() - row.invited_at <= Keys::INVITATION_LIFETIME;
    let staff = accounts::open(&app.vault, row).ok().filter(|_| open)?;
    let (lang, snapshot) = (staff.language, app.catalog.now());
    let t = T(lang);
    let sender = snapshot.name(lang);
    let organisation = snapshot.organisation(&staff.organisation).map(|party| party.name.get(lang));
    let words = [("organisation", organisation.unwrap_or(sender)), ("role", role_word(t, staff.role))];
    let lead = t.with_all("staff-letter-lead", &words);
    let hello = t.with("staff-letter-hello", "name", &staff.name);
    let link = link(&app.settings.base_url, &app.keys, row.id, row.invited_at, lang);
    let (hello, lead, link) = (hello.as_str(), lead.as_str(), link.as_str());
    let text = LetterText { t, hello, lead, link, sender };
    let html = LetterHtml { t, hello, lead, link, sender };
    Some(Letter {
        subject: t.with("staff-letter-subject", "name", sender),
        text: text.render().ok()?,
        html: html.render().ok()?,
        to: staff.email,
        language: lang,
        unsubscribe: None,
    })
}
