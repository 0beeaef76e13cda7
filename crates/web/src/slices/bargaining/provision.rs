//! A provision of an agreement is entered, changed and removed.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::bargaining::Subject;
use commonfront_store::query;
use commonfront_store::rows::bargaining::ProvisionRow;
use serde::Deserialize;

use super::agreement::subject_words;
use super::agreement_form::own;
use super::documents::{self, Provision};
use super::form::{self, Around, Builder, Values, keep_text};
use super::nav::Leaf;
use super::typed::{Names, Reader};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::pact::Room;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Faults, Posted, see_other};

const TEXT: Names = ["text_en", "text_fr"];

/// The subjects to choose from.
#[must_use]
pub fn subjects(t: T) -> Vec<(String, String, String)> {
    let one =
        |&subject: &Subject| (subject.name().to_owned(), subject_words(t, subject).to_owned(), String::new());
    Subject::ALL.iter().map(one).collect()
}

fn form(
    app: &App,
    room: &Room,
    (agreement, id): (i64, Option<i64>),
    values: &Values<'_>,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut builder = Builder::new(t, values, &faults);
    builder.picks("subject", "bargaining-field-subject", false, subjects(t));
    builder.row(vec![
        builder.input("clause", "text", "bargaining-field-clause", "bargaining-hint-clause").optional(),
    ]);
    builder.pair(TEXT, "textarea", "bargaining-field-text", "bargaining-hint-text");
    let blocks = builder.blocks;
    let back = format!("/desk/pact/bargaining/agreements/{agreement}");
    let around = Around {
        leaf: Leaf::Agreements,
        title: t
            .get(if id.is_none() { "bargaining-provision-new" } else { "bargaining-provision-edit" })
            .to_owned(),
        action: id.map_or(format!("{back}/provisions"), |id| format!("{back}/provisions/{id}")),
        cancel: back.clone(),
        button: t.get("bargaining-save"),
        remove: id.map(|id| format!("{back}/provisions/{id}/remove")),
    };
    form::show(app, room, around, blocks, None, faults)
}

fn read(t: T, posted: &Posted) -> Result<(Subject, String, Provision), Faults> {
    let mut reader = Reader::new(t, posted);
    let subject = reader.one_of("subject", Subject::from_name);
    let clause = reader.line("clause", false);
    let text = reader.text(TEXT, true, true);
    match subject {
        Some(subject) if reader.faults.is_empty() => Ok((subject, clause, Provision { text })),
        _ => Err(reader.faults),
    }
}

/// What an address may say: the subject that is proposed.
#[derive(Debug, Default, Deserialize)]
pub struct About {
    /// The subject.
    #[serde(default)]
    subject: String,
}

/// `GET /desk/pact/bargaining/agreements/{id}/provisions`.
///
/// # Errors
/// [`WebError`].
pub async fn new(
    State(app): State<Shared>,
    room: Room,
    Path(agreement): Path<i64>,
    Query(about): Query<About>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    own(&app, &room, agreement).await?;
    let kept = Values::Kept(vec![("subject", about.subject)]);
    form(&app, &room, (agreement, None), &kept, Faults::default())
}

/// `POST /desk/pact/bargaining/agreements/{id}/provisions`.
///
/// # Errors
/// [`WebError`].
pub async fn add(
    State(app): State<Shared>,
    room: Room,
    Path(agreement): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    own(&app, &room, agreement).await?;
    let (subject, clause, document) = match read(room.t, &posted) {
        Ok(read) => read,
        Err(faults) => return form(&app, &room, (agreement, None), &Values::Posted(&posted), faults),
    };
    let (document, at) = (documents::write(&document)?, app.clock.now());
    let mut tx = app.db.write().await?;
    let id = query!(tx, bargaining::add_provision(agreement, subject.number(), &clause, &document, at))?;
    query!(tx, bargaining::touch_agreement(agreement, at))?;
    audit::write(&mut tx, &room.desk, at, &Event::ProvisionAdded { agreement, provision: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/agreements/{agreement}?did=added")))
}

/// A provision of an agreement of the own organisation.
async fn find(app: &App, room: &Room, (agreement, id): (i64, i64)) -> Result<ProvisionRow, WebError> {
    own(app, room, agreement).await?;
    let mut conn = app.db.read().await?;
    let provisions = query!(conn, bargaining::provisions(agreement))?;
    provisions.into_iter().find(|row| row.id == id).ok_or(WebError::NotFound)
}

/// `GET /desk/pact/bargaining/agreements/{id}/provisions/{number}`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(
    State(app): State<Shared>,
    room: Room,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let row = find(&app, &room, ids).await?;
    let document: Provision = documents::parse(&row.document)?;
    let subject = Subject::from_number(row.subject).unwrap_or(Subject::Other);
    let mut kept = vec![("subject", subject.name().to_owned()), ("clause", row.clause)];
    keep_text(&mut kept, TEXT, &document.text);
    form(&app, &room, (ids.0, Some(ids.1)), &Values::Kept(kept), Faults::default())
}

/// `POST /desk/pact/bargaining/agreements/{id}/provisions/{number}`.
///
/// # Errors
/// [`WebError`].
pub async fn change(
    State(app): State<Shared>,
    room: Room,
    Path((agreement, id)): Path<(i64, i64)>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    find(&app, &room, (agreement, id)).await?;
    let (subject, clause, document) = match read(room.t, &posted) {
        Ok(read) => read,
        Err(faults) => return form(&app, &room, (agreement, Some(id)), &Values::Posted(&posted), faults),
    };
    let (document, at) = (documents::write(&document)?, app.clock.now());
    let row = ProvisionRow { id, agreement_id: agreement, subject: subject.number(), clause, document };
    let mut tx = app.db.write().await?;
    if query!(tx, bargaining::change_provision(&row, at))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, bargaining::touch_agreement(agreement, at))?;
    audit::write(&mut tx, &room.desk, at, &Event::ProvisionChanged { agreement, provision: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/agreements/{agreement}?did=changed")))
}

/// `POST /desk/pact/bargaining/agreements/{id}/provisions/{number}/remove`.
///
/// # Errors
/// [`WebError`].
pub async fn remove(
    State(app): State<Shared>,
    room: Room,
    Path((agreement, id)): Path<(i64, i64)>,
) -> Result<Response, WebError> {
    room.may_speak()?;
    find(&app, &room, (agreement, id)).await?;
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if query!(tx, bargaining::remove_provision(agreement, id))? == 0 {
        return Err(WebError::NotFound);
    }
    query!(tx, bargaining::touch_agreement(agreement, at))?;
    audit::write(&mut tx, &room.desk, at, &Event::ProvisionRemoved { agreement, provision: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/bargaining/agreements/{agreement}?did=removed")))
}
