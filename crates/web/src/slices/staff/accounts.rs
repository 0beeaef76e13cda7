//! A member of staff as the rest of the desk knows her, and how her row is sealed and opened.

use commonfront_domain::keys::Fingerprint;
use commonfront_domain::{EmailAddress, Language, Role};
use commonfront_store::rows::staff::{NewStaff, StaffRow};
use commonfront_store::{Tx, query};
use commonfront_vault::{COALITION, Place, Vault};
use serde::{Deserialize, Serialize};

use crate::error::WebError;
use crate::sealed;

/// `staff.state`: see the migration.
pub const INVITED: i64 = 0;
/// `staff.state`: may sign in.
pub const ACTIVE: i64 = 1;
/// `staff.state`: shut out.
pub const DISABLED: i64 = 2;

/// Who somebody is, as it lies sealed in her row.
#[derive(Clone, Serialize, Deserialize)]
pub struct Person {
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person")
    }
}

/// A member of staff who is at the desk. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct Staff {
    /// Her key.
    pub id: i64,
    /// Her organisation's key; 0 for the coalition's own staff.
    pub organisation_id: i64,
    /// Her organisation's short name; empty for the coalition's own staff.
    pub organisation: String,
    /// What she may do.
    pub role: Role,
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: String,
    /// Her language.
    pub language: Language,
}

impl std::fmt::Debug for Staff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Staff").field("id", &self.id).field("role", &self.role).finish_non_exhaustive()
    }
}

fn place<'r>(column: &'static str, fingerprint: &'r [u8]) -> Place<'r> {
    Place { table: "staff", column, row: fingerprint }
}

/// Seals who somebody is.
///
/// # Errors
/// As [`sealed::seal`].
pub fn seal_person(vault: &Vault, fingerprint: &[u8], person: &Person) -> Result<Vec<u8>, WebError> {
    sealed::seal(vault, COALITION, place("sealed", fingerprint), person)
}

/// Opens who somebody is.
///
/// # Errors
/// As [`sealed::open`].
pub fn open_person(vault: &Vault, fingerprint: &[u8], sealed: &[u8]) -> Result<Person, WebError> {
    sealed::open(vault, COALITION, place("sealed", fingerprint), sealed)
}

/// Seals the secret of somebody's second step; `column` is `totp` or `pending_totp`.
///
/// # Errors
/// As [`sealed::seal`].
pub fn seal_totp(
    vault: &Vault,
    column: &'static str,
    fingerprint: &[u8],
    secret: &[u8],
) -> Result<Vec<u8>, WebError> {
    sealed::seal(vault, COALITION, place(column, fingerprint), &secret)
}

/// Opens the secret of somebody's second step.
///
/// # Errors
/// As [`sealed::open`].
pub fn open_totp(
    vault: &Vault,
    column: &'static str,
    fingerprint: &[u8],
    sealed: &[u8],
) -> Result<Vec<u8>, WebError> {
    sealed::open(vault, COALITION, place(column, fingerprint), sealed)
}

/// Somebody to be invited.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// Her address.
    pub email: EmailAddress,
    /// Its keyed hash.
    pub fingerprint: Fingerprint,
    /// Her name.
    pub name: String,
    /// What she will be.
    pub role: Role,
    /// Her organisation's key; 0 for the coalition's own staff.
    pub organisation_id: i64,
    /// Her language.
    pub language: Language,
}

/// Keeps somebody who is invited; nothing if the address is known already.
///
/// # Errors
/// The database did not answer, or nothing can be sealed.
pub async fn put(tx: &mut Tx, vault: &Vault, new: &Newcomer, at: i64) -> Result<Option<i64>, WebError> {
    let person = Person { name: new.name.clone(), email: new.email.as_str().to_owned() };
    let sealed = seal_person(vault, &new.fingerprint, &person)?;
    let row = NewStaff {
        organisation_id: new.organisation_id,
        role: new.role.number(),
        fingerprint: &new.fingerprint,
        sealed: &sealed,
        language: new.language.tag(),
        at,
    };
    Ok(query!(tx, staff::put(&row))?)
}

/// A row as the desk knows its person.
///
/// # Errors
/// It can't be opened.
pub fn open(vault: &Vault, row: &StaffRow) -> Result<Staff, WebError> {
    let person = open_person(vault, &row.fingerprint, &row.sealed)?;
    Ok(Staff {
        id: row.id,
        organisation_id: row.organisation_id,
        organisation: row.organisation.clone(),
        role: Role::from_number(row.role).ok_or(WebError::Internal)?,
        name: person.name,
        email: person.email,
        language: Language::from_tag(&row.language).unwrap_or(Language::En),
    })
}
