//! What every text that a stranger types has to pass before it is kept: one spelling (Unicode NFC), no
//! control characters, nothing that reverses the direction of what stands beside it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing is left after trimming.
    #[error("empty")]
    Empty,
    /// More characters than allowed.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A character that is never part of a name or a sentence.
    #[error("a character that cannot be used")]
    Forbidden,
}

/// The most combining marks that may follow one letter; real scripts need at most three.
const MARKS_IN_A_ROW: usize = 4;

/// Whether a character may never be kept: controls, bidirectional overrides and isolates (Unicode
/// UAX #9), line separators, the replacement character, invisible fillers, private use, non-characters.
fn forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{115F}' | '\u{1160}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}'
            | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

/// One line: NFC, runs of white space become one space, trimmed.
///
/// # Errors
/// [`TextProblem`], with `max` counted in characters after normalisation.
pub fn line(raw: &str, max: usize) -> Result<String, TextProblem> {
    // A generous bound on bytes before any work is done: no honest text normalises to a quarter.
    if raw.len() > max.saturating_mul(16) {
        return Err(TextProblem::TooLong(max));
    }
    let mut out = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        normalise(word, &mut out);
    }
    check(&out, max)?;
    Ok(out)
}

/// Several lines: as [`line()`], but line breaks are kept (at most one empty line in a row).
///
/// # Errors
/// As [`line()`].
pub fn paragraphs(raw: &str, max: usize) -> Result<String, TextProblem> {
    if raw.len() > max.saturating_mul(16) {
        return Err(TextProblem::TooLong(max));
    }
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(unified.len());
    let mut blank = 0;
    for row in unified.trim().split('\n') {
        let row: String = row.split_whitespace().collect::<Vec<_>>().join(" ");
        blank = if row.is_empty() { blank + 1 } else { 0 };
        if blank > 1 {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        normalise(&row, &mut out);
    }
    let flat = out.replace('\n', " ");
    check(&flat, max)?;
    Ok(out)
}

/// A text of the coalition's own, as long as it likes: line breaks are `\n`, NFC, and without what no text
/// needs (controls, marks that turn the direction, what UTF-8 can't say).
#[must_use]
pub fn document(raw: &str) -> String {
    let unwanted = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFD}')
    };
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    unified.nfc().filter(|&c| !unwanted(c)).collect()
}

/// Unicode NFC; ASCII is in it already.
fn normalise(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.push_str(text);
    } else {
        out.extend(text.nfc());
    }
}

fn check(text: &str, max: usize) -> Result<(), TextProblem> {
    if text.is_empty() {
        return Err(TextProblem::Empty);
    }
    if text.chars().count() > max {
        return Err(TextProblem::TooLong(max));
    }
    let mut marks = 0;
    for c in text.chars() {
        marks = if !c.is_ascii() && is_combining_mark(c) { marks + 1 } else { 0 };
        if forbidden(c) || marks > MARKS_IN_A_ROW {
            return Err(TextProblem::Forbidden);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_accent_typed_in_two_pieces_is_kept_as_one() {
        assert_eq!(line("  Rene\u{301}e \t  Roy ", 40), Ok("Renée Roy".into()));
    }

    #[test]
    fn what_turns_or_hides_text_is_refused() {
        for bad in ["a\u{202E}b", "a\u{0}b", "a\u{2066}b", "a\u{200F}", "a\u{FFFD}", "a\u{1b}[31m"] {
            assert_eq!(line(bad, 40), Err(TextProblem::Forbidden), "{bad:?}");
        }
        assert_eq!(line(&format!("a{}", "\u{0336}".repeat(9)), 40), Err(TextProblem::Forbidden));
    }

    #[test]
    fn a_document_keeps_its_lines_and_loses_what_hides() {
        assert_eq!(document("# a\r\n\r\n\tb\u{0}\u{202E} e\u{301}\r\n"), "# a\n\n\tb é\n");
    }

    #[test]
    fn paragraphs_keep_their_breaks_but_not_their_gaps() {
        assert_eq!(paragraphs("one\r\n\r\n\r\n\r\n two ", 40), Ok("one\n\ntwo".into()));
        assert_eq!(paragraphs(" \n ", 40), Err(TextProblem::Empty));
    }

    proptest! {
        #[test]
        fn what_passes_passes_again_unchanged(raw in "\\PC{0,60}") {
            if let Ok(once) = line(&raw, 50) {
                prop_assert!(once.chars().count() <= 50);
                prop_assert_eq!(line(&once, 50), Ok(once.clone()));
            }
        }

        #[test]
        fn no_text_makes_it_panic(raw in any::<String>()) {
            let _ = line(&raw, 10);
            let _ = paragraphs(&raw, 10);
        }
    }
}
