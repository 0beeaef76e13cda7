//! The count as it moves: exact at once, told to watchers once a second.

use std::time::Duration;

use commonfront_testkit::{TestApp, stories};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::sign_and_confirm;

const LIVE: &str = "/api/v1/campaigns/keep-it-public/actions/proclamation/live";

/// Opens the stream by hand, to see its bytes.
async fn watch(app: &TestApp) -> TcpStream {
    let mut stream = TcpStream::connect(app.base.trim_start_matches("http://")).await.unwrap();
    stream.write_all(format!("GET {LIVE} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes()).await.unwrap();
    stream
}

/// Reads until a text has come, ten seconds at most.
async fn read_until(stream: &mut TcpStream, wanted: &str) -> String {
    let mut seen = String::new();
    let mut buffer = [0; 4096];
    let reading = async {
        while !seen.contains(wanted) {
            let n = stream.read(&mut buffer).await.unwrap();
            assert!(n > 0, "the stream ended before {wanted}: {seen}");
            seen.push_str(&String::from_utf8_lossy(&buffer[..n]));
        }
    };
    tokio::time::timeout(Duration::from_secs(10), reading)
        .await
        .unwrap_or_else(|_| panic!("no {wanted} came"));
    seen
}

stories! {
    async fn a_watcher_is_told_at_once_and_when_it_moves(app) {
        let mut stream = watch(&app).await;
        let first = read_until(&mut stream, "\"confirmed\":0").await;
        assert!(first.contains("content-type: text/event-stream") && first.contains("event: count"), "{first}");
        sign_and_confirm(&app, "amina@example.org").await;
        read_until(&mut stream, "\"confirmed\":1").await;
    }

    async fn the_count_says_where_it_stands_and_may_be_kept_for_a_second(app) {
        let answer = app.browser().get("/api/v1/campaigns/keep-it-public/actions/proclamation/count").await;
        assert_eq!(answer.header("cache-control"), "public, max-age=1");
        let body = answer.json();
        let mut names: Vec<&String> = body.as_object().unwrap().keys().collect();
        names.sort();
        assert_eq!(names, ["as_of", "confirmed", "goal", "paper", "pending", "removed"]);
        assert_eq!((body["goal"].as_i64(), body["as_of"].as_str()), (Some(100), Some("2026-11-21T12:00:00Z")));
    }

    async fn another_nodes_signatures_are_counted_within_a_second(app) {
        // A second server on the same database stands for the other node.
        let mut conn = app.app.db.write().await.unwrap();
        let action = app.app.catalog.now().campaigns[0].actions[0].id;
        commonfront_store::query!(conn, signing::count(action, 3, 0, 0, 0)).unwrap();
        conn.commit().await.unwrap();
        let mut stream = watch(&app).await;
        read_until(&mut stream, "\"confirmed\":3").await;
    }
}

#[tokio::test]
async fn a_stop_ends_the_streams_and_a_full_house_says_when_to_come_back() {
    let build: commonfront_testkit::Build = Box::new(|config| config.limits.watchers = 1);
    let mut app = TestApp::start_with(commonfront_testkit::Kind::Sqlite, build).await;
    let mut stream = watch(&app).await;
    read_until(&mut stream, "event: count").await;
    let turned_away = app.browser().get(LIVE).await;
    assert_eq!(turned_away.status, 503);
    assert!(!turned_away.header("retry-after").is_empty());
    tokio::time::timeout(Duration::from_secs(10), app.stop()).await.expect("the streams end");
}
