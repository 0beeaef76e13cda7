//! A person's record opened and sealed, and the keyed hashes that she is found by.

use std::collections::HashMap;
use std::sync::Arc;

use commonfront_domain::person::{Basis, Facet, MailStatus, Standing, field_facet, folded};
use commonfront_domain::{EmailAddress, Language, Person};
use commonfront_store::rows::people::{PersonRow, PersonWrite};
use commonfront_store::{Tx, query};
use commonfront_vault::{OwnerKeys, Place, Vault};

use crate::error::WebError;
use crate::sealed;

/// Kinds of what can be chosen in a filter: `people_labels.kind`.
pub const LABEL_TAG: i64 = 0;
/// A custom field with its value.
pub const LABEL_FIELD: i64 = 1;

/// A person with what the database says of her beside what is sealed.
#[derive(Clone, Debug)]
pub struct Held {
    /// Her number within the organisation.
    pub number: i64,
    /// What is held of her.
    pub person: Person,
    /// Her language.
    pub language: Language,
    /// Whether she may be written to, why she is held, since when.
    pub standing: Standing,
    /// When an implied consent runs out.
    pub basis_until: Option<i64>,
    /// Grows with each change.
    pub revision: i64,
    /// When something last changed.
    pub updated_at: i64,
}

/// An organisation's keys.
///
/// # Errors
/// [`WebError::Internal`]: they are not here.
pub fn keys(vault: &Vault, organisation: i64) -> Result<Arc<OwnerKeys>, WebError> {
    vault.of(organisation).map_err(|error| {
        tracing::error!(%error, "people can't be read");
        WebError::Internal
    })
}

fn place(row: &[u8; 8]) -> Place<'_> {
    Place { table: "people", column: "sealed", row }
}

impl Held {
    /// Opens a person's record.
    ///
    /// # Errors
    /// As [`sealed::open`].
    pub fn open(keys: &OwnerKeys, row: &PersonRow) -> Result<Self, WebError> {
        let person = sealed::open_with(keys, place(&row.number.to_be_bytes()), &row.sealed)?;
        Ok(Self {
            number: row.number,
            person,
            language: Language::from_tag(&row.language).unwrap_or(Language::En),
            standing: Standing {
                mail_status: MailStatus::from_number(row.mail_status),
                basis: Basis::from_number(row.basis),
                created_at: row.created_at,
            },
            basis_until: row.basis_until,
            revision: row.revision,
            updated_at: row.updated_at,
        })
    }

    /// The keyed hashes that she is found by, rising.
    #[must_use]
    pub fn index(&self, keys: &OwnerKeys) -> Vec<i64> {
        Indexer::new(keys).index(self)
    }

    /// The organisation's keyed hash of her mailbox.
    ///
    /// # Errors
    /// [`WebError::Internal`]: what is held as an address is none.
    pub fn fingerprint(&self, keys: &OwnerKeys) -> Result<[u8; 16], WebError> {
        let address = EmailAddress::parse(&self.person.email_address).map_err(|_| WebError::Internal)?;
        Ok(keys.fingerprint(&address.folded()))
    }

    /// The record as it is to be written; `before` is what she was found by until now, rising.
    ///
    /// # Errors
    /// As [`Held::fingerprint`].
    pub fn write(&self, keys: &OwnerKeys, before: &[i64]) -> Result<PersonWrite, WebError> {
        self.write_with(keys, &mut Indexer::new(keys), before)
    }

    /// As [`Held::write`], with an indexer at hand.
    ///
    /// # Errors
    /// As [`Held::fingerprint`].
    pub fn write_with(
        &self,
        keys: &OwnerKeys,
        indexer: &mut Indexer<'_>,
        before: &[i64],
    ) -> Result<PersonWrite, WebError> {
        let mut write = self.write_new(keys, indexer)?;
        write.remove = before.iter().copied().filter(|key| write.add.binary_search(key).is_err()).collect();
        write.add.retain(|key| before.binary_search(key).is_err());
        Ok(write)
    }

    /// The record of somebody new as it is to be written.
    ///
    /// # Errors
    /// As [`Held::fingerprint`].
    pub fn write_new(&self, keys: &OwnerKeys, indexer: &mut Indexer<'_>) -> Result<PersonWrite, WebError> {
        let plain = serde_json::to_vec(&self.person).map_err(|_| WebError::Internal)?;
        Ok(PersonWrite {
            number: self.number,
            fingerprint: self.fingerprint(keys)?,
            sealed: keys.seal(place(&self.number.to_be_bytes()), &plain),
            language: self.language.tag(),
            mail_status: self.standing.mail_status as i64,
            basis: self.standing.basis as i64,
            basis_until: self.basis_until,
            created_at: self.standing.created_at,
            add: indexer.index(self),
            remove: Vec::new(),
        })
    }
}

/// Makes keyed hashes, and remembers them: among a million people few names are new.
#[derive(Debug)]
pub struct Indexer<'k> {
    keys: &'k OwnerKeys,
    facets: HashMap<Facet, i64>,
    words: HashMap<String, Vec<i64>>,
}

/// Hashes that are remembered at most.
const REMEMBERED: usize = 100_000;

impl<'k> Indexer<'k> {
    /// One that remembers nothing yet.
    #[must_use]
    pub fn new(keys: &'k OwnerKeys) -> Self {
        Self { keys, facets: HashMap::new(), words: HashMap::new() }
    }

    fn forget(&mut self) {
        if self.facets.len() > REMEMBERED {
            self.facets.clear();
        }
        if self.words.len() > REMEMBERED {
            self.words.clear();
        }
    }

    /// The keyed hash of something that people have in common.
    pub fn facet(&mut self, kind: &'static str, value: &str) -> i64 {
        let keys = self.keys;
        *self.facets.entry((kind, value.to_owned())).or_insert_with(|| keys.index(kind, value))
    }

    /// The keyed hashes that a person is found by, rising.
    pub fn index(&mut self, held: &Held) -> Vec<i64> {
        self.forget();
        let keys = self.keys;
        let facets = held.person.facets(held.language.tag(), held.standing);
        let mut index: Vec<i64> = Vec::with_capacity(facets.len() + 12);
        for facet in facets {
            let (kind, value) = (facet.0, facet.1.clone());
            index.push(*self.facets.entry(facet).or_insert_with(|| keys.index(kind, &value)));
        }
        for name in [&held.person.given_name, &held.person.family_name] {
            if let Some(words) = self.words.get(name) {
                index.extend(words);
            } else {
                let words = keys.name_index(name);
                index.extend(&words);
                self.words.insert(name.clone(), words);
            }
        }
        index.sort_unstable();
        index.dedup();
        index
    }
}

/// Makes a person's tags and custom fields known for filters.
///
/// # Errors
/// The database can't write.
pub async fn put_labels(tx: &mut Tx, keys: &OwnerKeys, person: &Person) -> Result<(), WebError> {
    let tags =
        person.tags.iter().map(|tag| (LABEL_TAG, keys.index("tag", &folded(tag)), tag.trim().to_owned()));
    let fields = person.custom.iter().map(|(name, value)| {
        (LABEL_FIELD, keys.index("field", &field_facet(name, value)), format!("{name}\u{1f}{value}"))
    });
    for (kind, key, label) in tags.chain(fields) {
        put_label(tx, keys, kind, key, &label).await?;
    }
    Ok(())
}

/// Makes a tag or a custom field known for filters.
///
/// # Errors
/// The database can't write.
pub async fn put_label(
    tx: &mut Tx,
    keys: &OwnerKeys,
    kind: i64,
    key: i64,
    label: &str,
) -> Result<(), WebError> {
    let sealed = keys.seal(label_place(&label_row(kind, key)), label.as_bytes());
    query!(tx, people_beside::put_label(keys.owner(), kind, key, &sealed))?;
    Ok(())
}

/// What tells a label's row from every other of the organisation.
#[must_use]
pub fn label_row(kind: i64, key: i64) -> [u8; 16] {
    let mut row = [0; 16];
    row[..8].copy_from_slice(&kind.to_be_bytes());
    row[8..].copy_from_slice(&key.to_be_bytes());
    row
}

/// Where a label stands.
#[must_use]
pub fn label_place(row: &[u8; 16]) -> Place<'_> {
    Place { table: "people_labels", column: "sealed", row }
}
