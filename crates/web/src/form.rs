//! Forms as they come over the wire, and forms as they go back to a person who has to mend something.

use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use commonfront_domain::signing::{Fault, Field, Typed};

use crate::error::{FieldProblem, WebError};
use crate::i18n::T;

/// The longest body of a form or of a JSON document, in bytes.
pub const MAX_BODY: usize = 64 * 1024;
/// The most fields that a form may have.
const MAX_FIELDS: usize = 200;

/// A posted signing form.
#[derive(Default)]
pub struct Posted {
    /// What was typed.
    pub typed: Typed,
    /// The form's token.
    pub token: String,
    /// What stands in the field that no person sees.
    pub trap: String,
}

fn is_type(headers: &HeaderMap, wanted: &str) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(wanted)
}

/// Refuses what another site's page has a browser send (Fetch Metadata; `Origin` for older browsers).
///
/// # Errors
/// [`WebError::CrossSite`].
pub fn same_site(headers: &HeaderMap, base_url: &str) -> Result<(), WebError> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some("cross-site" | "same-site") => return Err(WebError::CrossSite),
        Some(_) => return Ok(()),
        None => {}
    }
    let Some(origin) = text(ORIGIN.as_str()) else { return Ok(()) };
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    if origin == base_url || text(HOST.as_str()) == Some(host) { Ok(()) } else { Err(WebError::CrossSite) }
}

/// The fields of a URL-encoded form.
///
/// # Errors
/// [`WebError::MediaType`] for another type of body, [`WebError::Malformed`] for too many fields.
pub fn fields<'b>(
    headers: &HeaderMap,
    body: &'b [u8],
) -> Result<impl Iterator<Item = (std::borrow::Cow<'b, str>, std::borrow::Cow<'b, str>)>, WebError> {
    fields_up_to(MAX_FIELDS, headers, body)
}

/// The fields of a URL-encoded form that may have more of them than a visitor's.
///
/// # Errors
/// As [`fields`].
pub fn fields_up_to<'b>(
    most: usize,
    headers: &HeaderMap,
    body: &'b [u8],
) -> Result<impl Iterator<Item = (std::borrow::Cow<'b, str>, std::borrow::Cow<'b, str>)> + use<'b>, WebError>
{
    if !is_type(headers, "application/x-www-form-urlencoded") {
        return Err(WebError::MediaType);
    }
    if body.iter().filter(|&&b| b == b'&').count() >= most {
        return Err(WebError::Malformed(String::new()));
    }
    Ok(form_urlencoded::parse(body))
}

/// Reads a posted signing form; fields it does not know are passed over.
///
/// # Errors
/// As [`fields`].
pub fn posted(headers: &HeaderMap, body: &[u8]) -> Result<Posted, WebError> {
    let mut posted = Posted::default();
    for (name, value) in fields(headers, body)? {
        let value = value.into_owned();
        let typed = &mut posted.typed;
        match &*name {
            "given_name" => typed.given_name = value,
            "family_name" => typed.family_name = value,
            "email_address" => typed.email_address = value,
            "postal_code" => typed.postal_code = value,
            "display" => typed.display = value,
            "comment" => typed.comment = value,
            "language" => typed.language = value,
            "commitments" => typed.commitments.push(value),
            "consent" => typed.consent.push(value),
            "form_token" => posted.token = value,
            "website" => posted.trap = value,
            _ => {}
        }
    }
    Ok(posted)
}

/// Reads a JSON document.
///
/// # Errors
/// [`WebError::MediaType`] for another type of body, [`WebError::Malformed`] with the place of the fault.
pub fn json(headers: &HeaderMap, body: &[u8]) -> Result<Typed, WebError> {
    if !is_type(headers, "application/json") {
        return Err(WebError::MediaType);
    }
    serde_json::from_slice(body).map_err(|error| WebError::Malformed(error.to_string()))
}

/// What to do about a fault, in the person's language.
#[must_use]
pub fn words(t: T, field: Field, fault: Fault) -> String {
    match (field, fault) {
        (Field::GivenName, Fault::Missing) => t.get("fault-given-name-missing").to_owned(),
        (Field::FamilyName, Fault::Missing) => t.get("fault-family-name-missing").to_owned(),
        (Field::EmailAddress, Fault::Missing) => t.get("fault-email-address-missing").to_owned(),
        (Field::PostalCode, Fault::Missing) => t.get("fault-postal-code-missing").to_owned(),
        (Field::Commitments, Fault::Missing) => t.get("fault-commitments-missing").to_owned(),
        (_, Fault::NotAnAddress) => t.get("fault-not-an-address").to_owned(),
        (_, Fault::NotAPostalCode) => t.get("fault-not-a-postal-code").to_owned(),
        (_, Fault::NotAsked) => t.get("fault-no-comment").to_owned(),
        (Field::Consent, Fault::UnknownChoice) => t.get("fault-consent-unknown").to_owned(),
        (field, Fault::TooLong(max)) => {
            let max = t.number(i64::try_from(max).unwrap_or(i64::MAX));
            t.with_all("fault-too-long", &[("field", label(t, field)), ("max", &max)])
        }
        (field, Fault::Forbidden) => t.with("fault-forbidden", "field", label(t, field)),
        (field, Fault::UnknownChoice | Fault::Missing) => {
            t.with("fault-unknown-choice", "field", label(t, field))
        }
    }
}

/// What a field is called on the form.
fn label(t: T, field: Field) -> &'static str {
    t.get(match field {
        Field::GivenName => "field-given-name",
        Field::FamilyName => "field-family-name",
        Field::EmailAddress => "field-email-address",
        Field::PostalCode => "field-postal-code",
        Field::Commitments => "field-commitments",
        Field::Comment => "field-comment",
        Field::Display => "field-display",
        Field::Consent => "field-consent",
    })
}

/// The faults for a problem document.
#[must_use]
pub fn problems(t: T, faults: &[(Field, Fault)]) -> Vec<FieldProblem> {
    faults
        .iter()
        .map(|&(field, fault)| FieldProblem { field: field.name().into(), message: words(t, field, fault) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|&(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect::<HeaderMap>()
    }

    #[test]
    fn posts_from_other_sites_are_refused() {
        let base = "https://front.example";
        assert_eq!(same_site(&headers(&[("sec-fetch-site", "cross-site")]), base), Err(WebError::CrossSite));
        assert_eq!(same_site(&headers(&[("sec-fetch-site", "same-origin")]), base), Ok(()));
        assert_eq!(
            same_site(&headers(&[("origin", "https://evil.example"), ("host", "front.example")]), base),
            Err(WebError::CrossSite)
        );
        assert_eq!(same_site(&headers(&[("origin", "null")]), base), Err(WebError::CrossSite));
        assert_eq!(same_site(&headers(&[("origin", "https://front.example")]), base), Ok(()));
        assert_eq!(
            same_site(&headers(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]), base),
            Ok(())
        );
        assert_eq!(same_site(&headers(&[]), base), Ok(()));
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            let kind = headers(&[("content-type", "application/x-www-form-urlencoded; charset=utf-8")]);
            let _ = posted(&kind, &body);
            let _ = json(&headers(&[("content-type", "application/json")]), &body);
        }
    }
}
