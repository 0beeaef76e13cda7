//! A campaign's picture on its editing page: chosen, kept while the rest is typed, replaced, removed.

use commonfront_domain::campaign::{Campaign, Hero};

use super::posted::Posted;
use super::received::File;
use super::typed::{Fault, Unread};
use super::view::{Fields, Pair, Size};
use crate::app::App;
use crate::error::WebError;
use crate::slices::pictures::{Shown, keep};

/// The field with the file; its picture's name and words have names that begin so.
pub const FIELD: &str = "hero";

/// The picture's part of the page.
pub struct HeroPart {
    /// The name of the picture that is there; empty for none.
    pub picture: String,
    /// The picture that is there.
    pub shown: Option<Shown>,
    /// What has to be mended.
    pub errors: Vec<String>,
    /// Its words.
    pub alt: Pair,
}

/// The picture's part of the page.
#[must_use]
pub fn part(fields: &Fields<'_>, campaign: &Campaign) -> HeroPart {
    let hero = campaign.hero.as_ref();
    let there = hero.filter(|hero| !hero.picture.is_empty());
    let mut errors = fields.errors(FIELD);
    errors.dedup();
    let mut alt = fields.pair("hero.alt", Size::Line, &hero.map(|hero| hero.alt.clone()).unwrap_or_default());
    if there.is_none() {
        // Without a picture there are no words to miss.
        alt.sides.iter_mut().for_each(|side| side.missing = false);
    }
    HeroPart {
        picture: there.map(|hero| hero.picture.clone()).unwrap_or_default(),
        shown: there.map(|hero| Shown::new(hero, fields.t.0)),
        errors,
        alt,
    }
}

/// Reads the picture's part of the form: a new picture is kept at once, so that it is there when the form comes
/// back for something else. A form without that part leaves the picture as it is.
///
/// # Errors
/// The database did not answer, or too many pictures come at once.
pub async fn read(
    app: &App,
    posted: &Posted,
    file: Option<File>,
    campaign: &mut Campaign,
    faults: &mut Vec<Fault>,
) -> Result<(), WebError> {
    if !posted.has("hero.picture") {
        return Ok(());
    }
    let mut fault = |why| faults.push(Fault { name: FIELD.to_owned(), raw: String::new(), why });
    let mut picture = None;
    match posted.trimmed("hero.picture") {
        "" => {}
        name => {
            let mut conn = app.db.read().await?;
            match keep::size(&mut conn, name).await? {
                Some(size) => picture = Some((name.to_owned(), size)),
                None => fault(Unread::PictureGone),
            }
        }
    }
    match file {
        None => {}
        Some(file) => match app.pictures.take(file).await? {
            Ok(taken) => {
                let mut tx = app.db.write().await?;
                let name = keep::put(&mut tx, &taken, app.clock.now()).await?;
                tx.commit().await?;
                picture = Some((name, (taken.width, taken.height)));
            }
            Err(why) => fault(Unread::Picture(why)),
        },
    }
    let alt = posted.line("hero.alt");
    let silent = alt.en.is_none() && alt.fr.is_none();
    campaign.hero = match picture {
        Some((picture, (width, height))) => Some(Hero { picture, width, height, alt }),
        None if silent => None,
        // The words wait for their picture.
        None => Some(Hero { picture: String::new(), width: 0, height: 0, alt }),
    };
    if campaign.hero.as_ref().is_some_and(|hero| hero.picture.is_empty())
        && faults.iter().all(|fault| fault.name != FIELD)
    {
        faults.push(Fault { name: FIELD.to_owned(), raw: String::new(), why: Unread::NoPicture });
    }
    Ok(())
}
