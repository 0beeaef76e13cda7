//! Whom an organisation authorises to sign for it, or to vote for it: members of its own staff, by its admin.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Micros, Right};
use commonfront_store::{On, query};

use super::room::{Part, Room, RoomPage, Tab};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::accounts::{self, ACTIVE};
use crate::slices::staff::fields::{Posted, see_other};
use crate::slices::staff::frame::role_word;
use crate::slices::staff::{DeskPage, audit};

const PAGE: &str = "/desk/pact/mandates";

/// What somebody may do in her organisation's name. The numbers stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mandate {
    /// Sign a pact, and give notice to leave it.
    Sign = 1,
    /// Cast its vote.
    Vote = 2,
}

impl Mandate {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sign, Self::Vote];

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64
    }

    /// Its name in forms and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Vote => "vote",
        }
    }

    /// The mandate with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mandate| mandate.name() == name)
    }
}

/// Whether a member of staff, who belongs to the organisation and isn't shut out, has a mandate of it at a
/// moment.
///
/// # Errors
/// The database did not answer.
pub async fn may(
    on: &mut impl On,
    staff_id: i64,
    organisation_id: i64,
    mandate: Mandate,
    at: Micros,
) -> Result<bool, WebError> {
    Ok(query!(on, pact::has_mandate(staff_id, organisation_id, mandate.number(), at))? > 0)
}

struct Held {
    name: &'static str,
    label: &'static str,
    since: Option<String>,
}

struct Member {
    id: i64,
    name: String,
    role: &'static str,
    mandates: Vec<Held>,
}

#[derive(Template)]
#[template(path = "slices/pact/mandates.html")]
struct MandatesPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    done: bool,
    members: Vec<Member>,
}

/// The admin of an organisation; the coalition itself signs and votes nowhere.
fn admin(room: &Room) -> Result<i64, WebError> {
    room.desk.may(Right::ManageStaff)?;
    if room.own() == 0 { Err(WebError::NotFound) } else { Ok(room.own()) }
}

/// `GET /desk/pact/mandates`.
///
/// # Errors
/// [`WebError`].
pub async fn show(State(app): State<Shared>, room: Room, uri: Uri) -> Result<Response, WebError> {
    let (own, t) = (admin(&room)?, room.t);
    let mut conn = app.db.read().await?;
    let given = query!(conn, pact::mandates(own))?;
    let mut members = Vec::new();
    for row in query!(conn, staff::of_organisation(own))?.iter().filter(|row| row.state == ACTIVE) {
        let staff = accounts::open(&app.vault, row)?;
        if !staff.role.may(Right::Pact) {
            continue;
        }
        let held = |mandate: Mandate| {
            let found = given.iter().find(|one| one.staff_id == row.id && one.mandate == mandate.number());
            let label = t.get(&format!("pact-mandate-{}", mandate.name()));
            Held { name: mandate.name(), label, since: found.map(|one| t.day(one.given_at)) }
        };
        let mandates = Mandate::ALL.map(held).into();
        members.push(Member { id: row.id, name: staff.name, role: role_word(t, staff.role), mandates });
    }
    drop(conn);
    let RoomPage { page, tabs } = room.page(&app, t.get("pact-mandates"), Part::Text);
    let done = uri.query() == Some("done=1");
    let body = MandatesPage { page, tabs, done, members };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

/// `POST /desk/pact/mandates`: gives or ends one.
///
/// # Errors
/// [`WebError`].
pub async fn change(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    let own = admin(&room)?;
    room.desk.fresh(&app, PAGE)?;
    let mandate = Mandate::from_name(posted.get("mandate")).ok_or(WebError::NotFound)?;
    let id: i64 = posted.get("staff").parse().map_err(|_| WebError::NotFound)?;
    let (now, by) = (app.clock.now(), room.desk.staff.id);
    let mut tx = app.db.write().await?;
    let row =
        query!(tx, staff::get(id))?.filter(|row| row.organisation_id == own).ok_or(WebError::NotFound)?;
    let name = mandate.name().to_owned();
    let event = match posted.get("do") {
        "give" if row.state == ACTIVE => {
            query!(tx, pact::give_mandate(own, id, mandate.number(), by, now))?;
            Event::MandateGiven { staff: id, mandate: name }
        }
        "end" => {
            query!(tx, pact::end_mandate(own, id, mandate.number(), by, now))?;
            Event::MandateEnded { staff: id, mandate: name }
        }
        _ => return Err(WebError::NotFound),
    };
    audit::write(&mut tx, &room.desk, now, &event).await?;
    tx.commit().await?;
    Ok(see_other("/desk/pact/mandates?done=1"))
}
