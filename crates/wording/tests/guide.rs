//! The guide that ships: large enough to be of use on the first day, and faithful to itself.

use commonfront_domain::Language;
use commonfront_wording::{
    Claims, Entry, Field, Figure, Kind, Lexicon, Support, check, references, shipped, shipped_claims,
};
use jiff::civil::date;

fn claims() -> Claims {
    shipped_claims().iter().map(|record| record.claim(date(2026, 11, 22))).collect()
}

/// What an entry has people say.
fn said(entry: &Entry) -> Vec<&str> {
    let fields: &[Field] = match entry.kind {
        Kind::Pair => &[Field::Use],
        Kind::Question => &[Field::Bridge, Field::Answer],
        Kind::Frame => &[Field::Value, Field::Problem, Field::Cause, Field::Solution, Field::Action],
        Kind::Speech | Kind::Fact => &[Field::Text],
    };
    fields.iter().map(|&field| entry.get(field)).collect()
}

#[test]
fn there_is_enough_of_everything_in_both_languages() {
    for language in Language::ALL {
        let guide = shipped(language);
        let count = |kind| guide.of(kind).count();
        assert!(count(Kind::Pair) >= 60, "{}", count(Kind::Pair));
        assert!(count(Kind::Question) >= 30);
        assert!(count(Kind::Speech) >= 6 && count(Kind::Frame) >= 6 && count(Kind::Fact) >= 12);
        for entry in &guide.entries {
            assert!(!entry.owner.is_empty() && !entry.evidence.is_empty(), "{}", entry.slug);
            assert!(entry.review > entry.dated, "{}", entry.slug);
        }
        let mut minutes: Vec<_> = guide.of(Kind::Speech).map(|entry| entry.get(Field::Minutes)).collect();
        minutes.sort_unstable();
        minutes.dedup();
        assert!(minutes.len() >= 4);
    }
    assert!(shipped_claims().len() >= 12);
}

#[test]
fn the_guide_follows_its_own_advice_and_every_figure_stands_on_a_claim() {
    let claims = claims();
    for language in Language::ALL {
        let guide = shipped(language);
        let lexicon = Lexicon::new(guide, language);
        for entry in &guide.entries {
            for text in said(entry) {
                let found = check(text, &lexicon, &claims);
                let phrases: Vec<_> = found
                    .phrases
                    .iter()
                    .map(|p| (&text[p.span.start..p.span.end], p.entry.as_str()))
                    .collect();
                assert!(phrases.is_empty(), "{}: {phrases:?}", entry.slug);
                for figure in &found.figures {
                    let words = &text[figure.span.start..figure.span.end];
                    assert!(matches!(figure.support, Support::Live { .. }), "{}: {words}", entry.slug);
                }
            }
        }
    }
}

#[test]
fn every_pair_finds_what_it_warns_of_and_nothing_in_what_it_advises() {
    for language in Language::ALL {
        let guide = shipped(language);
        let lexicon = Lexicon::new(guide, language);
        for entry in guide.of(Kind::Pair) {
            for phrase in entry.phrases() {
                let text = format!("X {} y.", phrase.replace('…', "z"));
                let found = check(&text, &lexicon, &Claims::default());
                assert!(!found.phrases.is_empty(), "{}: {phrase}", entry.slug);
            }
        }
    }
}

#[test]
fn speeches_are_about_as_long_as_they_say_and_are_read_by_everybody() {
    for language in Language::ALL {
        let guide = shipped(language);
        let lexicon = Lexicon::new(guide, language);
        for entry in guide.of(Kind::Speech) {
            let found = check(entry.get(Field::Text), &lexicon, &claims());
            let minutes: usize = entry.get(Field::Minutes).parse().unwrap();
            let pace = found.words / minutes;
            assert!((100..=165).contains(&pace), "{}: {pace} words a minute", entry.slug);
            let readability = found.readability.unwrap();
            assert!(
                readability.band.name() != "hard" && readability.band.name() != "demanding",
                "{}",
                entry.slug
            );
            assert!(found.missing.is_empty(), "{}: {:?}", entry.slug, found.missing);
        }
    }
}

#[test]
fn facts_name_a_claim_that_is_there_and_claims_can_be_read() {
    for language in Language::ALL {
        for entry in shipped(language).of(Kind::Fact) {
            assert!(
                shipped_claims().iter().any(|claim| claim.slug == entry.get(Field::Claim)),
                "{}",
                entry.slug
            );
        }
        for entry in &shipped(language).entries {
            for text in said(entry) {
                assert!(references(text).iter().all(|slug| shipped_claims().iter().any(|c| c.slug == *slug)));
            }
        }
    }
    for claim in shipped_claims() {
        assert!(!claim.figures.is_empty(), "{}", claim.slug);
        for typed in &claim.figures {
            assert!(Figure::read(typed).is_some(), "{typed}");
        }
    }
}
