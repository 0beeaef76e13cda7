//! What the parties say of a draft, clause by clause, until it is settled.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::{Micros, text_rules};
use commonfront_store::rows::pact::NewComment;
use commonfront_store::{On, Tx, query};
use commonfront_vault::{COALITION, Place, Vault};

use super::room::Room;
use super::{parties, text, texts};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::sealed;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Posted, see_other};

/// The longest comment, in characters.
const LONGEST: usize = 4_000;

/// Something that was said.
pub struct Said {
    /// By which organisation.
    pub who: String,
    /// When.
    pub moment: String,
    /// Of which version.
    pub version: i64,
    /// The words.
    pub words: String,
    /// Whether it is settled.
    pub settled: bool,
}

/// What was said of a clause.
#[derive(Default)]
pub struct Thread {
    /// The clause's `id`.
    pub clause: String,
    /// Oldest first.
    pub said: Vec<Said>,
    /// How many are not settled.
    pub open: i64,
}

/// What was said of a pact, by clause.
pub struct Threads(BTreeMap<String, Thread>);

impl Threads {
    /// What was said of a clause.
    #[must_use]
    pub fn take(&mut self, clause: &str) -> Thread {
        self.0.remove(clause).unwrap_or_else(|| Thread { clause: clause.to_owned(), ..Thread::default() })
    }
}

fn row(pact: i64, staff: i64, at: i64) -> [u8; 24] {
    let mut row = [0; 24];
    row[..8].copy_from_slice(&pact.to_be_bytes());
    row[8..16].copy_from_slice(&staff.to_be_bytes());
    row[16..].copy_from_slice(&at.to_be_bytes());
    row
}

fn place(row: &[u8]) -> Place<'_> {
    Place { table: "pact_comments", column: "sealed", row }
}

/// Everything that was said of a pact.
///
/// # Errors
/// The database did not answer.
pub async fn threads(app: &App, room: &Room, on: &mut impl On, id: i64) -> Result<Threads, WebError> {
    let mut all: BTreeMap<String, Thread> = BTreeMap::new();
    for comment in query!(on, pact::comments(id))? {
        let row = row(id, comment.staff_id, comment.created_at);
        let words: String = sealed::open(&app.vault, COALITION, place(&row), &comment.sealed)?;
        let who = parties::name_of(app, on, comment.organisation_id, room.t.0).await?;
        let thread = all.entry(comment.clause.clone()).or_default();
        thread.clause = comment.clause;
        thread.open += i64::from(comment.resolved_at.is_none());
        thread.said.push(Said {
            who,
            moment: room.t.moment(comment.created_at),
            version: comment.version,
            words,
            settled: comment.resolved_at.is_some(),
        });
    }
    Ok(Threads(all))
}

/// Keeps what a member of staff says for her organisation (`by`: both keys) of a clause of a version.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    vault: &Vault,
    (pact_id, version): (i64, i64),
    clause: &str,
    (organisation_id, staff_id): (i64, i64),
    words: &str,
    at: Micros,
) -> Result<(), WebError> {
    let sealed = sealed::seal(vault, COALITION, place(&row(pact_id, staff_id, at)), &words)?;
    let new = NewComment { pact_id, clause, version, organisation_id, staff_id, sealed: &sealed, at };
    Ok(query!(tx, pact::comment(&new))?)
}

fn is_clause(text: &commonfront_pact::PactText, clause: &str) -> bool {
    matches!(clause, "preamble" | "rules") || text.clause(clause).is_some()
}

/// `POST /desk/pact/text/{id}/comments`: says something of a clause.
///
/// # Errors
/// [`WebError`].
pub async fn say(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let pact = text::find(&room, &mut conn, id).await?;
    let version = query!(conn, pact::version(id, pact.row.versions))?.ok_or(WebError::NotFound)?;
    drop(conn);
    if pact.row.state != texts::DRAFT {
        return Err(WebError::Closed);
    }
    let clause = posted.get("clause");
    if !is_clause(&texts::parse(&version.document)?, clause) {
        return Err(WebError::NotFound);
    }
    // An empty box is no comment, and no fault; the browser keeps what is too long, and says so.
    let Ok(words) = text_rules::paragraphs(posted.get("words"), LONGEST) else {
        return Ok(see_other(&format!("/desk/pact/text/{id}#{clause}")));
    };
    let (now, by) = (app.clock.now(), (room.own(), room.desk.staff.id));
    let mut tx = app.db.write().await?;
    put(&mut tx, &app.vault, (id, pact.row.versions), clause, by, &words, now).await?;
    let event = Event::PactCommented { pact: id, clause: clause.to_owned() };
    audit::write(&mut tx, &room.desk, now, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=said#{clause}")))
}

/// `POST /desk/pact/text/{id}/settle`: the secretary says that a clause's comments are dealt with.
///
/// # Errors
/// [`WebError`].
pub async fn settle(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    super::drafting::secretary(&room)?;
    let (clause, now) = (posted.get("clause"), app.clock.now());
    let mut tx = app.db.write().await?;
    if query!(tx, pact::resolve(id, clause, room.desk.staff.id, now))? == 0 {
        return Err(WebError::NotFound);
    }
    let event = Event::PactSettled { pact: id, clause: clause.to_owned() };
    audit::write(&mut tx, &room.desk, now, &event).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=settled#clauses")))
}
