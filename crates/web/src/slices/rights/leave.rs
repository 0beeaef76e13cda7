//! A union leaves: it takes its people with it, with the proof of every consent, and nothing of them stays
//! here. Nobody else's record changes.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use commonfront_domain::audit::Event;
use commonfront_domain::campaign::Coalition;
use commonfront_domain::clock::timestamp;
use commonfront_domain::person::{Basis, MailStatus};
use commonfront_domain::{Language, Micros};
use commonfront_people_file::{Column, Delimiter, PeopleWriter};
use commonfront_store::rows::rights::GivenRow;
use commonfront_store::{Conn, Db, query};
use commonfront_vault::{OwnerKeys, Vault};
use serde_json::{Value, json};

use super::download;
use crate::catalog::{self, Snapshot};
use crate::error::WebError;
use crate::slices::imports::plan::Plan;
use crate::slices::people::held::{self, Held, LABEL_FIELD, label_place, label_row};
use crate::slices::people::notes;
use crate::slices::staff::audit;

/// `staff.state`: shut out.
const DISABLED: i64 = 2;
/// People read at a time.
const BATCH: i64 = 1000;
/// What separates a custom field's name from its value in a label.
const BETWEEN: char = '\u{1f}';

/// Why a union could not leave; nothing has been removed then.
#[derive(Debug, thiserror::Error)]
pub enum LeaveError {
    /// No organisation has this short name.
    #[error("no organisation of the coalition has the short name “{0}”")]
    Unknown(String),
    /// It has left before.
    #[error("“{0}” has left already")]
    Gone(String),
    /// A file can't be written.
    #[error("a file can't be written: {0}")]
    File(#[from] std::io::Error),
    /// The database did not answer.
    #[error("the database did not answer: {0}")]
    Database(#[from] commonfront_store::Error),
    /// Something sealed can't be opened, or a document can't be read.
    #[error("what is held can't be read; the log says more")]
    Unreadable,
}

impl From<WebError> for LeaveError {
    fn from(_: WebError) -> Self {
        Self::Unreadable
    }
}

/// The organisation's number, if it may leave.
///
/// # Errors
/// [`LeaveError`].
pub async fn find(db: &Db, slug: &str) -> Result<i64, LeaveError> {
    let mut conn = db.read().await?;
    let snapshot = catalog::read(&mut conn, 0).await?;
    let organisation = snapshot.organisation(slug).ok_or_else(|| LeaveError::Unknown(slug.to_owned()))?;
    if organisation.left.is_some() {
        return Err(LeaveError::Gone(slug.to_owned()));
    }
    let rows = query!(conn, campaigns::organisations())?;
    let row = rows.into_iter().find(|row| row.slug == slug);
    Ok(row.ok_or_else(|| LeaveError::Unknown(slug.to_owned()))?.id)
}

/// Writes an organisation's people into a folder: `people.csv` for a spreadsheet or another product,
/// `people.jsonl` with everything, one person a line, her ledger of consents with the exact words. Gives
/// back how many they are.
///
/// # Errors
/// [`LeaveError`].
pub async fn take_out(db: &Db, vault: &Vault, organisation: i64, folder: &Path) -> Result<i64, LeaveError> {
    std::fs::create_dir_all(folder)?;
    let keys = held::keys(vault, organisation)?;
    let mut conn = db.read().await?;
    let snapshot = catalog::read(&mut conn, 0).await?;
    let fields = fields(&mut conn, &keys).await?;
    let mut table =
        PeopleWriter::new(BufWriter::new(private(&folder.join("people.csv"))?), Delimiter::Comma)?;
    let titles = COLUMNS.iter().map(|column| column.title(Language::En));
    table.write(titles.chain(["basis", "basis until"]).chain(fields.iter().map(String::as_str)))?;
    let mut lines = BufWriter::new(private(&folder.join("people.jsonl"))?);
    let end = query!(conn, people::state(organisation))?.map_or(0, |state| state.next_number);
    let (mut from, mut people) = (0, 0);
    while from < end {
        for row in query!(conn, people::range(organisation, from, from + BATCH))? {
            let held = Held::open(&keys, &row)?;
            let consents = query!(conn, rights::given_by(organisation, held.number))?;
            table.write(cells(&held, &consents, &fields))?;
            let whole = whole(&mut conn, &keys, &snapshot, &held, &consents).await?;
            writeln!(lines, "{whole}")?;
            people += 1;
        }
        from += BATCH;
    }
    let table = table.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    let lines = lines.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    // What is removed next has to stand here, whatever happens.
    table.sync_all()?;
    lines.sync_all()?;
    Ok(people)
}

/// A new file that only its owner may read.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

const COLUMNS: [Column; 8] = [
    Column::Email,
    Column::GivenName,
    Column::FamilyName,
    Column::PostalCode,
    Column::Language,
    Column::Tags,
    Column::Status,
    Column::ConsentedAt,
];

/// The names of the organisation's own fields.
async fn fields(conn: &mut Conn, keys: &OwnerKeys) -> Result<BTreeSet<String>, LeaveError> {
    let mut names = BTreeSet::new();
    for row in
        query!(conn, people_beside::labels(keys.owner()))?.into_iter().filter(|row| row.kind == LABEL_FIELD)
    {
        let place = label_row(row.kind, row.key);
        let plain = keys.open(label_place(&place), &row.sealed).map_err(|_| LeaveError::Unreadable)?;
        let label = String::from_utf8_lossy(&plain).into_owned();
        names.insert(label.split(BETWEEN).next().unwrap_or_default().to_owned());
    }
    Ok(names)
}

fn day(at: Micros) -> String {
    timestamp(at).to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(-5))).date().to_string()
}

fn cells(held: &Held, consents: &[GivenRow], fields: &BTreeSet<String>) -> Vec<String> {
    let person = &held.person;
    let consented = consents.iter().filter(|one| one.withdrawn_at.is_none()).map(|one| one.given_at).min();
    let express = (held.standing.basis == Basis::Express).then_some(held.standing.created_at);
    let status = match held.standing.mail_status {
        MailStatus::Undeliverable => "bounced",
        other => download::mail_status(other),
    };
    let mut cells = vec![
        person.email_address.clone(),
        person.given_name.clone(),
        person.family_name.clone(),
        person.postal_code.clone(),
        held.language.tag().to_owned(),
        person.tags.join(", "),
        status.to_owned(),
        consented.or(express).map(day).unwrap_or_default(),
        download::basis(held.standing.basis).to_owned(),
        held.basis_until.map(day).unwrap_or_default(),
    ];
    cells.extend(fields.iter().map(|name| person.custom.get(name).cloned().unwrap_or_default()));
    cells
}

async fn whole(
    conn: &mut Conn,
    keys: &OwnerKeys,
    snapshot: &Snapshot,
    held: &Held,
    consents: &[GivenRow],
) -> Result<Value, LeaveError> {
    let (person, organisation) = (&held.person, keys.owner());
    let mut noted = Vec::new();
    for note in query!(conn, people_beside::notes(organisation, held.number))? {
        let text = notes::open(keys, &note)?;
        noted.push(json!({"text": text, "at": download::moment(note.created_at)}));
    }
    let mut imports = Vec::new();
    for &import in &person.imports {
        let Some(row) = query!(conn, imports::get(organisation, import))? else { continue };
        let plan = Plan::open(keys, &row)?;
        let (at, basis) = (download::moment(row.created_at), plan.basis.map(download::basis));
        imports.push(json!({"file": plan.file_name, "at": at, "basis": basis, "proof": plan.proof}));
    }
    let consents: Vec<Value> = consents.iter().map(|one| download::consent(snapshot, one)).collect();
    let signed: Vec<Value> = person.signed.iter().map(|&id| download::action(snapshot, id)).collect();
    Ok(json!({
        "email_address": person.email_address,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "postal_code": person.postal_code,
        "language": held.language.tag(),
        "tags": person.tags,
        "fields": person.custom,
        "mail_status": download::mail_status(held.standing.mail_status),
        "basis": download::basis(held.standing.basis),
        "basis_until": held.basis_until.map(download::moment),
        "since": download::moment(held.standing.created_at),
        "last_changed_at": download::moment(held.updated_at),
        "signed": signed,
        "notes": noted,
        "imports": imports,
        "consents": consents,
    }))
}

/// Removes everything that the organisation holds of people, and its data key, so that no copy that is left
/// of it can be opened here; shuts its staff out; and notes in the coalition's document that it has left.
/// From now on it is no party to the pact. Take its people out first. Running servers know of it within a second.
///
/// # Errors
/// [`LeaveError`].
pub async fn leave(db: &Db, slug: &str, at: Micros) -> Result<(), LeaveError> {
    let organisation = find(db, slug).await?;
    let mut tx = db.write().await?;
    query!(tx, people::hold(organisation, 0))?;
    query!(tx, rights::release_consents(organisation))?;
    query!(tx, incidents::drop_all(organisation))?;
    query!(tx, guide::drop_all(organisation))?;
    query!(tx, rights::drop_people(organisation))?;
    for staff in query!(tx, staff::of_organisation(organisation))? {
        query!(tx, staff::set_state(staff.id, DISABLED))?;
        query!(tx, staff::end_sessions(staff.id, 0))?;
    }
    query!(tx, sharing::depart(organisation, at))?;
    let document = query!(tx, campaigns::coalition())?.ok_or(LeaveError::Unreadable)?;
    let mut coalition: Coalition = serde_json::from_str(&document).map_err(|_| LeaveError::Unreadable)?;
    let today = timestamp(at).to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(-5))).date();
    for one in coalition.organisations.iter_mut().filter(|one| one.slug == slug) {
        one.left = Some(today);
    }
    let document = serde_json::to_string(&coalition).map_err(|_| LeaveError::Unreadable)?;
    query!(tx, campaigns::put_coalition(&document))?;
    let event = Event::OrganisationLeft { organisation: slug.to_owned() };
    audit::write_as(&mut tx, 0, organisation, at, &event).await?;
    tx.commit().await?;
    Ok(())
}
