//! Scans of sheets: told by their first bytes, sealed piece by piece, and given back only as a file to keep.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_domain::Right;
use commonfront_store::{Tx, query};
use commonfront_vault::{COALITION, Place};

use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::NEVER;
use crate::slices::paper::sheet;
use crate::slices::staff::desk::Desk;

/// The longest scan, in bytes.
pub const MOST: usize = 20 * 1024 * 1024;
/// Bytes in a piece; sealed it is still under a mebibyte.
const PIECE: usize = 1024 * 1024 - 256;

/// The kinds that are taken: type, ending, what its first bytes are.
const KINDS: [(&str, &str, &[u8]); 3] = [
    ("application/pdf", "pdf", b"%PDF-"),
    ("image/jpeg", "jpg", b"\xff\xd8\xff"),
    ("image/png", "png", b"\x89PNG\r\n\x1a\n"),
];

/// The type of a scan by its first bytes, whatever its name says; nothing for any other.
#[must_use]
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    KINDS.iter().find(|(_, _, first)| bytes.starts_with(first)).map(|(kind, ..)| *kind)
}

fn row(sheet: i64, piece: i64) -> [u8; 16] {
    let mut row = [0; 16];
    row[..8].copy_from_slice(&sheet.to_be_bytes());
    row[8..].copy_from_slice(&piece.to_be_bytes());
    row
}

fn place(row: &[u8; 16]) -> Place<'_> {
    Place { table: "paper_scans", column: "sealed", row }
}

fn fault(error: impl std::fmt::Display) -> WebError {
    tracing::error!(%error, "a scan can't be sealed or opened");
    WebError::Internal
}

/// Puts a sheet's scan in the place of the one it had.
///
/// # Errors
/// The database did not answer.
pub async fn put(tx: &mut Tx, app: &App, sheet: i64, bytes: &[u8]) -> Result<(), WebError> {
    let keys = app.vault.of(COALITION).map_err(fault)?;
    query!(tx, paper::drop_scan(sheet))?;
    for (piece, plain) in (0..).zip(bytes.chunks(PIECE)) {
        let sealed = keys.seal(place(&row(sheet, piece)), plain);
        query!(tx, paper::put_piece(sheet, piece, &sealed))?;
    }
    Ok(())
}

/// `GET /desk/paper/{id}/scan`.
///
/// # Errors
/// [`WebError`].
pub async fn download(
    State(app): State<Shared>,
    desk: Desk,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    desk.may(Right::Paper)?;
    let (sheet, details) = sheet::find(&app, id).await?;
    let length = usize::try_from(sheet.scan_bytes).map_err(fault)?;
    let kind = KINDS.iter().find(|(kind, ..)| *kind == details.scan_type);
    let Some((kind, ending, _)) = kind.filter(|_| length > 0) else { return Err(WebError::NotFound) };
    let keys = app.vault.of(COALITION).map_err(fault)?;
    let mut bytes = Vec::with_capacity(length);
    let mut conn = app.db.read().await?;
    for piece in 0.. {
        if bytes.len() >= length {
            break;
        }
        let sealed = query!(conn, paper::piece(id, piece))?.ok_or(WebError::Internal)?;
        bytes.extend(keys.open(place(&row(id, piece)), &sealed).map_err(fault)?);
    }
    drop(conn);
    let name = format!("attachment; filename=\"sheet-{id}.{ending}\"");
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(fault)?),
        (CONTENT_LENGTH, HeaderValue::from(bytes.len())),
        (CACHE_CONTROL, HeaderValue::from_static(NEVER)),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_the_first_bytes_alone() {
        assert_eq!(kind(b"%PDF-1.7\n..."), Some("application/pdf"));
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n"), Some("image/png"));
        for other in [&b"<html>%PDF-"[..], b"GIF89a", b"", b"%PD", b"MZ", b"<svg"] {
            assert_eq!(kind(other), None);
        }
    }
}
