//! The data keys: listed, replaced by new ones, handed to the organisation they belong to.

pub mod cli;
mod export;
mod master;
mod rotate;

use anyhow::{Result, bail};
use commonfront_store::{Db, query};
use commonfront_vault::{COALITION, Owner};

pub use export::{Exported, export};
pub use master::rotate_master;
pub use rotate::{Rotated, Rotation};

/// Somebody who has data keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOwner {
    /// The number that the keys lie under.
    pub owner: Owner,
    /// What it is called: an organisation's slug, or `the coalition`.
    pub name: String,
}

/// Everybody who has data keys.
///
/// # Errors
/// The database did not answer.
pub async fn owners(db: &Db) -> Result<Vec<KeyOwner>> {
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    let coalition = KeyOwner { owner: COALITION, name: "the coalition".into() };
    let organisation = organisations.into_iter().map(|row| KeyOwner { owner: row.id, name: row.slug });
    Ok(std::iter::once(coalition).chain(organisation).collect())
}

/// The organisation with this slug.
///
/// # Errors
/// There is none; the text names those there are.
pub fn organisation<'o>(owners: &'o [KeyOwner], slug: &str) -> Result<&'o KeyOwner> {
    let mut organisations = owners.iter().filter(|owner| owner.owner != COALITION);
    match organisations.clone().find(|owner| owner.name == slug) {
        Some(owner) => Ok(owner),
        None => {
            let there: Vec<&str> = organisations.by_ref().map(|owner| owner.name.as_str()).collect();
            bail!("There is no organisation {slug}; there are: {}", there.join(", "))
        }
    }
}
