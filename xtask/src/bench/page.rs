//! Campaign pages a second, while a trickle of people sign so that the page is live, next to a
//! static page of the same size from a bare axum server.

use super::baseline::Baseline;
use super::load::{self, Plan, Report};
use super::sign::form_fields;
use super::{Case, Options, fresh_site, mebibytes};
use crate::http::{self, Connection};
use crate::machine;
use crate::people::SignUps;
use crate::site::FORM;
use anyhow::{Result, bail};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

/// The page that most visitors see.
const PAGE: &str = "/en/keep-it-public";

/// Between two sign-ups of the trickle: 50 a second.
const TRICKLE: Duration = Duration::from_millis(20);

/// Measures each case and prints the table.
pub async fn run(options: &Options, bin: &Path) -> Result<ExitCode> {
    println!(
        "| database | connections | pages/s | p50 | p99 | max | page | memory idle | peak \
         | bare page/s | ratio |\n|---|---|---|---|---|---|---|---|---|---|---|"
    );
    let mut code = ExitCode::SUCCESS;
    for case in options.cases(bin) {
        let measured = measure(&case).await?;
        println!("{}", line(&case, &measured));
        for others in [measured.pages.others(), measured.trickle.others()] {
            if !others.is_empty() {
                println!("\n**other answers: {others}**\n");
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

struct Measured {
    pages: Report,
    trickle: Trickle,
    bare: Report,
    shape: Shape,
    idle: Option<f64>,
    peak: Option<f64>,
}

/// What the bare server has to imitate.
struct Shape {
    size: usize,
    headers: usize,
}

/// What became of the sign-ups beside the pages.
#[derive(Default)]
struct Trickle {
    taken: u64,
    refused: u64,
}

impl Trickle {
    fn others(&self) -> String {
        match (self.taken, self.refused) {
            (0, 0) => "nobody signed during the run".to_owned(),
            (_, 0) => String::new(),
            (_, refused) => format!("{refused} sign-ups refused"),
        }
    }
}

fn line(case: &Case<'_>, measured: &Measured) -> String {
    let Measured { pages, bare, shape, idle, peak, .. } = measured;
    format!(
        "| {:?} | {} | {:.0} | {:.1} ms | {:.1} ms | {:.1} ms | {} bytes | {} | {} | {:.0} | {:.2} |",
        case.dialect,
        case.connections,
        pages.rate(),
        pages.percentile(0.5),
        pages.percentile(0.99),
        pages.percentile(1.0),
        shape.size,
        mebibytes(*idle),
        mebibytes(*peak),
        bare.rate(),
        pages.rate() / bare.rate().max(f64::EPSILON),
    )
}

async fn measure(case: &Case<'_>) -> Result<Measured> {
    let fresh = fresh_site(case).await?;
    let server = fresh.site.address();
    let memory = || machine::memory(fresh.site.pid()?);
    let fields = form_fields(&fresh.site).await?;
    let shape = shape(server).await?;
    let idle = memory().map(|(now, _)| now);
    let plan = |server| Plan { server, connections: case.connections, duration: case.duration, success: 200 };
    let mut trickle = Trickle::default();
    let people = SignUps::form(server, FORM, &fields, Arc::new(AtomicU64::new(0)));
    let pages = tokio::select! {
        pages = load::run(plan(server), || http::get_request(server, PAGE)) => pages?,
        ended = sign_now_and_then(server, people, &mut trickle) => {
            ended?;
            bail!("the trickle of sign-ups ended")
        }
    };
    let peak = memory().map(|(_, peak)| peak);
    drop(fresh);
    let bare = Baseline::start(&[
        "page".to_owned(),
        format!("--size={}", shape.size),
        format!("--headers={}", shape.headers),
    ])
    .await?;
    let bare = load::run(plan(bare.address), || http::get_request(bare.address, "/page")).await?;
    Ok(Measured { pages, trickle, bare, shape, idle, peak })
}

async fn shape(server: SocketAddr) -> Result<Shape> {
    let mut connection = Connection::open(server).await?;
    let reply = connection.exchange(&http::get_request(server, PAGE)).await?;
    if reply.status != 200 {
        bail!("{PAGE} answered {}", reply.status);
    }
    Ok(Shape { size: reply.body.len(), headers: reply.header_count() })
}

async fn sign_now_and_then(server: SocketAddr, mut people: SignUps, trickle: &mut Trickle) -> Result<()> {
    let mut connection = Connection::open(server).await?;
    let mut ticks = tokio::time::interval(TRICKLE);
    loop {
        ticks.tick().await;
        people.next();
        match connection.exchange(people.bytes()).await {
            Ok(reply) if reply.status == 303 => trickle.taken += 1,
            Ok(_) => trickle.refused += 1,
            Err(_) => {
                trickle.refused += 1;
                connection = Connection::open(server).await?;
            }
        }
    }
}
