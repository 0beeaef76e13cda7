//! Which slice writes which mail. A row of the outbox names what it is about; the words are made when it
//! is sent.

use commonfront_mail::{Compose, Letter};
use commonfront_store::Result;
use commonfront_store::rows::DueMailRow;
use futures_util::future::BoxFuture;

use crate::app::App;
use crate::slices::{messages, rights, signing, staff};

/// What kind of thing a mail is about: `outbox.kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A signature.
    Signature = 0,
    /// An invitation of staff.
    Invitation = 1,
    /// A person's own record.
    Person = 2,
    /// What staff are told of in the pact room.
    Notice = 3,
}

impl Compose for App {
    fn letter(&self, due: DueMailRow) -> BoxFuture<'_, Result<Option<Letter>>> {
        Box::pin(async move {
            match due.kind {
                kind if kind == About::Signature as i64 => {
                    signing::letter::letter(self, due.subject_id).await
                }
                kind if kind == About::Invitation as i64 => staff::letter::letter(self, due.subject_id).await,
                kind if kind == About::Person as i64 => rights::letter::letter(self, due.subject_id).await,
                kind if kind == About::Notice as i64 => messages::letter::letter(self, due.subject_id).await,
                _ => Ok(None),
            }
        })
    }
}
