//! Two records that are one person: made one after a look at both, and two again if that was wrong.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::audit::Event;
use commonfront_domain::person::{Basis, MailStatus, Standing};
use commonfront_domain::{Language, Person, Right};
use commonfront_store::{PeopleChanges, Tx, query, write_people};
use commonfront_vault::OwnerKeys;
use serde::{Deserialize, Serialize};

use super::change::{Undo, keep_undo};
use super::held::{self, Held};
use super::record::{FactView, facts};
use crate::app::Shared;
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::staff::fields::see_other;
use crate::slices::staff::{Desk, DeskPage, Section, audit};

/// A record as it was before it was merged.
#[derive(Serialize, Deserialize)]
pub struct Before {
    number: i64,
    person: Person,
    language: Language,
    mail_status: MailStatus,
    basis: Basis,
    basis_until: Option<i64>,
    created_at: i64,
    consents: Vec<i64>,
    notes: Vec<i64>,
}

/// Both records as they were: the one that stayed, and the one that went.
#[derive(Serialize, Deserialize)]
pub struct Merged {
    kept: Before,
    gone: Before,
}

/// Which other record.
#[derive(Debug, Deserialize)]
pub struct With {
    with: i64,
}

#[derive(Template)]
#[template(path = "slices/people/merge.html")]
struct MergePage {
    page: DeskPage,
    number: i64,
    with: i64,
    heads: [String; 3],
    rows: Vec<(String, [String; 3])>,
}

async fn open(tx: &mut impl commonfront_store::On, keys: &OwnerKeys, number: i64) -> Result<Held, WebError> {
    let row = query!(tx, people::get(keys.owner(), number))?.ok_or(WebError::NotFound)?;
    Held::open(keys, &row)
}

/// What is left when one takes on the other: filled in and joined; whoever said no to mail under either
/// address is not written to.
fn joined(kept: &Held, gone: &Held) -> Held {
    let mut joined = kept.clone();
    joined.person.take_on(&gone.person);
    joined.standing.created_at = kept.standing.created_at.min(gone.standing.created_at);
    if gone.standing.mail_status == MailStatus::Unsubscribed {
        joined.standing.mail_status = MailStatus::Unsubscribed;
    }
    if gone.standing.basis == Basis::Form {
        joined.standing.basis = Basis::Form;
        joined.basis_until = None;
    }
    joined
}

/// `GET /desk/people/{number}/merge?with=…`: both records, and what would be left.
///
/// # Errors
/// [`WebError`].
pub async fn look(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
    Query(With { with }): Query<With>,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    if with == number {
        return Err(WebError::NotFound);
    }
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let mut conn = app.db.read().await?;
    let (kept, gone) = (open(&mut conn, &keys, number).await?, open(&mut conn, &keys, with).await?);
    let left = joined(&kept, &gone);
    let all = [&kept, &gone, &left].map(|held| facts(desk.t, held));
    let rows = all[0].iter().zip(&all[1]).zip(&all[2]).map(|((a, b), c)| {
        let value = |fact: &FactView| fact.value.clone();
        (a.label.to_owned(), [value(a), value(b), value(c)])
    });
    let t = desk.t;
    let body = MergePage {
        page: desk.page(&app, t.get("people-merge-title"), Section::People),
        number,
        with,
        heads: [kept.person.name(), gone.person.name(), t.get("people-merge-left").to_owned()],
        rows: rows.collect(),
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}

async fn before(tx: &mut Tx, keys: &OwnerKeys, held: &Held) -> Result<Before, WebError> {
    let consents = query!(tx, people::ledger(keys.owner(), held.number))?;
    let notes = query!(tx, people_beside::notes(keys.owner(), held.number))?;
    Ok(Before {
        number: held.number,
        person: held.person.clone(),
        language: held.language,
        mail_status: held.standing.mail_status,
        basis: held.standing.basis,
        basis_until: held.basis_until,
        created_at: held.standing.created_at,
        consents: consents.iter().map(|consent| consent.id).collect(),
        notes: notes.iter().map(|note| note.id).collect(),
    })
}

/// `POST /desk/people/{number}/merge?with=…`.
///
/// # Errors
/// [`WebError`].
pub async fn merge(
    State(app): State<Shared>,
    desk: Desk,
    Path(number): Path<i64>,
    Query(With { with }): Query<With>,
) -> Result<Response, WebError> {
    desk.may(Right::EditPeople)?;
    if with == number {
        return Err(WebError::NotFound);
    }
    let keys = held::keys(&app.vault, desk.staff.organisation_id)?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    query!(tx, people::hold(keys.owner(), 0))?;
    let (kept, gone) = (open(&mut tx, &keys, number).await?, open(&mut tx, &keys, with).await?);
    let merged =
        Merged { kept: before(&mut tx, &keys, &kept).await?, gone: before(&mut tx, &keys, &gone).await? };
    let left = joined(&kept, &gone);
    query!(tx, people::move_consents(keys.owner(), with, number))?;
    query!(tx, people_beside::move_notes(keys.owner(), with, number))?;
    let changes = PeopleChanges {
        remove: vec![(with, gone.index(&keys))],
        update: vec![left.write(&keys, &kept.index(&keys))?],
        ..PeopleChanges::default()
    };
    write_people(&mut tx, keys.owner(), &changes, i64::MAX, now).await?;
    let undo = keep_undo(&mut tx, &desk, &keys, &Undo::Merged(Box::new(merged)), now).await?;
    audit::write(&mut tx, &desk, now, &Event::PeopleMerged { kept: number, gone: with }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/people/{number}?done=merge&undo={undo}")))
}

fn held_of(before: &Before) -> Held {
    Held {
        number: before.number,
        person: before.person.clone(),
        language: before.language,
        standing: Standing {
            mail_status: before.mail_status,
            basis: before.basis,
            created_at: before.created_at,
        },
        basis_until: before.basis_until,
        revision: 0,
        updated_at: 0,
    }
}

/// Makes two records of one again, as they were.
///
/// # Errors
/// The database can't write; the one that stayed is gone in the meantime.
pub async fn part(tx: &mut Tx, keys: &OwnerKeys, merged: &Merged, now: i64) -> Result<(), WebError> {
    let there = open(tx, keys, merged.kept.number).await?;
    let changes = PeopleChanges {
        update: vec![held_of(&merged.kept).write(keys, &there.index(keys))?],
        insert: vec![held_of(&merged.gone).write(keys, &[])?],
        ..PeopleChanges::default()
    };
    write_people(tx, keys.owner(), &changes, i64::MAX, now).await?;
    for &consent in &merged.gone.consents {
        query!(tx, people::give_consent(consent, merged.gone.number))?;
    }
    for &note in &merged.gone.notes {
        query!(tx, people_beside::give_note(keys.owner(), note, merged.gone.number))?;
    }
    Ok(())
}
