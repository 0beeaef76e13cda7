//! Reading the audit log: searched, paged and exported. Nothing here, and nothing anywhere, changes it.

use std::collections::HashMap;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::audit::Event;
use commonfront_domain::clock::timestamp;
use commonfront_domain::{Micros, Right, Role};
use commonfront_people_file::guard;
use commonfront_store::query;
use commonfront_store::rows::staff::{AuditFilter, AuditRow};
use futures_util::stream;
use serde::Deserialize;

use super::desk::Desk;
use super::fields::Posted;
use super::frame::{DeskPage, Section};
use super::inputs::Choice;
use super::{accounts, audit};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};

const PAGE: &str = "/desk/audit";
/// Entries on a page.
const SHOWN: i64 = 50;
/// Entries read at once for a file.
const BATCH: i64 = 1000;

/// What is looked for, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    before: String,
}

struct Entry {
    at: String,
    who: String,
    what: String,
    about: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "slices/staff/log.html")]
struct LogPage {
    page: DeskPage,
    asked: Asked,
    who: Vec<Choice>,
    kinds: Vec<Choice>,
    entries: Vec<Entry>,
    older: Option<String>,
    fresh: bool,
}

/// The beginning of a day on the wall's clock, or of the day after.
fn midnight(day: &str, after: bool) -> Option<Micros> {
    let date: jiff::civil::Date = day.trim().parse().ok()?;
    let date = if after { date.tomorrow().ok()? } else { date };
    crate::zone::read(&date.to_string(), "00:00")
}

impl Asked {
    fn filter(&self) -> AuditFilter<'_> {
        AuditFilter {
            // Anything else is no kind, and finds everything.
            kind: Event::KINDS.iter().find(|(kind, _)| *kind == self.kind).map_or("", |(kind, _)| kind),
            staff_id: self.who.parse().unwrap_or(-1),
            from: midnight(&self.from, false).unwrap_or(0),
            until: midnight(&self.to, true).unwrap_or(i64::MAX),
            before: self.before.parse().unwrap_or(i64::MAX),
            limit: SHOWN + 1,
        }
    }

    fn older(&self, before: i64) -> String {
        let fields = [("kind", &self.kind), ("who", &self.who), ("from", &self.from), ("to", &self.to)];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
        query.append_pair("before", &before.to_string());
        format!("{PAGE}?{}", query.finish())
    }
}

/// The entries that the person at the desk may read.
async fn find(app: &App, desk: &Desk, filter: &AuditFilter<'_>) -> Result<Vec<AuditRow>, WebError> {
    let mut conn = app.db.read().await?;
    Ok(if desk.staff.role == Role::Secretary {
        query!(conn, audit::shared(filter))?
    } else {
        query!(conn, audit::of_organisation(desk.staff.organisation_id, filter))?
    })
}

/// The names of those whose acts the person at the desk may read about. For a union that is its own staff;
/// anybody else is the coalition's.
async fn names(app: &App, desk: &Desk) -> Result<HashMap<i64, String>, WebError> {
    let mut conn = app.db.read().await?;
    let rows = if desk.staff.role == Role::Secretary {
        query!(conn, staff::all())?
    } else {
        query!(conn, staff::of_organisation(desk.staff.organisation_id))?
    };
    let name = |row| accounts::open(&app.vault, row).map(|staff| (row.id, staff.name));
    rows.iter().map(name).collect()
}

fn who(t: T, names: &HashMap<i64, String>, staff: i64) -> String {
    let unnamed = if staff == 0 { "audit-nobody" } else { "audit-coalition" };
    names.get(&staff).cloned().unwrap_or_else(|| t.get(unnamed).to_owned())
}

/// What an entry's short name for an outcome, a state or an answer is called.
fn word(t: T, kind: &str, field: &str, name: &str) -> Option<&'static str> {
    let of = match (kind, field) {
        (_, "outcome") => "decisions-outcome",
        (_, "category") => "fraud-category",
        (_, "mandate") => "pact-mandate",
        (_, "answer") => "calls-answer",
        (_, "thing") => "messages-thing",
        ("agreement-status", "status") => "bargaining-status",
        ("incident-status", "status") => "incidents-status",
        ("claim-written", "status") => "words-standing",
        (_, "language") => return t.find(if name == "fr" { "staff-french" } else { "staff-english" }),
        _ => return None,
    };
    t.find(&format!("{of}-{name}"))
}

/// What happened, and the rest of the entry as words and values.
fn told(t: T, names: &HashMap<i64, String>, row: &AuditRow) -> (String, Vec<(String, String)>) {
    let what = t.get(&format!("audit-kind-{}", row.kind)).to_owned();
    let detail: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&row.detail).unwrap_or_default();
    let value = |field: &str, value: &serde_json::Value| match value {
        serde_json::Value::Number(n) if field == "staff" => who(t, names, n.as_i64().unwrap_or(0)),
        serde_json::Value::Number(n) => n.as_i64().map_or_else(|| n.to_string(), |n| t.number(n)),
        serde_json::Value::Bool(yes) => t.get(if *yes { "audit-yes" } else { "audit-no" }).to_owned(),
        serde_json::Value::String(text) => match (Role::from_name(text), text.parse::<jiff::civil::Date>()) {
            (Some(role), _) => super::frame::role_word(t, role).to_owned(),
            (None, Ok(day)) if field == "leaves" => t.date(day),
            _ => word(t, &row.kind, field, text).map_or_else(|| text.clone(), str::to_owned),
        },
        serde_json::Value::Array(several) => {
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    let rest = detail.iter().filter(|(field, _)| *field != "kind");
    let about = rest.map(|(field, found)| {
        (t.get(&format!("audit-field-{}", field.replace('_', "-"))).to_owned(), value(field, found))
    });
    (what, about.collect())
}

/// `GET /desk/audit`.
///
/// # Errors
/// [`WebError`].
pub async fn show(
    State(app): State<Shared>,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    desk.may(Right::Audit)?;
    let t = desk.t;
    let mut rows = find(&app, &desk, &asked.filter()).await?;
    let names = names(&app, &desk).await?;
    let more = rows.len() > usize::try_from(SHOWN).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    let older = rows.last().filter(|_| more).map(|row| asked.older(row.id));
    let entry = |row: &AuditRow| {
        let (what, about) = told(t, &names, row);
        Entry { at: t.moment(row.at), who: who(t, &names, row.staff_id), what, about }
    };
    let choice =
        |value: String, label: String, chosen: bool| Choice { value, label, hint: String::new(), chosen };
    let mut people: Vec<Choice> = names
        .iter()
        .map(|(id, name)| choice(id.to_string(), name.clone(), asked.who == id.to_string()))
        .collect();
    people.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    let sees = |shared: bool| desk.staff.role != Role::Secretary || shared;
    let kinds = Event::KINDS.iter().filter(|(_, area)| sees(area.is_shared())).map(|(kind, _)| {
        choice((*kind).to_owned(), t.get(&format!("audit-kind-{kind}")).to_owned(), asked.kind == *kind)
    });
    let body = LogPage {
        page: desk.page(&app, t.get("desk-audit"), Section::Audit),
        who: people,
        kinds: kinds.collect(),
        entries: rows.iter().map(entry).collect(),
        older,
        asked,
        fresh: desk.fresh(&app, PAGE).is_ok(),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// A cell of a file that a spreadsheet will not take for a formula.
fn cell(text: &str) -> String {
    format!("\"{}\"", guard(text).replace('"', "\"\""))
}

fn csv_line(t: T, names: &HashMap<i64, String>, row: &AuditRow) -> String {
    let (what, about) = told(t, names, row);
    let about: Vec<String> =
        about.iter().map(|(field, value)| format!("{} {value}", t.colon(field))).collect();
    let cells = [
        timestamp(row.at).to_string(),
        row.staff_id.to_string(),
        who(t, names, row.staff_id),
        row.kind.clone(),
        what,
        about.join("; "),
    ];
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// `POST /desk/audit/export`: what the filter finds, as CSV.
///
/// # Errors
/// [`WebError`].
pub async fn export(
    State(app): State<Shared>,
    desk: Desk,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    desk.may(Right::Audit)?;
    desk.fresh(&app, PAGE)?;
    let posted = Posted::read(&headers, body)?;
    let field = |name: &str| posted.get(name).to_owned();
    let asked = Asked {
        kind: field("kind"),
        who: field("who"),
        from: field("from"),
        to: field("to"),
        before: String::new(),
    };
    let mut tx = app.db.write().await?;
    audit::write(&mut tx, &desk, app.clock.now(), &Event::AuditExported {}).await?;
    tx.commit().await?;
    let (t, names) = (desk.t, names(&app, &desk).await?);
    let heads = ["when", "number", "who", "kind", "what", "about"];
    let head = heads.map(|head| cell(t.get(&format!("audit-head-{head}")))).join(",") + "\r\n";
    // A spreadsheet knows by the mark that it is UTF-8.
    let first = Bytes::from(format!("\u{feff}{head}"));
    let rest = stream::try_unfold(Some(asked), move |asked| {
        let (app, desk, names) = (app.clone(), desk.clone(), names.clone());
        async move {
            let Some(mut asked) = asked else { return Ok(None) };
            let filter = AuditFilter { limit: BATCH, ..asked.filter() };
            let rows = find(&app, &desk, &filter).await?;
            let Some(last) = rows.last() else { return Ok(None) };
            asked.before = last.id.to_string();
            let lines: String = rows.iter().map(|row| csv_line(t, &names, row)).collect();
            Ok::<_, WebError>(Some((Bytes::from(lines), Some(asked))))
        }
    });
    let whole = futures_util::StreamExt::chain(stream::iter([Ok(first)]), rest);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.csv\"")),
        (CACHE_CONTROL, HeaderValue::from_static(NEVER)),
    ];
    Ok((StatusCode::OK, headers, Body::from_stream(whole)).into_response())
}

#[cfg(test)]
mod tests {
    use commonfront_domain::Language;

    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("Roy;=1+1"), "\"Roy;'=1+1\"");
        assert_eq!(cell("a \"b\""), "\"a \"\"b\"\"\"");
    }

    #[test]
    fn an_entry_says_what_came_of_it_in_words() {
        let said = |kind, field, name| word(T(Language::Fr), kind, field, name);
        assert_eq!(said("decision-closed", "outcome", "adopted"), Some("Adoptée"));
        assert_eq!(said("agreement-status", "status", "ratified"), Some("Ratifiée"));
        assert_eq!(said("incident-status", "status", "settled"), Some("Réglé"));
        assert_eq!(said("claim-written", "status", "retired"), Some("Abandonnée"));
        assert_eq!(said("call-answered", "answer", "partly"), Some("En partie"));
        assert_eq!(said("campaign-saved", "campaign", "keep-it-public"), None);
        assert_eq!(said("decision-closed", "outcome", "x"), None);
    }

    #[test]
    fn every_kind_and_field_has_words_in_both_languages() {
        for language in Language::ALL {
            for field in Event::FIELDS {
                let key = format!("audit-field-{}", field.replace('_', "-"));
                assert!(!T(language).get(&key).is_empty(), "{key}");
            }
            for (kind, _) in Event::KINDS {
                assert!(!T(language).get(&format!("audit-kind-{kind}")).is_empty(), "{kind}");
            }
        }
    }
}
