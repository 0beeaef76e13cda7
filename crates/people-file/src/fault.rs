//! What can be wrong with a file, a record or a row, in words that hold nothing personal.

use std::io;

use serde::{Deserialize, Serialize};

use crate::column::Column;

/// Why no record was given.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file could not be read on.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
    /// One record is unusable; reading goes on behind it.
    #[error("line {line}: {fault}")]
    Record {
        /// The record's place among the file's records, from 1; 0 for the header.
        number: u64,
        /// The line on which it begins, from 1.
        line: u64,
        /// What is wrong with it.
        fault: RecordFault,
    },
}

/// What makes a record unusable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum RecordFault {
    /// More than [`MAX_COLUMNS`](crate::MAX_COLUMNS) columns, and not only empty ones at the end.
    #[error("too many columns")]
    TooManyColumns,
    /// A cell longer than [`MAX_CELL`](crate::MAX_CELL) bytes.
    #[error("a cell is too long")]
    CellTooLong,
    /// Longer than [`MAX_RECORD`](crate::MAX_RECORD) bytes.
    #[error("too long")]
    RecordTooLong,
    /// A NUL byte, which no text holds.
    #[error("a NUL byte")]
    NulByte,
    /// A quotation mark that opens and is never closed.
    #[error("a quotation mark is never closed")]
    UnclosedQuote,
}

impl RecordFault {
    /// A short word that stays the same, for reports and for texts in each language.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooManyColumns => "too-many-columns",
            Self::CellTooLong => "cell-too-long",
            Self::RecordTooLong => "record-too-long",
            Self::NulByte => "nul-byte",
            Self::UnclosedQuote => "unclosed-quote",
        }
    }
}

/// What is wrong with one column of a row. It holds nothing of the cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[error("{problem}")]
pub struct RowFault {
    /// The column.
    pub column: Column,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// There is no e-mail address.
    #[error("no e-mail address")]
    MissingEmail,
    /// It is not an address that mail can be sent to.
    #[error("not an e-mail address")]
    NotAnAddress,
    /// A name of more than [`PersonName::MAX`](commonfront_domain::PersonName::MAX) characters.
    #[error("the name is too long")]
    NameTooLong,
    /// A name without letters, with a web address in it, or with characters that no name has.
    #[error("not a name")]
    NotAName,
    /// Not a Canadian postal code.
    #[error("not a Canadian postal code")]
    NotAPostalCode,
    /// Neither English nor French.
    #[error("neither English nor French")]
    UnknownLanguage,
    /// A status that says neither that the person may be written to nor that she may not.
    #[error("not a known status")]
    UnknownStatus,
    /// Not a date, or one with a year of two digits.
    #[error("not a date")]
    NotADate,
    /// A date such as 03/04/2024, which has another meaning in another country.
    #[error("day and month cannot be told apart")]
    AmbiguousDate,
    /// A tag of more than [`MAX_TAG`](crate::MAX_TAG) characters.
    #[error("a tag is too long")]
    TagTooLong,
    /// More than [`MAX_TAGS`](crate::MAX_TAGS) tags.
    #[error("too many tags")]
    TooManyTags,
    /// A text longer than its field takes.
    #[error("the text is too long")]
    TextTooLong,
    /// A text with a character that cannot be used.
    #[error("a character that cannot be used")]
    ForbiddenCharacter,
    /// More than [`MAX_CUSTOM_FIELDS`](crate::MAX_CUSTOM_FIELDS) fields of a union's own.
    #[error("too many fields")]
    TooManyFields,
    /// Not a JSON object.
    #[error("not a JSON object")]
    NotJson,
    /// More cells than there are columns: a delimiter inside a cell that is not quoted.
    #[error("more cells than columns")]
    ExtraCells,
}

impl Problem {
    /// A short word that stays the same, for reports and for texts in each language.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MissingEmail => "missing-email",
            Self::NotAnAddress => "not-an-address",
            Self::NameTooLong => "name-too-long",
            Self::NotAName => "not-a-name",
            Self::NotAPostalCode => "not-a-postal-code",
            Self::UnknownLanguage => "unknown-language",
            Self::UnknownStatus => "unknown-status",
            Self::NotADate => "not-a-date",
            Self::AmbiguousDate => "ambiguous-date",
            Self::TagTooLong => "tag-too-long",
            Self::TooManyTags => "too-many-tags",
            Self::TextTooLong => "text-too-long",
            Self::ForbiddenCharacter => "forbidden-character",
            Self::TooManyFields => "too-many-fields",
            Self::NotJson => "not-json",
            Self::ExtraCells => "extra-cells",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_stored_form() {
        for problem in [Problem::MissingEmail, Problem::NotAPostalCode, Problem::AmbiguousDate] {
            assert_eq!(serde_json::to_value(problem).unwrap(), problem.code());
        }
        for fault in [RecordFault::TooManyColumns, RecordFault::NulByte, RecordFault::UnclosedQuote] {
            assert_eq!(serde_json::to_value(fault).unwrap(), fault.code());
        }
    }

    #[test]
    fn a_fault_says_where_and_what() {
        let error = ReadError::Record { number: 2, line: 7, fault: RecordFault::NulByte };
        assert_eq!(error.to_string(), "line 7: a NUL byte");
    }
}
