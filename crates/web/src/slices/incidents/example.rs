//! What the demonstration's parties have written down.

use commonfront_domain::Micros;
use commonfront_domain::clock::DAY;
use commonfront_domain::incident::{Details, Kind, Status, day_number};
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::rows::incidents::NewIncident;
use commonfront_store::{Tx, query};
use commonfront_vault::Vault;

use super::words::place;
use crate::error::WebError;
use crate::sealed;
use crate::slices::messages::example::Speaker;
use crate::zone;

/// Whose, how many days ago, what kind, how it stands, how far it goes, where, what, what shows it.
type Example = (&'static str, i64, Kind, Status, Visibility, &'static str, &'static str, &'static str);

const EXAMPLES: [Example; 9] = [
    (
        "apwo",
        9,
        Kind::Speech,
        Status::Grievance,
        Visibility::Parties,
        "Regional office, Sudbury",
        "A member got a letter of discipline for wearing the campaign’s button at her desk on the day of action. Nobody served by the office had complained.",
        "The letter; two colleagues who wore the same button and got none.",
    ),
    (
        "apwo",
        34,
        Kind::Leave,
        Status::Settled,
        Visibility::Parties,
        "Transit garage, Hamilton",
        "Leave for the bargaining conference was refused to four stewards with two days’ notice, for “operational needs”. It was granted after a call to labour relations.",
        "Requests of the month before; the refusal; the roster of the day, which was full.",
    ),
    (
        "apwo",
        61,
        Kind::Surveillance,
        Status::New,
        Visibility::Own,
        "Courthouse, Toronto",
        "A camera was turned towards the union’s notice board during the vote.",
        "Photos of before and after.",
    ),
    (
        "aopp",
        18,
        Kind::Surveillance,
        Status::Tribunal,
        Visibility::Parties,
        "Centre d’appels, Ottawa",
        "Des gestionnaires ont demandé la liste des personnes qui ont ouvert le site de la campagne depuis un poste de travail.",
        "La note de service; le procès-verbal de la rencontre.",
    ),
    (
        "aopp",
        47,
        Kind::Interference,
        Status::Grievance,
        Visibility::Chosen,
        "Bureau régional, Kingston",
        "Un cadre est resté dans la salle pendant une assemblée d’information, malgré la demande de la présidente.",
        "Deux témoins.",
    ),
    (
        "aopp",
        120,
        Kind::Speech,
        Status::Dismissed,
        Visibility::Own,
        "Services en ligne",
        "Un avertissement pour un commentaire publié sur un compte personnel, le soir.",
        "Copie du commentaire.",
    ),
    (
        "sigo",
        25,
        Kind::Strikebreaking,
        Status::New,
        Visibility::Parties,
        "Laboratory, Guelph",
        "Supervisors were told to prepare to do the tests of another union’s members in case of a strike. One was asked to train on the machines at once.",
        "The e-mail with the schedule of the training.",
    ),
    (
        "sigo",
        92,
        Kind::Leave,
        Status::Settled,
        Visibility::Parties,
        "Research station, Thunder Bay",
        "Unpaid leave for the convention was refused to a delegate and granted to a colleague who is not one.",
        "",
    ),
    (
        "sigo",
        210,
        Kind::Speech,
        Status::Grievance,
        Visibility::Parties,
        "Head office, Toronto",
        "Three scientists were told to ask before they speak with reporters about published work.",
        "The directive; the collective agreement’s article on publication.",
    ),
];

/// Puts the examples into the database; nobody is told. Enough of one kind are added from earlier years that
/// the public count has a number to show.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    vault: &Vault,
    now: Micros,
    speaker: &(dyn Fn(&str) -> Option<Speaker> + Sync),
) -> Result<(), WebError> {
    let earlier = (0..7).map(|i| {
        let kind = if i < 6 { Kind::Speech } else { Kind::Interference };
        let days = 400 + 6 * i;
        (
            "apwo",
            days,
            kind,
            Status::Settled,
            Visibility::Own,
            "Before this log",
            "Taken over from the paper file.",
            "",
        )
    });
    for (from, days_ago, kind, status, level, place_words, description, evidence) in
        EXAMPLES.into_iter().chain(earlier)
    {
        let Some((organisation_id, staff_id)) = speaker(from) else { continue };
        let details = Details {
            place: place_words.to_owned(),
            description: description.to_owned(),
            evidence: evidence.to_owned(),
            link: String::new(),
        };
        let (entry, at) = (vault.random::<16>(), now - days_ago * DAY);
        let sealed = sealed::seal(vault, organisation_id, place(&entry), &details)?;
        let new = NewIncident {
            organisation_id,
            visibility: level.number(),
            kind: kind.number(),
            happened_on: day_number(zone::local(at).date()),
            counted: 1,
            staff_id,
            entry: &entry,
            sealed: &sealed,
            at: (at + DAY).min(now),
        };
        let Some(id) = query!(tx, incidents::put(&new))? else { continue };
        if status != Status::New {
            query!(tx, incidents::set_status(organisation_id, id, status.number(), (at + 3 * DAY).min(now)))?;
        }
        if level == Visibility::Chosen
            && let Some((party, _)) = speaker("apwo")
        {
            query!(tx, sharing::share(Thing::Incident.number(), id, party))?;
        }
    }
    Ok(())
}
