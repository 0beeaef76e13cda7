//! A text as words, with what stands between them reduced to the question whether a phrase may go on there.

use std::collections::HashMap;

use commonfront_domain::Language;

use crate::fold::fold_into;
use crate::mask::Mask;
use crate::stem::{light, stem};

/// Words that carry nothing in English: articles and possessives. They are passed over in phrases and in texts,
/// so that *tighten our belts* is found by *tighten the belt*.
const ENGLISH_SMALL: &[&str] = &["a", "an", "the", "my", "your", "his", "her", "its", "our", "their"];
/// The same in French, with `de` and what is elided.
const FRENCH_SMALL: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cet", "cette", "ces", "mon", "ma",
    "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs",
];
/// Pronouns that hang on a French verb by a hyphen: *serrons-nous*.
const FRENCH_HANGING: &[&str] =
    &["nous", "vous", "moi", "toi", "lui", "on", "il", "elle", "ils", "elles", "je", "tu", "y", "en", "t"];

/// Stems as numbers, so that phrases are compared by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    stems: HashMap<String, u32>,
    lights: HashMap<String, u32>,
}

/// A number that no word of any phrase has.
pub(crate) const UNKNOWN: u32 = u32::MAX;

fn number(of: &mut HashMap<String, u32>, word: String) -> u32 {
    let next = u32::try_from(of.len()).unwrap_or(UNKNOWN - 1);
    *of.entry(word).or_insert(next)
}

impl Vocabulary {
    /// Takes a folded word in; gives back the numbers of its stem and of its light stem.
    pub(crate) fn learn(&mut self, folded: &str, language: Language) -> (u32, u32) {
        (number(&mut self.stems, stem(folded, language)), number(&mut self.lights, light(folded, language)))
    }

    fn know(&self, folded: &str, language: Language) -> (u32, u32) {
        let find = |of: &HashMap<String, u32>, word: String| of.get(&word).copied().unwrap_or(UNKNOWN);
        (find(&self.stems, stem(folded, language)), find(&self.lights, light(folded, language)))
    }

    /// How many stems there are.
    pub(crate) fn len(&self) -> usize {
        self.stems.len().max(self.lights.len())
    }
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// The number of its stem.
    pub(crate) stem: u32,
    /// The number of its light stem.
    pub(crate) light: u32,
    /// Whether no phrase may go on from the word before.
    pub(crate) breaks: bool,
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether what stands between two words ends a phrase.
fn ends_phrase(gap: &str) -> bool {
    let mut lines = 0;
    let mut line_start = false;
    let mut chars = gap.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {}
            '\n' => {
                lines += 1;
                line_start = true;
                if lines > 1 {
                    return true;
                }
            }
            '-' | '*' | '+' if line_start && chars.peek().is_some_and(|next| next.is_whitespace()) => {
                return true;
            }
            '>' if line_start => {}
            c if c.is_whitespace() || is_apostrophe(c) => {}
            '-' | '\u{2010}' | '\u{2011}' | '*' | '_' => line_start = false,
            _ => return true,
        }
    }
    false
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}')
}

/// Whether a word is passed over; `before` is the character in front of it.
pub(crate) fn is_small(folded: &str, before: Option<char>, language: Language) -> bool {
    match language {
        Language::En => {
            ENGLISH_SMALL.contains(&folded) || (folded == "s" && before.is_some_and(is_apostrophe))
        }
        Language::Fr => {
            FRENCH_SMALL.contains(&folded) || (before == Some('-') && FRENCH_HANGING.contains(&folded))
        }
    }
}

/// Calls `each` with every word of a text outside the mask: its bytes, and the character before it.
pub(crate) fn words(text: &str, mask: &Mask, mut each: impl FnMut(usize, usize, Option<char>)) {
    let mut start: Option<(usize, Option<char>)> = None;
    let mut before = None;
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            before = Some(c);
            continue;
        }
        let masked = mask.end_of(at);
        if masked.is_none() && is_word(c) {
            start = start.or(Some((at, before)));
        } else if let Some((from, in_front)) = start.take() {
            each(from, at, in_front);
        }
        if let Some(end) = masked {
            skip = end;
        }
        before = Some(c);
    }
    if let Some((from, in_front)) = start {
        each(from, text.len(), in_front);
    }
}

/// The words of a text that count, numbered by a vocabulary.
pub(crate) fn tokens(text: &str, mask: &Mask, language: Language, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut known: HashMap<&str, Option<(u32, u32)>> = HashMap::new();
    let mut folded = String::new();
    let mut tokens = Vec::with_capacity(text.len() / 6);
    let (mut last_end, mut breaks) = (0, true);
    words(text, mask, |start, end, before| {
        let word = &text[start..end];
        breaks |= ends_phrase(&text[last_end..start]);
        last_end = end;
        let numbers = *known.entry(word).or_insert_with(|| {
            folded.clear();
            fold_into(word, &mut folded);
            (!is_small(&folded, None, language)).then(|| vocabulary.know(&folded, language))
        });
        // What hangs on the character before can't be known by the word alone.
        let hangs = before.is_some_and(|c| c == '-' || is_apostrophe(c)) && {
            folded.clear();
            fold_into(word, &mut folded);
            is_small(&folded, before, language)
        };
        if let Some((stem, light)) = numbers.filter(|_| !hangs) {
            tokens.push(Token { start, end, stem, light, breaks });
            breaks = false;
        }
    });
    tokens
}
