//! Numbers in words, where a scale or a share makes them facts: *sixteen million*, *vingt pour cent*.

use commonfront_domain::Language;

use crate::claims::{Figure, MICRO, Unit};
use crate::fold::fold;
use crate::mask::Mask;
use crate::numbers::{Number, scale_of, unit_after};
use crate::tokens::words;

const ENGLISH: &[(&str, i128)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const FRENCH: &[(&str, i128)] = &[
    ("un", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
];

fn value(word: &str, language: Language) -> Option<i128> {
    let list = match language {
        Language::En => ENGLISH,
        Language::Fr => FRENCH,
    };
    list.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// Adds them to numbers in digits; the result is in order.
pub(crate) fn add(text: &str, mask: &Mask, language: Language, found: &mut Vec<Number>) {
    let before = found.len();
    let (mut sum, mut start, mut last_end) = (0_i128, None, 0);
    words(text, mask, |from, to, _| {
        let word = &text[from..to];
        let gap = &text[last_end..from];
        let near = gap.chars().count() == 1 && !gap.contains(['.', ',', ';', '\n']);
        last_end = to;
        let folded = fold(word);
        if let Some(n) = value(&folded, language) {
            (sum, start) = match start.filter(|_| near) {
                Some(first) => (sum + n, Some(first)),
                None => (n, Some(from)),
            };
            return;
        }
        let Some(first) = start.take().filter(|_| near || gap == "\u{A0}") else { return };
        let times = scale_of(&folded, language);
        let percent = matches!(folded.as_str(), "percent")
            || (matches!(folded.as_str(), "per" | "pour")
                && text[to..].trim_start().get(..4).is_some_and(|word| word.eq_ignore_ascii_case("cent")));
        if times > 1 {
            // What is left of "per thousand" is a rate, not a count.
            let (end, unit) = unit_after(text, to, language);
            let figure = Figure { micros: sum * times * MICRO, unit: unit.unwrap_or(Unit::Plain) };
            found.push(Number { start: first, end, figure, step: times * MICRO });
        } else if percent {
            let end =
                if folded == "percent" { to } else { to + text[to..].find("cent").map_or(0, |at| at + 4) };
            let figure = Figure { micros: sum * MICRO, unit: Unit::Percent };
            found.push(Number { start: first, end, figure, step: MICRO });
        }
    });
    if found.len() > before {
        found.sort_by_key(|number| number.start);
    }
}
