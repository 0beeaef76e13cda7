//! French is set as the Office québécois de la langue française sets it: a no-break space before a colon, a
//! percent sign, a dollar sign and within guillemets, and none at all before the other high marks.

use super::tree::{Failure, Source, Tree, compiled};

/// Where a line of French breaks the rule, as its reader would see it.
pub fn is_set_as_french_is(tree: &Tree) -> Vec<Failure> {
    // What is put in, code and addresses are not French.
    let foreign = compiled(r"\{[^{}]*\}|`[^`]*`|https?://[^\s\x22]+");
    let ordinary = compiled(r"(?: [:%»]| \$(?:[^a-z]|$)|« )");
    let parted = compiled("[ \u{a0}\u{202f}][;?!]");
    let mut failures = Vec::new();
    for source in tree.all().filter(|source| is_texts(source) || is_guide(source)) {
        for (number, line) in source.lines().filter(|(_, line)| !line.starts_with('#')) {
            let line = foreign.replace_all(line, "x");
            if let Some(found) = ordinary.find(&line) {
                let message = format!("a no-break space belongs in `{}`", found.as_str());
                failures.push(source.failure(number, message));
            }
            if let Some(found) = parted.find(&line) {
                let mark = found.as_str().trim_start();
                failures.push(source.failure(number, format!("no space belongs before `{mark}`")));
            }
        }
    }
    failures
}

/// The texts of the pages.
fn is_texts(source: &Source) -> bool {
    source.path.starts_with("i18n/fr/") && source.path.ends_with(".ftl")
}

/// The entries of the guide to words.
fn is_guide(source: &Source) -> bool {
    source.path.starts_with("crates/") && source.path.contains("/guide/fr/") && source.path.ends_with(".toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_spaces_and_parted_marks_are_found() {
        let ftl = "# À qui ? : « x »\n\
                   good = https://a.example/?b\n\
                   a = Titre\u{a0}: «\u{a0}oui\u{a0}», 5\u{a0}%, { $n }\u{a0}$; quoi? à 12:30, `a ? b`\n\
                   b = { $n ->\n    [one] { $shown } mot\n}\n\
                   c = Titre : oui\nd = « oui\u{a0}»\ne = «\u{a0}oui »\nf = { $n } %\ng = 5 $\n\
                   h = quoi\u{a0}?\ni = un\u{202f}; deux\nj = oui !\n";
        let guide = "avoid = \"fini\u{a0}!\"\nuse = \"fini !\"\nwhy = \"voici : rien\"\n";
        let tree = Tree::of(&[
            ("i18n/fr/a.ftl", ftl),
            ("i18n/en/a.ftl", "a = What : « ?\n"),
            ("crates/wording/guide/fr/a.toml", guide),
        ]);
        let found: Vec<_> =
            is_set_as_french_is(&tree).iter().map(|one| format!("{}:{}", one.path, one.line)).collect();
        let texts = (7..=14).map(|line| format!("i18n/fr/a.ftl:{line}"));
        let guide = [1, 2, 3].map(|line| format!("crates/wording/guide/fr/a.toml:{line}"));
        let wanted: std::collections::BTreeSet<_> = texts.chain(guide).collect();
        assert_eq!(found.into_iter().collect::<std::collections::BTreeSet<_>>(), wanted);
    }
}
