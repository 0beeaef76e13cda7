//! What must lie in the repository beside the code: migrations in order, lock files, query data,
//! and manifests that share the workspace's rules.

use super::tree::{Failure, Tree};

/// The crates whose queries are checked.
const CHECKED: [&str; 2] = ["crates/store-sqlite", "crates/store-postgres"];

/// What each crate takes from the workspace.
const SHARED: [&str; 2] = ["license", "rust-version"];

/// 0001, 0002, … without a gap or a number that is used twice.
pub fn migrations_are_numbered(tree: &Tree) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (expected, source) in (1..).zip(tree.below("migrations/", ".sql")) {
        let prefix = format!("migrations/{expected:04}_");
        if !source.path.starts_with(&prefix) {
            failures.push(source.failure(1, format!("expected {prefix}….sql here")));
        }
    }
    failures
}

/// Both crates have data, for the same number of queries.
pub fn query_data_is_there(tree: &Tree) -> Vec<Failure> {
    let mut numbers = Vec::new();
    let mut failures = Vec::new();
    for folder in CHECKED {
        let data = format!("{folder}/.sqlx/");
        let number = tree.below(&data, ".json").count();
        if number == 0 {
            failures.push(missing(&data, "empty; run `cargo xtask prepare-queries`"));
        }
        numbers.push((data, number));
    }
    if let [(_, first), (data, second)] = numbers.as_slice()
        && failures.is_empty()
        && first != second
    {
        failures.push(missing(data, &format!("{second} queries, the other database has {first}")));
    }
    failures
}

/// A build is only repeatable with its lock file.
pub fn lock_file_is_there(tree: &Tree) -> Vec<Failure> {
    match tree.file("Cargo.lock") {
        Some(_) => Vec::new(),
        None => vec![missing("Cargo.lock", "missing, or left out by .gitignore")],
    }
}

/// Each crate takes licence, Rust version and lints from the workspace.
pub fn manifests_share_the_rules(tree: &Tree) -> Vec<Failure> {
    let mut failures = Vec::new();
    let crates = tree.below("crates/", "/Cargo.toml").filter(|s| s.path.matches('/').count() == 2);
    for source in crates.chain(tree.file("xtask/Cargo.toml")) {
        let text = source.text.replace(' ', "");
        for field in SHARED {
            let dotted = format!("\n{field}.workspace=true");
            let table = format!("\n{field}={{workspace=true}}");
            if !text.contains(&dotted) && !text.contains(&table) {
                failures.push(source.failure(1, format!("lacks `{field}.workspace = true`")));
            }
        }
        if !text.contains("[lints]\nworkspace=true") {
            failures.push(source.failure(1, "lacks `[lints] workspace = true`"));
        }
    }
    failures
}

/// npm writes the host that it happened to ask into its lock file, unless it is told not to
/// (`omit-lockfile-registry-resolved`).
pub fn npm_lock_names_no_host(tree: &Tree) -> Vec<Failure> {
    let mut failures = Vec::new();
    for source in tree.all().filter(|source| source.path.ends_with("package-lock.json")) {
        let lines = source.lines().filter(|(_, line)| line.contains("\"resolved\""));
        failures.extend(lines.map(|(number, _)| source.failure(number, "`resolved`")));
    }
    failures
}

fn missing(path: &str, message: &str) -> Failure {
    Failure { path: path.to_owned(), line: 1, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_in_the_migrations_is_found() {
        let tree = Tree::of(&[("migrations/0001_a.sql", ""), ("migrations/0003_b.sql", "")]);
        let found = migrations_are_numbered(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "migrations/0003_b.sql");
    }

    #[test]
    fn query_data_must_be_there_for_both() {
        assert_eq!(query_data_is_there(&Tree::of(&[])).len(), 2);
        let uneven = Tree::of(&[
            ("crates/store-postgres/.sqlx/query-1.json", ""),
            ("crates/store-sqlite/.sqlx/query-1.json", ""),
            ("crates/store-sqlite/.sqlx/query-2.json", ""),
        ]);
        assert_eq!(query_data_is_there(&uneven).len(), 1);
    }

    #[test]
    fn a_manifest_with_rules_of_its_own_is_found() {
        let good = "[package]\nlicense.workspace = true\nrust-version = { workspace = true }\n\
                    [lints]\nworkspace = true\n";
        let tree = Tree::of(&[
            ("crates/a/Cargo.toml", good),
            ("crates/b/Cargo.toml", "[package]\nlicense = \"MIT\"\n"),
        ]);
        let found = manifests_share_the_rules(&tree);
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|failure| failure.path == "crates/b/Cargo.toml"));
    }

    #[test]
    fn lock_files_are_looked_at() {
        let tree = Tree::of(&[("e2e/package-lock.json", "{\n\"resolved\": \"x\"\n}")]);
        assert_eq!(npm_lock_names_no_host(&tree)[0].line, 2);
        assert_eq!(lock_file_is_there(&tree).len(), 1);
    }
}
