//! Everything that is held about one address, gathered from the signatures and from every organisation.

use commonfront_domain::person::{Basis, Person};
use commonfront_domain::{EmailAddress, Signer};
use commonfront_store::rows::SignatureRow;
use commonfront_store::rows::rights::GivenRow;
use commonfront_store::{On, Tx, query};

use crate::app::App;
use crate::error::WebError;
use crate::sealed;
use crate::slices::imports::plan::Plan;
use crate::slices::people::held::{self, Held};
use crate::slices::people::notes;

/// Whether a written address is this very one: case makes no difference, a tag or a dot does. Control of a
/// mailbox is proved under one spelling only, and elsewhere another spelling may be another person.
#[must_use]
pub fn same_address(mine: &EmailAddress, other: &str) -> bool {
    mine.as_str().to_lowercase() == other.to_lowercase()
}

/// A signature with what it holds of its signer.
pub struct Signed {
    /// Its row.
    pub row: SignatureRow,
    /// What it holds.
    pub signer: Signer,
}

/// An organisation's record of the person.
pub struct Holder {
    /// The organisation.
    pub organisation: i64,
    /// Its short name.
    pub slug: String,
    /// The record.
    pub held: Held,
    /// What staff have noted, and when; newest first.
    pub notes: Vec<(String, i64)>,
    /// Imports that she came with.
    pub imports: Vec<Import>,
}

/// On what basis an import brought a person.
pub struct Import {
    /// When.
    pub at: i64,
    /// The basis.
    pub basis: Option<Basis>,
    /// What the organisation says about it.
    pub proof: String,
}

/// Everything that is held about one address. Nothing of it is ever printed.
pub struct Record {
    /// Her signatures.
    pub signatures: Vec<Signed>,
    /// Who holds a record of her.
    pub holders: Vec<Holder>,
    /// Her consents, oldest first.
    pub consents: Vec<GivenRow>,
}

impl Record {
    /// Whether nothing is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.signatures.is_empty() && self.holders.is_empty()
    }

    /// Gathers it.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn gather(on: &mut impl On, app: &App, address: &EmailAddress) -> Result<Self, WebError> {
        let signatures = signatures(on, app, address).await?;
        let mut consents = Vec::new();
        for signed in &signatures {
            consents.extend(query!(on, rights::given(signed.row.id))?);
        }
        let mut holders = Vec::new();
        for organisation in query!(on, campaigns::organisations())? {
            let Some(holder) = holder(on, app, organisation.id, organisation.slug, address).await? else {
                continue;
            };
            consents.extend(query!(on, rights::given_by(organisation.id, holder.held.number))?);
            holders.push(holder);
        }
        consents.sort_by_key(|consent| consent.id);
        consents.dedup_by_key(|consent| consent.id);
        Ok(Self { signatures, holders, consents })
    }

    /// What is held of her name and postal code, to correct it.
    #[must_use]
    pub fn person(&self) -> Person {
        let mut person = Person::default();
        for Signed { signer, .. } in &self.signatures {
            person.take_on(&Person {
                given_name: signer.given_name.clone(),
                family_name: signer.family_name.clone(),
                postal_code: signer.postal_code.clone(),
                ..Person::default()
            });
        }
        for holder in &self.holders {
            person.take_on(&holder.held.person);
        }
        person
    }
}

async fn signatures(on: &mut impl On, app: &App, address: &EmailAddress) -> Result<Vec<Signed>, WebError> {
    let fingerprint = app.keys.fingerprint(address);
    let (address_key, _) = sealed::address_keys(&app.vault, address)?;
    let mut signatures = Vec::new();
    for action in query!(on, campaigns::actions())? {
        let Some(found) = query!(on, signing::find(action.id, &fingerprint))? else { continue };
        let Some(row) = query!(on, signing::get(found.id))? else { continue };
        if row.address_key == address_key && !row.sealed.is_empty() {
            let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed)?;
            signatures.push(Signed { row, signer });
        }
    }
    Ok(signatures)
}

async fn holder(
    on: &mut impl On,
    app: &App,
    organisation: i64,
    slug: String,
    address: &EmailAddress,
) -> Result<Option<Holder>, WebError> {
    let keys = held::keys(&app.vault, organisation)?;
    let Some(row) = query!(on, people::find(organisation, &keys.fingerprint(&address.folded())))? else {
        return Ok(None);
    };
    let held = Held::open(&keys, &row)?;
    if !same_address(address, &held.person.email_address) {
        return Ok(None);
    }
    let mut noted = Vec::new();
    for note in query!(on, people_beside::notes(organisation, held.number))? {
        noted.push((notes::open(&keys, &note)?, note.created_at));
    }
    let mut imports = Vec::new();
    for &import in &held.person.imports {
        let Some(row) = query!(on, imports::get(organisation, import))? else { continue };
        let plan = Plan::open(&keys, &row)?;
        imports.push(Import { at: row.created_at, basis: plan.basis, proof: plan.proof });
    }
    Ok(Some(Holder { organisation, slug, held, notes: noted, imports }))
}

/// Holds the people of every organisation until the end of the transaction, always in the same order: what
/// waits to be carried to one of them is carried before or after, never in between.
///
/// # Errors
/// The database can't write.
pub async fn hold_all(tx: &mut Tx) -> Result<(), WebError> {
    let mut organisations = query!(tx, campaigns::organisations())?;
    organisations.sort_by_key(|organisation| organisation.id);
    for organisation in organisations {
        query!(tx, people::hold(organisation.id, 0))?;
    }
    Ok(())
}
