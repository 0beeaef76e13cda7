//! Markdown, whatever it says: no script comes out.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let html = commonfront_web::markdown::render(text, "fuzz");
    assert!(!html.contains("<script") && !html.contains("<img"));
});
