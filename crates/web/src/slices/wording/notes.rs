//! `[claim:slug]` in a text: a note with the claim's source, and a word if the claim no longer stands.

use std::borrow::Cow;
use std::fmt::Write as _;

use commonfront_domain::{Language, Text};
use commonfront_wording::{ClaimRecord, Status, references};

use crate::i18n::T;

/// A text whose references to claims are footnotes. A reference that leads nowhere is left out: readers have no
/// use for it, and the desk shows it to those who can mend it.
#[must_use]
pub fn noted<'t>(text: &'t str, claims: &[ClaimRecord], language: Language) -> Cow<'t, str> {
    let slugs = references(text);
    if slugs.is_empty() {
        return Cow::Borrowed(text);
    }
    let t = T(language);
    let mut out = text.to_owned();
    let mut notes = String::new();
    for slug in slugs {
        let reference = format!("[claim:{slug}]");
        let Some(claim) = claims.iter().find(|claim| claim.slug == slug) else {
            out = out.replace(&format!(" {reference}"), "").replace(&reference, "");
            continue;
        };
        out = out
            .replace(&format!(" {reference}"), &reference)
            .replace(&reference, &format!("[^claim-{slug}]"));
        let line = |text: &Text| text.get(language).split_whitespace().collect::<Vec<_>>().join(" ");
        let standing = match claim.status {
            Status::Live => "",
            Status::UnderReview => t.get("words-note-under-review"),
            Status::Retired => t.get("words-note-retired"),
        };
        // Writing to a String cannot fail.
        let _ =
            write!(notes, "[^claim-{slug}]: {} {} {standing}\n\n", line(&claim.source), line(&claim.link));
    }
    // Before the text's own notes, so that all of them stand together.
    match out.find("\n[^").filter(|&at| out[at..].lines().nth(1).is_some_and(|line| line.contains("]:"))) {
        Some(at) => out.insert_str(at + 1, &notes),
        None => {
            out.push_str("\n\n");
            out.push_str(&notes);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use commonfront_wording::shipped_claims;

    #[test]
    fn a_reference_becomes_a_note_with_its_source() {
        let text = "Sixteen million [claim:ontario-population].\n\nMore [claim:nobody].";
        let html = markdown::render(&noted(text, shipped_claims(), Language::En), "story");
        assert!(
            html.contains("table 17-10-0005-01") && html.contains("#story-note-claim-ontario-population"),
            "{html}"
        );
        assert!(!html.contains("[claim") && html.contains("More."), "{html}");
    }

    #[test]
    fn a_hostile_source_runs_nothing() {
        let mut claim = shipped_claims()[0].clone();
        claim.source.set(Language::En, Some("<script>alert(1)</script>\n\n# h <img src=x onerror=y>".into()));
        claim.status = Status::Retired;
        let text = "A [claim:ontario-population].";
        let html = markdown::render(&noted(text, &[claim], Language::En), "s");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(html.contains(T(Language::En).get("words-note-retired")), "{html}");
    }
}
