//! Writing an entry of the guide: the coalition's own text of it, or an organisation's, laid over what stands
//! beneath; taking it out; and going back to what stands beneath.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, Right, slug, text_rules};
use commonfront_store::query;
use commonfront_store::rows::guide::{GuideTextRow, NewGuideText};
use commonfront_wording::{Entry, Fault, Field, Kind};
use jiff::civil::Date;

use super::shelf::{Origin, Shelf, Words, today};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{Desk, DeskPage, Section, audit};

/// The longest owner, evidence or reason, in characters.
const LINE: usize = 500;

#[derive(Template)]
#[template(path = "slices/wording/entry_form.html")]
struct FormPage {
    page: DeskPage,
    title: String,
    action: String,
    back: String,
    version: i64,
    writing: bool,
    fields: Vec<Input>,
    rest: Vec<Input>,
    faults: Faults,
    origin: &'static str,
    mark: &'static str,
    own: bool,
    hidden: bool,
    is_new: bool,
    reason_shown: String,
}

/// An entry as it is being written.
struct Form {
    language: Language,
    kind: Kind,
    /// None for a new one.
    slug: Option<String>,
    fields: BTreeMap<Field, String>,
    owner: String,
    evidence: String,
    review: String,
    reason: String,
    version: i64,
    hidden: bool,
    origin: Origin,
    faults: Faults,
}

impl Form {
    fn of(language: Language, entry: &Entry, row: Option<&GuideTextRow>, origin: Origin) -> Self {
        Self {
            language,
            kind: entry.kind,
            slug: Some(entry.slug.clone()),
            fields: entry.fields.clone(),
            owner: entry.owner.clone(),
            evidence: entry.evidence.clone(),
            review: entry.review.to_string(),
            reason: row.map(|row| row.reason.clone()).unwrap_or_default(),
            version: row.map_or(0, |row| row.version),
            hidden: row.is_some_and(|row| row.hidden == 1),
            origin,
            faults: Faults::default(),
        }
    }

    fn posted(&mut self, posted: &Posted) {
        self.fields = self
            .kind
            .fields()
            .iter()
            .map(|&field| {
                let typed = posted.get(field.name());
                let text = if field.is_line() {
                    typed.split_whitespace().collect::<Vec<_>>().join(" ")
                } else {
                    text_rules::document(typed).trim().to_owned()
                };
                (field, text)
            })
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let line = |name: &str| {
            text_rules::document(posted.get(name)).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        (self.owner, self.evidence, self.reason) = (line("owner"), line("evidence"), line("reason"));
        posted.get("review").clone_into(&mut self.review);
        self.version = posted.get("version").parse().unwrap_or(0);
    }

    /// The entry, or what has to be mended.
    fn read(&mut self, t: T, needs_reason: bool, words: &Words, today: Date) -> Option<Entry> {
        let review = self.review.parse::<Date>();
        let lines = [
            ("owner", &self.owner, true),
            ("evidence", &self.evidence, true),
            ("reason", &self.reason, needs_reason),
        ];
        for (name, text, needed) in lines {
            if needed && text.is_empty() {
                self.faults.add(name, t.get("words-fault-missing"));
            } else if text.chars().count() > LINE {
                self.faults.add(name, too_long(t, LINE));
            }
        }
        if review.as_ref().map_or(true, |day| *day < today) {
            self.faults.add("review", t.get("words-fault-review"));
        }
        let mut entry = Entry {
            slug: self.slug.clone().unwrap_or_default(),
            kind: self.kind,
            owner: self.owner.clone(),
            evidence: self.evidence.clone(),
            dated: today,
            review: review.unwrap_or(today),
            fields: self.fields.clone(),
        };
        for (field, fault) in entry.faults() {
            let said = match fault {
                Fault::TooLong(most) => too_long(t, most),
                Fault::NotMinutes => t.get("words-fault-minutes").to_owned(),
                _ => t.get("words-fault-missing").to_owned(),
            };
            self.faults.add(field.name(), said);
        }
        let claim = entry.get(Field::Claim);
        if self.kind == Kind::Fact && !claim.is_empty() && words.claim(claim).is_none() {
            self.faults.add(Field::Claim.name(), t.get("words-fault-claim"));
        }
        if self.slug.is_none() {
            let taken = |slug: &str| {
                words.guide(self.language).entry(slug).is_some() || slug == "card" || slug == "check"
            };
            let proposed = slug::propose(entry.headline());
            let proposed = if proposed.is_empty() { self.kind.name().to_owned() } else { proposed };
            entry.slug = slug::free(&proposed, taken);
        }
        self.faults.is_empty().then_some(entry)
    }
}

/// What to say of a text that is too long.
#[must_use]
pub fn too_long(t: T, most: usize) -> String {
    t.num("words-fault-too-long", i64::try_from(most).unwrap_or(i64::MAX))
}

fn render(app: &App, desk: &Desk, form: Form) -> Result<Response, WebError> {
    let t = desk.t;
    let lang = form.language;
    let in_words = t.get(if lang == Language::En { "words-english" } else { "words-french" });
    let input = |&field: &Field| {
        let label = t.get(&format!("words-field-{}", field.name()));
        let kind = match field {
            Field::Minutes => "number",
            field if field.is_line() => "text",
            _ => "textarea",
        };
        let hint = match field {
            Field::Avoid => t.get("words-hint-avoid"),
            Field::Also => t.get("words-hint-also"),
            Field::Unless => t.get("words-hint-unless"),
            Field::Claim => t.get("words-hint-claim"),
            _ => "",
        };
        let value = form.fields.get(&field).cloned().unwrap_or_default();
        let input = Input::new(field.name(), kind, label).value(value).hint(hint);
        let input = if field.optional() { input.optional() } else { input };
        let speaks = !matches!(field, Field::Minutes | Field::Claim);
        let input = if speaks { input.written_in(lang.tag(), in_words) } else { input };
        input.faults(&form.faults)
    };
    let own = desk.staff.organisation_id != 0;
    let line = |name: &'static str, value: &str| {
        Input::new(name, "text", t.get(&format!("words-field-{name}"))).value(value).faults(&form.faults)
    };
    let reason = line("reason", &form.reason).hint(t.get("words-hint-reason"));
    let rest = vec![
        line("owner", &form.owner).hint(t.get("words-hint-owner")),
        line("evidence", &form.evidence).hint(t.get("words-hint-evidence")),
        Input::new("review", "date", t.get("words-field-review"))
            .value(&*form.review)
            .hint(t.get("words-hint-review"))
            .faults(&form.faults),
        if own { reason } else { reason.optional() },
    ];
    let kind = t.get(&format!("words-kind-{}", form.kind.name()));
    let title = match &form.slug {
        None => t.with("words-new-title", "kind", kind),
        Some(_) => {
            form.fields.get(&form.kind.fields()[0]).cloned().unwrap_or_default().chars().take(120).collect()
        }
    };
    let tag = lang.tag();
    let action = match &form.slug {
        None => format!("/desk/words/new?language={tag}&kind={}", form.kind.name()),
        Some(slug) => format!("/desk/words/{tag}/{slug}"),
    };
    let mine = if own { Origin::Own } else { Origin::Coalition };
    let body = FormPage {
        page: desk.page(app, t.get("words-title"), Section::Words),
        title: if title.is_empty() { kind.to_owned() } else { title },
        action,
        back: format!("/desk/words?language={tag}"),
        version: form.version,
        writing: desk.staff.role.may(Right::Campaigns),
        fields: form.kind.fields().iter().map(input).collect(),
        rest,
        origin: t.get(&format!("words-origin-{}", form.origin.name())),
        mark: super::guide_list::mark(form.origin),
        own: form.origin == mine && form.version > 0,
        hidden: form.hidden,
        is_new: form.slug.is_none(),
        reason_shown: form.reason,
        faults: form.faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// What stands there, as the organisation sees it; with its own row.
async fn find(app: &App, desk: &Desk, lang: &str, slug: &str) -> Result<(Words, Form), WebError> {
    let language = Language::from_tag(lang).ok_or(WebError::NotFound)?;
    if !slug::is_slug(slug) {
        return Err(WebError::NotFound);
    }
    let (own, shelf) = (desk.staff.organisation_id, Shelf::Guide(language));
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, own).await?;
    let row = query!(conn, guide::find(own, shelf.number(), slug))?;
    drop(conn);
    let kept =
        row.as_ref().filter(|row| row.hidden == 1).and_then(|row| serde_json::from_str(&row.document).ok());
    let entry: Entry = words.guide(language).entry(slug).cloned().or(kept).ok_or(WebError::NotFound)?;
    let form = Form::of(language, &entry, row.as_ref(), words.origin(shelf, slug));
    Ok((words, form))
}

fn asked_kind(asked: &Asked) -> (Language, Kind) {
    let language = Language::from_tag(asked.get("language")).unwrap_or(Language::En);
    (language, Kind::from_name(asked.get("kind")).unwrap_or(Kind::Pair))
}

fn empty(app: &App, (language, kind): (Language, Kind)) -> Form {
    let review = today(app).checked_add(jiff::Span::new().years(1)).unwrap_or_else(|_| today(app));
    Form {
        language,
        kind,
        slug: None,
        fields: BTreeMap::new(),
        owner: String::new(),
        evidence: String::new(),
        review: review.to_string(),
        reason: String::new(),
        version: 0,
        hidden: false,
        origin: Origin::Own,
        faults: Faults::default(),
    }
}

/// `GET /desk/words/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, desk: Desk, asked: Asked) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    render(&app, &desk, empty(&app, asked_kind(&asked)))
}

/// `GET /desk/words/{lang}/{slug}`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(
    State(app): State<Shared>,
    desk: Desk,
    Path((lang, slug)): Path<(String, String)>,
) -> Result<Response, WebError> {
    desk.may(Right::SeeCampaigns)?;
    let (_, form) = find(&app, &desk, &lang, &slug).await?;
    render(&app, &desk, form)
}

/// Keeps an entry, or takes it out; false if somebody was quicker.
async fn keep(
    app: &App,
    desk: &Desk,
    language: Language,
    entry: &Entry,
    (version, hidden, reason): (i64, bool, &str),
) -> Result<bool, WebError> {
    let document = serde_json::to_string(entry).map_err(|_| WebError::Internal)?;
    let at = app.clock.now();
    let new = NewGuideText {
        organisation_id: desk.staff.organisation_id,
        shelf: Shelf::Guide(language).number(),
        slug: &entry.slug,
        document: &document,
        hidden: i64::from(hidden),
        reason,
        at,
        by: desk.staff.id,
    };
    let mut tx = app.db.write().await?;
    let done =
        if version == 0 { query!(tx, guide::add(&new))? } else { query!(tx, guide::change(&new, version))? };
    if !done {
        return Ok(false);
    }
    let (language, slug) = (language.tag().to_owned(), entry.slug.clone());
    let event = match hidden {
        true => Event::GuideEntryHidden { language, entry: slug },
        false => Event::GuideEntryWritten { language, entry: slug },
    };
    audit::write(&mut tx, desk, at, &event).await?;
    query!(tx, campaigns::raise_revision())?;
    tx.commit().await?;
    app.refresh().await?;
    Ok(true)
}

/// `POST /desk/words/new`.
///
/// # Errors
/// [`WebError`].
pub async fn create(
    State(app): State<Shared>,
    desk: Desk,
    asked: Asked,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let mut form = empty(&app, asked_kind(&asked));
    form.posted(&posted);
    form.version = 0;
    let mut conn = app.db.read().await?;
    let words = Words::of(&mut conn, desk.staff.organisation_id).await?;
    drop(conn);
    let Some(entry) = form.read(desk.t, desk.staff.organisation_id != 0, &words, today(&app)) else {
        return render(&app, &desk, form);
    };
    if !keep(&app, &desk, form.language, &entry, (0, false, &form.reason)).await? {
        form.faults.add(form.kind.fields()[0].name(), desk.t.get("words-fault-changed"));
        return render(&app, &desk, form);
    }
    Ok(see_other(&format!("/desk/words?language={}&done=saved", form.language.tag())))
}

/// `POST /desk/words/{lang}/{slug}`: keeps it (`do=save`), takes it out (`hide`), goes back to what stands beneath
/// (`restore`).
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    desk: Desk,
    Path((lang, slug)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, WebError> {
    desk.may(Right::Campaigns)?;
    let (words, mut form) = find(&app, &desk, &lang, &slug).await?;
    let standing = (form.version, form.fields.clone());
    form.posted(&posted);
    let (language, back) = (form.language, format!("/desk/words?language={lang}"));
    let quicker = |mut form: Form| {
        form.faults.add(form.kind.fields()[0].name(), desk.t.get("words-fault-changed"));
        render(&app, &desk, form)
    };
    match posted.get("do") {
        "restore" => {
            let at = app.clock.now();
            let mut tx = app.db.write().await?;
            let (own, shelf) = (desk.staff.organisation_id, Shelf::Guide(language).number());
            if !query!(tx, guide::remove(own, shelf, &slug, form.version))? {
                return quicker(form);
            }
            let event = Event::GuideEntryRestored { language: lang, entry: slug };
            audit::write(&mut tx, &desk, at, &event).await?;
            query!(tx, campaigns::raise_revision())?;
            tx.commit().await?;
            app.refresh().await?;
            Ok(see_other(&format!("{back}&done=restored")))
        }
        "hide" => {
            if desk.staff.organisation_id != 0 && form.reason.is_empty() {
                form.faults.add("reason", desk.t.get("words-fault-missing"));
                return render(&app, &desk, form);
            }
            let Some(entry) = words.guide(language).entry(&slug).cloned() else {
                return Ok(see_other(&back));
            };
            if form.version != standing.0
                || !keep(&app, &desk, language, &entry, (form.version, true, &form.reason)).await?
            {
                return quicker(form);
            }
            Ok(see_other(&format!("{back}&done=hidden")))
        }
        _ => {
            let Some(entry) = form.read(desk.t, desk.staff.organisation_id != 0, &words, today(&app)) else {
                return render(&app, &desk, form);
            };
            if !keep(&app, &desk, language, &entry, (form.version, false, &form.reason)).await? {
                return quicker(form);
            }
            Ok(see_other(&format!("{back}&done=saved")))
        }
    }
}
