//! A pact as the rest of the slice knows it: its row, its text, its list; and how something is entered in it.

use commonfront_domain::Micros;
use commonfront_pact::{Act, Entry, Export, PactKey, PactText, PublicKey, Standing, standings};
use commonfront_store::rows::pact::PactRow;
use commonfront_store::{On, Tx, query};
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::error::WebError;

/// `pacts.state`: being written.
pub const DRAFT: i64 = 0;
/// `pacts.state`: open for signing; its text never changes again.
pub const OPEN: i64 = 1;

/// A pact with its text and its list.
#[derive(Clone, Debug)]
pub struct Pact {
    /// Its row.
    pub row: PactRow,
    /// Its text.
    pub text: PactText,
    /// Everything that was signed.
    pub list: Vec<Entry>,
}

/// Where a pact is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Being written.
    Draft,
    /// Open for signing; its term has not begun, or fewer than two stand by it.
    Signing,
    /// It binds those who signed.
    InForce,
    /// Its term is over.
    Ended,
}

impl Phase {
    /// The key of its name, and the class of its mark.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Draft => ("pact-phase-draft", ""),
            Self::Signing => ("pact-phase-signing", "desk-status-wait"),
            Self::InForce => ("pact-phase-in-force", "desk-status-live"),
            Self::Ended => ("pact-phase-ended", "desk-status-ended"),
        }
    }
}

impl Pact {
    /// Where each organisation stands that has signed by a moment.
    #[must_use]
    pub fn standings(&self, at: Micros) -> Vec<Standing> {
        standings(&self.list, at)
    }

    /// Where it is in its life at a moment.
    #[must_use]
    pub fn phase(&self, at: Micros) -> Phase {
        let (Some(from), Some(until)) = (self.row.from_at, self.row.until_at) else { return Phase::Draft };
        if at >= until {
            Phase::Ended
        } else if at >= from && self.standings(at).iter().filter(|one| one.stands(at)).count() > 1 {
            Phase::InForce
        } else {
            Phase::Signing
        }
    }

    /// It in a file, closed with the server's key.
    #[must_use]
    pub fn export(&self, key: &PactKey, keys: Vec<PublicKey>, at: Micros) -> Export {
        let used = |key: &PublicKey| self.list.iter().any(|entry| entry.record.key == key.id);
        let keys = keys.into_iter().filter(used).collect();
        Export::new(key, keys, &self.row.name, self.text.clone(), self.list.clone(), at)
    }
}

/// The server's pact key.
#[must_use]
pub fn key(app: &App) -> PactKey {
    PactKey::new(&app.keys.pact_secret())
}

/// Reads a document that we wrote ourselves.
///
/// # Errors
/// [`WebError::Internal`]: it was not us.
pub fn parse<D: DeserializeOwned>(document: &str) -> Result<D, WebError> {
    serde_json::from_str(document).map_err(|error| {
        tracing::error!(%error, "a pact in the database can't be read");
        WebError::Internal
    })
}

/// Writes a document down.
///
/// # Errors
/// [`WebError::Internal`]: a fault of ours.
pub fn write(document: &impl serde::Serialize) -> Result<String, WebError> {
    serde_json::to_string(document).map_err(|error| {
        tracing::error!(%error, "a pact can't be written down");
        WebError::Internal
    })
}

/// A pact's list.
///
/// # Errors
/// The database did not answer.
pub async fn list(on: &mut impl On, id: i64) -> Result<Vec<Entry>, WebError> {
    query!(on, pact::entries(id))?.iter().map(|entry| parse(entry)).collect()
}

/// A pact with its text and its list.
///
/// # Errors
/// The database did not answer.
pub async fn load(on: &mut impl On, row: PactRow) -> Result<Pact, WebError> {
    let list = list(on, row.id).await?;
    Ok(Pact { text: parse(&row.document)?, list, row })
}

/// One pact.
///
/// # Errors
/// [`WebError::NotFound`], or the database did not answer.
pub async fn get(on: &mut impl On, id: i64) -> Result<Pact, WebError> {
    let row = query!(on, pact::get(id))?.ok_or(WebError::NotFound)?;
    load(on, row).await
}

/// The public keys that entries were ever signed with.
///
/// # Errors
/// The database did not answer.
pub async fn keys(on: &mut impl On) -> Result<Vec<PublicKey>, WebError> {
    let rows = query!(on, pact::keys())?;
    Ok(rows.into_iter().map(|row| PublicKey { id: row.id, ed25519: row.ed25519 }).collect())
}

/// Enters something in a pact's list. Nobody else enters anything meanwhile; `act` sees the list as it is then
/// and may refuse. What is before the public is shown anew.
///
/// # Errors
/// What `act` says; [`WebError::Closed`] for a pact that isn't open.
pub async fn enter(
    tx: &mut Tx,
    key: &PactKey,
    pact: &PactRow,
    at: Micros,
    act: impl FnOnce(&[Entry]) -> Result<Act, WebError>,
) -> Result<Entry, WebError> {
    let number = query!(tx, pact::next_entry(pact.id))?.ok_or(WebError::Closed)?;
    let list = list(tx, pact.id).await?;
    let entry = key.enter(&pact.name, &list, at, act(&list)?);
    if entry.record.number != number {
        tracing::error!(pact = pact.id, "a pact's list has a gap");
        return Err(WebError::Internal);
    }
    let public = key.public();
    query!(tx, pact::put_key(&public.id, &public.ed25519, at))?;
    query!(tx, pact::put_entry(pact.id, number, &write(&entry)?))?;
    query!(tx, campaigns::raise_revision())?;
    Ok(entry)
}
