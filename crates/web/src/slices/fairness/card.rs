//! A test as a report card shows it: the verdict in words, the dimensions, each question with what was answered,
//! where that stands, who dissents and what the government says.

use std::collections::BTreeMap;

use commonfront_fairness::{
    CriterionMark, DRAWS, Finding, GateState, Mark, Outcome, Reason, Robustness, Rubric, Score, Standing,
    Verdict,
};

use super::chart::{self, Histogram, Line as Ruler};
use super::load::{Outcomes, Whole};
use super::places;
use super::words::{self, Said};
use crate::i18n::T;
use crate::slices::messages::names::Names;

/// Where an answer stands, by whom it is said.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Who.
    pub who: String,
    /// Document, table, page.
    pub page: Said,
    /// Why.
    pub note: Said,
    /// How sure they are, in words.
    pub confidence: &'static str,
}

/// Who holds to another answer than was settled.
#[derive(Clone, Debug)]
pub struct Dissent {
    /// Who.
    pub who: String,
    /// The answer.
    pub answer: String,
    /// Its points and the answer, as a sentence has them.
    pub says: String,
    /// Where it stands.
    pub page: Said,
    /// Why.
    pub why: Said,
}

/// A question with what came of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its short name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The question.
    pub question: String,
    /// Its weight; 0 for a gate.
    pub weight: i64,
    /// Whether it is a gate.
    pub gate: bool,
    /// How the gate stands: `held`, `failed` …; empty for what is none.
    pub gate_state: &'static str,
    /// That in words.
    pub gate_word: &'static str,
    /// The answer in words.
    pub answer: String,
    /// Its points, or a dash.
    pub points: String,
    /// How wide its bar is.
    pub width: String,
    /// Whether it has points.
    pub known: bool,
    /// How many points it adds to the whole; empty for a gate.
    pub adds: String,
    /// How the assessors stand: `open`, `agreed`, `disputed`, `settled`.
    pub standing: &'static str,
    /// Where the answer stands.
    pub cited: Vec<Cited>,
    /// Why it was settled so.
    pub reason: Said,
    /// Who dissents.
    pub dissents: Vec<Dissent>,
    /// What the government says.
    pub reply: Said,
}

/// A dimension with its questions.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Its points, or a dash.
    pub points: String,
    /// How wide its bar is.
    pub width: String,
    /// Whether it has points.
    pub known: bool,
    /// Its weight.
    pub weight: i64,
    /// The share of it that was answered.
    pub coverage: String,
    /// How many points it adds.
    pub adds: String,
    /// Its questions.
    pub lines: Vec<Line>,
}

/// What comes out when one question is left out.
#[derive(Clone, Debug)]
pub struct Without {
    /// What the question is called.
    pub name: String,
    /// The mean then.
    pub points: String,
    /// Where that is on the line.
    pub x: String,
    /// Whether there is a mean.
    pub known: bool,
    /// What comes out then.
    pub outcome: &'static str,
    /// Whether that is another verdict.
    pub flips: bool,
}

/// How firm the verdict is.
#[derive(Clone, Debug)]
pub struct Firm {
    /// In words: under how many weightings it stands.
    pub weights: String,
    /// In words: what leaving one question out does.
    pub leaving: String,
    /// In words: between which means nine of ten weightings lie; empty if there are none.
    pub range: String,
    /// The picture.
    pub histogram: Option<Histogram>,
    /// Each question left out.
    pub without: Vec<Without>,
}

/// The whole card.
#[derive(Clone, Debug)]
pub struct Card {
    /// `Ontario 2023–24`.
    pub title: String,
    /// Its short name in addresses.
    pub slug: String,
    /// The budget's document.
    pub budget: Said,
    /// Its edition.
    pub edition: Said,
    /// Where it can be read; may be empty.
    pub link: String,
    /// What readers should know; may be empty.
    pub about: Said,
    /// Whether it is an example.
    pub example: bool,
    /// The outcome's name: `pass`.
    pub outcome: &'static str,
    /// The outcome's word.
    pub word: &'static str,
    /// The verdict in a sentence or two.
    pub sentence: String,
    /// What the picture shows, for those who don't see it.
    pub pictured: String,
    /// The mean, or a dash.
    pub points: String,
    /// The pass mark.
    pub pass_mark: i64,
    /// The share of the weight that was answered.
    pub coverage: String,
    /// The share that is needed.
    pub limit: String,
    /// The line from 0 to 100, if there is a mean.
    pub ruler: Option<Ruler>,
    /// The dimensions.
    pub groups: Vec<Group>,
    /// The gates.
    pub gates: Vec<Line>,
    /// How firm it is.
    pub firm: Firm,
    /// Who put its name to it.
    pub adopters: Vec<String>,
    /// Who scored.
    pub assessors: Vec<String>,
    /// Who replied for the government, and when.
    pub reply_by: Said,
    /// What it said to the whole.
    pub reply: Said,
    /// The rubric's name with its version.
    pub rubric: String,
    /// The rubric's title.
    pub rubric_title: String,
    /// When it was published, in words; empty before.
    pub published: String,
}

/// Names of questions in a row: `“one”, “two” and “three”`.
fn quoted<'n>(t: T, rubric: &Rubric, ids: impl Iterator<Item = &'n String>) -> String {
    let name = |id: &String| {
        let name = rubric.criterion(id).map(|one| words::of(t, &one.name)).unwrap_or_default();
        t.with("fairness-quoted", "words", name)
    };
    crate::slices::pact::view::listed(t, &ids.map(name).collect::<Vec<_>>())
}

/// The verdict in a sentence or two.
#[must_use]
pub fn sentence(t: T, rubric: &Rubric, verdict: &Verdict) -> String {
    let gates = |state: GateState| {
        verdict.gates.iter().filter(move |gate| gate.state == state).map(|gate| &gate.criterion)
    };
    let (coverage, limit) = (
        words::percent(t, verdict.coverage.tenths_of_percent()),
        words::percent(t, i64::from(rubric.coverage_limit) * 10),
    );
    let mut said = Vec::new();
    let of_gates = |key, state| {
        let n = i64::try_from(gates(state).count()).unwrap_or(0);
        t.counted(key, n, &[("gates", &quoted(t, rubric, gates(state)))])
    };
    if gates(GateState::Failed).next().is_some() {
        said.push(of_gates("fairness-says-gates", GateState::Failed));
    }
    if verdict.outcome == Outcome::InsufficientEvidence && verdict.reasons.contains(&Reason::Coverage) {
        said.push(t.with_all("fairness-says-coverage", &[("share", &coverage), ("limit", &limit)]));
    }
    if verdict.outcome == Outcome::InsufficientEvidence && gates(GateState::Open).next().is_some() {
        said.push(of_gates("fairness-says-gate-open", GateState::Open));
    }
    if let Some(mean) = verdict.mean {
        let key = match verdict.outcome {
            Outcome::Pass => "fairness-says-pass",
            Outcome::Fail => "fairness-says-mean",
            Outcome::InsufficientEvidence => "fairness-says-so-far",
        };
        let mark = rubric.pass_mark.to_string();
        said.push(words::of_points(t, key, Some(mean.tenths_of_points()), &[("mark", &mark)]));
    }
    said.join(" ")
}

/// What the picture of a mean shows.
#[must_use]
pub fn pictured(t: T, rubric: &Rubric, mean: Option<i64>) -> String {
    words::of_points(t, "fairness-ruler", mean, &[("mark", &rubric.pass_mark.to_string())])
}

fn cited(t: T, whole: &Whole, called: &BTreeMap<String, String>, finding: &Finding) -> Vec<Cited> {
    let mut all: Vec<Cited> = Vec::new();
    for score in finding.supports() {
        let Some(entry) = whole.entry(&score.assessor, &finding.criterion) else { continue };
        let who = called.get(&score.assessor).cloned().unwrap_or_default();
        let (page, note) = (Said::new(t, &entry.page), Said::new(t, &entry.note));
        if page.is_empty() && note.is_empty() {
            continue;
        }
        let confidence = t.get(&format!("fairness-confidence-{}", entry.confidence.name()));
        match all.iter_mut().find(|one| one.page == page && (note.is_empty() || one.note == note)) {
            Some(same) => same.who = format!("{}, {who}", same.who),
            None => all.push(Cited { who, page, note, confidence }),
        }
    }
    all
}

fn dissent(
    t: T,
    whole: &Whole,
    called: &BTreeMap<String, String>,
    finding: &Finding,
    score: &Score,
) -> Option<Dissent> {
    let criterion = whole.rubric.criterion(&finding.criterion)?;
    let entry = whole.entry(&score.assessor, &finding.criterion)?;
    let why = if entry.dissent == Default::default() { &entry.note } else { &entry.dissent };
    let points = criterion.points(score.answer).ok().flatten().map(|points| i64::from(points) / 1_000);
    let answer = words::answer(t, criterion, score.answer);
    Some(Dissent {
        who: called.get(&score.assessor).cloned().unwrap_or_default(),
        says: words::of_points(t, "fairness-dissent-says", points, &[("answer", &answer)]),
        answer,
        page: Said::new(t, &entry.page),
        why: Said::new(t, why),
    })
}

fn line(
    t: T,
    whole: &Whole,
    called: &BTreeMap<String, String>,
    verdict: &Verdict,
    (finding, mark): (&Finding, &CriterionMark),
) -> Option<Line> {
    let criterion = whole.rubric.criterion(&finding.criterion)?;
    let gate = verdict.gates.iter().find(|gate| gate.criterion == criterion.id);
    let tenths = mark.mark.tenths();
    let (standing, answer) = match &finding.standing {
        Standing::Open => ("open", t.get("fairness-not-assessed").to_owned()),
        Standing::Disputed => ("disputed", t.get("fairness-disputed").to_owned()),
        Standing::Agreed => ("agreed", words::answer(t, criterion, finding.answer)),
        Standing::Settled(_) => ("settled", words::answer(t, criterion, finding.answer)),
    };
    let settled = whole.settled.get(&criterion.id).filter(|_| standing == "settled");
    Some(Line {
        id: criterion.id.clone(),
        name: words::of(t, &criterion.name).to_owned(),
        question: words::of(t, &criterion.question).to_owned(),
        weight: i64::from(criterion.weight),
        gate: criterion.is_gate(),
        gate_state: gate.map_or("", |gate| gate.state.name()),
        gate_word: gate.map_or("", |gate| gate_word(t, gate.state)),
        answer,
        points: words::points(t, tenths),
        width: chart::place(tenths.unwrap_or(0)),
        known: tenths.is_some(),
        adds: match mark.mark {
            Mark::Points(_) if !criterion.is_gate() => words::tenths(t, mark.adds),
            _ => String::new(),
        },
        standing,
        cited: cited(t, whole, called, finding),
        reason: settled.map(|settled| Said::new(t, &settled.reason)).unwrap_or_default(),
        dissents: finding.dissents().filter_map(|score| dissent(t, whole, called, finding, score)).collect(),
        reply: whole.reply(&criterion.id).map(|text| Said::new(t, text)).unwrap_or_default(),
    })
}

fn firm(t: T, rubric: &Rubric, firm: &Robustness) -> Firm {
    let shift = words::percent(t, i64::from(rubric.shift) * 10);
    let weights = t.with_all(
        "fairness-firm-weights",
        &[
            ("share", &words::percent(t, firm.tenths())),
            ("draws", &t.number(i64::from(DRAWS))),
            ("shift", &shift),
        ],
    );
    let all = i64::try_from(firm.without.len()).unwrap_or(0);
    let flips = || firm.without.iter().filter(|one| one.outcome != firm.outcome);
    let leaving = match flips().next() {
        None => t.num("fairness-firm-leaving-none", all),
        Some(_) => {
            let names = quoted(t, rubric, flips().map(|one| &one.criterion));
            t.with("fairness-firm-leaving-some", "names", &names)
        }
    };
    let range = firm.range.map(|(low, high)| {
        let n = i32::try_from(high).map_or(0.0, |high| f64::from(high) / 10.0);
        let (low, high) = (words::tenths(t, low), words::tenths(t, high));
        t.counted("fairness-firm-range", n, &[("low", &low), ("high", &high)])
    });
    let without = |one: &commonfront_fairness::Without| {
        let tenths = one.mean.map(|mean| mean.tenths_of_points());
        Without {
            name: rubric
                .criterion(&one.criterion)
                .map(|c| words::of(t, &c.name).to_owned())
                .unwrap_or_default(),
            points: words::points(t, tenths),
            x: chart::place(tenths.unwrap_or(0)),
            known: tenths.is_some(),
            outcome: words::outcome(t, one.outcome),
            flips: one.outcome != firm.outcome,
        }
    };
    Firm {
        weights,
        leaving,
        range: range.unwrap_or_default(),
        histogram: Histogram::new(firm, rubric.pass_mark),
        without: firm.without.iter().map(without).collect(),
    }
}

impl Card {
    /// The card of a test.
    #[must_use]
    pub fn new(t: T, whole: &Whole, outcomes: &Outcomes, names: &Names) -> Self {
        let (rubric, verdict) = (&whole.rubric, &outcomes.verdict);
        let (called, robust) = (whole.assessors(t, names), outcomes.firm(rubric));
        let lines: Vec<Line> = outcomes
            .findings
            .iter()
            .zip(&verdict.criteria)
            .filter_map(|both| line(t, whole, &called, verdict, both))
            .collect();
        let of = |id: &str| -> Vec<Line> {
            let inside = |line: &&Line| rubric.criterion(&line.id).is_some_and(|one| one.dimension == id);
            lines.iter().filter(inside).cloned().collect()
        };
        let group =
            |(dimension, mark): (&commonfront_fairness::Dimension, &commonfront_fairness::DimensionMark)| {
                let tenths = mark.mean.map(|mean| mean.tenths_of_points());
                Group {
                    name: words::of(t, &dimension.name).to_owned(),
                    points: words::points(t, tenths),
                    width: chart::place(tenths.unwrap_or(0)),
                    known: tenths.is_some(),
                    weight: i64::try_from(mark.weight).unwrap_or(0),
                    coverage: words::percent(t, mark.coverage.tenths_of_percent()),
                    adds: words::tenths(t, mark.adds),
                    lines: of(&dimension.id),
                }
            };
        let mean = verdict.mean.map(|mean| mean.tenths_of_points());
        Self {
            title: places::title(t, &whole.row.jurisdiction, whole.row.year),
            slug: whole.row.slug.clone(),
            budget: Said::new(t, &whole.budget.title),
            edition: Said::new(t, &whole.budget.edition),
            link: whole.budget.link.clone(),
            about: Said::new(t, &whole.budget.about),
            example: whole.budget.example,
            outcome: verdict.outcome.name(),
            word: words::outcome(t, verdict.outcome),
            sentence: sentence(t, rubric, verdict),
            pictured: pictured(t, rubric, mean),
            points: words::points(t, mean),
            pass_mark: i64::from(rubric.pass_mark),
            coverage: words::percent(t, verdict.coverage.tenths_of_percent()),
            limit: words::percent(t, i64::from(rubric.coverage_limit) * 10),
            ruler: mean.map(|mean| Ruler::new(mean, rubric.pass_mark, robust.range)),
            groups: rubric.dimensions.iter().zip(&verdict.dimensions).map(group).collect(),
            gates: lines.iter().filter(|line| line.gate).cloned().collect(),
            firm: firm(t, rubric, &robust),
            adopters: whole.adopters.iter().map(|&id| names.of(id, t.0)).collect(),
            assessors: called.into_values().collect(),
            reply_by: Said::new(t, &whole.budget.reply.by),
            reply: Said::new(t, &whole.budget.reply.words),
            rubric: rubric.name(),
            rubric_title: words::of(t, &rubric.title).to_owned(),
            published: whole.row.published_at.map(|at| t.day(at)).unwrap_or_default(),
        }
    }

    /// How many questions nobody could answer or settle.
    #[must_use]
    pub fn open(&self) -> i64 {
        let open = |line: &&Line| !line.known && line.standing != "agreed" && line.standing != "settled";
        i64::try_from(self.groups.iter().flat_map(|group| &group.lines).filter(open).count()).unwrap_or(0)
    }
}

fn gate_word(t: T, state: GateState) -> &'static str {
    t.get(match state {
        GateState::Held => "fairness-gate-held",
        GateState::Failed => "fairness-gate-failed",
        GateState::Open => "fairness-gate-open",
        GateState::NotApplicable => "fairness-not-applicable",
    })
}
