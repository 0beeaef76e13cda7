//! Correcting what is held of a person.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{EmailAddress, Language, PersonName, PostalCode, Right, text_rules};
use commonfront_store::{PeopleChanges, query, write_people};

use super::held::{self, Held};
use super::list::LONGEST_TAG;
use super::record::open;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{Desk, DeskPage, Section, audit};

/// The longest value of a custom field, in characters.
const LONGEST_FIELD: usize = 1000;

#[derive(Template)]
#[template(path = "slices/people/edit.html")]
struct EditPage {
    page: DeskPage,
    number: i64,
    name: String,
    typed: Typed,
    faults: Faults,
    notice: Option<&'static str>,
}

/// What is typed into the form that corrects a record.
#[derive(Default)]
struct Typed {
    revision: String,
    given_name: String,
    family_name: String,
    email_address: String,
    postal_code: String,
    language: String,
    fields: Vec<(String, String)>,
    new_field: String,
    new_value: String,
}

/// `GET /desk/people/{number}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let held = open(&mut app.db.read().await?, &keys, number).await?;
    let typed = Typed {
        revision: held.revision.to_string(),
        given_name: held.person.given_name.clone(),
        family_name: held.person.family_name.clone(),
        email_address: held.person.email_address.clone(),
        postal_code: held.person.postal_code.clone(),
        language: held.language.tag().to_owned(),
        fields: held.person.custom.clone().into_iter().collect(),
        ..Typed::default()
    };
    edit_again(&app, &desk, &held, typed, Faults::default(), None)
}

fn edit_again(
    app: &App,
    desk: &Desk,
    held: &Held,
    typed: Typed,
    faults: Faults,
    notice: Option<&'static str>,
) -> Result<Response, WebError> {
    let name = held.person.name();
    let status =
        if faults.is_empty() && notice.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = desk.page(app, &name, Section::People);
    let body = EditPage { page, number: held.number, name, typed, faults, notice };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// Reads what was typed into a record; what is wrong is named.
fn read(t: T, typed: &Typed, held: &mut Held) -> Faults {
    let mut faults = Faults::default();
    for (field, raw, into) in [
        ("given_name", &typed.given_name, &mut held.person.given_name),
        ("family_name", &typed.family_name, &mut held.person.family_name),
    ] {
        match PersonName::parse(raw) {
            Ok(name) => name.as_str().clone_into(into),
            Err(_) if raw.trim().is_empty() => into.clear(),
            Err(_) => faults.add(field, t.get("people-fault-name")),
        }
    }
    match EmailAddress::parse(&typed.email_address) {
        Ok(address) => address.as_str().clone_into(&mut held.person.email_address),
        Err(_) => faults.add("email_address", t.get("fault-not-an-address")),
    }
    match PostalCode::parse(&typed.postal_code) {
        Ok(code) => code.as_str().clone_into(&mut held.person.postal_code),
        Err(_) if typed.postal_code.trim().is_empty() => held.person.postal_code.clear(),
        Err(_) => faults.add("postal_code", t.get("fault-not-a-postal-code")),
    }
    held.language = Language::from_tag(&typed.language).unwrap_or(held.language);
    let mut fields: Vec<(&str, &str)> =
        typed.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !typed.new_field.trim().is_empty() || !typed.new_value.trim().is_empty() {
        fields.push((&typed.new_field, &typed.new_value));
    }
    held.person.custom.clear();
    for (name, value) in fields {
        if value.trim().is_empty() {
            continue;
        }
        match (text_rules::line(name, LONGEST_TAG), text_rules::line(value, LONGEST_FIELD)) {
            (Ok(name), Ok(value)) => drop(held.person.custom.insert(name, value)),
            _ => faults.add("new_field", t.get("people-fault-field")),
        }
    }
    faults
}

/// `POST /desk/people/{number}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn correct(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    let text = |name: &str| posted.get(name).to_owned();
    let names = posted.all("field_name").map(str::to_owned);
    let typed = Typed {
        revision: text("revision"),
        given_name: text("given_name"),
        family_name: text("family_name"),
        email_address: text("email_address"),
        postal_code: text("postal_code"),
        language: text("language"),
        fields: names.zip(posted.all("field_value").map(str::to_owned)).collect(),
        new_field: text("new_field"),
        new_value: text("new_value"),
    };
    let (t, now) = (desk.t, app.clock.now());
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let mut tx = app.db.write().await?;
    query!(tx, people::hold(keys.owner(), 0))?;
    let row = query!(tx, people::get(keys.owner(), number))?.ok_or(WebError::NotFound)?;
    let mut held = Held::open(&keys, &row)?;
    let (before, was) = (held.index(&keys), held.clone());
    let mut faults = read(t, &typed, &mut held);
    if faults.is_empty() {
        let other = query!(tx, people::find(keys.owner(), &held.fingerprint(&keys)?))?;
        if other.is_some_and(|other| other.number != number) {
            faults.add("email_address", t.get("people-fault-taken"));
        }
    }
    let stale = typed.revision != held.revision.to_string();
    if stale || !faults.is_empty() {
        drop(tx);
        let notice = stale.then(|| t.get("people-fault-stale"));
        let typed = Typed { revision: held.revision.to_string(), ..typed };
        return edit_again(&app, &desk, &was, typed, faults, notice);
    }
    held::put_labels(&mut tx, &keys, &held.person).await?;
    let changes = PeopleChanges { update: vec![held.write(&keys, &before)?], ..PeopleChanges::default() };
    write_people(&mut tx, keys.owner(), &changes, i64::MAX, now).await?;
    audit::write(&mut tx, &desk, now, &Event::PersonCorrected { person: number }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/people/{number}?done=correct")))
}
