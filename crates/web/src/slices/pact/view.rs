//! What the pages of a pact show of it, at the desk and in public.

use commonfront_domain::Micros;
use commonfront_pact::{Clause, ClauseKind, PactText, Standing};

use super::texts::Pact;
use crate::catalog::Snapshot;
use crate::i18n::T;
use crate::markdown;
use crate::slices::pictures::LogoShown;

/// A clause as it is read.
pub struct ClauseView {
    /// Its number.
    pub number: usize,
    /// What it is known by.
    pub id: String,
    /// What it is about.
    pub heading: String,
    /// What it says.
    pub html: String,
    /// Whether it is a promise.
    pub commitment: bool,
    /// Who signed it, if not everybody who signed did.
    pub only: String,
}

/// A signatory as it is shown.
pub struct SignatoryView {
    /// Its short name, for its colour.
    pub slug: String,
    /// Its logo, if it brought one.
    pub logo: Option<LogoShown>,
    /// What it is called in short.
    pub acronym: String,
    /// Its name.
    pub name: String,
    /// How many people it represents, and since when that figure is.
    pub people: String,
    /// Who signed, with the title.
    pub officer: String,
    /// When and where.
    pub signed: String,
    /// Who saw it; may be empty.
    pub witnesses: String,
    /// Which clauses, if not all; may be empty.
    pub clauses: String,
    /// What the law lets it do only so; may be empty.
    pub limits: String,
    /// When it leaves or has left; may be empty.
    pub leaves: String,
    /// Whether it has left.
    pub left: bool,
    /// Whether it joined later.
    pub late: bool,
}

/// A clause's text as HTML.
#[must_use]
pub fn html(t: T, clause: &Clause) -> String {
    markdown::render(clause.body.get(t.0), &clause.id)
}

/// The clauses; `standings` are of those who have signed and not left.
#[must_use]
pub fn clauses(t: T, text: &PactText, standings: &[&Standing], snapshot: &Snapshot) -> Vec<ClauseView> {
    let view = |(i, clause): (usize, &Clause)| {
        let signed = |one: &&&Standing| one.clauses.contains(&clause.id);
        let who: Vec<String> = standings.iter().filter(signed).map(|one| acronym(t, snapshot, one)).collect();
        let all = who.len() == standings.len();
        ClauseView {
            number: i + 1,
            id: clause.id.clone(),
            heading: clause.heading.get(t.0).to_owned(),
            html: html(t, clause),
            commitment: clause.kind == ClauseKind::Commitment,
            only: if all { String::new() } else { t.with("pact-clause-only", "who", &listed(t, &who)) },
        }
    };
    text.clauses.iter().enumerate().map(view).collect()
}

/// `A, B and C`.
#[must_use]
pub fn listed(t: T, words: &[String]) -> String {
    match words {
        [] => t.get("pact-nobody").to_owned(),
        [one] => one.clone(),
        [first @ .., last] => t.with_all("pact-list-and", &[("first", &first.join(", ")), ("last", last)]),
    }
}

fn acronym(t: T, snapshot: &Snapshot, one: &Standing) -> String {
    let party = snapshot.organisation(&one.organisation.slug);
    party.map_or_else(|| one.organisation.name.get(t.0), |party| party.acronym.get(t.0)).to_owned()
}

fn person(t: T, person: &commonfront_pact::list::Person) -> String {
    match person.title.as_str() {
        "" => person.name.clone(),
        title => t.with_all("pact-person", &[("name", &person.name), ("title", title)]),
    }
}

/// Everybody who has signed by a moment.
#[must_use]
pub fn signatories(t: T, snapshot: &Snapshot, pact: &Pact, at: Micros) -> Vec<SignatoryView> {
    let all = pact.text.clauses.len();
    let view = |one: &Standing| {
        let numbers: Vec<String> = one
            .clauses
            .iter()
            .filter_map(|id| pact.text.clause(id))
            .map(|(number, _)| number.to_string())
            .collect();
        let left = !one.stands(at);
        let day = |key: &str| one.leaves.map(|day| t.with(key, "day", &t.date(day))).unwrap_or_default();
        SignatoryView {
            slug: one.organisation.slug.clone(),
            logo: LogoShown::of(snapshot, &one.organisation.slug),
            acronym: acronym(t, snapshot, one),
            name: one.organisation.name.get(t.0).to_owned(),
            people: t.with_all(
                "pact-people-as-of",
                &[
                    ("people", &t.num("pact-party-people", one.organisation.people)),
                    ("day", &t.date(one.organisation.as_of)),
                ],
            ),
            officer: person(t, &one.officer),
            signed: t.with_all("pact-signed-at", &[("day", &t.date(one.date)), ("place", &one.place)]),
            witnesses: match one.witnesses.as_slice() {
                [] => String::new(),
                some => {
                    let names = some.iter().map(|w| person(t, w)).collect::<Vec<_>>().join("; ");
                    t.counted(
                        "pact-witnesses",
                        i64::try_from(some.len()).unwrap_or(i64::MAX),
                        &[("names", &names)],
                    )
                }
            },
            clauses: match numbers.len() == all {
                true => String::new(),
                false => t.with("pact-signed-only", "numbers", &listed(t, &numbers)),
            },
            limits: one.limits.get(t.0).to_owned(),
            leaves: day(if left { "pact-left" } else { "pact-leaves" }),
            left,
            late: one.late,
        }
    };
    pact.standings(at).iter().map(view).collect()
}

/// From when until when.
#[must_use]
pub fn term(t: T, text: &PactText) -> String {
    t.with_all("pact-term", &[("from", &t.date(text.term.from)), ("until", &t.date(text.term.until))])
}

/// The term, the period of notice and the rules for decisions, a sentence each.
#[must_use]
pub fn rules(t: T, text: &PactText) -> Vec<String> {
    let rules = &text.decisions;
    let place = text.place.get(t.0);
    let mut lines = Vec::new();
    if !place.is_empty() {
        lines.push(t.with("pact-rule-place", "place", place));
    }
    lines.push(t.with("pact-rule-term", "term", &term(t, text)));
    lines.push(t.num("pact-rule-notice", i64::from(text.notice_days)));
    lines.push(t.get(&format!("pact-rule-{}", rules.rule.name())).to_owned());
    lines.push(t.get(if rules.weighted { "pact-rule-weighted" } else { "pact-rule-each" }).to_owned());
    lines.push(t.num("pact-rule-quorum", i64::from(rules.quorum_percent)));
    lines.push(t.num("pact-rule-days", i64::from(rules.notice_days)));
    lines.push(t.num("pact-rule-hours", i64::from(rules.urgent_hours)));
    lines
}

/// A hash in groups of eight, so that people can compare it.
#[must_use]
pub fn grouped(hash: &str) -> String {
    let characters: Vec<char> = hash.chars().collect();
    characters.chunks(8).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
