//! E-mail addresses: read once, and folded so that one person counts once.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// An address that mail can be sent to: RFC 5321 dot-atom local part, a domain with at least two
/// labels. Its `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

/// The text is not an address that mail can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAnAddress;

impl EmailAddress {
    /// The longest address, in bytes (RFC 5321, section 4.5.3.1.3, less the angle brackets).
    pub const MAX: usize = 254;

    /// Reads an address as typed. The domain is lower-cased and, where it has other than ASCII letters,
    /// turned into its ASCII form (IDNA). Quoted local parts, comments and address literals are refused:
    /// nobody types them into a petition.
    ///
    /// # Errors
    /// [`NotAnAddress`].
    pub fn parse(raw: &str) -> Result<Self, NotAnAddress> {
        let raw = raw.trim();
        if raw.len() > 4 * Self::MAX {
            return Err(NotAnAddress);
        }
        let (local, domain) = raw.rsplit_once('@').ok_or(NotAnAddress)?;
        if local.is_empty() || local.len() > 64 || !local.split('.').all(is_atom) {
            return Err(NotAnAddress);
        }
        // ASCII is in NFC already.
        let domain =
            if domain.is_ascii() { domain.into() } else { Cow::from(domain.nfc().collect::<String>()) };
        let domain = idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::STD3)
            .map_err(|_| NotAnAddress)?;
        let mut labels = domain.split('.');
        let top = labels.next_back().unwrap_or_default();
        let good = domain.len() <= 253
            && domain.contains('.')
            && top.len() >= 2
            && !top.starts_with(|c: char| c.is_ascii_digit())
            && is_label(top)
            && labels.all(is_label);
        let address = format!("{local}@{domain}");
        if good && address.len() <= Self::MAX { Ok(Self(address)) } else { Err(NotAnAddress) }
    }

    /// The address itself, for sending to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The mailbox behind the address, as most providers see it: case, a plus-tag, and for Gmail the
    /// dots and its other domain, make no difference. Only a keyed hash of this is ever stored.
    #[must_use]
    pub fn folded(&self) -> String {
        let lower = self.0.to_lowercase();
        let (local, domain) = lower.rsplit_once('@').unwrap_or((&lower, ""));
        let mailbox = match local.split_once('+') {
            Some((before, _)) if !before.is_empty() => before,
            _ => local,
        };
        if matches!(domain, "gmail.com" | "googlemail.com") {
            format!("{}@gmail.com", mailbox.replace('.', ""))
        } else {
            format!("{mailbox}@{domain}")
        }
    }
}

/// RFC 5322 `atext`, one or more.
fn is_atom(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
}

/// A host name's label: letters, digits and inner hyphens, at most 63 bytes.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(raw: &str) -> String {
        EmailAddress::parse(raw).unwrap().folded()
    }

    #[test]
    fn one_mailbox_is_one_person() {
        for raw in ["a.min.a@gmail.com", "Amina+pact@GMAIL.com", "amina@googlemail.com", " amina@gmail.com "]
        {
            assert_eq!(folded(raw), "amina@gmail.com", "{raw}");
        }
        assert_eq!(folded("A.B+c+d@Example.org"), "a.b@example.org");
        assert_ne!(folded("a.b@example.org"), folded("ab@example.org"));
        assert_eq!(folded("+tag@example.org"), "+tag@example.org");
    }

    #[test]
    fn addresses_of_many_kinds_are_taken() {
        for raw in [
            "a@b.co",
            "o'brien@example.org",
            "x_y-z%q@sub.example.museum",
            "me@forêt.example",
            "x@xn--fort-ipa.example",
        ] {
            assert!(EmailAddress::parse(raw).is_ok(), "{raw}");
        }
        assert_eq!(EmailAddress::parse("me@forêt.example").unwrap().as_str(), "me@xn--fort-ipa.example");
    }

    #[test]
    fn what_no_mail_reaches_is_refused() {
        for raw in [
            "",
            "a",
            "a@",
            "@b.co",
            "a@b",
            "a b@c.co",
            "a@b..co",
            ".a@b.co",
            "a.@b.co",
            "a..b@c.co",
            "a@-b.co",
            "a@b.co\r\nBcc: x@y.co",
            "\"a\"@b.co",
            "a@[127.0.0.1]",
            "a@b.1",
            "a@1.2.3.4",
            "<a@b.co>",
            "a@b.co,c@d.co",
            "é@b.co",
        ] {
            assert_eq!(EmailAddress::parse(raw), Err(NotAnAddress), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn tags_case_and_dots_never_change_a_gmail_mailbox(name in "[a-z]{3,12}", tag in "[a-z0-9]{0,6}", dot in 1usize..3) {
            let dotted = format!("{}.{}+{tag}@GMail.com", &name[..dot], &name[dot..].to_uppercase());
            prop_assert_eq!(folded(&dotted), format!("{name}@gmail.com"));
        }

        #[test]
        fn reading_twice_is_reading_once(raw in any::<String>()) {
            if let Ok(address) = EmailAddress::parse(&raw) {
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
            }
        }
    }
}
