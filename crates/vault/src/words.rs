//! A name as it is searched for: its words without accents and case, and their beginnings.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The shortest beginning that is indexed, in letters.
const SHORTEST: usize = 2;
/// The longest beginning that is indexed, in letters.
pub const LONGEST: usize = 5;
/// Words of a name that are indexed; nobody searches for the ninth.
const WORDS: usize = 8;

/// The words of a text in lower case without accents: `Éloïse O'Brien-Côté` → `eloise`, `obrien`, `cote`.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let plain: String = text
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && c != '\'' && c != '\u{2019}')
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<String> = plain.split_whitespace().map(str::to_owned).take(WORDS).collect();
    words.into_iter()
}

/// The beginnings of a word that are indexed: of two letters up to [`LONGEST`]; a shorter word whole.
pub fn beginnings(word: &str) -> impl Iterator<Item = &str> {
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
    let from = SHORTEST.min(ends.len()).saturating_sub(1);
    ends.into_iter().skip(from).map(|end| &word[..end])
}

/// What a typed word is looked for by: itself, or its longest indexed beginning.
pub(crate) fn query_beginning(word: &str) -> &str {
    beginnings(word).last().unwrap_or(word)
}
