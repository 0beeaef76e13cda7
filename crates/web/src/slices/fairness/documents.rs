//! What stands in the rows of a fairness test as JSON: the budget, the sheets, what was settled.

use std::collections::BTreeMap;

use commonfront_domain::Text;
use commonfront_fairness::{Answer, Confidence};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::WebError;

/// The budget that is tested.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Budget {
    /// The document: `Public Accounts`.
    pub title: Text,
    /// Which edition of it: tabled when, as amended.
    pub edition: Text,
    /// Where it can be read; may be empty.
    pub link: String,
    /// What readers should know of this test; may be empty.
    pub about: Text,
    /// Whether it is an example and no finding of the organisations.
    pub example: bool,
    /// What the government said.
    pub reply: Reply,
}

/// What a government said to a test of its budget.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reply {
    /// Who, and when.
    pub by: Text,
    /// To the whole.
    pub words: Text,
    /// To single criteria, by their short names.
    pub criteria: BTreeMap<String, Text>,
}

/// An assessor's sheet: her entries by the criteria's short names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sheet {
    /// Her entries.
    pub scores: BTreeMap<String, Entry>,
}

/// What an assessor says to a question. Texts are in the language she works in, or in both.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// Her answer; none if she has not come to it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// Where it can be read: document, table, page.
    pub page: Text,
    /// How sure she is.
    pub confidence: Confidence,
    /// Why.
    pub note: Text,
    /// Why she holds to it after it was settled otherwise.
    pub dissent: Text,
}

/// How a disagreement was settled.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The answer that counts.
    pub answer: Answer,
    /// Why.
    pub reason: Text,
}

/// Reads a document that we wrote ourselves.
///
/// # Errors
/// [`WebError::Internal`]: it was not us.
pub fn parse<D: DeserializeOwned>(document: &str) -> Result<D, WebError> {
    serde_json::from_str(document).map_err(|error| {
        tracing::error!(%error, "a document of a fairness test can't be read");
        WebError::Internal
    })
}

/// Writes a document down.
///
/// # Errors
/// [`WebError::Internal`]: a fault of ours.
pub fn write(document: &impl Serialize) -> Result<String, WebError> {
    serde_json::to_string(document).map_err(|error| {
        tracing::error!(%error, "a document of a fairness test can't be written down");
        WebError::Internal
    })
}
