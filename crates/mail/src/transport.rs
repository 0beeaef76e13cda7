//! Where mail goes: to a mail server by SMTP, to the demonstration's mailbox, or nowhere for now.

use std::time::Duration;

use commonfront_domain::Micros;
use commonfront_domain::clock::timestamp;
use commonfront_store::Db;
use commonfront_vault::Vault;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{Letter, Mail};

/// How long one exchange with the server may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// In the clear at first, then TLS by STARTTLS (RFC 3207), or not at all.
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// Never: for a server on the same machine.
    None,
}

/// A mail server to hand mail to.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User name and password, if it asks for them.
    pub credentials: Option<(String, String)>,
    /// A certificate authority to trust besides the system's, as PEM.
    pub extra_root_pem: Option<Vec<u8>>,
}

impl std::fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into the demonstration's mailbox.
    Mailbox(Db, Vault),
    /// It stays in the outbox.
    Hold,
}

/// The mail server's settings can't be used.
#[derive(Debug, thiserror::Error)]
#[error("the mail settings can't be used: {0}")]
pub struct TransportError(String);

/// Why a mail was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It never will be: say so and stop. The text never holds an address.
    #[error("{0}")]
    Permanent(String),
    /// It may be, later.
    #[error("{0}")]
    Transient(String),
}

impl Transport {
    /// A mail server.
    ///
    /// # Errors
    /// The name or a certificate can't be used.
    pub fn smtp(settings: &SmtpSettings) -> Result<Self, TransportError> {
        let fault = |error: lettre::transport::smtp::Error| TransportError(error.to_string());
        let tls = || {
            let mut parameters = TlsParameters::builder(settings.host.clone());
            if let Some(pem) = &settings.extra_root_pem {
                parameters = parameters.add_root_certificate(
                    lettre::transport::smtp::client::Certificate::from_pem(pem).map_err(fault)?,
                );
            }
            parameters.build_rustls().map_err(fault)
        };
        let tls = match settings.security {
            Security::StartTls => Tls::Required(tls()?),
            Security::Tls => Tls::Wrapper(tls()?),
            Security::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(TIMEOUT));
        if let Some((name, password)) = settings.credentials.clone() {
            builder = builder.credentials(Credentials::new(name, password));
        }
        Ok(Self::Smtp(builder.build()))
    }

    /// Whether the mail server answers; always true without one.
    ///
    /// # Errors
    /// It can't be reached, or refuses us.
    pub async fn test(&self) -> Result<bool, SendError> {
        match self {
            Self::Smtp(smtp) => smtp.test_connection().await.map_err(classify),
            Self::Mailbox(..) | Self::Hold => Ok(true),
        }
    }

    /// Whether mail is sent at all.
    #[must_use]
    pub fn sends(&self) -> bool {
        !matches!(self, Self::Hold)
    }

    pub(crate) async fn send(
        &self,
        from: &Mailbox,
        outbox_id: i64,
        message_name: &str,
        letter: &Letter,
        now: Micros,
    ) -> Result<(), SendError> {
        match self {
            Self::Smtp(smtp) => {
                let message = message(from, message_name, letter, now)?;
                smtp.send(message).await.map(drop).map_err(classify)
            }
            Self::Mailbox(db, vault) => Mail::put(db, vault, outbox_id, letter, now)
                .await
                .map_err(|_| SendError::Transient("the mailbox can't be written".into())),
            Self::Hold => Err(SendError::Transient("mail is on hold".into())),
        }
    }
}

fn message(from: &Mailbox, name: &str, letter: &Letter, now: Micros) -> Result<Message, SendError> {
    // The words of the error would hold the address.
    let unusable = |_| SendError::Permanent("the address can't be used".into());
    let to: Address = letter.to.parse().map_err(unusable)?;
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head><body>{}</body></html>",
        letter.language.tag(),
        letter.html
    );
    let when = u64::try_from(timestamp(now).as_second()).unwrap_or(0);
    let mut builder = Message::builder();
    if let Some(link) = &letter.unsubscribe {
        // RFC 2369 and RFC 8058: a POST, so that no scanner of mail does it by opening the link.
        let header = |name, value| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{link}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    builder
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(letter.subject.clone())
        .date(std::time::UNIX_EPOCH + Duration::from_secs(when))
        .message_id(Some(format!("<{name}@{}>", from.email.domain())))
        // RFC 3834: no out-of-office answers, please.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".into(),
        ))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Content-Language"),
            letter.language.tag().to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(letter.text.clone(), html))
        .map_err(|_| SendError::Permanent("the message can't be built".into()))
}

/// Keeps the code of a refusal and drops its words, which often repeat the address.
fn classify(error: lettre::transport::smtp::Error) -> SendError {
    let words = match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".into(),
        None if error.is_tls() => "no secure connection to the mail server".into(),
        None => "the mail server can't be reached".into(),
    };
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    if about_the_mailbox(&code, &error.to_string()) {
        SendError::Permanent(words)
    } else {
        SendError::Transient(words)
    }
}

/// Whether a refusal is about this one mailbox, for good (RFC 5321, section 4.2.3; RFC 3463). A wrong
/// password, a quota or a policy of the server's (5.4.x, 5.7.x) is refused for good as well, but it is ours
/// to mend, and the mail waits for that.
fn about_the_mailbox(code: &str, answer: &str) -> bool {
    matches!(code, "550" | "551" | "553")
        && ![" 5.3.", " 5.4.", " 5.7."].iter().any(|status| answer.contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_domain::{EmailAddress, Language};
    use proptest::prelude::*;

    #[test]
    fn a_message_carries_both_texts_and_a_name_of_its_own() {
        let from = Mailbox::new(Some("Front commun".into()), "campagne@example.org".parse().unwrap());
        let letter = Letter {
            to: "amina@example.org".into(),
            language: Language::Fr,
            subject: "Confirmez".into(),
            text: "bonjour".into(),
            html: "<p>bonjour</p>".into(),
            unsubscribe: None,
        };
        let text = String::from_utf8(message(&from, "abc", &letter, 0).unwrap().formatted()).unwrap();
        for part in [
            "Message-ID: <abc@example.org>",
            "Auto-Submitted: auto-generated",
            "Content-Language: fr",
            "text/plain",
            "text/html",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(text.contains("Date: Thu, 01 Jan 1970 00:00:00"), "{text}");
    }

    #[test]
    fn only_what_is_wrong_with_the_mailbox_itself_is_final() {
        assert!(about_the_mailbox("550", "permanent error (550): 5.1.1 no such user"));
        assert!(!about_the_mailbox("550", "permanent error (550): 5.4.5 daily quota exceeded"));
        assert!(!about_the_mailbox("535", "permanent error (535): 5.7.8 wrong password"));
        assert!(!about_the_mailbox("451", "transient error (451): later"));
    }

    proptest! {
        #[test]
        fn whatever_address_is_taken_can_be_written_to(raw in "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,20}@[a-z0-9.-]{1,20}\\.[a-z]{2,6}") {
            if let Ok(address) = EmailAddress::parse(&raw) {
                prop_assert!(address.as_str().parse::<Address>().is_ok(), "{}", address.as_str());
            }
        }
    }
}
