//! What the editor's forms post: names like `title.en` and `priorities.0.title.fr`, each with one value.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use commonfront_domain::{Language, Text, text_rules};

use crate::error::WebError;
use crate::form;
use crate::slices::signing::public::body;

/// The longest form, in bytes.
pub const MAX_BODY: usize = 1024 * 1024;
/// The most fields that a form may have.
pub const MAX_FIELDS: usize = 2000;

/// A posted form.
#[derive(Clone, Debug, Default)]
pub struct Posted(BTreeMap<String, String>);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        let headers = request.headers().clone();
        Self::read(&headers, &body(Bytes::from_request(request, state).await)?)
    }
}

impl Posted {
    /// Reads a form; of a name that stands twice the last value is taken.
    ///
    /// # Errors
    /// As [`form::fields`].
    pub fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, WebError> {
        let fields = form::fields_up_to(MAX_FIELDS, headers, body)?;
        Ok(Self::of(fields.map(|(name, value)| (name.into_owned(), value.into_owned()))))
    }

    /// A form with these fields.
    #[must_use]
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name, text_rules::document(&value))).collect())
    }

    /// Whether the form has a field, empty or not.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A value as it was typed; empty if there is none.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// A value without the white space around it.
    #[must_use]
    pub fn trimmed(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// A whole number; nought if it is none.
    #[must_use]
    pub fn number(&self, name: &str) -> i64 {
        self.trimmed(name).parse().unwrap_or(0)
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.raw(name).is_empty()
    }

    /// One line in both languages.
    #[must_use]
    pub fn line(&self, name: &str) -> Text {
        self.text_by(name, |raw| raw.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A paragraph in both languages.
    #[must_use]
    pub fn paragraph(&self, name: &str) -> Text {
        self.text_by(name, |raw| raw.trim().to_owned())
    }

    /// A text (Markdown) in both languages, kept to the letter.
    #[must_use]
    pub fn markdown(&self, name: &str) -> Text {
        self.text_by(name, str::to_owned)
    }

    fn text_by(&self, name: &str, read: impl Fn(&str) -> String) -> Text {
        let mut text = Text::default();
        for language in Language::ALL {
            let raw = self.raw(&format!("{name}.{}", language.tag()));
            text.set(language, (!raw.trim().is_empty()).then(|| read(raw)));
        }
        text
    }

    /// What stands at the second place of the names that begin with `list`, each once.
    fn second<'p>(&'p self, list: &'p str) -> impl Iterator<Item = &'p str> {
        let names = self.0.keys().filter_map(move |name| name.strip_prefix(list)?.strip_prefix('.'));
        names.map(|rest| rest.split('.').next().unwrap_or_default())
    }

    /// The numbers of a list's items, rising: `priorities.0.…`, `priorities.1.…`.
    #[must_use]
    pub fn items(&self, list: &str) -> BTreeSet<usize> {
        self.second(list).filter_map(|number| number.parse().ok()).collect()
    }

    /// The names of a list's items: `consents.apwo.…`.
    #[must_use]
    pub fn names<'p>(&'p self, list: &'p str) -> BTreeSet<&'p str> {
        self.second(list).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_by_their_numbers() {
        let kind = HeaderMap::from_iter([(
            axum::http::header::CONTENT_TYPE,
            "application/x-www-form-urlencoded".parse().unwrap(),
        )]);
        let body = b"p.10.t.en=x&p.2.t.fr=++y+%0D%0A+z&p.x=1&pp.3=1&title.en=+&do=save";
        let posted = Posted::read(&kind, body).unwrap();
        assert_eq!(posted.items("p").into_iter().collect::<Vec<_>>(), [2, 10]);
        assert_eq!(posted.line("p.2.t").fr.as_deref(), Some("y z"));
        assert_eq!(posted.markdown("p.2.t").fr.as_deref(), Some("  y \n z"));
        assert_eq!(posted.line("title"), Text::default());
    }
}
