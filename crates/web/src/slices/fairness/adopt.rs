//! An organisation puts its own name to a test, or takes it back. Nobody does that for another.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_store::query;

use super::forms;
use super::load::SCORING;
use crate::app::Shared;
use crate::error::WebError;
use crate::slices::pact::Room;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Posted, see_other};

/// `POST /desk/fairness/{id}/adopt`: `do` is `adopt` or `disown`.
///
/// # Errors
/// [`WebError::NotFound`] for whoever it isn't shown to.
pub async fn adopt(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let (whole, _) = forms::seen(&app, &room, id).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let (did, moved, event) = match posted.get("do") {
        // Nobody puts a name to what nobody has seen.
        "adopt" if whole.row.state == SCORING => return Err(WebError::Closed),
        "adopt" => {
            let moved = query!(tx, fairness::adopt(id, room.own(), at, room.desk.staff.id))?;
            ("adopted", moved, Event::FairnessTestAdopted { test: id })
        }
        "disown" => {
            let moved = query!(tx, fairness::disown(id, room.own()))?;
            ("disowned", moved, Event::FairnessTestDisowned { test: id })
        }
        _ => return Err(WebError::Malformed(String::new())),
    };
    if moved > 0 {
        audit::write(&mut tx, &room.desk, at, &event).await?;
    }
    tx.commit().await?;
    Ok(see_other(&format!("{}?did={did}", forms::href(id))))
}
