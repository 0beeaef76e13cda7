//! `/desk/pact/messages`: the announcements that one's organisation sees, and making one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_domain::text_rules;
use commonfront_store::query;
use commonfront_store::rows::messages::{AnnouncementRow, NewAnnouncement};
use commonfront_vault::{COALITION, Place};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use super::names::Names;
use super::notify;
use super::thread::machine;
use super::threads::{entry, text_fault};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::sealed;
use crate::slices::fraud::asked::{Asked, address};
use crate::slices::pact::audience::{self, AudienceField};
use crate::slices::pact::{Part, Room, RoomPage, Tab, parties};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::inputs::Input;
use crate::slices::staff::{DeskPage, audit};

/// Announcements on a page.
const ON_A_PAGE: usize = 25;
/// The longest title, in characters.
const TITLE: usize = 160;
/// The longest text, in characters.
const TEXT: usize = 8_000;
/// Whom an announcement can be for.
const LEVELS: [Visibility; 2] = [Visibility::Chosen, Visibility::Parties];

/// What an announcement says, as it lies sealed. Its `Debug` prints nothing of it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Said {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said")
    }
}

/// Where what is sealed of an announcement stands.
#[must_use]
pub fn place(entry: &[u8]) -> Place<'_> {
    Place { table: "announcements", column: "sealed", row: entry }
}

/// What an announcement says; nothing once it was taken back.
///
/// # Errors
/// It can't be opened.
pub fn open(app: &App, row: &AnnouncementRow) -> Result<Option<Said>, WebError> {
    if row.withdrawn_at != 0 {
        return Ok(None);
    }
    sealed::open(&app.vault, COALITION, place(&row.entry), &row.sealed).map(Some)
}

/// How many of those whom it is for have read it, in words.
#[must_use]
pub fn read_of(t: T, read: i64, told: i64) -> String {
    t.with_all("messages-read-of", &[("read", &t.number(read)), ("told", &t.number(told))])
}

struct Row {
    id: i64,
    title: Option<String>,
    who: String,
    ours: bool,
    read: bool,
    receipts: i64,
    told: i64,
    read_of: String,
    replies: i64,
    at: String,
    machine_at: String,
}

struct Filter {
    href: &'static str,
    label: &'static str,
    n: i64,
    on: bool,
}

#[derive(Template)]
#[template(path = "slices/messages/list.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    speaks: bool,
    receives: bool,
    filters: Vec<Filter>,
    filtered: bool,
    rows: Vec<Row>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "slices/messages/new.html")]
struct NewPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    title: Input,
    text: String,
    entry: String,
    audience: AudienceField,
    faults: Faults,
}

/// `GET /desk/pact/messages`.
///
/// # Errors
/// [`WebError`].
pub async fn list(State(app): State<Shared>, room: Room, asked: Asked) -> Result<Response, WebError> {
    let (t, own) = (room.t, room.own());
    let show = match asked.get("show") {
        "unread" if own != 0 => "unread",
        "ours" => "ours",
        _ => "",
    };
    let before = asked.number("before").unwrap_or(i64::MAX);
    let limit = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let (only_unread, only_ours) = (i64::from(show == "unread"), i64::from(show == "ours"));
    let mut conn = app.db.read().await?;
    let unread = if own == 0 { 0 } else { query!(conn, messages::unread(own))? };
    let mut rows = query!(conn, messages::announcements(own, only_unread, only_ours, before, limit))?;
    let more = rows.len() > ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let last = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let next = last.map(|last| address("/desk/pact/messages", &[("show", show), ("before", &last)]));
    let (names, parties) = (Names::read(&app, &mut conn).await?, parties::parties(&app, &mut conn).await?);
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let ours = row.organisation_id == own;
        let told = match ours {
            true => {
                let audience = audience::of(&mut conn, Thing::Announcement, row.id, row.visibility).await?;
                i64::try_from(audience::told(&audience, own, &parties).len()).unwrap_or(i64::MAX)
            }
            false => 0,
        };
        let receipts = row.receipts.min(told);
        shown.push(Row {
            read_of: read_of(t, receipts, told),
            id: row.id,
            title: open(&app, &row)?.map(|said| said.title),
            who: names.of(row.organisation_id, t.0),
            ours,
            read: row.read > 0,
            receipts,
            told,
            replies: row.replies,
            at: t.moment(row.created_at),
            machine_at: machine(row.created_at),
        });
    }
    let speaks = room.speaks() && room.acts(&app, &mut conn).await?;
    drop(conn);
    let filter = |value: &str, href, key, n| Filter { href, label: t.get(key), n, on: show == value };
    let mut filters = vec![filter("", "/desk/pact/messages", "messages-show-all", 0)];
    if own != 0 {
        filters.push(filter("unread", "/desk/pact/messages?show=unread", "messages-show-unread", unread));
    }
    filters.push(filter("ours", "/desk/pact/messages?show=ours", "messages-show-ours", 0));
    let RoomPage { page, tabs } = room.page(&app, t.get("messages-title"), Part::Messages);
    let body = ListPage {
        page,
        tabs,
        speaks,
        receives: own != 0,
        filters,
        filtered: !show.is_empty(),
        rows: shown,
        next,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

async fn form_page(
    app: &App,
    room: &Room,
    said: Said,
    entry: String,
    chosen: &Audience,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let parties = parties::parties(app, &mut conn).await?;
    drop(conn);
    let RoomPage { page, tabs } = room.page(app, t.get("messages-new"), Part::Messages);
    faults.call_each(t, &[("text", "messages-field-text")]);
    let body = NewPage {
        page,
        tabs,
        title: Input::new("title", "text", t.get("messages-field-title")).value(said.title).faults(&faults),
        text: said.text,
        entry,
        audience: AudienceField::new(t, &LEVELS, &parties, room.own(), chosen),
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/messages/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let everybody = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    let entry = HEXLOWER.encode(&app.vault.random::<16>());
    form_page(&app, &room, Said::default(), entry, &everybody, Faults::default()).await
}

/// `POST /desk/pact/messages/new`: makes an announcement, and tells those whom it is for.
///
/// # Errors
/// [`WebError`].
pub async fn announce(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let (t, own, entry) = (room.t, room.own(), entry(&posted)?);
    let mut conn = app.db.read().await?;
    let parties = parties::parties(&app, &mut conn).await?;
    drop(conn);
    let chosen = audience::read(&posted, &LEVELS, &parties);
    let told = audience::told(&chosen, own, &parties);
    let mut faults = Faults::default();
    let title = text_rules::line(posted.get("title"), TITLE);
    let text = text_rules::paragraphs(posted.get("text"), TEXT);
    if let Err(problem) = title {
        faults.add("title", text_fault(t, problem));
    }
    if let Err(problem) = text {
        faults.add("text", text_fault(t, problem));
    }
    if told.is_empty() {
        faults.add("visibility", t.get("messages-fault-nobody"));
    }
    let (Ok(title), Ok(text), true) = (title, text, faults.is_empty()) else {
        let typed = Said { title: posted.get("title").to_owned(), text: posted.get("text").to_owned() };
        return form_page(&app, &room, typed, posted.get("entry").to_owned(), &chosen, faults).await;
    };
    let (now, staff) = (app.clock.now(), room.desk.staff.id);
    let sealed = sealed::seal(&app.vault, COALITION, place(&entry), &Said { title, text })?;
    let row = NewAnnouncement {
        organisation_id: own,
        visibility: chosen.visibility.number(),
        staff_id: staff,
        entry: &entry,
        sealed: &sealed,
        at: now,
    };
    let mut tx = app.db.write().await?;
    let Some(id) = query!(tx, messages::announce(&row))? else {
        return Ok(see_other("/desk/pact/messages"));
    };
    audience::put(&mut tx, Thing::Announcement, id, &chosen).await?;
    notify(&mut tx, now, Notice::Announced, (Thing::Announcement, id), &told, staff).await?;
    audit::write(&mut tx, &room.desk, now, &Event::Announced { announcement: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/messages/{id}?done=announced")))
}
