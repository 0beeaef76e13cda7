//! What the checker found, as a page shows it: the draft with its marks, then each thing in words.

use commonfront_domain::Language;
use commonfront_wording::{Field, Findings, Formula, Part, Standing, Support, check, references};
use jiff::civil::Date;

use super::shelf::Words;
use crate::i18n::T;

/// The longest draft, in characters.
pub const MOST_CHARS: usize = 200_000;
/// The most things of a kind that are listed.
const LISTED: usize = 150;

/// A piece of the draft.
pub struct Piece {
    /// Its text.
    pub text: String,
    /// The class of its mark; empty for none.
    pub class: &'static str,
    /// Its `id`; empty for none.
    pub id: String,
}

/// Where in the draft something stands.
pub struct Spot {
    /// The mark's `id`.
    pub id: String,
    /// The words as they stand there.
    pub words: String,
    /// The line, in words.
    pub line: String,
}

/// A phrase to avoid, with all places where it stands.
pub struct PhraseView {
    /// The guide's entry.
    pub entry: String,
    /// What to say instead.
    pub instead: String,
    /// Why.
    pub why: String,
    /// Where.
    pub spots: Vec<Spot>,
}

/// A figure that nothing stands behind, or nothing that stands.
pub struct FigureView {
    /// Where.
    pub spot: Spot,
    /// What is the matter.
    pub said: String,
}

/// All that was found in a draft.
pub struct Results {
    /// The draft with its marks.
    pub pieces: Vec<Piece>,
    /// Phrases to avoid.
    pub phrases: Vec<PhraseView>,
    /// Figures to look at.
    pub figures: Vec<FigureView>,
    /// Figures that stand, each with its claim's text.
    pub stand: Vec<(String, String)>,
    /// References to claims that lead nowhere or do not stand.
    pub loose: Vec<String>,
    /// How hard it is to read, in a sentence; then what the number is.
    pub readability: Option<(String, String)>,
    /// Long sentences.
    pub long: Vec<Spot>,
    /// Parts of a frame that seem to be missing.
    pub missing: Vec<&'static str>,
    /// How long it is, in a sentence.
    pub size: String,
    /// How many things were found that are not listed.
    pub more: i64,
    /// Whether there is nothing to mend.
    pub clean: bool,
    /// Where an entry of the guide is read: what comes before its short name.
    pub guide: String,
    /// Whether places are links to marks in the draft.
    pub marked: bool,
    /// The language of the draft.
    pub lang: &'static str,
}

fn tenths(t: T, n: i64) -> String {
    let point = if t.0 == Language::Fr { "," } else { "." };
    let sign = if n < 0 { "−" } else { "" };
    let n = n.abs();
    format!("{sign}{}{point}{}", n / 10, n % 10)
}

fn standing(t: T, standing: Standing) -> &'static str {
    t.get(&format!("words-standing-{}", standing.name()))
}

/// Marks of the draft, in order, none touching another: bytes, class, id.
fn pieces(text: &str, mut marks: Vec<(usize, usize, &'static str, String)>) -> Vec<Piece> {
    marks.sort_by_key(|mark| mark.0);
    let mut at = 0;
    let mut pieces = Vec::with_capacity(marks.len() * 2 + 1);
    let plain = |text: &str| Piece { text: text.to_owned(), class: "", id: String::new() };
    for (start, end, class, id) in marks {
        if start < at {
            continue;
        }
        pieces.push(plain(&text[at..start]));
        pieces.push(Piece { text: text[start..end].to_owned(), class, id });
        at = end;
    }
    pieces.push(plain(&text[at..]));
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

impl Results {
    /// Checks a draft in a language; `t` speaks to whoever wrote it.
    #[must_use]
    pub fn new(t: T, text: &str, language: Language, words: &Words, today: Date, guide: String) -> Self {
        let found = check(text, words.lexicon(language), &words.claims_on(today));
        let spot = |id: String, span: commonfront_wording::Span| Spot {
            id,
            words: text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" "),
            line: t.num("words-line", i64::try_from(span.line).unwrap_or(i64::MAX)),
        };
        let mut marks = Vec::new();
        let mut phrases: Vec<PhraseView> = Vec::new();
        for (n, phrase) in found.phrases.iter().take(LISTED).enumerate() {
            let id = format!("avoid-{n}");
            marks.push((phrase.span.start, phrase.span.end, "words-avoid", id.clone()));
            let spot = spot(id, phrase.span);
            if let Some(there) = phrases.iter_mut().find(|there| there.entry == phrase.entry) {
                there.spots.push(spot);
            } else {
                let entry = words.guide(language).entry(&phrase.entry);
                let field = |field| entry.map(|entry| entry.get(field).to_owned()).unwrap_or_default();
                let (instead, why) = (field(Field::Use), field(Field::Why));
                phrases.push(PhraseView { entry: phrase.entry.clone(), instead, why, spots: vec![spot] });
            }
        }
        let (mut figures, mut stand): (Vec<FigureView>, Vec<(String, String)>) = Default::default();
        for (n, figure) in found.figures.iter().enumerate() {
            let id = format!("figure-{n}");
            let title = |slug: &str| {
                words.claim(slug).map(|claim| claim.text.get(t.0).to_owned()).unwrap_or_default()
            };
            let said = match &figure.support {
                Support::Note => continue,
                Support::Live { claim } => {
                    let both = (spot(id, figure.span).words, title(claim));
                    if stand.len() < LISTED && !stand.contains(&both) {
                        stand.push(both);
                    }
                    continue;
                }
                Support::Stale { claim, standing: how } => t.with_all(
                    "words-figure-stale",
                    &[("claim", &title(claim)), ("standing", standing(t, *how))],
                ),
                Support::Nothing => t.get("words-figure-bare").to_owned(),
            };
            if figures.len() < LISTED {
                marks.push((figure.span.start, figure.span.end, "words-bare", id.clone()));
                figures.push(FigureView { spot: spot(id, figure.span), said });
            }
        }
        let unlisted = found.phrases.len().saturating_sub(LISTED);
        let long = found.readability.iter().flat_map(|r| &r.long).enumerate();
        let long: Vec<Spot> = long.map(|(n, span)| spot(format!("long-{n}"), *span)).collect();
        let loose = loose(t, text, words, today);
        Self {
            pieces: pieces(text, marks),
            clean: phrases.is_empty() && figures.is_empty() && loose.is_empty(),
            stand,
            figures,
            phrases,
            loose,
            readability: readability(t, &found),
            long,
            missing: missing(t, &found),
            size: t.with_all(
                "words-size",
                &[
                    ("words", &t.num("words-n-words", i64::try_from(found.words).unwrap_or(i64::MAX))),
                    (
                        "sentences",
                        &t.num("words-n-sentences", i64::try_from(found.sentences).unwrap_or(i64::MAX)),
                    ),
                ],
            ),
            more: i64::try_from(unlisted).unwrap_or(i64::MAX),
            guide,
            marked: true,
            lang: language.tag(),
        }
    }
}

fn missing(t: T, found: &Findings) -> Vec<&'static str> {
    // All of them missing says more of the text's kind than of its parts.
    let all = found.missing.len() == Part::ALL.len();
    found
        .missing
        .iter()
        .filter(|_| !all)
        .map(|part| t.get(&format!("words-missing-{}", part.name())))
        .collect()
}

fn readability(t: T, found: &Findings) -> Option<(String, String)> {
    let read = found.readability.as_ref()?;
    let formula = match read.formula {
        Formula::FleschKincaid => "words-formula-english",
        Formula::KandelMoles => "words-formula-french",
    };
    let values = [("number", tenths(t, read.tenths)), ("length", tenths(t, read.words_per_sentence_tenths))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some((t.get(&format!("words-band-{}", read.band.name())).to_owned(), t.with_all(formula, &values)))
}

fn loose(t: T, text: &str, words: &Words, today: Date) -> Vec<String> {
    let said = |slug: &str| match words.claim(slug).map(|claim| claim.standing(today)) {
        Some(Standing::Live) => None,
        Some(how) => {
            Some(t.with_all("words-reference-stale", &[("claim", slug), ("standing", standing(t, how))]))
        }
        None => Some(t.with("words-reference-unknown", "claim", slug)),
    };
    references(text).into_iter().filter_map(said).take(LISTED).collect()
}
