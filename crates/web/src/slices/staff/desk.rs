//! Whoever is at the desk: the session behind a request, and what it may do.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use commonfront_domain::Right;

use super::accounts::Staff;
use super::frame::{DeskPage, Section};
use super::session::{self, FRESH, Session};
use crate::app::{App, Shared};
use crate::error::{Spoken, WebError};
use crate::form;
use crate::i18n::T;
use crate::slices::desk::waiting::{self, Badges};

/// A member of staff at the desk. As an extractor it sends whoever is not signed in to the door, and
/// refuses what another site's page has a browser send.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who.
    pub staff: Staff,
    /// Her words.
    pub t: T,
    /// Her session.
    pub session: Session,
    /// The path of the request, for the rail and for coming back.
    pub path: String,
    /// What waits for her, for the rail.
    pub badges: Badges,
}

/// A path that leads back to the desk, or the desk itself: never to another host.
#[must_use]
pub fn local(next: &str) -> &str {
    let desk = next == "/desk" || next.starts_with("/desk/") || next.starts_with("/desk?");
    let plain = next.bytes().all(|b| (0x21..0x7f).contains(&b) && b != b'\\');
    if desk && plain && !next.contains("//") && next.len() <= 2000 { next } else { "/desk" }
}

/// A page's address with another to come back to.
#[must_use]
pub fn with_next(page: &str, next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(local(next).as_bytes()).collect();
    format!("{page}?next={next}")
}

/// Whether a script asks, who can't do anything with a page.
fn is_script(headers: &HeaderMap, path: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    path.starts_with("/api/")
        || text("sec-fetch-dest") == "empty"
        || text("accept").starts_with("application/json")
}

impl FromRequestParts<Shared> for Desk {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, WebError> {
        let reads = matches!(parts.method, Method::GET | Method::HEAD);
        if !reads {
            form::same_site(&parts.headers, &app.settings.base_url)?;
        }
        let path = parts.uri.path();
        let Some((staff, session)) = session::find(app, &parts.headers).await? else {
            if is_script(&parts.headers, path) {
                return Err(WebError::SignedOut);
            }
            let wanted = parts.uri.path_and_query().map_or("/desk", |wanted| wanted.as_str());
            let next = if reads { wanted } else { "/desk" };
            return Err(WebError::SeeOther(with_next("/desk/sign-in", next)));
        };
        // Whoever let them in, staff of an organisation that has left see nothing of those that stayed.
        if app.catalog.now().has_left(&staff.organisation) {
            return Err(WebError::Forbidden);
        }
        if let Some(spoken) = parts.extensions.get::<Spoken>() {
            spoken.set(staff.language);
        }
        // A script shows no rail.
        let badges = if is_script(&parts.headers, path) {
            Badges::default()
        } else {
            waiting::badges(app, &staff).await?
        };
        Ok(Self { t: T(staff.language), session, path: path.to_owned(), badges, staff })
    }
}

impl Desk {
    /// Whether the person may do something.
    ///
    /// # Errors
    /// [`WebError::Forbidden`].
    pub fn may(&self, right: Right) -> Result<(), WebError> {
        if self.staff.role.may(right) { Ok(()) } else { Err(WebError::Forbidden) }
    }

    /// A page of the desk.
    #[must_use]
    pub fn page(&self, app: &App, title: &str, section: Section) -> DeskPage {
        DeskPage::new(app, self, title, section)
    }

    /// Whether the person has proved within ten minutes who she is; if not, she is sent to do so, and from
    /// there to `back`, a page of the desk.
    ///
    /// # Errors
    /// [`WebError::SeeOther`].
    pub fn fresh(&self, app: &App, back: &str) -> Result<(), WebError> {
        if app.clock.now() - self.session.confirmed_at <= FRESH {
            Ok(())
        } else {
            Err(WebError::SeeOther(with_next("/desk/confirm", back)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leads_away() {
        for next in ["/desk", "/desk/people?q=a", "/desk?lang=fr"] {
            assert_eq!(local(next), next);
        }
        for away in [
            "https://evil.example",
            "//evil.example",
            "/desk//evil.example",
            "/desktop",
            "/en",
            "",
            "/desk/\r\nx",
            "/desk/\\evil",
        ] {
            assert_eq!(local(away), "/desk", "{away}");
        }
    }
}
