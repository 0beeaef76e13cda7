//! The campaign's form as it comes over the wire: with a picture, or without one.

use axum::body::to_bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use commonfront_media::MAX_BYTES;

use super::posted::{MAX_BODY, MAX_FIELDS, Posted};
use crate::error::WebError;

/// The longest form, in bytes. What is too long for a picture is read and thrown away, so that the form comes
/// back with everything that was typed; past this it is not even read.
pub const MAX_REQUEST: usize = 256 * 1024 * 1024;

/// A file that came with a form.
#[derive(Clone, Debug)]
pub enum File {
    /// All of it.
    Whole(Bytes),
    /// More than is taken.
    TooLarge,
}

fn refused(error: &MultipartError) -> WebError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        _ => WebError::Malformed(String::new()),
    }
}

/// Reads a form; `file` is the name of the field that may have a file.
///
/// # Errors
/// [`WebError`]: another type of body, too many fields, too long a text.
pub async fn receive(request: Request, file: &str) -> Result<(Posted, Option<File>), WebError> {
    let headers = request.headers().clone();
    let kind = headers.get(CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    if !kind.starts_with(b"multipart/form-data") {
        let body = to_bytes(request.into_body(), MAX_BODY).await.map_err(|_| WebError::TooLarge)?;
        return Ok((Posted::read(&headers, &body)?, None));
    }
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| WebError::Malformed(String::new()))?;
    let (mut fields, mut found, mut room) = (Vec::new(), None, MAX_BODY);
    while let Some(field) = form.next_field().await.map_err(|error| refused(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == file {
            found = read(field, MAX_BYTES).await?;
        } else {
            let Some(File::Whole(value)) = read(field, room).await?.or(Some(File::Whole(Bytes::new())))
            else {
                return Err(WebError::TooLarge);
            };
            room -= value.len();
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
        }
        if fields.len() > MAX_FIELDS {
            return Err(WebError::Malformed(String::new()));
        }
    }
    Ok((Posted::of(fields), found))
}

/// A field's value, if it is not empty; of one that is too long nothing is kept.
async fn read(mut field: Field<'_>, most: usize) -> Result<Option<File>, WebError> {
    let (mut value, mut too_large) = (Vec::new(), false);
    while let Some(piece) = field.chunk().await.map_err(|error| refused(&error))? {
        too_large |= value.len() + piece.len() > most;
        if too_large {
            value = Vec::new();
        } else {
            value.extend_from_slice(&piece);
        }
    }
    Ok(match (too_large, value.is_empty()) {
        (true, _) => Some(File::TooLarge),
        (false, true) => None,
        (false, false) => Some(File::Whole(value.into())),
    })
}
