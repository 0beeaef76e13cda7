//! The tables of `docs/job-losses.md`, made by the model itself: worked results, each with its link, and the
//! model beside each study whose inputs are known. `tidy` makes them again and compares.

use anyhow::{Context, Result, bail};
use commonfront_job_losses::shown::{Number, ShownParts, digits};
use commonfront_job_losses::studies::{Span, Study};
use commonfront_job_losses::{Answer, Library, Pack, Question, Studies, answer, read};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::ExitCode;

/// Where the tables stand.
pub const FILE: &str = "docs/job-losses.md";
/// The coefficients that they are made with. The links in the tables name them.
pub const PACK: &str = "packs/on-2022.1.toml";
/// The studies.
pub const STUDIES: &str = "packs/studies-2026.1.toml";
/// What comes before each table, and what after it.
const MARKS: [(&str, &str); 2] =
    [("<!-- worked results -->", "<!-- end -->"), ("<!-- beside studies -->", "<!-- end -->")];

/// Cuts with what they are.
const WORKED: [(&str, &str); 9] = [
    ("$1 billion a year, hospitals and public health care", "service=health&amount=1&unit=billion"),
    ("$1 billion a year, schools, colleges and universities", "service=education&amount=1&unit=billion"),
    ("$1 billion a year, all provincial public services", "service=province&amount=1&unit=billion"),
    (
        "$100 million a year in dollars of 2022, education: the table as it is",
        "service=education&amount=100&prices=2022",
    ),
    (
        "$600 million over three years in steps, municipal services",
        "service=municipal&amount=600&per=total&years=3&pace=steps",
    ),
    ("$500 million a year, education, all of it pay", "service=education&amount=500&payroll=100"),
    (
        "$500 million a year, ministries, all of it bought in",
        "service=administration&amount=500&purchases=100",
    ),
    ("2,000 positions, education", "service=education&kind=positions&positions=2000"),
    ("2,000 positions, ministries: pay only", "service=administration&kind=positions&positions=2000"),
];

/// Which question is nearest to a study: the study, its question, and in what.
const BESIDE: [(&str, &str); 7] = [
    ("cape-2012-03", "service=federal"),
    ("cape-2012-04", "service=federal&payroll=35&purchases=44&transfers=21"),
    ("ccpa-2012-6", "service=federal&set.model-induced=0"),
    ("ccpa-2012-10", "service=federal&set.model-induced=0"),
    ("construction-2008", "service=province&capital=100"),
    ("child-care-2009", "service=community"),
    ("child-care-2010", "service=community"),
];

/// `cargo xtask worked-results`: writes the tables.
pub fn run() -> Result<ExitCode> {
    let root = crate::process::root();
    let text = |path: &str| {
        std::fs::read_to_string(root.join(path)).with_context(|| format!("{path} can't be read"))
    };
    let before = text(FILE)?;
    let after = with_tables(&before, &text(PACK)?, &text(STUDIES)?)?;
    std::fs::write(root.join(FILE), &after)?;
    println!("{FILE}: {}", if before == after { "is as it should be" } else { "written" });
    Ok(ExitCode::SUCCESS)
}

/// The document with its tables made anew.
pub fn with_tables(document: &str, pack: &str, studies: &str) -> Result<String> {
    let pack = Pack::read(pack).map_err(anyhow::Error::msg)?;
    let studies = Studies::read(studies).map_err(anyhow::Error::msg)?;
    let library = Library::new(vec![pack.clone()], vec![studies.clone()]);
    let tables = [worked(&pack, &library)?, beside(&pack, &studies, &library)?];
    let mut document = document.to_owned();
    for ((begin, end), table) in MARKS.into_iter().zip(tables) {
        let Some((head, rest)) = document.split_once(begin) else { bail!("{FILE} has no {begin}") };
        let Some((_, tail)) = rest.split_once(end) else { bail!("{FILE}: {begin} has no {end}") };
        document = format!("{head}{begin}\n{table}{end}{tail}");
    }
    Ok(document)
}

fn ask(query: &str, pack: &Pack, library: &Library) -> Result<(Question, Answer)> {
    let query = format!("place=on&{query}");
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let fields: BTreeMap<String, String> = pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    let question = read(&fields, library).map_err(|faults| anyhow::anyhow!("{query}: {faults:?}"))?;
    let answer = answer(&question, pack).context("a service that the pack has")?;
    Ok((question, answer))
}

/// A number as English pages write it.
fn number(number: Number, decimals: u8) -> String {
    let whole = number.whole().to_string();
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    match decimals {
        0 => out,
        1 => format!("{out}.{}", number.hundredths % 100 / 10),
        _ => format!("{out}.{:02}", number.hundredths % 100),
    }
}

fn worked(pack: &Pack, library: &Library) -> Result<String> {
    let mut table = String::from(
        "| The cut | Low | Central | High | In the service | Beyond it |\n|---|--:|--:|--:|--:|--:|\n",
    );
    for (words, query) in WORKED {
        let (question, answer) = ask(query, pack, library)?;
        let shown = ShownParts::new(&answer.jobs);
        let [low, central, high] = shown.total.values().map(|value| number(value, shown.decimals));
        let [direct, beyond] =
            [shown.direct, shown.beyond].map(|range| number(range.central, shown.decimals));
        let link = question.query();
        writeln!(
            table,
            "| [{words}](/en/tools/jobs?{link}) | {low} | {central} | {high} | {direct} | {beyond} |"
        )?;
    }
    Ok(table)
}

fn span(span: Span) -> String {
    let [low, high] = [span.low, span.high].map(|value| {
        let (value, decimals) = digits(value, 3);
        number(value, decimals)
    });
    if low == high { low } else { format!("{low}–{high}") }
}

/// Per million dollars of the study's own year.
fn beside(pack: &Pack, studies: &Studies, library: &Library) -> Result<String> {
    let mut table = String::from(
        "| Study | Prices of | It says | We say: central | We say: range | With | Why they differ |\n|---|--:|--:|--:|--:|---|---|\n",
    );
    for (id, query) in BESIDE {
        let study = find(studies, id)?;
        let says = study.jobs_per_million.context("jobs per million")?;
        let year = study.price_year;
        let (_, answer) = ask(&format!("{query}&amount=1&unit=billion&prices={year}"), pack, library)?;
        let total = answer.jobs.total().by(1.0 / 1000.0);
        let ours = Span { low: total.low, high: total.high };
        let central = span(Span { low: total.central, high: total.central });
        writeln!(
            table,
            "| {} | {year} | {} | {central} | {} | `{query}` | {} |",
            study.name.en,
            span(says),
            span(ours),
            study.note.en
        )?;
    }
    let ratio = find(studies, "ofl-2014")?;
    let (_, answer) = ask("service=education&kind=positions&positions=1000", pack, library)?;
    let beyond = answer.jobs.indirect.plus(answer.jobs.induced).by(1.0 / 1000.0);
    writeln!(
        table,
        "| {} | – | {} private per public | {} | {} | `service=education&kind=positions` | {} Ours counts inside Ontario only, and doesn't suppose that purchases fall in step. |",
        ratio.name.en,
        ratio.private_per_public.unwrap_or_default(),
        span(Span { low: beyond.central, high: beyond.central }),
        span(Span { low: beyond.low, high: beyond.high }),
        ratio.note.en
    )?;
    Ok(table)
}

fn find<'s>(studies: &'s Studies, id: &str) -> Result<&'s Study> {
    studies.study.iter().find(|study| study.id == id).with_context(|| format!("no study {id}"))
}
