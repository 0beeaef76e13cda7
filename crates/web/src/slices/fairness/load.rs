//! A test with everything that is said in it, and what comes of that.

use std::collections::{BTreeMap, BTreeSet};

use commonfront_domain::Text;
use commonfront_fairness::{
    Finding, Robustness, Rubric, Score, Settlement, Verdict, findings, robustness, verdict,
};
use commonfront_store::rows::fairness::FairnessTestRow;
use commonfront_store::{On, query};

use super::documents::{self, Budget, Entry, Settled, Sheet};
use super::rubrics;
use crate::error::WebError;
use crate::i18n::T;
use crate::slices::messages::names::Names;

/// `fairness_tests.state`: assessors score, each on her own.
pub const SCORING: i64 = 1;
/// What they disagree about is settled.
pub const SETTLING: i64 = 2;
/// Everybody sees it.
pub const PUBLISHED: i64 = 3;

/// A sheet with whose it is.
#[derive(Clone, Debug)]
pub struct Held {
    /// Who.
    pub staff_id: i64,
    /// Her organisation.
    pub organisation_id: i64,
    /// What tells her from others: in the order of organisations, then of staff.
    pub key: String,
    /// What she says.
    pub sheet: Sheet,
    /// Whether it was handed in.
    pub handed_in: bool,
}

/// A test with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its row.
    pub row: FairnessTestRow,
    /// The budget.
    pub budget: Budget,
    /// The rule that it is judged by.
    pub rubric: Rubric,
    /// What was answered, also what is not handed in yet.
    pub sheets: Vec<Held>,
    /// What was settled, by criterion.
    pub settled: BTreeMap<String, Settled>,
    /// Who put its name to it.
    pub adopters: Vec<i64>,
}

/// What comes of a test.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// Of each question.
    pub findings: Vec<Finding>,
    /// Of the whole.
    pub verdict: Verdict,
}

impl Outcomes {
    /// What comes of findings.
    #[must_use]
    pub fn of(rubric: &Rubric, findings: Vec<Finding>) -> Self {
        Self { verdict: verdict(rubric, &findings), findings }
    }

    /// How firm the verdict is. It takes ten thousand weightings, so a list doesn't ask.
    #[must_use]
    pub fn firm(&self, rubric: &Rubric) -> Robustness {
        robustness(rubric, &self.findings)
    }
}

impl Whole {
    /// Reads everything that belongs to a test.
    ///
    /// # Errors
    /// The database did not answer, or what stands in it can't be read.
    pub async fn read(on: &mut impl On, row: FairnessTestRow) -> Result<Self, WebError> {
        let listed = rubrics::find(on, &row.rubric).await?.ok_or(WebError::Internal)?;
        let mut sheets = Vec::new();
        for sheet in query!(on, fairness::sheets(row.id))? {
            sheets.push(Held {
                staff_id: sheet.staff_id,
                organisation_id: sheet.organisation_id,
                key: format!("{:020}-{:020}", sheet.organisation_id, sheet.staff_id),
                sheet: documents::parse(&sheet.document)?,
                handed_in: sheet.handed_in_at.is_some(),
            });
        }
        let mut settled = BTreeMap::new();
        for one in query!(on, fairness::settlements(row.id))? {
            settled.insert(one.criterion, documents::parse(&one.document)?);
        }
        let adopters = query!(on, fairness::adoptions(row.id))?;
        Ok(Self {
            budget: documents::parse(&row.document)?,
            rubric: listed.rubric,
            row,
            sheets,
            settled,
            adopters,
        })
    }

    /// The sheets that count.
    pub fn handed_in(&self) -> impl Iterator<Item = &Held> {
        self.sheets.iter().filter(|sheet| sheet.handed_in)
    }

    /// What an assessor says to a question, by what tells her from others.
    #[must_use]
    pub fn entry(&self, assessor: &str, criterion: &str) -> Option<&Entry> {
        self.sheets.iter().find(|held| held.key == assessor).and_then(|held| held.sheet.scores.get(criterion))
    }

    /// What came of each question.
    #[must_use]
    pub fn findings(&self, t: T) -> Vec<Finding> {
        let mut scores = Vec::new();
        for held in self.handed_in() {
            for (criterion, entry) in &held.sheet.scores {
                let Some(answer) = entry.answer else { continue };
                scores.push(Score {
                    criterion: criterion.clone(),
                    assessor: held.key.clone(),
                    answer,
                    page: entry.page.get(t.0).to_owned(),
                    confidence: entry.confidence,
                    note: entry.note.get(t.0).to_owned(),
                    dissent: entry.dissent.get(t.0).to_owned(),
                });
            }
        }
        let settlement = |(criterion, settled): (&String, &Settled)| Settlement {
            criterion: criterion.clone(),
            answer: settled.answer,
            reason: settled.reason.get(t.0).to_owned(),
        };
        let settlements: Vec<Settlement> = self.settled.iter().map(settlement).collect();
        findings(&self.rubric, &scores, &settlements)
    }

    /// What comes of it.
    #[must_use]
    pub fn result(&self, t: T) -> Outcomes {
        Outcomes::of(&self.rubric, self.findings(t))
    }

    /// What the assessors are called: by their organisations, with a number where one has several. Nobody's own
    /// name is told.
    #[must_use]
    pub fn assessors(&self, t: T, names: &Names) -> BTreeMap<String, String> {
        let mut seen: BTreeMap<i64, usize> = BTreeMap::new();
        let several: BTreeSet<i64> = self
            .handed_in()
            .filter(|held| {
                self.handed_in().filter(|one| one.organisation_id == held.organisation_id).count() > 1
            })
            .map(|held| held.organisation_id)
            .collect();
        let mut called = BTreeMap::new();
        for held in self.handed_in() {
            let number = seen.entry(held.organisation_id).or_default();
            *number += 1;
            let name = names.of(held.organisation_id, t.0);
            let name =
                if several.contains(&held.organisation_id) { format!("{name} {number}") } else { name };
            called.insert(held.key.clone(), name);
        }
        called
    }

    /// What the government says to a question.
    #[must_use]
    pub fn reply(&self, criterion: &str) -> Option<&Text> {
        self.budget.reply.criteria.get(criterion)
    }

    /// Whether somebody of an organisation may look at other people's scores: once her own are given, or once
    /// scoring is over.
    #[must_use]
    pub fn opens_scores_to(&self, staff: i64) -> bool {
        self.row.state != SCORING || self.handed_in().any(|held| held.staff_id == staff)
    }
}
