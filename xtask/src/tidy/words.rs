//! Finds what a file says about the place where it was written, which is nobody's business and
//! breaks on every other machine.

use super::tree::{Failure, Tree};

/// Folders of particular machines, and addresses of package hosts that a lock file can carry in.
/// They are put together here, so that this file does not hold what it looks for.
const FORBIDDEN: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("registry.", "npmjs"),
    concat!("static.", "crates.io"),
    concat!("index.", "crates.io"),
];

/// No text file holds one of the forbidden words.
pub fn are_about_the_product(tree: &Tree) -> Vec<Failure> {
    let mut failures = Vec::new();
    for source in tree.all() {
        for (number, line) in source.lines() {
            let words = FORBIDDEN.iter().filter(|word| line.contains(**word));
            failures.extend(words.map(|word| source.failure(number, format!("`{word}`"))));
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_one_machine_is_found() {
        let text = format!("fine\nsee {}notes\n", FORBIDDEN[1]);
        let found = are_about_the_product(&Tree::of(&[("README.md", &text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
    }
}
