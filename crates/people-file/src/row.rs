//! A record as a person: every field read by its own rule, and what could not be read named.

use std::borrow::Cow;
use std::fmt;

use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{EmailAddress, Language, PersonName, PostalCode};
use jiff::civil::Date;

use crate::column::Column;
use crate::fault::{Problem, RowFault};
use crate::record::Record;
use crate::values;

/// The longest tag, in characters.
pub const MAX_TAG: usize = 60;

/// The most tags that one person has.
pub const MAX_TAGS: usize = 50;

/// The longest value of a field of a union's own, in characters.
pub const MAX_CUSTOM: usize = 1000;

/// The most fields of a union's own that one person has.
pub const MAX_CUSTOM_FIELDS: usize = 200;

/// The longest notes, in characters.
pub const MAX_NOTES: usize = 4000;

/// A person as a file has her. Its `Debug` prints nothing of her.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The address.
    pub email: EmailAddress,
    /// The given name.
    pub given_name: Option<PersonName>,
    /// The family name.
    pub family_name: Option<PersonName>,
    /// The postal code.
    pub postal_code: Option<PostalCode>,
    /// The language in which to write to her.
    pub language: Option<Language>,
    /// Tags, each once: at most [`MAX_TAGS`], each one line of at most [`MAX_TAG`] characters.
    pub tags: Vec<String>,
    /// Fields of the union's own, name and value: at most [`MAX_CUSTOM_FIELDS`], each value of at most
    /// [`MAX_CUSTOM`] characters. None is empty.
    pub custom: Vec<(String, String)>,
    /// Notes, of at most [`MAX_NOTES`] characters.
    pub notes: Option<String>,
    /// Whether the file says that she may not be written to. This must never be lost: an import may
    /// unsubscribe somebody, and may never subscribe her again.
    pub unsubscribed: bool,
    /// The day on which her membership ends or ended.
    pub membership_ends: Option<Date>,
    /// The day on which she agreed to be written to.
    pub consented_at: Option<Date>,
    /// What the record holds beside this and could not be read.
    pub left_out: Vec<RowFault>,
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Row")
    }
}

/// Reads a record as a person, each cell by the column at its place. Empty cells say nothing; cells are
/// trimmed.
///
/// A field that cannot be read is left out and named in [`Row::left_out`]: a foreign postal code is no
/// reason to forget that somebody has unsubscribed.
///
/// # Errors
/// Everything that is wrong with the row, if it has no address, or if the end of the membership, on which
/// the right to write to the person may depend, cannot be read and she is not unsubscribed anyway.
pub fn read_row(columns: &[Column], record: &Record) -> Result<Row, Vec<RowFault>> {
    let mut draft = Draft::default();
    let mut whole_name = None;
    for (column, cell) in columns.iter().zip(record.iter()) {
        let cell = cell.trim();
        if cell.is_empty() || *column == Column::Ignore {
        } else if *column == Column::FullName {
            whole_name.get_or_insert(cell);
        } else if let Err(problem) = draft.take(column, cell) {
            draft.note(column, problem);
        }
    }
    if let Some(whole_name) = whole_name
        && draft.given_name.is_none()
        && draft.family_name.is_none()
    {
        let (given, family) = values::split_name(whole_name);
        draft.given_name = draft.name(&Column::FullName, given);
        draft.family_name = draft.name(&Column::FullName, family);
    }
    if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
        draft.note(&Column::Ignore, Problem::ExtraCells);
    }
    draft.finish()
}

/// A row that may still lack its address.
#[derive(Default)]
struct Draft {
    email: Option<EmailAddress>,
    given_name: Option<PersonName>,
    family_name: Option<PersonName>,
    postal_code: Option<PostalCode>,
    language: Option<Language>,
    tags: Vec<String>,
    custom: Vec<(String, String)>,
    notes: Option<String>,
    unsubscribed: bool,
    membership_ends: Option<Date>,
    consented_at: Option<Date>,
    faults: Vec<RowFault>,
}

impl Draft {
    /// Takes one cell, which is trimmed and not empty.
    fn take(&mut self, column: &Column, cell: &str) -> Result<(), Problem> {
        match column {
            Column::Email => self.email = Some(values::email(cell)?),
            Column::GivenName => self.given_name = Some(values::name(cell)?),
            Column::FamilyName => self.family_name = Some(values::name(cell)?),
            Column::PostalCode => {
                self.postal_code = Some(PostalCode::parse(cell).map_err(|_| Problem::NotAPostalCode)?);
            }
            Column::Language => self.language = Some(values::language(cell)?),
            Column::Tags => self.tags(column, cell),
            Column::Notes => self.notes = values::text(cell, MAX_NOTES)?,
            Column::Custom(name) => self.custom(name, cell)?,
            Column::Status => self.unsubscribed |= values::is_unsubscribed(cell)?,
            Column::Unsubscribed => self.unsubscribed |= values::says_unsubscribed(cell),
            Column::ConsentedAt => self.consented_at = Some(values::date(cell)?),
            Column::MembershipEnds => self.membership_ends = Some(values::date(cell)?),
            Column::Attributes => self.attributes(column, cell)?,
            Column::FullName | Column::Ignore => {}
        }
        Ok(())
    }

    fn note(&mut self, column: &Column, problem: Problem) {
        self.faults.push(RowFault { column: column.clone(), problem });
    }

    fn name(&mut self, column: &Column, cell: &str) -> Option<PersonName> {
        if cell.is_empty() {
            return None;
        }
        values::name(cell).map_err(|problem| self.note(column, problem)).ok()
    }

    fn tags(&mut self, column: &Column, cell: &str) {
        for tag in values::tags(cell) {
            match text_rules::line(tag, MAX_TAG) {
                Ok(tag) if self.tags.contains(&tag) => {}
                Ok(_) if self.tags.len() == MAX_TAGS => return self.note(column, Problem::TooManyTags),
                Ok(tag) => self.tags.push(tag),
                Err(TextProblem::Empty) => {}
                Err(TextProblem::TooLong(_)) => self.note(column, Problem::TagTooLong),
                Err(TextProblem::Forbidden) => self.note(column, Problem::ForbiddenCharacter),
            }
        }
    }

    fn custom(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        if let Some(value) = values::text(value, MAX_CUSTOM)? {
            if self.custom.len() == MAX_CUSTOM_FIELDS {
                return Err(Problem::TooManyFields);
            }
            self.custom.push((name.to_owned(), value));
        }
        Ok(())
    }

    fn attributes(&mut self, column: &Column, cell: &str) -> Result<(), Problem> {
        for (name, value) in values::members(cell)? {
            let Column::Custom(name) = Column::custom(&name) else {
                self.note(column, Problem::ForbiddenCharacter);
                continue;
            };
            match self.custom(&name, &value) {
                Err(Problem::TooManyFields) => return Err(Problem::TooManyFields),
                Err(problem) => self.note(column, problem),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Row, Vec<RowFault>> {
        let Some(email) = self.email else {
            if !self.faults.iter().any(|fault| fault.problem == Problem::NotAnAddress) {
                self.faults.insert(0, RowFault { column: Column::Email, problem: Problem::MissingEmail });
            }
            return Err(self.faults);
        };
        // An end of membership that cannot be read must not become a membership without end.
        if !self.unsubscribed && self.faults.iter().any(|fault| fault.column == Column::MembershipEnds) {
            return Err(self.faults);
        }
        Ok(Row {
            email,
            given_name: self.given_name,
            family_name: self.family_name,
            postal_code: self.postal_code,
            language: self.language,
            tags: self.tags,
            custom: self.custom,
            notes: self.notes,
            unsubscribed: self.unsubscribed,
            membership_ends: self.membership_ends,
            consented_at: self.consented_at,
            left_out: self.faults,
        })
    }
}

impl Row {
    /// What stands in a column of a file of our own; [`read_row`] reads it back.
    #[must_use]
    pub fn cell(&self, column: &Column) -> Cow<'_, str> {
        let name = |name: &Option<PersonName>| name.as_ref().map_or("", PersonName::as_str).to_owned();
        match column {
            Column::Email => self.email.as_str().into(),
            Column::GivenName => name(&self.given_name).into(),
            Column::FamilyName => name(&self.family_name).into(),
            Column::FullName => match (name(&self.given_name), name(&self.family_name)) {
                (given, family) if family.is_empty() => given.into(),
                (given, family) => format!("{family}, {given}").into(),
            },
            Column::PostalCode => self.postal_code.as_ref().map_or("", PostalCode::as_str).into(),
            Column::Language => self.language.map_or("", Language::tag).into(),
            Column::Tags => self.tags.join(", ").into(),
            Column::Notes => self.notes.as_deref().unwrap_or_default().into(),
            Column::Custom(field) => {
                let value = self.custom.iter().find(|(name, _)| name == field);
                value.map_or("", |(_, value)| value).into()
            }
            Column::Status if self.unsubscribed => "unsubscribed".into(),
            Column::Status => "subscribed".into(),
            Column::Unsubscribed => if self.unsubscribed { "yes" } else { "no" }.into(),
            Column::ConsentedAt => self.consented_at.map_or_else(String::new, |day| day.to_string()).into(),
            Column::MembershipEnds => {
                self.membership_ends.map_or_else(String::new, |day| day.to_string()).into()
            }
            Column::Attributes | Column::Ignore => "".into(),
        }
    }
}
