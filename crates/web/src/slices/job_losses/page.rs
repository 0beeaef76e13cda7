//! `/{lang}/tools/jobs`: the form, and beneath it the answer to what it asks. A plain form by GET: the address
//! of a result says everything that it was made from.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::form::Form;
use super::outcome::{Outcome, Typed, typed};
use super::result::Shown;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER, Page, SHARED, ShareImage};
use crate::slices::campaigns::public::read_language;

/// Cuts to begin with: the key of its words, and its question.
const EXAMPLES: [(&str, &str); 4] = [
    ("jobs-example-hospitals", "place=on&service=health&amount=1&unit=billion"),
    ("jobs-example-schools", "place=on&service=education&kind=positions&positions=2000"),
    ("jobs-example-cities", "place=on&service=municipal&amount=150&years=3&pace=steps"),
    ("jobs-example-quebec", "place=qc&amount=500"),
];

#[derive(Template)]
#[template(path = "slices/job_losses/page.html")]
struct JobsPage {
    page: Page,
    form: Form,
    result: Option<Shown>,
    examples: Vec<(&'static str, String)>,
}

fn redirect(to: &str) -> Result<Response, WebError> {
    let to = HeaderValue::from_str(to).map_err(|_| WebError::NotFound)?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, to), (CACHE_CONTROL, HeaderValue::from_static(NEVER))])
        .into_response())
}

/// `GET /{lang}/tools/jobs`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    RawQuery(raw): RawQuery,
) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let fields = typed(raw.as_deref());
    if fields.is_empty() {
        return shown(&app, t, &fields, None);
    }
    match Outcome::of(&fields, &app.packs) {
        Ok(outcome) => {
            // One question, one address.
            let query = outcome.question.query();
            if raw.as_deref() != Some(query.as_str()) {
                return redirect(&format!("/{}/tools/jobs?{query}#result", t.0.tag()));
            }
            shown(&app, t, &fields, Some(&outcome))
        }
        Err(faults) => {
            let snapshot = app.catalog.now();
            let title = t.with("jobs-title-fault", "title", t.get("jobs-title"));
            let page = Page::new(&app, &snapshot, t.0, &title, "/tools/jobs").private();
            let form = Form::new(t, &fields, &faults, &app.packs);
            let body = page::render(&JobsPage { page, form, result: None, examples: Vec::new() })?;
            Ok(page::html(StatusCode::UNPROCESSABLE_ENTITY, body, NEVER))
        }
    }
}

fn shown(app: &Shared, t: T, fields: &Typed, outcome: Option<&Outcome<'_>>) -> Result<Response, WebError> {
    let snapshot = app.catalog.now();
    let result = outcome.map(|outcome| Shown::new(t, outcome, &app.settings.base_url));
    let (title, tail) = match &result {
        None => (t.get("jobs-title").to_owned(), "/tools/jobs".to_owned()),
        Some(result) => (result.said.cut.clone(), format!("/tools/jobs?{}", result.query)),
    };
    let mut page = Page::new(app, &snapshot, t.0, &title, tail);
    t.get("jobs-lead").clone_into(&mut page.description);
    if let Some(result) = &result {
        page.description.clone_from(&result.said.sentence);
        page.share_image = Some(ShareImage {
            src: format!("/{}/tools/jobs.png?{}", t.0.tag(), result.query),
            alt: result.said.sentence.clone(),
        });
    }
    let example =
        |(key, query): (&str, &str)| (t.get(key), format!("/{}/tools/jobs?{query}#result", t.0.tag()));
    let form = Form::new(t, fields, &[], &app.packs);
    let examples = EXAMPLES.into_iter().map(example).collect();
    let body = page::render(&JobsPage { page, form, result, examples })?;
    Ok(page::html(StatusCode::OK, body, SHARED))
}
