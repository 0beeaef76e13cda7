//! An organisation's ballot: cast by whoever it authorised, after proving anew who she is.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_store::query;
use commonfront_store::rows::decisions::NewBallot;
use commonfront_voting::{Choice, Rule};

use super::load::{self, Loaded, Phase, phase, texts};
use super::texts::{Shown, optional};
use super::voters;
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Faults, Posted, see_other};

/// The longest reason, in characters.
const REASON: usize = 2_000;

struct ChoiceView {
    value: &'static str,
    label: &'static str,
    hint: &'static str,
    on: bool,
}

#[derive(Template)]
#[template(path = "slices/decisions/ballot.html")]
struct BallotPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: i64,
    version: i64,
    organisation: String,
    shown: Shown,
    closes: String,
    options: Vec<ChoiceView>,
    urgent: bool,
    not_urgent: bool,
    reason: String,
    faults: Faults,
}

fn here(id: i64) -> String {
    format!("/desk/pact/decisions/{id}")
}

/// Whether she may cast this organisation's ballot at all; where the vote is over, she is sent to its page.
async fn allowed(app: &App, room: &Room, id: i64) -> Result<Loaded, WebError> {
    room.may_speak()?;
    let at = app.clock.now();
    let mut conn = app.db.read().await?;
    let loaded = load::find(app, &mut conn, room.own(), id).await?;
    if !loaded.is_elector(room.own()) || !voters::may_vote(&mut conn, &room.desk, at).await? {
        return Err(WebError::Forbidden);
    }
    if phase(&loaded.row, at) != Phase::Open {
        return Err(WebError::SeeOther(format!("{}?done=too-late", here(id))));
    }
    room.desk.fresh(app, &format!("{}/ballot", here(id)))?;
    Ok(loaded)
}

struct Typed {
    choice: Option<Choice>,
    not_urgent: bool,
    reason: String,
}

fn form(app: &App, room: &Room, loaded: &Loaded, typed: Typed, faults: Faults) -> Result<Response, WebError> {
    let (t, row) = (room.t, &loaded.row);
    let rule = load::terms(row).rule;
    let hint = |choice: Choice| match (choice, rule) {
        (Choice::Block, _) => t.get("decisions-hint-block"),
        (Choice::Abstain, Rule::Unanimity) => t.get("decisions-hint-abstain-unanimity"),
        (Choice::Abstain, _) => t.get("decisions-hint-abstain"),
        _ => "",
    };
    let option = |choice: Choice| ChoiceView {
        value: choice.name(),
        label: t.get(&format!("decisions-choice-{}", choice.name())),
        hint: hint(choice),
        on: typed.choice == Some(choice),
    };
    let snapshot = app.catalog.now();
    let organisation = snapshot.organisation(&room.desk.staff.organisation);
    let RoomPage { page, tabs } = room.page(app, t.get("decisions-ballot"), Part::Decisions);
    let body = BallotPage {
        page,
        tabs,
        id: row.id,
        version: row.version,
        organisation: organisation.map_or_else(String::new, |party| party.name.get(t.0).to_owned()),
        shown: texts(row).shown(t.0, "proposal"),
        closes: t.moment(row.closes_at),
        options: rule.choices().map(option).into(),
        urgent: row.urgent != 0,
        not_urgent: typed.not_urgent,
        reason: typed.reason,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/decisions/{id}/ballot`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id).await?;
    let own = loaded.ballot_of(room.own());
    let typed = Typed {
        choice: own.and_then(|ballot| Choice::from_number(ballot.choice)),
        not_urgent: own.is_some_and(|ballot| ballot.not_urgent != 0),
        reason: own.map(|ballot| ballot.reason.clone()).unwrap_or_default(),
    };
    form(&app, &room, &loaded, typed, Faults::default())
}

/// `POST /desk/pact/decisions/{id}/ballot`.
///
/// # Errors
/// [`WebError`].
pub async fn cast(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let loaded = allowed(&app, &room, id).await?;
    let (t, row) = (room.t, &loaded.row);
    let choices = load::terms(row).rule.choices();
    let typed = Typed {
        choice: Choice::from_name(posted.get("choice")).filter(|choice| choices.contains(choice)),
        not_urgent: row.urgent != 0 && posted.has("not_urgent"),
        reason: posted.get("reason").to_owned(),
    };
    let mut faults = Faults::default();
    if posted.get("version") != row.version.to_string() {
        faults.add("proposal", t.get("decisions-fault-amended"));
    }
    if typed.choice.is_none() {
        faults.add("choice", t.get("decisions-fault-choice"));
    }
    let reason = optional(t, "reason", &typed.reason, REASON, &mut faults);
    if typed.choice == Some(Choice::Block) && reason.is_empty() && faults.of("reason").is_none() {
        faults.add("reason", t.get("decisions-fault-reason"));
    }
    let (Some(choice), true) = (typed.choice, faults.is_empty()) else {
        return form(&app, &room, &loaded, typed, faults);
    };
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if !query!(tx, decisions::hold(id, row.version, at))? {
        drop(tx);
        // It was amended or closed a moment ago.
        return Ok(see_other(&format!("{}?done=too-late", here(id))));
    }
    let ballot = NewBallot {
        decision_id: id,
        version: row.version,
        organisation_id: room.own(),
        choice: choice.number(),
        not_urgent: i64::from(typed.not_urgent),
        reason: &reason,
        staff_id: room.desk.staff.id,
        at,
    };
    query!(tx, decisions::cast(&ballot))?;
    audit::write(&mut tx, &room.desk, at, &Event::BallotCast { decision: id, version: row.version }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("{}?done=cast", here(id))))
}
