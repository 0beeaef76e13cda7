//! Before a call's deadline, those who have not answered are reminded, once.

use commonfront_domain::sharing::{Notice, Thing};
use commonfront_store::query;

use super::asked;
use crate::app::App;
use crate::error::WebError;
use crate::slices::messages;

/// Reminds whoever is due; gives back of how many calls. Called again it reminds nobody twice.
///
/// # Errors
/// The database can't write now.
pub async fn sweep(app: &App) -> Result<usize, WebError> {
    let at = app.clock.now();
    let mut conn = app.db.read().await?;
    let due = query!(conn, calls::due(at))?;
    drop(conn);
    let mut calls = 0;
    for call in due {
        let mut tx = app.db.write().await?;
        if query!(tx, calls::remind(call.id, at))? == 0 {
            continue;
        }
        let silent = asked::asks(app, &mut tx, &call).await?.silent();
        messages::notify(&mut tx, at, Notice::CallReminder, (Thing::Call, call.id), &silent, 0).await?;
        tx.commit().await?;
        calls += usize::from(!silent.is_empty());
    }
    Ok(calls)
}
