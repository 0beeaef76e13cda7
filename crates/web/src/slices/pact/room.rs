//! The room that the parties share: who is in it, and what its pages have around their content.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commonfront_domain::Right;
use commonfront_store::On;

use super::parties;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::staff::{Desk, DeskPage, Section};

/// A part of the room, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What waits, and what was done.
    Overview,
    /// Agreements, threats, what is contracted out.
    Bargaining,
    /// The pact's text, and who signed it.
    Text,
    /// What the parties vote on.
    Decisions,
    /// What they say together.
    Statements,
    /// What each party did for the pact's commitments.
    Commitments,
    /// Calls for support, and reports.
    Calls,
    /// Incidents that touch rights and liberties.
    Incidents,
    /// What the parties tell each other.
    Messages,
    /// What happens when.
    Calendar,
}

/// The parts, with their addresses and the keys of their names.
const PARTS: &[(Part, &str, &str)] = &[
    // overview
    (Part::Overview, "/desk/pact", "pact-room-overview"),
    // text
    (Part::Text, "/desk/pact/text", "pact-room-text"),
    // commitments
    (Part::Commitments, "/desk/pact/commitments", "commitments-part"),
    // calls
    (Part::Calls, "/desk/pact/calls", "calls-part"),
    // decisions
    (Part::Decisions, "/desk/pact/decisions", "decisions-heading"),
    // statements
    (Part::Statements, "/desk/pact/statements", "statements-heading"),
    // calendar
    (Part::Calendar, "/desk/pact/calendar", "pact-room-calendar"),
    // bargaining
    (Part::Bargaining, "/desk/pact/bargaining", "bargaining-part"),
    // incidents
    (Part::Incidents, "/desk/pact/incidents", "incidents-part"),
    // messages
    (Part::Messages, "/desk/pact/messages", "messages-part"),
];

/// A line of the room's own navigation.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Where it goes.
    pub href: &'static str,
    /// What it says.
    pub label: &'static str,
    /// Whether the page is in it.
    pub current: bool,
}

/// A member of staff in the room. As an extractor it refuses whoever may not enter.
#[derive(Clone, Debug)]
pub struct Room {
    /// Who is at the desk.
    pub desk: Desk,
    /// Her words.
    pub t: T,
}

impl FromRequestParts<Shared> for Room {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, WebError> {
        let desk = Desk::from_request_parts(parts, app).await?;
        desk.may(Right::Pact)?;
        Ok(Self { t: desk.t, desk })
    }
}

/// What a page of the room has around its content.
#[derive(Clone, Debug)]
pub struct RoomPage {
    /// The desk's frame.
    pub page: DeskPage,
    /// The room's own navigation.
    pub tabs: Vec<Tab>,
}

impl Room {
    /// The key of the organisation that the person speaks for; 0 is the coalition itself.
    #[must_use]
    pub fn own(&self) -> i64 {
        self.desk.staff.organisation_id
    }

    /// Whether she may speak for it.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.desk.staff.role.may(Right::SpeakForParty)
    }

    /// Whether she may speak for it.
    ///
    /// # Errors
    /// [`WebError::Forbidden`].
    pub fn may_speak(&self) -> Result<(), WebError> {
        self.desk.may(Right::SpeakForParty)
    }

    /// Whether the organisation takes part: while a pact is in force, who has signed it and not left it; the
    /// coalition always does. Whoever doesn't reads what it may, and begins nothing with the others.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn acts(&self, app: &App, on: &mut impl On) -> Result<bool, WebError> {
        let acting = parties::acting(app, on, app.clock.now()).await?;
        Ok(self.own() == 0 || acting.iter().any(|party| party.id == self.own()))
    }

    /// Whether she may speak for it, and it takes part.
    ///
    /// # Errors
    /// [`WebError::Forbidden`]; the database did not answer.
    pub async fn may_act(&self, app: &App) -> Result<(), WebError> {
        self.may_speak()?;
        let mut conn = app.db.read().await?;
        if self.acts(app, &mut conn).await? { Ok(()) } else { Err(WebError::Forbidden) }
    }

    /// A page of the room.
    #[must_use]
    pub fn page(&self, app: &App, title: &str, part: Part) -> RoomPage {
        let tab = |&(one, href, label): &(Part, &'static str, &'static str)| Tab {
            href,
            label: self.t.get(label),
            current: one == part,
        };
        RoomPage { page: self.desk.page(app, title, Section::Pact), tabs: PARTS.iter().map(tab).collect() }
    }
}
