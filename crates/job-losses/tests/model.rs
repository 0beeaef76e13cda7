//! The model against the table, its own working, and what must always hold.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;

use commonfront_job_losses::question::{Mix, Pace, Per, Size, Unit};
use commonfront_job_losses::shown::{Quotable, ShownParts};
use commonfront_job_losses::working::{Step, fill};
use commonfront_job_losses::{
    Answer, Coefficient, FaultKind, Library, Pack, Question, Range, Studies, answer, check, compare, read,
};
use proptest::prelude::*;

const ON: &str = include_str!("../../../packs/on-2022.1.toml");
const STUDIES: &str = include_str!("../../../packs/studies-2026.1.toml");

fn pack() -> Pack {
    Pack::read(ON).unwrap()
}

fn library() -> Library {
    Library::new(vec![pack()], vec![Studies::read(STUDIES).unwrap()])
}

fn fields(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn ask(query: &str) -> (Question, Answer) {
    let question = read(&fields(query), &library()).unwrap();
    let answer = answer(&question, &pack()).unwrap();
    (question, answer)
}

fn faults(query: &str) -> Vec<(String, FaultKind)> {
    let faults = read(&fields(query), &library()).unwrap_err();
    faults.into_iter().map(|fault| (fault.field, fault.kind)).collect()
}

/// Reckons a formula with plain numbers: the four operations and brackets.
fn reckon(formula: &str) -> f64 {
    fn sum(text: &mut std::iter::Peekable<std::str::Chars<'_>>) -> f64 {
        let mut value = product(text);
        while let Some(&op) = text.peek().filter(|c| "+−".contains(**c)) {
            text.next();
            let right = product(text);
            value = if op == '+' { value + right } else { value - right };
        }
        value
    }
    fn product(text: &mut std::iter::Peekable<std::str::Chars<'_>>) -> f64 {
        let mut value = one(text);
        while let Some(&op) = text.peek().filter(|c| "×÷".contains(**c)) {
            text.next();
            let right = one(text);
            value = if op == '×' { value * right } else { value / right };
        }
        value
    }
    fn one(text: &mut std::iter::Peekable<std::str::Chars<'_>>) -> f64 {
        if text.next_if_eq(&'(').is_some() {
            let value = sum(text);
            assert_eq!(text.next(), Some(')'));
            return value;
        }
        let mut digits = String::new();
        while let Some(c) = text.next_if(|c| c.is_ascii_digit() || ".e-".contains(*c)) {
            digits.push(c);
        }
        digits.parse().unwrap_or_else(|_| panic!("{digits:?}"))
    }
    let plain: String = formula.chars().filter(|c| *c != ' ').collect();
    sum(&mut plain.chars().peekable())
}

fn reckoned(step: &Step, mut pick: impl FnMut(&str, Range) -> f64) -> f64 {
    reckon(&fill(&step.formula, |name| {
        let term = step.terms.iter().find(|term| term.id == name);
        let term = term.unwrap_or_else(|| panic!("{name} of {} is not among its numbers", step.id));
        pick(name, term.value).to_string()
    }))
}

#[test]
fn the_packs_that_ship_are_in_order() {
    assert_eq!(check::pack(&pack()), []);
    assert_eq!(check::studies(&Studies::read(STUDIES).unwrap()), []);
}

#[test]
fn a_cut_in_the_usual_mix_is_the_table_as_it_is() {
    for (service, direct, indirect, induced) in [
        ("education", 8.1, 0.9, 2.2),
        ("health", 7.1, 2.6, 2.1),
        ("administration", 2.0, 3.9, 1.5),
        ("municipal", 5.3, 1.9, 1.8),
        ("federal", 3.8, 2.0, 1.9),
    ] {
        let (_, answer) = ask(&format!("place=on&service={service}&amount=100&prices=2022"));
        let jobs = answer.jobs.each().map(|part| part.central / 100.0);
        for (ours, table) in jobs.into_iter().zip([direct, indirect, induced]) {
            assert!((ours - table).abs() < 1e-9, "{service}: {ours} {table}");
        }
    }
}

#[test]
fn naming_the_usual_mix_changes_nothing_but_the_range() {
    let base = "place=on&service=health&amount=1&unit=billion&prices=2022";
    let (_, usual) = ask(base);
    let (_, named) = ask(&format!("{base}&payroll=50&purchases=40&wear=10"));
    for (a, b) in [(usual.jobs, named.jobs), (usual.gdp, named.gdp), (usual.pay, named.pay)] {
        for (a, b) in a.each().into_iter().zip(b.each()) {
            assert!((a.central - b.central).abs() < 1e-6 * a.central, "{a:?} {b:?}");
        }
    }
}

#[test]
fn the_ratio_of_bought_in_services_is_never_applied_to_heads() {
    let (_, answer) = ask("place=on&service=administration&kind=positions&positions=1000");
    assert_eq!(answer.jobs.direct, Range::exact(1000.0));
    assert_eq!(answer.jobs.indirect, Range::exact(0.0));
    assert!(answer.jobs.total().high < 2000.0, "{:?}", answer.jobs.total());
    let (_, schools) = ask("place=on&service=education&kind=positions&positions=1000");
    assert!(schools.jobs.indirect.central > 0.0 && schools.jobs.indirect.high < 250.0);
}

#[test]
fn prices_and_years_are_counted() {
    let (_, then) = ask("place=on&service=education&amount=100&prices=2012");
    let (_, now) = ask("place=on&service=education&amount=100&prices=2022");
    let ratio = then.jobs.total().central / now.jobs.total().central;
    assert!((ratio - 151.2 / 121.7).abs() < 1e-9);
    let (_, over) = ask("place=on&service=education&amount=600&per=total&years=3&pace=steps&prices=2022");
    let shown: Vec<f64> = over.years.iter().map(|year| year.jobs.direct.central / 8.1).collect();
    assert!(
        (shown[0] - 100.0).abs() < 1e-6 && (shown[1] - 200.0).abs() < 1e-6 && (shown[2] - 300.0).abs() < 1e-6
    );
}

#[test]
fn what_cannot_be_is_said_field_by_field() {
    let one = |query: &str| faults(query).into_iter().next().unwrap();
    assert_eq!(one("service=education&amount=1").0, "place");
    assert_eq!(one("place=on&amount=1"), ("service".into(), FaultKind::Missing));
    assert_eq!(one("place=on&service=education"), ("amount".into(), FaultKind::Missing));
    assert_eq!(one("place=on&service=education&amount=-4"), ("amount".into(), FaultKind::NotAboveNothing));
    assert_eq!(one("place=on&service=education&amount=lots"), ("amount".into(), FaultKind::NotANumber));
    let most = FaultKind::MoreThanAll { millions: 250_460.0, year: 2024 };
    assert_eq!(one("place=on&service=education&amount=300&unit=billion"), ("amount".into(), most));
    assert_eq!(one("place=on&service=education&amount=1&years=0").0, "years");
    let sum = FaultKind::NotAHundred { sum: 90.0 };
    assert_eq!(one("place=on&service=education&amount=1&payroll=60&purchases=30"), ("payroll".into(), sum));
    assert_eq!(one("place=on&service=education&amount=1&set.pay-direct=0").0, "set.pay-direct");
    assert_eq!(
        one("place=on&pack=on-1999.1&service=education&amount=1"),
        ("pack".into(), FaultKind::Unknown)
    );
    assert_eq!(one(&format!("place=on&service=education&amount={}", "9".repeat(80))).1, FaultKind::TooLong);
    assert_eq!(one("place=on&service=education&kind=positions&positions=2.5").1, FaultKind::NotWhole);
    let all = faults("place=on&service=education&amount=x&unit=y&prices=1066&years=99");
    assert_eq!(
        all.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
        ["unit", "amount", "prices", "years"]
    );
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let number = commonfront_job_losses::query::number;
    for (typed, value) in [
        ("250", 250.0),
        ("2.5", 2.5),
        ("2,5", 2.5),
        ("1,250", 1250.0),
        ("1,250,000", 1_250_000.0),
        ("1 250 000", 1_250_000.0),
        ("1\u{202f}250,5", 1250.5),
        ("$4", 4.0),
        ("1,250.75", 1250.75),
        ("0,125", 0.125),
    ] {
        assert_eq!(number(typed), Some(value), "{typed}");
    }
    for typed in ["", "NaN", "inf", "1e9", "four", "1,2,3", "--1", "1..2"] {
        assert_eq!(number(typed), None, "{typed}");
    }
}

#[test]
fn a_place_without_coefficients_has_the_studies_only() {
    let question = read(&fields("place=qc&amount=500"), &library()).unwrap();
    assert_eq!(question.pack, None);
    let comparison = compare(&question, &Studies::read(STUDIES).unwrap());
    let range = comparison.range.unwrap();
    assert!((range.low - 500.0 * 9.0 * 121.7 / 160.9).abs() < 1e-6, "{range:?}");
    assert!((range.high - 500.0 * 14.5 * 121.7 / 160.9).abs() < 1e-6);
    let heads = read(&fields("place=qc&kind=positions&positions=100"), &library()).unwrap();
    let all = compare(&heads, &Studies::read(STUDIES).unwrap()).range.unwrap();
    assert!((all.high - 167.0).abs() < 1e-9);
}

#[test]
fn a_broken_pack_is_told_where_it_is_broken() {
    let found = |from: &str, to: &str| -> Vec<String> {
        assert!(ON.contains(from), "{from}");
        let pack = Pack::read(&ON.replacen(from, to, 1)).unwrap();
        check::pack(&pack).iter().map(ToString::to_string).collect()
    };
    let no = found("id = \"io-2022\"", "id = \"io\"");
    assert!(
        no.iter()
            .any(|line| line == "sector.education: names the source “io-2022”, which the pack doesn't have")
    );
    let low = found("jobs = { low = 2.8, central = 4.3", "jobs = { low = 4.8, central = 4.3");
    assert!(low[0].contains("transfers-jobs: low ≤ central ≤ high"), "{low:?}");
    assert!(
        found("stated_total = 11.1", "stated_total = 12.1")[0].starts_with("sector.education.stated_total")
    );
    assert!(found("education = 25.043,", "education = 35.043,")[0].contains("doesn't add to 100"));
    assert!(found("version = \"2022.1\"", "version = \"new\"")[0].starts_with("version"));
    assert!(found("table = \"36-10-0113-01\"", "table = \"\"")[0].starts_with("source.io-2022.table"));
    assert!(Pack::read(&ON.replacen("half_step = 0.05", "halb = 1", 1)).is_err());
}

/// Any question about Ontario.
fn questions() -> impl Strategy<Value = Question> {
    let services = prop::sample::select(vec![
        "education",
        "health",
        "administration",
        "province",
        "municipal",
        "federal",
        "community",
    ]);
    let dollars = (1u32..1_000_000, prop::sample::select(vec![2012i16, 2022, 2024]), any::<bool>()).prop_map(
        |(tenths, prices, total)| Size::Dollars {
            amount: f64::from(tenths) / 10.0,
            unit: Unit::Million,
            per: if total { Per::Total } else { Per::Year },
            prices,
        },
    );
    let heads = (1u32..100_000).prop_map(|n| Size::Positions { number: f64::from(n) });
    let mixes = prop::option::of((0u32..=100, 0u32..=100, 0u32..=100, 0u32..=100).prop_map(|cuts| {
        let mut at = [cuts.0, cuts.1, cuts.2, cuts.3];
        at.sort_unstable();
        let [a, b, c, d] = at.map(f64::from);
        Mix { payroll: a, purchases: b - a, transfers: c - b, capital: d - c, wear: 100.0 - d }
    }));
    let size = prop_oneof![3 => dollars, 1 => heads];
    (services, size, 1u8..=10, any::<bool>(), mixes).prop_map(|(service, size, years, steps, mix)| Question {
        place: "on".to_owned(),
        pack: Some("on-2022.1".to_owned()),
        studies: "studies-2026.1".to_owned(),
        service: service.to_owned(),
        mix: mix.filter(|_| matches!(size, Size::Dollars { .. })),
        size,
        years,
        pace: if steps { Pace::Steps } else { Pace::Once },
        set: BTreeMap::new(),
    })
}

fn larger(question: &Question, factor: f64) -> Question {
    let mut larger = question.clone();
    match &mut larger.size {
        Size::Dollars { amount, .. } => *amount *= factor,
        Size::Positions { number } => *number *= factor,
    }
    larger
}

fn all_ranges(answer: &Answer) -> Vec<Range> {
    let mut all = Vec::new();
    for parts in [answer.jobs, answer.gdp, answer.pay].into_iter().chain(answer.years.iter().map(|y| y.jobs))
    {
        all.extend(parts.each());
        all.push(parts.total());
    }
    all.push(answer.per_thousand);
    all
}

proptest! {
    #[test]
    fn low_central_and_high_are_in_order(question in questions()) {
        let answer = answer(&question, &pack()).unwrap();
        for range in all_ranges(&answer) {
            prop_assert!(range.is_ordered(), "{range:?}");
        }
        for parts in [answer.jobs, answer.gdp, answer.pay] {
            let shown = ShownParts::new(&parts);
            for (i, part) in [shown.direct, shown.indirect, shown.induced, shown.total].iter().enumerate() {
                prop_assert!(part.low <= part.central && part.central <= part.high, "{i} {part:?}");
            }
        }
        let said = Quotable::new(&answer.jobs);
        prop_assert!(said.low <= said.central && said.central <= said.high);
    }

    #[test]
    fn what_is_shown_adds_to_the_last_digit(question in questions()) {
        let answer = answer(&question, &pack()).unwrap();
        for parts in [answer.jobs, answer.gdp, answer.pay] {
            let shown = ShownParts::new(&parts);
            for i in 0..3 {
                let [direct, indirect, induced, beyond, total] =
                    [shown.direct, shown.indirect, shown.induced, shown.beyond, shown.total].map(|r| r.values()[i].hundredths);
                prop_assert_eq!(direct + indirect + induced, total);
                prop_assert_eq!(direct + beyond, total);
            }
            let (told, exact) = (shown.total.central.value(), parts.total().central);
            prop_assert!((told - exact).abs() <= 0.02 * exact + 0.02, "{} {}", told, exact);
        }
    }

    #[test]
    fn twice_the_cut_is_twice_the_loss(question in questions(), factor in 0.1f64..50.0) {
        let once = answer(&question, &pack()).unwrap();
        let more = answer(&larger(&question, factor), &pack()).unwrap();
        for (a, b) in all_ranges(&once).into_iter().zip(all_ranges(&more)) {
            for (a, b) in a.values().into_iter().zip(b.values()) {
                prop_assert!((a * factor - b).abs() <= 1e-9 * b.max(1.0), "{a} {b}");
            }
        }
    }

    #[test]
    fn the_loss_moves_one_way_with_each_coefficient(
        question in questions(),
        which in prop::sample::select(Coefficient::ALL.to_vec()),
        at in prop::array::uniform3(0.0f64..1.0),
    ) {
        let (least, most) = which.bounds();
        let mut at = at.map(|at| least + at * (most - least));
        at.sort_by(f64::total_cmp);
        let losses = at.map(|value| {
            let mut question = question.clone();
            question.set.insert(which, value);
            answer(&question, &pack()).unwrap().jobs.total().values()
        });
        for i in 0..3 {
            let [a, b, c] = losses.map(|loss| loss[i]);
            let slack = 1e-9 * a.max(c).max(1.0);
            prop_assert!((a <= b + slack && b <= c + slack) || (a + slack >= b && b + slack >= c), "{a} {b} {c}");
            let rises = matches!(which, Coefficient::Indirect | Coefficient::Induced | Coefficient::ModelDirect
                | Coefficient::ModelIndirect | Coefficient::ModelInduced | Coefficient::Follow
                | Coefficient::TransfersJobs | Coefficient::CapitalJobs);
            let direct = which == Coefficient::Direct && matches!(question.size, Size::Dollars { .. });
            if rises || direct {
                prop_assert!(a <= c + slack, "{which:?} {a} {c}");
            }
        }
    }

    #[test]
    fn the_working_is_what_was_reckoned(question in questions(), at in prop::collection::vec(0.0f64..=1.0, 24)) {
        let answer = answer(&question, &pack()).unwrap();
        for step in &answer.working {
            let central = reckoned(step, |_, range| range.central);
            let scale = 1e-9 * central.abs().max(1e-3);
            prop_assert!((central - step.result.central).abs() <= scale, "{}: {central} {:?}", step.id, step.result);
            // Whatever the coefficients within their ranges, the result is within its own.
            let any = reckoned(step, |name, range| {
                let place = step.terms.iter().position(|term| term.id == name).unwrap();
                range.low + at[place % at.len()] * (range.high - range.low)
            });
            let slack = 1e-9 * step.result.high.max(1e-3);
            prop_assert!(any >= step.result.low - slack && any <= step.result.high + slack, "{}: {any} {:?}", step.id, step.result);
        }
    }

    #[test]
    fn a_link_asks_the_same_question_again(question in questions(), set in prop::option::of(0.1f64..1.0)) {
        let mut question = question;
        question.set.extend(set.map(|value| (Coefficient::PayDirect, value)));
        let again = read(&fields(&question.query()), &library());
        match again {
            Ok(again) => prop_assert_eq!(again, question),
            Err(faults) => prop_assert!(faults.iter().all(|f| matches!(f.kind, FaultKind::MoreThanAll { .. })), "{faults:?}"),
        }
    }

    #[test]
    fn no_fields_make_it_panic(fields in prop::collection::btree_map("[a-z.-]{1,12}|place|amount|years|payroll|set.pay-direct", "\\PC{0,20}|[0-9.,-]{0,9}|on|qc", 0..12)) {
        let question = read(&fields, &library()).ok().filter(|question| question.pack.is_some());
        if let Some(question) = question {
            prop_assert!(answer(&question, &pack()).is_some());
        }
    }
}
