//! Forms that carry a file.

use axum::extract::multipart::{Multipart, MultipartError};
use axum::http::StatusCode;
use bytes::Bytes;

use crate::error::WebError;

/// The most fields of such a form.
const MAX_FIELDS: usize = 50;

/// What such a form sends. Its `Debug` prints nothing of it.
#[derive(Default)]
pub(super) struct Upload {
    fields: Vec<(String, String)>,
    file: Bytes,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Upload")
    }
}

fn refused(error: MultipartError) -> WebError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        _ => WebError::Malformed(String::new()),
    }
}

impl Upload {
    /// Reads all of it; `file` is the name of the field with the file.
    pub(super) async fn read(mut form: Multipart, file: &str) -> Result<Self, WebError> {
        let mut upload = Self::default();
        while let Some(field) = form.next_field().await.map_err(refused)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == file {
                upload.file = field.bytes().await.map_err(refused)?;
            } else if upload.fields.len() < MAX_FIELDS {
                upload.fields.push((name, field.text().await.map_err(refused)?));
            } else {
                return Err(WebError::Malformed(String::new()));
            }
        }
        Ok(upload)
    }

    /// The first value of a field; nothing if it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(there, _)| there == name)
            .map(|(_, value)| value.as_str())
            .unwrap_or_default()
    }

    /// The file; an empty one is none.
    pub(super) fn file(&self) -> Option<&Bytes> {
        Some(&self.file).filter(|file| !file.is_empty())
    }
}
