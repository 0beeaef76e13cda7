//! What every Rust file owes its reader: a reason at the top, one idea, and nothing left open.

use super::tree::{Failure, Source, Tree, compiled};

/// Most files are under 300; above this a file holds more than one idea.
const LONGEST: usize = 500;

/// Each file opens with a `//!` sentence.
pub fn opens_with_its_reason(tree: &Tree) -> Vec<Failure> {
    let silent = tree.rust().filter(|source| !source.text.starts_with("//! "));
    silent.map(|source| source.failure(1, "does not open with a `//!` sentence")).collect()
}

/// Each file is short; tests and generated files may be long.
pub fn is_not_too_long(tree: &Tree) -> Vec<Failure> {
    tree.rust()
        .filter(|source| !source.path.ends_with("tests.rs") && !is_generated(source))
        .filter_map(|source| {
            let lines = source.text.lines().count();
            let message = format!("{lines} lines, at most {LONGEST}");
            (lines > LONGEST).then(|| source.failure(LONGEST + 1, message))
        })
        .collect()
}

/// No macro that stands for missing work.
pub fn has_no_placeholders(tree: &Tree) -> Vec<Failure> {
    let placeholder = compiled(r"\b(todo|unimplemented|dbg)!");
    let mut failures = Vec::new();
    for source in tree.rust() {
        for (number, line) in source.code() {
            if let Some(found) = placeholder.find(line) {
                failures.push(source.failure(number, format!("`{}`", found.as_str())));
            }
        }
    }
    failures
}

fn is_generated(source: &Source) -> bool {
    source.text.lines().take(5).any(|line| line.contains("@generated"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_reason_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/lib.rs", "//! Why.\n"),
            ("crates/a/src/b.rs", "use x;\n"),
            ("demo/c.rs", "use x;\n"),
        ]);
        let found = opens_with_its_reason(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].to_string(), "crates/a/src/b.rs:1: does not open with a `//!` sentence");
    }

    #[test]
    fn long_files_are_found_unless_tests_or_generated() {
        let long = "//! Why.\n".repeat(LONGEST + 1);
        let generated = format!("// @generated\n{long}");
        let tree = Tree::of(&[
            ("crates/a/src/lib.rs", &long),
            ("crates/a/src/tests.rs", &long),
            ("crates/a/src/made.rs", &generated),
        ]);
        let found = is_not_too_long(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), ("crates/a/src/lib.rs", 501));
    }

    #[test]
    fn placeholders_are_found_in_code_only() {
        let text = format!("//! Why.\n// {0}!()\n    {0}!();\n", "todo");
        let found = has_no_placeholders(&Tree::of(&[("crates/a/src/lib.rs", &text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 3);
    }
}
