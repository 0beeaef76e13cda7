//! Posted forms of the desk, read once; any slice of the desk may use it.

use std::borrow::Cow;
use std::sync::OnceLock;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::NEVER;
use crate::slices::signing::public::body;

/// The fields of a posted form, in their order. Its `Debug` prints nothing of what was typed.
#[derive(Clone, Default)]
pub struct Posted(Vec<(String, String)>);

impl std::fmt::Debug for Posted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Posted({} fields)", self.0.len())
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        let headers = request.headers().clone();
        Self::read(&headers, Bytes::from_request(request, state).await)
    }
}

impl Posted {
    /// Reads a form.
    ///
    /// # Errors
    /// As [`form::fields`]; [`WebError::TooLarge`].
    pub fn read(headers: &HeaderMap, bytes: Result<Bytes, BytesRejection>) -> Result<Self, WebError> {
        let bytes = body(bytes)?;
        let fields = form::fields(headers, &bytes)?;
        Ok(Self(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
    }

    /// Reads a form that may have more fields than others.
    ///
    /// # Errors
    /// As [`Posted::read`].
    pub fn read_up_to(
        most: usize,
        headers: &HeaderMap,
        bytes: Result<Bytes, BytesRejection>,
    ) -> Result<Self, WebError> {
        let bytes = body(bytes)?;
        let fields = form::fields_up_to(most, headers, &bytes)?;
        Ok(Self(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
    }

    /// The first value of a field; nothing if it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// All values of a field.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.0.iter().filter(move |(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(there, _)| there == name)
    }
}

/// Something to mend in a form: the control's `id` and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The control's `id`.
    pub field: Cow<'static, str>,
    /// What to do, in the person's language.
    pub words: String,
    /// What the control is called, once something has told it; the words alone say it otherwise.
    label: OnceLock<String>,
}

impl Fault {
    /// What the control is called; empty if the words say it.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.get().map_or("", String::as_str)
    }
}

/// All that has to be mended in a form. Templates ask it for each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Adds one.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, words: impl Into<String>) {
        self.0.push(Fault { field: field.into(), words: words.into(), label: OnceLock::new() });
    }

    /// Says what controls are called, for the list at the head of the form. Each control made by
    /// [`super::inputs::Input::faults`] says it of itself; what was said first stays.
    pub fn call(&self, wanted: impl Fn(&str) -> bool, label: &str) {
        for fault in self.0.iter().filter(|fault| wanted(&fault.field)) {
            fault.label.get_or_init(|| label.to_owned());
        }
    }

    /// The same for controls that a template makes, by the keys of their labels.
    pub fn call_each(&self, t: T, labels: &[(&str, &str)]) {
        for (control, key) in labels {
            self.call(|field| field == *control, t.get(key));
        }
    }

    /// What is wrong with a field, if anything.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|fault| fault.field == field).map(|fault| fault.words.as_str())
    }

    /// Whether all is well.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The status of the page with the form.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        if self.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// Sends the browser to another page, which it opens by GET.
#[must_use]
pub fn see_other(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/desk"));
    let headers = [(LOCATION, to), (CACHE_CONTROL, HeaderValue::from_static(NEVER))];
    (StatusCode::SEE_OTHER, headers).into_response()
}
