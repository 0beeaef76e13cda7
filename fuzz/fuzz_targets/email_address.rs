//! E-mail addresses as typed: what is read is read again as itself, and folds.
#![no_main]

use commonfront_domain::EmailAddress;

libfuzzer_sys::fuzz_target!(|raw: &str| {
    if let Ok(address) = EmailAddress::parse(raw) {
        assert!(address.folded().contains(char::is_alphanumeric) || !address.as_str().is_empty());
        assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
    }
});
