//! X-Forwarded-For headers, whatever their bytes.
#![no_main]

use axum::http::{HeaderMap, HeaderValue};

libfuzzer_sys::fuzz_target!(|raw: &[u8]| {
    let Ok(value) = HeaderValue::from_bytes(raw) else { return };
    let mut headers = HeaderMap::new();
    headers.insert("x-forwarded-for", value);
    let (Ok(peer), Ok(trusted)) = ("10.0.0.1:1".parse(), "10.0.0.0/8".parse()) else { return };
    let ip = commonfront_web::client::address(peer, &headers, &[trusted]);
    let _ = commonfront_web::client::network(ip);
});
