//! Where each organisation stands with a pact at a moment: what it signed, within which limits, and whether it
//! leaves or has left.

use commonfront_domain::Text;
use jiff::civil::Date;

use crate::list::{Act, Entry, Person, Signatory};

/// An organisation that has signed. One that left and signed again has a standing for each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which one, as it signed last.
    pub organisation: Signatory,
    /// Who signed first for it.
    pub officer: Person,
    /// The day, as it was typed.
    pub date: Date,
    /// Where.
    pub place: String,
    /// Who saw it.
    pub witnesses: Vec<Person>,
    /// When it signed first, in microseconds since 1970-01-01T00:00:00Z.
    pub signed_at: i64,
    /// The `id`s of the clauses that it has signed.
    pub clauses: Vec<String>,
    /// What the law lets it do only so; the last that it said.
    pub limits: Text,
    /// Whether it joined when the pact was before the public already.
    pub late: bool,
    /// The first day on which it is no party any more, once it has given notice.
    pub leaves: Option<Date>,
    /// The first moment of that day.
    pub leaves_at: Option<i64>,
}

impl Standing {
    /// Whether it is a party at a moment.
    #[must_use]
    pub fn stands(&self, at: i64) -> bool {
        self.signed_at <= at && self.leaves_at.is_none_or(|leaves_at| at < leaves_at)
    }
}

/// Everybody who has signed by a moment, in the order of their first signatures; also those who have left.
#[must_use]
pub fn standings(list: &[Entry], at: i64) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    for record in list.iter().map(|entry| &entry.record).filter(|record| record.at <= at) {
        let Some(organisation) = record.act.organisation() else { continue };
        let known =
            all.iter_mut().rfind(|one| one.organisation.slug == organisation.slug && one.stands(record.at));
        match (&record.act, known) {
            (Act::Signed(signature), Some(known)) => {
                known.organisation = signature.organisation.clone();
                known.limits = signature.limits.clone();
                for clause in &signature.clauses {
                    if !known.clauses.contains(&clause.id) {
                        known.clauses.push(clause.id.clone());
                    }
                }
            }
            (Act::Signed(signature), None) => all.push(Standing {
                organisation: signature.organisation.clone(),
                officer: signature.officer.clone(),
                date: signature.date,
                place: signature.place.clone(),
                witnesses: signature.witnesses.clone(),
                signed_at: record.at,
                clauses: signature.clauses.iter().map(|clause| clause.id.clone()).collect(),
                limits: signature.limits.clone(),
                late: signature.late,
                leaves: None,
                leaves_at: None,
            }),
            (Act::Notice(leaving), Some(known)) => {
                known.leaves = Some(leaving.leaves);
                known.leaves_at = Some(leaving.leaves_at);
            }
            _ => {}
        }
    }
    all
}
