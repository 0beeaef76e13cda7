//! Keeps ARCHITECTURE.md short enough to be read and true to the tree that it describes.

use super::tree::{Failure, Tree};

const FILE: &str = "ARCHITECTURE.md";
const LONGEST: usize = 200;
const ENDINGS: [&str; 11] =
    [".rs", ".md", ".toml", ".sql", ".ftl", ".html", ".css", ".js", ".mjs", ".json", ".lock"];

/// Under 200 lines, and every path in it is there.
pub fn is_short_and_true(tree: &Tree) -> Vec<Failure> {
    let Some(source) = tree.file(FILE) else {
        return vec![Failure { path: FILE.to_owned(), line: 1, message: "missing".to_owned() }];
    };
    let mut failures = Vec::new();
    if source.text.lines().count() >= LONGEST {
        failures.push(source.failure(LONGEST, format!("must stay under {LONGEST} lines")));
    }
    for (number, line) in source.lines() {
        for token in code(line).filter(|token| is_path(token) && !exists(tree, token)) {
            failures.push(source.failure(number, format!("`{token}` is not in the tree")));
        }
    }
    failures
}

/// What stands between backticks.
fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Paths, and not addresses of pages (`/en/…`), patterns, or code.
fn is_path(token: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let ending = token.ends_with('/') || ENDINGS.iter().any(|e| token.ends_with(e));
    ending && !token.starts_with('/') && token.chars().all(plain) && !ENDINGS.contains(&token)
}

/// From the root, or below it where the text is already inside a folder.
fn exists(tree: &Tree, token: &str) -> bool {
    let (below, folder) = (format!("/{token}"), token.ends_with('/'));
    tree.all().any(|source| {
        let path = &source.path;
        if folder {
            path.starts_with(token) || path.contains(&below)
        } else {
            path == token || path.ends_with(&below)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tree = Tree::of(&[(FILE, text), ("crates/web/src/routes.rs", ""), ("i18n/en/a.ftl", "")]);
        is_short_and_true(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_path_that_is_gone_is_found() {
        let text = "`crates/web/`, `routes.rs`, `i18n/`\n`crates/gone/` and `src/gone.rs`\n";
        assert_eq!(
            found(text),
            [
                "ARCHITECTURE.md:2: `crates/gone/` is not in the tree",
                "ARCHITECTURE.md:2: `src/gone.rs` is not in the tree"
            ]
        );
    }

    #[test]
    fn code_and_addresses_are_no_paths() {
        assert!(found("`/en/keep-it-public/`, `a + b.rs`, `*.rs`, `.rs`, `Db::tx`\n").is_empty());
    }

    #[test]
    fn a_long_text_is_found() {
        assert_eq!(found(&"x\n".repeat(LONGEST)).len(), 1);
        assert!(found(&"x\n".repeat(LONGEST - 1)).is_empty());
    }
}
