//! What is typed into the forms of a fairness test, read with its faults. A rubric's own names stand in the names of
//! its controls.

use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{Language, Text};
use commonfront_fairness::{Answer, Confidence, Criterion, Decimal};

use super::documents::Entry;
use crate::i18n::T;
use crate::slices::staff::fields::{Faults, Posted};
use crate::slices::staff::inputs::Input;

/// The longest citation, in characters.
pub const LINE: usize = 300;
/// The longest note, in characters.
pub const WORDS: usize = 3_000;

/// A number as people write it: spaces, a dollar or percent sign are overlooked; a comma divides thousands in English
/// (where three digits follow) and decimals in French.
#[must_use]
pub fn number(t: T, raw: &str) -> Option<Decimal> {
    let overlooked = |c: &char| c.is_whitespace() || matches!(c, '$' | '%' | '\u{a0}' | '\u{202f}');
    let plain: String = raw.chars().filter(|c| !overlooked(c)).take(40).collect();
    let thousands = t.0 == Language::En
        && plain
            .split(',')
            .skip(1)
            .all(|part| part.split('.').next().is_some_and(|digits| digits.len() == 3));
    let plain = if thousands { plain.replace(',', "") } else { plain.replace(',', ".") };
    plain.parse().ok()
}

/// One line or several, in the language of whoever types; the other language's text stays.
pub fn text(t: T, faults: &mut Faults, posted: &Posted, id: &str, most: usize, lines: bool, text: &mut Text) {
    let raw = posted.get(id);
    let read = if lines { text_rules::paragraphs(raw, most) } else { text_rules::line(raw, most) };
    match read {
        Ok(words) => text.set(t.0, Some(words)),
        Err(TextProblem::Empty) => text.set(t.0, None),
        Err(problem) => {
            text.set(t.0, Some(raw.chars().take(most * 2).collect()));
            faults.add(id.to_owned(), text_fault(t, problem));
        }
    }
}

/// What to do about a text.
#[must_use]
pub fn text_fault(t: T, problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => t.get("staff-fault-empty").to_owned(),
        TextProblem::TooLong(most) => t.num("staff-fault-long", i64::try_from(most).unwrap_or(i64::MAX)),
        TextProblem::Forbidden => t.get("staff-fault-forbidden").to_owned(),
    }
}

/// A text in both languages, from two controls: `NAME_en`, `NAME_fr`.
pub fn both(
    t: T,
    faults: &mut Faults,
    posted: &Posted,
    name: &str,
    (most, lines): (usize, bool),
    needed: bool,
) -> Text {
    let (mut text, before) = (Text::default(), faults.0.len());
    for language in Language::ALL {
        let id = format!("{name}_{}", language.tag());
        let raw = posted.get(&id);
        let read = if lines { text_rules::paragraphs(raw, most) } else { text_rules::line(raw, most) };
        match read {
            Ok(words) => text.set(language, Some(words)),
            Err(TextProblem::Empty) => {}
            Err(problem) => faults.add(id, text_fault(t, problem)),
        }
    }
    let empty = Language::ALL.into_iter().all(|language| text.missing(language));
    if needed && empty && faults.0.len() == before {
        faults.add(format!("{name}_en"), t.get("fairness-fault-one-language"));
    }
    text
}

/// A text's two controls, English and French.
#[must_use]
pub fn pair(
    t: T,
    faults: &Faults,
    ids: [&'static str; 2],
    (kind, label, hint): (&'static str, &str, &str),
    text: &Text,
) -> Vec<Input> {
    let control = |(language, id): (Language, &'static str)| {
        let words = t.get(if language == Language::En { "staff-english" } else { "staff-french" });
        let input = Input::new(id, kind, t.get(label)).written_in(language.tag(), words).optional();
        let input = if hint.is_empty() { input } else { input.hint(t.get(hint)) };
        input.value(text.exact(language).unwrap_or_default()).faults(faults)
    };
    Language::ALL.into_iter().zip(ids).map(control).collect()
}

/// An answer, from `answer.ID` (points, `na`, `none`, `value`) and `value.ID`; none if nothing was chosen.
pub fn answer(t: T, faults: &mut Faults, posted: &Posted, criterion: &Criterion) -> Option<Answer> {
    let (choice_id, value_id) = (format!("answer.{}", criterion.id), format!("value.{}", criterion.id));
    let (choice, value) = (posted.get(&choice_id), posted.get(&value_id).trim());
    match choice {
        "na" => return Some(Answer::NotApplicable),
        "none" => return Some(Answer::NoEvidence),
        _ => {}
    }
    if criterion.scale.is_some() {
        if value.is_empty() {
            if choice == "value" {
                faults.add(value_id, t.get("fairness-fault-number"));
            }
            return None;
        }
        let read = number(t, value).map(Answer::Value);
        if read.is_none() {
            faults.add(value_id, t.get("fairness-fault-number"));
        }
        return read;
    }
    if choice.is_empty() {
        return None;
    }
    let read = choice.parse().ok().map(Answer::Points).filter(|answer| criterion.points(*answer).is_ok());
    if read.is_none() {
        faults.add(choice_id, t.get("fairness-fault-choose"));
    }
    read
}

/// What an assessor says to a question, over what she said before.
pub fn entry(
    t: T,
    faults: &mut Faults,
    posted: &Posted,
    criterion: &Criterion,
    before: Option<&Entry>,
) -> Entry {
    let mut entry = before.cloned().unwrap_or_default();
    let id = &criterion.id;
    entry.answer = answer(t, faults, posted, criterion);
    text(t, faults, posted, &format!("page.{id}"), LINE, false, &mut entry.page);
    text(t, faults, posted, &format!("note.{id}"), WORDS, true, &mut entry.note);
    let confidence = posted.get(&format!("confidence.{id}")).to_owned();
    entry.confidence = Confidence::from_name(&confidence).unwrap_or_default();
    entry
}

/// What is missing in a sheet that is to be handed in.
pub fn complete(t: T, faults: &mut Faults, criterion: &Criterion, entry: &Entry) {
    let id = &criterion.id;
    let control = if criterion.scale.is_some() { format!("value.{id}") } else { format!("answer.{id}") };
    match entry.answer {
        None if faults.of(&control).is_none() => faults.add(control, t.get("fairness-fault-answer")),
        Some(Answer::Points(_) | Answer::Value(_))
            if Language::ALL.into_iter().all(|language| entry.page.missing(language)) =>
        {
            faults.add(format!("page.{id}"), t.get("fairness-fault-page"));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_means_what_it_means_in_the_language() {
        let (en, fr) = (T(Language::En), T(Language::Fr));
        let read = |t, raw| number(t, raw).map(|number| number.to_string());
        assert_eq!(read(en, "1,234.5 %"), Some("1234.5".into()));
        assert_eq!(read(en, "12,5"), Some("12.5".into()));
        assert_eq!(read(fr, "−12,5\u{a0}%"), Some("-12.5".into()));
        assert_eq!(read(fr, "1 234,5"), Some("1234.5".into()));
        assert_eq!((read(en, "soon"), read(en, ""), read(en, "1,2,3")), (None, None, None));
    }
}
