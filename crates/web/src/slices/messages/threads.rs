//! `/desk/pact/threads/KIND/ID`: a thread by itself, for its earlier replies and for a reply that has to be
//! mended; and where replies are posted.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_store::query;
use commonfront_store::rows::messages::NewReply;
use commonfront_vault::COALITION;
use data_encoding::HEXLOWER;

use super::letter::thing_word;
use super::sees::{self, Reach};
use super::thread::{self, LONGEST, Thread};
use super::{notify, places};
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::Asked;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

#[derive(Template)]
#[template(path = "slices/messages/thread_page.html")]
struct ThreadPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    thing: &'static str,
    href: String,
    faults: Faults,
    thread: Thread,
}

/// What to do about a text.
#[must_use]
pub fn text_fault(t: T, problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => t.get("messages-fault-empty").to_owned(),
        TextProblem::TooLong(most) => t.num("messages-fault-long", i64::try_from(most).unwrap_or(i64::MAX)),
        TextProblem::Forbidden => t.get("messages-fault-forbidden").to_owned(),
    }
}

/// The key that came with a form.
///
/// # Errors
/// [`WebError::Malformed`].
pub fn entry(posted: &Posted) -> Result<Vec<u8>, WebError> {
    let entry = HEXLOWER.decode(posted.get("entry").as_bytes()).unwrap_or_default();
    if entry.len() == 16 { Ok(entry) } else { Err(WebError::Malformed(String::new())) }
}

async fn thing_of(app: &Shared, room: &Room, thing: &str, id: i64) -> Result<Thing, WebError> {
    let thing = Thing::from_name(thing).ok_or(WebError::NotFound)?;
    let mut conn = app.db.read().await?;
    if sees::sees(&mut conn, thing, id, room.own()).await? { Ok(thing) } else { Err(WebError::NotFound) }
}

fn render(
    app: &Shared,
    room: &Room,
    (thing, id): (Thing, i64),
    thread: Thread,
) -> Result<Response, WebError> {
    let RoomPage { page, tabs } = room.page(app, room.t.get("messages-thread"), Part::Messages);
    let (word, href) = (thing_word(room.t, thing.number()), places::href(thing, id));
    let body = ThreadPage { page, tabs, thing: word, href, faults: thread.faults.clone(), thread };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/threads/{thing}/{id}`.
///
/// # Errors
/// [`WebError::NotFound`] for whoever doesn't see the thing.
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path((thing, id)): Path<(String, i64)>,
    asked: Asked,
) -> Result<Response, WebError> {
    let thing = thing_of(&app, &room, &thing, id).await?;
    let mut conn = app.db.read().await?;
    let before = asked.number("before").unwrap_or(i64::MAX);
    let thread = Thread::before(&app, &mut conn, &room, (thing, id), before).await?;
    drop(conn);
    render(&app, &room, (thing, id), thread)
}

/// `POST /desk/pact/threads/{thing}/{id}`: a reply; the others who see the thing are told.
///
/// # Errors
/// [`WebError`].
pub async fn reply(
    State(app): State<Shared>,
    room: Room,
    Path((thing, id)): Path<(String, i64)>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let thing = thing_of(&app, &room, &thing, id).await?;
    let (entry, typed) = (entry(&posted)?, posted.get("reply"));
    let text = match text_rules::paragraphs(typed, LONGEST) {
        Ok(text) => text,
        Err(problem) => {
            let mut conn = app.db.read().await?;
            let mut thread = Thread::of(&app, &mut conn, &room, thing, id).await?;
            drop(conn);
            thread.faults.add("reply", text_fault(room.t, problem));
            typed.clone_into(&mut thread.typed);
            return render(&app, &room, (thing, id), thread);
        }
    };
    let (now, staff) = (app.clock.now(), room.desk.staff.id);
    let sealed = sealed::seal(&app.vault, COALITION, thread::place(&entry), &text)?;
    let mut tx = app.db.write().await?;
    // As the thing stands now, so that nothing that was meant for few is read by many.
    let standing = sees::standing(&mut tx, thing, id, room.own()).await?.ok_or(WebError::NotFound)?;
    let reach = Reach::of(&mut tx, (thing, id), standing, room.own()).await?;
    let departed = query!(tx, sharing::departed(now))?;
    if reach == Reach::Parties && departed.contains(&room.own()) {
        return Err(WebError::Forbidden);
    }
    let new = NewReply {
        thing: thing.number(),
        thing_id: id,
        organisation_id: room.own(),
        staff_id: staff,
        entry: &entry,
        sealed: &sealed,
        reach: reach.number(),
        at: now,
    };
    if let Some(reply) = query!(tx, messages::reply(&new))? {
        let mut others: Vec<i64> = sees::who_sees(&app, &mut tx, thing, id).await?;
        others.retain(|&one| one != room.own());
        match reach {
            Reach::Own => others.clear(),
            Reach::Some(readers) => {
                for &reader in &readers {
                    query!(tx, messages::put_reader(reply, reader))?;
                }
                others.retain(|one| readers.contains(one));
            }
            Reach::Parties => others.retain(|one| !departed.contains(one)),
        }
        notify(&mut tx, now, Notice::Replied, (thing, id), &others, staff).await?;
        let event = Event::ReplyWritten { thing: thing.name().to_owned(), id, reply };
        audit::write(&mut tx, &room.desk, now, &event).await?;
    }
    tx.commit().await?;
    Ok(see_other(&format!("{}#thread", places::href(thing, id))))
}

/// `POST /desk/pact/threads/{thing}/{id}/withdraw`: takes one's own `reply` back; that there was one stays.
///
/// # Errors
/// [`WebError::NotFound`] for another's.
pub async fn withdraw(
    State(app): State<Shared>,
    room: Room,
    Path((thing, id)): Path<(String, i64)>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let thing = thing_of(&app, &room, &thing, id).await?;
    let reply: i64 = posted.get("reply").parse().map_err(|_| WebError::NotFound)?;
    let (now, staff) = (app.clock.now(), room.desk.staff.id);
    let mut tx = app.db.write().await?;
    if query!(tx, messages::withdraw_reply(thing.number(), id, reply, staff, now))? == 0 {
        return Err(WebError::NotFound);
    }
    let event = Event::ReplyWithdrawn { thing: thing.name().to_owned(), id, reply };
    audit::write(&mut tx, &room.desk, now, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}#thread", places::href(thing, id))))
}
