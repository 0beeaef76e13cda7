//! A proposal as it is read: with its electors, its ballots and, once its time is over, its count.

use std::collections::HashMap;

use commonfront_domain::Micros;
use commonfront_store::rows::decisions::{BallotRow, DecisionRow, ElectorRow};
use commonfront_store::{On, query};
use commonfront_voting::{
    Ballot, Choice, Elector, Notice, Outcome, Quorum, Rule, Terms, Verdict, Vote, Weighting, count,
};

use super::texts::Texts;
use super::voters;
use crate::app::App;
use crate::error::WebError;
use crate::slices::staff::accounts;

/// Open, in the database.
pub const OPEN: i64 = 1;
/// Withdrawn, in the database.
pub const WITHDRAWN: i64 = 3;

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It is being voted on.
    Open,
    /// The time is over.
    Closed,
    /// Whoever made it took it back.
    Withdrawn,
}

/// How a proposal stands at a moment.
#[must_use]
pub fn phase(row: &DecisionRow, at: Micros) -> Phase {
    match row.state {
        WITHDRAWN => Phase::Withdrawn,
        OPEN if row.closes_at > at => Phase::Open,
        _ => Phase::Closed,
    }
}

/// Its texts.
#[must_use]
pub fn texts(row: &DecisionRow) -> Texts {
    Texts {
        title_en: row.title_en.clone(),
        title_fr: row.title_fr.clone(),
        text_en: row.text_en.clone(),
        text_fr: row.text_fr.clone(),
    }
}

/// Its terms. A name that means nothing, which nobody writes, becomes what is hardest to meet.
#[must_use]
pub fn terms(row: &DecisionRow) -> Terms {
    let weighting = |name: &str| Weighting::from_name(name).unwrap_or(Weighting::OneEach);
    Terms {
        rule: Rule::from_name(&row.rule).unwrap_or(Rule::Unanimity),
        weighting: weighting(&row.weighting),
        quorum: Quorum { percent: u8::try_from(row.quorum).unwrap_or(100), of: weighting(&row.quorum_of) },
        notice: Notice { ordinary: row.notice, urgent: row.urgent_notice },
        urgent: row.urgent != 0,
    }
}

/// A proposal with all that its count is made of.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The proposal.
    pub row: DecisionRow,
    /// Who may vote; with when they left, if that was before the close.
    pub electors: Vec<ElectorRow>,
    /// Every ballot.
    pub ballots: Vec<BallotRow>,
    /// The count as it would be if the vote closed as planned with these ballots.
    pub verdict: Verdict,
}

/// Reads electors and ballots of a proposal, and counts.
///
/// # Errors
/// The database did not answer.
pub async fn load(app: &App, on: &mut impl On, row: DecisionRow) -> Result<Loaded, WebError> {
    let mut electors = query!(on, decisions::electors(row.id))?;
    let ballots = query!(on, decisions::ballots(row.id))?;
    let kept = row.result.as_deref().and_then(|json| serde_json::from_str::<Verdict>(json).ok());
    if row.state == OPEN {
        let by = row.closes_at.min(app.clock.now());
        let left: HashMap<i64, Micros> = voters::left(app, on, by).await?.into_iter().collect();
        for elector in &mut electors {
            elector.left_at = left.get(&elector.organisation_id).copied();
        }
    }
    let verdict = kept.unwrap_or_else(|| counted(&row, &electors, &ballots));
    Ok(Loaded { row, electors, ballots, verdict })
}

fn counted(row: &DecisionRow, electors: &[ElectorRow], ballots: &[BallotRow]) -> Verdict {
    let electors: Vec<Elector> = electors
        .iter()
        .map(|elector| Elector {
            organisation: elector.organisation_id,
            members: elector.members,
            left_at: elector.left_at,
        })
        .collect();
    let ballot = |ballot: &BallotRow| {
        Some(Ballot {
            organisation: ballot.organisation_id,
            version: ballot.version,
            choice: Choice::from_number(ballot.choice)?,
            not_urgent: ballot.not_urgent != 0,
            cast_at: ballot.cast_at,
            sequence: ballot.id,
        })
    };
    let ballots: Vec<Ballot> = ballots.iter().filter_map(ballot).collect();
    count(&Vote {
        terms: terms(row),
        version: row.version,
        opened_at: row.version_at,
        closes_at: row.closes_at,
        electors: &electors,
        ballots: &ballots,
    })
}

impl Loaded {
    /// What became of it, once its time is over.
    #[must_use]
    pub fn outcome(&self, at: Micros) -> Option<Outcome> {
        (phase(&self.row, at) == Phase::Closed).then_some(self.verdict.outcome)
    }

    /// An organisation's ballot that counts.
    #[must_use]
    pub fn ballot_of(&self, organisation: i64) -> Option<&BallotRow> {
        let own = self.ballots.iter().filter(|ballot| ballot.organisation_id == organisation);
        let timely =
            own.filter(|ballot| ballot.version == self.row.version && ballot.cast_at < self.row.closes_at);
        timely.max_by_key(|ballot| (ballot.cast_at, ballot.id))
    }

    /// Whether an organisation may vote and has not left.
    #[must_use]
    pub fn is_elector(&self, organisation: i64) -> bool {
        self.electors
            .iter()
            .any(|elector| elector.organisation_id == organisation && elector.left_at.is_none())
    }

    /// The electors that have not voted on the text as it is now.
    #[must_use]
    pub fn silent(&self) -> Vec<i64> {
        let all = self.electors.iter().filter(|elector| elector.left_at.is_none());
        all.map(|elector| elector.organisation_id).filter(|&id| self.ballot_of(id).is_none()).collect()
    }

    /// Every elector but one.
    #[must_use]
    pub fn electors_but(&self, own: i64) -> Vec<i64> {
        let all = self.electors.iter().filter(|elector| elector.left_at.is_none());
        all.map(|elector| elector.organisation_id).filter(|&id| id != own).collect()
    }
}

/// A proposal that an organisation sees, with its count.
///
/// # Errors
/// [`WebError::NotFound`]; the database did not answer.
pub async fn find(app: &App, on: &mut impl On, own: i64, id: i64) -> Result<Loaded, WebError> {
    let row = query!(on, decisions::get(own, id))?.ok_or(WebError::NotFound)?;
    load(app, on, row).await
}

/// The names of an organisation's staff, for its own eyes.
///
/// # Errors
/// The database did not answer.
pub async fn colleagues(app: &App, on: &mut impl On, own: i64) -> Result<HashMap<i64, String>, WebError> {
    let rows = query!(on, staff::of_organisation(own))?;
    rows.iter().map(|row| Ok((row.id, accounts::open(&app.vault, row)?.name))).collect()
}
