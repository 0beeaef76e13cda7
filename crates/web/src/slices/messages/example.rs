//! What the demonstration's parties have told each other.

use commonfront_domain::Micros;
use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::sharing::{Thing, Visibility};
use commonfront_store::rows::messages::{NewAnnouncement, NewReply};
use commonfront_store::{Tx, query};
use commonfront_vault::{COALITION, Vault};

use super::announcements::{self, Said};
use super::thread;
use crate::error::WebError;
use crate::sealed;

/// An announcement: whose, how long ago, for whom (nobody named: all), its words, who has read it, and what
/// was said about it.
struct Example {
    from: &'static str,
    hours_ago: i64,
    chosen: &'static [&'static str],
    title: &'static str,
    text: &'static str,
    read_by: &'static [&'static str],
    replies: &'static [(&'static str, i64, &'static str)],
}

const EXAMPLES: [Example; 4] = [
    Example {
        from: "apwo",
        hours_ago: 200,
        chosen: &[],
        title: "One media line on the hospital beds, from today",
        text: "Reporters have begun to ring all of us about the closed beds. Please all answer with the same three sentences:\n\n1. Two hundred beds stand empty because nobody is paid to staff them.\n2. An agency nurse costs the public more than twice as much.\n3. We want the beds opened with permanent staff.\n\nSend anything beyond that to our press desk; we answer within the hour.",
        read_by: &["aopp", "sigo"],
        replies: &[
            ("aopp", 196, "Bien reçu. Nous avons la version française prête; elle suit avant midi."),
            ("sigo", 190, "Thank you, passed on to our local presidents."),
        ],
    },
    Example {
        from: "sigo",
        hours_ago: 76,
        chosen: &[],
        title: "Trois jours pour relire la fiche sur la sous-traitance",
        text: "La fiche de deux pages sur la sous-traitance des laboratoires est prête à relire. Nous voulons la publier jeudi.\n\nRegardez surtout les chiffres de votre secteur : chacun porte sa source et sa date. Répondez ici, une remarque par message.",
        read_by: &["apwo"],
        replies: &[(
            "apwo",
            70,
            "Page 2: the cost of the lab contract is from 2024; the 2025 figure is out. We send you the link.",
        )],
    },
    Example {
        from: "aopp",
        hours_ago: 30,
        chosen: &["apwo"],
        title: "Salle réservée pour la rencontre des équipes de négociation",
        text: "La salle du local est réservée lundi de 9 h à 16 h, avec interprétation. Dites-nous combien vous serez.",
        read_by: &[],
        replies: &[],
    },
    Example {
        from: "",
        hours_ago: 5,
        chosen: &[],
        title: "Please name who speaks for you at the press conference",
        text: "Each party has one speaker, two minutes, in the language of her choice. We need the name and the title by Friday noon, for the programme and the name plates.\n\nChaque partie a une porte-parole, deux minutes, dans la langue de son choix. Il nous faut son nom et son titre d’ici vendredi midi.",
        read_by: &["sigo"],
        replies: &[],
    },
];

/// An organisation's key and one of its staff who may speak for it: what `speaker` has to give.
pub type Speaker = (i64, i64);

/// Puts the examples into the database; nobody is told. `speaker` gives an organisation's key and somebody who
/// speaks for it, by its short name; nothing stands for the coalition.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    vault: &Vault,
    now: Micros,
    speaker: &(dyn Fn(&str) -> Option<Speaker> + Sync),
) -> Result<(), WebError> {
    for example in &EXAMPLES {
        let Some((organisation_id, staff_id)) = speaker(example.from) else { continue };
        let (entry, at) = (vault.random::<16>(), now - example.hours_ago * HOUR);
        let said = Said { title: example.title.to_owned(), text: example.text.to_owned() };
        let sealed = sealed::seal(vault, COALITION, announcements::place(&entry), &said)?;
        let level = if example.chosen.is_empty() { Visibility::Parties } else { Visibility::Chosen };
        let visibility = level.number();
        let new =
            NewAnnouncement { organisation_id, visibility, staff_id, entry: &entry, sealed: &sealed, at };
        let Some(id) = query!(tx, messages::announce(&new))? else { continue };
        let thing = Thing::Announcement.number();
        for (party, _) in example.chosen.iter().filter_map(|slug| speaker(slug)) {
            query!(tx, sharing::share(thing, id, party))?;
        }
        for (party, staff) in example.read_by.iter().filter_map(|slug| speaker(slug)) {
            query!(tx, messages::receive(id, party, staff, (at + DAY / 4).min(now)))?;
        }
        for (slug, hours_ago, text) in example.replies {
            let Some((organisation_id, staff_id)) = speaker(slug) else { continue };
            let entry = vault.random::<16>();
            let sealed = sealed::seal(vault, COALITION, thread::place(&entry), text)?;
            let at = now - hours_ago * HOUR;
            let (entry, sealed) = (&entry[..], &sealed[..]);
            let reach = level.number();
            let reply = NewReply { thing, thing_id: id, organisation_id, staff_id, entry, sealed, reach, at };
            let Some(reply) = query!(tx, messages::reply(&reply))? else { continue };
            let chosen = example.chosen.iter().chain([&example.from]);
            for (party, _) in chosen.filter_map(|slug| speaker(slug)).filter(|_| level == Visibility::Chosen)
            {
                query!(tx, messages::put_reader(reply, party))?;
            }
        }
    }
    Ok(())
}
