//! What happens to a supporter's data, in plain words.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, Page, SHARED};
use crate::slices::campaigns::public::read_language;

#[derive(Template)]
#[template(path = "slices/trust/your_data.html")]
struct YourDataPage {
    page: Page,
    parts: Vec<(String, String)>,
}

/// `/{lang}/your-data`.
///
/// # Errors
/// [`WebError`].
pub async fn your_data(State(app): State<Shared>, Path(lang): Path<String>) -> Result<Response, WebError> {
    let t = T(read_language(&lang)?);
    let snapshot = app.catalog.now();
    let mut page = Page::new(&app, &snapshot, t.0, t.get("data-title"), "/your-data");
    page.nav.iter_mut().for_each(|item| item.current = true);
    let contact =
        snapshot.coalition.as_ref().map(|coalition| coalition.contact_email.clone()).unwrap_or_default();
    let part = |title: &str, text: String| (t.get(title).to_owned(), text);
    let parts = vec![
        part("data-kept", t.get("data-kept-words").to_owned()),
        part("data-seen", t.get("data-seen-words").to_owned()),
        part("data-never", t.get("data-never-words").to_owned()),
        part("data-long", t.num("data-long-words", app.settings.pending_days)),
        part("data-leave", t.get("data-leave-words").to_owned()),
        part("data-ask", t.with("data-ask-words", "address", &contact)),
    ];
    let body = page::render(&YourDataPage { page, parts })?;
    Ok(page::html(StatusCode::OK, body, SHARED))
}
