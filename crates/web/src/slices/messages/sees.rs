//! Whether an organisation sees a thing, whatever it is: what threads and mail ask before they show anything; and
//! who reads what is said about it.

use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::{On, Result, query};

use crate::app::App;
use crate::error::WebError;
use crate::slices::fairness::load::PUBLISHED;
use crate::slices::pact::{audience, parties, texts};

/// Whose a thing is, and how far it goes.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The organisation that it belongs to; 0 is the coalition.
    pub owner: i64,
    /// Who sees it.
    pub visibility: Visibility,
}

/// How a thing that is there stands, if an organisation sees it. **A part that wants threads on its things, or mail
/// about them to arrive, adds its line**: a query that finds the thing for an organisation, with the very condition
/// that the thing's own page asks by. What has no line is seen by nobody: its threads are 404, its mail is dropped
/// when it would be composed.
///
/// # Errors
/// The database did not answer.
pub async fn standing(
    on: &mut impl On,
    thing: Thing,
    id: i64,
    organisation: i64,
) -> Result<Option<Standing>> {
    // Owner and visibility of a row, if there is one.
    macro_rules! of {
        ($row:expr) => {
            $row.map(|row| (row.organisation_id, row.visibility))
        };
    }
    let found = match thing {
        Thing::Pact => {
            let pact = query!(on, pact::get(id))?;
            let draft = pact.map(|row| row.state == texts::DRAFT && row.versions == 0);
            let level = if draft == Some(true) { Visibility::Own } else { Visibility::Parties };
            draft.filter(|draft| organisation == 0 || !draft).map(|_| (0, level.number()))
        }
        Thing::Incident => of!(query!(on, incidents::get(organisation, id))?),
        Thing::Announcement => of!(query!(on, messages::announcement(organisation, id))?),
        Thing::Deed => of!(query!(on, calls::deed(organisation, id))?),
        Thing::Call => of!(query!(on, calls::get(organisation, id))?),
        Thing::Report => of!(query!(on, calls::report(organisation, id))?),
        Thing::Decision => of!(query!(on, decisions::get(organisation, id))?),
        Thing::Statement => of!(query!(on, statements::get(organisation, id))?),
        Thing::Event => of!(query!(on, calendar::one(organisation, Visibility::Parties.number(), id))?),
        Thing::Agreement => of!(query!(on, bargaining::agreement(organisation, id))?),
        Thing::Threat => of!(query!(on, bargaining::threat(organisation, id))?),
        Thing::Contract => of!(query!(on, contracts::contract(organisation, id))?),
        Thing::FairnessTest => query!(on, fairness::test(organisation, id))?.map(|row| {
            let public = row.state == PUBLISHED;
            (row.organisation_id, if public { Visibility::Public.number() } else { row.visibility })
        }),
    };
    let standing = |(owner, level)| Standing { owner, visibility: Visibility::from_number(level) };
    Ok(found.map(standing))
}

/// Whether an organisation sees a thing that is there.
///
/// # Errors
/// The database did not answer.
pub async fn sees(on: &mut impl On, thing: Thing, id: i64, organisation: i64) -> Result<bool> {
    Ok(standing(on, thing, id, organisation).await?.is_some())
}

/// Who reads what is said about a thing, now and whoever comes to see the thing later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The organisation that says it.
    Own,
    /// These organisations.
    Some(Vec<i64>),
    /// All parties that see the thing.
    Parties,
}

impl Reach {
    /// As the database numbers it.
    #[must_use]
    pub const fn number(&self) -> i64 {
        match self {
            Self::Own => 0,
            Self::Some(_) => 1,
            Self::Parties => 2,
        }
    }

    /// Who reads what an organisation says about a thing that stands so.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn of(
        on: &mut impl On,
        (thing, id): (Thing, i64),
        standing: Standing,
        organisation: i64,
    ) -> std::result::Result<Self, WebError> {
        let level = standing.visibility;
        if matches!(level, Visibility::Parties | Visibility::Public) {
            return Ok(Self::Parties);
        }
        let mut readers = audience::of(on, thing, id, level.number()).await?.chosen;
        readers.push(standing.owner);
        readers.retain(|&one| one != organisation);
        Ok(if readers.is_empty() { Self::Own } else { Self::Some(readers) })
    }
}

/// Every organisation that sees a thing, the coalition itself (0) among them.
///
/// # Errors
/// The database did not answer.
pub async fn who_sees(
    app: &App,
    on: &mut impl On,
    thing: Thing,
    id: i64,
) -> std::result::Result<Vec<i64>, WebError> {
    let parties = parties::parties(app, on).await?;
    let mut who = Vec::new();
    for organisation in std::iter::once(0).chain(parties.iter().map(|party| party.id)) {
        if sees(on, thing, id, organisation).await? {
            who.push(organisation);
        }
    }
    Ok(who)
}
