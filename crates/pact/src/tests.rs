//! A pact is made, signed, exported and tampered with.

use commonfront_domain::Text;
use jiff::civil::date;
use proptest::prelude::*;

use crate::list::{Act, Entry, Leaving, Opening, PactKey, Person, Signatory, Signature};
use crate::standing::standings;
use crate::text::{Clause, ClauseKind, PactText, Term};
use crate::{Export, Finding, verify_file};

fn both(en: &str, fr: &str) -> Text {
    Text { en: Some(en.to_owned()), fr: Some(fr.to_owned()) }
}

fn text() -> PactText {
    let clause =
        |id: &str, kind, heading: Text, body: Text| Clause { id: id.to_owned(), kind, heading, body };
    let mut text = PactText::new(Term { from: date(2026, 1, 1), until: date(2026, 12, 31) });
    text.title = both("The pact of the three", "Le pacte des trois");
    text.preamble = both("We stand together.", "Nous tenons ensemble.");
    text.clauses = vec![
        clause(
            "c1",
            ClauseKind::Clause,
            both("Aims", "Buts"),
            both("Schools, roads and parks.", "Écoles, routes et parcs."),
        ),
        clause(
            "c3",
            ClauseKind::Commitment,
            both("Support", "Appui"),
            both("We come, when called.", "Nous venons à l’appel."),
        ),
        clause(
            "c2",
            ClauseKind::Commitment,
            both("Pensions", "Retraites"),
            both("Nobody settles alone, ever.", "Personne ne règle seul."),
        ),
    ];
    text
}

fn key() -> PactKey {
    PactKey::new(&[7; 32])
}

fn party(slug: &str, people: i64) -> Signatory {
    Signatory {
        slug: slug.to_owned(),
        name: both(&slug.to_uppercase(), slug),
        people,
        as_of: date(2025, 12, 31),
    }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), title: "President".to_owned() }
}

fn signs(text: &PactText, slug: &str, clauses: &[&str]) -> Act {
    let mut hashes = text.clause_hashes();
    hashes.retain(|one| clauses.is_empty() || clauses.contains(&one.id.as_str()));
    Act::Signed(Signature {
        organisation: party(slug, 1_000),
        officer: person("Ada Roy"),
        date: date(2026, 1, 5),
        place: "Sudbury".to_owned(),
        witnesses: vec![person("Bo Lee")],
        limits: both("Before or after work.", "Avant ou après le travail."),
        text: text.hash(),
        clauses: hashes,
        late: false,
    })
}

fn leaves(slug: &str, leaves_at: i64) -> Act {
    Act::Notice(Leaving {
        organisation: party(slug, 1_000),
        officer: person("Ada Roy"),
        leaves: date(2026, 3, 1),
        leaves_at,
        words: Text::default(),
    })
}

fn list(text: &PactText, acts: Vec<Act>) -> Vec<Entry> {
    let opening = Opening {
        version: 2,
        text: text.hash(),
        parts: text.parts(),
        clauses: text.clause_hashes(),
        renews: None,
    };
    let mut list = vec![key().enter("p1", &[], 10, Act::Opened(opening))];
    for (at, act) in (20..).step_by(10).zip(acts) {
        let entry = key().enter("p1", &list, at, act);
        list.push(entry);
    }
    list
}

fn export() -> Export {
    let text = text();
    let acts = vec![signs(&text, "apwo", &[]), signs(&text, "sigo", &["c2"]), leaves("apwo", 100)];
    let list = list(&text, acts);
    Export::new(&key(), Vec::new(), "p1", text, list, 99)
}

fn findings(export: &Export) -> Vec<String> {
    verify_file(&export.to_bytes(), &[]).iter().map(Finding::to_string).collect()
}

#[test]
fn what_was_not_changed_is_found_whole() {
    let export = export();
    assert_eq!(findings(&export), Vec::<String>::new());
    assert_eq!(verify_file(&export.to_bytes(), &[key().public().ed25519]), []);
    let other = PactKey::new(&[8; 32]).public().ed25519;
    assert_eq!(verify_file(&export.to_bytes(), &[other]), [Finding::NotPinned(key().public().id)]);
}

#[test]
fn a_changed_comma_names_the_clause_and_who_signed_it() {
    let mut changed = export();
    changed.text.clauses[2].body = both("Nobody settles alone ever.", "Personne ne règle seul.");
    assert_eq!(
        findings(&changed),
        ["clause 3, “Pensions”: its text differs from what was signed by APWO and SIGO"]
    );
    let mut changed = export();
    changed.text.clauses[1].heading.fr = Some("Appuis".into());
    assert_eq!(findings(&changed), ["clause 2, “Support”: its text differs from what was signed by APWO"]);
    let mut changed = export();
    changed.text.term.until = date(2027, 12, 31);
    assert_eq!(findings(&changed), ["the term: differs from what was opened for signing"]);
}

#[test]
fn clauses_and_entries_that_come_go_or_move_are_named() {
    let mut changed = export();
    changed.text.clauses.swap(0, 1);
    assert_eq!(findings(&changed), ["the clauses stand in another order than when they were signed"]);
    let mut changed = export();
    let gone = changed.text.clauses.remove(0);
    assert_eq!(findings(&changed), ["clause 1 of what was signed is missing"]);
    changed.text.clauses.insert(0, gone.clone());
    changed.text.clauses.push(Clause { id: "c9".into(), ..gone });
    assert_eq!(findings(&changed), ["clause 4, “Aims”: was not in what was signed"]);

    let mut changed = export();
    changed.list.remove(2);
    assert_eq!(findings(&changed), ["before entry 3 of the file, one entry is missing"]);
    let mut changed = export();
    changed.list.pop();
    assert_eq!(findings(&changed), ["the last entry of the list is missing"]);
    let mut changed = export();
    changed.list.swap(1, 2);
    assert!(findings(&changed).iter().any(|f| f.starts_with("entry 3 of the file does not follow")));
    let mut changed = export();
    if let Act::Signed(signature) = &mut changed.list[1].record.act {
        signature.organisation.people = 9_000;
    }
    assert_eq!(findings(&changed), ["entry 2, the signature of APWO: is not what the key signed"]);
}

#[test]
fn an_entry_of_another_list_or_key_does_not_fit_in() {
    let mut changed = export();
    let text = text();
    let strange = list(&text, vec![signs(&text, "aopp", &[])]).remove(1);
    changed.list[2] = strange;
    assert!(!findings(&changed).is_empty());
    let mut changed = export();
    let forged = PactKey::new(&[8; 32]).enter("p1", &changed.list[..3], 40, leaves("sigo", 90));
    changed.list[3] = forged;
    assert!(findings(&changed)[0].starts_with("entry 4 was signed by the key"));
}

#[test]
fn a_party_signs_leaves_and_signs_again() {
    let text = text();
    let acts = vec![
        signs(&text, "apwo", &["c1"]),
        signs(&text, "sigo", &[]),
        signs(&text, "apwo", &["c1", "c2"]),
        leaves("apwo", 55),
        signs(&text, "apwo", &["c3"]),
    ];
    let list = list(&text, acts);
    let at = |at| standings(&list, at);
    assert!(at(15).is_empty());
    assert_eq!(at(20)[0].clauses, ["c1"]);
    assert_eq!(at(40)[0].clauses, ["c1", "c2"]);
    assert_eq!((at(50)[0].leaves_at, at(50)[0].stands(54), at(50)[0].stands(55)), (Some(55), true, false));
    let last = at(60);
    let shown: Vec<_> = last.iter().map(|one| (one.organisation.slug.as_str(), one.stands(60))).collect();
    assert_eq!(shown, [("apwo", false), ("sigo", true), ("apwo", true)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn no_single_character_can_be_changed(place in any::<prop::sample::Index>(), other in any::<char>(), near in 0u8..4) {
        let file = String::from_utf8(export().to_bytes()).unwrap();
        let (at, old) = file.char_indices().nth(place.index(file.chars().count())).unwrap();
        let new = match near {
            0 => other,
            1 => char::from(32 + (other as u32 % 95) as u8),
            2 => old.to_ascii_uppercase(),
            _ => char::from(b'0' + (other as u32 % 10) as u8),
        };
        prop_assume!(new != old);
        let changed = format!("{}{new}{}", &file[..at], &file[at + old.len_utf8()..]);
        prop_assert!(!verify_file(changed.as_bytes(), &[]).is_empty(), "{}", &changed[at..]);
    }

    #[test]
    fn no_single_character_can_go_or_come(place in any::<prop::sample::Index>(), new in proptest::option::of(any::<char>())) {
        let file = String::from_utf8(export().to_bytes()).unwrap();
        let (at, old) = file.char_indices().nth(place.index(file.chars().count())).unwrap();
        let changed = match new {
            Some(new) => format!("{}{new}{}", &file[..at], &file[at..]),
            None => format!("{}{}", &file[..at], &file[at + old.len_utf8()..]),
        };
        prop_assert!(!verify_file(changed.as_bytes(), &[]).is_empty(), "{}", &changed[at..]);
    }

    #[test]
    fn no_bytes_make_it_panic(file in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(!verify_file(&file, &[]).is_empty());
    }
}
