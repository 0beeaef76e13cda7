//! What the example's organisations bargain for: agreements with their provisions, threats, and services that
//! were contracted out. All bodies, contractors and sources are made up.

use anyhow::{Context, Result};
use commonfront_domain::Micros;
use commonfront_domain::bargaining::{Severity, Subject, ThreatState};
use commonfront_domain::paper::day_number;
use commonfront_domain::sharing::{Audience, Thing, Visibility};
use commonfront_domain::{Text, bargaining};
use commonfront_store::rows::bargaining::{NewAgreement, NewContract, NewThreat};
use commonfront_store::{Db, Tx, query};
use commonfront_web::slices::bargaining::agreement_form::into_calendar;
use commonfront_web::slices::bargaining::documents::{self, Agreement, Contract, Provision, Threat};
use commonfront_web::slices::pact::audience;
use commonfront_web::zone;
use serde::Deserialize;

use super::Files;

/// The example as it stands in `demo/bargaining.toml`. Days are told from today.
#[derive(Deserialize)]
struct Example {
    agreements: Vec<ExampleAgreement>,
    threats: Vec<ExampleThreat>,
    contracts: Vec<ExampleContract>,
}

#[derive(Deserialize)]
struct ExampleAgreement {
    by: String,
    shown: String,
    #[serde(default)]
    with: Vec<String>,
    unit: Text,
    employer: Text,
    people: i64,
    from: i64,
    until: i64,
    statuses: Vec<(String, i64)>,
    #[serde(default)]
    provisions: Vec<ExampleProvision>,
}

#[derive(Deserialize)]
struct ExampleProvision {
    subject: String,
    clause: String,
    text: Text,
}

#[derive(Deserialize)]
struct ExampleThreat {
    by: String,
    shown: String,
    who: Text,
    demand: Text,
    #[serde(default)]
    words: Text,
    since: i64,
    severity: String,
    state: String,
    subjects: Vec<String>,
}

#[derive(Deserialize)]
struct ExampleContract {
    by: String,
    shown: String,
    state: String,
    worth: Option<i64>,
    promised: Option<i64>,
    found: Option<i64>,
    from_day: Option<i64>,
    until_day: Option<i64>,
    #[serde(flatten)]
    document: Contract,
}

/// Who writes, and when.
struct Who {
    organisations: Vec<(String, i64)>,
    now: Micros,
    today: i64,
}

impl Who {
    fn of(&self, slug: &str) -> i64 {
        self.organisations.iter().find(|(one, _)| one == slug).map_or(0, |(_, id)| *id)
    }

    fn audience(&self, shown: &str, with: &[String]) -> Audience {
        let visibility = Visibility::from_name(shown).unwrap_or(Visibility::Own);
        Audience { visibility, chosen: with.iter().map(|slug| self.of(slug)).collect() }
    }
}

/// Puts the example's agreements, threats and contracts into the database.
pub(super) async fn put(db: &Db, now: Micros) -> Result<()> {
    let file = Files::get("bargaining.toml").context("The example has no agreements")?;
    let example: Example = toml::from_str(&String::from_utf8_lossy(&file.data))?;
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    drop(conn);
    let organisations = organisations.into_iter().map(|row| (row.slug, row.id)).collect();
    let who = Who { organisations, now, today: day_number(zone::local(now).date()) };
    let mut tx = db.write().await?;
    let mut first = Vec::new();
    for one in &example.agreements {
        let id = agreement(&mut tx, &who, one).await?;
        if !first.iter().any(|(by, _)| by == &one.by) {
            first.push((one.by.clone(), id));
        }
    }
    for one in &example.threats {
        let agreement = first.iter().find(|(by, _)| by == &one.by).map(|(_, id)| *id);
        threat(&mut tx, &who, one, agreement).await?;
    }
    for one in &example.contracts {
        contract(&mut tx, &who, one).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn agreement(tx: &mut Tx, who: &Who, one: &ExampleAgreement) -> Result<i64> {
    let audience = who.audience(&one.shown, &one.with);
    let document = Agreement { unit: one.unit.clone(), employer: one.employer.clone() };
    let document = documents::write(&document)?;
    let new = NewAgreement {
        organisation_id: who.of(&one.by),
        visibility: audience.visibility.number(),
        document: &document,
        people: one.people,
        from_day: who.today + one.from,
        until_day: who.today + one.until,
        staff_id: 0,
        at: who.now,
    };
    let status = |name: &str| bargaining::Status::from_name(name).map_or(1, bargaining::Status::number);
    let (last, since) = one.statuses.last().context("An agreement has no status")?;
    let id = query!(tx, bargaining::add_agreement(&new, status(last), who.today + since))?;
    for (name, since) in &one.statuses {
        query!(tx, bargaining::note_status(id, status(name), who.today + since, who.now, 0))?;
    }
    audience::put(tx, Thing::Agreement, id, &audience).await?;
    for provision in &one.provisions {
        let subject = Subject::from_name(&provision.subject).context("A provision has no subject")?;
        let document = documents::write(&Provision { text: provision.text.clone() })?;
        query!(tx, bargaining::add_provision(id, subject.number(), &provision.clause, &document, who.now))?;
    }
    if let Some(row) = query!(tx, bargaining::agreement(new.organisation_id, id))? {
        into_calendar(tx, &row, &audience, false, who.now).await?;
    }
    Ok(id)
}

async fn threat(tx: &mut Tx, who: &Who, one: &ExampleThreat, agreement: Option<i64>) -> Result<()> {
    let document = Threat { who: one.who.clone(), demand: one.demand.clone(), words: one.words.clone() };
    let subjects: Vec<Subject> = one.subjects.iter().filter_map(|name| Subject::from_name(name)).collect();
    let new = NewThreat {
        organisation_id: who.of(&one.by),
        visibility: who.audience(&one.shown, &[]).visibility.number(),
        document: &documents::write(&document)?,
        since_day: who.today + one.since,
        severity: Severity::from_name(&one.severity).context("A threat has no severity")?.number(),
        state: ThreatState::from_name(&one.state).context("A threat has no state")?.number(),
        subjects: Subject::mask(&subjects),
        staff_id: 0,
        at: who.now,
    };
    let id = query!(tx, bargaining::add_threat(&new))?;
    if let Some(agreement) = agreement {
        query!(tx, bargaining::threaten(id, agreement))?;
    }
    Ok(())
}

async fn contract(tx: &mut Tx, who: &Who, one: &ExampleContract) -> Result<()> {
    let state = bargaining::ContractState::from_name(&one.state).context("A contract has no state")?;
    let new = NewContract {
        organisation_id: who.of(&one.by),
        visibility: who.audience(&one.shown, &[]).visibility.number(),
        document: &documents::write(&one.document)?,
        state: state.number(),
        worth: one.worth,
        promised: one.promised,
        found: one.found,
        from_day: one.from_day.map(|day| who.today + day),
        until_day: one.until_day.map(|day| who.today + day),
        staff_id: 0,
        at: who.now,
    };
    query!(tx, contracts::add_contract(&new))?;
    Ok(())
}
