//! Whether an organisation sees a thing, whatever it is: what threads and mail ask before they show anything.

use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::{On, Result, query};

use crate::app::App;
use crate::error::WebError;
use crate::slices::pact::{parties, texts};

/// Whether an organisation sees a thing that is there. **A part that wants threads on its things, or mail about
/// them to arrive, adds its line**: a query that is 1 if the organisation sees the thing, with the very
/// condition that the thing's own page asks by. What has no line is seen by nobody: its threads are 404, its
/// mail is dropped when it would be composed.
///
/// # Errors
/// The database did not answer.
pub async fn sees(on: &mut impl On, thing: Thing, id: i64, organisation: i64) -> Result<bool> {
    Ok(match thing {
        Thing::Incident => query!(on, incidents::sees(id, organisation))? > 0,
        Thing::Announcement => query!(on, messages::sees_announcement(id, organisation))? > 0,
        Thing::Pact => {
            let pact = query!(on, pact::get(id))?;
            pact.is_some_and(|row| organisation == 0 || row.state != texts::DRAFT || row.versions > 0)
        }
        Thing::Deed => query!(on, calls::deed(organisation, id))?.is_some(),
        Thing::Call => query!(on, calls::get(organisation, id))?.is_some(),
        Thing::Report => query!(on, calls::report(organisation, id))?.is_some(),
        Thing::Decision => query!(on, decisions::get(organisation, id))?.is_some(),
        Thing::Statement => query!(on, statements::get(organisation, id))?.is_some(),
        Thing::Event => query!(on, calendar::one(organisation, Visibility::Parties.number(), id))?.is_some(),
        Thing::Agreement => query!(on, bargaining::agreement(organisation, id))?.is_some(),
        Thing::Threat => query!(on, bargaining::threat(organisation, id))?.is_some(),
        Thing::Contract => query!(on, contracts::contract(organisation, id))?.is_some(),
        Thing::FairnessTest => query!(on, fairness::test(organisation, id))?.is_some(),
    })
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
