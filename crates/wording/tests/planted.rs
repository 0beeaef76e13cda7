//! Forty phrases that the guide knows, planted in running text as people write them: inflected, elided, broken
//! over lines, with and without accents. And texts of the example coalition, in which nothing may be found.

use std::path::Path;

use commonfront_domain::Language;
use commonfront_wording::{Claims, Lexicon, Support, check, shipped, shipped_claims};
use jiff::civil::date;

const ENGLISH: &str = "\
Another year of Taxpayers' dollars, they say, and a rising tax\nburden. The minister promised tax reliefs for families \
and asked everybody to start tightening their belts, since the province was living beyond its means. Programs were \
privatised by stealth. A consultant was paid to look for government's waste and to find further efficiencies. \
Spending was, he said, out of control; the out-of-control spending of earlier years. He wanted hospitals that are run\n\
like a business, fewer bureaucrats, less red-tape, and no more gold plated pensions. Union bosses were holding the \
whole province hostage with unprecedented wage demands, he added. He would consult key stakeholders about public-private \
partnerships and alternative service\r\ndelivery. The most vulnerable would be protected, welfare recipients would be \
helped, and the elderly too. Offices would be streamlining services going forward.";

const ENGLISH_SLUGS: [&str; 20] = [
    "taxpayers-money",
    "tax-burden",
    "tax-relief",
    "tighten-belts",
    "within-our-means",
    "privatization-by-stealth",
    "government-waste",
    "find-efficiencies",
    "runaway-spending",
    "run-like-a-business",
    "bureaucrats",
    "red-tape",
    "gold-plated-pensions",
    "union-bosses",
    "hold-hostage",
    "stakeholders",
    "p3",
    "alternative-delivery",
    "most-vulnerable",
    "streamline",
];

const FRENCH: &str = "\
Encore une fois, l'argent du contribuable, les fardeaux fiscaux et les allegements fiscaux. Serrons-nous la\nceinture, \
disait le ministre : nous vivons au-dessus de nos moyens. Il voulait faire plus avec moins, couper dans l’gras, et \
gérer les hôpitaux comme des entreprises. Les BUREAUCRATES et les boss syndicaux, avec leurs pensions dorées, prenaient \
toute la population en otage ; il parlait d’une « grogne syndicale » et de leurs revendications salariales. Il \
annonçait un virage numerique, des partenariats\u{A0}publics-privés, de nouveaux modes de\r\nprestation et la \
rationalisation des bureaux, sans oublier les plus vulnérables. Les usagers, la clientèle et nos aînés \
attendront. Des compressions paramétriques sans précédent feront du sens, à la fin de la journée.";

const FRENCH_SLUGS: [&str; 20] = [
    "argent-des-contribuables",
    "fardeau-fiscal",
    "allegement-fiscal",
    "serrer-la-ceinture",
    "au-dessus-de-nos-moyens",
    "faire-plus-avec-moins",
    "gaspillage",
    "gerer-comme-une-entreprise",
    "bureaucrates",
    "boss-syndicaux",
    "gras-dur",
    "prendre-en-otage",
    "grogne-syndicale",
    "revendications",
    "virage-numerique",
    "ppp",
    "nouveaux-modes-de-prestation",
    "rationalisation",
    "plus-vulnerables",
    "beneficiaires",
];

fn claims() -> Claims {
    shipped_claims().iter().map(|record| record.claim(date(2026, 11, 22))).collect()
}

#[test]
fn at_least_thirty_eight_of_forty_planted_phrases_are_found() {
    let mut missed = Vec::new();
    for (language, text, slugs) in
        [(Language::En, ENGLISH, ENGLISH_SLUGS), (Language::Fr, FRENCH, FRENCH_SLUGS)]
    {
        let found = check(text, &Lexicon::new(shipped(language), language), &claims());
        missed.extend(slugs.into_iter().filter(|slug| !found.phrases.iter().any(|p| p.entry == *slug)));
        for phrase in &found.phrases {
            assert!(text.is_char_boundary(phrase.span.start) && text.is_char_boundary(phrase.span.end));
        }
    }
    assert!(missed.len() <= 2, "{missed:?}");
}

/// Every text of the example's campaigns, by its language.
#[expect(clippy::unwrap_used, reason = "the folder is there, or the test may fail loudly")]
fn example(at: &Path, texts: &mut Vec<(Language, String, String)>) {
    for entry in std::fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            example(&path, texts);
            continue;
        }
        let written = path.extension().is_some_and(|kind| kind == "md" || kind == "toml");
        if !written {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        if let Some(language) =
            Language::ALL.into_iter().find(|l| name.ends_with(&format!(".{}.md", l.tag())))
        {
            texts.push((language, name, text));
        } else if name.ends_with(".toml") {
            for line in text.lines().filter_map(|line| line.split_once("{ en = \"")) {
                if let Some((en, fr)) = line.1.split_once("\", fr = \"") {
                    texts.push((Language::En, name.clone(), en.to_owned()));
                    texts.push((Language::Fr, name.clone(), fr.trim_end_matches(['"', '}', ' ']).to_owned()));
                }
            }
        }
    }
}

#[test]
fn nothing_is_found_in_the_example_coalitions_own_pages() {
    let mut texts = Vec::new();
    example(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo"), &mut texts);
    assert!(texts.len() > 40, "{}", texts.len());
    for (language, name, text) in texts {
        let found = check(&text, &Lexicon::new(shipped(language), language), &claims());
        let phrases: Vec<_> = found.phrases.iter().map(|p| &text[p.span.start..p.span.end]).collect();
        assert!(phrases.is_empty(), "{name}: {phrases:?}");
        if name.contains("campaigns") && name.ends_with(".md") {
            let bare =
                found.figures.iter().filter(|f| !matches!(f.support, Support::Live { .. } | Support::Note));
            let bare: Vec<_> = bare.map(|f| &text[f.span.start..f.span.end]).collect();
            assert!(bare.is_empty(), "{name}: {bare:?}");
        }
    }
}
