//! A draft begins, is circulated, is opened for signing and goes before the public: what the coalition's
//! secretary does with a pact, besides writing it.

use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_domain::{Language, Micros, Right, Text, text_rules};
use commonfront_pact::list::{Opening, head};
use commonfront_pact::text::Hashed;
use commonfront_pact::{Act, PactText, Term};
use commonfront_store::rows::pact::NewPact;
use commonfront_store::{Tx, query};
use data_encoding::HEXLOWER;
use jiff::ToSpan;

use super::parties;
use super::room::Room;
use super::texts::{self, Pact};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::calendar::{self, Occasion};
use crate::slices::messages::notify;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Posted, see_other};
use crate::zone;

/// The coalition's secretary, who keeps the text for all parties.
///
/// # Errors
/// [`WebError::Forbidden`].
pub fn secretary(room: &Room) -> Result<(), WebError> {
    room.desk.may(Right::Coalition)
}

/// The organisations that are told of what happens to a pact.
///
/// # Errors
/// The database did not answer.
pub async fn told(app: &App, tx: &mut Tx) -> Result<Vec<i64>, WebError> {
    Ok(parties::parties(app, tx).await?.iter().map(|party| party.id).collect())
}

/// `POST /desk/pact/text`: begins a draft; `renews` takes an older pact's text along.
///
/// # Errors
/// [`WebError`].
pub async fn begin(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    secretary(&room)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let (text, renews) = match posted.get("renews") {
        "" => {
            let from = zone::local(now).date();
            let until = from.checked_add(1.year()).and_then(|day| day.yesterday()).unwrap_or(from);
            (PactText::new(Term { from, until }), None)
        }
        id => {
            let id: i64 = id.parse().map_err(|_| WebError::NotFound)?;
            let old = texts::get(&mut tx, id).await?;
            if old.row.state == texts::DRAFT {
                return Err(WebError::NotFound);
            }
            let mut text = old.text;
            // As long as the old one, from the day after it.
            let days = text.term.until - text.term.from;
            let from = text.term.until.tomorrow().unwrap_or(text.term.until);
            text.term = Term { from, until: from.checked_add(days).unwrap_or(from) };
            (text, Some(id))
        }
    };
    let name = HEXLOWER.encode(&app.vault.random::<8>());
    let document = texts::write(&text)?;
    let new = NewPact { name: &name, document: &document, renews, staff_id: room.desk.staff.id, at: now };
    let id = query!(tx, pact::begin(&new))?;
    audit::write(&mut tx, &room.desk, now, &Event::PactBegun { pact: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}/edit")))
}

/// What keeps a text from being signed, in words.
#[must_use]
pub fn unready(t: T, text: &PactText) -> Vec<String> {
    let missing = |text: &Text| Language::ALL.into_iter().all(|language| text.missing(language));
    let mut words = Vec::new();
    if missing(&text.title) {
        words.push(t.get("pact-unready-title").to_owned());
    }
    if text.clauses.is_empty() {
        words.push(t.get("pact-unready-clauses").to_owned());
    }
    for (number, clause) in (1_i64..).zip(&text.clauses) {
        if missing(&clause.heading) || missing(&clause.body) {
            words.push(t.num("pact-unready-clause", number));
        }
    }
    words
}

/// `POST /desk/pact/text/{id}/circulate`: shows the draft to all parties as its next version.
///
/// # Errors
/// [`WebError`].
pub async fn circulate(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    secretary(&room)?;
    let (now, staff) = (app.clock.now(), room.desk.staff.id);
    let note = text_rules::line(posted.get("note"), 300).unwrap_or_default();
    let mut tx = app.db.write().await?;
    let pact = texts::get(&mut tx, id).await?;
    if !unready(room.t, &pact.text).is_empty() {
        return Ok(see_other(&format!("/desk/pact/text/{id}/edit?unready=1")));
    }
    let revision = posted.get("revision").parse().unwrap_or(pact.row.revision);
    let Some(version) = query!(tx, pact::next_version(id, revision))? else {
        // Somebody has written on meanwhile.
        return Ok(see_other(&format!("/desk/pact/text/{id}/edit")));
    };
    query!(tx, pact::put_version(id, version, &pact.row.document, &note, staff, now))?;
    let told = told(&app, &mut tx).await?;
    notify(&mut tx, now, Notice::PactCirculated, (Thing::Pact, id), &told, staff).await?;
    audit::write(&mut tx, &room.desk, now, &Event::PactCirculated { pact: id, version }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=circulated")))
}

/// The first moment of a term, and the first after it.
fn moments(text: &PactText) -> Option<(Micros, Micros)> {
    let after = text.term.until.tomorrow().ok()?;
    Some((zone::read(&text.term.from.to_string(), "00:00")?, zone::read(&after.to_string(), "00:00")?))
}

async fn renewed(tx: &mut Tx, pact: &Pact) -> Result<Option<Hashed>, WebError> {
    Ok(match pact.row.renews {
        Some(old) => {
            let old = texts::get(tx, old).await?;
            Some(Hashed { id: old.row.name.clone(), hash: head(&old.list) })
        }
        None => None,
    })
}

/// Opens a draft for signing: from then on its text stays as it is, to the letter. Only what all parties have
/// before them, the last version, can be opened.
///
/// # Errors
/// [`WebError::Closed`] if the draft is another than the one that was circulated.
pub async fn open_for_signing(
    tx: &mut Tx,
    key: &commonfront_pact::PactKey,
    id: i64,
    now: Micros,
) -> Result<(), WebError> {
    let pact = texts::get(tx, id).await?;
    let version = query!(tx, pact::version(id, pact.row.versions))?.ok_or(WebError::Closed)?;
    if texts::parse::<PactText>(&version.document)? != pact.text {
        return Err(WebError::Closed);
    }
    let text = pact.text.normalised();
    let term = moments(&text).ok_or(WebError::Internal)?;
    if query!(tx, pact::open(id, pact.row.revision, &texts::write(&text)?, term, now))? == 0 {
        return Err(WebError::Closed);
    }
    let opening = Opening {
        version: pact.row.versions,
        text: text.hash(),
        parts: text.parts(),
        clauses: text.clause_hashes(),
        renews: renewed(tx, &pact).await?,
    };
    texts::enter(tx, key, &pact.row, now, |_| Ok(Act::Opened(opening))).await?;
    let words = |language| T(language).with("pact-calendar-ends", "title", text.title.get(language));
    let (en, fr) = (words(Language::En), words(Language::Fr));
    let audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };
    let ends = Occasion {
        thing: (Thing::Pact, id),
        organisation_id: 0,
        title: (&en, &fr),
        from: term.1 - commonfront_domain::clock::DAY,
        until: None,
        whole_day: true,
        audience: &audience,
        cancelled: false,
    };
    calendar::keep(tx, &ends, now).await
}

/// `POST /desk/pact/text/{id}/open`.
///
/// # Errors
/// [`WebError`].
pub async fn open(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    secretary(&room)?;
    room.desk.fresh(&app, &format!("/desk/pact/text/{id}"))?;
    let (now, staff) = (app.clock.now(), room.desk.staff.id);
    let mut tx = app.db.write().await?;
    let version = query!(tx, pact::get(id))?.ok_or(WebError::NotFound)?.versions;
    open_for_signing(&mut tx, &texts::key(&app), id, now).await?;
    let told = told(&app, &mut tx).await?;
    notify(&mut tx, now, Notice::PactOpened, (Thing::Pact, id), &told, staff).await?;
    audit::write(&mut tx, &room.desk, now, &Event::PactOpened { pact: id, version }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=opened")))
}

/// `POST /desk/pact/text/{id}/publish`: puts a pact that somebody has signed before the public.
///
/// # Errors
/// [`WebError`].
pub async fn publish(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    secretary(&room)?;
    room.desk.fresh(&app, &format!("/desk/pact/text/{id}"))?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let pact = texts::get(&mut tx, id).await?;
    if pact.standings(now).is_empty() || query!(tx, pact::publish(id, now))? == 0 {
        return Err(WebError::Closed);
    }
    query!(tx, campaigns::raise_revision())?;
    audit::write(&mut tx, &room.desk, now, &Event::PactPublished { pact: id }).await?;
    tx.commit().await?;
    app.refresh().await?;
    Ok(see_other(&format!("/desk/pact/text/{id}?did=published")))
}
