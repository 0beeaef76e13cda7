//! How the desk does with many people: a file of them is imported, then every list, search and count is
//! asked for over HTTP by a campaigner who is signed in: `cargo run --release -p commonfront --example bench-desk -- sqlite 1000000`.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods, reason = "a measurement")]

use std::time::{Duration, Instant};

use commonfront_domain::{Language, Role, person::Basis};
use commonfront_store::query;
use commonfront_testkit::{Browser, Kind, TestApp};
use commonfront_web::slices::imports::engine;
use commonfront_web::slices::imports::file::Intake;
use commonfront_web::slices::imports::plan::{Plan, State, Tools};
use commonfront_web::slices::people::held;

/// Times that each page is asked for.
const TIMES: usize = 20;
/// Beginnings and ends that names are made of: 400 given names, 6,400 family names.
const GIVEN: [&str; 20] = [
    "Ama", "Bri", "Cla", "Dan", "Eli", "Fra", "Gab", "Han", "Isa", "Jon", "Kar", "Lou", "Mar", "Nad", "Oli",
    "Pau", "Ros", "Sim", "Tho", "Val",
];
const ENDS: [&str; 20] = [
    "a", "ane", "beth", "cia", "dine", "el", "ette", "fer", "ia", "ice", "ine", "is", "lie", "na", "on",
    "que", "ra", "son", "tte", "y",
];
const FAMILY: [&str; 16] = [
    "Ber", "Cham", "Des", "For", "Gag", "Har", "Lam", "Mac", "Nguy", "Oka", "Pel", "Roy", "Sing", "Trem",
    "Vill", "Wong",
];
const TAGS: [&str; 6] = ["nurse", "steward", "teacher", "retired", "delegate", "night shift"];

/// A cheap number that looks random (SplitMix64).
fn mixed(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn pick<'a>(from: &[&'a str], by: u64) -> &'a str {
    from[usize::try_from(by % from.len() as u64).unwrap_or(0)]
}

/// A line of the file: about 90 bytes.
fn line(n: u64) -> String {
    let r = mixed(n);
    let given = format!("{}{}", pick(&GIVEN, r), pick(&ENDS, r >> 8));
    let family = format!("{}{}{}", pick(&FAMILY, r >> 16), pick(&ENDS, r >> 24), pick(&ENDS, r >> 30));
    let digits = (r >> 36) % 1000;
    let code = format!(
        "{}{}{} {}{}{}",
        pick(&["K", "L", "M", "N", "P"], r >> 40),
        digits % 10,
        pick(&["A", "B", "C", "E", "G", "H"], r >> 44),
        digits / 10 % 10,
        pick(&["J", "K", "L", "M", "N"], r >> 48),
        digits / 100
    );
    let language = if r.is_multiple_of(4) { "fr" } else { "en" };
    let tag = pick(&TAGS, r >> 52);
    let accented = family.replace("Nguy", "Nguyễ");
    format!("{given},{accented},{given}.{family}.{n}@example.org,{code},{language},{tag},ward {}\r\n", r % 40)
}

/// The most memory that this process has held, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

async fn import(app: &TestApp, people: u64) -> (Duration, Duration) {
    let tools = Tools::from(&*app.app);
    let organisation = app.organisation("apwo").await;
    let keys = held::keys(&tools.vault, organisation).unwrap();
    let mut tx = tools.db.write().await.unwrap();
    let id = query!(tx, imports::create(organisation, 0, tools.clock.now())).unwrap();
    tx.commit().await.unwrap();
    let mut intake = Intake::new(&tools.db, &keys, id);
    intake.take(b"Given name,Family name,Email,Postal code,Language,Tags,Workplace\r\n").await.unwrap();
    let mut text = String::new();
    for n in 0..people {
        text.push_str(&line(n));
        if text.len() > 200_000 {
            intake.take(text.as_bytes()).await.unwrap();
            text.clear();
        }
    }
    intake.take(text.as_bytes()).await.unwrap();
    intake.finish().await.unwrap();
    let mut plan = Plan::guess("people.csv", &intake.beginning, Language::En);
    plan.basis = Some(Basis::Express);
    plan.proof = "a measurement".into();
    let mut tx = tools.db.write().await.unwrap();
    plan.keep(&mut tx, &keys, id, intake.parts, intake.bytes).await.unwrap();
    query!(tx, imports::go_on(id, State::Receiving as i64, State::Checking as i64, 0)).unwrap();
    tx.commit().await.unwrap();
    let started = Instant::now();
    engine::run(&tools, organisation, id, &mut |_| {}).await.unwrap();
    let looked_over = started.elapsed();
    let mut tx = tools.db.write().await.unwrap();
    query!(tx, imports::go_on(id, State::Checked as i64, State::Running as i64, 0)).unwrap();
    tx.commit().await.unwrap();
    let started = Instant::now();
    engine::run(&tools, organisation, id, &mut |_| {}).await.unwrap();
    let taken_in = started.elapsed();
    let row = engine::read(&tools, organisation, id).await.unwrap();
    assert_eq!((row.added, row.faulty), (i64::try_from(people).unwrap(), 0), "everybody was taken in");
    (looked_over, taken_in)
}

async fn ask(browser: &Browser, path: &str) -> (f64, f64) {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let started = Instant::now();
        let answer = browser.get(path).await;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    times.sort_by(f64::total_cmp);
    (times[TIMES / 2], times[TIMES - 1])
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let kind = match arguments.next().as_deref() {
        Some("postgres") => Kind::Postgres,
        _ => Kind::Sqlite,
    };
    let people: u64 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let app = TestApp::start(kind).await;
    let (looked_over, taken_in) = import(&app, people).await;
    let rate = people as f64 / taken_in.as_secs_f64();
    println!(
        "{kind:?}, {people} people: looked over in {:.1} s, taken in in {:.1} s ({rate:.0} a second), at most {} MiB of memory",
        looked_over.as_secs_f64(),
        taken_in.as_secs_f64(),
        peak()
    );
    if arguments.next().as_deref() == Some("import") {
        return;
    }
    let campaigner = app.staff(Role::Campaigner, "apwo").await;
    let bare = ask(&campaigner, "/healthz").await;
    println!("| page | median ms | longest ms |\n|---|---:|---:|");
    println!("| (the bare server) | {:.1} | {:.1} |", bare.0, bare.1);
    for (what, path) in [
        ("the dashboard", "/desk"),
        ("everybody, newest first", "/desk/people"),
        ("everybody, oldest first", "/desk/people?sort=oldest"),
        ("two letters of a name", "/desk/people?q=tr"),
        ("first and last name begun", "/desk/people?q=mar+trem"),
        ("a whole name", "/desk/people?q=Claudine+Tremblay"),
        ("an address", "/desk/people?q=nobody%40example.org"),
        ("a tag", "/desk/people?tag=nurse"),
        ("tag, language, area", "/desk/people?tag=nurse&tag=steward&language=fr&area=K"),
        (
            "four conditions, two against",
            "/desk/people?tag=nurse&field=Workplace%3Dward+7&not.language=fr&not.area=K",
        ),
        ("segments with their counts", "/desk/segments"),
        ("imports", "/desk/imports"),
        ("one person", "/desk/people/8192"),
    ] {
        let (median, longest) = ask(&campaigner, path).await;
        println!("| {what} | {median:.1} | {longest:.1} |");
    }
}
