//! One spelling for comparing: small letters, no accents, `œ` as `oe`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as it is compared: small letters without accents. `Œuvre` becomes `oeuvre`, `DÉFICIT` `deficit`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The same, into a buffer.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    for c in text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            // What hides inside words: the soft hyphen, the space of no width.
            '\u{AD}' | '\u{200B}' => {}
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_and_capitals_make_no_difference() {
        for (text, folded) in [
            ("DÉFICIT", "deficit"),
            ("Cœur", "coeur"),
            ("ça", "ca"),
            ("e\u{301}te\u{301}", "ete"),
            ("Tax Cuts", "tax cuts"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
