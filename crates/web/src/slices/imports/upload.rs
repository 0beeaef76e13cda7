//! A file comes: piece by piece, sealed as it comes, so that memory stays flat whatever its length.

use std::time::Duration;

use axum::extract::State;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::Right;

use super::begin::{self, Unusable};
use super::file::Intake;
use super::pages;
use super::plan::Tools;
use crate::app::Shared;
use crate::error::WebError;
use crate::slices::people::held;
use crate::slices::staff::Desk;
use crate::slices::staff::fields::see_other;

/// The longest file, in bytes, with what a form adds to it.
pub const MAX_FILE: usize = 512 * 1024 * 1024;
/// How long a piece of it may be under way.
const STALLED: Duration = Duration::from_secs(30);

/// `POST /desk/imports`: a file is brought.
///
/// # Errors
/// [`WebError`].
pub async fn upload(
    State(app): State<Shared>,
    desk: Desk,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    desk.may(Right::Import)?;
    let mut multipart = multipart.map_err(|_| WebError::MediaType)?;
    match receive(&app, &desk, &mut multipart).await? {
        Ok(import) => Ok(see_other(&format!("/desk/imports/{import}"))),
        Err(unusable) => {
            let status = match unusable {
                Unusable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            pages::listed(&app, &desk, Some(unusable), status).await
        }
    }
}

async fn receive(
    app: &Shared,
    desk: &Desk,
    multipart: &mut Multipart,
) -> Result<Result<i64, Unusable>, WebError> {
    let mut field = loop {
        match within(multipart.next_field()).await? {
            Ok(Some(field)) if field.name() == Some("file") => break field,
            Ok(Some(_)) => {}
            Ok(None) => return Ok(Err(Unusable::Empty)),
            Err(error) => return broken(&error),
        }
    };
    let name = field.file_name().unwrap_or_default().to_owned();
    let (tools, organisation) = (Tools::from(&**app), desk.staff.organisation_id);
    let keys = held::keys(&tools.vault, organisation)?;
    let import = begin::begin(&tools, organisation, desk.staff.id).await?;
    let mut intake = Intake::new(&tools.db, &keys, import);
    let taken = match take(&mut field, &mut intake).await {
        Ok(Ok(())) => begin::received(&tools, &keys, import, &name, desk.staff.language, &intake).await,
        Ok(Err(unusable)) => Ok(Err(unusable)),
        Err(error) => Err(error),
    };
    match taken {
        Ok(Ok(_)) => Ok(Ok(import)),
        // Nothing of it is kept. If the browser goes away instead, the next tidying does it.
        Ok(Err(unusable)) => begin::forget(&tools, import).await.map(|()| Err(unusable)),
        Err(error) => {
            begin::forget(&tools, import).await?;
            Err(error)
        }
    }
}

async fn take(field: &mut Field<'_>, intake: &mut Intake<'_>) -> Result<Result<(), Unusable>, WebError> {
    let mut unusable = None;
    loop {
        match within(field.chunk()).await? {
            // A browser reads no answer before it has sent all.
            Ok(Some(_)) if unusable.is_some() => {}
            Ok(Some(bytes)) => {
                intake.take(&bytes).await?;
                if intake.beginning.len() >= 16 {
                    unusable = Unusable::by_beginning(&intake.beginning);
                }
            }
            Ok(None) => break,
            Err(error) => return broken(&error),
        }
    }
    if let Some(unusable) = unusable {
        return Ok(Err(unusable));
    }
    intake.finish().await?;
    Ok(Ok(()))
}

async fn within<T>(piece: impl Future<Output = T>) -> Result<T, WebError> {
    tokio::time::timeout(STALLED, piece).await.map_err(|_| WebError::TooSlow)
}

fn broken<T>(error: &MultipartError) -> Result<Result<T, Unusable>, WebError> {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Ok(Err(Unusable::TooLarge))
    } else {
        Err(WebError::Malformed(String::new()))
    }
}
