//! Keeps the worked results in the documents true: they are made again from the packs and compared.

use super::tree::{Failure, Tree};
use crate::worked_results::{FILE, PACK, STUDIES, with_tables};

/// The tables of `docs/job-losses.md` are what `cargo xtask worked-results` would write.
pub fn results_are_what_the_model_gives(tree: &Tree) -> Vec<Failure> {
    let text = |path: &str| tree.file(path).map(|source| source.text.as_str());
    let (Some(document), Some(pack), Some(studies)) = (text(FILE), text(PACK), text(STUDIES)) else {
        // A tree of a test, or one before the calculator.
        return Vec::new();
    };
    let failure = |line: usize, message: String| Failure { path: FILE.to_owned(), line, message };
    match with_tables(document, pack, studies) {
        Err(error) => vec![failure(1, error.to_string())],
        Ok(made) if made == document => Vec::new(),
        Ok(made) => {
            let same = made.lines().zip(document.lines()).take_while(|(a, b)| a == b).count();
            vec![failure(same + 1, "differs from the model: run `cargo xtask worked-results`".to_owned())]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_was_changed_by_hand_is_found() {
        let read = |path: &str| std::fs::read_to_string(crate::process::root().join(path)).unwrap();
        let (document, pack, studies) = (read(FILE), read(PACK), read(STUDIES));
        let of = |document: &str| {
            results_are_what_the_model_gives(&Tree::of(&[
                (FILE, document),
                (PACK, &pack),
                (STUDIES, &studies),
            ]))
        };
        assert!(of(&document).is_empty());
        let line = document.lines().find(|line| line.contains("](/en/tools/jobs?")).unwrap();
        let changed = document.replace(line, &line.replace(" | ", " | 1"));
        assert!(of(&changed)[0].to_string().contains("worked-results"));
    }
}
