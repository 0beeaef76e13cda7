//! Postal codes as typed: what is read is read again as itself.
#![no_main]

use commonfront_domain::PostalCode;

libfuzzer_sys::fuzz_target!(|raw: &str| {
    if let Ok(code) = PostalCode::parse(raw) {
        assert_eq!(PostalCode::parse(code.as_str()), Ok(code));
    }
});
