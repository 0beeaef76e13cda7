//! People written into a file, a chunk of them after the other, so that memory stays flat.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use commonfront_domain::Micros;
use commonfront_domain::PeopleSet;
use commonfront_domain::people_set::{CHUNK, chunk_of};
use commonfront_domain::person::{Basis, MailStatus, folded};
use commonfront_people_file::{Column, PeopleWriter};
use commonfront_store::rows::people::PersonRow;
use commonfront_store::{Conn, Db, query};
use commonfront_vault::OwnerKeys;
use serde_json::{Map, Value, json};
use tokio::sync::mpsc;

use super::faults::delimiter;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::people::held::{Held, LABEL_FIELD, label_place, label_row};
use crate::zone;

/// What can be exported of a person, in the order of the file.
pub const PARTS: [&str; 10] = [
    "email",
    "given_name",
    "family_name",
    "postal_code",
    "language",
    "tags",
    "custom",
    "status",
    "basis",
    "since",
];

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table.
    Csv,
    /// An array of objects.
    Json,
}

impl Format {
    /// Its name, which is also what its files end in.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The format with a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Csv, Self::Json].into_iter().find(|format| format.name() == name)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// What is written, and how.
#[derive(Debug)]
pub struct Export {
    /// The organisation's keys.
    pub keys: Arc<OwnerKeys>,
    /// Who is written.
    pub people: PeopleSet,
    /// What of each: names of [`PARTS`].
    pub parts: Vec<&'static str>,
    /// What the custom fields are called.
    pub custom: Vec<String>,
    /// How.
    pub format: Format,
    /// The words of the table's head.
    pub t: T,
}

/// What an organisation's custom fields are called, each once, however it is spelled.
///
/// # Errors
/// The database did not answer.
pub async fn custom_names(conn: &mut Conn, keys: &OwnerKeys) -> Result<Vec<String>, WebError> {
    let mut names = BTreeMap::new();
    for row in query!(conn, people_beside::labels(keys.owner()))? {
        if row.kind != LABEL_FIELD {
            continue;
        }
        let place = label_row(row.kind, row.key);
        let plain = keys.open(label_place(&place), &row.sealed).map_err(|_| WebError::Internal)?;
        let label = String::from_utf8_lossy(&plain);
        let name = label.split('\u{1f}').next().unwrap_or_default();
        names.entry(folded(name)).or_insert_with(|| name.to_owned());
    }
    Ok(names.into_values().collect())
}

/// Fetches the people, a chunk of numbers at a time, for a thread that writes them.
#[must_use]
pub fn fetch(db: Db, organisation: i64, people: &PeopleSet) -> mpsc::Receiver<io::Result<Vec<PersonRow>>> {
    let (to, rows) = mpsc::channel(1);
    let mut chunks: Vec<i64> = people.iter().map(chunk_of).collect();
    chunks.dedup();
    tokio::spawn(async move {
        for chunk in chunks {
            let found = range(&db, organisation, chunk).await.map_err(io::Error::other);
            let failed = found.is_err();
            if to.send(found).await.is_err() || failed {
                return;
            }
        }
    });
    rows
}

async fn range(db: &Db, organisation: i64, chunk: i64) -> commonfront_store::Result<Vec<PersonRow>> {
    let mut conn = db.read().await?;
    query!(conn, people::range(organisation, chunk * CHUNK, (chunk + 1) * CHUNK))
}

impl Export {
    /// Writes everybody, in a thread that may wait.
    ///
    /// # Errors
    /// As `out` gives them; the database did not answer.
    pub fn write(
        &self,
        mut rows: mpsc::Receiver<io::Result<Vec<PersonRow>>>,
        mut out: impl Write,
    ) -> io::Result<()> {
        match self.format {
            Format::Csv => {
                let mut writer = PeopleWriter::new(&mut out, delimiter(self.t.0))?;
                writer.write(self.heads())?;
                self.each(&mut rows, |held| writer.write(self.cells(held)))?;
                writer.finish()?;
            }
            Format::Json => {
                out.write_all(b"[")?;
                let mut between: &[u8] = b"\n";
                self.each(&mut rows, |held| {
                    out.write_all(between)?;
                    between = b",\n";
                    serde_json::to_writer(&mut out, &self.object(held)).map_err(io::Error::from)
                })?;
                out.write_all(b"\n]\n")?;
            }
        }
        out.flush()
    }

    fn each(
        &self,
        rows: &mut mpsc::Receiver<io::Result<Vec<PersonRow>>>,
        mut write: impl FnMut(&Held) -> io::Result<()>,
    ) -> io::Result<()> {
        while let Some(chunk) = rows.blocking_recv() {
            for row in chunk?.iter().filter(|row| self.people.contains(row.number)) {
                let held = Held::open(&self.keys, row).map_err(io::Error::other)?;
                write(&held)?;
            }
        }
        Ok(())
    }

    /// The names that an import knows again.
    fn heads(&self) -> Vec<String> {
        let (t, mut heads) = (self.t, Vec::new());
        let mut push = |column: Column| heads.push(column.title(t.0).to_owned());
        for &part in &self.parts {
            match part {
                "email" => push(Column::Email),
                "given_name" => push(Column::GivenName),
                "family_name" => push(Column::FamilyName),
                "postal_code" => push(Column::PostalCode),
                "language" => push(Column::Language),
                "tags" => push(Column::Tags),
                "status" => push(Column::Status),
                "custom" => self.custom.iter().for_each(|name| push(Column::Custom(name.clone()))),
                "basis" => {
                    push(Column::Custom(t.get("export-head-basis").to_owned()));
                    push(Column::Custom(t.get("export-head-basis-until").to_owned()));
                }
                _ => push(Column::Custom(t.get("export-head-since").to_owned())),
            }
        }
        heads
    }

    fn cells(&self, held: &Held) -> Vec<String> {
        let (person, mut cells) = (&held.person, Vec::new());
        for &part in &self.parts {
            match part {
                "email" => cells.push(person.email_address.clone()),
                "given_name" => cells.push(person.given_name.clone()),
                "family_name" => cells.push(person.family_name.clone()),
                "postal_code" => cells.push(person.postal_code.clone()),
                "language" => cells.push(held.language.tag().to_owned()),
                "tags" => cells.push(person.tags.join(", ")),
                "status" => cells.push(status(held.standing.mail_status).to_owned()),
                "custom" => cells.extend(self.custom.iter().map(|name| custom(held, name))),
                "basis" => {
                    let words = format!("export-basis-{}", basis(held.standing.basis));
                    cells.push(self.t.get(&words).to_owned());
                    cells.push(held.basis_until.map(day).unwrap_or_default());
                }
                _ => cells.push(day(held.standing.created_at)),
            }
        }
        cells
    }

    fn object(&self, held: &Held) -> Map<String, Value> {
        let (person, mut object) = (&held.person, Map::new());
        for &part in &self.parts {
            let value = match part {
                "email" => json!(person.email_address),
                "given_name" => json!(person.given_name),
                "family_name" => json!(person.family_name),
                "postal_code" => json!(person.postal_code),
                "language" => json!(held.language.tag()),
                "tags" => json!(person.tags),
                "status" => json!(status(held.standing.mail_status)),
                "custom" => json!(person.custom),
                "basis" => {
                    object.insert("basis_until".into(), json!(held.basis_until.map(day)));
                    json!(basis(held.standing.basis))
                }
                _ => json!(day(held.standing.created_at)),
            };
            object.insert(part.into(), value);
        }
        object
    }
}

/// The words that every import, here and elsewhere, understands.
fn status(status: MailStatus) -> &'static str {
    match status {
        MailStatus::Subscribed => "subscribed",
        MailStatus::Unsubscribed => "unsubscribed",
        MailStatus::Undeliverable => "bounced",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Form => "form",
        Basis::Express => "express",
        Basis::Membership => "membership",
    }
}

fn custom(held: &Held, name: &str) -> String {
    let exact = held.person.custom.get(name);
    let alike = || held.person.custom.iter().find(|(there, _)| folded(there) == folded(name));
    exact.or_else(|| alike().map(|(_, value)| value)).cloned().unwrap_or_default()
}

/// The day of a moment, on the wall's calendar.
fn day(at: Micros) -> String {
    zone::local(at).date().to_string()
}
