//! The steps of a test: it is opened for settling, published, withdrawn, removed; the government's reply to the whole.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, Text};
use commonfront_fairness::Standing;
use commonfront_store::query;

use super::documents;
use super::forms::{self, THING};
use super::load::{PUBLISHED, SCORING, SETTLING, Whole};
use super::places;
use super::typed;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::Room;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, Section, audit};

async fn step(
    app: &App,
    room: &Room,
    id: i64,
    (from, to, published_at): (i64, i64, Option<i64>),
    (did, event): (&str, Event),
) -> Result<Response, WebError> {
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, fairness::move_test(room.own(), id, from, to, at, published_at))? == 0 {
        return Err(WebError::Closed);
    }
    audit::write(&mut tx, &room.desk, at, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?did={did}", forms::href(id))))
}

/// `POST /desk/fairness/{id}/open`: scoring is over, and all see what all answered. One sheet at least.
///
/// # Errors
/// [`WebError::Closed`] if it is open already, or nobody has scored.
pub async fn open(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::own(&app, &room, id).await?;
    if whole.handed_in().next().is_none() {
        return Err(WebError::Closed);
    }
    let event = Event::FairnessTestOpened { test: id };
    step(&app, &room, id, (SCORING, SETTLING, None), ("opened", event)).await
}

/// `POST /desk/fairness/{id}/publish`. What is disputed has to be settled first.
///
/// # Errors
/// [`WebError::Closed`] if it can't be published as it stands.
pub async fn publish(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::own(&app, &room, id).await?;
    if whole.findings(room.t).iter().any(|finding| finding.standing == Standing::Disputed) {
        return Err(WebError::Closed);
    }
    let event = Event::FairnessTestPublished { test: id };
    step(&app, &room, id, (SETTLING, PUBLISHED, Some(app.clock.now())), ("published", event)).await
}

/// `POST /desk/fairness/{id}/withdraw`: from the public, to be mended.
///
/// # Errors
/// [`WebError::Closed`] if it isn't published.
pub async fn withdraw(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    forms::own(&app, &room, id).await?;
    let event = Event::FairnessTestWithdrawn { test: id };
    step(&app, &room, id, (PUBLISHED, SETTLING, None), ("withdrawn", event)).await
}

/// `POST /desk/fairness/{id}/remove`: what isn't published, with every sheet.
///
/// # Errors
/// [`WebError::Closed`] if it is published.
pub async fn remove(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    forms::own(&app, &room, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, fairness::remove_test(room.own(), id, &format!("removed-{id}"), at))? == 0 {
        return Err(WebError::Closed);
    }
    query!(tx, sharing::forget(THING.number(), id))?;
    query!(tx, messages::forget_thread(THING.number(), id))?;
    audit::write(&mut tx, &room.desk, at, &Event::FairnessTestRemoved { test: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/fairness?did=removed"))
}

#[derive(Template)]
#[template(path = "slices/fairness/reply.html")]
struct ReplyPage {
    page: DeskPage,
    id: i64,
    title: String,
    pairs: Vec<Vec<Input>>,
    faults: Faults,
}

fn reply_page(
    app: &App,
    room: &Room,
    whole: &Whole,
    posted: Option<&Posted>,
    faults: Faults,
) -> Result<Response, WebError> {
    let (t, reply) = (room.t, &whole.budget.reply);
    let of = |name: &str, kept: &Text| match posted {
        Some(posted) => {
            let mut text = Text::default();
            for language in Language::ALL {
                text.set(language, Some(posted.get(&format!("{name}_{}", language.tag())).to_owned()));
            }
            text
        }
        None => kept.clone(),
    };
    let (words, by) = (of("words", &reply.words), of("by", &reply.by));
    let pairs = vec![
        typed::pair(t, &faults, ["words_en", "words_fr"], ("textarea", "fairness-field-reply", ""), &words),
        typed::pair(t, &faults, ["by_en", "by_fr"], ("text", "fairness-field-by", "fairness-hint-by"), &by),
    ];
    let body = ReplyPage {
        page: room.desk.page(app, t.get("fairness-reply"), Section::Fairness),
        id: whole.row.id,
        title: places::title(t, &whole.row.jurisdiction, whole.row.year),
        pairs,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/fairness/{id}/reply`.
///
/// # Errors
/// [`WebError`].
pub async fn reply(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::own(&app, &room, id).await?;
    reply_page(&app, &room, &whole, None, Faults::default())
}

/// `POST /desk/fairness/{id}/reply`: what the government said to the whole, word for word.
///
/// # Errors
/// [`WebError`].
pub async fn keep_reply(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::own(&app, &room, id).await?;
    let mut faults = Faults::default();
    let words = typed::both(room.t, &mut faults, &posted, "words", (typed::WORDS, true), false);
    let said = Language::ALL.into_iter().any(|language| !words.missing(language));
    let by = typed::both(room.t, &mut faults, &posted, "by", (typed::LINE, false), said);
    if !faults.is_empty() {
        return reply_page(&app, &room, &whole, Some(&posted), faults);
    }
    let mut budget = whole.budget.clone();
    (budget.reply.words, budget.reply.by) = (words, by);
    let (document, at) = (documents::write(&budget)?, app.clock.now());
    let mut tx = app.db.write().await?;
    if query!(tx, fairness::change_test(room.own(), id, whole.row.visibility, &document, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, fairness::forget_adoptions(id, room.own()))?;
    audit::write(&mut tx, &room.desk, at, &Event::FairnessReplyKept { test: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?did=replied", forms::href(id))))
}
