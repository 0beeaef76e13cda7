//! The first layer against abuse: limits, the trap, the form's token, other sites' pages.

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use commonfront_testkit::{Build, Kind, TestApp, person, stories};

use crate::{PROCLAMATION, SIGNATURES, sign, with};

fn strict() -> Build {
    Box::new(|config| {
        config.limits.network_burst = 3;
        config.limits.network_per_minute = 3;
        config.limits.addresses_per_hour = 2;
        config.server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    })
}

fn body(address: &str) -> serde_json::Value {
    serde_json::to_value(person(address).into_iter().collect::<std::collections::BTreeMap<_, _>>()).unwrap()
}

#[tokio::test]
async fn a_fault_of_ours_ends_one_request_and_is_told() {
    let app = TestApp::start_with(Kind::Sqlite, Box::new(|_| {})).await;
    let tell = axum::middleware::from_fn_with_state(app.app.clone(), commonfront_web::error::tell);
    let broken = axum::Router::new()
        .route("/en/broken", axum::routing::get(async || -> String { panic!("a fault of ours") }))
        .layer(tell);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, broken).await });
    for _ in 0..2 {
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /en/broken HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 500") && answer.contains("<html lang=\"en"), "{answer}");
        assert!(!answer.contains("a fault of ours"));
    }
}

#[tokio::test]
async fn a_flood_from_one_network_has_to_wait_and_others_do_not() {
    let app = TestApp::start_with(Kind::Sqlite, strict()).await;
    let from = |ip: &str| app.browser().with_header("x-forwarded-for", ip);
    for i in 0..3 {
        let answer =
            from(&format!("198.51.100.{i}")).post_json(SIGNATURES, &body(&format!("p{i}@example.org"))).await;
        assert_eq!(answer.status, 202);
    }
    let limited = from("198.51.100.99").post_json(SIGNATURES, &body("p9@example.org")).await;
    assert_eq!(limited.status, 429);
    assert!(limited.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(limited.header("content-type"), "application/problem+json");
    assert_eq!(from("203.0.113.1").post_json(SIGNATURES, &body("q@example.org")).await.status, 202);
    // What stands left of the proxy's own entry anybody can have made up.
    let forged = from("192.0.2.1, 198.51.100.99").post_json(SIGNATURES, &body("r@example.org")).await;
    assert_eq!(forged.status, 429);
    app.wait_seconds(60);
    assert_eq!(from("198.51.100.99").post_json(SIGNATURES, &body("p9@example.org")).await.status, 202);
}

#[tokio::test]
async fn an_untrusted_peer_can_not_say_where_it_comes_from() {
    let app = TestApp::start_with(
        Kind::Sqlite,
        Box::new(|config| {
            config.limits.network_burst = 1;
            config.limits.network_per_minute = 1;
        }),
    )
    .await;
    let from = |ip: &str| app.browser().with_header("x-forwarded-for", ip);
    assert_eq!(from("198.51.100.1").post_json(SIGNATURES, &body("a@example.org")).await.status, 202);
    assert_eq!(from("203.0.113.1").post_json(SIGNATURES, &body("b@example.org")).await.status, 429);
}

#[tokio::test]
async fn nobody_elsewhere_can_keep_a_person_from_signing() {
    let app = TestApp::start_with(Kind::Sqlite, strict()).await;
    let from = |ip: &str| app.browser().with_header("x-forwarded-for", ip);
    for _ in 0..3 {
        from("198.51.100.1").post_json(SIGNATURES, &body("carol@example.org")).await;
    }
    assert_eq!(from("203.0.113.1").post_json(SIGNATURES, &body("carol@example.org")).await.status, 202);
}

#[tokio::test]
async fn a_limited_visitor_keeps_what_she_typed() {
    let app = TestApp::start_with(Kind::Sqlite, strict()).await;
    for _ in 0..2 {
        assert_eq!(sign(&app, PROCLAMATION, person("amina@example.org")).await.status, 303);
    }
    app.wait_seconds(120);
    let limited =
        sign(&app, PROCLAMATION, with(person("amina@example.org"), "comment", "my own words")).await;
    assert_eq!(limited.status, 429);
    assert!(limited.body.contains("value=\"amina@example.org\"") && limited.body.contains("my own words"));
    assert!(limited.body.contains("nothing you typed is lost"));
}

stories! {
    async fn a_form_sent_by_a_program_is_asked_for_once_more(app) {
        let visitor = app.browser();
        let token = visitor.form_token(PROCLAMATION).await;
        let fields = with(person("amina@example.org"), "form_token", &token);
        let too_soon = visitor.post(PROCLAMATION, &fields).await;
        assert_eq!(too_soon.status, 422);
        assert!(too_soon.body.contains("once more") && too_soon.body.contains("value=\"Amina\""));
        app.wait_seconds(5);
        let trapped = visitor.post(PROCLAMATION, &with(fields.clone(), "website", "https://spam.example")).await;
        assert_eq!(trapped.status, 422);
        for forged in ["", "forged", &token[1..]] {
            assert_eq!(visitor.post(PROCLAMATION, &with(fields.clone(), "form_token", forged)).await.status, 422);
        }
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
        assert_eq!(visitor.post(PROCLAMATION, &fields).await.status, 303);
        // The new form that came with the refusal works as well.
        let again = with(fields, "form_token", &too_soon.hidden("form_token"));
        assert_eq!(visitor.post(PROCLAMATION, &again).await.status, 303);
    }

    async fn another_sites_page_can_not_sign_for_anybody(app) {
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let evil = app.browser().with_header(name, value);
            let answer = evil.post(PROCLAMATION, &person("amina@example.org")).await;
            assert_eq!(answer.status, 403, "{name}");
            assert!(answer.body.contains("another site"));
            assert_eq!(evil.post_json(SIGNATURES, &body("amina@example.org")).await.status, 403);
        }
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
    }
}
