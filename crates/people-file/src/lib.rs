//! Reads and writes files of people: the spreadsheets that unions keep, and what other products export.
//!
//! A file goes through plain steps, none of which touches a disk, a clock or a database:
//! [`sniff`] looks at its beginning, [`PeopleReader`] gives its records, [`recognise`] says what its
//! columns are.

mod column;
mod encoding;
mod fault;
mod formula;
mod headers;
mod origin;
mod reader;
mod record;
mod sniff;
mod source;

pub use column::{Column, recognise};
pub use encoding::Encoding;
pub use fault::{Problem, ReadError, RecordFault, RowFault};
pub use formula::{guard, unguard};
pub use origin::Origin;
pub use reader::{MAX_CELL, MAX_COLUMNS, MAX_RECORD, PeopleReader};
pub use record::Record;
pub use sniff::{Delimiter, SAMPLE, Sniffed, sniff};
