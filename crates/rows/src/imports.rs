//! Imports of people from files.

/// An import.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its key.
    pub id: i64,
    /// Whose people.
    pub organisation_id: i64,
    /// Who began it; 0 from the command line.
    pub staff_id: i64,
    /// Where it stands; see the migration.
    pub state: i64,
    /// The file's name, its columns, the basis of consent; sealed.
    pub sealed: Vec<u8>,
    /// Parts of the file.
    pub parts: i64,
    /// Bytes of the file.
    pub bytes: i64,
    /// The number of the first record's person.
    pub first_number: i64,
    /// Records in the file, once it has been looked over.
    pub records_total: i64,
    /// Records behind us.
    pub records_done: i64,
    /// People who are new.
    pub added: i64,
    /// People who were here.
    pub updated: i64,
    /// People whom no import may bring back.
    pub kept_out: i64,
    /// People who, the file says, have unsubscribed.
    pub unsubscribed: i64,
    /// Records that can't be taken.
    pub faulty: i64,
    /// When it was begun.
    pub created_at: i64,
    /// When it ended.
    pub finished_at: Option<i64>,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// Records behind us.
    pub records_done: i64,
    /// People who are new.
    pub added: i64,
    /// People who were here.
    pub updated: i64,
    /// People whom no import may bring back.
    pub kept_out: i64,
    /// People who, the file says, have unsubscribed.
    pub unsubscribed: i64,
    /// Records that can't be taken.
    pub faulty: i64,
}

/// A record that could not be taken, or a field that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFaultRow {
    /// The record, from 1.
    pub record: i64,
    /// Its line, from 1.
    pub line: i64,
    /// The field.
    pub field: String,
    /// What is wrong.
    pub code: String,
}
