//! Finding entries as somebody types: every word that was typed begins a word of the entry, accents or not.

use crate::fold::fold;
use crate::guide::{Entry, Field, Guide, Kind};
use crate::mask::Mask;
use crate::tokens::words;

/// What is asked of the guide.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What was typed; nothing finds everything.
    pub words: String,
    /// Only entries of this kind.
    pub kind: Option<Kind>,
}

/// The most words that are looked for; more of them narrow nothing.
const MOST_WORDS: usize = 12;

fn split(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    words(text, &Mask::default(), |start, end, _| all.push(fold(&text[start..end])));
    all
}

/// How well an entry fits, 0 for not at all: a word in its headline weighs more than one in its text.
fn score(entry: &Entry, wanted: &[String]) -> usize {
    let head = split(entry.headline());
    let mut rest: Option<Vec<String>> = None;
    let mut sum = 0;
    for word in wanted {
        let begins = |there: &String| there.starts_with(word.as_str());
        if head.iter().any(begins) {
            sum += 8 + usize::from(head.contains(word));
            continue;
        }
        let rest = rest.get_or_insert_with(|| {
            let searched = |field: &&Field| !matches!(field, Field::Unless | Field::Minutes | Field::Claim);
            let fields = entry.kind.fields().iter().skip(1).filter(searched);
            fields.flat_map(|&field| split(entry.get(field))).collect()
        });
        if !rest.iter().any(begins) {
            return 0;
        }
        sum += 1 + usize::from(rest.contains(word));
    }
    sum
}

/// The entries that fit, best first; those that fit alike stay in the guide's order.
#[must_use]
pub fn search<'g>(guide: &'g Guide, asked: &Asked) -> Vec<&'g Entry> {
    let mut wanted = split(&asked.words);
    wanted.truncate(MOST_WORDS);
    let of_kind = guide.entries.iter().filter(|entry| asked.kind.is_none_or(|kind| entry.kind == kind));
    if wanted.is_empty() {
        return of_kind.collect();
    }
    let mut found: Vec<_> =
        of_kind.map(|entry| (score(entry, &wanted), entry)).filter(|(score, _)| *score > 0).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, entry)| entry).collect()
}
