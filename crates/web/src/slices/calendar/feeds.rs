//! `/desk/pact/calendar/feeds`: private addresses at which calendars elsewhere find what an organisation sees.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Language, text_rules};
use commonfront_store::rows::calendar::FeedRow;
use commonfront_store::{On, query};
use commonfront_vault::Place;
use data_encoding::BASE64URL_NOPAD;
use jiff::ToSpan;
use sha2::{Digest, Sha256};

use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::Asked;
use crate::slices::pact::{Part, Room, RoomPage};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

/// The longest name, in characters.
const LONGEST: usize = 80;
/// The most feeds that an organisation has.
const MOST: usize = 50;

struct FeedView {
    id: i64,
    label: String,
    language: &'static str,
    made: String,
    used: String,
}

/// An address that was just made; it is shown this once.
struct Fresh {
    label: String,
    address: String,
    webcal: String,
}

#[derive(Template)]
#[template(path = "slices/calendar/feeds.html")]
struct FeedsPage {
    page: DeskPage,
    feeds: Vec<FeedView>,
    fresh: Option<Fresh>,
    label: String,
    french: bool,
    public: String,
    faults: Faults,
    done: Option<&'static str>,
}

fn place() -> Place<'static> {
    // Its row is only known once it is written; the owner and the table have to do.
    Place { table: "calendar_feeds", column: "sealed", row: b"" }
}

/// What a token is kept as; nothing if it can't be one.
#[must_use]
pub fn hash(token: &str) -> Option<[u8; 32]> {
    let token = BASE64URL_NOPAD.decode(token.as_bytes()).ok().filter(|token| token.len() == 32)?;
    Some(Sha256::digest(token).into())
}

async fn own(on: &mut impl On, app: &Shared, room: &Room) -> Result<Vec<(FeedRow, String)>, WebError> {
    let rows = query!(on, calendar::feeds(room.own()))?;
    let open = |row: FeedRow| {
        let label = sealed::open(&app.vault, room.own(), place(), &row.sealed)?;
        Ok((row, label))
    };
    rows.into_iter().map(open).collect()
}

async fn show(
    app: &Shared,
    room: &Room,
    fresh: Option<Fresh>,
    typed: (String, bool),
    faults: Faults,
    done: Option<&'static str>,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let feed = |(row, label): (FeedRow, String)| {
        let epoch = jiff::civil::date(1970, 1, 1);
        let used = row.used_on.and_then(|day| epoch.checked_add(day.days()).ok());
        FeedView {
            id: row.id,
            label,
            language: t.get(if row.language == "fr" { "calendar-in-french" } else { "calendar-in-english" }),
            made: t.day(row.made_at),
            used: used.map_or_else(|| t.get("calendar-feed-unused").to_owned(), |day| t.date(day)),
        }
    };
    let feeds = own(&mut conn, app, room).await?.into_iter().map(feed).collect();
    let RoomPage { page, .. } = room.page(app, t.get("calendar-feeds"), Part::Calendar);
    let body = FeedsPage {
        page,
        feeds,
        fresh,
        label: typed.0,
        french: typed.1,
        public: format!("{}/{}/calendar.ics", app.settings.base_url, t.0.tag()),
        faults,
        done,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// A new token: what is kept of it, and the address.
fn make(app: &Shared, label: String) -> ([u8; 32], Fresh) {
    let token = app.vault.random::<32>();
    let path = format!("/calendar/{}.ics", BASE64URL_NOPAD.encode(&token));
    let address = format!("{}{path}", app.settings.base_url);
    let host = app.settings.base_url.split_once("://").map_or("", |(_, host)| host);
    let webcal = format!("webcal://{host}{path}");
    (Sha256::digest(token).into(), Fresh { label, address, webcal })
}

/// `GET /desk/pact/calendar/feeds`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    room.may_speak()?;
    let done = (asked.get("done") == "ended").then(|| room.t.get("calendar-feed-done-ended"));
    let french = room.t.0 == Language::Fr;
    show(&app, &room, None, (String::new(), french), Faults::default(), done).await
}

/// `POST /desk/pact/calendar/feeds`: makes one and shows its address, this once.
///
/// # Errors
/// [`WebError`].
pub async fn create(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_speak()?;
    let (t, own_id, at) = (room.t, room.own(), app.clock.now());
    let language = Language::from_tag(posted.get("language")).unwrap_or(t.0);
    let typed = (posted.get("label").to_owned(), language == Language::Fr);
    let mut faults = Faults::default();
    let mut tx = app.db.write().await?;
    let there = own(&mut tx, &app, &room).await?;
    let label = text_rules::line(posted.get("label"), LONGEST).unwrap_or_default();
    if label.is_empty() {
        faults.add("label", t.get("calendar-fault-label"));
    } else if there.iter().any(|(_, other)| other.to_lowercase() == label.to_lowercase()) {
        // Also what keeps a form that is sent twice from making two.
        faults.add("label", t.get("calendar-fault-label-taken"));
    } else if there.len() >= MOST {
        faults.add("label", t.get("calendar-fault-feeds"));
    }
    if !faults.is_empty() {
        drop(tx);
        return show(&app, &room, None, typed, faults, None).await;
    }
    let sealed = sealed::seal(&app.vault, own_id, place(), &label)?;
    let (token, fresh) = make(&app, label);
    let feed = query!(tx, calendar::add_feed(own_id, &token, &sealed, language.tag(), at))?;
    audit::write(&mut tx, &room.desk, at, &Event::CalendarFeedMade { feed }).await?;
    tx.commit().await?;
    show(&app, &room, Some(fresh), (String::new(), typed.1), faults, None).await
}

/// `POST /desk/pact/calendar/feeds/{id}/renew`: another address takes the place of the one it had.
///
/// # Errors
/// [`WebError`].
pub async fn renew(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let found = own(&mut tx, &app, &room).await?.into_iter().find(|(row, _)| row.id == id);
    let (_, label) = found.ok_or(WebError::NotFound)?;
    let (token, fresh) = make(&app, label);
    if !query!(tx, calendar::renew_feed(room.own(), id, &token, at))? {
        return Err(WebError::NotFound);
    }
    audit::write(&mut tx, &room.desk, at, &Event::CalendarFeedRenewed { feed: id }).await?;
    tx.commit().await?;
    let french = room.t.0 == Language::Fr;
    show(&app, &room, Some(fresh), (String::new(), french), Faults::default(), None).await
}

/// `POST /desk/pact/calendar/feeds/{id}/end`.
///
/// # Errors
/// [`WebError`].
pub async fn end(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    room.may_speak()?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if !query!(tx, calendar::end_feed(room.own(), id))? {
        return Err(WebError::NotFound);
    }
    audit::write(&mut tx, &room.desk, at, &Event::CalendarFeedEnded { feed: id }).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/calendar/feeds?done=ended"))
}
