//! By what signatures are looked for: as it was typed, as it is read, and as a batch remembers it.

use commonfront_domain::EmailAddress;
use commonfront_domain::comment::folded;
use commonfront_domain::counting::Status;
use commonfront_store::rows::fraud::SignaturePattern;
use commonfront_vault::{COALITION, Vault};
use serde::{Deserialize, Serialize};

use super::asked::{Asked, address};
use super::scope;
use super::words::{network, read_moment};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::staff::fields::{Faults, Posted};

/// The names of the fields, in forms, in addresses and in what a batch keeps.
pub const FIELDS: [&str; 7] = ["scope", "domain", "network", "from", "until", "text", "status"];
/// The longest text that is looked for, in characters.
const LONGEST: usize = 100;

/// What was typed. A batch keeps it, sealed, to say later by what its signatures were found.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The campaign or the action.
    pub scope: String,
    /// The e-mail domain.
    pub domain: String,
    /// The network, as sixteen hexadecimal digits.
    pub network: String,
    /// Signed from this moment on.
    pub from: String,
    /// Signed before this moment.
    pub until: String,
    /// What the comment contains.
    pub text: String,
    /// `pending`, `confirmed` or `invalid`; nothing for those that wait or count.
    pub status: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed")
    }
}

/// A pattern that can be looked for.
#[derive(Clone)]
pub struct Pattern {
    /// What the database looks for.
    pub row: SignaturePattern,
    /// What the comment contains, folded.
    pub text: Option<String>,
    /// Whether anything narrows it down beside the action.
    pub narrow: bool,
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pattern")
    }
}

impl Typed {
    fn collect(get: impl Fn(&str) -> String) -> Self {
        let [scope, domain, network, from, until, text, status] = FIELDS.map(get);
        Self { scope, domain, network, from, until, text, status }
    }

    /// What an address asks for.
    #[must_use]
    pub fn asked(asked: &Asked) -> Self {
        Self::collect(|name| asked.get(name).to_owned())
    }

    /// What a form sends.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        Self::collect(|name| posted.get(name).trim().to_owned())
    }

    /// The fields with their values.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 7] {
        let values =
            [&self.scope, &self.domain, &self.network, &self.from, &self.until, &self.text, &self.status];
        std::array::from_fn(|i| (FIELDS[i], values[i].as_str()))
    }

    /// A page's address with this pattern and more.
    #[must_use]
    pub fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let fields: Vec<(&str, &str)> = self.fields().into_iter().chain(more.iter().copied()).collect();
        address(path, &fields)
    }

    /// Reads it, or says field by field what to mend.
    ///
    /// # Errors
    /// [`WebError::Internal`]: the coalition's key is not here.
    pub fn read(
        &self,
        t: T,
        snapshot: &Snapshot,
        vault: &Vault,
        faults: &mut Faults,
    ) -> Result<Option<Pattern>, WebError> {
        let found = scope::find(snapshot, &self.scope);
        if found.is_none() {
            faults.add("scope", t.get("fraud-fault-scope"));
        }
        let domain_key = match domain(&self.domain) {
            Ok(None) => None,
            Ok(Some(domain)) => {
                let keys = vault.of(COALITION).map_err(|error| {
                    tracing::error!(%error, "signatures can't be looked for");
                    WebError::Internal
                })?;
                Some(keys.index("domain", &domain))
            }
            Err(()) => {
                faults.add("domain", t.get("fraud-fault-domain"));
                None
            }
        };
        let network = match self.network.as_str() {
            "" => None,
            hex => {
                let key = u64::from_str_radix(hex, 16).ok().map(u64::cast_signed);
                if key.is_none() {
                    faults.add("network", t.get("fraud-fault-network"));
                }
                key
            }
        };
        let mut when = |field: &'static str, typed: &str, open: i64| {
            let read = if typed.is_empty() { Some(open) } else { read_moment(typed) };
            read.unwrap_or_else(|| {
                faults.add(field, t.get("fraud-fault-moment"));
                open
            })
        };
        let (from, until) = (when("from", &self.from, i64::MIN), when("until", &self.until, i64::MAX));
        if from >= until {
            faults.add("until", t.get("fraud-fault-order"));
        }
        if self.text.chars().count() > LONGEST {
            faults.add("text", t.get("fraud-fault-text"));
        }
        let text = Some(folded(&self.text)).filter(|text| !text.is_empty());
        let status = match self.status.as_str() {
            "pending" => Some(Status::Pending as i64),
            "confirmed" => Some(Status::Confirmed as i64),
            "invalid" => Some(Status::Invalidated as i64),
            _ => None,
        };
        let Some((campaign, action)) = found.filter(|_| faults.is_empty()) else { return Ok(None) };
        let narrow = domain_key.is_some()
            || network.is_some()
            || text.is_some()
            || !self.from.is_empty()
            || !self.until.is_empty();
        let row = SignaturePattern {
            campaign_id: campaign.id,
            action_id: action.map(|action| action.id),
            domain_key,
            network,
            from,
            until,
            status,
            commented: i64::from(text.is_some()),
        };
        Ok(Some(Pattern { row, text, narrow }))
    }

    /// Whether those that it finds are invalid already.
    #[must_use]
    pub fn seeks_invalid(&self) -> bool {
        self.status == "invalid"
    }

    /// It in words, a piece for each field that was filled in.
    #[must_use]
    pub fn words(&self, t: T, snapshot: &Snapshot) -> Vec<String> {
        let mut words = Vec::new();
        if let Some((campaign, action)) = scope::find(snapshot, &self.scope) {
            let title = action.map_or(&campaign.document.title, |action| &action.document.title).get(t.0);
            words.push(title.to_owned());
        }
        if let Ok(Some(domain)) = domain(&self.domain) {
            words.push(t.with("fraud-words-domain", "domain", &domain));
        }
        if let Ok(key) = u64::from_str_radix(&self.network, 16) {
            words.push(t.with("fraud-words-network", "network", &network(key.cast_signed())));
        }
        if let Some(at) = read_moment(&self.from) {
            words.push(t.with("fraud-words-from", "when", &t.moment(at)));
        }
        if let Some(at) = read_moment(&self.until) {
            words.push(t.with("fraud-words-until", "when", &t.moment(at)));
        }
        if !self.text.is_empty() {
            words.push(t.with("fraud-words-text", "text", &self.text));
        }
        match self.status.as_str() {
            "pending" => words.push(t.get("fraud-status-pending").to_owned()),
            "confirmed" => words.push(t.get("fraud-status-confirmed").to_owned()),
            "invalid" => words.push(t.get("fraud-status-invalid").to_owned()),
            _ => {}
        }
        words
    }
}

/// A domain as people write it: `Mailburst.example`, `@mailburst.example`, `*@mailburst.example`.
fn domain(typed: &str) -> Result<Option<String>, ()> {
    let bare = typed.rsplit('@').next().unwrap_or_default();
    if bare.is_empty() {
        return if typed.is_empty() { Ok(None) } else { Err(()) };
    }
    let address = EmailAddress::parse(&format!("a@{bare}")).map_err(|_| ())?;
    Ok(address.as_str().rsplit('@').next().map(str::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_domain_is_read_as_people_write_it() {
        for typed in ["Mailburst.example", "@mailburst.example", "*@MAILBURST.example", "x@mailburst.example"]
        {
            assert_eq!(domain(typed), Ok(Some("mailburst.example".into())), "{typed}");
        }
        assert_eq!(domain(""), Ok(None));
        for nonsense in ["mailburst", "@", "a b.example", "-x.example"] {
            assert_eq!(domain(nonsense), Err(()), "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(raw in any::<String>()) {
            let _ = domain(&raw);
            let _ = read_moment(&raw);
        }
    }
}
