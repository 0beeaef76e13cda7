//! What the coalition says of its parties, and of itself: read from its document, changed there in both
//! languages at once.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::{Coalition, Organisation};
use commonfront_domain::colour::Colour;
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{EmailAddress, Language, Right, Role, Text};
use commonfront_store::{Tx, query};

use super::audit;
use super::desk::Desk;
use super::fields::{Faults, Posted, see_other};
use super::frame::{DeskPage, Section};
use super::inputs::Input;
use crate::app::{App, Shared};
use crate::catalog::Snapshot;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::zone;

const PAGE: &str = "/desk/organisations";
/// The longest name, in characters.
const NAME: usize = 200;
/// Colours to choose from; all can be read on paper.
const COLOURS: [&str; 8] =
    ["#0b5d66", "#7a1f3d", "#4a3f99", "#7a4a00", "#1f5f2e", "#1d4f91", "#6b2d6b", "#5c4a1f"];
/// The longest postal address, in characters.
const ADDRESS: usize = 400;

struct Listed {
    slug: String,
    name: String,
    acronym: String,
    people: String,
    officer: String,
    can_change: bool,
}

#[derive(Template)]
#[template(path = "slices/staff/organisations.html")]
struct OrganisationsPage {
    page: DeskPage,
    done: bool,
    organisations: Vec<Listed>,
    sub: String,
    can_add: bool,
    needs_coalition: bool,
}

#[derive(Template)]
#[template(path = "slices/staff/organisation.html")]
struct FormPage {
    page: DeskPage,
    title: String,
    crumb: bool,
    /// Where its logo is changed; none for what has no logo.
    logo: Option<String>,
    done: bool,
    action: String,
    faults: Faults,
    fields: Vec<Input>,
    pairs: Vec<[Input; 2]>,
    rest: Vec<Input>,
}

/// `GET /desk/organisations`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, desk: Desk, uri: Uri) -> Result<Response, WebError> {
    desk.may(Right::ManageOrganisations)?;
    let (t, snapshot) = (desk.t, app.catalog.now());
    let parties = snapshot.coalition.iter().flat_map(|coalition| &coalition.organisations);
    let organisations: Vec<Listed> = parties
        .map(|party| Listed {
            slug: party.slug.clone(),
            name: party.name.get(t.0).to_owned(),
            acronym: party.acronym.get(t.0).to_owned(),
            people: t.number(party.people_represented),
            officer: party.officer.clone().unwrap_or_else(|| "–".to_owned()),
            can_change: may_change(&desk, &party.slug),
        })
        .collect();
    let can_add = desk.staff.role.may(Right::Coalition);
    let body = OrganisationsPage {
        page: desk.page(&app, t.get("desk-organisations"), Section::Organisations),
        done: uri.query() == Some("done"),
        sub: t.num("staff-organisations-count", i64::try_from(organisations.len()).unwrap_or(i64::MAX)),
        organisations,
        can_add: can_add && snapshot.coalition.is_some(),
        needs_coalition: can_add && snapshot.coalition.is_none(),
    };
    Ok(page::html(axum::http::StatusCode::OK, page::render(&body)?, NEVER))
}

pub(super) fn may_change(desk: &Desk, slug: &str) -> bool {
    desk.staff.role == Role::Secretary || desk.staff.organisation == slug
}

/// What stands in a form: as posted, or as the document has it.
type Values<'v> = Box<dyn Fn(&str) -> String + Send + Sync + 'v>;

fn of_organisation(party: &Organisation) -> Values<'_> {
    Box::new(|field: &str| match field {
        "slug" => party.slug.clone(),
        "acronym_en" => party.acronym.exact(Language::En).unwrap_or_default().to_owned(),
        "acronym_fr" => party.acronym.exact(Language::Fr).unwrap_or_default().to_owned(),
        "name_en" => party.name.exact(Language::En).unwrap_or_default().to_owned(),
        "name_fr" => party.name.exact(Language::Fr).unwrap_or_default().to_owned(),
        "officer_title_en" => party.officer_title.exact(Language::En).unwrap_or_default().to_owned(),
        "officer_title_fr" => party.officer_title.exact(Language::Fr).unwrap_or_default().to_owned(),
        "people_represented" => party.people_represented.to_string(),
        "as_of" => party.as_of.to_string(),
        "colour" => party.colour.to_string(),
        "second_colour" => party.second_colour.map(|colour| colour.to_string()).unwrap_or_default(),
        "officer" => party.officer.clone().unwrap_or_default(),
        "postal_address" => party.postal_address.clone().unwrap_or_default(),
        "contact_email" => party.contact_email.clone().unwrap_or_default(),
        _ => String::new(),
    })
}

fn pair(t: T, faults: &Faults, values: &Values<'_>, ids: [&'static str; 2], label: &str) -> [Input; 2] {
    let input = |id: &'static str, language: Language| {
        Input::new(id, "text", t.get(label))
            .written_in(
                language.tag(),
                t.get(if language == Language::En { "staff-english" } else { "staff-french" }),
            )
            .value(values(id))
            .faults(faults)
    };
    [input(ids[0], Language::En), input(ids[1], Language::Fr)]
}

fn organisation_form(
    app: &App,
    desk: &Desk,
    known: Option<&Organisation>,
    values: &Values<'_>,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = desk.t;
    let input = |id: &'static str, kind: &'static str, label: &str| {
        Input::new(id, kind, t.get(label)).value(values(id)).faults(&faults)
    };
    let mut fields = Vec::new();
    if known.is_none() {
        fields.push(input("slug", "text", "staff-slug").hint(t.get("staff-slug-hint")));
    }
    let pairs = vec![
        pair(t, &faults, values, ["name_en", "name_fr"], "staff-organisation-name"),
        pair(t, &faults, values, ["acronym_en", "acronym_fr"], "staff-acronym"),
        pair(t, &faults, values, ["officer_title_en", "officer_title_fr"], "staff-officer-title")
            .map(Input::optional),
    ];
    let rest = vec![
        input("officer", "text", "staff-officer").hint(t.get("staff-officer-hint")).optional(),
        input("people_represented", "text", "staff-represented").hint(t.get("staff-represented-hint")),
        input("as_of", "date", "staff-as-of"),
        input("colour", "text", "staff-colour").hint(t.get("staff-colour-hint")),
        input("second_colour", "text", "staff-second-colour").optional(),
        input("postal_address", "textarea", "staff-postal-address")
            .hint(t.get("staff-postal-hint"))
            .optional(),
        input("contact_email", "email", "staff-contact").optional(),
    ];
    let title = known
        .map_or_else(|| t.get("staff-organisation-add").to_owned(), |party| party.name.get(t.0).to_owned());
    let body = FormPage {
        page: desk.page(app, &title, Section::Organisations),
        title,
        crumb: true,
        logo: known.map(|party| super::logo::page_of(&party.slug)),
        done: false,
        action: format!("{PAGE}/{}", known.map_or("new", |party| party.slug.as_str())),
        fields,
        pairs,
        rest,
        faults,
    };
    let status = body.faults.status();
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// What the form for a new organisation begins with: today, and a colour that no other has.
fn suggested(app: &App, snapshot: &Snapshot, id: &str) -> String {
    match id {
        "as_of" => zone::local(app.clock.now()).date().to_string(),
        "colour" => {
            let taken = |colour: &str| snapshot.parties().any(|party| party.colour.to_string() == colour);
            COLOURS.into_iter().find(|colour| !taken(colour)).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

/// `GET /desk/organisations/{slug}`; `new` is the form for another one.
///
/// # Errors
/// [`WebError`].
pub async fn edit(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    desk.may(Right::ManageOrganisations)?;
    let snapshot = app.catalog.now();
    if slug == "new" {
        desk.may(Right::Coalition)?;
        return organisation_form(
            &app,
            &desk,
            None,
            &(Box::new(|id: &str| suggested(&app, &snapshot, id)) as Values<'_>),
            Faults::default(),
        );
    }
    if !may_change(&desk, &slug) {
        return Err(WebError::NotFound);
    }
    let party = snapshot.organisation(&slug).ok_or(WebError::NotFound)?;
    organisation_form(&app, &desk, Some(party), &of_organisation(party), Faults::default())
}

/// Reads one line; `required` says whether it may be empty.
fn line(t: T, posted: &Posted, faults: &mut Faults, id: &'static str, required: bool) -> Option<String> {
    read(t, text_rules::line(posted.get(id), NAME), faults, id, required)
}

fn read(
    t: T,
    result: Result<String, TextProblem>,
    faults: &mut Faults,
    id: &'static str,
    required: bool,
) -> Option<String> {
    match result {
        Ok(text) => return Some(text),
        Err(TextProblem::Empty) if !required => {}
        Err(TextProblem::Empty) => faults.add(id, t.get("staff-fault-empty")),
        Err(TextProblem::TooLong(max)) => {
            faults.add(id, t.num("staff-fault-long", i64::try_from(max).unwrap_or(i64::MAX)));
        }
        Err(TextProblem::Forbidden) => faults.add(id, t.get("staff-fault-forbidden")),
    }
    None
}

fn colour(t: T, faults: &mut Faults, id: &'static str, typed: &str) -> Option<Colour> {
    let Ok(colour) = Colour::try_from(typed.trim().to_lowercase()) else {
        faults.add(id, t.get("staff-fault-colour"));
        return None;
    };
    if !colour.passes_on_light() {
        let near = colour.nearest_on_light().to_string();
        faults.add(id, t.with("staff-fault-contrast", "near", &near));
    }
    Some(colour)
}

fn address(t: T, posted: &Posted, faults: &mut Faults, id: &'static str) -> Option<String> {
    if posted.get(id).trim().is_empty() {
        return None;
    }
    let address = EmailAddress::parse(posted.get(id));
    if address.is_err() {
        faults.add(id, t.get("staff-email-fault"));
    }
    address.ok().map(|address| address.as_str().to_owned())
}

fn organisation(t: T, posted: &Posted, slug: &str, faults: &mut Faults) -> Option<Organisation> {
    let mut text = |en: &'static str, fr: &'static str, required: bool| Text {
        en: line(t, posted, faults, en, required),
        fr: line(t, posted, faults, fr, required),
    };
    let name = text("name_en", "name_fr", true);
    let acronym = text("acronym_en", "acronym_fr", true);
    let officer_title = text("officer_title_en", "officer_title_fr", false);
    let officer = line(t, posted, faults, "officer", false);
    let digits: String =
        posted.get("people_represented").chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let people = digits.parse::<i64>().ok().filter(|people| (0..=1_000_000_000).contains(people));
    if people.is_none() {
        faults.add("people_represented", t.get("staff-fault-number"));
    }
    let as_of = posted.get("as_of").trim().parse::<jiff::civil::Date>().ok();
    if as_of.is_none() {
        faults.add("as_of", t.get("staff-fault-day"));
    }
    let first = colour(t, faults, "colour", posted.get("colour"));
    let second = match posted.get("second_colour").trim() {
        "" => None,
        typed => colour(t, faults, "second_colour", typed),
    };
    let postal = text_rules::paragraphs(posted.get("postal_address"), ADDRESS);
    let postal_address = read(t, postal, faults, "postal_address", false);
    let contact_email = address(t, posted, faults, "contact_email");
    Some(Organisation {
        slug: slug.to_owned(),
        acronym,
        name,
        people_represented: people?,
        as_of: as_of?,
        colour: first?,
        second_colour: second,
        officer,
        officer_title,
        postal_address,
        contact_email,
        logo: None,
        left: None,
    })
}

/// `POST /desk/organisations/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    desk: Desk,
    Path(path): Path<String>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::ManageOrganisations)?;
    let (t, mut faults, new) = (desk.t, Faults::default(), path == "new");
    if new {
        desk.may(Right::Coalition)?;
    } else if !may_change(&desk, &path) {
        return Err(WebError::NotFound);
    }
    let slug = if new { posted.get("slug").trim().to_lowercase() } else { path };
    let mut tx = app.db.write().await?;
    let mut coalition = held(&mut tx).await?.ok_or(WebError::NotFound)?;
    let at = coalition.organisations.iter().position(|party| party.slug == slug);
    if new && at.is_some() {
        faults.add("slug", t.get("staff-fault-slug-taken"));
    }
    if new && (slug == "new" || !is_short_name(&slug)) {
        faults.add("slug", t.get("staff-fault-slug"));
    }
    let known = if new { None } else { Some(coalition.organisations[at.ok_or(WebError::NotFound)?].clone()) };
    let read = organisation(t, &posted, &slug, &mut faults);
    if let Some(party) = read.filter(|_| faults.is_empty()) {
        match at {
            Some(at) => {
                let Organisation { left, logo, .. } = coalition.organisations[at].clone();
                coalition.organisations[at] = Organisation { left, logo, ..party };
            }
            None => coalition.organisations.push(party),
        }
        if coalition.problems().is_empty() {
            let id = query!(tx, campaigns::put_organisation(&slug))?;
            let event = match new {
                true => Event::OrganisationAdded { organisation: slug.clone() },
                false => Event::OrganisationChanged { organisation: slug.clone() },
            };
            audit::write_in(&mut tx, &desk, id, app.clock.now(), &event).await?;
            keep(tx, &app, &coalition).await?;
            return Ok(see_other("/desk/organisations?done"));
        }
        // What is wrong with the document as a whole is not this form's doing.
        faults.add("name_en", t.get("staff-fault-document"));
    }
    drop(tx);
    let values: Values<'_> = Box::new(|id: &str| posted.get(id).to_owned());
    organisation_form(&app, &desk, known.as_ref(), &values, faults)
}

fn is_short_name(slug: &str) -> bool {
    (1..=60).contains(&slug.len())
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// The coalition's document, held until the transaction ends.
pub(super) async fn held(tx: &mut Tx) -> Result<Option<Coalition>, WebError> {
    query!(tx, staff::hold_coalition())?;
    let document = query!(tx, campaigns::coalition())?;
    let read = |document: String| {
        serde_json::from_str(&document).map_err(|error| {
            tracing::error!(%error, "the coalition's document can't be read");
            WebError::Internal
        })
    };
    document.map(read).transpose()
}

pub(super) async fn keep(mut tx: Tx, app: &App, coalition: &Coalition) -> Result<(), WebError> {
    let document = serde_json::to_string(coalition).map_err(|_| WebError::Internal)?;
    query!(tx, campaigns::put_coalition(&document))?;
    tx.commit().await?;
    Ok(app.refresh().await?)
}

fn of_coalition(coalition: Option<&Coalition>) -> Values<'_> {
    Box::new(move |field: &str| {
        let Some(coalition) = coalition else { return String::new() };
        match field {
            "name_en" => coalition.name.exact(Language::En).unwrap_or_default().to_owned(),
            "name_fr" => coalition.name.exact(Language::Fr).unwrap_or_default().to_owned(),
            "postal_address" => coalition.postal_address.clone(),
            "contact_email" => coalition.contact_email.clone(),
            _ => String::new(),
        }
    })
}

fn settings_form(
    app: &App,
    desk: &Desk,
    values: &Values<'_>,
    faults: Faults,
    done: bool,
) -> Result<Response, WebError> {
    let t = desk.t;
    let input = |id: &'static str, kind: &'static str, label: &str| {
        Input::new(id, kind, t.get(label)).value(values(id)).faults(&faults)
    };
    let pairs = vec![pair(t, &faults, values, ["name_en", "name_fr"], "staff-coalition-name")];
    let rest = vec![
        input("postal_address", "textarea", "staff-postal-address").hint(t.get("staff-postal-law")),
        input("contact_email", "email", "staff-contact").hint(t.get("staff-contact-hint")),
    ];
    let title = t.get("desk-settings").to_owned();
    let body = FormPage {
        page: desk.page(app, &title, Section::Settings),
        title,
        crumb: false,
        logo: None,
        done,
        action: "/desk/settings".to_owned(),
        fields: Vec::new(),
        pairs,
        rest,
        faults,
    };
    let status = body.faults.status();
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/settings`: the coalition's own name and addresses.
///
/// # Errors
/// [`WebError`].
pub async fn settings(State(app): State<Shared>, desk: Desk, uri: Uri) -> Result<Response, WebError> {
    desk.may(Right::Coalition)?;
    let snapshot = app.catalog.now();
    let values = of_coalition(snapshot.coalition.as_ref());
    settings_form(&app, &desk, &values, Faults::default(), uri.query() == Some("done"))
}

/// `POST /desk/settings`. On a fresh server this makes the coalition.
///
/// # Errors
/// [`WebError`].
pub async fn save_settings(
    State(app): State<Shared>,
    desk: Desk,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Coalition)?;
    let (t, mut faults) = (desk.t, Faults::default());
    let name = Text {
        en: line(t, &posted, &mut faults, "name_en", true),
        fr: line(t, &posted, &mut faults, "name_fr", true),
    };
    let postal = text_rules::paragraphs(posted.get("postal_address"), ADDRESS);
    let postal_address = read(t, postal, &mut faults, "postal_address", true).unwrap_or_default();
    let contact_email = address(t, &posted, &mut faults, "contact_email").unwrap_or_default();
    if contact_email.is_empty() && faults.of("contact_email").is_none() {
        faults.add("contact_email", t.get("staff-fault-empty"));
    }
    if faults.is_empty() {
        let mut tx = app.db.write().await?;
        let before = held(&mut tx).await?;
        let organisations = before.map(|coalition| coalition.organisations).unwrap_or_default();
        let coalition = Coalition { name, postal_address, contact_email, organisations };
        if coalition.problems().is_empty() {
            audit::write(&mut tx, &desk, app.clock.now(), &Event::CoalitionChanged {}).await?;
            keep(tx, &app, &coalition).await?;
            return Ok(see_other("/desk/settings?done"));
        }
        faults.add("name_en", t.get("staff-fault-document"));
    }
    let values: Values<'_> = Box::new(|id: &str| posted.get(id).to_owned());
    settings_form(&app, &desk, &values, faults, false)
}
