//! A pact's text read from the form it is written in.

use commonfront_domain::{Language, Text};
use commonfront_pact::{Clause, ClauseKind, DecisionRules, PactText, Rule};
use jiff::civil::Date;

use crate::i18n::T;
use crate::slices::editor::posted::Posted;

/// The longest title or heading, in characters.
pub const LINE: usize = 200;
/// The longest body of a clause, or preamble.
pub const BODY: usize = 20_000;

/// What has to be mended: the control's `id`, and what to do.
pub type Faults = Vec<(String, String)>;

fn long(t: T, faults: &mut Faults, name: &str, text: &Text, most: usize) {
    for language in Language::ALL {
        if text.exact(language).is_some_and(|text| text.chars().count() > most) {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            faults.push((format!("{name}.{}", language.tag()), t.num("pact-fault-long", most)));
        }
    }
}

fn number<N: TryFrom<i64>>(t: T, faults: &mut Faults, posted: &Posted, name: &str, most: i64) -> Option<N> {
    let number = posted.trimmed(name).parse::<i64>().ok().filter(|number| (0..=most).contains(number));
    if number.is_none() {
        faults.push((name.to_owned(), t.num("pact-fault-number", most)));
    }
    number.and_then(|number| N::try_from(number).ok())
}

fn date(t: T, faults: &mut Faults, posted: &Posted, name: &str) -> Option<Date> {
    let date = posted.trimmed(name).parse().ok();
    if date.is_none() {
        faults.push((name.to_owned(), t.get("staff-fault-day").to_owned()));
    }
    date
}

/// Reads the form. What can't be read stays as it was in `old`, and is named in the faults.
#[must_use]
pub fn read(t: T, posted: &Posted, old: &PactText) -> (PactText, Faults) {
    let (mut text, mut faults) = (old.clone(), Faults::new());
    text.title = posted.line("title");
    text.place = posted.line("place");
    text.preamble = posted.paragraph("preamble");
    long(t, &mut faults, "title", &text.title, LINE);
    long(t, &mut faults, "place", &text.place, LINE);
    long(t, &mut faults, "preamble", &text.preamble, BODY);
    let mut clauses: Vec<Clause> = Vec::new();
    for i in posted.items("clauses").into_iter().take(PactText::MOST_CLAUSES) {
        let name = |field: &str| format!("clauses.{i}.{field}");
        let known = posted.trimmed(&name("id"));
        let is_new = old.clause(known).is_none() || clauses.iter().any(|clause| clause.id == known);
        let id = if is_new { String::new() } else { known.to_owned() };
        let clause = Clause {
            id,
            kind: ClauseKind::from_name(posted.trimmed(&name("kind"))).unwrap_or_default(),
            heading: posted.line(&name("heading")),
            body: posted.paragraph(&name("body")),
        };
        long(t, &mut faults, &name("heading"), &clause.heading, LINE);
        long(t, &mut faults, &name("body"), &clause.body, BODY);
        clauses.push(clause);
    }
    for at in 0..clauses.len() {
        if clauses[at].id.is_empty() {
            // Never that of a clause that was: what was said of that one is not about this one.
            let all = [old.clauses.clone(), clauses.clone()].concat();
            clauses[at].id = PactText { clauses: all, ..old.clone() }.fresh_id();
        }
    }
    text.clauses = clauses;
    let (from, until) = (date(t, &mut faults, posted, "from"), date(t, &mut faults, posted, "until"));
    text.term.from = from.unwrap_or(old.term.from);
    text.term.until = until.unwrap_or(old.term.until);
    if from.is_some() && until.is_some() && text.term.until < text.term.from {
        faults.push(("until".to_owned(), t.get("pact-fault-until").to_owned()));
    }
    let most = i64::from(PactText::MOST_NOTICE);
    text.notice_days = number(t, &mut faults, posted, "notice", most).unwrap_or(old.notice_days);
    let was = &old.decisions;
    let (days, hours) = (i64::from(DecisionRules::MOST_DAYS), i64::from(DecisionRules::MOST_HOURS));
    text.decisions = DecisionRules {
        rule: Rule::from_name(posted.trimmed("rule")).unwrap_or(was.rule),
        quorum_percent: number(t, &mut faults, posted, "quorum", 100).unwrap_or(was.quorum_percent),
        weighted: posted.trimmed("weighted") == "yes",
        notice_days: number(t, &mut faults, posted, "days", days).unwrap_or(was.notice_days),
        urgent_hours: number(t, &mut faults, posted, "hours", hours).unwrap_or(was.urgent_hours),
    };
    (text, faults)
}

/// Does what a button of the form says: `add`, `add.commitment`, or `up`, `down`, `remove` with a place
/// (`2.up`). Gives back the `id` of the clause that it is about.
pub fn change(text: &mut PactText, what: &str) -> Option<String> {
    if let Some(kind) = what.strip_prefix("add.") {
        if text.clauses.len() >= PactText::MOST_CLAUSES {
            return None;
        }
        let (id, kind) = (text.fresh_id(), ClauseKind::from_name(kind)?);
        text.clauses.push(Clause { id: id.clone(), kind, ..Clause::default() });
        return Some(id);
    }
    let (at, what) = what.split_once('.')?;
    let at: usize = at.parse().ok().filter(|&at| at < text.clauses.len())?;
    let id = text.clauses[at].id.clone();
    match what {
        "up" if at > 0 => text.clauses.swap(at, at - 1),
        "down" if at + 1 < text.clauses.len() => text.clauses.swap(at, at + 1),
        "remove" => {
            text.clauses.remove(at);
        }
        _ => return None,
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_pact::Term;
    use jiff::civil::date;

    #[test]
    fn clauses_keep_their_names_when_they_move() {
        let mut text = PactText::new(Term { from: date(2026, 1, 1), until: date(2026, 12, 31) });
        for kind in ["add.clause", "add.commitment", "add.clause"] {
            change(&mut text, kind);
        }
        let ids = |text: &PactText| text.clauses.iter().map(|c| c.id.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(ids(&text), "c1 c2 c3");
        assert_eq!(text.clauses[1].kind, ClauseKind::Commitment);
        assert_eq!(change(&mut text, "2.up").as_deref(), Some("c3"));
        assert_eq!(ids(&text), "c1 c3 c2");
        assert_eq!(
            (change(&mut text, "0.up"), change(&mut text, "9.remove"), change(&mut text, "x")),
            (None, None, None)
        );
        change(&mut text, "0.remove");
        change(&mut text, "add.clause");
        assert_eq!(ids(&text), "c3 c2 c4");
    }
}
