//! What goes wrong between a request and its answer, in one type; and how it is told: to a person as a
//! page in her language, to a machine as a problem document (RFC 9457).

use std::borrow::Cow;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, RETRY_AFTER,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use commonfront_domain::Language;
use commonfront_store::Refused;
use futures_util::FutureExt;
use serde::Serialize;

use crate::app::Shared;
use crate::i18n::T;
use crate::page::{self, FRAMEABLE, NEVER, Page, SECURITY};
use crate::slices::staff::{door, session};

/// How long a request may take from its head to the beginning of its answer.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);
/// The same where somebody at the desk sends a file.
const PATIENCE_WITH_FILE: std::time::Duration = std::time::Duration::from_secs(300);
/// The same for a file of people, which may be large; a piece of it that stalls is given up sooner.
const PATIENCE_WITH_PEOPLE: std::time::Duration = std::time::Duration::from_secs(3600);

/// Why a request gets no ordinary answer. Which to use when: a fault in a form's fields is none of these,
/// it is the form again; see [`crate::form`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebError {
    /// There is nothing at this address.
    #[error("nothing here")]
    NotFound,
    /// The address takes other methods.
    #[error("method not allowed")]
    Method,
    /// The body is longer than we read.
    #[error("body too large")]
    TooLarge,
    /// The body is of a type that we don't read.
    #[error("unsupported content type")]
    MediaType,
    /// The request can't be understood; the text says why, without repeating what was sent.
    #[error("{0}")]
    Malformed(String),
    /// It comes from another site's page.
    #[error("sent from another site")]
    CrossSite,
    /// Not for this person.
    #[error("forbidden")]
    Forbidden,
    /// A script asks without a session; told as a problem document.
    #[error("signed out")]
    SignedOut,
    /// Something else comes first, at this address: signing in, proving who one is.
    #[error("elsewhere first")]
    SeeOther(String),
    /// Too many in a short time.
    #[error("too many requests")]
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// What could be done here can't be done any more.
    #[error("closed")]
    Closed,
    /// The write path is full, or the database can't write.
    #[error("busy")]
    Busy,
    /// It did not arrive in time.
    #[error("too slow")]
    TooSlow,
    /// A fault of ours; the log says which.
    #[error("internal")]
    Internal,
}

impl WebError {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::CrossSite | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::SeeOther(_) => StatusCode::SEE_OTHER,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Closed => StatusCode::GONE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Keys of the title and of what to do about it.
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("error-not-found", "error-not-found-help"),
            Self::Method => ("error-method", "error-method-help"),
            Self::TooLarge => ("error-too-large", "error-too-large-help"),
            Self::MediaType => ("error-media-type", "error-media-type-help"),
            Self::Malformed(_) => ("error-malformed", "error-malformed-help"),
            Self::CrossSite => ("error-cross-site", "error-cross-site-help"),
            Self::Forbidden => ("error-forbidden", "error-forbidden-help"),
            // Nobody reads the words of a redirection.
            Self::SignedOut | Self::SeeOther(_) => ("error-signed-out", "error-signed-out-help"),
            Self::TooMany { .. } => ("error-too-many", "error-too-many-help"),
            Self::Closed => ("error-closed", "error-closed-help"),
            Self::Busy => ("error-busy", "error-busy-help"),
            Self::TooSlow => ("error-too-slow", "error-too-slow-help"),
            Self::Internal => ("error-internal", "error-internal-help"),
        }
    }

    /// What to say in a notice above a form that keeps what was typed.
    #[must_use]
    pub fn notice(&self, t: T) -> &'static str {
        t.get(self.words().1)
    }

    /// Seconds after which to try again, if that may help.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after } => Some(*retry_after),
            Self::Busy => Some(5),
            _ => None,
        }
    }

    /// As a problem document, with the fields that have to be mended.
    #[must_use]
    pub fn problem(&self, t: T, errors: &[FieldProblem]) -> Response {
        let (title, help) = self.words();
        let detail = match self {
            Self::Malformed(detail) if !detail.is_empty() => detail,
            _ => t.get(help),
        };
        problem(self.status(), t.get(title), detail, errors, self.retry_after())
    }
}

/// A field that has to be mended, in a problem document.
#[derive(Clone, Debug, Serialize)]
pub struct FieldProblem {
    /// The field's name.
    pub field: Cow<'static, str>,
    /// What to do, in the person's language.
    pub message: String,
}

/// A problem document (RFC 9457).
#[must_use]
pub fn problem(
    status: StatusCode,
    title: &str,
    detail: &str,
    errors: &[FieldProblem],
    retry_after: Option<u64>,
) -> Response {
    let mut body = serde_json::json!({
        "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail,
    });
    if !errors.is_empty() {
        body["errors"] = serde_json::json!(errors);
    }
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    wait(&mut response, retry_after);
    response
}

/// Says when to come back.
pub fn wait(response: &mut Response, retry_after: Option<u64>) {
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
}

impl From<commonfront_store::Error> for WebError {
    fn from(error: commonfront_store::Error) -> Self {
        tracing::error!(%error, "the database did not answer");
        Self::Busy
    }
}

impl From<Refused> for WebError {
    fn from(_: Refused) -> Self {
        Self::Busy
    }
}

impl IntoResponse for WebError {
    /// Bare; [`tell`] knows the visitor's language and fills it in. A redirection is whole.
    fn into_response(self) -> Response {
        if let Self::SeeOther(to) = &self {
            let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/desk"));
            let headers = [(LOCATION, to), (CACHE_CONTROL, HeaderValue::from_static(NEVER))];
            return (StatusCode::SEE_OTHER, headers).into_response();
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The language of a request: the first part of its path, or what the browser prefers.
#[must_use]
pub fn language(path: &str, headers: &HeaderMap) -> Language {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    Language::from_tag(first).unwrap_or_else(|| {
        let preferred = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        preferred.map_or(Language::En, Language::preferred)
    })
}

/// Which language the person at the desk speaks: whoever finds out tells it to [`tell`], since the desk's
/// addresses don't name one.
#[derive(Clone, Debug, Default)]
pub struct Spoken(Arc<OnceLock<Language>>);

impl Spoken {
    /// Tells it, once.
    pub fn set(&self, language: Language) {
        // Told twice, it is the same.
        let _ = self.0.set(language);
    }
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    page: Page,
    kicker: String,
    title: &'a str,
    lines: Vec<String>,
    link: Option<(String, String)>,
}

/// A page that says one thing.
///
/// # Errors
/// The template failed.
pub fn message(
    page: Page,
    kicker: String,
    title: &str,
    lines: Vec<String>,
    link: Option<(String, String)>,
) -> Result<bytes::Bytes, WebError> {
    page::render(&MessagePage { page, kicker, title, lines, link })
}

/// Around every route: fills in what a [`WebError`], or a bare refusal of the framework's, says; and puts
/// the security headers on every answer.
pub async fn tell(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let desk = path == "/desk" || path.starts_with("/desk/");
    let lang = match desk {
        true => door::language(request.uri(), request.headers()),
        false => language(&path, request.headers()),
    };
    // Whoever asks for a page of the desk that isn't there is told in her language.
    let visitor = desk.then(|| request.headers().clone());
    let spoken = Spoken::default();
    request.extensions_mut().insert(spoken.clone());
    let kind = request.headers().get(CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let patience = if path == "/desk/imports" {
        PATIENCE_WITH_PEOPLE
    } else if desk && kind.starts_with(b"multipart/form-data") {
        PATIENCE_WITH_FILE
    } else {
        PATIENCE
    };
    // A body that trickles in holds a connection and, when the server stops, the stop. What streams out
    // afterwards, as live counts do, is not meant.
    // A fault of ours that ends a handler half-way ends that request alone, and it is told.
    let whole = AssertUnwindSafe(next.run(request)).catch_unwind();
    let mut response = match tokio::time::timeout(patience, whole).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => WebError::Internal.into_response(),
        Err(_) => WebError::TooSlow.into_response(),
    };
    let status = response.status();
    let error = response.extensions_mut().remove::<WebError>().or_else(|| {
        let bare = response
            .headers()
            .get(CONTENT_TYPE)
            .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
        match status {
            _ if !bare => None,
            StatusCode::NOT_FOUND => Some(WebError::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(WebError::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(WebError::TooLarge),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(WebError::MediaType),
            status if status.is_client_error() => Some(WebError::Malformed(String::new())),
            status if status.is_server_error() && !path.ends_with("z") => Some(WebError::Internal),
            _ => None,
        }
    });
    if let Some(error) = error {
        let allow = response.headers().get("allow").cloned();
        let lang = match (spoken.0.get(), visitor) {
            (Some(spoken), _) => *spoken,
            (None, Some(headers)) if matches!(error, WebError::NotFound | WebError::Method) => {
                let staff = session::find(&app, &headers).await.ok().flatten();
                staff.map_or(lang, |(staff, _)| staff.language)
            }
            _ => lang,
        };
        response = if path.starts_with("/api/") || error == WebError::SignedOut {
            error.problem(T(lang), &[])
        } else if desk {
            at_the_desk(&app, lang, &error)
        } else {
            page(&app, lang, &error)
        };
        if let Some(allow) = allow {
            response.headers_mut().insert("allow", allow);
        }
    }
    let frameable = response.extensions_mut().remove::<Frameable>().is_some();
    for (name, value) in SECURITY {
        response.headers_mut().insert(name, value);
    }
    if frameable {
        response.headers_mut().remove(X_FRAME_OPTIONS);
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMEABLE));
    }
    response
}

/// Marks an answer that other sites may show within their pages. It takes nothing in and changes nothing.
#[derive(Clone, Copy, Debug)]
pub struct Frameable;

/// The desk has words of its own where the public's speak of signing.
fn at_the_desk(app: &Shared, lang: Language, error: &WebError) -> Response {
    let (t, (title, help)) = (T(lang), error.words());
    let help = match error {
        WebError::TooMany { .. } => "desk-error-too-many",
        WebError::Busy => "desk-error-busy",
        _ => help,
    };
    let link = Some(("/desk", t.get("desk-error-back")));
    let told = door::message(app, t, error.status(), t.get(title), t.get(help), link);
    let mut response = told.unwrap_or_else(|_| error.status().into_response());
    wait(&mut response, error.retry_after());
    response
}

fn page(app: &Shared, lang: Language, error: &WebError) -> Response {
    let (t, (title, help)) = (T(lang), error.words());
    let snapshot = app.catalog.now();
    let page = Page::new(app, &snapshot, lang, t.get(title), String::new()).private();
    let kicker = t.num("error-number", i64::from(error.status().as_u16()));
    let link = Some((format!("/{}", lang.tag()), t.get("error-home").to_owned()));
    let body = message(page, kicker, t.get(title), vec![t.get(help).to_owned()], link).unwrap_or_default();
    let mut response = page::html(error.status(), body, NEVER);
    wait(&mut response, error.retry_after());
    response
}
