//! People from files and into files, at the command line: the same engine as at the desk.

use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use commonfront_domain::Language;
use commonfront_domain::audit::Event;
use commonfront_domain::person::Basis;
use commonfront_store::rows::imports::ImportRow;
use commonfront_store::{Db, query};
use commonfront_vault::OwnerKeys;
use commonfront_web::i18n::T;
use commonfront_web::slices::imports::begin::{self, Unusable};
use commonfront_web::slices::imports::columns::{self, lacks};
use commonfront_web::slices::imports::export_file::{Export, Format, PARTS, custom_names, fetch};
use commonfront_web::slices::imports::file::Intake;
use commonfront_web::slices::imports::plan::{Plan, State, Tools};
use commonfront_web::slices::imports::{engine, faults, matching};
use commonfront_web::slices::people::held;
use commonfront_web::slices::people::segment::Segment;
use commonfront_web::slices::staff::audit;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use tokio::io::AsyncReadExt;

use crate::commands::{open_keys, print};
use crate::system::SystemClock;

/// Faults that are printed; the desk has them all.
const PRINTED: i64 = 20;

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum People {
    /// Read a list (CSV, as spreadsheets and other products write it) into an organisation's people
    ///
    /// The columns are recognised by their names, or matched as they were at the desk before. First comes a
    /// rehearsal that writes nothing. Nobody who has unsubscribed or had herself erased is brought back.
    /// Should this be interrupted, a running server goes on with it.
    Import(Import),
    /// Write an organisation's people to standard output
    Export(ExportOptions),
}

/// Why the people may be written to.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum BasisName {
    /// They agreed; say where the proof is
    Express,
    /// They are members, or were: implied consent, which ends two years after the membership
    Membership,
}

/// How a list is read.
#[derive(Debug, Args)]
pub struct Import {
    /// The list
    file: PathBuf,
    /// Whose people
    #[arg(long, value_name = "SLUG")]
    organisation: String,
    /// Why they may be written to
    #[arg(long, value_enum)]
    basis: BasisName,
    /// How, when and where they agreed, and where the proof is
    #[arg(long, value_name = "TEXT", default_value = "")]
    proof: String,
    /// The end of the membership of those of whom the list does not say; without it they are members still
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Date>,
    /// A tag for all of them; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// The language of those of whom the list does not say: en or fr
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: Language,
    /// Only rehearse
    #[arg(long)]
    dry_run: bool,
    /// Take them in without asking
    #[arg(long)]
    yes: bool,
}

/// What is written, and how.
#[derive(Debug, Args)]
pub struct ExportOptions {
    /// Whose people
    #[arg(long, value_name = "SLUG")]
    organisation: String,
    /// Which of them: what stands behind the question mark of the desk's list, for example `tag=nurse`
    #[arg(long, value_name = "QUERY", default_value = "")]
    query: String,
    /// csv or json
    #[arg(long, value_name = "FORMAT", default_value = "csv", value_parser = format)]
    format: Format,
    /// The language of the table's head: en or fr
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: Language,
}

fn language(tag: &str) -> Result<Language, &'static str> {
    Language::from_tag(tag).ok_or("en or fr")
}

fn format(name: &str) -> Result<Format, &'static str> {
    Format::from_name(name).ok_or("csv or json")
}

/// Does what the command line says.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(path: &Path, command: People) -> Result<()> {
    let (db, vault, keys) = open_keys(path).await?;
    let tools = Tools { db: db.clone(), vault, keys, clock: Arc::new(SystemClock), stopping: None };
    match command {
        People::Import(options) => import(&tools, options).await?,
        People::Export(options) => export(&tools, options).await?,
    }
    db.close().await;
    Ok(())
}

async fn organisation(db: &Db, slug: &str) -> Result<i64> {
    let mut conn = db.read().await?;
    let all = query!(conn, campaigns::organisations())?;
    let slugs: Vec<&str> = all.iter().map(|row| row.slug.as_str()).collect();
    let found = all.iter().find(|row| row.slug == slug);
    found
        .map(|row| row.id)
        .with_context(|| format!("There is no organisation {slug}; there are {}", slugs.join(", ")))
}

async fn import(tools: &Tools, options: Import) -> Result<()> {
    let organisation = organisation(&tools.db, &options.organisation).await?;
    let keys = held::keys(&tools.vault, organisation)?;
    let import = begin::begin(tools, organisation, 0).await?;
    let ready = rehearse(tools, &keys, import, organisation, &options).await;
    let goes_on = match &ready {
        Ok(()) => !options.dry_run && (options.yes || agreed()?),
        Err(_) => false,
    };
    if !goes_on {
        begin::forget(tools, import).await?;
        ready?;
        print("Nothing has been written.\n");
        return Ok(());
    }
    let now = tools.clock.now();
    let mut tx = tools.db.write().await?;
    let lease = now + engine::LEASE;
    query!(tx, imports::go_on(import, State::Checked as i64, State::Running as i64, lease))?;
    audit::write_as(&mut tx, 0, organisation, now, &Event::ImportStarted { import }).await?;
    tx.commit().await?;
    let row = worked_on(tools, organisation, import, "Taking in").await?;
    print(&format!("Done:\n{}", summary(&row)));
    if State::from_number(row.state) != State::Done {
        bail!("The import broke off; the desk says more");
    }
    Ok(())
}

/// Reads the file and rehearses; nobody is taken in yet.
async fn rehearse(
    tools: &Tools,
    keys: &Arc<OwnerKeys>,
    import: i64,
    organisation: i64,
    options: &Import,
) -> Result<()> {
    let t = T(Language::En);
    let mut intake = Intake::new(&tools.db, keys, import);
    take(&options.file, &mut intake).await?;
    let name = options.file.file_name().unwrap_or_default().to_string_lossy();
    let mut plan = match begin::received(tools, keys, import, &name, options.language, &intake).await? {
        Ok(plan) => plan,
        Err(unusable) => bail!("{}", t.get(unusable.words())),
    };
    plan.basis = Some(match options.basis {
        BasisName::Express => Basis::Express,
        BasisName::Membership => Basis::Membership,
    });
    plan.proof.clone_from(&options.proof);
    plan.membership_ends = options.until;
    plan.still_members = options.until.is_none();
    plan.tags = matching::tags(&options.tags.join(",")).map_err(|key| anyhow::anyhow!("{}", t.get(key)))?;
    print(&described(&plan));
    let lacking: Vec<&str> =
        lacks(&plan, tools.clock.now()).into_iter().map(|lack| t.get(lack.words())).collect();
    if !lacking.is_empty() {
        bail!("{}", lacking.join("\n"));
    }
    let mut tx = tools.db.write().await?;
    plan.keep(&mut tx, keys, import, intake.parts, intake.bytes).await?;
    let lease = tools.clock.now() + engine::LEASE;
    query!(tx, imports::go_on(import, State::ToMatch as i64, State::Checking as i64, lease))?;
    tx.commit().await?;
    let row = worked_on(tools, organisation, import, "Rehearsing").await?;
    print(&format!("This would happen:\n{}", summary(&row)));
    let mut conn = tools.db.read().await?;
    for fault in query!(conn, imports::faults(import, PRINTED))? {
        let faults::Told { line, column, problem, outcome } = faults::told(t, &plan, &fault);
        print(&format!("  line {line}, {column}: {problem} {outcome}.\n"));
    }
    Ok(())
}

async fn take(file: &Path, intake: &mut Intake<'_>) -> Result<()> {
    let unreadable = || format!("{} can't be read", file.display());
    let mut from = tokio::fs::File::open(file).await.with_context(unreadable)?;
    let mut piece = vec![0; 256 * 1024];
    loop {
        let read = from.read(&mut piece).await.with_context(unreadable)?;
        if read == 0 {
            break;
        }
        intake.take(&piece[..read]).await?;
        if let Some(unusable) = Unusable::by_beginning(&intake.beginning) {
            bail!("{}", T(Language::En).get(unusable.words()));
        }
    }
    Ok(intake.finish().await?)
}

/// Works on the import with a bar that says how far it has come.
async fn worked_on(tools: &Tools, organisation: i64, import: i64, what: &'static str) -> Result<ImportRow> {
    let row = engine::read(tools, organisation, import).await?;
    let plan = Plan::open(&*held::keys(&tools.vault, organisation)?, &row)?;
    let total = if row.records_total > 0 { row.records_total } else { plan.about(row.bytes) };
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(0)).with_message(what);
    if let Ok(style) =
        ProgressStyle::with_template("{msg} {wide_bar} {human_pos} of {human_len}, {per_sec}, {eta} left")
    {
        bar.set_style(style);
    }
    let tell = &mut |progress: &commonfront_store::rows::imports::ImportProgress| {
        bar.set_position(u64::try_from(progress.records_done).unwrap_or(0));
    };
    let done = engine::run(tools, organisation, import, tell).await;
    bar.finish_and_clear();
    done.context("The import stopped; a running server goes on with it")?;
    Ok(engine::read(tools, organisation, import).await?)
}

fn described(plan: &Plan) -> String {
    let t = T(Language::En);
    let mut text = plan
        .origin
        .as_ref()
        .map(|origin| format!("It looks like an export from {origin}.\n"))
        .unwrap_or_default();
    for (place, column) in plan.columns.iter().enumerate() {
        let holds = columns::name(column).replace('_', "-");
        let line =
            format!("  {}: {}\n", faults::head(t, plan, place + 1), t.get(&format!("imports-field-{holds}")));
        text.push_str(&line);
    }
    text
}

fn summary(row: &ImportRow) -> String {
    format!(
        "{:>12} read\n{:>12} new\n{:>12} known, filled in where something was missing\n{:>12} stay out: unsubscribed or erased\n\
         {:>12} unsubscribed by the file\n{:>12} can't be taken\n",
        row.records_done, row.added, row.updated, row.kept_out, row.unsubscribed, row.faulty
    )
}

/// Asks whoever sits at the terminal; nobody there has not agreed.
fn agreed() -> Result<bool> {
    if !io::stdin().is_terminal() {
        print("Add --yes to take them in.\n");
        return Ok(false);
    }
    print("Take them in? [y/N] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

async fn export(tools: &Tools, options: ExportOptions) -> Result<()> {
    let organisation = organisation(&tools.db, &options.organisation).await?;
    let keys = held::keys(&tools.vault, organisation)?;
    let mut conn = tools.db.read().await?;
    let people = Segment::read(&options.query).find(&mut conn, &keys).await?;
    let custom = custom_names(&mut conn, &keys).await?;
    drop(conn);
    let event = Event::PeopleExported { people: people.len(), format: options.format.name().to_owned() };
    let mut tx = tools.db.write().await?;
    audit::write_as(&mut tx, 0, organisation, tools.clock.now(), &event).await?;
    tx.commit().await?;
    let rows = fetch(tools.db.clone(), organisation, &people);
    let export = Export {
        keys,
        people,
        parts: PARTS.to_vec(),
        custom,
        format: options.format,
        t: T(options.language),
    };
    tokio::task::spawn_blocking(move || export.write(rows, BufWriter::new(io::stdout().lock()))).await??;
    Ok(())
}
