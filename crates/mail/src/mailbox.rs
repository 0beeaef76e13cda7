//! A mail in the demonstration's mailbox, sealed like everything else that is held of people.

use commonfront_store::rows::{MailboxRow, NewMailboxRow};
use commonfront_store::{Db, Error, Result, query};
use commonfront_vault::{COALITION, Place, Vault};
use serde::{Deserialize, Serialize};

use crate::Letter;

/// A mail as it lies in the mailbox. Its `Debug` prints nothing of it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Mail {
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its text as HTML.
    pub html: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mail")
    }
}

fn place(row: &[u8]) -> Place<'_> {
    Place { table: "mailbox", column: "sealed", row }
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Decode(Box::new(error))
}

impl Mail {
    /// Opens a mail.
    ///
    /// # Errors
    /// It was sealed with another key.
    pub fn open(vault: &Vault, row: &MailboxRow) -> Result<Self> {
        let keys = vault.of(COALITION).map_err(fault)?;
        let plain = keys.open(place(&row.outbox_id.to_be_bytes()), &row.sealed).map_err(fault)?;
        serde_json::from_slice(&plain).map_err(fault)
    }

    pub(crate) async fn put(db: &Db, vault: &Vault, outbox_id: i64, letter: &Letter, now: i64) -> Result<()> {
        let mail = Self {
            recipient: letter.to.clone(),
            subject: letter.subject.clone(),
            text: letter.text.clone(),
            html: letter.html.clone(),
        };
        let plain = serde_json::to_vec(&mail).map_err(fault)?;
        let sealed = vault.of(COALITION).map_err(fault)?.seal(place(&outbox_id.to_be_bytes()), &plain);
        let row =
            NewMailboxRow { outbox_id, sealed: &sealed, language: letter.language.tag(), created_at: now };
        let mut tx = db.write().await?;
        query!(tx, mailbox::put(&row))?;
        tx.commit().await
    }
}
