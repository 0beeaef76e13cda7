//! `/desk/pact/text/{id}/leave`: an organisation's authorised officer gives written notice. The organisation is
//! a party until the pact's period is over, and stays in the list of what was.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Organisation;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_pact::list::{Leaving, Person};
use commonfront_pact::{Act, standings};
use commonfront_store::query;
use jiff::ToSpan;
use jiff::civil::Date;

use super::room::{Part, Room, RoomPage};
use super::signing::{authorised, both, line, signatory};
use super::texts::{self, Pact};
use super::{drafting, text};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::editor::words;
use crate::slices::messages::notify;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, audit};
use crate::zone;

#[derive(Template)]
#[template(path = "slices/pact/leave.html")]
struct LeavePage {
    page: DeskPage,
    id: i64,
    title: String,
    organisation: String,
    leaves: String,
    days: i64,
    faults: Faults,
    who: Vec<Input>,
    words: Vec<Input>,
    sure: bool,
}

/// The first day, with its first moment, on which an organisation is no party any more that gives notice now.
fn leaves(pact: &Pact, now: Micros) -> Option<(Date, Micros)> {
    let day = zone::local(now).date().checked_add(i64::from(pact.text.notice_days).days()).ok()?;
    // Without a period it leaves at once, and not at the midnight before.
    Some((day, zone::read(&day.to_string(), "00:00")?.max(now)))
}

fn form(
    app: &App,
    room: &Room,
    pact: &Pact,
    party: &Organisation,
    posted: Option<&Posted>,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let (day, _) = leaves(pact, app.clock.now()).ok_or(WebError::Internal)?;
    let blank = |id: &'static str, kind, key: &str, default: String| {
        let value = posted.map_or(default, |posted| posted.get(id).to_owned());
        Input::new(id, kind, t.get(key)).value(value)
    };
    let input =
        |id: &'static str, kind, key: &str, default: String| blank(id, kind, key, default).faults(&faults);
    let officer = party.officer.clone().unwrap_or_else(|| room.desk.staff.name.clone());
    let RoomPage { page, .. } = room.page(app, t.get("pact-leave-title"), Part::Text);
    let status = faults.status();
    let languages = [("words_en", "en"), ("words_fr", "fr")];
    let body = LeavePage {
        page,
        id: pact.row.id,
        title: text::title(room, &pact.text),
        organisation: party.name.get(t.0).to_owned(),
        leaves: t.date(day),
        days: i64::from(pact.text.notice_days),
        who: vec![
            input("name", "text", "pact-officer", officer),
            input("title", "text", "pact-officer-title", party.officer_title.get(t.0).to_owned()),
        ],
        words: languages
            .map(|(id, tag)| {
                let language = commonfront_domain::Language::from_tag(tag).unwrap_or(t.0);
                blank(id, "textarea", "pact-leave-why", String::new())
                    .written_in(language.tag(), words::language(t, language))
                    .faults(&faults)
                    .optional()
            })
            .into(),
        sure: posted.is_some_and(|posted| posted.has("sure")),
        faults,
    };
    Ok(page::html(status, page::render(&body)?, NEVER))
}

/// `GET /desk/pact/text/{id}/leave`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    let (pact, party) = authorised(&app, &room, id, &format!("/desk/pact/text/{id}/leave")).await?;
    stays(&pact.list, &party.slug, app.clock.now())?;
    form(&app, &room, &pact, &party, None, Faults::default())
}

/// Only who stands by the pact, and has not given notice yet, can leave it.
fn stays(list: &[commonfront_pact::Entry], slug: &str, now: Micros) -> Result<(), WebError> {
    let stays = standings(list, now)
        .iter()
        .any(|one| one.organisation.slug == slug && one.stands(now) && one.leaves.is_none());
    if stays { Ok(()) } else { Err(WebError::Closed) }
}

/// `POST /desk/pact/text/{id}/leave`.
///
/// # Errors
/// [`WebError`].
pub async fn leave(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let (pact, party) = authorised(&app, &room, id, &format!("/desk/pact/text/{id}/leave")).await?;
    let (t, now, staff, mut faults) = (room.t, app.clock.now(), room.desk.staff.id, Faults::default());
    let officer = Person {
        name: line(t, &posted, &mut faults, "name", true),
        title: line(t, &posted, &mut faults, "title", true),
    };
    let words = both(t, &posted, &mut faults, ["words_en", "words_fr"]);
    if !posted.has("sure") {
        faults.add("sure", t.get("pact-fault-sure"));
    }
    if !faults.is_empty() {
        return form(&app, &room, &pact, &party, Some(&posted), faults);
    }
    let (day, leaves_at) = leaves(&pact, now).ok_or(WebError::Internal)?;
    let notice = Leaving { organisation: signatory(&party), officer, leaves: day, leaves_at, words };
    let (key, mut tx) = (texts::key(&app), app.db.write().await?);
    let entered = texts::enter(&mut tx, &key, &pact.row, now, move |list| {
        stays(list, &notice.organisation.slug, now)?;
        Ok(Act::Notice(notice))
    });
    let entry = entered.await?.record.number;
    query!(tx, sharing::depart(room.own(), leaves_at))?;
    let told = drafting::told(&app, &mut tx).await?;
    notify(&mut tx, now, Notice::PactNotice, (Thing::Pact, id), &told, staff).await?;
    let event = Event::PactNotice { pact: id, entry, leaves: day.to_string() };
    audit::write(&mut tx, &room.desk, now, &event).await?;
    tx.commit().await?;
    app.refresh().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=notice")))
}
