//! What an address asks for: the fields after its question mark, a field may come several times.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// The most fields that are read; what comes after them is passed over.
const MAX_FIELDS: usize = 400;

/// The fields of an address, in their order.
#[derive(Clone, Default)]
pub struct Asked(Vec<(String, String)>);

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Asked({} fields)", self.0.len())
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::read(parts.uri.query().unwrap_or_default()))
    }
}

impl Asked {
    /// Reads what stands after the question mark.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let fields = form_urlencoded::parse(query.as_bytes()).take(MAX_FIELDS);
        Self(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The first value of a field, trimmed; nothing if it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(there, _)| there == name);
        found.map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// The first value of a field as a number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name).parse().ok()
    }

    /// All values of a field that are numbers.
    pub fn numbers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = i64> + 'a {
        self.0.iter().filter(move |(there, _)| there == name).filter_map(|(_, value)| value.parse().ok())
    }

    /// Whether a field is there with a value.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(there, asked)| there == name && asked == value)
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An address with fields; those without a value are left out.
#[must_use]
pub fn address(path: &str, fields: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_may_come_several_times_and_nonsense_is_passed_over() {
        let asked = Asked::read("id=4&id=x&id=9&q=%20a+b%20&q=c");
        assert_eq!(asked.numbers("id").collect::<Vec<_>>(), [4, 9]);
        assert_eq!(asked.get("q"), "a b");
        assert_eq!(asked.number("q"), None);
    }

    #[test]
    fn an_address_carries_what_has_a_value() {
        assert_eq!(address("/desk/x", &[("a", ""), ("b", "c&d")]), "/desk/x?b=c%26d");
        assert_eq!(address("/desk/x", &[("a", "")]), "/desk/x");
    }
}
