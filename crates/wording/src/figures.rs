//! Which figures of a draft stand on something.

use commonfront_domain::Language;
use serde::Serialize;

use crate::claims::{Claims, Standing, Unit};
use crate::mask::Mask;
use crate::numbers::{Number, floor, numbers};
use crate::span::{Measure, Span};

/// What stands behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Support {
    /// A live claim, by its short name.
    Live {
        /// The claim.
        claim: String,
    },
    /// A claim that may not be used any more, or not now.
    Stale {
        /// The claim.
        claim: String,
        /// How it stands.
        standing: Standing,
    },
    /// A note in the text, which the reader can follow.
    Note,
    /// Nothing that we know of.
    Nothing,
}

/// A figure of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureFinding {
    /// Where it stands.
    pub span: Span,
    /// What it counts.
    pub unit: Unit,
    /// What stands behind it.
    pub support: Support,
}

/// What follows a figure up to the end of its sentence, with the marks of notes that stand right after it.
fn rest_of_sentence(text: &str, from: usize) -> &str {
    // No honest sentence is longer, and a text without an end must not be read once for each figure.
    let rest = &text[from..floor(text, from.saturating_add(2000))];
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let ends = matches!(c, '.' | '!' | '?')
            && next.is_none_or(|c| c.is_whitespace() || matches!(c, '[' | '"' | '”' | '»' | ')'));
        if ends || (c == '\n' && next.is_none_or(|c| matches!(c, '\n' | '\r' | '-' | '*' | '#'))) {
            let mut end = at + c.len_utf8();
            while let Some(mark) =
                rest[end..].trim_start_matches(['"', '”', '»', ')', '\u{A0}']).strip_prefix('[')
            {
                let Some(close) = mark.find(']').filter(|&close| close < 80) else { break };
                end = rest.len() - mark.len() + close + 1;
            }
            return &rest[..end];
        }
    }
    rest
}

fn support(text: &str, number: &Number, claims: &Claims) -> Support {
    let stale = |slug: &str, standing| Support::Stale { claim: slug.to_owned(), standing };
    let after = rest_of_sentence(text, number.end);
    let referred: Vec<_> = crate::references(after).into_iter().filter_map(|slug| claims.get(slug)).collect();
    if let Some(claim) = referred.iter().find(|claim| claim.standing != Standing::Live) {
        return stale(&claim.slug, claim.standing);
    }
    let behind = claims.behind(number.figure, number.step);
    match (behind, referred.first()) {
        (Some(claim), _) if claim.standing == Standing::Live => Support::Live { claim: claim.slug.clone() },
        (_, Some(claim)) => Support::Live { claim: claim.slug.clone() },
        _ if after.contains("[^") => Support::Note,
        (Some(claim), None) => stale(&claim.slug, claim.standing),
        (None, None) => Support::Nothing,
    }
}

/// The figures of a draft, in order.
pub(crate) fn figures(text: &str, mask: &Mask, language: Language, claims: &Claims) -> Vec<FigureFinding> {
    let mut measure = Measure::new(text);
    numbers(text, mask, language)
        .iter()
        .map(|number| FigureFinding {
            span: measure.span(number.start, number.end),
            unit: number.figure.unit,
            support: support(text, number, claims),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{Claim, Figure};

    fn all(language: Language, text: &str) -> Vec<&str> {
        let found = figures(text, &Mask::of(text), language, &Claims::default());
        found.iter().map(|f| &text[f.span.start..f.span.end]).collect()
    }

    #[test]
    fn facts_are_found() {
        for (language, text, found) in [
            (Language::En, "It cost $13,065, or 20.4 per cent.", &["$13,065", "20.4 per cent"][..]),
            (Language::En, "They cut $1.5 billion and 2,500 jobs.", &["$1.5 billion", "2,500"]),
            (Language::En, "More than sixteen million people.", &["sixteen million"]),
            (Language::En, "Twenty-five per cent wait 27 weeks.", &["Twenty-five per cent", "27"]),
            (Language::En, "between 15–17%", &["15–17%", "15–17%"]),
            (Language::En, "3% of 5 million dollars", &["3%", "5 million dollars"]),
            (Language::Fr, "13\u{A0}065 $ par habitant, 20,4\u{A0}% sous", &["13\u{A0}065 $", "20,4\u{A0}%"]),
            (Language::Fr, "7,4 milliards de dollars, 12,5 M$", &["7,4 milliards de dollars", "12,5 M$"]),
            (Language::Fr, "seize millions et vingt pour cent", &["seize millions", "vingt pour cent"]),
            (Language::Fr, "1 250 postes", &["1 250"]),
        ] {
            assert_eq!(all(language, text), found, "{text}");
        }
    }

    #[test]
    fn labels_dates_and_counting_are_not_facts() {
        for (language, text) in [
            (
                Language::En,
                "In 2022–23, on November 12, 2026, at 5:30 or 17:00, call 416-555-0123 or 1-800-555-0199.",
            ),
            (
                Language::En,
                "1. First\n2) Second\n13. Thirteenth, the 21st, the 1990s, Highway 401, Bill 124, page 45.",
            ),
            (Language::En, "Three unions, 3 unions, table 17-10-0005-01, COVID-19, K1A 0B1, 24/7, call 911."),
            (
                Language::En,
                "See https://a.example/12345 and a99@b.example; 2026-11-12.\n\n[^1]: Page 99, $50.",
            ),
            (
                Language::Fr,
                "En 2022-2023, le 12 novembre, à 17 h 30, le 1er juillet, le 21e, la 2e, l’article 45, le projet de loi 124.",
            ),
            (Language::Fr, "Composez le 418 555-0123. Section locale 79, nº 55, page 30, à 19h."),
        ] {
            assert_eq!(all(language, text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_rounding_of_a_claim_stands_on_it() {
        let claim = |slug: &str, typed: &str, standing| Claim {
            slug: slug.into(),
            figures: vec![Figure::read(typed).unwrap()],
            standing,
        };
        let claims: Claims = [
            claim("people", "16258260", Standing::Live),
            claim("old", "99 %", Standing::Retired),
            claim("spending", "13065 $", Standing::Expired),
        ]
        .into_iter()
        .collect();
        let support = |text: &str| figures(text, &Mask::of(text), Language::En, &claims)[0].support.clone();
        let live = Support::Live { claim: "people".into() };
        assert_eq!(support("More than 16 million people."), live);
        assert_eq!(support("16,258,260 people"), live);
        assert_eq!(support("16.3 million people"), live);
        assert_eq!(support("16.4 million people"), Support::Nothing);
        assert_eq!(support("16 per cent"), Support::Nothing);
        assert_eq!(support("16 per cent.[^2]"), Support::Note);
        assert_eq!(support("99% of us"), Support::Stale { claim: "old".into(), standing: Standing::Retired });
        assert_eq!(
            support("$13,065"),
            Support::Stale { claim: "spending".into(), standing: Standing::Expired }
        );
        assert_eq!(support("45 plants [claim:people]."), live);
        assert!(matches!(support("45 plants [claim:old]."), Support::Stale { .. }));
    }
}
