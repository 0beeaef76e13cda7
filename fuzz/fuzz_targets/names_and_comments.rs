//! Names and comments as typed: no control or overriding character gets through.
#![no_main]

use commonfront_domain::{Comment, PersonName};

libfuzzer_sys::fuzz_target!(|raw: &str| {
    if let Ok(name) = PersonName::parse(raw) {
        assert!(name.as_str().chars().count() <= PersonName::MAX);
        assert!(!name.as_str().chars().any(|c| c.is_control() || c as u32 == 0x202e));
    }
    if let Ok(Some(comment)) = Comment::parse(raw) {
        assert!(!comment.as_str().chars().any(|c| c.is_control() && c as u32 != 10));
    }
});
