//! Durable signatures a second: distinct people send the page's real form, and every answered one
//! must be counted by the server in the end.

use super::baseline::Baseline;
use super::load::{self, Plan, Report};
use super::{Case, Options, fresh_site, mebibytes};
use crate::people::{self, SignUps};
use crate::site::{FORM, Site};
use crate::{http, machine};
use anyhow::{Context, Result, bail};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

/// Older than the youngest form that the server takes (2 s in the configuration).
const FORM_AGE: Duration = Duration::from_secs(3);

/// The answer to a form that was taken.
const SEE_OTHER: u16 = 303;

/// Measures each case and prints the table.
pub async fn run(options: &Options, bin: &Path) -> Result<ExitCode> {
    println!(
        "| database | connections | signatures/s | p50 | p99 | max | memory idle | peak \
         | bare form echo/s | ratio |\n|---|---|---|---|---|---|---|---|---|---|"
    );
    let mut code = ExitCode::SUCCESS;
    for case in options.cases(bin) {
        let measured = measure(&case).await?;
        println!("{}", line(&case, &measured));
        for problem in measured.problems() {
            println!("\n**{problem}**\n");
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

struct Measured {
    signing: Report,
    echo: Report,
    counted: u64,
    idle: Option<f64>,
    peak: Option<f64>,
}

impl Measured {
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.counted != self.signing.successes() {
            problems.push(format!(
                "THE COUNT IS WRONG: {} signatures were answered, {} are counted",
                self.signing.successes(),
                self.counted
            ));
        }
        if !self.signing.others().is_empty() {
            problems.push(format!("other answers: {}", self.signing.others()));
        }
        problems
    }
}

fn line(case: &Case<'_>, measured: &Measured) -> String {
    let Measured { signing, echo, idle, peak, .. } = measured;
    format!(
        "| {:?} | {} | {:.0} | {:.1} ms | {:.1} ms | {:.1} ms | {} | {} | {:.0} | {:.2} |",
        case.dialect,
        case.connections,
        signing.rate(),
        signing.percentile(0.5),
        signing.percentile(0.99),
        signing.percentile(1.0),
        mebibytes(*idle),
        mebibytes(*peak),
        echo.rate(),
        signing.rate() / echo.rate().max(f64::EPSILON),
    )
}

async fn measure(case: &Case<'_>) -> Result<Measured> {
    let fresh = fresh_site(case).await?;
    let site = &fresh.site;
    let fields = form_fields(site).await?;
    let before = pending(site.address()).await?;
    let idle = memory(site).map(|(now, _)| now);
    let people = Arc::new(AtomicU64::new(0));
    let plan =
        |server| Plan { server, connections: case.connections, duration: case.duration, success: SEE_OTHER };
    let requests = |server, path| SignUps::form(server, path, &fields, Arc::clone(&people));
    let address = site.address();
    let signing = load::run(plan(address), || requests(address, FORM)).await?;
    let peak = memory(site).map(|(_, peak)| peak);
    let counted = settled_count(address, before + signing.successes()).await? - before;
    drop(fresh);
    let bare = Baseline::start(&["echo".to_owned()]).await?;
    let echo = load::run(plan(bare.address), || requests(bare.address, "/echo")).await?;
    if !echo.others().is_empty() {
        bail!("the bare server refused the form: {}", echo.others());
    }
    Ok(Measured { signing, echo, counted, idle, peak })
}

/// Opens the form as a visitor does and waits until it is old enough to be sent.
pub async fn form_fields(site: &Site) -> Result<String> {
    let (status, page) = http::get(site.address(), FORM).await?;
    if status != 200 {
        bail!("{FORM} answered {status}:\n{}", site.log_tail());
    }
    let fields = people::hidden_fields(&page).context("no form_token in the form")?;
    tokio::time::sleep(FORM_AGE).await;
    Ok(fields)
}

/// The count is cached for a second; it has five to reach what was answered.
async fn settled_count(server: SocketAddr, expected: u64) -> Result<u64> {
    let deadline = Instant::now() + Duration::from_secs(5);
    loop {
        let counted = pending(server).await?;
        if counted == expected || Instant::now() > deadline {
            return Ok(counted);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn pending(server: SocketAddr) -> Result<u64> {
    let (status, body) = http::get(server, &format!("{}/count", people::ACTION)).await?;
    let count: serde_json::Value =
        serde_json::from_str(&body).with_context(|| format!("the count answered {status}: {body}"))?;
    count["pending"].as_u64().context("no `pending` in the count")
}

fn memory(site: &Site) -> Option<(f64, f64)> {
    machine::memory(site.pid()?)
}
