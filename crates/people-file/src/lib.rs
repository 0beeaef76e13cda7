//! Reads and writes files of people: the spreadsheets that unions keep, and what other products export.
//!
//! A file goes through four plain steps, none of which touches a disk, a clock or a database:
//! [`sniff`] looks at its beginning, [`PeopleReader`] gives its records, [`recognise`] says what its
//! columns are, and [`read_row`] turns a record into a person. [`PeopleWriter`] goes the other way.
//!
//! ```
//! use commonfront_people_file::{PeopleReader, Record, read_row, recognise, sniff};
//!
//! let file = "Courriel;Prénom;Code postal\r\namina@example.org;Amina;k1n6n5\r\n".as_bytes();
//! let mut reader = PeopleReader::new(file, sniff(file));
//! let columns = recognise(reader.headers()?);
//! let mut record = Record::default();
//! while reader.read(&mut record)? {
//!     let row = read_row(&columns, &record).expect("a person with an address");
//!     assert_eq!(row.postal_code.unwrap().as_str(), "K1N 6N5");
//! }
//! # Ok::<(), commonfront_people_file::ReadError>(())
//! ```

mod column;
mod encoding;
mod fault;
mod formula;
mod headers;
mod origin;
mod reader;
mod record;
mod row;
mod sniff;
mod source;
mod values;
mod writer;

pub use column::{Column, recognise};
pub use encoding::Encoding;
pub use fault::{Problem, ReadError, RecordFault, RowFault};
pub use formula::{guard, unguard};
pub use origin::Origin;
pub use reader::{MAX_CELL, MAX_COLUMNS, MAX_RECORD, PeopleReader};
pub use record::Record;
pub use row::{MAX_CUSTOM, MAX_CUSTOM_FIELDS, MAX_NOTES, MAX_TAG, MAX_TAGS, Row, read_row};
pub use sniff::{Delimiter, SAMPLE, Sniffed, sniff};
pub use writer::PeopleWriter;
