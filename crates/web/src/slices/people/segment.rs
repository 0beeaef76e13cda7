//! A segment: conditions that people meet, all of them; written as the query of an address, so that it can
//! be kept, shared within the organisation and counted at once. Each condition is a set of people by
//! chunks, and a segment is what the sets have in common.

use commonfront_domain::person::{field_facet, folded};
use commonfront_domain::{EmailAddress, PeopleSet};
use commonfront_store::{Conn, query};
use commonfront_vault::{NameKey, OwnerKeys};

use super::held::Held;
use crate::error::WebError;

/// Of more people than this a cut word is looked for whole: opening each record would take too long.
const OPENED: i64 = 2_000;
/// The most conditions that a segment may have.
const CONDITIONS: usize = 40;
/// The longest value of a condition, in characters.
const LONGEST: usize = 200;

/// What a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A tag.
    Tag,
    /// A custom field, `name=value`.
    Custom,
    /// An action that was signed with consent, by its number.
    Signed,
    /// Language tag.
    Language,
    /// Whether she may be written to, by its number.
    Mail,
    /// Why she is held, by its number.
    Basis,
    /// The beginning of the postal code: one letter or three signs.
    Area,
    /// The month in which she came.
    Month,
    /// An import that she came with.
    Import,
    /// The domain of her address.
    Domain,
}

impl Field {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Tag,
        Self::Custom,
        Self::Signed,
        Self::Language,
        Self::Mail,
        Self::Basis,
        Self::Area,
        Self::Month,
        Self::Import,
        Self::Domain,
    ];

    /// Its name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Custom => "field",
            Self::Signed => "signed",
            Self::Language => "language",
            Self::Mail => "mail",
            Self::Basis => "basis",
            Self::Area => "area",
            Self::Month => "month",
            Self::Import => "import",
            Self::Domain => "domain",
        }
    }

    /// The keyed hash of a value.
    #[must_use]
    pub fn key(self, keys: &OwnerKeys, value: &str) -> i64 {
        let value = match self {
            Self::Custom => {
                let (name, value) = value.split_once('=').unwrap_or((value, ""));
                field_facet(name, value)
            }
            Self::Area => value.trim().to_uppercase(),
            _ => folded(value),
        };
        keys.index(self.name(), &value)
    }
}

/// One condition: the field has one of the values, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it looks at.
    pub field: Field,
    /// Whether it must not be so.
    pub not: bool,
    /// The values, any of which will do.
    pub values: Vec<String>,
}

/// The conditions, and words to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Words of a name, an address, or `@` and a domain.
    pub words: String,
    /// The conditions; all of them have to be met.
    pub conditions: Vec<Condition>,
}

impl Segment {
    /// Reads a segment from the query of an address: `q=…&tag=…&not.tag=…`. Several values of a field are
    /// alternatives. What it does not know is passed over.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut segment = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value: String = value.trim().chars().take(LONGEST).collect();
            if value.is_empty() {
                continue;
            }
            if name == "q" {
                segment.words = value;
                continue;
            }
            let (not, name) = name.strip_prefix("not.").map_or((false, &*name), |name| (true, name));
            let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) else { continue };
            segment.add(field, not, value);
        }
        segment
    }

    fn add(&mut self, field: Field, not: bool, value: String) {
        if self.conditions.iter().map(|condition| condition.values.len()).sum::<usize>() >= CONDITIONS {
            return;
        }
        match self.conditions.iter_mut().find(|there| there.field == field && there.not == not) {
            Some(there) if there.values.contains(&value) => {}
            Some(there) => there.values.push(value),
            None => self.conditions.push(Condition { field, not, values: vec![value] }),
        }
    }

    /// The segment as the query of an address.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.words.is_empty() {
            query.append_pair("q", &self.words);
        }
        for condition in &self.conditions {
            let name = if condition.not {
                format!("not.{}", condition.field.name())
            } else {
                condition.field.name().to_owned()
            };
            for value in &condition.values {
                query.append_pair(&name, value);
            }
        }
        query.finish()
    }

    /// The segment without one value of a condition.
    #[must_use]
    pub fn without(&self, field: Field, not: bool, value: &str) -> Self {
        let mut less = self.clone();
        for condition in less.conditions.iter_mut().filter(|c| c.field == field && c.not == not) {
            condition.values.retain(|there| there != value);
        }
        less.conditions.retain(|condition| !condition.values.is_empty());
        less
    }

    /// Whether it says nothing: everybody.
    #[must_use]
    pub fn is_everybody(&self) -> bool {
        self.words.is_empty() && self.conditions.is_empty()
    }

    /// Whether one value of a condition is chosen.
    #[must_use]
    pub fn has(&self, field: Field, value: &str) -> bool {
        self.conditions.iter().any(|c| c.field == field && !c.not && c.values.iter().any(|v| v == value))
    }

    /// Those who meet it.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn find(&self, conn: &mut Conn, keys: &OwnerKeys) -> Result<PeopleSet, WebError> {
        let mut found: Option<PeopleSet> = None;
        for condition in self.conditions.iter().filter(|condition| !condition.not) {
            let mut any = PeopleSet::default();
            for value in &condition.values {
                any = any.or(&with(conn, keys, condition.field.key(keys, value)).await?);
            }
            found = Some(narrow(found, any));
        }
        if let Some(address) = self.words.strip_prefix('@') {
            let domain = with(conn, keys, Field::Domain.key(keys, address)).await?;
            found = Some(narrow(found, domain));
        } else if self.words.contains('@') {
            found = Some(narrow(found, self.one(conn, keys).await?));
        } else if !self.words.is_empty() {
            found = Some(self.named(conn, keys, found).await?);
        }
        let mut found = match found {
            Some(found) => found,
            None => with(conn, keys, keys.index("all", "")).await?,
        };
        for condition in self.conditions.iter().filter(|condition| condition.not) {
            for value in &condition.values {
                found = found.without(&with(conn, keys, condition.field.key(keys, value)).await?);
            }
        }
        Ok(found)
    }

    /// Whoever has the address that is looked for.
    async fn one(&self, conn: &mut Conn, keys: &OwnerKeys) -> Result<PeopleSet, WebError> {
        let Ok(address) = EmailAddress::parse(&self.words) else { return Ok(PeopleSet::default()) };
        let row = query!(conn, people::find(keys.owner(), &keys.fingerprint(&address.folded())))?;
        Ok(row.into_iter().map(|row| row.number).collect())
    }

    /// Those whose name has all the words. A word longer than the beginnings that are indexed is looked for
    /// by its beginning, and those found are opened and looked at, unless they are too many: then it has to
    /// be the whole of a name.
    async fn named(
        &self,
        conn: &mut Conn,
        keys: &OwnerKeys,
        found: Option<PeopleSet>,
    ) -> Result<PeopleSet, WebError> {
        let query = keys.name_query(&self.words);
        if query.is_empty() {
            return Ok(PeopleSet::default());
        }
        let mut begun = found;
        for key in &query {
            begun = Some(narrow(begun, with(conn, keys, key.beginning).await?));
        }
        let mut begun = begun.unwrap_or_default();
        if query.iter().all(|key| key.whole.is_none()) {
            return Ok(begun);
        }
        if begun.len() <= OPENED {
            return self.opened(conn, keys, &begun).await;
        }
        for NameKey { whole, .. } in query {
            if let Some(whole) = whole {
                begun = begun.and(&with(conn, keys, whole).await?);
            }
        }
        Ok(begun)
    }

    async fn opened(
        &self,
        conn: &mut Conn,
        keys: &OwnerKeys,
        begun: &PeopleSet,
    ) -> Result<PeopleSet, WebError> {
        let typed: Vec<String> = commonfront_vault::words(&self.words).collect();
        let mut found = PeopleSet::default();
        for number in begun.iter() {
            let Some(row) = query!(conn, people::get(keys.owner(), number))? else { continue };
            let person = Held::open(keys, &row)?.person;
            let name = format!("{} {}", person.given_name, person.family_name);
            let name: Vec<String> = commonfront_vault::words(&name).collect();
            if typed.iter().all(|typed| name.iter().any(|word| word.starts_with(typed.as_str()))) {
                found.insert(number);
            }
        }
        Ok(found)
    }
}

fn narrow(found: Option<PeopleSet>, with: PeopleSet) -> PeopleSet {
    match found {
        Some(found) => found.and(&with),
        None => with,
    }
}

/// Those who have something in common.
///
/// # Errors
/// The database did not answer.
pub async fn with(conn: &mut Conn, keys: &OwnerKeys, key: i64) -> Result<PeopleSet, WebError> {
    let chunks = query!(conn, people::members(keys.owner(), key))?;
    Ok(PeopleSet::read(chunks.iter().map(|row| (row.chunk, row.members.as_slice()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_segment_is_the_query_of_an_address() {
        let segment = Segment::read("q=Amina+Diallo&tag=nurse&tag=steward&not.language=fr&nonsense=1&tag=");
        assert_eq!(segment.words, "Amina Diallo");
        assert_eq!(segment.conditions.len(), 2);
        assert_eq!(segment.query(), "q=Amina+Diallo&tag=nurse&tag=steward&not.language=fr");
        let less = segment.without(Field::Tag, false, "nurse").without(Field::Language, true, "fr");
        assert_eq!(less.query(), "q=Amina+Diallo&tag=steward");
    }

    proptest! {
        #[test]
        fn whatever_is_asked_is_read_and_written_the_same(query in any::<String>()) {
            let segment = Segment::read(&query);
            prop_assert_eq!(Segment::read(&segment.query()), segment);
        }
    }
}
