//! The bare axum servers that the product is compared with: as little work as the framework
//! allows for the same traffic. They run as processes of their own, as the product does.

use crate::{http, process};
use anyhow::{Context, Result, bail};
use axum::extract::Form;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Redirect;
use axum::routing::{get, post};
use axum::{Router, body::Bytes};
use serde::Deserialize;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{ExitCode, Stdio};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

/// Which bare server to run.
#[derive(clap::Subcommand)]
pub enum What {
    /// Takes the signing form apart and answers 303
    Echo {
        #[arg(long)]
        port: u16,
    },
    /// Answers with a static page
    Page {
        #[arg(long)]
        port: u16,
        /// Bytes of the page
        #[arg(long)]
        size: usize,
        /// Header fields of the answer, Date and Content-Length included
        #[arg(long)]
        headers: usize,
    },
}

/// Header fields that the framework sends by itself with a page.
const OWN_HEADERS: [&str; 3] = ["content-type", "content-length", "date"];

/// The fields of the signing form.
#[derive(Deserialize)]
struct SignUp {
    given_name: String,
    family_name: String,
    email_address: String,
    postal_code: String,
    display: String,
    form_token: String,
    #[serde(default)]
    consent: String,
    website: String,
}

/// Serves until it is killed.
pub async fn run(what: What) -> Result<ExitCode> {
    let (port, routes) = match what {
        What::Echo { port } => (port, Router::new().route("/echo", post(echo))),
        What::Page { port, size, headers } => (port, page(size, headers)),
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    axum::serve(listener, routes).await?;
    Ok(ExitCode::SUCCESS)
}

async fn echo(Form(form): Form<SignUp>) -> Redirect {
    // Every field is looked at, so that none of the parsing can be left out.
    let typed = [form.given_name, form.family_name, form.email_address, form.postal_code];
    let rest = [form.display, form.form_token, form.consent, form.website];
    let length: usize = typed.iter().chain(&rest).map(String::len).sum();
    Redirect::to(if length > 0 { "/thanks" } else { "/empty" })
}

fn page(size: usize, headers: usize) -> Router {
    let body = Bytes::from(vec![b'x'; size]);
    let mut fields = HeaderMap::new();
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    fields.insert(header::CONTENT_TYPE, html);
    for number in OWN_HEADERS.len()..headers {
        let name = HeaderName::try_from(format!("x-field-{number}"));
        if let Ok(name) = name {
            fields.insert(name, HeaderValue::from_static("as long as a usual value"));
        }
    }
    Router::new().route("/page", get(move || async move { (fields.clone(), body.clone()) }))
}

/// A bare server that was started as a process; it ends when this is dropped.
pub struct Baseline {
    /// Where it listens.
    pub address: SocketAddr,
    _child: Child,
}

impl Baseline {
    /// Starts this same program as a bare server.
    pub async fn start(arguments: &[String]) -> Result<Self> {
        let port = process::free_port()?;
        let child = Command::new(std::env::current_exe()?)
            .arg("baseline")
            .args(arguments)
            .args(["--port", &port.to_string()])
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start the baseline")?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        for _ in 0..500 {
            if http::get(address, "/").await.is_ok() {
                return Ok(Self { address, _child: child });
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        bail!("the baseline does not answer")
    }
}
