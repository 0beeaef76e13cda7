//! `/desk/fairness/rubrics/new`: an organisation brings a rubric of its own, or a new version of one, as TOML.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_fairness::{OURS, Rubric};
use commonfront_store::query;

use super::{rubrics, words};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::Room;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, Section, audit};

/// The longest rubric, in bytes.
const LONGEST: usize = 200_000;
/// The longest request, in bytes: far more, so that whoever pastes the wrong thing gets her form back.
pub const MAX_REQUEST: usize = 16 * 1024 * 1024;

#[derive(Template)]
#[template(path = "slices/fairness/bring.html")]
struct BringPage {
    page: DeskPage,
    text: String,
    faults: Faults,
}

fn render(app: &App, room: &Room, text: String, faults: Faults) -> Result<Response, WebError> {
    let page = room.desk.page(app, room.t.get("fairness-bring"), Section::Fairness);
    let body = BringPage { page, text, faults };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/fairness/rubrics/new`: begins with ours.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_speak()?;
    render(&app, &room, OURS.to_owned(), Faults::default())
}

/// `POST /desk/fairness/rubrics/new`.
///
/// # Errors
/// [`WebError`].
pub async fn add(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let (t, text) = (room.t, posted.get("text").replace("\r\n", "\n"));
    let mut faults = Faults::default();
    if text.len() > LONGEST {
        faults.add("text", t.num("staff-fault-long", i64::try_from(LONGEST).unwrap_or(i64::MAX)));
        return render(&app, &room, text, faults);
    }
    let rubric = match Rubric::parse(&text) {
        Ok(rubric) => rubric,
        Err(error) => {
            for one in words::rubric_faults(t, &error) {
                faults.add("text", one);
            }
            return render(&app, &room, text, faults);
        }
    };
    let (name, at) = (rubric.name(), app.clock.now());
    let mut tx = app.db.write().await?;
    let taken = rubrics::ours().iter().any(|one| one.name() == name);
    let id = match taken {
        true => None,
        false => query!(tx, fairness::add_rubric(room.own(), &name, &text, at, room.desk.staff.id))?,
    };
    if id.is_none() {
        drop(tx);
        faults.add("text", t.with("fairness-fault-taken", "name", &name));
        return render(&app, &room, text, faults);
    }
    audit::write(&mut tx, &room.desk, at, &Event::FairnessRubricBrought { rubric: name }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/fairness?did=brought"))
}
