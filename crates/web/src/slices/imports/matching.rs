//! The page on which a file's columns are matched and the basis of consent is said.

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use commonfront_domain::person::Basis;
use commonfront_domain::{Language, Right, text_rules};
use commonfront_people_file::{Column, MAX_COLUMNS, MAX_TAG, MAX_TAGS};
use commonfront_store::query;

use super::columns::{self, FIELDS, lacks};
use super::engine;
use super::faults::head;
use super::pages::{self, number};
use super::plan::{Plan, State as Stands, Tools};
use crate::app::Shared;
use crate::error::WebError;
use crate::form;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::people::held;
use crate::slices::signing::public::body;
use crate::slices::staff::fields::{Faults, see_other};
use crate::slices::staff::{Desk, DeskPage, Section};

/// The longest form: 200 columns, each with a name.
pub const MAX_FORM: usize = 256 * 1024;
/// The most fields of it.
const MAX_FIELDS: usize = 2 * MAX_COLUMNS + 20;
/// The longest statement of where a proof is, in characters.
const PROOF: usize = 1000;

/// A column on the form.
struct ColumnForm {
    /// What it is called in the file.
    head: String,
    /// Its first values.
    samples: String,
    /// What it holds.
    field: String,
    /// What a custom field is called.
    own: String,
}

/// The form as it was guessed, remembered or typed.
struct Typed {
    columns: Vec<ColumnForm>,
    language: String,
    tags: String,
    basis: String,
    proof: String,
    ends: String,
    still: bool,
}

#[derive(Template)]
#[template(path = "slices/imports/match.html")]
struct Matching {
    page: DeskPage,
    id: i64,
    intro: String,
    origin: Option<String>,
    typed: Typed,
    faults: Faults,
    /// Name and words of each choice for a column.
    fields: Vec<(&'static str, &'static str)>,
}

impl Typed {
    fn of(t: T, plan: &Plan) -> Self {
        let columns = plan.columns.iter().enumerate().map(|(place, column)| ColumnForm {
            head: head(t, plan, place + 1),
            samples: samples(plan, place),
            field: columns::name(column).to_owned(),
            own: match column {
                Column::Custom(name) => name.clone(),
                _ => plan.headers.get(place).cloned().unwrap_or_default(),
            },
        });
        let basis = match plan.basis {
            Some(Basis::Express) => "express",
            Some(Basis::Membership) => "membership",
            _ => "",
        };
        Self {
            columns: columns.collect(),
            language: plan.language.tag().to_owned(),
            tags: plan.tags.join(", "),
            basis: basis.to_owned(),
            proof: plan.proof.clone(),
            ends: plan.membership_ends.map(|date| date.to_string()).unwrap_or_default(),
            still: plan.still_members,
        }
    }

    /// What was typed, in place of what the plan says.
    fn read(mut self, posted: impl Iterator<Item = (String, String)>) -> Self {
        self.still = false;
        for (name, value) in posted {
            match &*name {
                "language" => self.language = value,
                "tags" => self.tags = value,
                "basis" => self.basis = value,
                "proof" => self.proof = value,
                "ends" => self.ends = value,
                "still" => self.still = true,
                _ => {
                    let Some((what, place)) = name.split_at_checked(1) else { continue };
                    let place = place.parse().ok().and_then(|place: usize| self.columns.get_mut(place));
                    match (what, place) {
                        ("c", Some(column)) => column.field = value,
                        ("n", Some(column)) => column.own = value,
                        _ => {}
                    }
                }
            }
        }
        self
    }

    /// Puts what was typed into a plan; gives back what has to be mended.
    fn apply(&self, t: T, plan: &mut Plan, now: i64) -> Faults {
        let mut faults = Faults::default();
        let read = self.columns.iter().map(|column| columns::column(&column.field, &column.own));
        match read.collect::<Option<Vec<Column>>>() {
            Some(columns) => plan.columns = columns,
            None => faults.add("columns", t.get("imports-lack-own-name")),
        }
        match Language::from_tag(&self.language) {
            Some(language) => plan.language = language,
            None => faults.add("language", t.get("imports-lack-language")),
        }
        match tags(&self.tags) {
            Ok(tags) => plan.tags = tags,
            Err(key) => faults.add("tags", t.get(key)),
        }
        plan.basis = match self.basis.as_str() {
            "express" => Some(Basis::Express),
            "membership" => Some(Basis::Membership),
            _ => None,
        };
        match text_rules::paragraphs(&self.proof, PROOF) {
            Ok(proof) => plan.proof = proof,
            Err(text_rules::TextProblem::Empty) => plan.proof = String::new(),
            Err(_) => faults.add("proof", t.get("imports-lack-proof-short")),
        }
        plan.still_members = self.still;
        let ends = self.ends.trim();
        plan.membership_ends = ends.parse().ok();
        if plan.basis == Some(Basis::Membership)
            && !ends.is_empty()
            && (self.still || plan.membership_ends.is_none())
        {
            faults.add("ends", t.get("imports-lack-end"));
        }
        for lack in lacks(plan, now) {
            if faults.of(lack.field()).is_none() {
                faults.add(lack.field(), t.get(lack.words()));
            }
        }
        faults
    }
}

/// The first values of a column that say something.
fn samples(plan: &Plan, place: usize) -> String {
    let cells = plan.samples.iter().filter_map(|record| record.get(place)).filter(|cell| !cell.is_empty());
    cells.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// Tags as they are typed, between commas or semicolons.
///
/// # Errors
/// The key of what is wrong.
pub fn tags(typed: &str) -> Result<Vec<String>, &'static str> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', ';']) {
        match text_rules::line(tag, MAX_TAG) {
            Ok(tag) if tags.contains(&tag) => {}
            Ok(tag) => tags.push(tag),
            Err(text_rules::TextProblem::Empty) => {}
            Err(_) => return Err("imports-lack-tag"),
        }
    }
    if tags.len() > MAX_TAGS { Err("imports-lack-tag") } else { Ok(tags) }
}

/// The page, for an import whose columns are to be matched.
///
/// # Errors
/// The template failed.
pub fn matching(app: &Shared, desk: &Desk, plan: &Plan, id: i64, bytes: i64) -> Result<Response, WebError> {
    render(app, desk, plan, (id, bytes), Typed::of(desk.t, plan), Faults::default())
}

fn render(
    app: &Shared,
    desk: &Desk,
    plan: &Plan,
    (id, bytes): (i64, i64),
    typed: Typed,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, status) = (desk.t, faults.status());
    let about = t.number(plan.about(bytes));
    let choice = |field: &str| t.get(&format!("imports-field-{}", field.replace('_', "-")));
    let page = Matching {
        page: desk.page(app, desk.t.get("imports-title"), Section::Imports),
        id,
        intro: t.with_all("imports-match-intro", &[("file", &plan.file_name), ("records", &about)]),
        origin: plan.origin.clone(),
        typed,
        faults,
        fields: FIELDS.iter().map(|&field| (field, choice(field))).collect(),
    };
    Ok(page::html(status, page::render(&page)?, NEVER))
}

/// `POST /desk/imports/{id}`: the columns are matched and the basis is said; the dry run begins.
///
/// # Errors
/// [`WebError`].
pub async fn begin_dry_run(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<String>,
    headers: HeaderMap,
    posted: Result<Bytes, BytesRejection>,
) -> Result<Response, WebError> {
    desk.may(Right::Import)?;
    let (tools, id) = (Tools::from(&*app), number(&id)?);
    let row = engine::read(&tools, desk.staff.organisation_id, id).await?;
    let posted = body(posted)?;
    if Stands::from_number(row.state) != Stands::ToMatch {
        // Sent twice, or from a page that has grown old.
        return Ok(see_other(&pages::address(id)));
    }
    let keys = held::keys(&tools.vault, row.organisation_id)?;
    let mut plan = Plan::open(&keys, &row)?;
    let typed = Typed::of(desk.t, &plan).read(
        form::fields_up_to(MAX_FIELDS, &headers, &posted)?
            .map(|(name, value)| (name.into_owned(), value.into_owned())),
    );
    let faults = typed.apply(desk.t, &mut plan, tools.clock.now());
    if !faults.is_empty() {
        return render(&app, &desk, &plan, (id, row.bytes), typed, faults);
    }
    let mut tx = tools.db.write().await?;
    if query!(tx, imports::go_on(id, Stands::ToMatch as i64, Stands::Checking as i64, 0))? {
        plan.keep(&mut tx, &keys, id, row.parts, row.bytes).await?;
        tx.commit().await?;
    }
    Ok(see_other(&pages::address(id)))
}
