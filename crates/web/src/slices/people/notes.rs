//! Notes about a person, sealed.

use commonfront_store::rows::people::NoteRow;
use commonfront_store::{Tx, query};
use commonfront_vault::{OwnerKeys, Place};

use crate::error::WebError;

/// The longest note, in characters.
pub const LONGEST: usize = 4000;

fn row(number: i64, at: i64) -> [u8; 16] {
    let mut row = [0; 16];
    row[..8].copy_from_slice(&number.to_be_bytes());
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
    let sealed = seal(keys, number, text, at);
    query!(tx, people::put_note(keys.owner(), number, staff, &sealed, at))?;
    Ok(())
}

/// Seals what a note made at a moment says.
#[must_use]
pub fn seal(keys: &OwnerKeys, number: i64, text: &str, at: i64) -> Vec<u8> {
    keys.seal(place(&row(number, at)), text.as_bytes())
}

/// What a note says.
///
/// # Errors
/// It was sealed for another place.
pub fn open(keys: &OwnerKeys, number: i64, note: &NoteRow) -> Result<String, WebError> {
    let plain =
        keys.open(place(&row(number, note.created_at)), &note.sealed).map_err(|_| WebError::Internal)?;
    Ok(String::from_utf8_lossy(&plain).into_owned())
}
