//! Bodies of forms and JSON documents, whatever their bytes.
#![no_main]

use axum::http::{HeaderMap, HeaderValue};
use commonfront_web::form;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    for kind in ["application/x-www-form-urlencoded", "application/json"] {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static(kind));
        let _ = form::posted(&headers, body);
        let _ = form::json(&headers, body);
    }
});
