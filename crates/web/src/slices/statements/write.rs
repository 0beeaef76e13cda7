//! Writing a statement, and changing it: once it was sent, a changed text is another version, which nobody has
//! approved. A draft has one text; what it said before stays nowhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use commonfront_domain::Micros;
use commonfront_domain::audit::Event;
use commonfront_domain::sharing::{Notice, Thing};
use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_store::rows::statements::StatementText;
use commonfront_store::{Tx, query};

use super::load::{self, ASIDE, DRAFT, Loaded};
use crate::app::{App, Shared};
use crate::error::WebError;
use crate::page::{self, NEVER};
use crate::slices::decisions::texts::{Texts, problem};
use crate::slices::messages;
use crate::slices::pact::audience::Choice;
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::fields::{Faults, Posted, see_other};
use crate::slices::staff::{DeskPage, audit};

/// The longest name of an office, in characters.
const OFFICE: usize = 200;

#[derive(Template)]
#[template(path = "slices/statements/write.html")]
struct WritePage {
    page: DeskPage,
    tabs: Vec<Tab>,
    id: Option<i64>,
    version: i64,
    sha256: String,
    approvals: i64,
    typed: Texts,
    to_government: bool,
    addressee: String,
    campaigns: Vec<Choice>,
    faults: Faults,
}

/// What a form holds, as it was typed.
#[derive(Default)]
struct Typed {
    texts: Texts,
    to_government: bool,
    addressee: String,
    campaign: String,
}

impl Typed {
    fn posted(posted: &Posted) -> Self {
        Self {
            texts: Texts::typed(posted),
            to_government: posted.get("to") == "government",
            addressee: posted.get("addressee").to_owned(),
            campaign: posted.get("campaign").to_owned(),
        }
    }

    fn of(loaded: &Loaded) -> Self {
        Self {
            texts: load::texts(&loaded.row),
            to_government: !loaded.row.addressee.is_empty(),
            addressee: loaded.row.addressee.clone(),
            campaign: loaded.row.campaign.clone(),
        }
    }

    /// The texts, the addressee and the campaign.
    fn read(&self, app: &App, room: &Room, faults: &mut Faults) -> (Texts, String, String) {
        let texts = self.texts.read(room.t, faults);
        let addressee = match text_rules::line(&self.addressee, OFFICE) {
            _ if !self.to_government => String::new(),
            Ok(office) => office,
            Err(fault) => {
                let words = match fault {
                    TextProblem::Empty => room.t.get("statements-fault-office").to_owned(),
                    other => problem(room.t, other),
                };
                faults.add("addressee", words);
                String::new()
            }
        };
        let there = app.catalog.now().campaign(&self.campaign).is_some();
        (texts, addressee, if there { self.campaign.clone() } else { String::new() })
    }
}

fn form(
    app: &App,
    room: &Room,
    loaded: Option<&Loaded>,
    typed: Typed,
    faults: Faults,
) -> Result<Response, WebError> {
    let t = room.t;
    let snapshot = app.catalog.now();
    let mut campaigns = vec![Choice {
        value: String::new(),
        label: t.get("statements-no-campaign").to_owned(),
        on: typed.campaign.is_empty(),
    }];
    campaigns.extend(snapshot.campaigns.iter().map(|campaign| Choice {
        value: campaign.document.slug.clone(),
        label: campaign.document.title.get(t.0).to_owned(),
        on: campaign.document.slug == typed.campaign,
    }));
    let key = if loaded.is_some() { "statements-edit" } else { "statements-new" };
    let RoomPage { page, tabs } = room.page(app, t.get(key), Part::Statements);
    let approvals = loaded.map_or(0, |loaded| loaded.names(loaded.row.version).len());
    Texts::call(t, &faults);
    faults.call_each(t, &[("addressee", "statements-office")]);
    let body = WritePage {
        page,
        tabs,
        id: loaded.map(|loaded| loaded.row.id),
        version: loaded.map_or(0, |loaded| loaded.row.version),
        sha256: loaded.map(|loaded| loaded.row.sha256.clone()).unwrap_or_default(),
        approvals: i64::try_from(approvals).unwrap_or(i64::MAX),
        typed: typed.texts,
        to_government: typed.to_government,
        addressee: typed.addressee,
        campaigns,
        faults,
    };
    Ok(page::html(body.faults.status(), page::render(&body)?, NEVER))
}

/// A text as a version, with its hash.
#[must_use]
pub fn version(texts: &Texts, addressee: String, version: i64, at: Micros) -> StatementText {
    StatementText {
        version,
        sha256: load::sha256(&addressee, texts),
        addressee,
        title_en: texts.title_en.clone(),
        title_fr: texts.title_fr.clone(),
        text_en: texts.text_en.clone(),
        text_fr: texts.text_fr.clone(),
        made_at: at,
    }
}

/// Begins a statement.
///
/// # Errors
/// The database can't write.
pub async fn put(
    tx: &mut Tx,
    organisation: i64,
    texts: &Texts,
    addressee: String,
    campaign: &str,
    at: Micros,
) -> Result<i64, WebError> {
    let id = query!(tx, statements::put(organisation, campaign, at))?;
    query!(tx, statements::put_version(id, &version(texts, addressee, 1, at)))?;
    Ok(id)
}

/// `GET /desk/pact/statements/new`.
///
/// # Errors
/// [`WebError`].
pub async fn new(State(app): State<Shared>, room: Room) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    form(&app, &room, None, Typed::default(), Faults::default())
}

/// `POST /desk/pact/statements/new`.
///
/// # Errors
/// [`WebError`].
pub async fn create(State(app): State<Shared>, room: Room, posted: Posted) -> Result<Response, WebError> {
    room.may_act(&app).await?;
    let typed = Typed::posted(&posted);
    let mut faults = Faults::default();
    let (texts, addressee, campaign) = typed.read(&app, &room, &mut faults);
    if !faults.is_empty() {
        return form(&app, &room, None, typed, faults);
    }
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    let id = put(&mut tx, room.own(), &texts, addressee, &campaign, at).await?;
    audit::write(&mut tx, &room.desk, at, &Event::StatementWritten { statement: id, version: 1 }).await?;
    tx.commit().await?;
    Ok(see_other(&format!("/desk/pact/statements/{id}?done=written")))
}

async fn owned(app: &App, room: &Room, id: i64) -> Result<Loaded, WebError> {
    room.may_speak()?;
    let mut conn = app.db.read().await?;
    let loaded = load::find(app, &mut conn, room.own(), id).await?;
    if loaded.row.organisation_id != room.own() {
        return Err(WebError::Forbidden);
    }
    if loaded.row.state == ASIDE {
        return Err(WebError::SeeOther(format!("/desk/pact/statements/{id}")));
    }
    Ok(loaded)
}

/// `GET /desk/pact/statements/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn edit(State(app): State<Shared>, room: Room, Path(id): Path<i64>) -> Result<Response, WebError> {
    let loaded = owned(&app, &room, id).await?;
    form(&app, &room, Some(&loaded), Typed::of(&loaded), Faults::default())
}

/// `POST /desk/pact/statements/{id}/edit`.
///
/// # Errors
/// [`WebError`].
pub async fn save(
    State(app): State<Shared>,
    room: Room,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, WebError> {
    let loaded = owned(&app, &room, id).await?;
    let typed = Typed::posted(&posted);
    let mut faults = Faults::default();
    let (texts, addressee, campaign) = typed.read(&app, &room, &mut faults);
    let row = &loaded.row;
    // The version of a draft stays what it is, so that only its text tells whether somebody has written meanwhile.
    let other_text = row.state == DRAFT && posted.get("sha256") != row.sha256;
    if posted.get("version") != row.version.to_string() || other_text {
        faults.add("title_en", room.t.get("statements-fault-changed"));
    }
    if !faults.is_empty() {
        return form(&app, &room, Some(&loaded), typed, faults);
    }
    let same = texts == load::texts(row) && addressee == row.addressee;
    if same && campaign == row.campaign {
        return Ok(see_other(&format!("/desk/pact/statements/{id}")));
    }
    let at = app.clock.now();
    let mut tx = app.db.write().await?;
    if !query!(tx, statements::hold(id, row.version))? {
        return Ok(see_other(&format!("/desk/pact/statements/{id}?done=changed")));
    }
    if same {
        // Where it stands is no part of what is approved.
        query!(tx, statements::set_campaign(id, &campaign))?;
        let event = Event::StatementWritten { statement: id, version: row.version };
        audit::write(&mut tx, &room.desk, at, &event).await?;
        tx.commit().await?;
        return Ok(see_other(&format!("/desk/pact/statements/{id}?done=moved")));
    }
    let written = if row.state == DRAFT { row.version } else { row.version + 1 };
    let text = version(&texts, addressee, written, at);
    if row.state == DRAFT {
        if !query!(tx, statements::rewrite(id, &row.sha256, &text))? {
            return Ok(see_other(&format!("/desk/pact/statements/{id}?done=changed")));
        }
        query!(tx, statements::set_campaign(id, &campaign))?;
    } else {
        query!(tx, statements::raise_version(id, &campaign, at))?;
        query!(tx, statements::put_version(id, &text))?;
        let told: Vec<i64> = loaded.asked.iter().copied().filter(|&one| one != room.own()).collect();
        let about = (Thing::Statement, id);
        messages::notify(&mut tx, at, Notice::StatementToApprove, about, &told, room.desk.staff.id).await?;
    }
    audit::write(&mut tx, &room.desk, at, &Event::StatementWritten { statement: id, version: written })
        .await?;
    tx.commit().await?;
    let done = if row.state == DRAFT { "written" } else { "rewritten" };
    Ok(see_other(&format!("/desk/pact/statements/{id}?done={done}")))
}
