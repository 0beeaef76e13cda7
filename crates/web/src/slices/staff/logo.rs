//! An organisation's logo: brought, replaced, taken away. It stands beside its name on the pact and on statements.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::Uri;
use axum::response::Response;
use commonfront_domain::Right;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Logo;
use commonfront_store::query;

use super::desk::Desk;
use super::fields::{Faults, see_other};
use super::frame::{DeskPage, Section};
use super::{audit, organisations};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::editor::received::receive;
use crate::slices::editor::typed::Unread;
use crate::slices::editor::words;
use crate::slices::pictures::{LogoShown, keep};

/// The field with the file.
const FIELD: &str = "logo";

#[derive(Template)]
#[template(path = "slices/staff/logo.html")]
struct LogoPage {
    page: DeskPage,
    name: String,
    acronym: String,
    slug: String,
    logo: Option<LogoShown>,
    done: bool,
    faults: Faults,
}

/// Where an organisation's logo is changed.
#[must_use]
pub fn page_of(slug: &str) -> String {
    format!("/desk/organisations/{slug}/logo")
}

fn render(app: &App, desk: &Desk, slug: &str, done: bool, faults: Faults) -> Result<Response, WebError> {
    let (t, snapshot) = (desk.t, app.catalog.now());
    let party = snapshot.organisation(slug).ok_or(WebError::NotFound)?;
    faults.call_each(t, &[(FIELD, "staff-logo-file")]);
    let status = faults.status();
    let body = LogoPage {
        page: desk.page(app, t.get("staff-logo"), Section::Organisations),
        name: party.name.get(t.0).to_owned(),
        acronym: party.acronym.get(t.0).to_owned(),
        slug: slug.to_owned(),
        logo: party.logo.as_ref().map(LogoShown::new),
        done,
        faults,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

fn allowed(desk: &Desk, slug: &str) -> Result<(), WebError> {
    desk.may(Right::ManageOrganisations)?;
    if organisations::may_change(desk, slug) { Ok(()) } else { Err(WebError::NotFound) }
}

/// `GET /desk/organisations/{slug}/logo`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    uri: Uri,
) -> Result<Response, WebError> {
    allowed(&desk, &slug)?;
    render(&app, &desk, &slug, uri.query() == Some("done"), Faults::default())
}

/// `POST /desk/organisations/{slug}/logo`: puts one in the other's place, or takes it away.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, WebError> {
    allowed(&desk, &slug)?;
    let (posted, file) = receive(request, FIELD).await?;
    let removes = posted.trimmed("do") == "remove";
    let taken = match file {
        _ if removes => Ok(None),
        None => Err(desk.t.get("staff-logo-none")),
        Some(file) => {
            let taken = app.pictures.take(file).await?;
            taken.map(Some).map_err(|fault| words::unread(desk.t, Unread::Picture(fault)))
        }
    };
    let picture = match taken {
        Ok(picture) => picture,
        Err(fault) => {
            let mut faults = Faults::default();
            faults.add(FIELD, fault);
            return render(&app, &desk, &slug, false, faults);
        }
    };
    let mut tx = app.db.write().await?;
    let mut coalition = organisations::held(&mut tx).await?.ok_or(WebError::NotFound)?;
    let party = coalition.organisations.iter_mut().find(|party| party.slug == slug);
    let party = party.ok_or(WebError::NotFound)?;
    party.logo = match picture {
        None => None,
        Some(picture) => Some(Logo {
            picture: keep::put(&mut tx, &picture, app.clock.now()).await?,
            width: picture.width,
            height: picture.height,
        }),
    };
    let id = query!(tx, campaigns::put_organisation(&slug))?;
    let event = Event::OrganisationChanged { organisation: slug.clone() };
    audit::write_in(&mut tx, &desk, id, app.clock.now(), &event).await?;
    organisations::keep(tx, &app, &coalition).await?;
    Ok(see_other(&format!("{}?done", page_of(&slug))))
}
