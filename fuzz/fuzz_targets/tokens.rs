//! Private links, form tokens and Accept-Language headers, whatever they say.
#![no_main]

use commonfront_domain::Language;
use commonfront_domain::keys::Keys;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let keys = Keys::derive(&[7; 32]);
    assert!(!keys.opens(text, Keys::link_number(text).unwrap_or(1), 7));
    assert!(keys.check_form_token(text, 1, 0, 0).is_err());
    let _ = Language::preferred(text);
});
