//! A picture, whatever it is: taken or refused; and what was taken is taken again to the byte.
#![no_main]

use commonfront_media::{LARGE, SMALL, fit, take};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    if let Ok(picture) = take(file) {
        assert_eq!(fit(picture.width, picture.height, LARGE), (picture.width, picture.height));
        assert!(fit(picture.width, picture.height, SMALL).0 <= SMALL);
        assert!(take(&picture.large).as_ref() == Ok(&picture));
    }
});
