//! What agreements, provisions, threats and contracts say, as it stands in their rows.

use commonfront_domain::Text;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::WebError;

/// What an agreement is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreement {
    /// Whom it covers.
    pub unit: Text,
    /// With whom it is.
    pub employer: Text,
}

/// What a provision says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Provision {
    /// Its text.
    pub text: Text,
}

/// What a threat is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Threat {
    /// Who demands it.
    pub who: Text,
    /// What is demanded.
    pub demand: Text,
    /// What else is known; may be empty.
    pub words: Text,
}

/// What is said of a service that was contracted out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contract {
    /// The service.
    pub service: Text,
    /// The public body that gave it away.
    pub from: Text,
    /// Who got it.
    pub to: String,
    /// The contract's number; may be empty.
    pub number: String,
    /// What was found; may be empty.
    pub finding: Text,
    /// Who found it, and where that stands; may be empty.
    pub source: Text,
    /// Where that can be read; may be empty.
    pub link: String,
}

/// Reads a document that we wrote ourselves.
///
/// # Errors
/// [`WebError::Internal`]: it was not us.
pub fn parse<D: DeserializeOwned>(document: &str) -> Result<D, WebError> {
    serde_json::from_str(document).map_err(|error| {
        tracing::error!(%error, "a document of the pact room can't be read");
        WebError::Internal
    })
}

/// Writes a document down.
///
/// # Errors
/// [`WebError::Internal`]: a fault of ours.
pub fn write(document: &impl Serialize) -> Result<String, WebError> {
    serde_json::to_string(document).map_err(|error| {
        tracing::error!(%error, "a document of the pact room can't be written down");
        WebError::Internal
    })
}
