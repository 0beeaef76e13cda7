//! How other slices bring what they know of into the calendar: one call in their own transaction.

use commonfront_domain::Micros;
use commonfront_domain::calendar::Kind;
use commonfront_domain::sharing::{Audience, Thing};
use commonfront_store::rows::calendar::WrittenEvent;
use commonfront_store::{Tx, query};

use super::{events, when};
use crate::error::WebError;

/// Something with a time that another slice owns: a decision's close, a call's deadline, an agreement's
/// expiry. It is known by its thing and key; bringing it again moves it.
#[derive(Clone, Debug)]
pub struct Occasion<'o> {
    /// What it belongs to.
    pub thing: (Thing, i64),
    /// The organisation that owns it; 0 is the coalition.
    pub organisation_id: i64,
    /// Its title in English and in French.
    pub title: (&'o str, &'o str),
    /// When it begins, in microseconds since 1970. For whole days: any moment of the first.
    pub from: Micros,
    /// When it ends; nothing for a moment, such as a deadline. For whole days: any moment of the last.
    pub until: Option<Micros>,
    /// Whether it takes whole days.
    pub whole_day: bool,
    /// Who sees it.
    pub audience: &'o Audience,
    /// Whether it is called off.
    pub cancelled: bool,
}

/// Brings an occasion into the calendar, or moves it there. What was called off before it ever was in the
/// calendar doesn't get into it; what was in it stays there, called off.
///
/// # Errors
/// The database can't write.
pub async fn keep(tx: &mut Tx, occasion: &Occasion<'_>, at: Micros) -> Result<(), WebError> {
    let (thing, thing_id) = occasion.thing;
    let (begins_at, ends_at) = when::normal(occasion.from, occasion.until, occasion.whole_day);
    let written = WrittenEvent {
        thing: thing.number(),
        thing_id,
        organisation_id: occasion.organisation_id,
        visibility: occasion.audience.visibility.number(),
        kind: Kind::of(thing).number(),
        title_en: occasion.title.0,
        title_fr: occasion.title.1,
        description_en: "",
        description_fr: "",
        place_en: "",
        place_fr: "",
        link: "",
        begins_at,
        ends_at,
        whole_day: i64::from(occasion.whole_day),
        cancelled: i64::from(occasion.cancelled),
    };
    // Another server may write the same at this moment; then it is there on the second look.
    for _ in 0..3 {
        match query!(tx, calendar::of_thing(thing.number(), thing_id))? {
            None if occasion.cancelled => return Ok(()),
            None => {
                if events::add(tx, &written, occasion.audience, at).await?.is_some() {
                    return Ok(());
                }
            }
            Some(row) => {
                if events::change(tx, &row, row.revision, &written, occasion.audience, at).await? {
                    return Ok(());
                }
            }
        }
    }
    Err(WebError::Busy)
}

/// As [`keep`], for what takes place on account of the same thing besides: a call's event, whose deadline is kept
/// by [`keep`]. The thing's own occasion and this one know nothing of one another.
///
/// # Errors
/// The database can't write.
pub async fn keep_beside(tx: &mut Tx, occasion: &Occasion<'_>, at: Micros) -> Result<(), WebError> {
    let (thing, id) = occasion.thing;
    keep(tx, &Occasion { thing: (thing, -id), ..occasion.clone() }, at).await
}
