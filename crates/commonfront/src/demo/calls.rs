//! What the example's organisations do for one another: two calls for support, what they did for the pact's
//! commitments, and a report that one of them shows another.

use anyhow::Result;
use commonfront_domain::calls::{Answer, remind_at};
use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::paper::day_number;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_domain::{Micros, Text};
use commonfront_store::rows::calls::{NewAnswer, NewCall, NewDeed};
use commonfront_store::{Db, Tx, query};
use commonfront_vault::Vault;
use commonfront_web::slices::calls::documents::{self, CallDocument, DeedDocument, Report};
use commonfront_web::slices::calls::make::into_calendar;
use commonfront_web::slices::calls::reports;
use commonfront_web::slices::commitments::promises;
use commonfront_web::slices::pact::audience;
use commonfront_web::zone;

fn text(en: &str, fr: &str) -> Text {
    let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    Text { en: some(en), fr: some(fr) }
}

/// Who writes: the organisations' keys and a member of each one's staff.
struct Who {
    organisations: Vec<(String, i64)>,
    staff: Vec<(i64, i64)>,
}

impl Who {
    fn of(&self, slug: &str) -> i64 {
        self.organisations.iter().find(|(one, _)| one == slug).map_or(0, |(_, id)| *id)
    }

    fn staff(&self, organisation: i64) -> i64 {
        self.staff.iter().find(|(of, _)| *of == organisation).map_or(0, |(_, id)| *id)
    }
}

/// Puts the example's calls, deeds and report into the database.
pub(super) async fn put(db: &Db, vault: &Vault, now: Micros) -> Result<()> {
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    let staff = query!(conn, staff::all())?;
    drop(conn);
    let who = Who {
        organisations: organisations.into_iter().map(|row| (row.slug, row.id)).collect(),
        staff: staff.into_iter().map(|row| (row.organisation_id, row.id)).collect(),
    };
    let mut tx = db.write().await?;
    closed_call(&mut tx, &who, now).await?;
    open_call(&mut tx, &who, now).await?;
    deeds(&mut tx, &who, now).await?;
    report(&mut tx, vault, &who, now).await?;
    tx.commit().await?;
    Ok(())
}

struct Call<'c> {
    by: &'c str,
    visibility: Visibility,
    document: CallDocument,
    event_at: Option<Micros>,
    deadline: Micros,
    at: Micros,
}

async fn call(tx: &mut Tx, who: &Who, call: Call<'_>) -> Result<i64> {
    let own = who.of(call.by);
    let new = NewCall {
        organisation_id: own,
        visibility: call.visibility.number(),
        document: &documents::write(&call.document)?,
        event_at: call.event_at,
        deadline: call.deadline,
        remind_at: remind_at(call.at, call.deadline),
        staff_id: who.staff(own),
        at: call.at,
    };
    let id = query!(tx, calls::make(&new))?;
    if let Some(row) = query!(tx, calls::get(own, id))? {
        let audience = Audience { visibility: call.visibility, chosen: Vec::new() };
        into_calendar(tx, &row, false, &audience, call.at).await?;
    }
    Ok(id)
}

async fn answer(
    tx: &mut Tx,
    who: &Who,
    (call, slug): (i64, &str),
    answer: Answer,
    words: &str,
    at: Micros,
) -> Result<()> {
    let own = who.of(slug);
    let promises = promises::in_force(tx, at).await?;
    let standing = promises.as_ref().and_then(|promises| promises.standing(slug));
    let new = NewAnswer {
        call_id: call,
        organisation_id: own,
        answer: answer.number(),
        quiet: 0,
        words,
        limits: &documents::write(&standing.map(|one| one.limits.clone()).unwrap_or_default())?,
        staff_id: who.staff(own),
        at,
    };
    query!(tx, calls::answer(&new))?;
    Ok(())
}

async fn closed_call(tx: &mut Tx, who: &Who, now: Micros) -> Result<()> {
    let at = now - 26 * DAY;
    let document = CallDocument {
        title: text(
            "A pension concession is demanded: a letter from each of us",
            "On exige une concession sur les retraites : une lettre de chacune",
        ),
        asks: text(
            "At our table the employer asks that new hires leave the pension plan. The same demand will reach yours.\n\nWe ask each party for a letter to the employer before the sitting of the 14th, in its own words, saying that it will not sign such a clause either. Our draft is at your disposal.",
            "À notre table, l’employeur demande que les personnes nouvellement embauchées quittent le régime de retraite. La même demande viendra à la vôtre.\n\nNous demandons à chaque partie une lettre à l’employeur avant la séance du 14, dans ses propres mots, disant qu’elle ne signera pas non plus une telle clause. Notre projet est à votre disposition.",
        ),
        place: Text::default(),
    };
    let made = Call {
        by: "aopp",
        visibility: Visibility::Parties,
        document,
        event_at: None,
        deadline: now - 19 * DAY,
        at,
    };
    let id = call(tx, who, made).await?;
    let yes = "Our letter went out this morning, signed by the president and the table’s five members.";
    answer(tx, who, (id, "apwo"), Answer::Yes, yes, at + 2 * DAY).await?;
    let partly = "Notre convention nous interdit tout moyen de pression avant mars, mais une lettre n’en est pas un : nous écrivons, sans annoncer de suite.";
    answer(tx, who, (id, "sigo"), Answer::Partly, partly, at + 4 * DAY).await?;
    let result = text(
        "Three letters in nine days. At the sitting the employer took the demand off the table “for this round”. We keep the letters ready for the next.",
        "Trois lettres en neuf jours. À la séance, l’employeur a retiré la demande « pour cette ronde ». Nous gardons les lettres prêtes pour la prochaine.",
    );
    query!(tx, calls::close(who.of("aopp"), id, &documents::write(&result)?, now - 15 * DAY))?;
    Ok(())
}

async fn open_call(tx: &mut Tx, who: &Who, now: Micros) -> Result<()> {
    let noon = |days: i64| {
        let day = zone::local(now + days * DAY).date();
        zone::read(&day.to_string(), "12:00").unwrap_or(now + days * DAY)
    };
    let document = CallDocument {
        title: text("Rally at the depot before it is sold", "Rassemblement au dépôt avant qu’il soit vendu"),
        asks: text(
            "The ministry wants to sell the Kingsway snowplow depot and rent the plows back. The vote is the week after.\n\nWe ask for people at the gate over the lunch hour, a speaker from each party, and a line in your newsletter.",
            "Le ministère veut vendre le dépôt de déneigement Kingsway, puis relouer les chasse-neige. Le vote a lieu la semaine d’après.\n\nNous demandons du monde à la barrière sur l’heure du midi, une personne de chaque partie pour prendre la parole et une ligne dans votre bulletin.",
        ),
        place: text("Kingsway depot, main gate, Sudbury", "Dépôt Kingsway, barrière principale, Sudbury"),
    };
    let made = Call {
        by: "apwo",
        visibility: Visibility::Public,
        document,
        event_at: Some(noon(8)),
        deadline: noon(5),
        at: now - 3 * DAY,
    };
    let id = call(tx, who, made).await?;
    let first = "Nos équipes d’urgence sont de garde ce jour-là.";
    answer(tx, who, (id, "aopp"), Answer::Cannot, first, now - 2 * DAY).await?;
    let then = "Une vingtaine de membres viennent sur l’heure du midi, hors de leur quart, et notre présidente prend la parole.";
    answer(tx, who, (id, "aopp"), Answer::Partly, then, now - 9 * HOUR).await?;
    Ok(())
}

async fn deeds(tx: &mut Tx, who: &Who, now: Micros) -> Result<()> {
    let Some(promises) = promises::in_force(tx, now).await? else { return Ok(()) };
    type Deed = (&'static str, &'static str, Visibility, i64, [&'static str; 5]);
    let all: [Deed; 6] = [
        (
            "apwo",
            "c2",
            Visibility::Public,
            31,
            [
                "Told the others of the planned sale of four depots, the day after our stewards heard of it.",
                "A averti les autres de la vente prévue de quatre dépôts, le lendemain du jour où nos déléguées et délégués l’ont apprise.",
                "Note to the parties, numbered 3.",
                "Note aux parties, numéro 3.",
                "",
            ],
        ),
        (
            "sigo",
            "c2",
            Visibility::Public,
            22,
            [
                "Shared the notice that two inspection offices are to close, before it was made public.",
                "A transmis l’avis de fermeture de deux bureaux d’inspection avant sa publication.",
                "",
                "",
                "https://sigo.example/notices/offices",
            ],
        ),
        (
            "aopp",
            "c2",
            Visibility::Parties,
            27,
            [
                "Passed on the employer’s pension demand within a day.",
                "A fait connaître en un jour la demande de l’employeur sur les retraites.",
                "Minutes of the bargaining table.",
                "Procès-verbal de la table de négociation.",
                "",
            ],
        ),
        (
            "apwo",
            "c3",
            Visibility::Public,
            24,
            [
                "Wrote to the employer that we will not sign a clause that takes new hires out of the pension plan.",
                "A écrit à l’employeur que nous ne signerons aucune clause qui exclut les nouvelles embauches du régime de retraite.",
                "Letter of the president.",
                "Lettre de la présidence.",
                "https://apwo.example/letters/pensions",
            ],
        ),
        (
            "aopp",
            "c3",
            Visibility::Own,
            12,
            [
                "Asked our lawyers how far a common reply at the tables may go.",
                "A demandé à nos avocates et avocats jusqu’où peut aller une réponse commune aux tables.",
                "",
                "",
                "",
            ],
        ),
        (
            "apwo",
            "c4",
            Visibility::Parties,
            6,
            [
                "Forty stewards learned in two evenings what to say when somebody is asked to do another union’s work.",
                "Quarante déléguées et délégués ont appris en deux soirées quoi dire quand on demande à quelqu’un de faire le travail d’un autre syndicat.",
                "Lists of those present.",
                "Listes des présences.",
                "",
            ],
        ),
    ];
    for (slug, clause, visibility, days_ago, [en, fr, evidence_en, evidence_fr, link]) in all {
        let document = DeedDocument {
            what: text(en, fr),
            evidence: text(evidence_en, evidence_fr),
            link: link.to_owned(),
        };
        let (own, at) = (who.of(slug), now - days_ago * DAY);
        let new = NewDeed {
            organisation_id: own,
            visibility: visibility.number(),
            pact_id: promises.pact_id,
            clause,
            done_on: day_number(zone::local(at).date()),
            document: &documents::write(&document)?,
            staff_id: who.staff(own),
            at,
        };
        query!(tx, calls::put_deed(&new))?;
    }
    Ok(())
}

async fn report(tx: &mut Tx, vault: &Vault, who: &Who, now: Micros) -> Result<()> {
    let (own, at) = (who.of("apwo"), now - 4 * DAY);
    let report = Report {
        kind: "work".to_owned(),
        day: zone::local(at).date().to_string(),
        time: "06:40".to_owned(),
        place: "North Bay yard, tool room".to_owned(),
        manager: "Acting yard supervisor".to_owned(),
        union: "AOPP".to_owned(),
        words: "At the start of the shift two of our mechanics were asked to sign off bridge inspections, “just this week, the inspectors are behind”. They said that it isn’t their work and that they would tell the union. Nothing more was said."
            .to_owned(),
    };
    let sealed = documents::seal(vault, own, who.staff(own), at, &report)?;
    let audience = Audience { visibility: Visibility::Chosen, chosen: vec![who.of("aopp")] };
    let (id, level) = (reports::number(vault), audience.visibility.number());
    query!(tx, calls::put_report((id, own), level, &sealed, who.staff(own), at))?;
    audience::put(tx, Thing::Report, id, &audience).await?;
    Ok(())
}
