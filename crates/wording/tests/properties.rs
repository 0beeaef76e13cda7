//! What holds for every text.

use commonfront_domain::Language;
use commonfront_wording::{
    Asked, Claims, Findings, Kind, Lexicon, check, fold, search, shipped, shipped_claims,
};
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::OnceLock;

fn lexicon(language: Language) -> &'static Lexicon {
    static BOTH: OnceLock<[Lexicon; 2]> = OnceLock::new();
    let [en, fr] = BOTH.get_or_init(|| Language::ALL.map(|l| Lexicon::new(shipped(l), l)));
    if language == Language::En { en } else { fr }
}

fn claims() -> Claims {
    shipped_claims().iter().map(|record| record.claim(date(2026, 11, 22))).collect()
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::En), Just(Language::Fr)]
}

/// Texts that look like drafts: words of the guide, numbers, marks, line breaks, anything.
fn draft() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zé]{1,9}",
        2 => prop::sample::select(vec![
            "tax", "burden", "fardeau", "fiscal", "l’", "d'", "red tape", "prendre", "en otage", "hold", "hostage",
            "sixteen", "million", "milliard", "pour cent", "de", "$", "%", "[^1]", "[^1]:", "[claim:jobs-health]",
            "https://a.example/1?b=2", "a@b.example", "\u{212a}$", "5 \u{212a}", "İ", "ǅ", "`", "- ", "# ", "> ", "1. ", "…", "« ", " »", "M.", "page",
        ]).prop_map(str::to_owned),
        2 => "[0-9]{1,4}([ ,.\u{A0}:/–-][0-9]{1,4}){0,3}(%|\\$| %| \\$|k|M\\$|th|e|h)?",
        1 => "\\PC{0,3}",
        1 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
    ];
    prop::collection::vec((piece, prop_oneof![Just(" "), Just(""), Just("\u{A0}")]), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap.to_owned()]).collect())
}

fn spans(found: &Findings) -> Vec<commonfront_wording::Span> {
    let long = found.readability.iter().flat_map(|r| r.long.iter().copied());
    found.phrases.iter().map(|p| p.span).chain(found.figures.iter().map(|f| f.span)).chain(long).collect()
}

/// A piece many times over, with something before it that moves it off every round number.
fn run() -> impl Strategy<Value = String> {
    ("\\PC{0,2}", "\\PC{1,4}", 1..3000usize).prop_map(|(head, piece, times)| head + &piece.repeat(times))
}

/// What could make each word be read to the end of the text: were it so, this would take hours.
#[test]
fn the_longest_text_is_read_in_one_go() {
    for piece in [
        "a.",
        "[claim:",
        "5-",
        "a@",
        "a@b.",
        "five ",
        "cinq ",
        "five per ",
        "cinq pour ",
        "`",
        "[^",
        "5 000 ",
        "(",
        "“",
        "l’",
        "M. ",
        "1,",
        "x\u{A0}",
        "é—",
    ] {
        for language in Language::ALL {
            let text = piece.repeat(200_000 / piece.chars().count());
            std::hint::black_box(check(&text, lexicon(language), &claims()));
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_ranges_lie_on_characters(text in prop_oneof![draft(), any::<String>(), run()], language in language()) {
        let found = check(&text, lexicon(language), &claims());
        for span in spans(&found) {
            prop_assert!(span.start < span.end && span.end <= text.len());
            let words = text.get(span.start..span.end);
            prop_assert!(words.is_some());
            prop_assert_eq!(words.unwrap().chars().count(), span.chars);
            prop_assert_eq!(text[..span.start].chars().count(), span.first_char);
            prop_assert_eq!(text[..span.start].matches('\n').count() + 1, span.line);
        }
    }

    #[test]
    fn findings_stand_in_the_order_of_the_text_and_phrases_do_not_overlap(text in draft(), language in language()) {
        let found = check(&text, lexicon(language), &claims());
        prop_assert!(found.phrases.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        prop_assert!(found.figures.windows(2).all(|w| w[0].span.start <= w[1].span.start));
        prop_assert_eq!(&check(&text, lexicon(language), &claims()), &found);
    }

    #[test]
    fn lines_may_end_either_way(text in draft(), language in language()) {
        prop_assume!(!text.contains('\r'));
        let other = text.replace('\n', "\r\n");
        let (a, b) = (check(&text, lexicon(language), &claims()), check(&other, lexicon(language), &claims()));
        let words = |text: &str, found: &Findings| -> Vec<(String, usize)> {
            spans(found).iter().map(|s| (text[s.start..s.end].replace("\r\n", "\n"), s.line)).collect()
        };
        prop_assert_eq!(words(&text, &a), words(&other, &b));
        prop_assert_eq!((a.words, a.sentences, &a.missing), (b.words, b.sentences, &b.missing));
        let supports = |found: &Findings| found.figures.iter().map(|f| f.support.clone()).collect::<Vec<_>>();
        prop_assert_eq!(supports(&a), supports(&b));
    }

    #[test]
    fn what_is_found_is_found_with_and_without_accents(at in 0_usize..60, language in language()) {
        let guide = shipped(language);
        let entry = guide.of(Kind::Pair).nth(at).unwrap();
        let typed = entry.headline().split(" / ").next().unwrap();
        for words in [typed.to_owned(), fold(typed), typed.to_uppercase()] {
            let found = search(guide, &Asked { words, kind: None });
            prop_assert!(found.iter().any(|other| other.slug == entry.slug), "{}", entry.slug);
        }
    }

    #[test]
    fn no_search_makes_it_panic(words in any::<String>(), language in language()) {
        let _ = search(shipped(language), &Asked { words, kind: Some(Kind::Question) });
    }
}
