//! What happens by itself: reminders before the close, and the close. The count is the same whether a page makes
//! it after the time is over, or the sweep that keeps it.

use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Audience, Notice, Thing};
use commonfront_store::rows::decisions::DecisionRow;
use commonfront_store::{Tx, query};

use super::load::{self, texts};
use crate::app::App;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::calendar::{self, Occasion};
use crate::slices::messages;
use crate::slices::pact::audience;
use crate::slices::staff::audit;
use commonfront_domain::Language;
use commonfront_domain::clock::DAY;

/// When those without a ballot are reminded: a day before the close, or later when the time is short.
#[must_use]
pub fn remind_at(from: Micros, closes_at: Micros) -> Micros {
    closes_at - DAY.min((closes_at - from) / 4)
}

/// Brings the close of a vote into the calendar, or moves it there.
///
/// # Errors
/// The database can't write.
pub async fn in_calendar(
    tx: &mut Tx,
    row: &DecisionRow,
    audience: &Audience,
    cancelled: bool,
    at: Micros,
) -> Result<(), WebError> {
    let texts = texts(row);
    let title = |language| T(language).with("decisions-calendar", "title", texts.title(language));
    let (en, fr) = (title(Language::En), title(Language::Fr));
    let occasion = Occasion {
        thing: (Thing::Decision, row.id),
        organisation_id: row.organisation_id,
        title: (&en, &fr),
        from: row.closes_at,
        until: None,
        whole_day: false,
        audience,
        cancelled,
    };
    calendar::keep(tx, &occasion, at).await
}

/// Closes what is over and reminds of what soon will be. Gives back how many votes were closed.
///
/// # Errors
/// The database did not answer; the next sweep goes on.
pub async fn sweep(app: &App) -> Result<usize, WebError> {
    let at = app.clock.now();
    let mut conn = app.db.read().await?;
    let due = query!(conn, decisions::due(at))?;
    let soon = query!(conn, decisions::to_remind(at))?;
    drop(conn);
    let closed = due.len();
    for row in due {
        close(app, row, at).await?;
    }
    for row in soon {
        remind(app, row, at).await?;
    }
    Ok(closed)
}

async fn close(app: &App, row: DecisionRow, at: Micros) -> Result<(), WebError> {
    let mut tx = app.db.write().await?;
    // From here on nobody casts a ballot; what was being cast has been.
    if !query!(tx, decisions::close(row.id, at))? {
        return Ok(());
    }
    let loaded = load::load(app, &mut tx, row).await?;
    for elector in &loaded.electors {
        if let Some(left) = elector.left_at {
            query!(tx, decisions::mark_left(loaded.row.id, elector.organisation_id, left))?;
        }
    }
    let result = serde_json::to_string(&loaded.verdict).map_err(|error| {
        tracing::error!(%error, "a count can't be written down");
        WebError::Internal
    })?;
    let outcome = loaded.verdict.outcome;
    query!(tx, decisions::keep_result(loaded.row.id, outcome.number(), &result))?;
    let (id, owner) = (loaded.row.id, loaded.row.organisation_id);
    let event = Event::DecisionClosed { decision: id, outcome: outcome.name().to_owned() };
    audit::write_as(&mut tx, 0, owner, at, &event).await?;
    let mut told = loaded.electors_but(owner);
    told.push(owner);
    messages::notify(&mut tx, at, Notice::DecisionClosed, (Thing::Decision, id), &told, 0).await?;
    tx.commit().await?;
    Ok(())
}

async fn remind(app: &App, row: DecisionRow, at: Micros) -> Result<(), WebError> {
    let mut tx = app.db.write().await?;
    if !query!(tx, decisions::reminded(row.id, row.version))? {
        return Ok(());
    }
    let loaded = load::load(app, &mut tx, row).await?;
    let about = (Thing::Decision, loaded.row.id);
    messages::notify(&mut tx, at, Notice::DecisionReminder, about, &loaded.silent(), 0).await?;
    tx.commit().await?;
    Ok(())
}

/// Whom a proposal is shown to.
///
/// # Errors
/// The database did not answer.
pub async fn shown_to(tx: &mut Tx, row: &DecisionRow) -> Result<Audience, WebError> {
    audience::of(tx, Thing::Decision, row.id, row.visibility).await
}
