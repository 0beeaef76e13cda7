//! What the demonstration's unions decide and say together. None of them exists.

use commonfront_domain::Micros;
use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_store::rows::decisions::NewBallot;
use commonfront_store::rows::statements::NewAnswer;
use commonfront_store::{Tx, query};
use commonfront_voting::{Choice, Quorum, Rule, Terms, Weighting};

use super::begin::{self, version};
use super::texts::Texts;
use super::voters;
use crate::error::WebError;
use crate::slices::pact::audience;
use crate::slices::statements::{load, write};

const ALL: Audience = Audience { visibility: Visibility::Parties, chosen: Vec::new() };

fn texts(title: [&str; 2], text: [&str; 2]) -> Texts {
    Texts {
        title_en: title[0].to_owned(),
        title_fr: title[1].to_owned(),
        text_en: text[0].to_owned(),
        text_fr: text[1].to_owned(),
    }
}

struct Said {
    organisation: i64,
    choice: Choice,
    reason: &'static str,
    at: Micros,
}

async fn say(tx: &mut Tx, id: i64, said: &[Said]) -> Result<(), WebError> {
    for one in said {
        let staff = query!(tx, staff::of_organisation(one.organisation))?;
        let ballot = NewBallot {
            decision_id: id,
            version: 1,
            organisation_id: one.organisation,
            choice: one.choice.number(),
            not_urgent: 0,
            reason: one.reason,
            staff_id: staff.first().map_or(0, |row| row.id),
            at: one.at,
        };
        query!(tx, decisions::cast(&ballot))?;
    }
    Ok(())
}

/// Keeps the examples. `parties`: the organisations with the people that they represent.
///
/// # Errors
/// The database can't write.
pub async fn put(tx: &mut Tx, parties: &[(i64, i64)], now: Micros) -> Result<(), WebError> {
    let [apwo, aopp, sigo] = [0, 1, 2].map(|i| parties.get(i).map_or(0, |party| party.0));
    let terms = voters::terms(tx, now).await?;
    decided(tx, [apwo, aopp, sigo], parties, terms, now).await?;
    open(tx, [apwo, sigo], parties, terms, now).await?;
    published(tx, [apwo, aopp, sigo], now).await?;
    waiting(tx, [aopp, sigo], now).await
}

async fn decided(
    tx: &mut Tx,
    [apwo, aopp, sigo]: [i64; 3],
    parties: &[(i64, i64)],
    terms: Terms,
    now: Micros,
) -> Result<(), WebError> {
    let text = texts(
        ["A day of action before the budget", "Une journée d’action avant le budget"],
        [
            "On the Tuesday before the provincial budget, each union holds an event at one public counter in every region.\n\n- The proclamation is read out and signed on the spot.\n- Nobody is asked to leave work: events are before, at noon, or after.\n- Costs are shared by the people represented.",
            "Le mardi précédant le budget provincial, chaque syndicat tient un rassemblement devant un comptoir public dans chaque région.\n\n- On y lit la proclamation, que les gens signent sur place.\n- Personne n’est invité à quitter le travail : c’est avant, à midi ou après.\n- Les frais sont partagés selon le nombre de personnes représentées.",
        ],
    );
    let terms = Terms { rule: Rule::TwoThirds, weighting: Weighting::ByMembers, ..terms };
    let (from, to) = (now - 12 * DAY, now - 4 * DAY);
    let id = begin::put(tx, (aopp, 0), &text, &terms, &ALL, parties, (from, to)).await?;
    let said = [
        Said { organisation: aopp, choice: Choice::Yes, reason: "", at: from + 2 * HOUR },
        Said {
            organisation: sigo,
            choice: Choice::Abstain,
            reason: "Our inspectors are in the field that week. We will help with the materials.",
            at: from + 3 * DAY,
        },
        Said {
            organisation: apwo,
            choice: Choice::Yes,
            reason: "Our regional councils have asked for this since the summer.",
            at: from + 5 * DAY,
        },
    ];
    say(tx, id, &said).await?;
    let minutes = "Held by written vote among the three parties.\n\nAOPP presented the proposal at the coordinators’ call. APWO asked that events outside the south have bilingual speakers; AOPP agreed to find them.\n\n**Next steps.** SIGO prepares the leaflet. APWO books the counters in the north.";
    query!(tx, decisions::put_minutes(id, 1, minutes, to + DAY))?;
    Ok(())
}

async fn open(
    tx: &mut Tx,
    [apwo, sigo]: [i64; 2],
    parties: &[(i64, i64)],
    terms: Terms,
    now: Micros,
) -> Result<(), WebError> {
    let text = texts(
        [
            "One line against contracting out, at every table",
            "Une même ligne contre la sous-traitance, à chaque table",
        ],
        [
            "In every round that opens next year, each union puts the same two sentences on the table:\n\n> No work that the public service does today is contracted out during the agreement. Where a contract ends, the public option is compared first and the comparison is published.\n\nWho can’t win both sentences tells the others before settling.",
            "Dans chaque négociation qui s’ouvre l’an prochain, chaque syndicat dépose les deux mêmes phrases :\n\n> Aucun travail qu’accomplit aujourd’hui la fonction publique n’est donné en sous-traitance pendant la durée de la convention. À la fin d’un contrat, on compare d’abord l’option publique et on publie la comparaison.\n\nQui ne peut obtenir les deux phrases avise les autres avant de s’entendre.",
        ],
    );
    let terms =
        Terms { rule: Rule::Consensus, quorum: Quorum { percent: 100, of: Weighting::OneEach }, ..terms };
    let (from, to) = (now - 3 * DAY, now + 6 * DAY);
    let id = begin::put(tx, (apwo, 0), &text, &terms, &ALL, parties, (from, to)).await?;
    let reason = "It costs us nothing, and an employer who meets it three times will stop laughing.";
    let said = [Said { organisation: apwo, choice: Choice::Yes, reason, at: from + 4 * HOUR }];
    say(tx, id, &said).await?;
    let mut offered = text.clone();
    offered.text_en =
        offered.text_en.replace("during the agreement", "during the agreement and for a year after it");
    offered.text_fr = offered.text_fr.replace(
        "pendant la durée de la convention",
        "pendant la durée de la convention et l’année qui suit",
    );
    let note = "Bridging clauses in our agreements run for a year; the protection should too.".to_owned();
    query!(tx, decisions::put_amendment(id, sigo, &version(&offered, 1, note, now - DAY)))?;
    Ok(())
}

async fn ask(tx: &mut Tx, id: i64, answers: &[(i64, i64, &str)], at: Micros) -> Result<(), WebError> {
    query!(tx, statements::send(id, Visibility::Parties.number(), at))?;
    audience::put(tx, Thing::Statement, id, &ALL).await?;
    for &(organisation_id, answer, reason) in answers {
        let staff = query!(tx, staff::of_organisation(organisation_id))?;
        let staff_id = staff.first().map_or(0, |row| row.id);
        let new = NewAnswer { statement_id: id, version: 1, organisation_id, answer, reason, staff_id, at };
        query!(tx, statements::answer(&new))?;
    }
    Ok(())
}

async fn published(tx: &mut Tx, [apwo, aopp, sigo]: [i64; 3], now: Micros) -> Result<(), WebError> {
    let text = texts(
        ["What is public belongs to everybody", "Ce qui est public est à tout le monde"],
        [
            "Three unions represent the people who test the water, register births, plow the highways and keep the jails of Ontario. We bargain at different tables, for different agreements. On one thing we speak with one voice.\n\nA service that everybody needs should be run for everybody, by people who answer to the public. When it is sold or contracted out, the price is paid in waiting rooms, in court delays, and by workers who do the same job for less.\n\n**We ask every party** to say before the election whether it will sell or contract out any public service, and to publish what it would cost.\n\nUntil then we will keep asking, together.",
            "Trois syndicats représentent les personnes qui analysent l’eau, inscrivent les naissances, déneigent les routes et gardent les prisons de l’Ontario. Nous négocions à des tables différentes, pour des conventions différentes. Sur une chose, nous parlons d’une seule voix.\n\nUn service dont tout le monde a besoin doit être assuré pour tout le monde, par des gens qui rendent des comptes au public. Quand on le vend ou qu’on le confie au privé, le prix se paie dans les salles d’attente, dans les délais des tribunaux, et par celles et ceux qui font le même travail pour moins.\n\n**Nous demandons à chaque parti** de dire avant l’élection s’il vendra ou donnera en sous-traitance un service public, et de publier ce qu’il en coûterait.\n\nD’ici là, nous continuerons de poser la question, ensemble.",
        ],
    );
    let at = now - 9 * DAY;
    let id = write::put(tx, apwo, &text, String::new(), "keep-it-public", at).await?;
    let yes = load::APPROVED;
    ask(tx, id, &[(apwo, yes, ""), (aopp, yes, ""), (sigo, yes, "")], at + DAY).await?;
    query!(tx, statements::publish(id, "what-is-public-belongs-to-everybody", at + 2 * DAY))?;
    Ok(())
}

async fn waiting(tx: &mut Tx, [aopp, sigo]: [i64; 2], now: Micros) -> Result<(), WebError> {
    let text = texts(
        [
            "Publish the comparison before the highway contracts are renewed",
            "Publiez la comparaison avant de renouveler les contrats routiers",
        ],
        [
            "Four winter maintenance contracts end next spring. The people who drove those plows before they were contracted out, and the people who inspect the roads today, belong to our unions.\n\nWe ask you to publish, before any renewal, what the same service would cost if the ministry ran it: per kilometre, with response times and the number of closures.\n\nWe offer our members’ knowledge to whoever prepares the comparison.",
            "Quatre contrats d’entretien hivernal prennent fin au printemps. Les personnes qui conduisaient ces déneigeuses avant la sous-traitance et celles qui inspectent aujourd’hui les routes sont membres de nos syndicats.\n\nNous vous demandons de publier, avant tout renouvellement, ce que coûterait le même service assuré par le ministère : par kilomètre, avec les temps de réponse et le nombre de fermetures.\n\nNous offrons les connaissances de nos membres à qui préparera la comparaison.",
        ],
    );
    let at = now - 2 * DAY;
    let office = "The Minister of Transportation".to_owned();
    let id = write::put(tx, sigo, &text, office, "keep-it-public", at).await?;
    let no = "We would sign if the second paragraph named the date on which you want an answer.";
    ask(tx, id, &[(sigo, load::APPROVED, ""), (aopp, load::DECLINED, no)], at + DAY).await?;
    Ok(())
}
