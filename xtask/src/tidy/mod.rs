//! Checks the rules of the house that a compiler does not know, each with file and line, so that
//! a rule is either kept or changed, and never forgotten.

mod architecture;
mod french;
mod i18n;
mod layers;
mod repository;
mod sources;
mod templates;
mod tree;
mod words;
mod worked;

use anyhow::Result;
use std::process::ExitCode;
use tree::{Failure, Tree};

/// A rule: its name as printed, and the function that finds where it is broken.
type Rule = (&'static str, fn(&Tree) -> Vec<Failure>);

const RULES: &[Rule] = &[
    ("every source file says why it exists", sources::opens_with_its_reason),
    ("a file holds one idea", sources::is_not_too_long),
    ("nothing is left to do", sources::has_no_placeholders),
    ("the pure crates do no I/O and know no clock", layers::pure_crates_stay_pure),
    ("only the store speaks SQL", layers::queries_live_in_the_store),
    ("a slice writes no SQL", layers::slices_write_no_sql),
    ("a page asks no other host and has no inline script", templates::stay_on_their_own_host),
    ("English and French say the same things", i18n::languages_agree),
    ("every text is used", i18n::every_text_is_used),
    ("every text that is asked for exists", i18n::every_used_text_exists),
    ("French is set as French is", french::is_set_as_french_is),
    ("migrations are numbered without gaps", repository::migrations_are_numbered),
    ("the query data is committed", repository::query_data_is_there),
    ("Cargo.lock is committed", repository::lock_file_is_there),
    ("crates share licence, Rust version and lints", repository::manifests_share_the_rules),
    ("npm's lock file names no host", repository::npm_lock_names_no_host),
    ("ARCHITECTURE.md is short and true", architecture::is_short_and_true),
    ("the text speaks only of the product", words::are_about_the_product),
    ("the worked results are what the model gives", worked::results_are_what_the_model_gives),
];

/// Runs every rule over the workspace and prints what breaks one.
pub fn run() -> Result<ExitCode> {
    let tree = Tree::read(&crate::process::root())?;
    let mut total = 0;
    for (name, rule) in RULES {
        let failures = rule(&tree);
        if !failures.is_empty() {
            println!("{name}:");
        }
        for failure in &failures {
            println!("  {failure}");
        }
        total += failures.len();
    }
    println!("tidy: {} rules, {} files, {total} failures", RULES.len(), tree.len());
    Ok(if total == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
