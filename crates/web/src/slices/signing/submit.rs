//! What form and API share: reading the fields, and handing the signature to the write path.

use std::net::IpAddr;

use commonfront_domain::signing::{Fault, Field, Typed};
use commonfront_domain::{Language, Signer};
use commonfront_store::rows::NewSignature;

use crate::app::App;
use crate::catalog::{ActionEntry, CampaignEntry};
use crate::error::WebError;
use crate::sealed;

/// Why a signature was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// Fields have to be mended.
    Faults(Vec<(Field, Fault)>),
    /// Something else; trying again may help.
    Error(WebError),
}

impl From<WebError> for NotTaken {
    fn from(error: WebError) -> Self {
        Self::Error(error)
    }
}

/// Takes a signature. When this returns it is durable, and its mail is queued with it. Whether the
/// person had signed before is not told.
///
/// # Errors
/// [`NotTaken`]; nothing is kept then.
pub async fn submit(
    app: &App,
    campaign: &CampaignEntry,
    action: &ActionEntry,
    lang: Language,
    typed: &Typed,
    client: IpAddr,
    source: &'static str,
) -> Result<(), NotTaken> {
    if campaign.document.has_ended(app.clock.now()) {
        return Err(WebError::Closed.into());
    }
    let form = typed.read(&campaign.document, &action.document).map_err(NotTaken::Faults)?;
    let mut wordings = Vec::with_capacity(form.consents.len());
    let snapshot = app.catalog.now();
    for consent in form.consents {
        if !snapshot.asks_for_consent(&consent.organisation) {
            return Err(NotTaken::Faults(vec![(Field::Consent, Fault::UnknownChoice)]));
        }
        match campaign.wordings.get(&(consent.organisation, consent.version, lang)) {
            Some(&id) => wordings.push(id),
            None => return Err(NotTaken::Faults(vec![(Field::Consent, Fault::UnknownChoice)])),
        }
    }
    let fingerprint = app.keys.fingerprint(&form.email_address);
    app.limits.about(client, &fingerprint)?;
    let signer = Signer {
        given_name: form.given_name.as_str().to_owned(),
        family_name: form.family_name.as_str().to_owned(),
        email_address: form.email_address.as_str().to_owned(),
        postal_code: form.postal_code.as_str().to_owned(),
        comment: form.comment.map(|comment| comment.as_str().to_owned()),
    };
    let (address_key, domain_key) = sealed::address_keys(&app.vault, &form.email_address)?;
    let signature = NewSignature {
        action_id: action.id,
        fingerprint,
        sealed: sealed::seal_signer(&app.vault, action.id, &fingerprint, &signer)?,
        address_key,
        domain_key,
        network: Some(app.limits.network_of(client)),
        display: form.display as i64,
        has_comment: signer.comment.is_some(),
        commitments: form.commitments.join(","),
        language: lang.tag(),
        source,
        wordings,
        at: app.clock.now(),
    };
    app.writer.sign(signature).await.map_err(WebError::from)?;
    Ok(())
}
