//! A draft, whatever it says: checked in both languages, every range lies on characters and in its order.
#![no_main]

use std::sync::OnceLock;

use commonfront_domain::Language;
use commonfront_wording::{Asked, Claims, Figure, Lexicon, check, references, search, shipped};

libfuzzer_sys::fuzz_target!(|text: &str| {
    static LEXICONS: OnceLock<[Lexicon; 2]> = OnceLock::new();
    let lexicons = LEXICONS.get_or_init(|| Language::ALL.map(|language| Lexicon::new(shipped(language), language)));
    for lexicon in lexicons {
        let found = check(text, lexicon, &Claims::default());
        let mut at = 0;
        for phrase in &found.phrases {
            assert!(phrase.span.start >= at && text.get(phrase.span.start..phrase.span.end).is_some());
            at = phrase.span.end;
        }
        for figure in &found.figures {
            assert!(text.get(figure.span.start..figure.span.end).is_some());
        }
        let _ = search(shipped(lexicon.language()), &Asked { words: text.to_owned(), kind: None });
    }
    let _ = (Figure::read(text), references(text));
});
