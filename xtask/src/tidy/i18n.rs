//! Every text that a person reads exists in English and French with the same variables, is used,
//! and is there when a page asks for it.

use super::tree::{Failure, Source, Tree, compiled};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The languages, each compared with the other.
const LANGUAGES: [&str; 2] = ["en", "fr"];

/// A text: where it is and which variables it takes.
struct Message<'a> {
    source: &'a Source,
    line: usize,
    variables: BTreeSet<&'a str>,
}

/// The texts of one language, and those that were written twice.
struct Language<'a> {
    messages: BTreeMap<&'a str, Message<'a>>,
    doubled: Vec<Failure>,
}

/// Both languages have each text once, with the same variables.
pub fn languages_agree(tree: &Tree) -> Vec<Failure> {
    let [english, french] = LANGUAGES.map(|language| read(tree, language));
    let mut failures = Vec::new();
    for (from, to, name) in [(&english, &french, "French"), (&french, &english, "English")] {
        for (key, message) in &from.messages {
            match to.messages.get(key) {
                None => failures.push(message.source.failure(message.line, format!("`{key}` has no {name}"))),
                Some(other) if name == "French" && other.variables != message.variables => {
                    let (ours, theirs) = (&message.variables, &other.variables);
                    let text = format!("`{key}` takes {theirs:?}, in English {ours:?}");
                    failures.push(other.source.failure(other.line, text));
                }
                Some(_) => {}
            }
        }
    }
    failures.extend(english.doubled);
    failures.extend(french.doubled);
    failures
}

/// Each text stands somewhere as a quoted string, is used by another text, or is declared as built
/// from data by a line `# used: prefix-*` in its file.
pub fn every_text_is_used(tree: &Tree) -> Vec<Failure> {
    let english = read(tree, LANGUAGES[0]);
    let quoted = quoted_words(tree);
    let mut failures = Vec::new();
    for (key, message) in &english.messages {
        let declared = declared(message.source).any(|pattern| matches(pattern, key));
        if !declared && !quoted.contains(key) && !is_referred_to(tree, key) {
            failures.push(message.source.failure(message.line, format!("`{key}` is used nowhere")));
        }
    }
    failures
}

/// Each text that a page or handler asks for by name exists.
pub fn every_used_text_exists(tree: &Tree) -> Vec<Failure> {
    let asked = [
        (".html", r#"\.(?:get|num|with|with_all|counted)\(\s*"([a-z0-9-]+)"|\btext!\(\s*"([a-z0-9-]+)""#),
        (".txt", r#"\.(?:get|num|with|with_all|counted)\(\s*"([a-z0-9-]+)"|\btext!\(\s*"([a-z0-9-]+)""#),
        (".rs", r#"\bt\.(?:get|num|with|with_all|counted)\(\s*"([a-z0-9-]+)"|\btext!\(\s*"([a-z0-9-]+)""#),
    ];
    let english = read(tree, LANGUAGES[0]);
    let mut failures = Vec::new();
    for (ending, pattern) in asked {
        let pattern = compiled(pattern);
        for source in tree.below("crates/", ending) {
            for found in pattern.captures_iter(&source.text) {
                let Some(key) = found.get(1).or_else(|| found.get(2)) else {
                    continue;
                };
                if !english.messages.contains_key(key.as_str()) {
                    let line = 1 + source.text[..key.start()].matches('\n').count();
                    let message = format!("`{}` is in no i18n file", key.as_str());
                    failures.push(source.failure(line, message));
                }
            }
        }
    }
    failures
}

/// Reads the texts: a key at the start of a line, and the variables up to the next key.
fn read<'a>(tree: &'a Tree, language: &str) -> Language<'a> {
    let folder = format!("i18n/{language}/");
    let mut found = Language { messages: BTreeMap::new(), doubled: Vec::new() };
    for source in tree.all().filter(|s| s.path.starts_with(&folder) && s.path.ends_with(".ftl")) {
        let mut current = None;
        for (line, text) in source.lines() {
            if let Some(key) = key(text) {
                current = Some(key);
                let message = Message { source, line, variables: BTreeSet::new() };
                if let Some(first) = found.messages.insert(key, message) {
                    let place = format!("{}:{}", first.source.path, first.line);
                    let text = format!("`{key}` is already at {place}");
                    found.doubled.push(source.failure(line, text));
                }
            }
            if let Some(message) = current.and_then(|key| found.messages.get_mut(key))
                && !text.starts_with('#')
            {
                message.variables.extend(variables(text));
            }
        }
    }
    found
}

/// The key of a message, or of a term with its hyphen.
fn key(line: &str) -> Option<&str> {
    let key = line.split('=').next()?.trim_end();
    let name = key.strip_prefix('-').unwrap_or(key);
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_key =
        line.contains('=') && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(plain);
    is_key.then_some(key)
}

fn variables(line: &str) -> impl Iterator<Item = &str> {
    line.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

fn quoted_words(tree: &Tree) -> HashSet<&str> {
    let quoted = compiled(r#""([A-Za-z0-9_-]+)"|'([A-Za-z0-9_-]+)'"#);
    let sources = tree
        .below("crates/", ".rs")
        .chain(tree.below("crates/", ".html"))
        .chain(tree.below("crates/", ".txt"));
    sources
        .chain(tree.below("assets/", ""))
        .flat_map(|source| quoted.captures_iter(&source.text))
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .map(|word| word.as_str())
        .collect()
}

/// The patterns after `# used:` in a file.
fn declared(source: &Source) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter_map(|(_, line)| line.split_once("# used:"))
        .flat_map(|(_, patterns)| patterns.split([' ', ',']).filter(|pattern| !pattern.is_empty()))
}

fn matches(pattern: &str, key: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => key.starts_with(prefix),
        None => key == pattern,
    }
}

/// Whether another text holds it in braces: `{ key }`, `{ -term }`.
fn is_referred_to(tree: &Tree, key: &str) -> bool {
    let forms = [format!("{{ {key} }}"), format!("{{{key}}}"), format!("{{ {key}.")];
    let mut texts = tree.below("i18n/", ".ftl");
    texts.any(|source| forms.iter().any(|form| source.text.contains(form.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(failures: Vec<Failure>) -> Vec<String> {
        failures.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_text_in_one_language_or_with_other_variables_is_found() {
        let tree = Tree::of(&[
            ("i18n/en/a.ftl", "# c $x = y\nhello = Hello { $name }\nonly-en = x\n"),
            ("i18n/fr/a.ftl", "hello =\n    Bonjour { $nom }\nonly-fr = x\nonly-fr = y\n"),
        ]);
        assert_eq!(
            strings(languages_agree(&tree)),
            [
                "i18n/fr/a.ftl:1: `hello` takes {\"nom\"}, in English {\"name\"}",
                "i18n/en/a.ftl:3: `only-en` has no French",
                "i18n/fr/a.ftl:4: `only-fr` has no English",
                "i18n/fr/a.ftl:4: `only-fr` is already at i18n/fr/a.ftl:3",
            ]
        );
    }

    #[test]
    fn a_text_is_used_by_code_by_a_declaration_or_by_another_text() {
        let ftl = "# used: error-*\n-union = the unions\nerror-email = x\nhello = Hi { -union }\n\
                   unused = x\n";
        let tree = Tree::of(&[("i18n/en/a.ftl", ftl), ("crates/a/b.rs", "t.get(\"hello\")")]);
        assert_eq!(strings(every_text_is_used(&tree)), ["i18n/en/a.ftl:5: `unused` is used nowhere"]);
    }

    #[test]
    fn a_text_that_nobody_wrote_is_found() {
        let tree = Tree::of(&[
            ("i18n/en/a.ftl", "hello = x\n"),
            ("crates/web/a.html", "{{ t.get(\"hello\") }}\n{{ self.t.with(\"gone\", n) }}"),
            ("crates/web/a.rs", "map.get(\"fine\"); t.num(\"missing\"); text!(\"absent\")"),
        ]);
        assert_eq!(
            strings(every_used_text_exists(&tree)),
            [
                "crates/web/a.html:2: `gone` is in no i18n file",
                "crates/web/a.rs:1: `missing` is in no i18n file",
                "crates/web/a.rs:1: `absent` is in no i18n file",
            ]
        );
    }
}
