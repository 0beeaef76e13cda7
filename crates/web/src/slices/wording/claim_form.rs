//! Writing a claim: the fact in both languages, its figures, its source, and how it stands. An organisation
//! changes its own claims; those of the coalition are the secretary's to change.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, Right, Text, slug, text_rules};
use commonfront_store::query;
use commonfront_store::rows::guide::NewGuideText;
use commonfront_wording::{ClaimRecord, Figure, Status};
use jiff::civil::Date;

use super::claim_list::mark;
use super::entry_form::too_long;
use super::shelf::{Origin, Shelf, Words, today};
use super::uses::{self, Place};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::{Choice, Input};
use crate::slices::staff::{Desk, DeskPage, Section, audit};

/// The longest text, source or link, in characters.
const LONGEST: usize = 1000;
/// The most figures of one claim.
const FIGURES: usize = 20;

#[derive(Template)]
#[template(path = "slices/wording/claim_form.html")]
struct FormPage {
    page: DeskPage,
    title: String,
    slug: String,
    action: String,
    version: i64,
    writing: bool,
    pairs: Vec<[Input; 2]>,
    figures: Input,
    rest: Vec<Input>,
    statuses: Vec<Choice>,
    faults: Faults,
    standing: Option<(&'static str, &'static str)>,
    places: Vec<Place>,
}

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    slug: Option<String>,
    text: [String; 2],
    source: [String; 2],
    link: [String; 2],
    figures: String,
    dated: String,
    review: String,
    owner: String,
    status: Status,
    version: i64,
    faults: Faults,
}

const NAMES: [(&str, [&str; 2]); 3] = [
    ("text", ["text_en", "text_fr"]),
    ("source", ["source_en", "source_fr"]),
    ("link", ["link_en", "link_fr"]),
];

impl Typed {
    fn of(claim: &ClaimRecord, version: i64) -> Self {
        let both =
            |text: &Text| Language::ALL.map(|language| text.exact(language).unwrap_or_default().to_owned());
        Self {
            slug: Some(claim.slug.clone()),
            text: both(&claim.text),
            source: both(&claim.source),
            link: both(&claim.link),
            figures: claim.figures.join("\n"),
            dated: claim.dated.to_string(),
            review: claim.review.to_string(),
            owner: claim.owner.clone(),
            status: claim.status,
            version,
            faults: Faults::default(),
        }
    }

    fn posted(slug: Option<String>, posted: &Posted) -> Self {
        let line = |name: &str| {
            text_rules::document(posted.get(name)).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let both = |names: [&str; 2]| names.map(line);
        let [text, source, link] = NAMES.map(|(_, names)| both(names));
        Self {
            slug,
            text,
            source,
            link,
            figures: text_rules::document(posted.get("figures")),
            dated: posted.get("dated").to_owned(),
            review: posted.get("review").to_owned(),
            owner: line("owner"),
            status: Status::from_name(posted.get("status")).unwrap_or_default(),
            version: posted.get("version").parse().unwrap_or(0),
            faults: Faults::default(),
        }
    }

    fn line(&mut self, t: T, name: &'static str, text: &str, needed: bool) {
        if needed && text.is_empty() {
            self.faults.add(name, t.get("words-fault-missing"));
        } else if text.chars().count() > LONGEST {
            self.faults.add(name, too_long(t, LONGEST));
        }
    }

    /// The claim, or what has to be mended.
    fn read(&mut self, t: T, words: &Words, today: Date) -> Option<ClaimRecord> {
        let all = [(self.text.clone(), true), (self.source.clone(), true), (self.link.clone(), false)];
        for ((_, names), (values, needed)) in NAMES.into_iter().zip(&all) {
            for (name, value) in names.into_iter().zip(values) {
                self.line(t, name, value, *needed);
            }
        }
        for (name, value) in NAMES[2].1.into_iter().zip(all[2].0.clone()) {
            let web = ["https://", "http://"].iter().any(|begin| value.starts_with(begin));
            if !value.is_empty() && (!web || value.contains(['<', '>', '"', ' '])) {
                self.faults.add(name, t.get("words-fault-link"));
            }
        }
        let owner = self.owner.clone();
        self.line(t, "owner", &owner, true);
        let figures: Vec<String> =
            self.figures.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        if let Some(bad) = figures.iter().find(|typed| Figure::read(typed).is_none()) {
            let bad: String = bad.chars().take(40).collect();
            self.faults.add("figures", t.with("words-fault-figure", "figure", &bad));
        } else if figures.len() > FIGURES {
            self.faults
                .add("figures", t.num("words-fault-figures", i64::try_from(FIGURES).unwrap_or(i64::MAX)));
        }
        let (dated, review) = (self.dated.parse::<Date>(), self.review.parse::<Date>());
        if dated.as_ref().map_or(true, |day| *day > today) {
            self.faults.add("dated", t.get("words-fault-dated"));
        }
        // A claim that is not used any more may rest.
        if review.as_ref().map_or(true, |day| self.status == Status::Live && *day < today) {
            self.faults.add("review", t.get("words-fault-review"));
        }
        if !self.faults.is_empty() {
            return None;
        }
        let text = |[en, fr]: &[String; 2]| {
            let mut text = Text::default();
            for (language, value) in Language::ALL.into_iter().zip([en, fr]) {
                text.set(language, Some(value.clone()).filter(|value| !value.is_empty()));
            }
            text
        };
        let taken = |slug: &str| words.claim(slug).is_some() || slug == "new";
        let proposed = slug::propose(&self.text[0]);
        let proposed = if proposed.is_empty() { "claim".to_owned() } else { proposed };
        Some(ClaimRecord {
            slug: self.slug.clone().unwrap_or_else(|| slug::free(&proposed, taken)),
            text: text(&self.text),
            figures,
            source: text(&self.source),
            link: text(&self.link),
            dated: dated.ok()?,
            review: review.ok()?,
            status: self.status,
            owner,
        })
    }
}

fn pairs(t: T, typed: &Typed) -> Vec<[Input; 2]> {
    let languages = [("en", t.get("words-english")), ("fr", t.get("words-french"))];
    let values = [&typed.text, &typed.source, &typed.link];
    let pair = |((name, ids), values): ((&str, [&'static str; 2]), &[String; 2])| {
        let make = |n: usize| {
            let kind = if name == "link" { "url" } else { "textarea" };
            let label = t.get(&format!("words-claim-{name}"));
            let input = Input::new(ids[n], kind, label)
                .value(&*values[n])
                .written_in(languages[n].0, languages[n].1)
                .faults(&typed.faults);
            if name == "link" { input.optional() } else { input }
        };
        [make(0), make(1)]
    };
    NAMES.into_iter().zip(values).map(pair).collect()
}

async fn render(app: &App, desk: &Desk, typed: Typed, writing: bool) -> Result<Response, WebError> {
    let (t, now) = (desk.t, today(app));
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, desk.staff.organisation_id).await?;
    let mut places = uses::places(app, &mut conn, desk).await?;
    drop(conn);
    let slug = typed.slug.clone().unwrap_or_default();
    places.retain(|place| place.claims.contains(&slug));
    let standing = words.claim(&slug).map(|claim| {
        let standing = claim.standing(now);
        (t.get(&format!("words-standing-{}", standing.name())), mark(standing))
    });
    let date = |name: &'static str, value: &str| {
        Input::new(name, "date", t.get(&format!("words-claim-{name}"))).value(value).faults(&typed.faults)
    };
    let rest = vec![
        date("dated", &typed.dated),
        date("review", &typed.review).hint(t.get("words-hint-claim-review")),
        Input::new("owner", "text", t.get("words-field-owner"))
            .value(&*typed.owner)
            .hint(t.get("words-hint-owner"))
            .faults(&typed.faults),
    ];
    let status = |status: Status| Choice {
        value: status.name().to_owned(),
        label: t.get(&format!("words-standing-{}", status.name())).to_owned(),
        hint: t.get(&format!("words-status-{}", status.name())).to_owned(),
        chosen: status == typed.status,
    };
    let title = if slug.is_empty() {
        t.get("words-new-claim").to_owned()
    } else {
        typed.text[usize::from(t.0 == Language::Fr)].clone()
    };
    let body = FormPage {
        page: desk.page(app, t.get("words-claims"), Section::Words),
        title: title.chars().take(160).collect(),
        action: if slug.is_empty() {
            "/desk/words/claims/new".into()
        } else {
            format!("/desk/words/claims/{slug}")
        },
        slug,
        version: typed.version,
        writing,
        pairs: pairs(t, &typed),
        figures: Input::new("figures", "textarea", t.get("words-claim-figures"))
            .value(&*typed.figures)
            .hint(t.get("words-hint-figures"))
            .optional()
            .faults(&typed.faults),
        rest,
        statuses: Status::ALL.map(status).into(),
        standing,
        places,
        faults: typed.faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/words/claims/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, desk: Desk) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let now = today(&app);
    let review = now.checked_add(jiff::Span::new().months(6)).unwrap_or(now);
    let typed = Typed { dated: now.to_string(), review: review.to_string(), ..Typed::default() };
    render(&app, &desk, typed, true).await
}

/// The claim as it stands, its version in one's own rows, and whether one may change it.
async fn find(app: &App, desk: &Desk, slug: &str) -> Result<(ClaimRecord, i64, bool), WebError> {
    if !slug::is_slug(slug) {
        return Err(WebError::NotFound);
    }
    let own = desk.staff.organisation_id;
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, own).await?;
    let row = query!(conn, guide::find(own, Shelf::Claims.number(), slug))?;
    let claim = words.claim(slug).cloned().ok_or(WebError::NotFound)?;
    let mine = own == 0 || words.origin(Shelf::Claims, slug) == Origin::Own;
    Ok((claim, row.map_or(0, |row| row.version), mine && desk.staff.role.may(Right::Campaigns)))
}

/// `GET /desk/words/claims/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let (claim, version, writing) = find(&app, &desk, &slug).await?;
    render(&app, &desk, Typed::of(&claim, version), writing).await
}

async fn keep(app: &App, desk: &Desk, mut typed: Typed) -> Result<Response, WebError> {
    let t = desk.t;
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, desk.staff.organisation_id).await?;
    drop(conn);
    let Some(claim) = typed.read(t, &words, today(app)) else { return render(app, desk, typed, true).await };
    let document = serde_json::to_string(&claim).map_err(|_| WebError::Internal)?;
    let at = app.clock.now();
    let new = NewGuideText {
        organisation_id: desk.staff.organisation_id,
        shelf: Shelf::Claims.number(),
        slug: &claim.slug,
        document: &document,
        hidden: 0,
        reason: "",
        at,
        by: desk.staff.id,
    };
    let mut tx = app.db.write().await?;
    let done = if typed.version == 0 {
        query!(tx, guide::add(&new))?
    } else {
        query!(tx, guide::change(&new, typed.version))?
    };
    if !done {
        drop(tx);
        typed.faults.add("text_en", t.get("words-fault-changed"));
        return render(app, desk, typed, true).await;
    }
    let event = Event::ClaimWritten { claim: claim.slug.clone(), status: claim.status.name().to_owned() };
    audit::write(&mut tx, desk, at, &event).await?;
    query!(tx, campaigns::raise_revision())?;
    tx.commit().await?;
    app.refresh().await?;
    Ok(see_other("/desk/words/claims?done=saved"))
}

/// `POST /desk/words/claims/new`.
///
/// # Errors
/// [`WebError`].
pub async fn create(State(app): State<Shared>, desk: Desk, posted: Posted) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let typed = Typed { version: 0, ..Typed::posted(None, &posted) };
    keep(&app, &desk, typed).await
}

/// `POST /desk/words/claims/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    desk: Desk,
    Path(slug): Path<String>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let (_, _, writing) = find(&app, &desk, &slug).await?;
    if !writing {
        return Err(WebError::Forbidden);
    }
    keep(&app, &desk, Typed::posted(Some(slug), &posted)).await
}
