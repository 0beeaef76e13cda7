//! A rubric of the fairness test, whatever it says: read or refused, and what was read is judged by.
#![no_main]

use commonfront_fairness::{Rubric, findings, robustness, verdict};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(rubric) = Rubric::parse(text) {
        let found = findings(&rubric, &[], &[]);
        assert_eq!(verdict(&rubric, &found).outcome, robustness(&rubric, &found).outcome);
    }
});
