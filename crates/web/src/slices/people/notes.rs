//! Notes about a person, sealed.

use commonfront_store::rows::people::NoteRow;
use commonfront_store::{Tx, query};
use commonfront_vault::{OwnerKeys, Place};

use crate::error::WebError;

/// The longest note, in characters.
pub const LONGEST: usize = 4000;

// A note's own key is only known once it is written, and it moves when two records are merged.
fn row(staff: i64, at: i64) -> [u8; 16] {
    let mut row = [0; 16];
    row[..8].copy_from_slice(&staff.to_be_bytes());
    row[8..].copy_from_slice(&at.to_be_bytes());
    row
}

fn place(row: &[u8; 16]) -> Place<'_> {
    Place { table: "people_notes", column: "sealed", row }
}

/// Adds a note.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    keys: &OwnerKeys,
    number: i64,
    staff: i64,
    text: &str,
    at: i64,
) -> Result<(), WebError> {
    let sealed = seal(keys, staff, text, at);
    query!(tx, people_beside::put_note(keys.owner(), number, staff, &sealed, at))?;
    Ok(())
}

/// Seals what a note says that somebody writes at a moment.
#[must_use]
pub fn seal(keys: &OwnerKeys, staff: i64, text: &str, at: i64) -> Vec<u8> {
    keys.seal(place(&row(staff, at)), text.as_bytes())
}

/// What a note says.
///
/// # Errors
/// It was sealed for another place.
pub fn open(keys: &OwnerKeys, note: &NoteRow) -> Result<String, WebError> {
    let plain = keys
        .open(place(&row(note.staff_id, note.created_at)), &note.sealed)
        .map_err(|_| WebError::Internal)?;
    Ok(String::from_utf8_lossy(&plain).into_owned())
}
