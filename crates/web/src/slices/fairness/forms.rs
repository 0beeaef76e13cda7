//! What the pages at the desk share: a test as one sees it, what was done, the parties.

use commonfront_domain::sharing::Thing;
use commonfront_store::query;

use super::load::Whole;
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::messages::names::Names;
use crate::slices::pact::{Party, Room, parties};

/// What kind of thing a test is to the parties.
pub const THING: Thing = Thing::FairnessTest;

/// The address of a test at the desk.
#[must_use]
pub fn href(id: i64) -> String {
    format!("/desk/fairness/{id}")
}

/// A test that the asker's organisation sees, with what the organisations are called.
///
/// # Errors
/// [`WebError::NotFound`] for whoever it isn't shown to.
pub async fn seen(app: &App, room: &Room, id: i64) -> Result<(Whole, Names), WebError> {
    let mut conn = app.db.read().await?;
    let row = query!(conn, fairness::test(room.own(), id))?.ok_or(WebError::NotFound)?;
    let whole = Whole::read(&mut conn, row).await?;
    let names = Names::read(app, &mut conn).await?;
    Ok((whole, names))
}

/// A test of the asker's own organisation. What isn't its own is as if it weren't there.
///
/// # Errors
/// [`WebError::NotFound`].
pub async fn own(app: &App, room: &Room, id: i64) -> Result<(Whole, Names), WebError> {
    let (whole, names) = seen(app, room, id).await?;
    if whole.row.organisation_id == room.own() { Ok((whole, names)) } else { Err(WebError::NotFound) }
}

/// The parties.
///
/// # Errors
/// The database did not answer.
pub async fn all_parties(app: &App) -> Result<Vec<Party>, WebError> {
    let mut conn = app.db.read().await?;
    parties::parties(app, &mut conn).await
}

/// What was done, in words, by its name in the address.
#[must_use]
pub fn notice(t: T, did: &str) -> Option<&'static str> {
    let key = match did {
        "begun" => "fairness-did-begun",
        "changed" => "fairness-did-changed",
        "saved" => "fairness-did-saved",
        "handed-in" => "fairness-did-handed-in",
        "opened" => "fairness-did-opened",
        "settled" => "fairness-did-settled",
        "dissent" => "fairness-did-dissent",
        "replied" => "fairness-did-replied",
        "published" => "fairness-did-published",
        "withdrawn" => "fairness-did-withdrawn",
        "removed" => "fairness-did-removed",
        "adopted" => "fairness-did-adopted",
        "disowned" => "fairness-did-disowned",
        "brought" => "fairness-did-brought",
        _ => return None,
    };
    Some(t.get(key))
}
