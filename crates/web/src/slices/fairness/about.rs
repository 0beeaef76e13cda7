//! A test is begun, and what it says of its budget is changed.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Audience, Visibility};
use commonfront_domain::slug;
use commonfront_domain::{Language, Text};
use commonfront_store::query;
use commonfront_store::rows::fairness::NewFairnessTest;

use super::documents::{self, Budget};
use super::forms::{self, THING};
use super::load::SCORING;
use super::typed;
use super::{places, rubrics, words};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Party, Room};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, Section, audit};

/// Whom a test can be shown to before it is published.
const LEVELS: [Visibility; 3] = [Visibility::Own, Visibility::Chosen, Visibility::Parties];
/// The years of which there are budgets to test.
const YEARS: std::ops::RangeInclusive<i64> = 1990..=2099;

/// One of several to choose from.
struct Choice {
    value: String,
    label: String,
    on: bool,
}

/// What stands in the form.
struct Form {
    id: Option<i64>,
    jurisdiction: String,
    year: String,
    rubric: String,
    title: Text,
    edition: Text,
    about: Text,
    link: String,
    example: bool,
    audience: Audience,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "slices/fairness/about.html")]
struct AboutPage {
    page: DeskPage,
    heading: &'static str,
    action: String,
    cancel: String,
    fixed: bool,
    places: Vec<Choice>,
    rubrics: Vec<Choice>,
    form: Form,
    pairs: Vec<Vec<Input>>,
    audience: AudienceField,
    faults: Faults,
}

async fn render(app: &App, room: &Room, form: Form) -> Result<Response, WebError> {
    let t = room.t;
    let parties = forms::all_parties(app).await?;
    let mut conn = app.db.read().await?;
    let all = rubrics::all(&mut conn).await?;
    drop(conn);
    let heading = t.get(if form.id.is_none() { "fairness-new" } else { "fairness-edit" });
    let place = |code: &'static str| Choice {
        value: code.to_owned(),
        label: places::name(t, code).to_owned(),
        on: code == form.jurisdiction,
    };
    let rubric = |listed: &rubrics::Listed| Choice {
        value: listed.rubric.name(),
        label: format!("{} ({})", words::of(t, &listed.rubric.title), listed.rubric.name()),
        on: listed.rubric.name() == form.rubric,
    };
    form.faults.call_each(
        t,
        &[
            ("jurisdiction", "fairness-field-jurisdiction"),
            ("year", "fairness-field-year"),
            ("rubric", "fairness-rubric"),
            ("link", "fairness-field-link"),
        ],
    );
    let body = AboutPage {
        page: room.desk.page(app, heading, Section::Fairness),
        heading,
        action: form.id.map_or("/desk/fairness/new".to_owned(), |id| format!("{}/edit", forms::href(id))),
        cancel: form.id.map_or("/desk/fairness".to_owned(), forms::href),
        fixed: form.id.is_some(),
        places: places::JURISDICTIONS.into_iter().map(place).collect(),
        rubrics: all.iter().map(rubric).collect(),
        pairs: vec![
            typed::pair(
                t,
                &form.faults,
                ["title_en", "title_fr"],
                ("text", "fairness-field-title", "fairness-hint-title"),
                &form.title,
            ),
            typed::pair(
                t,
                &form.faults,
                ["edition_en", "edition_fr"],
                ("text", "fairness-field-edition", "fairness-hint-edition"),
                &form.edition,
            ),
            typed::pair(
                t,
                &form.faults,
                ["about_en", "about_fr"],
                ("textarea", "fairness-field-about", "fairness-hint-about"),
                &form.about,
            ),
        ],
        audience: AudienceField::new(t, &LEVELS, &parties, room.own(), &form.audience),
        faults: form.faults.clone(),
        form,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/fairness/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    let form = Form {
        id: None,
        jurisdiction: "on".to_owned(),
        year: String::new(),
        rubric: rubrics::ours().last().map(|rubric| rubric.name()).unwrap_or_default(),
        title: Text::default(),
        edition: Text::default(),
        about: Text::default(),
        link: String::new(),
        example: false,
        audience: Audience { visibility: Visibility::Parties, chosen: Vec::new() },
        faults: Faults::default(),
    };
    render(&app, &room, form).await
}

fn is_link(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.contains('@') && !rest.contains([' ', '"', '<', '>', '\\', '`'])
    })
}

/// Reads the part of the form that can be changed later too.
fn read(room: &Room, posted: &Posted, parties: &[Party], id: Option<i64>) -> Form {
    let t = room.t;
    let mut faults = Faults::default();
    let title = typed::both(t, &mut faults, posted, "title", (typed::LINE, false), true);
    let edition = typed::both(t, &mut faults, posted, "edition", (typed::LINE, false), false);
    let about = typed::both(t, &mut faults, posted, "about", (typed::WORDS, true), false);
    let link = posted.get("link").trim().to_owned();
    if !link.is_empty() && (link.len() > typed::LINE || !is_link(&link)) {
        faults.add("link", t.get("fairness-fault-link"));
    }
    let audience = audience::read(posted, &LEVELS, parties);
    if audience.visibility == Visibility::Chosen && audience::told(&audience, room.own(), parties).is_empty()
    {
        faults.add("visibility", t.get("messages-fault-nobody"));
    }
    Form {
        id,
        jurisdiction: posted.get("jurisdiction").to_owned(),
        year: posted.get("year").trim().to_owned(),
        rubric: posted.get("rubric").to_owned(),
        title,
        edition,
        about,
        link: link.chars().take(2 * typed::LINE).collect(),
        example: posted.has("example"),
        audience,
        faults,
    }
}

fn with_what_was_typed(mut form: Form, posted: &Posted) -> Form {
    for (name, text) in
        [("title", &mut form.title), ("edition", &mut form.edition), ("about", &mut form.about)]
    {
        for language in Language::ALL {
            text.set(language, Some(posted.get(&format!("{name}_{}", language.tag())).to_owned()));
        }
    }
    form
}

/// `POST /desk/fairness/new`.
///
/// # Errors
/// [`WebError`].
pub async fn add(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let t = room.t;
    let parties = forms::all_parties(&app).await?;
    let mut form = read(&room, &posted, &parties, None);
    if !places::JURISDICTIONS.contains(&form.jurisdiction.as_str()) {
        form.faults.add("jurisdiction", t.get("fairness-fault-choose"));
    }
    let year = form.year.parse::<i64>().ok().filter(|year| YEARS.contains(year));
    if year.is_none() {
        form.faults.add("year", t.get("fairness-fault-year"));
    }
    let mut conn = app.db.read().await?;
    if rubrics::find(&mut conn, &form.rubric).await?.is_none() {
        form.faults.add("rubric", t.get("fairness-fault-choose"));
    }
    drop(conn);
    let Some(year) = year.filter(|_| form.faults.is_empty()) else {
        return render(&app, &room, with_what_was_typed(form, &posted)).await;
    };
    let budget = Budget {
        title: form.title,
        edition: form.edition,
        link: form.link,
        about: form.about,
        example: form.example,
        ..Budget::default()
    };
    let (document, at) = (documents::write(&budget)?, app.clock.now());
    let wanted = places::slug(&form.jurisdiction, year);
    let mut taken: Vec<String> = Vec::new();
    let mut tx = app.db.write().await?;
    for _ in 0..50 {
        let slug = slug::free(&wanted, |one| taken.iter().any(|there| there == one));
        let new = NewFairnessTest {
            organisation_id: room.own(),
            visibility: form.audience.visibility.number(),
            slug: &slug,
            rubric: &form.rubric,
            jurisdiction: &form.jurisdiction,
            year,
            document: &document,
            staff_id: room.desk.staff.id,
            at,
        };
        let Some(id) = query!(tx, fairness::add_test(&new))? else {
            taken.push(slug);
            continue;
        };
        audience::put(&mut tx, THING, id, &form.audience).await?;
        audit::write(&mut tx, &room.desk, at, &Event::FairnessTestBegun { test: id }).await?;
        tx.commit().await?;
        return Ok(see_other(&format!("{}?did=begun", forms::href(id))));
    }
    Err(WebError::Busy)
}

/// `GET /desk/fairness/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::own(&app, &room, id).await?;
    let mut conn = app.db.read().await?;
    let audience = audience::of(&mut conn, THING, id, whole.row.visibility).await?;
    drop(conn);
    let form = Form {
        id: Some(id),
        jurisdiction: whole.row.jurisdiction,
        year: whole.row.year.to_string(),
        rubric: whole.row.rubric,
        title: whole.budget.title,
        edition: whole.budget.edition,
        about: whole.budget.about,
        link: whole.budget.link,
        example: whole.budget.example,
        audience,
        faults: Faults::default(),
    };
    render(&app, &room, form).await
}

/// `POST /desk/fairness/{id}/edit`. Whose budget, which year and which rule stay as they are.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::own(&app, &room, id).await?;
    let parties = forms::all_parties(&app).await?;
    let mut form = read(&room, &posted, &parties, Some(id));
    if !form.faults.is_empty() {
        form.jurisdiction = whole.row.jurisdiction;
        form.year = whole.row.year.to_string();
        form.rubric = whole.row.rubric;
        return render(&app, &room, with_what_was_typed(form, &posted)).await;
    }
    // Whoever scored goes on seeing what she scored: it is not taken from her midway.
    let narrower = form.audience.visibility < Visibility::from_number(whole.row.visibility);
    if narrower
        && (whole.row.state != SCORING || whole.sheets.iter().any(|held| held.organisation_id != room.own()))
    {
        form.faults.add("visibility", room.t.get("fairness-fault-narrower"));
        form.jurisdiction = whole.row.jurisdiction;
        form.year = whole.row.year.to_string();
        form.rubric = whole.row.rubric;
        return render(&app, &room, form).await;
    }
    let budget = Budget {
        title: form.title,
        edition: form.edition,
        link: form.link,
        about: form.about,
        example: form.example,
        reply: whole.budget.reply,
    };
    let (document, at) = (documents::write(&budget)?, app.clock.now());
    let mut tx = app.db.write().await?;
    let visibility = form.audience.visibility.number();
    if query!(tx, fairness::change_test(room.own(), id, visibility, &document, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, fairness::forget_adoptions(id, room.own()))?;
    audience::put(&mut tx, THING, id, &form.audience).await?;
    audit::write(&mut tx, &room.desk, at, &Event::FairnessTestChanged { test: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?did=changed", forms::href(id))))
}
