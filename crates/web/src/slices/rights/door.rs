//! The two private links that open a person's own record, and the address that each was mailed to.

use commonfront_domain::keys::Keys;
use commonfront_domain::{EmailAddress, Language};
use commonfront_store::query;

use super::record::same_address;
use crate::app::App;
use crate::error::WebError;
use crate::sealed;
use crate::slices::people::held::{self, Held};
use crate::slices::signing::mine;

/// A record's page and whose it is. Its `Debug` prints nothing of the person.
pub struct Door {
    /// The page's path after the language.
    pub tail: String,
    /// The very address that the link was mailed to; nothing if whatever led to it has been erased.
    pub address: Option<EmailAddress>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// The page's path.
    #[must_use]
    pub fn path(&self, lang: Language) -> String {
        format!("/{}{}", lang.tag(), self.tail)
    }

    /// By the private link of a signature.
    ///
    /// # Errors
    /// [`WebError::NotFound`] for a link that is none.
    pub async fn of_signature(app: &App, token: &str) -> Result<Self, WebError> {
        let row = mine::find(app, token).await?;
        let signer = sealed::open_signer(&app.vault, row.action_id, &row.fingerprint, &row.sealed)?;
        let address = EmailAddress::parse(&signer.email_address).ok();
        Ok(Self { tail: format!("/my/{token}/record"), address })
    }

    /// By the link to the record of a person whom an organisation holds.
    ///
    /// # Errors
    /// [`WebError::NotFound`] for a link that is none, or is too old.
    pub async fn of_person(app: &App, token: &str) -> Result<Self, WebError> {
        let id = Keys::link_number(token).ok_or(WebError::NotFound)?;
        let mut conn = app.db.read().await?;
        let link = query!(conn, rights::link(id))?.ok_or(WebError::NotFound)?;
        if !app.keys.is_person_link(token, link.id, link.created_at, app.clock.now()) {
            return Err(WebError::NotFound);
        }
        let row = query!(conn, people::get(link.organisation_id, link.number))?;
        let mut address = None;
        if let Some(row) = row {
            let held = Held::open(&*held::keys(&app.vault, link.organisation_id)?, &row)?;
            // A record that has another address by now is somebody else's to see.
            address = EmailAddress::parse(&held.person.email_address).ok();
            let key =
                address.as_ref().map(|address| sealed::address_keys(&app.vault, address)).transpose()?;
            address = address.filter(|_| key.is_some_and(|(key, _)| key == link.address_key));
        }
        Ok(Self { tail: format!("/held/{token}"), address })
    }

    /// The address, if there is one and a record of it is that of the same address.
    #[must_use]
    pub fn is(&self, address: &str) -> bool {
        self.address.as_ref().is_some_and(|mine| same_address(mine, address))
    }
}
