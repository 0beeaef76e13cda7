//! Which layer may know what: the pure crates nothing of the world, and only the store any SQL.

use super::tree::{Failure, Tree, compiled};

/// Crates of types and rules, without I/O.
const PURE: [&str; 9] = [
    "crates/card/",
    "crates/domain/",
    "crates/media/src/",
    "crates/people-file/src/",
    "crates/pact/",
    "crates/job-losses/",
    "crates/fairness/",
    "crates/wording/src/",
    "crates/districts/",
];

/// What a pure crate may not name.
const WORLD: &str = r"\bstd::fs\b|\bstd::net\b|\bstd::time::SystemTime\b|\bSystemTime::now\b|\bInstant::now\b|\bTimestamp::now\b|\bsqlx\b|\baxum\b|\btokio\b|\bgetrandom\b";

/// Who may call sqlx.
const SPEAK_SQL: [&str; 3] = ["crates/store", "crates/testkit/", "xtask/"];

/// SQL as it is written here, in capitals.
const SQL: &str = r"\bSELECT\s|\bINSERT INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE FROM\b";

/// The pure crates name no file, socket, clock, database, server or random source.
pub fn pure_crates_stay_pure(tree: &Tree) -> Vec<Failure> {
    find(tree, WORLD, |path| PURE.iter().any(|folder| path.starts_with(folder)))
}

/// No query outside the store and its tests.
pub fn queries_live_in_the_store(tree: &Tree) -> Vec<Failure> {
    find(tree, r"\bsqlx::query\w*", |path| !SPEAK_SQL.iter().any(|folder| path.starts_with(folder)))
}

/// No SQL in the slices, so that none reaches into another's tables.
pub fn slices_write_no_sql(tree: &Tree) -> Vec<Failure> {
    find(tree, SQL, |path| path.starts_with("crates/web/"))
}

fn find(tree: &Tree, pattern: &str, applies: impl Fn(&str) -> bool) -> Vec<Failure> {
    let pattern = compiled(pattern);
    let mut failures = Vec::new();
    for source in tree.rust().filter(|source| applies(&source.path)) {
        for (number, line) in source.code() {
            if let Some(found) = pattern.find(line) {
                let message = format!("`{}` does not belong here", found.as_str().trim());
                failures.push(source.failure(number, message));
            }
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_the_domain_is_found() {
        let tree = Tree::of(&[
            ("crates/domain/src/a.rs", "//! No tokio here.\nlet now = Timestamp::now();\n"),
            ("crates/web/src/a.rs", "use tokio::time;\n"),
        ]);
        let found = pure_crates_stay_pure(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].to_string(), "crates/domain/src/a.rs:2: `Timestamp::now` does not belong here");
    }

    #[test]
    fn a_query_outside_the_store_is_found() {
        let tree = Tree::of(&[
            ("crates/store-sqlite/src/lib.rs", "sqlx::query!(\"\")"),
            ("crates/testkit/src/lib.rs", "sqlx::query(\"\")"),
            ("crates/web/src/lib.rs", "sqlx::query_as!(\"\")"),
        ]);
        let found = queries_live_in_the_store(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "crates/web/src/lib.rs");
    }

    #[test]
    fn sql_in_a_slice_is_found_and_prose_is_not() {
        let text = "let a = \"UPDATE signatures SET x = 1\";\nlet b = \"Select one\";\n";
        let found = slices_write_no_sql(&Tree::of(&[("crates/web/src/slices/a.rs", text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 1);
    }
}
