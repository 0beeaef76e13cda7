//! How long a draft of 20,000 words takes: `cargo run --release -p commonfront-wording --example speed`. The ratio
//! is to what it takes merely to split the text into words and fold each; it is the same on any machine, about.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a stopwatch for the terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use commonfront_domain::Language;
use commonfront_wording::{Claims, Field, Kind, Lexicon, check, fold, shipped, shipped_claims};
use jiff::civil::date;

const WORDS: usize = 20_000;
const ROUNDS: usize = 20;

/// The guide's speeches and answers, over and over.
fn draft(language: Language) -> String {
    let guide = shipped(language);
    let texts = guide.entries.iter().flat_map(|entry| {
        let fields =
            if entry.kind == Kind::Pair { [Field::Avoid, Field::Why] } else { [Field::Text, Field::Answer] };
        fields.map(|field| entry.get(field))
    });
    let words: Vec<&str> = texts.flat_map(|text| text.split_inclusive(' ')).collect();
    words.iter().cycle().take(WORDS).copied().collect()
}

/// The best of some rounds: what else runs on the machine only ever makes it slower.
fn best(mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..ROUNDS).map(once).min().unwrap_or_default()
}

fn main() {
    let claims: Claims = shipped_claims().iter().map(|record| record.claim(date(2026, 11, 22))).collect();
    for language in Language::ALL {
        let text = draft(language);
        let lexicon = Lexicon::new(shipped(language), language);
        let split = best(|| {
            black_box(text.split_whitespace().map(fold).map(|word| word.len()).sum::<usize>());
        });
        let checked = best(|| {
            black_box(check(&text, &lexicon, &claims));
        });
        let ratio = checked.as_secs_f64() / split.as_secs_f64();
        println!(
            "{}: {WORDS} words, {} bytes: split {split:.1?}, checked {checked:.1?}, ratio {ratio:.1}",
            language.tag(),
            text.len()
        );
    }
}
