//! Opening a vote: `/desk/pact/decisions/new`.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_domain::clock::{DAY, HOUR};
use commonfront_domain::sharing::{Audience, Notice, Thing, Visibility};
use commonfront_store::rows::decisions::{NewDecision, TextRow};
use commonfront_store::{Tx, query};
use commonfront_voting::{Rule, Terms, Weighting};

use super::texts::Texts;
use super::{close, voters};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::fraud::words;
use crate::slices::messages;
use crate::slices::pact::audience::{self, AudienceField, Choice};
use crate::slices::pact::{Part, Party, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;
use crate::slices::staff::audit;
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::zone;

/// The longest that a vote may be open.
const LONGEST: Micros = 366 * DAY;
/// Whom a proposal can concern.
const LEVELS: [Visibility; 2] = [Visibility::Chosen, Visibility::Parties];

#[derive(Template)]
#[template(path = "slices/decisions/begin.html")]
struct BeginPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    typed: Texts,
    rules: Vec<Choice>,
    weightings: Vec<Choice>,
    bases: Vec<Choice>,
    quorum: String,
    urgent: bool,
    closes: String,
    ordinary: String,
    short: String,
    audience: AudienceField,
    faults: Faults,
}

/// A stretch of time in words.
#[must_use]
pub fn stretch(t: T, micros: Micros) -> String {
    if micros >= 2 * DAY && micros % DAY == 0 {
        t.num("decisions-days", micros / DAY)
    } else if micros >= 4 * DAY {
        t.num("decisions-days", micros.div_euclid(DAY))
    } else {
        t.num("decisions-hours", micros.div_euclid(HOUR))
    }
}

/// What a form holds, as it was typed.
struct Typed {
    texts: Texts,
    rule: Rule,
    weighting: Weighting,
    of: Weighting,
    quorum: String,
    urgent: bool,
    closes: String,
    audience: Audience,
}

impl Typed {
    fn fresh(terms: &Terms, now: Micros) -> Self {
        let day = zone::local(now + terms.notice.ordinary + DAY).date();
        Self {
            texts: Texts::default(),
            rule: terms.rule,
            weighting: terms.weighting,
            of: terms.quorum.of,
            quorum: terms.quorum.percent.to_string(),
            urgent: false,
            closes: format!("{day}T12:00"),
            audience: Audience { visibility: Visibility::Parties, chosen: Vec::new() },
        }
    }

    fn posted(posted: &Posted, terms: &Terms, parties: &[Party]) -> Self {
        Self {
            texts: Texts::typed(posted),
            rule: Rule::from_name(posted.get("rule")).unwrap_or(terms.rule),
            weighting: Weighting::from_name(posted.get("weighting")).unwrap_or(terms.weighting),
            of: Weighting::from_name(posted.get("quorum_of")).unwrap_or(terms.quorum.of),
            quorum: posted.get("quorum").to_owned(),
            urgent: posted.has("urgent"),
            closes: posted.get("closes").to_owned(),
            audience: audience::read(posted, &LEVELS, parties),
        }
    }
}

fn choices<X: Copy + PartialEq>(
    all: &[X],
    now: X,
    name: impl Fn(X) -> &'static str,
    t: T,
    prefix: &str,
) -> Vec<Choice> {
    let choice = |&one: &X| Choice {
        value: name(one).to_owned(),
        label: t.get(&format!("{prefix}{}", name(one))).to_owned(),
        on: one == now,
    };
    all.iter().map(choice).collect()
}

fn form(
    app: &App,
    room: &Room,
    terms: &Terms,
    parties: &[Party],
    typed: Typed,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let RoomPage { page, tabs } = room.page(app, t.get("decisions-new"), Part::Decisions);
    Texts::call(t, &faults);
    faults.call_each(t, &[("closes", "decisions-field-closes"), ("quorum", "decisions-quorum")]);
    let body = BeginPage {
        page,
        tabs,
        rules: choices(&Rule::ALL, typed.rule, Rule::name, t, "decisions-rule-"),
        weightings: choices(&Weighting::ALL, typed.weighting, Weighting::name, t, "decisions-weighting-"),
        bases: choices(&Weighting::ALL, typed.of, Weighting::name, t, "decisions-of-"),
        quorum: typed.quorum,
        urgent: typed.urgent,
        closes: typed.closes,
        ordinary: stretch(t, terms.notice.ordinary),
        short: stretch(t, terms.notice.urgent),
        audience: AudienceField::new(t, &LEVELS, parties, room.own(), &typed.audience),
        typed: typed.texts,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// `GET /desk/pact/decisions/new`.
///
/// # Errors
/// [`WebError`].
pub async fn page(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    let terms = voters::terms(&mut conn, now).await?;
    let parties = voters::acting(&app, &mut conn, now).await?;
    form(&app, &room, &terms, &parties, Typed::fresh(&terms, now), Faults::default())
}

/// What is wrong with a close, if it is too soon or too late.
#[must_use]
pub fn close_fault(t: T, terms: &Terms, now: Micros, closes: Option<Micros>) -> Option<String> {
    let Some(closes) = closes else { return Some(t.get("decisions-fault-close").to_owned()) };
    let needed = terms.notice_needed();
    if closes - now > LONGEST {
        return Some(t.get("decisions-fault-close-late").to_owned());
    }
    if closes - now >= needed {
        return None;
    }
    let values = [("notice", stretch(t, needed)), ("from", t.moment(now + needed))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let key = if terms.urgent { "decisions-fault-close-urgent" } else { "decisions-fault-close-soon" };
    Some(t.with_all(key, &values))
}

/// `POST /desk/pact/decisions/new`.
///
/// # Errors
/// [`WebError`].
pub async fn open(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let (t, now) = (room.t, app.clock.now());
    let mut tx = app.db.write().await?;
    let mut terms = voters::terms(&mut tx, now).await?;
    let parties = voters::acting(&app, &mut tx, now).await?;
    let typed = Typed::posted(&posted, &terms, &parties);
    let mut faults = Faults::default();
    let texts = typed.texts.read(t, &mut faults);
    (terms.rule, terms.weighting, terms.urgent) = (typed.rule, typed.weighting, typed.urgent);
    terms.quorum.of = typed.of;
    match typed.quorum.trim().parse::<u8>() {
        Ok(percent @ 0..=100) => terms.quorum.percent = percent,
        _ => faults.add("quorum", t.get("decisions-fault-quorum")),
    }
    let closes = words::read_moment(&typed.closes);
    if let Some(fault) = close_fault(t, &terms, now, closes) {
        faults.add("closes", fault);
    }
    let concerned = parties.iter().filter(|party| typed.audience.includes(room.own(), party.id, true));
    let electors: Vec<(i64, i64)> = concerned.map(|party| (party.id, party.people)).collect();
    if electors.iter().all(|&(id, _)| id == room.own()) {
        faults.add("visibility", t.get("decisions-fault-electors"));
    }
    let (Some(closes_at), true) = (closes, faults.is_empty()) else {
        drop(tx);
        return form(&app, &room, &terms, &parties, typed, faults);
    };
    let by = (room.own(), room.desk.staff.id);
    let id = put(&mut tx, by, &texts, &terms, &typed.audience, &electors, (now, closes_at)).await?;
    let told: Vec<i64> = electors.iter().map(|&(id, _)| id).filter(|&id| id != room.own()).collect();
    messages::notify(&mut tx, now, Notice::DecisionOpened, (Thing::Decision, id), &told, by.1).await?;
    audit::write(&mut tx, &room.desk, now, &Event::DecisionOpened { decision: id }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/decisions/{id}?done=opened")))
}

/// Keeps a proposal whose vote opens now, with its electors and the people that each represents; `by`:
/// organisation and member of staff.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    by: (i64, i64),
    texts: &Texts,
    terms: &Terms,
    audience: &Audience,
    electors: &[(i64, i64)],
    (at, closes_at): (Micros, Micros),
) -> Result<i64, WebError> {
    let new = NewDecision {
        organisation_id: by.0,
        visibility: audience.visibility.number(),
        rule: terms.rule.name(),
        weighting: terms.weighting.name(),
        quorum: i64::from(terms.quorum.percent),
        quorum_of: terms.quorum.of.name(),
        notice: terms.notice.ordinary,
        urgent_notice: terms.notice.urgent,
        urgent: i64::from(terms.urgent),
        at,
        closes_at,
        remind_at: close::remind_at(at, closes_at),
        staff_id: by.1,
    };
    let id = query!(tx, decisions::put(&new))?;
    query!(tx, decisions::put_version(id, &version(texts, 1, String::new(), at)))?;
    for &(organisation, people) in electors {
        query!(tx, decisions::put_elector(id, organisation, people))?;
    }
    audience::put(tx, Thing::Decision, id, audience).await?;
    if let Some(row) = query!(tx, decisions::get(by.0, id))? {
        close::in_calendar(tx, &row, audience, false, at).await?;
    }
    Ok(id)
}

/// A text as a version.
#[must_use]
pub fn version(texts: &Texts, version: i64, note: String, at: Micros) -> TextRow {
    TextRow {
        version,
        title_en: texts.title_en.clone(),
        title_fr: texts.title_fr.clone(),
        text_en: texts.text_en.clone(),
        text_fr: texts.text_fr.clone(),
        note,
        made_at: at,
    }
}
