//! For machines that watch the server: is it alive, is it ready, what has it done; and the files that
//! browsers and robots ask for.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::{ConnectInfo, OriginalUri, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commonfront_store::query;
use ipnet::IpNet;

use crate::app::{Settings, Shared};
use crate::assets;
use crate::client;
use crate::error::WebError;

/// `/healthz`: the process answers.
pub async fn alive() -> Response {
    (StatusCode::OK, [(CACHE_CONTROL, "no-store")], "alive\n").into_response()
}

/// `/readyz`: the database answers, and the server is not stopping.
pub async fn ready(State(app): State<Shared>) -> Response {
    let answers = async {
        let mut conn = app.db.read().await?;
        query!(conn, campaigns::revision())
    };
    let ready = matches!(tokio::time::timeout(Duration::from_secs(2), answers).await, Ok(Ok(_)));
    if ready && !*app.stopping.borrow() {
        (StatusCode::OK, [(CACHE_CONTROL, "no-store")], "ready\n").into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, [(CACHE_CONTROL, "no-store")], "not ready\n").into_response()
    }
}

/// `/metrics`: what is measured, for Prometheus. Nothing in it is about a person.
///
/// # Errors
/// [`WebError::NotFound`] where nothing is measured, and for whoever is neither on this machine nor on a network that
/// was named: whether a mail goes out just now says whether an address is known.
pub async fn metrics(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let Settings { trusted_proxies, metrics_from, .. } = &app.settings;
    if !may_measure(peer, &headers, trusted_proxies, metrics_from) {
        return Err(WebError::NotFound);
    }
    let handle = app.metrics.as_ref().ok_or(WebError::NotFound)?;
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4"), (CACHE_CONTROL, "no-store")], handle.render())
        .into_response())
}

/// Whether a request is this machine's, or comes from a network that may read what is measured.
fn may_measure(peer: SocketAddr, headers: &HeaderMap, trusted: &[IpNet], named: &[IpNet]) -> bool {
    let from = client::address(peer, headers, trusted);
    // By a proxy that we were not told of: whoever it is, she is not of this machine.
    let unknown = headers.contains_key("x-forwarded-for") && from == peer.ip().to_canonical();
    let near = from.is_loopback() || named.iter().any(|network| network.contains(&from));
    near && !unknown
}

/// `/robots.txt`.
pub async fn robots() -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], "User-agent: *\nDisallow: /api/\nDisallow: /demo/\n")
        .into_response()
}

/// `/favicon.ico`, which browsers ask for unbidden.
pub async fn favicon() -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, assets::assets().icon.clone())]).into_response()
}

/// `/assets/…`.
///
/// # Errors
/// [`WebError::NotFound`].
pub async fn asset(State(app): State<Shared>, OriginalUri(uri): OriginalUri) -> Result<Response, WebError> {
    assets::serve(uri.path(), &app.catalog.now()).ok_or(WebError::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_is_told_to_this_machine_and_to_named_networks_alone() {
        let nets = |nets: &[&str]| nets.iter().map(|net| net.parse().unwrap()).collect::<Vec<IpNet>>();
        let may = |peer: &str, forwarded: Option<&str>, trusted: &[&str]| {
            let mut headers = HeaderMap::new();
            if let Some(forwarded) = forwarded {
                headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            }
            may_measure(peer.parse().unwrap(), &headers, &nets(trusted), &nets(&["10.1.0.0/16"]))
        };
        assert!(may("127.0.0.1:1", None, &[]) && may("[::1]:1", None, &[]) && may("10.1.2.3:1", None, &[]));
        assert!(!may("10.2.0.1:1", None, &[]) && !may("198.51.100.7:1", None, &[]));
        // By a proxy: whoever stands behind it counts, and nobody behind one that was not named.
        assert!(may("127.0.0.1:1", Some("10.1.2.3"), &["127.0.0.0/8"]));
        assert!(!may("127.0.0.1:1", Some("198.51.100.7"), &["127.0.0.0/8"]));
        assert!(!may("127.0.0.1:1", Some("198.51.100.7"), &[]));
    }
}
