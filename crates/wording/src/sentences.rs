//! A text as sentences: how many words and syllables, and where each stands.

use commonfront_domain::Language;

use crate::fold::fold_into;
use crate::mask::Mask;
use crate::tokens::words;

/// A sentence, a heading or an item of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sentence {
    /// Its first word's first byte.
    pub(crate) start: usize,
    /// The byte after its last word.
    pub(crate) end: usize,
    /// How many words it has.
    pub(crate) words: usize,
    /// How many syllables, about.
    pub(crate) syllables: usize,
}

/// Abbreviations whose full stop ends nothing.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "vs", "etc", "no", "inc", "ltd", "prof", "hon", "mme", "mlle", "me",
    "art", "av", "boul", "cf", "ex", "env", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "janv", "fevr",
    "juill",
];

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// How many syllables a folded word has, about: groups of vowels, without those that are not heard.
fn syllables(folded: &str, accent_at_end: bool, language: Language) -> usize {
    let mut groups = 0;
    let mut last = false;
    for c in folded.chars() {
        let vowel = is_vowel(c);
        groups += usize::from(vowel && !last);
        last = vowel;
    }
    let silent = match language {
        Language::En => {
            let e = folded.ends_with('e') && !folded.ends_with("le") && !folded.ends_with("ee");
            let ed = folded.ends_with("ed") && !folded.ends_with("ted") && !folded.ends_with("ded");
            let es = folded.ends_with("es")
                && !["ses", "ces", "xes", "zes", "ches", "shes", "ges", "les"]
                    .iter()
                    .any(|e| folded.ends_with(e));
            e || ed || es
        }
        Language::Fr => !accent_at_end && (folded.ends_with('e') || folded.ends_with("es")),
    };
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

/// What may follow the full stop of a sentence.
fn after_stop(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '”' | '»' | ')' | '[' | '*' | '_')
}

/// Whether a sentence ends in what stands between two words; `word` is the folded word before.
fn ends(gap: &str, word: &str, heading: bool) -> bool {
    let mut chars = gap.chars().peekable();
    let (mut lines, mut line_start) = (0, false);
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '\n' => {
                lines += 1;
                line_start = true;
                if lines > 1 || heading {
                    return true;
                }
                continue;
            }
            '-' | '*' | '+' | '#' | '|'
                if line_start && next.is_some_and(|c| c.is_whitespace() || c == '#') =>
            {
                return true;
            }
            '!' | '?' | '…' if next.is_none_or(|c| !c.is_alphanumeric()) => return true,
            '.' if word.chars().count() > 1 && !SHORT.contains(&word) && next.is_none_or(after_stop) => {
                return true;
            }
            c if c.is_whitespace() => continue,
            _ => {}
        }
        line_start = false;
    }
    false
}

/// The sentences of a text.
pub(crate) fn sentences(text: &str, mask: &Mask, language: Language) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = Vec::new();
    let mut open = Sentence::default();
    let (mut last_end, mut heading) = (0, false);
    let (mut folded, mut before) = (String::new(), String::new());
    words(text, mask, |start, end, _| {
        let gap = &text[last_end..start];
        if open.words > 0 && ends(gap, &before, heading) {
            all.push(std::mem::take(&mut open));
        }
        if open.words == 0 {
            open.start = start;
            heading = gap.trim_end().ends_with('#');
        }
        let word = &text[start..end];
        folded.clear();
        fold_into(word, &mut folded);
        let accent = word.trim_end_matches('s').ends_with(['é', 'è', 'ê', 'É', '\u{301}']);
        open.words += 1;
        open.syllables += syllables(&folded, accent, language);
        (open.end, last_end) = (end, end);
        std::mem::swap(&mut before, &mut folded);
    });
    if open.words > 0 {
        all.push(open);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(language: Language, text: &str) -> Vec<usize> {
        sentences(text, &Mask::of(text), language).iter().map(|s| s.words).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(
            count(Language::En, "# A title\nDr. Lee met us at 5 p.m. today. It cost $3.5 million! Really?"),
            [2, 9, 5, 1]
        );
        assert_eq!(
            count(Language::Fr, "M. Roy l’a dit : « C’est fini. » Bien sûr…\n\n- un\n- deux"),
            [8, 2, 1, 1]
        );
    }

    #[test]
    fn syllables_are_about_right() {
        for (word, n) in
            [("people", 2), ("cut", 1), ("province", 2), ("community", 4), ("worked", 1), ("wanted", 2)]
        {
            assert_eq!(syllables(word, false, Language::En), n, "{word}");
        }
        for (word, accent, n) in
            [("service", false, 2), ("publique", false, 2), ("sante", true, 2), ("gouvernement", false, 4)]
        {
            assert_eq!(syllables(word, accent, Language::Fr), n, "{word}");
        }
    }
}
