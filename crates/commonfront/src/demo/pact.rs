//! The example's pact: circulated twice, commented on, signed by three organisations, one of them for two of its
//! clauses, and public.

use anyhow::{Context, Result};
use commonfront_domain::campaign::Organisation;
use commonfront_domain::clock::DAY;
use commonfront_domain::{Micros, Text};
use commonfront_pact::list::{Person, Signature};
use commonfront_pact::{Act, PactKey, PactText, Term};
use commonfront_store::rows::pact::NewPact;
use commonfront_store::{Db, Tx, query};
use commonfront_vault::Vault;
use commonfront_web::slices::pact::signing::signatory;
use commonfront_web::slices::pact::{Mandate, comments, drafting, texts};
use commonfront_web::zone;
use jiff::ToSpan;

/// How an organisation signs: its short name, who (English and French titles are one here), the clauses (none:
/// all), its limits, and how many days ago.
struct Signs {
    organisation: &'static str,
    officer: (&'static str, &'static str),
    witness: (&'static str, &'static str),
    clauses: &'static [&'static str],
    limits: (&'static str, &'static str),
    days_ago: i64,
}

const SIGNS: [Signs; 3] = [
    Signs {
        organisation: "apwo",
        officer: ("Adaeze Whitmore", "President"),
        witness: ("Liam Castellan", "Treasurer"),
        clauses: &[],
        limits: ("", ""),
        days_ago: 41,
    },
    Signs {
        organisation: "aopp",
        officer: ("Jean-Marc Tessier-Okoye", "Président"),
        witness: ("Solange Abenov", "Vice-présidente"),
        clauses: &[],
        limits: (
            "Members who give emergency service may not stop work: support before or after a shift, and at lunch.",
            "Les membres des services d’urgence ne peuvent cesser le travail : appui avant ou après le quart, et le midi.",
        ),
        days_ago: 40,
    },
    Signs {
        organisation: "sigo",
        officer: ("Priya Vandermeer", "Chair"),
        witness: ("Inès Beaulieu", "Secrétaire"),
        clauses: &["c1", "c2"],
        limits: (
            "Our own agreement forbids job action until March; until then we speak, write and attend.",
            "Notre convention interdit tout moyen de pression avant mars; d’ici là, nous parlons, écrivons et sommes présents.",
        ),
        days_ago: 38,
    },
];

fn document() -> Result<PactText> {
    let file = super::Files::get("pact.toml").context("The example has no pact")?;
    Ok(toml::from_str(&String::from_utf8_lossy(&file.data))?)
}

/// Puts the example's pact into the database, with who may sign and vote.
pub(super) async fn put(
    db: &Db,
    vault: &Vault,
    key: &PactKey,
    parties: &[Organisation],
    now: Micros,
) -> Result<()> {
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    let staff = query!(conn, staff::all())?;
    drop(conn);
    let ago = |days: i64| now - days * DAY;
    let mut text = document()?;
    let from = zone::local(ago(45)).date();
    text.term = Term { from, until: from.checked_add(1.year())?.yesterday()? };
    let of = |slug: &str| organisations.iter().find(|row| row.slug == slug).map_or(0, |row| row.id);
    let somebody = |organisation: i64| {
        staff.iter().find(|row| row.organisation_id == organisation).map_or(0, |row| row.id)
    };
    let mut tx = db.write().await?;
    let id = circulated_twice(&mut tx, &text, somebody(0), ago(60)).await?;
    let said = [
        ("aopp", "c2", "“Soon” is a wish. Could we name a number of days?", 57),
        ("sigo", "c4", "Nos inspections d’urgence continuent pendant une grève. Le texte le permet-il?", 56),
        ("apwo", "c2", "Two working days suits us.", 55),
    ];
    for (slug, clause, words, days) in said {
        let by = (of(slug), somebody(of(slug)));
        comments::put(&mut tx, vault, (id, 1), clause, by, words, ago(days)).await?;
    }
    query!(tx, pact::resolve(id, "c2", somebody(0), ago(50)))?;
    query!(tx, pact::resolve(id, "c4", somebody(0), ago(50)))?;
    drafting::open_for_signing(&mut tx, key, id, ago(44)).await?;
    for one in &SIGNS {
        let Some(party) = parties.iter().find(|party| party.slug == one.organisation) else { continue };
        sign(&mut tx, key, id, one, party, ago(one.days_ago)).await?;
    }
    query!(tx, pact::publish(id, ago(36)))?;
    for (i, who) in staff.iter().filter(|row| row.organisation_id != 0).enumerate() {
        // The admins, and the one who is alone for her organisation.
        if i == 0 || staff.iter().filter(|row| row.organisation_id == who.organisation_id).count() == 1 {
            for mandate in Mandate::ALL {
                let number = mandate.number();
                query!(tx, pact::give_mandate(who.organisation_id, who.id, number, who.id, ago(59)))?;
            }
        }
    }
    query!(tx, campaigns::raise_revision())?;
    tx.commit().await?;
    Ok(())
}

async fn circulated_twice(tx: &mut Tx, text: &PactText, staff_id: i64, at: Micros) -> Result<i64> {
    let mut first = text.clone();
    if let Some(clause) = first.clauses.iter_mut().find(|clause| clause.id == "c2") {
        let before = |words: &str, from: &str, to: &str| Some(words.replace(from, to));
        let Text { en, fr } = clause.body.clone();
        clause.body.en = before(&en.unwrap_or_default(), "within two working days", "soon");
        clause.body.fr = before(&fr.unwrap_or_default(), "dans les deux jours ouvrables", "bientôt");
    }
    let document = texts::write(&first)?;
    let new = NewPact { name: "0123456789abcdef", document: &document, renews: None, staff_id, at };
    let id = query!(tx, pact::begin(&new))?;
    query!(tx, pact::next_version(id, 1))?;
    query!(tx, pact::put_version(id, 1, &document, "", staff_id, at))?;
    let document = texts::write(text)?;
    query!(tx, pact::save(id, 1, &document, staff_id, at + 10 * DAY))?;
    query!(tx, pact::next_version(id, 2))?;
    let note = "Clause 2 names a number of days. / La clause 2 précise le nombre de jours.";
    query!(tx, pact::put_version(id, 2, &document, note, staff_id, at + 11 * DAY))?;
    Ok(id)
}

async fn sign(
    tx: &mut Tx,
    key: &PactKey,
    id: i64,
    one: &Signs,
    party: &Organisation,
    at: Micros,
) -> Result<()> {
    let pact = texts::get(tx, id).await?;
    let person = |(name, title): (&str, &str)| Person { name: name.to_owned(), title: title.to_owned() };
    let limits = match one.limits {
        ("", _) => Text::default(),
        (en, fr) => Text { en: Some(en.to_owned()), fr: Some(fr.to_owned()) },
    };
    let mut clauses = pact.text.clause_hashes();
    clauses.retain(|clause| one.clauses.is_empty() || one.clauses.contains(&clause.id.as_str()));
    let signature = Signature {
        organisation: signatory(party),
        officer: person(one.officer),
        date: zone::local(at).date(),
        place: "Toronto".to_owned(),
        witnesses: vec![person(one.witness)],
        limits,
        text: pact.text.hash(),
        clauses,
        late: false,
    };
    texts::enter(tx, key, &pact.row, at, |_| Ok(Act::Signed(signature))).await?;
    Ok(())
}
