//! `/desk/pact/bargaining/threats`: what employers demand, the gravest first.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use commonfront_domain::bargaining::{Severity, Subject, ThreatState};
use commonfront_domain::paper;
use commonfront_store::query;
use commonfront_store::rows::bargaining::ThreatRow;

use super::agreement::subject_words;
use super::documents::{self, Threat};
use super::names::Names;
use super::nav::{self, Did, Leaf, Link};
use super::threat::may_call;
use crate::app::Shared;
use crate::error::WebError;
use crate::i18n::T;
use crate::page::{self, NEVER};
use crate::slices::pact::{Part, Room, RoomPage, Tab};
use crate::slices::staff::DeskPage;

/// A threat, as pages show it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its key.
    pub id: i64,
    /// Whose entry it is.
    pub by: String,
    /// That in classes.
    pub slug: String,
    /// Whether it is the asker's own.
    pub mine: bool,
    /// Whether a call may be made of it.
    pub calls: bool,
    /// Who demands it.
    pub who: String,
    /// What is demanded.
    pub demand: String,
    /// What else is known.
    pub words: String,
    /// Since when.
    pub since: String,
    /// How grave it is.
    pub severity: &'static str,
    /// The class of that.
    pub weight: &'static str,
    /// Whether it stands.
    pub open: bool,
    /// What became of it.
    pub state: &'static str,
    /// What it is about.
    pub subjects: Vec<(&'static str, &'static str)>,
}

impl Line {
    /// A threat as `own` sees it.
    ///
    /// # Errors
    /// Its document can't be read.
    pub fn new(t: T, row: &ThreatRow, names: &Names, own: i64) -> Result<Self, WebError> {
        let document: Threat = documents::parse(&row.document)?;
        let severity = Severity::from_number(row.severity).unwrap_or(Severity::Low);
        let state = ThreatState::from_number(row.state).unwrap_or(ThreatState::Open);
        let subject = |subject: Subject| (subject.name(), subject_words(t, subject));
        Ok(Self {
            id: row.id,
            by: names.of(row.organisation_id),
            slug: names.slug(row.organisation_id),
            mine: row.organisation_id == own,
            calls: may_call(row.organisation_id, own, row.visibility),
            who: document.who.get(t.0).to_owned(),
            demand: document.demand.get(t.0).to_owned(),
            words: document.words.get(t.0).to_owned(),
            since: t.date(paper::day(row.since_day)),
            severity: t.get(&format!("bargaining-severity-{}", severity.name())),
            weight: match severity {
                Severity::Low => "barg-low",
                Severity::Serious => "barg-serious",
                Severity::Grave => "barg-grave",
            },
            open: state == ThreatState::Open,
            state: t.get(&format!("bargaining-state-{}", state.name())),
            subjects: Subject::in_mask(row.subjects).into_iter().map(subject).collect(),
        })
    }
}

#[derive(Template)]
#[template(path = "slices/bargaining/threats.html")]
struct ListPage {
    page: DeskPage,
    tabs: Vec<Tab>,
    leaves: Vec<Link>,
    notice: Option<&'static str>,
    speaks: bool,
    open: Vec<Line>,
    past: Vec<Line>,
}

/// `GET /desk/pact/bargaining/threats`.
///
/// # Errors
/// [`WebError`].
pub async fn page(
    State(app): State<Shared>,
    room: Room,
    Query(did): Query<Did>,
) -> Result<Response, WebError> {
    let t = room.t;
    let mut conn = app.db.read().await?;
    let rows = query!(conn, bargaining::threats(room.own()))?;
    let names = Names::read(&app, &mut conn, t.0).await?;
    drop(conn);
    let lines = rows.iter().map(|row| Line::new(t, row, &names, room.own()));
    let (open, past) = lines.collect::<Result<Vec<_>, _>>()?.into_iter().partition(|line| line.open);
    let RoomPage { page, tabs } = room.page(&app, t.get("bargaining-threats"), Part::Bargaining);
    let body = ListPage {
        page,
        tabs,
        leaves: nav::leaves(t, Leaf::Threats),
        notice: nav::notice(t, &did.did),
        speaks: room.speaks(),
        open,
        past,
    };
    Ok(page::html(StatusCode::OK, page::render(&body)?, NEVER))
}
