//! The mail that tells staff what waits in the pact room: what happened and where to look, in the reader's
//! language, with one click to hear no more of it.

use askama::Template;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_domain::{Language, Right};
use commonfront_mail::Letter;
use commonfront_store::rows::messages::NoticeRow;
use commonfront_store::{Result, query};

use super::names::Names;
use super::places;
use super::sees::sees;
use crate::app::App;
use crate::i18n::T;
use crate::slices::staff::accounts::{self, ACTIVE, Staff};

/// The most that one mail tells.
pub const MOST: i64 = 50;

/// A line of the mail.
struct Line {
    what: &'static str,
    who: String,
    link: String,
}

#[derive(Template)]
#[template(path = "slices/messages/letter.txt")]
struct LetterText<'a> {
    t: T,
    hello: &'a str,
    lines: &'a [Line],
    mute: &'a str,
    sender: &'a str,
    postal_address: &'a str,
    contact: &'a str,
}

#[derive(Template)]
#[template(path = "slices/messages/letter.html")]
struct LetterHtml<'a> {
    t: T,
    hello: &'a str,
    lines: &'a [Line],
    mute: &'a str,
    sender: &'a str,
    postal_address: &'a str,
    contact: &'a str,
}

/// What happened, in words: its kind, and nothing of what it says.
#[must_use]
pub fn what(t: T, notice: i64) -> &'static str {
    Notice::from_number(notice).map_or("", |notice| t.get(&format!("messages-notice-{}", notice.name())))
}

/// What kind of thing it happened to, in words.
#[must_use]
pub fn thing_word(t: T, thing: i64) -> &'static str {
    Thing::from_number(thing).map_or("", |thing| t.get(&format!("messages-thing-{}", thing.name())))
}

/// The address of the page that mutes what a mail told of.
#[must_use]
pub fn mute_link(app: &App, language: Language, mail: &NoticeRow) -> String {
    let token = app.keys.notice_token(mail.id, mail.at);
    format!("{}/{}/mute/{token}", app.settings.base_url, language.tag())
}

/// The letter that a notice begins, with those that came after it; nothing if its reader may see none of it any
/// more, or does not want to hear of it.
///
/// # Errors
/// The database did not answer.
pub async fn letter(app: &App, mail: i64) -> Result<Option<Letter>> {
    let mut conn = app.db.read().await?;
    let Some(first) = query!(conn, notices::get(mail))? else { return Ok(None) };
    let Some(row) = query!(conn, staff::get(first.staff_id))?.filter(|row| row.state == ACTIVE) else {
        return Ok(None);
    };
    let Ok(staff) = accounts::open(&app.vault, &row) else { return Ok(None) };
    if !staff.role.may(Right::SpeakForParty) {
        return Ok(None);
    }
    let (t, names) = (T(staff.language), Names::read(app, &mut conn).await?);
    let mut seen: Vec<NoticeRow> = Vec::new();
    for row in query!(conn, notices::of_mail(mail, MOST))? {
        let told = |one: &NoticeRow| {
            (one.notice, one.thing, one.thing_id, one.by_organisation)
                == (row.notice, row.thing, row.thing_id, row.by_organisation)
        };
        let Some(thing) = Thing::from_number(row.thing).filter(|_| !seen.iter().any(told)) else { continue };
        if sees(&mut conn, thing, row.thing_id, staff.organisation_id).await? {
            seen.push(row);
        }
    }
    drop(conn);
    let lines: Vec<Line> = seen.iter().filter_map(|row| line(app, t, &names, row)).collect();
    Ok(write(app, &staff, &lines, &mute_link(app, staff.language, &first)))
}

fn line(app: &App, t: T, names: &Names, row: &NoticeRow) -> Option<Line> {
    let thing = Thing::from_number(row.thing)?;
    let word = thing_word(t, row.thing);
    let who = match row.by_organisation {
        ..0 => word.to_owned(),
        organisation => format!("{}, {word}", names.of(organisation, t.0)),
    };
    let link = format!("{}{}", app.settings.base_url, places::href(thing, row.thing_id));
    Some(Line { what: what(t, row.notice), who, link })
}

fn write(app: &App, staff: &Staff, lines: &[Line], mute: &str) -> Option<Letter> {
    let (lang, t) = (staff.language, T(staff.language));
    let snapshot = app.catalog.now();
    let coalition = snapshot.coalition.as_ref()?;
    let (sender, postal_address, contact) =
        (coalition.name.get(lang), coalition.postal_address.as_str(), coalition.contact_email.as_str());
    let subject = match lines {
        [] => return None,
        [one] => t.with_all("messages-letter-subject", &[("what", one.what), ("who", &one.who)]),
        many => t.num("messages-letter-subject-many", i64::try_from(many.len()).unwrap_or(i64::MAX)),
    };
    let hello = t.with("messages-letter-hello", "name", &staff.name);
    let hello = hello.as_str();
    let text = LetterText { t, hello, lines, mute, sender, postal_address, contact };
    let html = LetterHtml { t, hello, lines, mute, sender, postal_address, contact };
    Some(Letter {
        to: staff.email.clone(),
        language: lang,
        subject,
        text: text.render().ok()?,
        html: html.render().ok()?,
        unsubscribe: Some(mute.to_owned()),
    })
}
