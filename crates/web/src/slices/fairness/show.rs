//! `/desk/fairness/ID`: how a test stands, what was answered, what is left to settle, and the next step.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::card::Card;
use super::load::{PUBLISHED, SCORING, SETTLING};
use super::{forms, list};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::fraud::asked::Asked;
use crate::slices::pact::Room;
use crate::slices::staff::{DeskPage, Section};

#[derive(Template)]
#[template(path = "slices/fairness/show.html")]
struct ShowPage {
    page: DeskPage,
    id: i64,
    card: Card,
    by: String,
    state: &'static str,
    mark: &'static str,
    notice: Option<&'static str>,
    scoring: bool,
    settling: bool,
    published: bool,
    /// Whether she may do what the owner does.
    ours: bool,
    speaks: bool,
    /// Whether her own sheet is begun, and whether it was handed in.
    begun: bool,
    given: bool,
    /// Whether she sees what others answered.
    open: bool,
    handed_in: i64,
    disputed: i64,
    adopted: bool,
}

/// `GET /desk/fairness/{id}`.
///
/// # Errors
/// [`WebError::NotFound`] for whoever it isn't shown to.
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    asked: Asked,
) -> Result<Response, WebError> {
    let t = room.t;
    let (whole, names) = forms::seen(&app, &room, id).await?;
    let staff = room.desk.staff.id;
    let open = whole.opens_scores_to(staff);
    let outcomes = whole.result(t);
    let card = Card::new(t, &whole, &outcomes, &names);
    let (state, mark) = list::state(t, whole.row.state);
    let disputed =
        card.groups.iter().flat_map(|group| &group.lines).filter(|line| line.standing == "disputed");
    let body = ShowPage {
        page: room.desk.page(&app, &card.title, Section::Fairness),
        id,
        by: names.of(whole.row.organisation_id, t.0),
        state,
        mark,
        notice: forms::notice(t, asked.get("did")),
        scoring: whole.row.state == SCORING,
        settling: whole.row.state == SETTLING,
        published: whole.row.state == PUBLISHED,
        ours: whole.row.organisation_id == room.own() && room.speaks(),
        speaks: room.speaks(),
        begun: whole.sheets.iter().any(|held| held.staff_id == staff),
        given: whole.handed_in().any(|held| held.staff_id == staff),
        open,
        handed_in: i64::try_from(whole.handed_in().count()).unwrap_or(0),
        disputed: i64::try_from(disputed.count()).unwrap_or(0),
        adopted: whole.adopters.contains(&room.own()),
        card,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
