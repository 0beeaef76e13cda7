//! Phrases as sequences of stems, found in a sequence of words in one pass.

use commonfront_domain::Language;

use crate::fold::fold;
use crate::mask::Mask;
use crate::tokens::{Token, UNKNOWN, Vocabulary, is_small, words};

/// The most words that a gap (`…`) passes over.
const GAP: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Word(u32),
    Gap,
}

#[derive(Clone, Debug)]
struct Phrase<W> {
    what: W,
    elements: Vec<Element>,
}

/// Phrases, each with what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<W> {
    vocabulary: Vocabulary,
    phrases: Vec<Phrase<W>>,
    by_first: Vec<Vec<u32>>,
    alone: Vec<Vec<u32>>,
}

/// A phrase that was found: what it stands for, and its first and last word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<W> {
    pub(crate) what: W,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl<W: Copy> Phrases<W> {
    /// Compiles phrases. A pattern without a word that counts is passed over.
    pub(crate) fn new<'p>(patterns: impl IntoIterator<Item = (W, &'p str)>, language: Language) -> Self {
        let mut vocabulary = Vocabulary::default();
        let (mut phrases, mut firsts) = (Vec::new(), Vec::new());
        for (what, pattern) in patterns {
            let mut elements = Vec::new();
            let mut lights = Vec::new();
            for (at, part) in pattern.split('…').enumerate() {
                // Each gap multiplies the ways to look; two are enough for any phrase that people say.
                if (1..=2).contains(&at) && !elements.is_empty() {
                    elements.push(Element::Gap);
                }
                words(part, &Mask::default(), |start, end, before| {
                    let folded = fold(&part[start..end]);
                    if !is_small(&folded, before, language) {
                        let (stem, light) = vocabulary.learn(&folded, language);
                        elements.push(Element::Word(stem));
                        lights.push(light);
                    }
                });
            }
            while elements.last() == Some(&Element::Gap) {
                elements.pop();
            }
            let (Some(&Element::Word(stem)), Some(&light)) = (elements.first(), lights.first()) else {
                continue;
            };
            let at = u32::try_from(phrases.len()).unwrap_or(UNKNOWN);
            firsts.push((at, stem, light, elements.len() == 1));
            phrases.push(Phrase { what, elements });
        }
        let mut by_first = vec![Vec::new(); vocabulary.len()];
        let mut alone = by_first.clone();
        for (at, stem, light, single) in firsts {
            if single { alone[light as usize].push(at) } else { by_first[stem as usize].push(at) }
        }
        Self { vocabulary, phrases, by_first, alone }
    }

    /// The words that the phrases know.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Calls `each` with every place where a phrase stands.
    pub(crate) fn find(&self, tokens: &[Token], mut each: impl FnMut(Match<W>)) {
        for (first, token) in tokens.iter().enumerate() {
            for &at in self.alone.get(token.light as usize).into_iter().flatten() {
                each(Match { what: self.phrases[at as usize].what, first, last: first });
            }
            for &at in self.by_first.get(token.stem as usize).into_iter().flatten() {
                let phrase = &self.phrases[at as usize];
                if let Some(last) = follow(&phrase.elements[1..], tokens, first) {
                    each(Match { what: phrase.what, first, last });
                }
            }
        }
    }
}

/// The last word of what follows a word, if it follows.
fn follow(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let next = |at: usize| tokens.get(at + 1).filter(|token| !token.breaks);
    match element {
        Element::Word(stem) => {
            next(at).filter(|token| token.stem == *stem).and_then(|_| follow(rest, tokens, at + 1))
        }
        Element::Gap => {
            // The gap ends where a sentence does.
            let within = |&here: &usize| here == at || next(here - 1).is_some();
            (at..=at + GAP).take_while(within).find_map(|here| follow(rest, tokens, here))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    fn found(language: Language, patterns: &[&str], text: &str) -> Vec<String> {
        let phrases = Phrases::new(patterns.iter().enumerate().map(|(n, p)| (n, *p)), language);
        let tokens = tokens(text, &Mask::of(text), language, phrases.vocabulary());
        let mut found = Vec::new();
        phrases.find(&tokens, |m| found.push(text[tokens[m.first].start..tokens[m.last].end].to_owned()));
        found
    }

    #[test]
    fn inflected_elided_and_broken_over_lines() {
        for (language, pattern, text) in [
            (Language::En, "tighten the belt", "We are tightening\nour belts"),
            (Language::En, "government waste", "the Government’s waste"),
            (Language::En, "run … like a business", "running the whole hospital like businesses"),
            (Language::En, "tax burden", "the **tax**\r\n> burdens"),
            (Language::Fr, "serrer la ceinture", "Serrons-nous les ceintures"),
            (Language::Fr, "argent des contribuables", "l'argent du contribuable"),
            (Language::Fr, "fardeau fiscal", "FARDEAUX FISCAUX"),
            (Language::Fr, "mesure d’austérité", "ces mesures d'austerite"),
            (Language::Fr, "prendre … en otage", "On a pris toute la population en otage"),
        ] {
            assert_eq!(found(language, &[pattern], text).len(), 1, "{pattern} in {text}");
        }
    }

    #[test]
    fn no_phrase_goes_over_the_end_of_a_sentence_or_a_paragraph() {
        for text in ["Pay your tax. Burden nobody.", "tax\n\nburden", "- tax\n- burden", "tax (burden"] {
            assert!(found(Language::En, &["tax burden"], text).is_empty(), "{text}");
        }
        assert!(found(Language::Fr, &["usagers"], "l’usage des salles").is_empty());
    }
}
