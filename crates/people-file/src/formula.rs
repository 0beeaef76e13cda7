//! Keeps a spreadsheet from taking a cell for a formula: an apostrophe before what would be one.
//!
//! A cell that a stranger typed may read `=HYPERLINK(…)`, and whoever opens the export would run it
//! (OWASP, "CSV Injection"). The apostrophe goes to the start of the cell, and also behind a comma, a
//! semicolon or a line break inside it: a spreadsheet that expects semicolons, as Excel does in French,
//! splits our commas' cells there, whatever the quotes around them.

use std::borrow::Cow;

/// Where another cell may begin for a spreadsheet that splits a line otherwise than we do.
const BREAKS: [char; 5] = [',', ';', '\t', '\r', '\n'];

/// Whether a spreadsheet may take what starts so for a formula: one of `= + - @`, also as full-width
/// letters, behind any white space, quotes or control characters. At the start of a cell a tab or a line
/// break is enough.
fn is_live(piece: &str, starts_cell: bool) -> bool {
    for c in piece.chars() {
        match c {
            '=' | '+' | '-' | '@' | '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}' => return true,
            '\t' | '\r' | '\n' if starts_cell => return true,
            '"' | '\'' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
            _ if c.is_whitespace() || c.is_control() => {}
            _ => return false,
        }
    }
    false
}

/// The cell with an apostrophe wherever a formula could begin. [`unguard`] gives the cell back exactly:
/// an apostrophe counts as a quote, so one that stood there already gets another before it.
#[must_use]
pub fn guard(cell: &str) -> Cow<'_, str> {
    change(cell, |piece, starts_cell| is_live(piece, starts_cell).then_some(["'", piece]))
}

/// The cell without the apostrophes of [`guard`]: one is taken away wherever a formula follows it, and
/// no other.
#[must_use]
pub fn unguard(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    change(cell, |piece, starts_cell| {
        let rest = piece.strip_prefix('\'')?;
        is_live(rest, starts_cell).then_some(["", rest])
    })
}

/// Puts other pieces for those that `new` gives one for. Nothing is copied if it gives none.
fn change<'a>(cell: &'a str, new: impl Fn(&'a str, bool) -> Option<[&'a str; 2]>) -> Cow<'a, str> {
    let mut changed: Option<String> = None;
    let mut at = 0;
    for piece in cell.split_inclusive(BREAKS) {
        let parts = new(piece, at == 0);
        if parts.is_some() && changed.is_none() {
            changed = Some(cell.get(..at).unwrap_or_default().to_owned());
        }
        if let Some(changed) = &mut changed {
            changed.extend(parts.unwrap_or(["", piece]));
        }
        at += piece.len();
    }
    changed.map_or(Cow::Borrowed(cell), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_be_a_formula_gets_an_apostrophe() {
        for (cell, guarded) in [
            ("=1+1", "'=1+1"),
            ("+1 613 555-0100", "'+1 613 555-0100"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("  =1", "'  =1"),
            ("\"=1", "'\"=1"),
            ("\u{a0}\u{FEFF}\u{1}=1", "'\u{a0}\u{FEFF}\u{1}=1"),
            ("＝1", "'＝1"),
            ("－1", "'－1"),
            ("'=1", "''=1"),
            ("Roy;=cmd|' /C calc'!A0", "Roy;'=cmd|' /C calc'!A0"),
            ("said yes,\n- twice", "said yes,\n'- twice"),
        ] {
            assert_eq!(guard(cell), guarded, "{cell:?}");
            assert_eq!(unguard(guarded), cell, "{cell:?}");
        }
    }

    #[test]
    fn other_cells_stay_as_they_are() {
        for cell in
            ["", "Amina", "O'Brien", "'tis", "' ", "a=b", "K1N 6N5", "2024-05-31", "x@y.co", "Roy, Anne"]
        {
            assert!(matches!(guard(cell), Cow::Borrowed(_)), "{cell}");
            assert_eq!(unguard(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn undoing_gives_the_cell_back(cell in "[-=+@＝'\"a,;\t\r\n \u{FEFF}]{0,12}") {
            prop_assert!(unguard(&guard(&cell)) == cell);
        }

        #[test]
        fn any_text_is_given_back_and_safe(cell in any::<String>()) {
            let guarded = guard(&cell);
            for piece in guarded.split(BREAKS) {
                prop_assert!(!piece.starts_with(['=', '+', '-', '@']));
            }
            prop_assert!(unguard(&guarded) == cell);
        }
    }
}
