//! Takes mail from the outbox to a server: leased, composed, sent, closed. What the mail says is the
//! business of the slice that queued it; see [`Compose`].

mod delivery;
mod mailbox;
mod transport;

pub use delivery::{Compose, Delivery, Wake};
pub use mailbox::Mail;
pub use transport::{Security, SendError, SmtpSettings, Transport, TransportError};

/// A mail, ready to go. Its `Debug` prints nothing of it.
#[derive(Clone)]
pub struct Letter {
    /// To whom.
    pub to: String,
    /// Its language.
    pub language: commonfront_domain::Language,
    /// Its subject.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// What it says, as HTML.
    pub html: String,
    /// Where a mail program's button posts to hear no more of this (RFC 8058); none for mail that answers
    /// what somebody just did.
    pub unsubscribe: Option<String>,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter")
    }
}
