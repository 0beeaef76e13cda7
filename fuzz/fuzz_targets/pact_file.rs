//! A file that claims to be an exported pact: nothing in it makes the reader panic, and only what is written as
//! an export can pass.
#![no_main]

use commonfront_pact::{verify, verify_file};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let findings = verify_file(file, &[]);
    if let Ok(export) = verify::read(file) {
        let _ = commonfront_pact::standings(&export.list, i64::MAX);
        if findings.is_empty() {
            assert_eq!(export.to_bytes(), file, "something else passes as the same pact");
        }
    }
    for finding in findings {
        assert!(!finding.to_string().is_empty());
    }
});
