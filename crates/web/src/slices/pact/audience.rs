//! Whom a thing is shown to: read from a form, kept, and shown in a form again.

use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_store::{On, Tx, query};

use super::Party;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::staff::fields::Posted;

/// A choice of the form.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// What `audience_field.html` shows.
#[derive(Clone, Debug)]
pub struct AudienceField {
    /// How far it goes: `visibility`.
    pub levels: Vec<Choice>,
    /// Which parties: `with`, their short names.
    pub parties: Vec<Choice>,
}

impl AudienceField {
    /// The field, with these levels to choose from; `own` is not among the parties.
    #[must_use]
    pub fn new(t: T, levels: &[Visibility], parties: &[Party], own: i64, now: &Audience) -> Self {
        let level = |level: &Visibility| Choice {
            value: level.name().to_owned(),
            label: t.get(&format!("audience-{}", level.name())).to_owned(),
            on: *level == now.visibility,
        };
        let party = |party: &Party| Choice {
            value: party.slug.clone(),
            label: party.short(t.0).to_owned(),
            on: now.chosen.contains(&party.id),
        };
        Self {
            levels: levels.iter().map(level).collect(),
            parties: parties.iter().filter(|party| party.id != own).map(party).collect(),
        }
    }
}

/// What was posted. What is not among the levels becomes the first of them, the narrowest.
#[must_use]
pub fn read(posted: &Posted, levels: &[Visibility], parties: &[Party]) -> Audience {
    let asked = Visibility::from_name(posted.get("visibility")).filter(|asked| levels.contains(asked));
    let visibility = asked.or(levels.first().copied()).unwrap_or(Visibility::Own);
    let chosen = parties.iter().filter(|party| posted.all("with").any(|slug| slug == party.slug));
    Audience { visibility, chosen: chosen.map(|party| party.id).collect() }
}

/// Keeps which parties were chosen; the visibility itself stands in the thing's row.
///
/// # Errors
/// The database can't write.
pub async fn put(tx: &mut Tx, thing: Thing, id: i64, audience: &Audience) -> Result<(), WebError> {
    query!(tx, sharing::forget(thing.number(), id))?;
    if audience.visibility == Visibility::Chosen {
        for &organisation in &audience.chosen {
            query!(tx, sharing::share(thing.number(), id, organisation))?;
        }
    }
    Ok(())
}

/// Whom a thing is shown to.
///
/// # Errors
/// The database did not answer.
pub async fn of(on: &mut impl On, thing: Thing, id: i64, visibility: i64) -> Result<Audience, WebError> {
    let visibility = Visibility::from_number(visibility);
    let chosen = match visibility {
        Visibility::Chosen => query!(on, sharing::shared_with(thing.number(), id))?,
        _ => Vec::new(),
    };
    Ok(Audience { visibility, chosen })
}

/// The organisations that a thing of `owner` is to be told to: whoever sees it, without the owner.
#[must_use]
pub fn told(audience: &Audience, owner: i64, parties: &[Party]) -> Vec<i64> {
    let others = parties.iter().map(|party| party.id).filter(|&id| id != owner);
    others.filter(|&id| audience.includes(owner, id, true)).collect()
}
